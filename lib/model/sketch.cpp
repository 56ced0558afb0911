// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/model/sketch.hpp"

#include <algorithm>
#include <array>

namespace minutebook {
namespace {

constexpr size_t shingle_words = 8;
constexpr size_t few_words = 40;  // two notices of so few words are often equal without being the same paper
constexpr uint64_t fnv_start = 14695981039346656037U;
constexpr uint64_t fnv_prime = 1099511628211U;
constexpr uint64_t base = 0x9E3779B97F4A7C15U;  // of the polynomial that a shingle's hash is, odd

constexpr uint64_t power(uint64_t number, size_t exponent) {
  uint64_t out = 1;
  for (size_t i = 0; i < exponent; ++i) out *= number;
  return out;
}

/// splitmix64's last step: spreads what two words have in common over all bits.
uint64_t spread(uint64_t x) {
  x = (x ^ (x >> 30U)) * 0xBF58476D1CE4E5B9U;
  x = (x ^ (x >> 27U)) * 0x94D049BB133111EBU;
  return x ^ (x >> 31U);
}

class Sketcher {
 public:
  void read(std::string_view text) {
    for (size_t i = 0; i < text.size(); ++i) {
      const auto byte = static_cast<unsigned char>(text[i]);
      const bool punctuation = byte == 0xE2 && i + 2 < text.size() && static_cast<unsigned char>(text[i + 1]) == 0x80;
      if (punctuation) {  // U+2000 to U+203F: dashes, quotes, blanks, which formats write differently
        end_word();
        i += 2;
      } else if (byte >= 'A' && byte <= 'Z') {
        add(byte + ('a' - 'A'));
      } else if ((byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') || byte >= 0x80) {
        add(byte);
      } else {
        end_word();
      }
    }
    end_word();
  }

  Sketch take() {
    auto& all = sketch_.shingles;
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    if (words_ >= few_words) sketch_.whole = std::max<uint64_t>(spread(whole_), 1);
    return std::move(sketch_);
  }

 private:
  void add(unsigned byte) {
    word_ = (word_ ^ byte) * fnv_prime;
    in_word_ = true;
  }

  void end_word() {
    if (!in_word_) return;
    const uint64_t word = spread(word_);
    word_ = fnv_start;
    in_word_ = false;
    whole_ = whole_ * base + word;
    uint64_t& oldest = last_[words_ % shingle_words];
    window_ = (window_ - oldest * power(base, shingle_words - 1)) * base + word;
    oldest = word;
    if (++words_ < shingle_words) return;
    constexpr uint64_t bound = ~uint64_t{0} / sketch_rate;
    constexpr unsigned kept_bits = 48;
    const uint64_t hash = spread(window_);
    if (hash < bound) sketch_.shingles.push_back(hash >> (64U - kept_bits));
  }

  Sketch sketch_;
  std::array<uint64_t, shingle_words> last_{};
  size_t words_ = 0;
  uint64_t word_ = fnv_start, whole_ = 0, window_ = 0;
  bool in_word_ = false;
};

}  // namespace

Sketch sketch_of(std::string_view text) {
  Sketcher sketcher;
  sketcher.read(text);
  return sketcher.take();
}

Sketch sketch_of(const Minutes& minutes) {
  Sketcher sketcher;
  for (const PageText& page : minutes.pages) sketcher.read(page.text);
  if (minutes.pages.empty())
    for (const Passage& passage : minutes.passages) {
      sketcher.read(passage.heading);
      sketcher.read(passage.text);
    }
  return sketcher.take();
}

}  // namespace minutebook

// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/font_weights.hpp"

#include <algorithm>

namespace minutebook {
namespace {

constexpr size_t most_fonts = 200;
constexpr size_t least_letters_shared = 5;
constexpr float same = 0.995F;   // measured widths are rounded
constexpr float wider = 1.012F;  // a letter that is wider at all: Calibri's bold adds little
constexpr float mean_wider = 1.015F;
constexpr float too_wide = 1.35F;  // another family altogether

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

bool FontWeights::is_nameless(std::string_view font) {
  if (font.empty()) return true;
  if (font.starts_with("CIDFont+F")) return all_digits(font.substr(9));
  const size_t plus = font.find('+');
  const std::string_view name = plus == 6 ? font.substr(7) : font;
  return name.size() >= 2 && (name[0] == 'F' || name[0] == 'T') && all_digits(name.substr(1));
}

void FontWeights::see(const std::string& font, char letter, float width) {
  if (letter < 'a' || letter > 'z' || !(width > 0.05F && width < 2)) return;
  if (fonts_.size() >= most_fonts && !fonts_.contains(font)) return;
  Measure& measure = fonts_[font];
  const auto at = static_cast<size_t>(letter - 'a');
  measure.sums[at] += width;
  ++measure.counts[at];
  ++measure.seen;
}

const FontWeights::Measure* FontWeights::main_font() const {
  const auto most = std::max_element(fonts_.begin(), fonts_.end(),
                                     [](const auto& a, const auto& b) { return a.second.seen < b.second.seen; });
  return most == fonts_.end() ? nullptr : &most->second;
}

bool FontWeights::is_bold(const std::string& font) const {
  const auto found = fonts_.find(font);
  const Measure* regular = main_font();
  if (found == fonts_.end() || &found->second == regular) return false;
  const Measure& measure = found->second;
  size_t shared = 0;
  size_t narrower = 0;
  size_t clearly = 0;
  float sum = 0;
  for (size_t i = 0; i < letters; ++i) {
    if (measure.counts[i] == 0 || regular->counts[i] == 0) continue;
    const float ratio = (measure.sums[i] / static_cast<float>(measure.counts[i])) /
                        (regular->sums[i] / static_cast<float>(regular->counts[i]));
    ++shared;
    narrower += ratio < same;
    clearly += ratio > wider;
    sum += ratio;
  }
  if (shared < least_letters_shared || narrower * 10 > shared || clearly * 4 < shared) return false;
  const float mean = sum / static_cast<float>(shared);
  return mean > mean_wider && mean < too_wide;
}

}  // namespace minutebook

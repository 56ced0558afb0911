// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/ocr_words.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "indexer/extract/pdf_lines.hpp"

namespace minutebook {
namespace {

constexpr double least_confidence = 25;       // of a word; below it is dirt or a signature
constexpr double least_without_letters = 60;  // of a word of marks only
constexpr float same_size = 0.18F;            // rows measured by their ink differ so much in one size of print
constexpr float most_skew = 0.2F;             // about 11 degrees

size_t letters_of(const RecognizedWord& word) { return word.text.size(); }

/// Letters beyond ASCII begin with C3 and up; E2 is where dashes, quotes and bullets stand.
bool has_letter_or_digit(const std::string& text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (byte >= 0xC3 && byte != 0xE2);
  });
}

bool is_worth_keeping(const RecognizedWord& word) {
  if (word.text.empty() || word.text == "|" || !(word.confidence >= least_confidence)) return false;
  return has_letter_or_digit(word.text) || word.confidence >= least_without_letters;
}

/// How much the lines of the page climb or fall, in parts of their length: the middle one of all that are long enough.
float skew_of(const RecognizedPage& page) {
  std::vector<float> slopes;
  for (const auto& row : page.rows) {
    const float length = row.x1 - row.x0;
    if (length * static_cast<float>(page.scale) > page.width / 5) slopes.push_back((row.y1 - row.y0) / length);
  }
  if (slopes.empty()) return 0;
  const auto middle = slopes.begin() + static_cast<std::ptrdiff_t>(slopes.size() / 2);
  std::nth_element(slopes.begin(), middle, slopes.end());
  return std::abs(*middle) > most_skew ? 0 : *middle;
}

/// The height that most letters of the page have, 0 for none.
float usual_height(const RecognizedPage& page) {
  std::vector<float> heights;
  for (const auto& word : page.words)
    if (const float height = page.rows[word.row].height; height > 0)
      heights.insert(heights.end(), letters_of(word), height);
  if (heights.empty()) return 0;
  const auto middle = heights.begin() + static_cast<std::ptrdiff_t>(heights.size() / 2);
  std::nth_element(heights.begin(), middle, heights.end());
  return *middle;
}

/// Makes words of one page level and of even size.
class Leveller {
 public:
  explicit Leveller(const RecognizedPage& page)
      : page_(page), scale_(static_cast<float>(page.scale)), skew_(skew_of(page)), usual_height_(usual_height(page)) {}

  [[nodiscard]] PrintedWord word(const RecognizedWord& word) const {
    const PrintedRow& row = page_.rows[word.row];
    PrintedWord out;
    out.text = word.text;
    float height = row.height > 0 ? row.height : word.box.y1 - word.box.y0;
    if (std::abs(height - usual_height_) < usual_height_ * same_size) height = usual_height_;
    const float below = row.below > 0 && row.below < height ? row.below : height / 4;
    const float foot = row.x1 > row.x0 ? row.y0 - skew_ * row.x0 : word.box.y1 - skew_ * word.box.x0;
    // Turned about the corner of the page by a small angle: x moves by what y was off.
    const float shift = skew_ * (word.box.y0 + word.box.y1) / 2;
    out.box = {(word.box.x0 + shift) * scale_, (foot + below - height) * scale_, (word.box.x1 + shift) * scale_,
               (foot + below) * scale_};
    out.size = height * scale_;
    return out;
  }

 private:
  const RecognizedPage& page_;
  float scale_;
  float skew_;
  float usual_height_;
};

/// Lines are made from words by position only: which recognised words are in this one?
uint8_t confidence_of(const Line& line, const std::vector<std::pair<Box, const RecognizedWord*>>& words) {
  double sum = 0;
  size_t letters = 0;
  for (const auto& [box, word] : words) {
    const float x = (box.x0 + box.x1) / 2;
    const float y = (box.y0 + box.y1) / 2;
    if (x < line.box.x0 || x > line.box.x1 || y < line.box.y0 || y > line.box.y1) continue;
    sum += word->confidence * static_cast<double>(letters_of(*word));
    letters += letters_of(*word);
  }
  return static_cast<uint8_t>(letters == 0 ? 1 : std::clamp(std::lround(sum / static_cast<double>(letters)), 1L, 100L));
}

}  // namespace

double sum_of_confidence(const RecognizedPage& page) {
  double sum = 0;
  for (const auto& word : page.words) sum += word.confidence * static_cast<double>(letters_of(word));
  return sum;
}

double mean_confidence(const RecognizedPage& page) {
  size_t letters = 0;
  for (const auto& word : page.words) letters += letters_of(word);
  return letters == 0 ? 0 : sum_of_confidence(page) / static_cast<double>(letters);
}

Page page_of(const RecognizedPage& page) {
  const Leveller leveller(page);
  std::vector<PrintedWord> printed;
  std::vector<std::pair<Box, const RecognizedWord*>> kept;
  for (const auto& word : page.words) {
    if (word.row >= page.rows.size() || !is_worth_keeping(word)) continue;
    printed.push_back(leveller.word(word));
    kept.emplace_back(printed.back().box, &word);
  }
  Page out;
  out.width = page.width;
  out.height = page.height;
  out.has_picture = true;
  out.lines = lines_of_page(std::move(printed), page.width);
  for (auto& line : out.lines) line.confidence = confidence_of(line, kept);
  return out;
}

}  // namespace minutebook

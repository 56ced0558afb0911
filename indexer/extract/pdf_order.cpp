// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <iterator>
#include <optional>
#include <utility>

#include "indexer/extract/label.hpp"
#include "indexer/extract/pdf_rows.hpp"

namespace minutebook {
namespace {

constexpr float bin_width = 3;             // points
constexpr size_t least_column_lines = 10;  // fewer are a table or a letter head
constexpr float prose_fill = 0.72F;        // a line of prose reaches so far into its column ...
constexpr float prose_share = 0.65F;       // ... in so many of its lines
constexpr float prose_words = 4;           // and has so many words on average
constexpr size_t most_bins = 2000;
constexpr float loose_leading = 1.6F;  // em: more between two lines of one table cell is rare
constexpr float spare_room = 0.15F;    // of a column's width: ragged text leaves less at its line ends

size_t bin_of(float x, size_t bins) { return std::min(static_cast<size_t>(std::max(x, 0.0F) / bin_width), bins - 1); }

/// The x that the fewest lines cross in the middle half of the page, nullopt if the page is nearly all crossed there.
std::optional<float> find_gutter(const std::vector<RowLine>& lines, float page_width) {
  const size_t bins = std::min(static_cast<size_t>(page_width / bin_width) + 1, most_bins);
  std::vector<size_t> crossed(bins + 1, 0);
  std::vector<int> change(bins + 2, 0);
  for (const auto& entry : lines) {
    ++change[bin_of(entry.line.box.x0, bins)];
    --change[bin_of(entry.line.box.x1, bins) + 1];
  }
  int depth = 0;
  for (size_t i = 0; i < bins; ++i) {
    depth += change[i];
    crossed[i] = static_cast<size_t>(std::max(depth, 0));
  }
  const auto first = crossed.begin() + static_cast<std::ptrdiff_t>(bins / 4);
  const auto last = crossed.begin() + static_cast<std::ptrdiff_t>(bins * 3 / 4 + 1);
  const auto low = std::min_element(first, last);
  if (low == last || *low * 3 > lines.size()) return std::nullopt;
  const auto high = std::find_if(low, last, [low](size_t n) { return n != *low; });
  return (static_cast<float>(low - crossed.begin()) + static_cast<float>(high - crossed.begin())) / 2 * bin_width;
}

bool is_prose(const std::vector<RowLine>& lines, bool right, float gutter) {
  float left_edge = 1e9F;
  float right_edge = 0;
  size_t count = 0;
  size_t words = 0;
  for (const auto& entry : lines) {
    if ((entry.line.box.x0 >= gutter) != right) continue;
    left_edge = std::min(left_edge, entry.line.box.x0);
    right_edge = std::max(right_edge, entry.line.box.x1);
    words += entry.line.words.size();
    ++count;
  }
  if (count < least_column_lines || static_cast<float>(words) < prose_words * static_cast<float>(count)) return false;
  const auto full = std::count_if(lines.begin(), lines.end(), [&](const RowLine& entry) {
    return (entry.line.box.x0 >= gutter) == right &&
           entry.line.box.x1 - left_edge >= prose_fill * (right_edge - left_edge);
  });
  return static_cast<float>(full) >= prose_share * static_cast<float>(count);
}

/// Moves the lines of a band that lies between full-width lines: left column, then right column.
void flush_band(std::vector<RowLine>& band, float gutter, std::vector<RowLine>& out) {
  if (is_prose(band, false, gutter) && is_prose(band, true, gutter))
    std::stable_partition(band.begin(), band.end(),
                          [gutter](const RowLine& entry) { return entry.line.box.x0 < gutter; });
  std::move(band.begin(), band.end(), std::back_inserter(out));
  band.clear();
}

float overlap(const Box& a, const Box& b) { return std::min(a.x1, b.x1) - std::max(a.x0, b.x0); }

/// The nearest line above in the same column, if any. Looks back over few lines only: the work stays linear.
const RowLine* line_above(const std::vector<RowLine>& lines, size_t i) {
  constexpr size_t reach = 40;
  for (size_t k = i; k-- > 0 && i - k <= reach;) {
    const auto& above = lines[k];
    if (above.baseline >= lines[i].baseline - 0.5F) continue;
    if (overlap(above.line.box, lines[i].line.box) > 0) return &above;
  }
  return nullptr;
}

/// Usual distance of baselines in parts of the font size: the median over lines of like size.
float usual_leading(const std::vector<RowLine>& lines, const std::vector<const RowLine*>& above) {
  std::vector<float> distances;
  for (size_t i = 0; i < lines.size(); ++i) {
    if (!above[i] || lines[i].line.size <= 0) continue;
    const float distance = (lines[i].baseline - above[i]->baseline) / lines[i].line.size;
    if (distance > 0.8F && distance < 2.5F) distances.push_back(distance);
  }
  if (distances.size() < 3) return 1.2F;
  // The lower third: pages of many short paragraphs have more gaps than leadings.
  const auto at = distances.begin() + static_cast<std::ptrdiff_t>(distances.size() / 3);
  std::nth_element(distances.begin(), at, distances.end());
  return *at;
}

/// Where the text of a line starts behind its list label; the line's left edge without one.
float body_left(const Line& line) {
  if (line.words.size() < 2) return line.box.x0;
  const auto& label = line.words.front();
  const LabelKind kind = label_kind(std::string_view(line.text).substr(label.start, label.length));
  return kind == LabelKind::none ? line.box.x0 : line.words[1].box.x0;
}

bool has_set_off_label(const Line& line) {
  if (line.words.size() < 2) return false;
  const auto& label = line.words.front();
  const float gap = line.words[1].box.x0 - label.box.x1;
  const LabelKind kind = label_kind(std::string_view(line.text).substr(label.start, label.length));
  return kind == LabelKind::bullet || (kind != LabelKind::none && gap > 0.6F * line.size);
}

/// How far right text of this column goes: the second widest of the lines around that start where this one does, since
/// one may have run into its neighbour.
float right_edge(const std::vector<RowLine>& lines, size_t i) {
  constexpr size_t reach = 25;
  const Box& box = lines[i].line.box;
  float widest = 0;
  float second = 0;
  for (size_t k = i > reach ? i - reach : 0; k < std::min(i + reach, lines.size()); ++k) {
    const Box& other = lines[k].line.box;
    if (std::fabs(other.x0 - box.x0) >= 3 || std::fabs(lines[k].line.size - lines[i].line.size) >= 1) continue;
    second = std::max(second, std::min(widest, other.x1));
    widest = std::max(widest, other.x1);
  }
  return std::max(second, box.x1);
}

/// The line above ended although this one's first words would have fitted with room to spare: it was ended on purpose.
bool above_was_ended(const std::vector<RowLine>& lines, size_t i, const RowLine& above) {
  const Line& line = lines[i].line;
  if (line.words.empty()) return false;
  const Box& first = line.words.front().box;
  const float edge = right_edge(lines, i);
  const float spare = std::max(2 * line.size, spare_room * (edge - line.box.x0));
  return above.line.box.x1 + 0.3F * line.size + (first.x1 - first.x0) + spare < edge;
}

/// "Sept24.02", "4/17", "3.": what the first cell of a table row holds.
bool is_entry_number(const Line& line) {
  return line.words.size() == 1 && line.text.size() <= 16 && line.text.find_first_of("0123456789") != std::string::npos;
}

/// The first line of the row that line `i` is in.
size_t start_of_row(const std::vector<RowLine>& lines, size_t i) {
  constexpr size_t most_cells = 30;
  size_t first = i;
  while (first > 0 && i - first < most_cells && lines[first - 1].row == lines[i].row) --first;
  return first;
}

bool is_in_row_of_several(const std::vector<RowLine>& lines, size_t i) {
  return (i > 0 && lines[i - 1].row == lines[i].row) || (i + 1 < lines.size() && lines[i + 1].row == lines[i].row);
}

bool is_all_bold(const Line& line) { return (line.style & style_bold) != 0; }
bool ends_sentence(const Line& line) {
  return !line.text.empty() && std::string_view(".:;!?").find(line.text.back()) != std::string_view::npos;
}

/// A heading in bold ends, or begins, between the two lines.
bool weight_changes(const Line& above, const Line& line) {
  if (above.words.empty() || line.words.empty()) return false;
  if (is_all_bold(above)) return (line.words.front().style & style_bold) == 0;
  return is_all_bold(line) && (above.words.back().style & style_bold) == 0 && ends_sentence(above);
}

struct Judgement {
  const std::vector<RowLine>& lines;
  const std::vector<const RowLine*>& above;
  float leading;
};

bool starts_block(const Judgement& page, size_t i) {
  const RowLine* above = page.above[i];
  const Line& line = page.lines[i].line;
  if (!above || page.lines[i].row == above->row) return true;
  const float size = std::max(line.size, 1.0F);
  if (page.lines[i].baseline - above->baseline > (page.leading * 1.25F + 0.1F) * std::max(size, above->line.size))
    return true;
  if (std::fabs(line.size - above->line.size) > 0.12F * size) return true;
  if (has_set_off_label(line) || weight_changes(above->line, line)) return true;
  if (is_in_row_of_several(page.lines, i)) {  // of a table: does a new entry start in it?
    const bool loose = page.lines[i].baseline - above->baseline > loose_leading * size;
    if (loose || is_entry_number(page.lines[start_of_row(page.lines, i)].line)) return true;
  }
  const float shift = line.box.x0 - above->line.box.x0;
  const float body_shift = line.box.x0 - body_left(above->line);
  const bool level = std::fabs(shift) < 0.8F * size || std::fabs(body_shift) < 0.8F * size;
  if (!level && shift > 0) return true;
  // Left of the line above: the rest of a paragraph with an indented first line, else something new.
  if (!level && !(above->line.block_start && -shift < 5 * size)) return true;
  return above_was_ended(page.lines, i, *above);
}

}  // namespace

std::vector<RowLine> in_reading_order(std::vector<RowLine> lines, float page_width) {
  if (lines.size() < 2 * least_column_lines || page_width <= 0) return lines;
  const auto gutter = find_gutter(lines, page_width);
  if (!gutter) return lines;
  std::vector<RowLine> out;
  out.reserve(lines.size());
  std::vector<RowLine> band;
  for (auto& entry : lines) {
    const bool crosses = entry.line.box.x0 < *gutter && entry.line.box.x1 > *gutter;
    if (crosses) flush_band(band, *gutter, out);
    (crosses ? out : band).push_back(std::move(entry));
  }
  flush_band(band, *gutter, out);
  return out;
}

void mark_block_starts(std::vector<RowLine>& lines) {
  std::vector<const RowLine*> above(lines.size(), nullptr);
  for (size_t i = 0; i < lines.size(); ++i) above[i] = line_above(lines, i);
  const Judgement page{lines, above, usual_leading(lines, above)};
  for (size_t i = 0; i < lines.size(); ++i) lines[i].line.block_start = starts_block(page, i);
}

std::vector<Line> lines_of_page(std::vector<PrintedWord> words, float page_width) {
  std::vector<RowLine> lines = in_reading_order(rows_of_words(std::move(words)), page_width);
  mark_block_starts(lines);
  std::vector<Line> out;
  out.reserve(lines.size());
  for (auto& entry : lines) out.push_back(std::move(entry.line));
  return out;
}

}  // namespace minutebook

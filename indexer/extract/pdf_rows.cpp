// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/pdf_rows.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <utility>

#include "indexer/extract/label.hpp"

namespace minutebook {
namespace {

// All in parts of the font size (em) unless said otherwise.
constexpr float baseline_at =
    0.78F;  // of a word's box height, from its top: Poppler's boxes run from ascent to descent
constexpr float same_baseline = 0.35F;
constexpr float column_gap = 1.2F;        // beyond a usual gap between words: the next column
constexpr float least_clear_gap = 0.22F;  // the smallest that counts in the middle of a table
constexpr float clear_gap = 0.7F;         // wide enough where other rows start a column
constexpr float usual_gap = 0.28F;
constexpr float no_gap = 0.12F;
constexpr float label_gap = 6.0F;
constexpr float inner_label_gap = 3.0F;
constexpr float raised_size = 0.85F;  // a superscript is smaller than this part of its neighbour
constexpr float raised_gap = 0.4F;
constexpr size_t most_words_for_raised = 20'000;
constexpr size_t least_spaced_letters = 4;

float baseline(const PrintedWord& word) { return word.box.y0 + baseline_at * (word.box.y1 - word.box.y0); }
float em(const PrintedWord& word) { return std::max(word.size > 0 ? word.size : word.box.y1 - word.box.y0, 1.0F); }

struct Row {
  float baseline = 0;
  float size = 0;
  std::vector<PrintedWord> words;
};

std::vector<Row> cluster_by_baseline(std::vector<PrintedWord> words) {
  std::stable_sort(words.begin(), words.end(), [](const auto& a, const auto& b) { return baseline(a) < baseline(b); });
  std::vector<Row> rows;
  for (auto& word : words) {
    const float at = baseline(word);
    const float size = em(word);
    if (rows.empty() || at - rows.back().baseline > same_baseline * std::min(size, rows.back().size))
      rows.push_back({at, size, {}});
    rows.back().size = std::max(rows.back().size, size);
    rows.back().words.push_back(std::move(word));
  }
  return rows;
}

bool stands_on(const PrintedWord& raised, const PrintedWord& base) {
  const float gap = raised.box.x0 - base.box.x1;
  const float middle = (raised.box.y0 + raised.box.y1) / 2;
  return em(raised) < raised_size * em(base) && gap > -0.25F * em(base) && gap < raised_gap * em(base) &&
         middle > base.box.y0 - 0.2F * em(base) && middle < base.box.y1;
}

/// The row near `from` that holds a word which `raised` stands on, or rows.size().
size_t row_of_raised(const std::vector<Row>& rows, size_t from, const PrintedWord& raised) {
  const float at = baseline(raised);
  const float reach = 2 * em(raised);
  const auto holds = [&](const Row& row) {
    return std::any_of(row.words.begin(), row.words.end(), [&](const auto& base) { return stands_on(raised, base); });
  };
  for (size_t i = from + 1; i < rows.size() && rows[i].baseline - at < reach; ++i)
    if (holds(rows[i])) return i;
  for (size_t i = from; i-- > 0 && at - rows[i].baseline < reach;)
    if (holds(rows[i])) return i;
  return rows.size();
}

/// Moves raised and lowered small words to the row of the word they belong to.
void join_raised(std::vector<Row>& rows) {
  for (size_t i = 0; i < rows.size(); ++i) {
    auto& words = rows[i].words;
    for (size_t k = 0; k < words.size();) {
      const size_t target = row_of_raised(rows, i, words[k]);
      if (target == rows.size()) {
        ++k;
        continue;
      }
      PrintedWord word = std::move(words[k]);
      words.erase(words.begin() + static_cast<std::ptrdiff_t>(k));
      if (word.box.y1 < rows[target].baseline + 0.05F * rows[target].size) word.style |= style_superscript;
      rows[target].words.push_back(std::move(word));
    }
  }
  std::erase_if(rows, [](const Row& row) { return row.words.empty(); });
}

/// The same word on the same spot again is how bold and shadows are faked.
bool is_copy(const PrintedWord& a, const PrintedWord& b) {
  const float near = 0.3F * em(a);
  return a.text == b.text && std::fabs(a.box.x0 - b.box.x0) < near && std::fabs(a.box.y0 - b.box.y0) < near;
}

void sort_row(Row& row) {
  std::stable_sort(row.words.begin(), row.words.end(),
                   [](const auto& a, const auto& b) { return a.box.x0 < b.box.x0; });
  row.words.erase(std::unique(row.words.begin(), row.words.end(), is_copy), row.words.end());
}

/// The usual gap between words of a row, in em: wider than the font's own where text is justified.
float word_gap(const Row& row) {
  std::vector<float> gaps;
  for (size_t i = 1; i < row.words.size(); ++i) {
    const float gap = (row.words[i].box.x0 - row.words[i - 1].box.x1) / em(row.words[i - 1]);
    if (gap > no_gap) gaps.push_back(gap);
  }
  float typical = usual_gap;
  if (gaps.size() >= 4) {
    std::nth_element(gaps.begin(), gaps.begin() + static_cast<std::ptrdiff_t>(gaps.size() / 2), gaps.end());
    typical = std::clamp(gaps[gaps.size() / 2], usual_gap, 1.0F);
  }
  return typical;
}

using Run = std::vector<PrintedWord>;

std::vector<Run> runs_of(Row& row) {
  const float widest = column_gap + word_gap(row);
  std::vector<Run> runs;
  for (auto& word : row.words) {
    const bool apart = runs.empty() || word.box.x0 - runs.back().back().box.x1 >
                                           widest * std::max(em(runs.back().back()), raised_size * em(word));
    if (apart) runs.emplace_back();
    runs.back().push_back(std::move(word));
  }
  return runs;
}

std::string label_text(const Run& run) {
  std::string out;
  for (const auto& word : run) out += word.text;
  return out;
}

/// "1." and "Apologies", set apart by a tab, are one line.
void join_labels(std::vector<Run>& runs) {
  for (size_t i = 0; i + 1 < runs.size();) {
    const auto& label = runs[i];
    const auto& next = runs[i + 1];
    const std::string text = label.size() <= 2 ? label_text(label) : std::string();
    const float gap = (next.front().box.x0 - label.back().box.x1) / em(label.back());
    const bool near = gap < (i == 0 ? label_gap : inner_label_gap);
    const bool inner_bare = i > 0 && label_kind(text) == LabelKind::bare;
    if (!near || inner_bare || !is_label_of(text, next.front().text)) {
      ++i;
      continue;
    }
    runs[i].insert(runs[i].end(), std::make_move_iterator(runs[i + 1].begin()),
                   std::make_move_iterator(runs[i + 1].end()));
    runs.erase(runs.begin() + static_cast<std::ptrdiff_t>(i) + 1);
    ++i;
  }
}

/// Where runs start, to find the columns of a table whose cells stand close to one another.
struct Start {
  float x = 0;
  size_t row = 0;
};

class ColumnStarts {
 public:
  explicit ColumnStarts(const std::vector<std::vector<Run>>& rows) {
    for (size_t i = 0; i < rows.size(); ++i)
      for (const auto& run : rows[i]) starts_.push_back({run.front().box.x0, i});
    std::sort(starts_.begin(), starts_.end(), [](const Start& a, const Start& b) { return a.x < b.x; });
  }

  /// How surely a column starts at `x`: runs of several rows close to `row` start there, or so many on both sides that
  /// the row stands in the middle of a table.
  enum class Sure { no, likely, certain };
  [[nodiscard]] Sure column(float x, size_t row) const {
    const auto from =
        std::lower_bound(starts_.begin(), starts_.end(), x - aligned, [](const Start& a, float b) { return a.x < b; });
    size_t found = 0;
    size_t looked = 0;
    bool before = false;
    bool behind = false;
    for (auto it = from; it != starts_.end() && it->x <= x + aligned && looked < most_looked_at; ++it, ++looked) {
      const size_t distance = it->row > row ? it->row - row : row - it->row;
      if (distance == 0 || distance > rows_around) continue;
      ++found;
      before |= it->row < row && distance <= rows_next;
      behind |= it->row > row && distance <= rows_next;
    }
    if (found >= 4 && before && behind) return Sure::certain;
    return found >= 2 ? Sure::likely : Sure::no;
  }

 private:
  static constexpr float aligned = 1.2F;  // points
  static constexpr size_t rows_around = 8;
  static constexpr size_t rows_next = 3;
  static constexpr size_t most_looked_at = 400;
  std::vector<Start> starts_;
};

bool is_label_run(const Run& run) { return run.size() <= 2 && label_kind(label_text(run)) != LabelKind::none; }

/// Divides a run at a gap that is clear, though not as wide as between columns, where a column of other rows starts.
std::vector<Run> at_columns(Run run, const ColumnStarts& columns, size_t row, float usual) {
  std::vector<Run> out(1);
  for (auto& word : run) {
    Run& last = out.back();
    const float gap = last.empty() ? 0 : (word.box.x0 - last.back().box.x1) / em(last.back());
    if (gap > least_clear_gap && !is_label_run(last)) {
      const bool clear = gap > clear_gap && gap > 1.8F * usual;
      const auto sure = columns.column(word.box.x0, row);
      if (sure == ColumnStarts::Sure::certain || (clear && sure == ColumnStarts::Sure::likely)) out.emplace_back();
    }
    out.back().push_back(std::move(word));
  }
  return out;
}

size_t characters(const std::string& text) {
  return static_cast<size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

bool is_single_letter(const PrintedWord& word) {
  const auto first = static_cast<unsigned char>(word.text.empty() ? 0 : word.text[0]);
  return characters(word.text) == 1 && (std::isalpha(first) != 0 || first >= 0xC3);
}

void absorb(PrintedWord& word, const PrintedWord& next) {
  word.text += next.text;
  word.box.x1 = std::max(word.box.x1, next.box.x1);
  word.box.y0 = std::min(word.box.y0, next.box.y0);
  word.box.y1 = std::max(word.box.y1, next.box.y1);
  word.style &= next.style;
  word.space_after = next.space_after;
}

/// The gap that letters of one word keep, in points: the median of the stretch.
float letter_gap(const Run& run, size_t from, size_t to) {
  std::vector<float> gaps;
  for (size_t i = from + 1; i < to; ++i) gaps.push_back(run[i].box.x0 - run[i - 1].box.x1);
  std::sort(gaps.begin(), gaps.end());
  return gaps[gaps.size() / 2];
}

/// "M I N U T E S" is MINUTES; a wider gap inside the stretch is one between words.
void join_spaced_letters(Run& run) {
  Run out;
  for (size_t i = 0; i < run.size();) {
    size_t end = i;
    while (end < run.size() && is_single_letter(run[end])) ++end;
    if (end - i < least_spaced_letters) {
      end = std::max(end, i + 1);
      std::move(run.begin() + static_cast<std::ptrdiff_t>(i), run.begin() + static_cast<std::ptrdiff_t>(end),
                std::back_inserter(out));
      i = end;
      continue;
    }
    const float gap = letter_gap(run, i, end);
    out.push_back(run[i]);
    for (size_t k = i + 1; k < end; ++k) {
      if (run[k].box.x0 - run[k - 1].box.x1 > 1.6F * std::max(gap, 0.1F * em(run[k])))
        out.push_back(run[k]);
      else
        absorb(out.back(), run[k]);
    }
    i = end;
  }
  run = std::move(out);
}

bool ends_in_digit(const std::string& text) { return !text.empty() && text.back() >= '0' && text.back() <= '9'; }
bool starts_with_digit(const std::string& text) { return !text.empty() && text.front() >= '0' && text.front() <= '9'; }

/// True if nothing stands between two neighbours. A raised number behind a word is a note's mark, not part of it.
bool is_glued(const PrintedWord& word, const PrintedWord& next) {
  if ((next.style & style_superscript) && !(word.style & style_superscript))
    return ends_in_digit(word.text) != starts_with_digit(next.text) && !starts_with_digit(next.text);
  const float gap = next.box.x0 - word.box.x1;
  return !word.space_after && gap < no_gap * em(word) && gap > -0.25F * em(word);  // far over it: an edit, not a part
}

void glue(Run& run) {
  Run out;
  for (auto& word : run) {
    if (!out.empty() && is_glued(out.back(), word)) {
      const uint8_t style = word.style & style_superscript ? out.back().style : out.back().style & word.style;
      absorb(out.back(), word);
      out.back().style = style;
    } else {
      out.push_back(std::move(word));
    }
  }
  run = std::move(out);
}

/// The size that most characters have, in tenths of a point.
float common_size(const Run& run) {
  std::map<int, size_t> counts;
  for (const auto& word : run) counts[static_cast<int>(std::lround(word.size * 10))] += word.text.size();
  const auto best =
      std::max_element(counts.begin(), counts.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  return best == counts.end() ? 0 : static_cast<float>(best->first) / 10;
}

Line line_of(const Run& run) {
  Line line;
  line.box = run.front().box;
  line.style = 0xFF;
  for (const auto& word : run) {
    if (!line.text.empty()) line.text += ' ';
    line.words.push_back({static_cast<uint32_t>(line.text.size()), static_cast<uint32_t>(word.text.size()), word.box,
                          word.size, word.style});
    line.text += word.text;
    line.box.x0 = std::min(line.box.x0, word.box.x0);
    line.box.y0 = std::min(line.box.y0, word.box.y0);
    line.box.x1 = std::max(line.box.x1, word.box.x1);
    line.box.y1 = std::max(line.box.y1, word.box.y1);
    line.style &= word.style;
  }
  line.size = common_size(run);
  return line;
}

}  // namespace

std::vector<RowLine> rows_of_words(std::vector<PrintedWord> words) {
  const bool few = words.size() <= most_words_for_raised;
  std::vector<Row> rows = cluster_by_baseline(std::move(words));
  if (few) join_raised(rows);
  std::vector<std::vector<Run>> runs;
  std::vector<float> usual;
  for (auto& row : rows) {
    sort_row(row);
    usual.push_back(word_gap(row));
    runs.push_back(runs_of(row));
    join_labels(runs.back());
  }
  const ColumnStarts columns(runs);
  std::vector<RowLine> out;
  for (size_t i = 0; i < rows.size(); ++i) {
    for (auto& whole : runs[i]) {
      for (auto& run : at_columns(std::move(whole), columns, i, usual[i])) {
        join_spaced_letters(run);
        glue(run);
        out.push_back({line_of(run), i, rows[i].baseline});
      }
    }
  }
  return out;
}

}  // namespace minutebook

// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/blocks.hpp"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "indexer/parse/item_label.hpp"
#include "indexer/parse/scan.hpp"
#include "indexer/parse/vocabulary.hpp"
#include "indexer/parse/word_table.hpp"
#include "lib/base/text.hpp"

namespace minutebook {
namespace {

/// How wide the lines of a paper run: lines that reach the right edge were broken by the printer, others ended there.
class Measure {
 public:
  Measure(const CleanText& text, const Columns& columns) {
    std::unordered_map<int, std::vector<float>> ends;
    for (const auto& piece : columns.pieces) {
      const auto& line = text.lines[piece.line];
      if (piece.end - piece.start < (piece.entry ? 8 : 30)) continue;
      ends[key(line, piece)].push_back(end_of(line, piece));
    }
    for (auto& [where, list] : ends) {
      const auto nth = list.begin() + static_cast<long>(list.size() * 85 / 100);
      std::nth_element(list.begin(), nth, list.end());
      const float edge = *nth;
      const auto near =
          std::count_if(list.begin(), list.end(), [&](float e) { return e > edge * 0.82F && e < edge * 1.12F; });
      if (near * 10 >= static_cast<long>(list.size()) * 4 && edge < 1000) edges_[where] = edge;
    }
  }

  /// The line runs to the right edge, so that the next one may go on with its sentence.
  bool is_full(const TextLine& line, const Piece& piece) const {
    const auto found = edges_.find(key(line, piece));
    return found != edges_.end() && end_of(line, piece) >= found->second - (found->second * 0.17F);
  }
  bool is_wrapped(const TextLine& line, const Piece& piece) const { return edges_.count(key(line, piece)) > 0; }

 private:
  static int key(const TextLine& line, const Piece& piece) {
    return line.cell ? -1 : static_cast<int>(piece.column) * 2 + (piece.entry ? 1 : 0);
  }
  static float end_of(const TextLine& line, const Piece& piece) {
    if (!line.words.empty()) return line.box.x1;
    return line.box.x0 + 6.0F * static_cast<float>(piece.end - piece.start);
  }

  std::unordered_map<int, float> edges_;
};

/// The words of a paper, for deciding whether a hyphen at a line end belongs to the word.
class Lexicon {
 public:
  explicit Lexicon(const CleanText& text) : text_(text) {}

  bool has(const std::string& word) {
    if (!read_) read();
    return words_.count(word) > 0;
  }

 private:
  void read() {
    read_ = true;
    for (const auto& line : text_.lines) {
      std::string_view rest = line.folded;
      while (!rest.empty()) {
        const auto word = first_word(rest);
        if (word.empty())
          rest.remove_prefix(1);
        else {
          words_.emplace(word);
          rest.remove_prefix(word.size());
        }
      }
    }
  }

  const CleanText& text_;
  std::unordered_set<std::string> words_;
  bool read_ = false;
};

class BlockMaker {
 public:
  BlockMaker(const CleanText& text, const Columns& columns, const std::vector<size_t>& attendance_lines)
      : text_(text), columns_(columns), measure_(text, columns), lexicon_(text), attendance_(text.lines.size(), false) {
    for (const size_t i : attendance_lines)
      if (i < attendance_.size()) attendance_[i] = true;
  }

  std::vector<Block> run() {
    for (const auto& piece : columns_.pieces) {
      if (piece.end <= piece.start) continue;
      size_t& last = is_margin(piece.column) ? last_margin_ : last_main_;
      if (last < blocks_.size() && continues(blocks_[last], piece)) {
        append(blocks_[last], piece);
      } else {
        last = blocks_.size();
        open(piece);
      }
    }
    return std::move(blocks_);
  }

 private:
  const TextLine& line(const Piece& piece) const { return text_.lines[piece.line]; }
  std::string_view words(const Piece& piece) const {
    return trim(std::string_view(line(piece).text).substr(piece.start, piece.end - piece.start));
  }

  /// Margin notes stand beside the text and do not interrupt it.
  static bool is_margin(Column column) {
    return column == Column::owner || column == Column::due || column == Column::status;
  }

  void open(const Piece& piece) {
    const auto& l = line(piece);
    Block block;
    block.text = std::string(words(piece));
    block.folded = piece.start == 0 && piece.end == l.text.size() ? l.folded : fold(block.text);
    block.pieces = {piece};
    block.starts = {0};
    block.column = piece.column;
    block.bold = l.style & style_bold;
    block.heading = l.heading;
    block.list_depth = l.list_depth;
    block.block_start = l.block_start;
    block.attendance = attendance_[piece.line];
    block.x0 = l.box.x0;
    block.size = l.size;
    block.row_from = block.row_to = l.row;
    block.entry = piece.entry;
    blocks_.push_back(std::move(block));
  }

  void append(Block& block, const Piece& piece) {
    const auto& l = line(piece);
    const auto next = words(piece);
    const std::string folded = piece.start == 0 && piece.end == l.text.size() ? l.folded : fold(next);
    if (block.column == Column::data && piece.cell_start) {
      block.text += " \u00B7 ";
      block.folded += " \u00B7 ";
    } else if (ends_with_hyphen(block) && starts_lower(next)) {
      if (drops_hyphen(block.folded, folded)) {
        block.text.pop_back();
        block.folded.pop_back();
      }
    } else if (!(block.entry && ends_with_hyphen(block) && starts_capital(next))) {
      // In a narrow cell "Bye-" / "Laws" is one word with its hyphen.
      block.text += ' ';
      block.folded += ' ';
    }
    block.starts.push_back(static_cast<uint32_t>(block.text.size()));
    block.text += next;
    block.folded += folded;
    block.pieces.push_back(piece);
    block.bold = block.bold && (l.style & style_bold);
    block.row_to = std::max(block.row_to, l.row);
  }

  static bool ends_with_hyphen(const Block& block) {
    const auto& t = block.text;
    return t.size() > 2 && t.back() == '-' && is_word_byte(t[t.size() - 2]);
  }

  /// "com-" + "mittee": the paper itself tells whether it writes the word whole, hyphened or as two words.
  bool drops_hyphen(std::string_view before, std::string_view after) {
    const std::string head(last_word(before.substr(0, before.size() - 1)));
    const std::string tail(first_word(after));
    if (head.empty() || tail.empty() || is_digit(head.back())) return false;
    if (lexicon_.has(head + tail)) return true;
    if (lexicon_.has(head + "-" + tail)) return false;
    if (head.size() < 3 || head.find('-') != std::string::npos) return head.find('-') == std::string::npos;
    return !(lexicon_.has(head) && lexicon_.has(tail));
  }

  bool continues(const Block& block, const Piece& piece) {
    const Piece& last = block.pieces.back();
    const auto& a = line(last);
    const auto& b = line(piece);
    if (block.column != piece.column || block.entry != piece.entry) return false;
    if (block.column == Column::data) return true;
    if (block.column == Column::header) return a.row == b.row;
    if (block.attendance != attendance_[piece.line]) return false;
    if (block.column == Column::owner || block.column == Column::due) return continues_owner(a, b, piece);
    if (a.cell || b.cell) {
      if (!a.cell || !b.cell || a.cell->column != b.cell->column || piece.cell_start || b.block_start) return false;
    }
    if (a.heading || b.heading) return a.heading == b.heading && !b.block_start && a.heading != 0;
    if (a.page == b.page && a.row == b.row) return true;
    if (block.attendance && !block_goes_on(a, b)) return false;
    return goes_on(block, last, piece);
  }

  /// Attendance lists are kept line by line unless a line plainly goes on.
  static bool block_goes_on(const TextLine& a, const TextLine& b) {
    return !b.block_start && (a.text.back() == ',' || starts_lower(b.text));
  }

  /// Names of owners broken over lines: "Marian" / "Penrose"; two owners in a cell stand on lines of their own.
  bool continues_owner(const TextLine& a, const TextLine& b, const Piece& piece) const {
    if (a.cell && b.cell) return a.cell->row == b.cell->row && !piece.cell_start;
    if (b.row <= a.row || a.page != b.page || b.block_start) return false;
    // Beside text of another leading a row may hold lines of the text alone.
    const bool set_close = piece.entry != 0 && b.box.y0 - a.box.y0 < b.box.y1 - b.box.y0;
    return b.row - a.row <= 1 || set_close;
  }

  bool goes_on(const Block& block, const Piece& last, const Piece& piece) {
    const auto& a = line(last);
    const auto& b = line(piece);
    const auto next = words(piece);
    if (is_narrow(block, piece) && in_one_cell(a, b)) return !starts_entry(block, a, b, next, true);
    if (ends_with_result(block.text) && !starts_lower(next)) return false;
    const bool full = measure_.is_full(a, last);
    const bool stop = ends_sentence(block.text);
    if (is_section_label(block.folded) || (is_section_label(b.folded) && !starts_lower(next))) return false;
    const bool dangling = !stop && !b.block_start && ends_dangling(block.text);
    if (starts_entry(block, a, b, next, (full && !stop) || dangling)) return false;
    if (is_label_only(block.text) && !b.block_start) return true;
    const bool a_bold = a.style & style_bold, b_bold = b.style & style_bold;
    if (a_bold && !b_bold && block.bold && !(full && !stop && !b.block_start && starts_lower(next))) return false;
    if (!a_bold && b_bold && (stop || b.block_start || !full)) return false;
    if (block.size > 0 && b.size > 0 && std::abs(block.size - b.size) > 1.6F) return false;
    if ((ends_with_hyphen(block) && starts_lower(next)) || (dangling && a_bold == b_bold)) return true;
    const bool unfinished = !stop && block.text.back() != ':';
    const bool over_page = a.page != b.page && unfinished &&
                           count_words(std::string_view(block.text).substr(0, 400)) > 8 && a_bold == b_bold;
    if (over_page) return true;
    if (b.block_start) return unfinished && (starts_lower(next) || (full && joins_over_gap(a, b)));
    if (full) return true;
    if (!measure_.is_wrapped(a, last)) return unfinished && starts_lower(next);
    return unfinished && starts_lower(next);
  }

  /// Table columns other than the discussion hold one title, task or decision a paragraph, broken where the column
  /// ends.
  /// "… be approved. CARRIED": the result of a vote ends its paragraph.
  static bool ends_with_result(std::string_view text) {
    constexpr std::string_view results[] = {"CARRIED", "LOST", "DEFEATED", "CARRIED UNANIMOUSLY"};
    return std::any_of(std::begin(results), std::end(results), [&](std::string_view result) {
      return text.ends_with(result) && (text.size() == result.size() || text[text.size() - result.size() - 1] == ' ');
    });
  }

  static bool is_narrow(const Block& block, const Piece& piece) {
    return piece.entry != 0 &&
           (block.column == Column::title || block.column == Column::action || block.column == Column::decision);
  }
  static bool in_one_cell(const TextLine& a, const TextLine& b) {
    if (a.cell || b.cell || a.page != b.page) return false;
    return b.box.y0 - a.box.y1 < (a.box.y1 - a.box.y0) * 0.8F;
  }

  /// "at a cost of": no sentence ends so, whatever the next line begins with.
  static bool ends_dangling(std::string_view text) {
    static constexpr std::string_view listed[] = {"of",    "the",     "a",    "an",    "at",   "by",   "in",
                                                  "for",   "from",    "with", "than",  "on",   "per",  "its",
                                                  "their", "between", "into", "about", "over", "under"};
    static constexpr auto words = word_set<64>(listed);
    const auto last = last_word(text.substr(text.size() - std::min<size_t>(text.size(), 16)));
    return words.has(last) && count_words(text.substr(0, std::min<size_t>(text.size(), 120))) > 5;
  }

  /// A gap between two lines of one sentence: a page break, or a converter that puts a blank line after every line.
  bool joins_over_gap(const TextLine& a, const TextLine& b) const {
    if (a.page != b.page) return true;
    const bool same_style = (a.style & style_bold) == (b.style & style_bold);
    return a.words.empty() && same_style;
  }

  /// `b` begins a list entry or item of its own.
  static bool starts_entry(const Block& block, const TextLine& a, const TextLine& b, std::string_view next,
                           bool running) {
    if (b.list_depth > 0 && b.block_start) return true;
    if (b.list_depth > a.list_depth && !running) return true;
    if (b.list_depth > 0 && b.list_depth == a.list_depth && b.box.x0 <= block.x0 + 1 && !starts_lower(next))
      return true;
    const auto label = read_item_label(next);
    if (label.kind == ItemLabel::Kind::none) return false;
    if (label.rest >= next.size() && label.kind == ItemLabel::Kind::number && !label.closed)
      return b.block_start && !running;
    if (label.bracketed || label.kind == ItemLabel::Kind::roman || label.kind == ItemLabel::Kind::letter)
      return !running || b.block_start || b.box.x0 > a.box.x0 + 3 || b.box.x0 < a.box.x0 - 3 || label.bracketed;
    if (!label.closed && running && !b.block_start && b.box.x0 > block.x0 - 4) return false;
    return !running || b.block_start || b.box.x0 < a.box.x0 - 3 || (label.closed && b.box.x0 <= block.x0 + 1);
  }

  const CleanText& text_;
  const Columns& columns_;
  Measure measure_;
  Lexicon lexicon_;
  std::vector<bool> attendance_;
  std::vector<Block> blocks_;
  size_t last_main_ = static_cast<size_t>(-1), last_margin_ = static_cast<size_t>(-1);
};

/// Finds the rows of tables that hold actions and no items.
void mark_action_rows(std::vector<Block>& blocks) {
  std::unordered_set<uint32_t> actions, others;
  for (const auto& block : blocks) {
    if (!block.entry) continue;
    if (block.column == Column::action)
      actions.insert(block.entry);
    else if (block.column == Column::body || block.column == Column::title || block.column == Column::decision)
      others.insert(block.entry);
  }
  for (auto& block : blocks) block.action_row = actions.count(block.entry) > 0 && others.count(block.entry) == 0;
}

}  // namespace

std::vector<Block> make_blocks(const CleanText& text, const Columns& columns,
                               const std::vector<size_t>& attendance_lines) {
  auto blocks = BlockMaker(text, columns, attendance_lines).run();
  mark_action_rows(blocks);
  return blocks;
}

Place place_in(const CleanText& text, const Block& block, size_t start, size_t length, const Evidence& evidence) {
  if (block.pieces.empty()) return {0, 0, 0, evidence.rule, evidence.confidence};
  const auto piece_at = [&](size_t offset) {
    const auto next = std::upper_bound(block.starts.begin(), block.starts.end(), offset);
    return static_cast<size_t>(next - block.starts.begin()) - 1;
  };
  const size_t first = piece_at(start), last = piece_at(start + (length ? length - 1 : 0));
  const auto offset_in = [&](size_t k, size_t offset) {
    const auto& piece = block.pieces[k];
    const auto& line = text.lines[piece.line];
    const uint32_t lead = piece.start;
    const size_t inside = std::min<size_t>(offset - block.starts[k], piece.end - piece.start);
    return std::min<uint32_t>(line.start + lead + static_cast<uint32_t>(inside), line.end);
  };
  const auto& line = text.lines[block.pieces[first].line];
  Place place{line.page, offset_in(first, start), line.end, evidence.rule, evidence.confidence};
  for (size_t k = first; k <= last; ++k) {
    const auto& other = text.lines[block.pieces[k].line];
    if (other.page != line.page) break;
    const uint32_t end = k == last ? offset_in(k, start + length) : other.end;
    if (end > place.start) place.end = std::max(k == first ? end : place.end, end);
  }
  return place;
}

Place place_of(const CleanText& text, const Block& block, const char* rule, double confidence) {
  return place_in(text, block, 0, block.text.size(), {rule, confidence});
}

}  // namespace minutebook

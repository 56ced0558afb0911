// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/columns.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "indexer/parse/item_label.hpp"
#include "indexer/parse/printed_dates.hpp"
#include "indexer/parse/scan.hpp"
#include "indexer/parse/word_table.hpp"
#include "lib/base/text.hpp"

namespace minutebook {
namespace {

struct HeaderWord {
  std::string_view words;
  Column column;
};
constexpr HeaderWord header_words[] = {{"no", Column::number},
                                       {"nr", Column::number},
                                       {"number", Column::number},
                                       {"item no", Column::number},
                                       {"item number", Column::number},
                                       {"ref", Column::number},
                                       {"reference", Column::number},
                                       {"ref no", Column::number},
                                       {"minute no", Column::number},
                                       {"min no", Column::number},
                                       {"minute ref", Column::number},
                                       {"agenda no", Column::number},
                                       {"agenda item no", Column::number},
                                       {"#", Column::number},
                                       {"action no", Column::number},
                                       {"action ref", Column::number},
                                       {"item", Column::title},
                                       {"items", Column::title},
                                       {"agenda item", Column::title},
                                       {"agenda", Column::title},
                                       {"subject", Column::title},
                                       {"topic", Column::title},
                                       {"heading", Column::title},
                                       {"title", Column::title},
                                       {"agenda topic", Column::title},
                                       {"matter", Column::title},
                                       {"agenda items", Column::title},
                                       {"discussion", Column::body},
                                       {"discussions", Column::body},
                                       {"minute", Column::body},
                                       {"minutes", Column::body},
                                       {"notes", Column::body},
                                       {"note", Column::body},
                                       {"summary", Column::body},
                                       {"details", Column::body},
                                       {"description", Column::body},
                                       {"decisions and actions", Column::body},
                                       {"discussion and decisions", Column::body},
                                       {"discussion and actions", Column::body},
                                       {"discussion points", Column::body},
                                       {"key points", Column::body},
                                       {"comments", Column::body},
                                       {"discussion/decision", Column::body},
                                       {"discussion / decision", Column::body},
                                       {"summary of discussion", Column::body},
                                       {"minutes of the meeting", Column::body},
                                       {"points discussed", Column::body},
                                       {"discussion and decision", Column::body},
                                       {"notes and decisions", Column::body},
                                       {"key discussion points", Column::body},
                                       {"decision", Column::decision},
                                       {"decisions", Column::decision},
                                       {"outcome", Column::decision},
                                       {"resolution", Column::decision},
                                       {"decision made", Column::decision},
                                       {"decisions made", Column::decision},
                                       {"resolved", Column::decision},
                                       {"agreed", Column::decision},
                                       {"decision/outcome", Column::decision},
                                       {"action", Column::action},
                                       {"actions", Column::action},
                                       {"action required", Column::action},
                                       {"actions required", Column::action},
                                       {"actions agreed", Column::action},
                                       {"agreed actions", Column::action},
                                       {"action point", Column::action},
                                       {"action points", Column::action},
                                       {"task", Column::action},
                                       {"action item", Column::action},
                                       {"action items", Column::action},
                                       {"agreed action", Column::action},
                                       {"follow up", Column::action},
                                       {"action to be taken", Column::action},
                                       {"next steps", Column::action},
                                       {"action by", Column::owner},
                                       {"actions by", Column::owner},
                                       {"owner", Column::owner},
                                       {"owners", Column::owner},
                                       {"who", Column::owner},
                                       {"by whom", Column::owner},
                                       {"lead", Column::owner},
                                       {"responsible", Column::owner},
                                       {"responsibility", Column::owner},
                                       {"action owner", Column::owner},
                                       {"person responsible", Column::owner},
                                       {"initials", Column::owner},
                                       {"assigned to", Column::owner},
                                       {"lead officer", Column::owner},
                                       {"responsible officer", Column::owner},
                                       {"responsible person", Column::owner},
                                       {"action for", Column::owner},
                                       {"assignee", Column::owner},
                                       {"by", Column::owner},
                                       {"allocated to", Column::owner},
                                       {"action lead", Column::owner},
                                       {"what", Column::action},
                                       {"what needs to be done", Column::action},
                                       {"action agreed", Column::action},
                                       {"tasks", Column::action},
                                       {"action and owner", Column::action},
                                       {"no.", Column::number},
                                       {"action number", Column::number},
                                       {"what was asked for", Column::action},
                                       {"action requested", Column::action},
                                       {"outstanding action", Column::action},
                                       {"outstanding actions", Column::action},
                                       {"assignment", Column::action},
                                       {"assignments", Column::action},
                                       {"to do", Column::action},
                                       {"to be done", Column::action},
                                       {"matter to be actioned", Column::action},
                                       {"task/action", Column::action},
                                       {"action/task", Column::action},
                                       {"follow-up", Column::action},
                                       {"follow-up action", Column::action},
                                       {"actioned by", Column::owner},
                                       {"to be actioned by", Column::owner},
                                       {"for action by", Column::owner},
                                       {"action officer", Column::owner},
                                       {"action with", Column::owner},
                                       {"taken by", Column::owner},
                                       {"leader", Column::owner},
                                       {"owned by", Column::owner},
                                       {"finish by", Column::due},
                                       {"end date", Column::due},
                                       {"required by", Column::due},
                                       {"by (date)", Column::due},
                                       {"timeline", Column::due},
                                       {"time frame", Column::due},
                                       {"time scale", Column::due},
                                       {"date to be completed", Column::due},
                                       {"state", Column::status},
                                       {"action taken", Column::status},
                                       {"outcome/update", Column::status},
                                       {"reasons", Column::data},
                                       {"reason", Column::data},
                                       {"reasons and", Column::data},
                                       {"reasons for decision", Column::data},
                                       {"reason for decision", Column::data},
                                       {"reasons and alternatives", Column::data},
                                       {"alternatives", Column::data},
                                       {"alternatives considered", Column::data},
                                       {"raised", Column::data},
                                       {"date raised", Column::data},
                                       {"date", Column::data},
                                       {"meeting", Column::data},
                                       {"meeting date", Column::data},
                                       {"who by", Column::owner},
                                       {"lead person", Column::owner},
                                       {"named lead", Column::owner},
                                       {"lead/owner", Column::owner},
                                       {"owner/lead", Column::owner},
                                       {"responsible lead", Column::owner},
                                       {"whom", Column::owner},
                                       {"person", Column::owner},
                                       {"by date", Column::due},
                                       {"complete by", Column::due},
                                       {"date for completion", Column::due},
                                       {"timing", Column::due},
                                       {"rag/progress", Column::status},
                                       {"rag / progress", Column::status},
                                       {"progress/status", Column::status},
                                       {"status/update", Column::status},
                                       {"comments/progress", Column::status},
                                       {"complete", Column::status},
                                       {"completed", Column::status},
                                       {"by when", Column::due},
                                       {"when", Column::due},
                                       {"due", Column::due},
                                       {"deadline", Column::due},
                                       {"due date", Column::due},
                                       {"timescale", Column::due},
                                       {"target date", Column::due},
                                       {"date due", Column::due},
                                       {"completion date", Column::due},
                                       {"due by", Column::due},
                                       {"target", Column::due},
                                       {"timeframe", Column::due},
                                       {"status", Column::status},
                                       {"progress", Column::status},
                                       {"rag", Column::status},
                                       {"update", Column::status},
                                       {"rag status", Column::status},
                                       {"current status", Column::status},
                                       {"progress update", Column::status}};

/// One higher than the column, so that 0 says that the words head none. The first row of the words counts.
constexpr auto headers = [] {
  WordTable<uint8_t, 512> table;
  for (const auto& row : header_words)
    if (!table.has(row.words)) table.put(row.words) = static_cast<uint8_t>(static_cast<int>(row.column) + 1);
  return table;
}();

/// The words that headers begin with.
constexpr auto header_beginnings = [] {
  WordTable<bool, 256> table;
  for (const auto& row : header_words) table.put(row.words.substr(0, row.words.find(' '))) = true;
  return table;
}();

/// Most lines begin with a word that no header begins with.
bool begins_as_header(std::string_view folded) {
  auto word = folded.substr(0, folded.find_first_of(" /&"));
  while (!word.empty() && !is_word_byte(word.back()) && word.back() != '#') word.remove_suffix(1);
  if (word.ends_with("(s")) word.remove_suffix(2);
  return header_beginnings.has(word);
}

constexpr size_t look_ahead = 120;  // lines read to learn where the columns under a header begin

struct HeadedColumn {
  float x0 = 0, x1 = 0;  ///< of the header's words
  float left = 0;        ///< where the contents begin
  Column column = Column::body;
  std::string words;  ///< of the header, folded
};

/// A header means a table of minutes when at least one column holds decisions, actions, owners or a discussion.
bool is_minutes_header(const std::vector<Column>& columns) {
  if (columns.size() < 2) return false;
  bool tells = false, other = false;
  for (const auto column : columns) {
    if (column == Column::action || column == Column::owner || column == Column::decision)
      tells = true;
    else if (column == Column::body || column == Column::title || column == Column::number)
      other = true;
  }
  const auto n = std::count(columns.begin(), columns.end(), Column::body);
  return (tells && (other || columns.size() > 1)) || (n > 0 && n < static_cast<long>(columns.size()));
}

/// What columns hold in each other's company. "By" beside a column of owners is by when; a table of matters with owners
/// and times, or of resolutions with their progress, and without a discussion, is one of actions.
template <class Each>
void settle_by_neighbours(const Each& each) {
  size_t owners = 0;
  bool prose = false, due = false, status = false, action = false, decision = false;
  each([&](Column& column, std::string_view) {
    owners += column == Column::owner;
    prose = prose || column == Column::body;
    due = due || column == Column::due;
    status = status || column == Column::status;
    action = action || column == Column::action;
    decision = decision || column == Column::decision;
  });
  each([&](Column& column, std::string_view words) {
    if (column == Column::owner && owners > 1 && words == "by") column = Column::due;
    if (column == Column::decision && owners > 0 && status && !prose && !action) column = Column::action;
    if (column == Column::title && owners > 0 && due && !prose && !action && !decision) column = Column::action;
  });
}

/// Share of owner-like texts decides whether "Action" heads tasks or names.
class OwnerShare {
 public:
  void add(std::string_view text) {
    if (!cut_owner_and_due(text).due.empty()) {
      ++all_, ++owners_;
      return;
    }
    if (is_due_phrase(text) || is_code(text)) return;
    ++all_;
    owners_ += looks_like_owner(text);
  }
  bool owners() const { return all_ > 0 && owners_ * 20 >= all_ * 17; }
  bool empty() const { return all_ == 0; }

 private:
  /// "TB25/12": the number of an action over its owner.
  static bool is_code(std::string_view text) {
    constexpr size_t longest = 12;
    return text.size() <= longest && starts_capital(text) && text.find(' ') == std::string_view::npos &&
           std::any_of(text.begin(), text.end(), is_digit);
  }

  size_t all_ = 0, owners_ = 0;
};

/// Lines with positions (PDF, plain text): tables are seen from a header row and held while rows fit it.
class PositionedColumns {
 public:
  PositionedColumns(const CleanText& text, const std::vector<std::string>& initials, Columns& out)
      : text_(text), initials_(initials), out_(out) {
    for (const auto& line : text.lines)
      if (!line.cell) extent_ = std::max(extent_, line.box.x1);
    find_heading_margin();
  }

  void row(size_t from, size_t to) {
    if (header(from, to)) return;
    if (columns_.empty() && heading_margin_ && is_beside_heading(from, to)) {
      columns_ = {{heading_margin_->first, heading_margin_->first, heading_margin_->first, Column::title, {}},
                  {heading_margin_->second, heading_margin_->second, heading_margin_->second, Column::body, {}}};
      side_by_side_ = true;
      action_table_ = false;
      spanning_ = 0;
    }
    if (columns_.empty()) {
      for (size_t i = from; i < to; ++i) whole(i, Column::body);
      return;
    }
    table_row(from, to);
  }

  void finish() {
    flush();
    margins();
  }

 private:
  const TextLine& line(size_t i) const { return text_.lines[i]; }

  /// A bold heading of a few words at the left with text beside it.
  bool is_beside_heading(size_t from, size_t to) const {
    if (to - from != 2 || line(from).cell || line(to - 1).cell) return false;
    const auto& head = line(from);
    const auto& text = line(to - 1);
    const bool shown = (head.style & style_bold) && !(text.style & style_bold);
    if (!shown || head.text.back() == ':' || count_words(head.text) > 6 || head.box.x1 > extent_ * 0.4F) return false;
    if (heading_margin_)
      return std::abs(head.box.x0 - heading_margin_->first) < 4 && std::abs(text.box.x0 - heading_margin_->second) < 4;
    return text.box.x0 > head.box.x1 && text.box.x0 > head.box.x0 + 40;
  }

  /// Papers that set their headings in a margin at the left: at least four of them, each with several lines beside it.
  void find_heading_margin() {
    constexpr size_t least = 4;
    std::map<std::pair<int, int>, size_t> pairs;
    std::map<int, size_t> lefts;
    std::optional<std::pair<float, float>> best;
    size_t most = 0;
    for (size_t i = 0; i < text_.lines.size();) {
      size_t end = i;
      while (end < text_.lines.size() && text_.lines[end].row == text_.lines[i].row) {
        if (!line(end).cell) ++lefts[static_cast<int>(line(end).box.x0 / 4)];
        ++end;
      }
      if (is_beside_heading(i, end)) {
        const float head = line(i).box.x0, text = line(end - 1).box.x0;
        const size_t n = ++pairs[{static_cast<int>(head / 4), static_cast<int>(text / 4)}];
        if (n > most) {
          most = n;
          best = {head, text};
        }
      }
      i = end;
    }
    if (best && most >= least && lefts[static_cast<int>(best->second / 4)] * 2 >= most * 5) heading_margin_ = best;
  }

  void whole(size_t i, Column column) { put({i, 0, static_cast<uint32_t>(line(i).text.size()), column, 0, false}); }
  void put(const Piece& piece) {
    if (reordered())
      pending_.push_back(piece);
    else
      out_.pieces.push_back(piece);
  }

  /// With items in a column of their own the cells of an entry must be gathered before they are read.
  bool reordered() const { return side_by_side_; }

  bool header(size_t from, size_t to) {
    std::vector<Column> roles;
    std::vector<HeadedColumn> found;
    for (size_t i = from; i < to; ++i) {
      const auto role = column_of_header(line(i).folded);
      if (!role && line(i).folded.size() > 30) return false;
      if (role) {
        roles.push_back(*role);
        found.push_back({line(i).box.x0, line(i).box.x1, line(i).box.x0, *role, line(i).folded});
      } else {
        header_words_of(line(i), roles, found);
      }
    }
    const auto& text = line(to - 1).text;  // "… NO & RL to / action." is the end of a sentence
    const bool printed_as_head = starts_capital(text) && text.back() != '.';
    const bool lone = printed_as_head && found.size() == 1 && found[0].x0 > extent_ * 0.6F &&
                      (roles[0] == Column::action || roles[0] == Column::owner) && to - from <= 2;
    if (!lone && !is_minutes_header(roles)) return false;
    flush();
    if (lone) found.insert(found.begin(), HeadedColumn{0, 0, 0, Column::body, {}});
    std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.x0 < b.x0; });
    columns_ = std::move(found);
    settle_by_neighbours([&](const auto& use) {
      for (auto& column : columns_) use(column.column, column.words);
    });
    learn(to);
    for (size_t i = from; i < to; ++i)
      out_.pieces.push_back({i, 0, static_cast<uint32_t>(line(i).text.size()), Column::header, 0, false});
    spanning_ = 0;
    return true;
  }

  /// "Ref Action" in one run: two headers beside each other, if every word belongs to one.
  static void header_words_of(const TextLine& l, std::vector<Column>& roles, std::vector<HeadedColumn>& found) {
    constexpr size_t most_words = 6;
    if (l.words.size() < 2 || l.words.size() > most_words || !begins_as_header(l.folded)) return;
    std::vector<HeadedColumn> made;
    for (size_t w = 0; w < l.words.size();) {
      size_t end = l.words.size();
      std::optional<Column> role;
      for (; end > w && !role; --end) {
        const size_t from = l.words[w].start, to = l.words[end - 1].start + l.words[end - 1].length;
        if (to > l.text.size() || from >= to) return;
        role = column_of_header(fold(std::string_view(l.text).substr(from, to - from)));
        if (role) made.push_back({l.words[w].box.x0, l.words[end - 1].box.x1, l.words[w].box.x0, *role, {}});
      }
      if (!role) return;
      w = end + 1;
    }
    for (const auto& column : made) roles.push_back(column.column);
    found.insert(found.end(), made.begin(), made.end());
  }

  static bool side_column(Column column) {
    return column != Column::body && column != Column::decision && column != Column::title;
  }

  /// Reads ahead: where contents begin under each header, and whether "Action" heads names or tasks.
  void learn(size_t from) {
    constexpr size_t least_below_header = 3;
    const size_t end = std::min(text_.lines.size(), from + look_ahead);
    for (size_t c = 1; c < columns_.size(); ++c) {
      std::map<int, size_t> starts;
      for (size_t i = from; i < end; ++i) {
        const float x = line(i).box.x0;
        const bool side = side_column(columns_[c].column);
        const float least = side ? std::max(columns_[c - 1].x1, columns_[c].x0 - 60) : columns_[c - 1].x1;
        if (!line(i).cell && x > least && x <= columns_[c].x1) ++starts[static_cast<int>(x / 4)];
      }
      const auto best = std::max_element(starts.begin(), starts.end(),
                                         [](const auto& a, const auto& b) { return a.second < b.second; });
      // Another table further down may begin its columns elsewhere: where some stand right below the header, all do.
      const bool below_header = side_column(columns_[c].column) && starts.count(static_cast<int>(columns_[c].x0 / 4)) &&
                                starts[static_cast<int>(columns_[c].x0 / 4)] >= least_below_header;
      if (best != starts.end() && best->second >= 2 && !below_header)
        columns_[c].left = std::min(columns_[c].x0, static_cast<float>(best->first) * 4);
    }
    for (auto& column : columns_) {
      if (column.column != Column::action) continue;
      OwnerShare share;
      for (size_t i = from; i < end; ++i)
        if (!line(i).cell && &column == &columns_[column_at(line(i).box.x0)] && !column_of_header(line(i).folded))
          share.add(line(i).text);
      const bool narrow = &column == &columns_.back() && column.x0 > extent_ * 0.72F;
      if (share.owners() || (share.empty() && narrow)) column.column = Column::owner;
    }
    settle();
  }

  /// Without a column for the text, the items' own column holds it.
  void settle() {
    bool prose = false, owner = false;
    for (const auto& column : columns_) {
      prose |= column.column == Column::body || column.column == Column::decision || column.column == Column::action;
      owner |= column.column == Column::owner;
    }
    if (!prose)
      for (auto& column : columns_)
        if (column.column == Column::title || column.column == Column::number) column.column = Column::body;
    out_.owner_column |= owner;
    action_table_ = is_action_table();
    side_by_side_ = action_table_ || (prose && columns_.size() > 2 &&
                                      (columns_[0].column == Column::title || columns_[1].column == Column::title));
  }

  bool has(Column wanted) const {
    return std::any_of(columns_.begin(), columns_.end(), [&](const auto& column) { return column.column == wanted; });
  }

  /// A table of tasks and owners without items: the list of actions that many papers end with.
  bool is_action_table() const {
    return has(Column::action) && has(Column::owner) && !has(Column::title) && !has(Column::body) &&
           !has(Column::decision);
  }

  /// Whether a row of the gathered pieces can begin an entry in this column.
  bool opens_entries(Column column) const {
    if (!action_table_) return column == Column::title || column == Column::number;
    return has(Column::number) ? column == Column::number : column == Column::action;
  }

  size_t column_at(float x) const {
    size_t at = 0;
    for (size_t c = 1; c < columns_.size(); ++c)
      if (x >= columns_[c].left - 6) at = c;
    return at;
  }

  void table_row(size_t from, size_t to) {
    bool crossing = false;
    for (size_t i = from; i < to; ++i) {
      const size_t c = column_at(line(i).box.x0);
      crossing |= crosses(i, c) && !is_heading_over_text(i, c);
    }
    spanning_ = crossing ? spanning_ + 1 : (to - from > 1 ? 0 : spanning_);
    if ((crossing && table_is_over(from)) || stands_below_typed_actions(from, to)) {
      flush();
      side_by_side_ = false;
      columns_.clear();
      spanning_ = 0;
    }
    for (size_t i = from; i < to; ++i) {
      if (columns_.empty()) {
        whole(i, Column::body);
        continue;
      }
      const size_t c = column_at(line(i).box.x0);
      if (split_label(i, c)) continue;
      if (crosses(i, c) && !is_heading_over_text(i, c))
        whole(i, Column::body);
      else
        split(i, c);
    }
  }

  /// The line runs on over the next column's edge instead of ending before it or beginning a new run there.
  bool crosses(size_t i, size_t c) const {
    const auto& l = line(i);
    if (c + 1 >= columns_.size()) return false;
    const float edge = columns_[c + 1].left;
    if (l.words.empty()) return l.box.x1 > edge + 40;
    if (l.box.x1 <= edge + 12) return false;
    for (const auto& word : l.words)
      if (std::abs(word.box.x0 - edge) <= 6) return false;
    return true;
  }

  /// "2. Grants for the sea wall" where the column of items is no wider than an indent: its headings run on over the
  /// text below them, up to the column of owners.
  bool is_heading_over_text(size_t i, size_t c) const {
    if (c != 0 || columns_.size() < 3 || columns_[0].column != Column::title || columns_[1].column != Column::body ||
        columns_.back().column != Column::owner || columns_[1].left - columns_[0].left > extent_ * 0.15F)
      return false;
    const auto label = read_item_label(line(i).text);
    const bool labelled = label.kind != ItemLabel::Kind::none && !label.bracketed && !label.lower;
    return labelled && line(i).box.x1 < columns_.back().left;
  }

  /// "Meeting closed 8.10pm" below a typed table of actions: alone in its row and behind an empty line.
  bool stands_below_typed_actions(size_t from, size_t to) const {
    return action_table_ && to - from == 1 && !pending_.empty() && line(from).words.empty() && !line(from).cell &&
           line(from).block_start && column_at(line(from).box.x0) == 0 && columns_.size() > 2;
  }

  /// Prose or an item's heading over the full width ends a table; a lone margin of owners goes on to the end.
  bool table_is_over(size_t i) const {
    const bool margin_only = columns_.size() == 2 && columns_[1].column == Column::owner;
    if (margin_only) return false;
    const auto label = read_item_label(line(i).text);
    if (label.kind != ItemLabel::Kind::none && !label.bracketed && !label.lower) return true;
    return spanning_ >= 2;
  }

  /// "7 Welcome and" in one run over the columns of numbers and titles.
  bool split_label(size_t i, size_t c) {
    const auto& l = line(i);
    if (columns_[c].column != Column::number || c + 1 >= columns_.size() || l.words.size() < 2) return false;
    if (columns_[c + 1].column != Column::title && columns_[c + 1].column != Column::body && !action_table_)
      return false;
    for (const auto& word : l.words) {
      if (word.box.x0 < columns_[c + 1].left - 6 || word.start == 0 || word.start > l.text.size()) continue;
      const auto head = trim(std::string_view(l.text).substr(0, word.start));
      if (word.box.x0 > columns_[c + 1].left + 8 || !is_label_only(head)) return false;
      put({i, 0, static_cast<uint32_t>(head.size()), Column::number, 0, false});
      put({i, word.start, static_cast<uint32_t>(l.text.size()), columns_[c + 1].column, 0, true});
      return true;
    }
    return false;
  }

  /// A line that reaches into the owners' column is cut where that column begins.
  void split(size_t i, size_t c) {
    const auto& l = line(i);
    uint32_t cut = static_cast<uint32_t>(l.text.size());
    if (c + 1 < columns_.size() &&
        (columns_.back().column == Column::owner || columns_.back().column == Column::action) && !l.words.empty()) {
      const float left = columns_.back().left - 4;
      for (size_t w = l.words.size(); w > 1 && l.words[w - 1].box.x0 >= left && l.words[w - 1].start <= l.text.size();
           --w)
        if (l.words[w - 1].box.x0 - l.words[w - 2].box.x1 > 6) cut = l.words[w - 1].start;
      const bool tasks = columns_.back().column == Column::action;
      if (cut < l.text.size() && !tasks && !looks_like_owner(std::string_view(l.text).substr(cut)))
        cut = static_cast<uint32_t>(l.text.size());
    }
    Column column = columns_[c].column;
    const auto size = static_cast<uint32_t>(l.text.size());
    if (column == Column::owner && !looks_like_owner(l.text) &&
        l.box.x1 - l.box.x0 > (extent_ - columns_[c].left) * 1.2F)
      column = Column::body;
    uint32_t end = cut;
    while (end > 0 && end < size && l.text[end - 1] == ' ') --end;
    put({i, 0, end, column, 0, false});
    if (cut < size) put({i, cut, size, columns_.back().column, 0, true});
  }

  /// The usual distance from line to line of the gathered pieces of one column; very large if it cannot be told.
  float leading_of_pending() const {
    std::map<Column, size_t> last;
    std::vector<float> steps;
    for (size_t i = 0; i < pending_.size(); ++i) {
      const auto& l = line(pending_[i].line);
      const auto [before, fresh] = last.try_emplace(pending_[i].column, i);
      const auto& other = line(pending_[before->second].line);
      if (!fresh && other.page == l.page && l.box.y0 > other.box.y0) steps.push_back(l.box.y0 - other.box.y0);
      before->second = i;
    }
    if (steps.size() < 4) return 1000;
    const auto nth = steps.begin() + static_cast<long>(steps.size() * 2 / 5);
    std::nth_element(steps.begin(), nth, steps.end());
    return *nth;
  }

  /// Rows of the gathered pieces where an entry begins: those of a label (or a title after a gap), moved up to the last
  /// gap over all columns, because cells may be centred beside each other.
  std::vector<bool> entry_starts() const {
    std::vector<bool> starts(pending_.size(), false), gap_before(pending_.size(), false);
    const float leading = leading_of_pending();
    float bottom = -1;
    uint32_t page = 0;
    for (size_t i = 0; i < pending_.size(); ++i) {
      const auto& l = line(pending_[i].line);
      const float height = std::max(4.0F, l.box.y1 - l.box.y0);
      const bool new_row = i == 0 || l.row != line(pending_[i - 1].line).row;
      const float least = std::min(height * 0.4F, (leading * 1.25F) - height);
      gap_before[i] = new_row && (l.page != page || l.box.y0 - bottom > least);
      bottom = l.page == page ? std::max(bottom, l.box.y1) : l.box.y1;
      page = l.page;
    }
    if (action_table_ && start_at_typed_rows(starts)) return starts;
    bool awaits_title = false;
    size_t last_start = 0;
    uint32_t last_row = 0, last_page = 0;
    float last_bottom = 0;
    for (size_t i = 0; i < pending_.size(); ++i) {
      const auto& l = line(pending_[i].line);
      if (!opens_entries(pending_[i].column)) continue;
      const auto label =
          read_item_label(std::string_view(l.text).substr(pending_[i].start, pending_[i].end - pending_[i].start));
      // "May25.04" numbers the rows of a table of actions, whatever it is made of.
      const auto printed = std::string_view(l.text).substr(pending_[i].start, pending_[i].end - pending_[i].start);
      const bool row_number = action_table_ && pending_[i].column == Column::number &&
                              std::any_of(printed.begin(), printed.end(), is_digit);
      const bool labelled = row_number || (label.kind != ItemLabel::Kind::none && !label.bracketed && !label.lower);
      const bool apart = l.page != last_page || l.box.y0 - last_bottom > (l.box.y1 - l.box.y0) * 0.8F ||
                         (action_table_ && gap_before[i]);
      last_page = l.page;
      last_bottom = l.box.y1;
      const bool same_row = i > 0 && last_row == l.row;
      last_row = l.row;
      if (same_row || !(labelled || (apart && !awaits_title))) {
        awaits_title = awaits_title && same_row && labelled;
        continue;
      }
      awaits_title = labelled && label.rest >= pending_[i].end - pending_[i].start;
      size_t begin = i;
      while (begin > last_start && !gap_before[begin]) --begin;
      if (!gap_before[begin] || (row_number && begin == last_start)) begin = i;
      while (begin > 0 && line(pending_[begin - 1].line).row == line(pending_[begin].line).row) --begin;
      starts[begin] = true;
      last_start = i;
    }
    return starts;
  }

  /// In a typed table, "IR   Quotes for pumps   12 April" line by line, every row that has its own owner is an entry.
  /// False, and nothing changed, when the table is not typed, has one such row, or owners run on over several lines.
  bool start_at_typed_rows(std::vector<bool>& starts) const {
    std::vector<size_t> rows;
    for (size_t i = 0; i < pending_.size();) {
      size_t end = i;
      bool owner = false, task = false;
      for (; end < pending_.size() && line(pending_[end].line).row == line(pending_[i].line).row; ++end) {
        if (!line(pending_[end].line).words.empty()) return false;
        owner = owner || pending_[end].column == Column::owner;
        task = task || pending_[end].column == Column::body || pending_[end].column == Column::action ||
               pending_[end].column == Column::title;
      }
      if (owner && task) rows.push_back(i);
      if (owner && !task && end < pending_.size()) return false;
      i = end;
    }
    if (rows.size() < 2) return false;
    for (const size_t row : rows) starts[row] = true;
    return true;
  }

  /// Gives the gathered pieces entry by entry, column by column.
  void flush() {
    if (pending_.empty()) return;
    const auto starts = entry_starts();
    if (entry_ == 0) ++entry_;
    for (size_t i = 0; i < pending_.size(); ++i) {
      if (starts[i]) ++entry_;
      pending_[i].entry = entry_;
    }
    // Column::number < title < decision < ... but the discussion (body) belongs before decisions.
    const auto rank = [](Column c) {
      return c == Column::body ? 2.5 : c == Column::number ? 1.0 : c == Column::title ? 2.0 : 3.0 + static_cast<int>(c);
    };
    std::stable_sort(pending_.begin(), pending_.end(), [&](const Piece& a, const Piece& b) {
      return a.entry != b.entry ? a.entry < b.entry : rank(a.column) < rank(b.column);
    });
    Column last = Column::header;
    uint32_t last_entry = 0;
    for (auto& piece : pending_) {
      piece.cell_start = piece.column != last || piece.entry != last_entry;
      last = piece.column;
      last_entry = piece.entry;
    }
    out_.pieces.insert(out_.pieces.end(), pending_.begin(), pending_.end());
    pending_.clear();
  }

  /// Initials at the right edge without a header over them.
  void margins() {
    if (out_.owner_column) return;
    const auto candidate = [&](const Piece& piece) {
      const auto& l = line(piece.line);
      return piece.column == Column::body && !l.cell && l.box.x0 > extent_ * 0.78F && are_initials(l.text);
    };
    std::map<int, size_t> places;
    for (const auto& piece : out_.pieces)
      if (candidate(piece)) ++places[static_cast<int>(line(piece.line).box.x0 / 40)];
    for (auto& piece : out_.pieces) {
      if (!candidate(piece)) continue;
      const int at = static_cast<int>(line(piece.line).box.x0 / 40);
      const size_t beside = (places.count(at) ? places[at] : 0) + (places.count(at - 1) ? places[at - 1] : 0) +
                            (places.count(at + 1) ? places[at + 1] : 0);
      if (beside < 2 && !known(line(piece.line).text)) continue;
      piece.column = Column::owner;
      out_.owner_column = true;
    }
  }

  bool known(std::string_view text) const {
    for (const auto& key : initials_)
      if (key == text) return true;
    return false;
  }

  static bool are_initials(std::string_view text) {
    if (text.empty() || text.size() > 24) return false;
    size_t capitals = 0, run = 0;
    for (const char c : text) {
      if (is_upper(c)) {
        ++capitals;
        ++run;
      } else if (is_lower(c)) {
        if (run == 0 || ++run > 4) return false;
      } else if (c == ' ' || c == '/' || c == '+' || c == '&' || c == ',') {
        run = 0;
      } else {
        return false;
      }
      if (run > 4) return false;
    }
    return capitals >= 2;
  }

  const CleanText& text_;
  const std::vector<std::string>& initials_;
  Columns& out_;
  std::vector<HeadedColumn> columns_;
  std::vector<Piece> pending_;
  float extent_ = 0;
  uint32_t entry_ = 0;
  size_t spanning_ = 0;
  std::optional<std::pair<float, float>> heading_margin_;  ///< left edges of headings and of the text beside them
  bool side_by_side_ = false;
  bool action_table_ = false;
};

/// One table whose cells the format declares.
class DeclaredTable {
 public:
  DeclaredTable(const CleanText& text, size_t from, size_t to) : text_(text), from_(from), to_(to) {
    roles_.fill(Column::data);
  }

  void read(Columns& out, uint32_t& entries) {
    if (!headed()) inferred();
    uint32_t row = ~0U, column = ~0U;
    for (size_t i = from_; i < to_; ++i) {
      const auto& l = text_.lines[i];
      if (l.cell->row != row) ++entries;
      const bool cell_start = l.cell->row != row || l.cell->column != column;
      row = l.cell->row;
      column = l.cell->column;
      Column role = at(column);
      if (is_header_row(row))
        role = Column::header;
      else if (role == Column::owner)
        out.owner_column = true;
      out.pieces.push_back({i, 0, static_cast<uint32_t>(l.text.size()), role, entries, cell_start});
    }
  }

 private:
  static constexpr size_t most_columns = 16;

  Column at(uint32_t column) const { return column < most_columns ? roles_[column] : Column::data; }
  bool is_header_row(uint32_t row) const { return std::find(headers_.begin(), headers_.end(), row) != headers_.end(); }

  bool headed() {
    bool found = false;
    for (size_t i = from_; i < to_;) {
      size_t end = i;
      std::vector<Column> roles;
      while (end < to_ && text_.lines[end].cell->row == text_.lines[i].cell->row) {
        if (const auto role = column_of_header(text_.lines[end].folded)) roles.push_back(*role);
        ++end;
      }
      const size_t cells = end - i;
      if (cells >= 2 && roles.size() * 2 > cells && is_minutes_header(roles)) {
        if (!found) take_header(i, end);
        found = true;
        headers_.push_back(text_.lines[i].cell->row);
      }
      i = end;
    }
    if (found) settle();
    return found;
  }

  void take_header(size_t from, size_t to) {
    roles_.fill(Column::body);
    for (size_t i = from; i < to; ++i) {
      const auto& cell = *text_.lines[i].cell;
      const auto role = column_of_header(text_.lines[i].folded);
      for (uint32_t c = cell.column; c < cell.column + std::max(1U, cell.columns) && c < most_columns; ++c)
        if (role) {
          roles_[c] = *role;
          words_[c] = text_.lines[i].folded;
        }
    }
    settle_by_neighbours([&](const auto& use) {
      for (size_t c = 0; c < most_columns; ++c)
        if (!words_[c].empty()) use(roles_[c], words_[c]);
    });
  }

  void settle() {
    std::array<OwnerShare, most_columns> shares;
    for (size_t i = from_; i < to_; ++i) {
      const auto& cell = *text_.lines[i].cell;
      if (cell.column < most_columns && !is_header_row(cell.row)) shares[cell.column].add(text_.lines[i].text);
    }
    bool prose = false;
    for (size_t c = 0; c < most_columns; ++c) {
      if (roles_[c] == Column::action && shares[c].owners()) roles_[c] = Column::owner;
      if (shares[c].empty()) continue;
      prose |= roles_[c] == Column::body || roles_[c] == Column::decision || roles_[c] == Column::action;
    }
    if (prose) return;
    for (auto& role : roles_)
      if (role == Column::title) role = Column::body;
  }

  /// No header: a first column of labels and a last column of names give a table of items away; else it is data.
  void inferred() {
    struct Count {
      size_t cells = 0, labels = 0, owners = 0, words = 0;
    };
    std::array<Count, most_columns> counts;
    uint32_t last = 0;
    for (size_t i = from_; i < to_; ++i) {
      const auto& l = text_.lines[i];
      if (l.cell->column >= most_columns) continue;
      auto& count = counts[l.cell->column];
      ++count.cells;
      count.labels += is_label_only(l.text);
      count.owners += looks_like_owner(l.text);
      count.words += count_words(l.text);
      last = std::max(last, l.cell->column);
    }
    const bool labels = counts[0].cells > 0 && counts[0].labels * 10 >= counts[0].cells * 6;
    size_t widest = 0;
    for (const auto& count : counts)
      if (count.cells) widest = std::max(widest, count.words / count.cells);
    const bool prose = widest >= 8 || (last == 0);
    if (!prose && !labels) return;
    roles_.fill(Column::body);
    if (labels) roles_[0] = Column::number;
    const auto& end = counts[last];
    if (last > 0 && prose && end.cells > 0 && end.owners * 10 >= end.cells * 6 && end.words <= end.cells * 4)
      roles_[last] = Column::owner;
    if (prose && last >= 2 && !labels && widest < 12) roles_.fill(Column::data);
  }

  const CleanText& text_;
  size_t from_, to_;
  std::array<Column, most_columns> roles_;
  std::array<std::string_view, most_columns> words_;  ///< folded, of the headers that tell what a column holds
  std::vector<uint32_t> headers_;
};

std::optional<Column> column_of_both(Column a, Column b) {
  const auto any = [&](Column column) { return a == column || b == column; };
  if (any(Column::body) || (any(Column::title) && any(Column::decision))) return Column::body;
  if (any(Column::action)) return any(Column::decision) ? Column::body : Column::action;
  if (any(Column::owner)) return Column::owner;
  return std::nullopt;
}

}  // namespace

std::optional<Column> column_of_header(std::string_view folded) {
  while (!folded.empty() && !is_word_byte(folded.back()) && folded.back() != '#') folded.remove_suffix(1);
  if (folded.size() > 30 || folded.empty()) return std::nullopt;
  if (folded.ends_with("(s")) folded.remove_suffix(2);
  if (const uint8_t column = headers[folded]; column != 0) return static_cast<Column>(column - 1);
  // "Action / by when", "Item and decision": what the two halves hold together.
  for (const std::string_view joint : {"/", " and ", " & "}) {
    const size_t at = folded.find(joint);
    if (at == std::string_view::npos) continue;
    const uint8_t left = headers[trim(folded.substr(0, at))], right = headers[trim(folded.substr(at + joint.size()))];
    if (left == 0 || right == 0) continue;
    return column_of_both(static_cast<Column>(left - 1), static_cast<Column>(right - 1));
  }
  return std::nullopt;
}

bool is_due_phrase(std::string_view text) {
  constexpr size_t longest = 6;  // words
  if (text.empty() || count_words(text) > longest) return false;
  const std::string folded = fold(trim(text));
  constexpr std::string_view openers[] = {"by",    "before", "from",        "within", "until", "end of",
                                          "after", "due",    "in time for", "in",     "for",   "at"};
  constexpr std::string_view whole[] = {"asap",         "ongoing",   "immediate",           "immediately",
                                        "next meeting", "urgent",    "as soon as possible", "next agenda",
                                        "this week",    "next week", "this month"};
  constexpr std::string_view times[] = {"term",    "half-term", "half term", "meeting", "week",   "weeks",
                                        "month",   "months",    "year",      "end",     "easter", "christmas",
                                        "spring",  "summer",    "autumn",    "winter",  "agm",    "days",
                                        "quarter", "today",     "tomorrow"};
  if (is_one_of(folded, whole)) return true;
  bool time = false;
  for (std::string_view rest = folded; !rest.empty();) {
    const auto word = first_word(rest);
    time = time || (word.size() > 2 && (month_from_name(word) || weekday_from_name(word)));
    rest.remove_prefix(std::max<size_t>(1, word.size()));
  }
  const auto opener = first_of(folded, openers);
  const bool digits = std::any_of(folded.begin(), folded.end(), is_digit);
  if (!opener.empty()) return time || digits || has_any_word(folded, times);
  const auto first = first_word(folded);
  const bool opens_with_month = first.size() > 2 && month_from_name(first) && first != "may" && first != "june" &&
                                first != "april" && first != "august";
  return (digits && is_digit(folded.front())) || opens_with_month || (time && digits) ||
         (time && count_words(folded) == 1);
}

bool looks_like_owner(std::string_view text) {
  constexpr std::string_view never[] = {"noted", "agreed", "approved", "action",   "actions",   "page",    "none",
                                        "n/a",   "closed", "open",     "complete", "completed", "ongoing", "yes",
                                        "no",    "item",   "decision", "resolved", "note"};
  constexpr std::string_view small[] = {
      "of",        "and",      "the",       "for",       "de",        "van",       "von",         "all",      "to",
      "clerk",     "chair",    "secretary", "treasurer", "officers",  "members",   "councillors", "everyone", "board",
      "committee", "trustees", "staff",     "governors", "directors", "delegates", "residents"};
  text = trim(text);
  while (!text.empty() && (text.back() == ':' || text.back() == ',' || text.back() == '/')) text.remove_suffix(1);
  if (text.empty() || text.size() > 48 || text.back() == '.' || count_words(text) > 6) return false;
  if (is_one_of(fold(text), never)) return false;
  bool word_start = true, capital = false;
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '@' && word_start) {  // a handle
      while (i + 1 < text.size() && text[i + 1] != ' ' && text[i + 1] != ',' && text[i + 1] != '/') ++i;
      capital = true;
      continue;
    }
    if (is_digit(c) || c == '"' || c == '?' || c == ';' || c == '%') return false;
    if (word_start && is_lower(c) && !is_one_of(first_word(text.substr(i)), small)) return false;
    if (word_start && (is_upper(c) || is_lower(c))) capital = true;
    word_start = !is_word_byte(c) && c != '\'' && c != '.' && c != '-';
  }
  return capital;
}

OwnerAndDue cut_owner_and_due(std::string_view text) {
  for (const std::string_view joint : {" by ", " before ", " (by "}) {
    const size_t at = text.find(joint);
    if (at == std::string_view::npos) continue;
    auto due = text.substr(text.find_first_of("b", at));
    if (due.ends_with(")")) due.remove_suffix(1);
    const auto owner = trim(text.substr(0, at));
    if (is_due_phrase(due) && looks_like_owner(owner)) return {owner, due};
  }
  return {text, {}};
}

Columns find_columns(const CleanText& text, const std::vector<std::string>& initials) {
  Columns out;
  out.pieces.reserve(text.lines.size());
  PositionedColumns positioned(text, initials, out);
  uint32_t entries = 1U << 20U;  // apart from those of positioned tables
  for (size_t i = 0; i < text.lines.size();) {
    size_t end = i;
    if (text.lines[i].cell) {
      while (end < text.lines.size() && text.lines[end].cell &&
             text.lines[end].cell->table == text.lines[i].cell->table)
        ++end;
      DeclaredTable(text, i, end).read(out, entries);
    } else {
      while (end < text.lines.size() && !text.lines[end].cell && text.lines[end].row == text.lines[i].row) ++end;
      positioned.row(i, end);
    }
    i = end;
  }
  positioned.finish();
  return out;
}

}  // namespace minutebook

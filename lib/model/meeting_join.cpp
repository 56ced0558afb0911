// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/model/meeting_join.hpp"

#include <algorithm>
#include <set>

#include "lib/base/text.hpp"
#include "lib/model/facts.hpp"
#include "lib/model/likeness.hpp"

namespace minutebook {
namespace {

constexpr double same_title = 0.6;
constexpr double part_of_title = 0.25;  // enough where the number is the same
constexpr size_t shortest_reference = 4;

/// "Item 4.", "4 (a)" and "4(A)" are one number.
std::string number_key(std::string_view number) {
  std::string out;
  for (const char c : fold_name(number))
    if (c != ' ') out += c;
  if (out.starts_with("agendaitem")) out.erase(0, 10);
  if (out.starts_with("item")) out.erase(0, 4);
  return out;
}

/// An item while it is joined, with what it is compared by.
struct Row {
  JoinedItem item;
  std::set<std::string> words;
  std::vector<std::string> agenda_numbers;  ///< keys by which agendas and papers may call it
  std::vector<std::string> numbers;         ///< its own
  std::string text;                         ///< in which a reference may stand
  bool has_agenda = false;
};

class Joiner {
 public:
  explicit Joiner(const std::vector<JoinedPaper>& papers) : papers_(papers) {}

  JoinedMeeting run() {
    for (size_t i = 0; i < papers_.size(); ++i)
      if (!papers_[i].is_copy && papers_[i].role == PaperRole::minutes) add_minutes(i);
    for (size_t i = 0; i < papers_.size(); ++i)
      if (!papers_[i].is_copy && papers_[i].role == PaperRole::agenda) add_agenda(i);
    JoinedMeeting out;
    for (size_t i = 0; i < papers_.size(); ++i)
      if (!papers_[i].is_copy && papers_[i].role == PaperRole::paper && !place(i)) out.unplaced.push_back(i);
    for (Row& row : rows_) {
      std::stable_sort(row.item.sources.begin(), row.item.sources.end(), [&](const ItemSource& a, const ItemSource& b) {
        return papers_[a.paper].role < papers_[b.paper].role;
      });
      out.items.push_back(std::move(row.item));
    }
    return out;
  }

 private:
  [[nodiscard]] const Minutes& minutes_of(size_t paper) const {
    return part_of(*papers_[paper].record, papers_[paper].part);
  }

  static ItemSource source_of(size_t paper, const Item& item) {
    return {paper, item.number.empty() ? item.minute_number : item.number, item.title, item.place.page};
  }

  static void add_key(std::vector<std::string>& keys, const std::string& number) {
    if (std::string key = number_key(number); !key.empty()) keys.push_back(std::move(key));
  }

  static Row row_of(size_t paper, const Item& item) {
    Row row;
    row.item.number = item.number;
    row.item.minute_number = item.minute_number;
    row.item.title = item.title;
    row.item.sources.push_back(source_of(paper, item));
    row.words = comparable_words(item.title);
    row.text = item.title;
    return row;
  }

  void add_minutes(size_t paper) {
    const Minutes& minutes = minutes_of(paper);
    EntryKeys keys = EntryKeys::of_part(*papers_[paper].record, papers_[paper].part);
    for (size_t i = 0; i < minutes.items.size(); ++i) {
      const Item& item = minutes.items[i];
      Row row = row_of(paper, item);
      add_key(row.agenda_numbers, item.agenda_item_number);
      add_key(row.numbers, item.number);
      for (size_t n = 0; n < item.decisions.size(); ++n) {
        row.item.decisions.push_back({paper, i, n, keys.next(EntryKind::decision, item.decisions[n].text)});
        row.text += "\n" + item.decisions[n].text;
      }
      for (size_t n = 0; n < item.actions.size(); ++n)
        row.item.actions.push_back({paper, i, n, keys.next(EntryKind::action, item.actions[n].text)});
      rows_.push_back(std::move(row));
    }
  }

  static bool holds(const std::vector<std::string>& keys, const std::string& key) {
    return !key.empty() && std::find(keys.begin(), keys.end(), key) != keys.end();
  }

  /// The row of an agenda item, rows_.size() when there is none.
  [[nodiscard]] size_t find(const Item& item) const {
    const std::string number = number_key(item.number);
    const auto words = comparable_words(item.title);
    size_t best = rows_.size();
    double most = 0;
    for (size_t i = 0; i < rows_.size(); ++i) {
      const Row& row = rows_[i];
      const double alike = shared_words(row.words, words);
      double worth = alike >= same_title ? alike : 0;
      if (holds(row.numbers, number) && (alike >= part_of_title || row.words.empty() || words.empty()))
        worth = 1 + alike;
      if (holds(row.agenda_numbers, number)) worth = 2 + alike;
      if (worth <= most) continue;
      most = worth;
      best = i;
    }
    return best;
  }

  void add_agenda(size_t paper) {
    const auto& items = minutes_of(paper).items;
    size_t after = 0;  // rows before which the next item that only the agenda has is put
    for (const Item& item : items) {
      const size_t found = find(item);
      if (found < rows_.size()) {
        Row& row = rows_[found];
        add_key(row.agenda_numbers, item.number);
        row.item.sources.push_back(source_of(paper, item));
        if (row.item.title.empty()) row.item.title = item.title;
        row.text += "\n" + item.title;
        after = found + 1;
        continue;
      }
      Row row = row_of(paper, item);
      add_key(row.agenda_numbers, item.number);
      add_key(row.numbers, item.number);
      rows_.insert(rows_.begin() + static_cast<std::ptrdiff_t>(after), std::move(row));
      ++after;
    }
  }

  /// Puts a paper to its item; false when nothing tells which it is.
  bool place(size_t paper) {
    const Minutes& minutes = minutes_of(paper);
    const std::string number = number_key(minutes.item_number);
    for (const bool by_agenda : {true, false})
      for (Row& row : rows_)
        if (holds(by_agenda ? row.agenda_numbers : row.numbers, number)) {
          row.item.papers.push_back({paper, "item number"});
          return true;
        }
    for (Row& row : rows_)
      for (const std::string& reference : minutes.references)
        if (reference.size() >= shortest_reference && row.text.find(reference) != std::string::npos) {
          row.item.papers.push_back({paper, "reference"});
          return true;
        }
    const auto words = comparable_words(minutes.title);
    const auto best = std::max_element(rows_.begin(), rows_.end(), [&](const Row& a, const Row& b) {
      return shared_words(a.words, words) < shared_words(b.words, words);
    });
    if (best == rows_.end() || shared_words(best->words, words) < same_title) return false;
    best->item.papers.push_back({paper, "title"});
    return true;
  }

  const std::vector<JoinedPaper>& papers_;
  std::vector<Row> rows_;
};

}  // namespace

JoinedMeeting join_meeting(const std::vector<JoinedPaper>& papers) { return Joiner(papers).run(); }

}  // namespace minutebook

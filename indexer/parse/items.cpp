// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/items.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <set>
#include <utility>

#include "indexer/parse/actions.hpp"
#include "indexer/parse/blocks.hpp"
#include "indexer/parse/columns.hpp"
#include "indexer/parse/decisions.hpp"
#include "indexer/parse/item_headings.hpp"
#include "indexer/parse/item_label.hpp"
#include "indexer/parse/item_text.hpp"
#include "indexer/parse/labels.hpp"
#include "indexer/parse/owners.hpp"
#include "indexer/parse/passages.hpp"
#include "indexer/parse/printed_dates.hpp"
#include "indexer/parse/scan.hpp"
#include "indexer/parse/title.hpp"
#include "indexer/parse/vocabulary.hpp"
#include "lib/base/text.hpp"

namespace minutebook {
namespace {

enum class Reading : uint8_t { record, list, form, log, sections };

/// How the items of a type of paper are read: with decisions and actions, as a bare list, from a decision form, as a
/// log of actions, or not at all.
Reading reading_of(DocumentType type) {
  switch (type) {
    case DocumentType::minutes:
    case DocumentType::note_of_decisions:
    case DocumentType::decision_list:
      return Reading::record;
    case DocumentType::agenda:
    case DocumentType::agenda_pack:
    case DocumentType::supplement:
      return Reading::list;
    case DocumentType::record_of_decision:
    case DocumentType::officer_decision:
      return Reading::form;
    case DocumentType::action_log:
      return Reading::log;
    case DocumentType::report:
    case DocumentType::covering_report:
    case DocumentType::letter:
    case DocumentType::appendix:
    case DocumentType::forward_plan:
    case DocumentType::questions:
    case DocumentType::petition:
    case DocumentType::motion:
    case DocumentType::other:
      return Reading::sections;
  }
  return Reading::sections;
}

class ItemsReader {
 public:
  ItemsReader(const CleanText& text, const std::vector<size_t>& attendance_lines, Minutes& minutes)
      : text_(text), minutes_(minutes), roster_(minutes.attendance) {
    roster_.read_handles(text);
    roster_.read_keys(text);
    std::vector<std::string> initials;
    for (const auto& person : minutes.attendance)
      if (!person.initials.empty()) initials.push_back(person.initials);
    const Columns columns = find_columns(text, initials);
    blocks_ = make_blocks(text, columns, attendance_lines);
    if (minutes.type == DocumentType::decision_list) drop_lead_officers();
  }

  void run() {
    const Reading reading = reading_of(minutes_.type);
    if (reading == Reading::record || reading == Reading::list)
      headings_ = find_item_headings(text_, blocks_, reading == Reading::list);
    habits_ = habits();
    switch (reading) {
      case Reading::record:
      case Reading::list:
        record(reading == Reading::record);
        break;
      case Reading::form:
        form();
        break;
      case Reading::log:
        log();
        break;
      case Reading::sections:
        if (minutes_.type == DocumentType::other) transcript();
        sections();
        break;
    }
    restrict_passages();
  }

 private:
  /// In a list of decisions without actions the officers beside them answer for the matter; they have no task.
  void drop_lead_officers() {
    if (std::any_of(blocks_.begin(), blocks_.end(), [](const Block& b) { return b.column == Column::action; })) return;
    for (auto& block : blocks_)
      if (block.column == Column::owner) block.column = Column::data;
  }

  /// Needs the headings: marks in one item only (a table of earlier actions) are no habit.
  PaperHabits habits() const {
    size_t decisions = 0, decided_items = 0, marked_items = 0, item = 0;
    bool marked = false, decided = false;
    for (size_t i = 0; i < blocks_.size(); ++i) {
      if (item < headings_.size() && headings_[item].block == i) {
        marked_items += marked;
        decided_items += decided;
        marked = decided = false;
        ++item;
      }
      const auto& block = blocks_[i];
      const bool decides = block.column == Column::decision || heads_decision(block);
      decisions += decides;
      decided = decided || decides;
      marked = marked || block.column == Column::action || block.column == Column::owner ||
               (block.column == Column::body && read_section_label(block.folded).section == Section::action) ||
               marks_action_inside(block, roster_);
    }
    marked_items += marked;
    decided_items += decided;
    return {decisions >= 2 && (decided_items >= 2 || headings_.size() <= 2),
            marked_items >= 2 || (marked_items > 0 && headings_.size() <= 2), minutes_.date};
  }

  /// "Actions", "Summary of actions": every entry of the item is one.
  static bool lists_actions(std::string_view title) {
    constexpr std::string_view titles[] = {"actions",        "action points",   "action list",
                                           "action items",   "list of actions", "summary of actions",
                                           "actions agreed", "actions summary", "agreed actions",
                                           "new actions",    "to do",           "actions from this meeting"};
    return is_one_of(fold(title), titles);
  }

  static bool heads_decision(const Block& block) {
    constexpr std::string_view words[] = {"decision", "decisions", "decision(s)", "outcome"};
    if (block.column != Column::body || first_of(block.folded, words).empty()) return false;
    const auto label = read_section_label(block.folded);
    return label.section == Section::decision && label.rest >= block.folded.size();
  }

  void record(bool with_decisions) {
    std::vector<PassageSpan> spans;
    const size_t first = headings_.empty() ? blocks_.size() : headings_[0].block;
    spans.push_back({{}, -1, 0, 0, 0, first});
    const size_t last = with_decisions ? blocks_.size() : end_of_list();
    for (size_t h = 0; h < headings_.size(); ++h) {
      const auto& heading = headings_[h];
      const size_t end = h + 1 < headings_.size() ? headings_[h + 1].block : last;
      const size_t from = std::min(heading.body_block, end);
      const size_t offset = heading.body_block < end ? heading.body_offset : 0;
      Item item;
      item.number = heading.number;
      item.agenda_item_number = heading.agenda_item_number;
      if (!heading.agenda_item_number.empty()) item.minute_number = heading.number;
      item.title = heading.title;
      item.place = place_in(text_, blocks_[heading.block], 0,
                            from == heading.block ? offset : blocks_[heading.block].text.size(),
                            {heading.rule, heading.confidence});
      const ItemSpan span{from, offset, end};
      if (with_decisions) {
        auto parts = read_item_blocks(blocks_, span);
        if (lists_actions(item.title))
          for (auto& part : parts)
            if (part.section == Section::none && !part.labelled) part.section = Section::action;
        item.decisions = read_decisions(text_, blocks_, parts, habits_, roster_);
        item.actions = read_actions(text_, blocks_, parts, habits_, roster_);
      }
      minutes_.items.push_back(std::move(item));
      spans.push_back(
          {printed_heading(heading.block, from, offset), static_cast<int>(h), heading.block, from, offset, end});
    }
    if (headings_.empty()) {
      if (with_decisions) whole_paper();
      return sections();
    }
    if (last < blocks_.size()) spans.push_back({{}, -1, last, last, 0, blocks_.size()});
    table_of_actions();
    minutes_.passages = make_passages(text_, blocks_, spans);
  }

  /// A paper without headings is one item, called as the paper is, where it decides something.
  void whole_paper() {
    const auto parts = read_item_blocks(blocks_, {0, 0, blocks_.size()});
    const auto weak = [](const auto& told) { return told.strength != Strength::strong; };
    Item item;
    item.decisions = read_decisions(text_, blocks_, parts, habits_, roster_);
    std::erase_if(item.decisions, weak);
    auto tasks = read_actions(text_, blocks_, parts, habits_, roster_);
    std::erase_if(tasks, weak);
    std::move(tasks.begin(), tasks.end(), std::back_inserter(minutes_.actions));
    item.title = minutes_.title;
    item.place = minutes_.title_place;
    if (!item.decisions.empty() && !item.title.empty()) minutes_.items.push_back(std::move(item));
  }

  /// An agenda whose items are a declared list ends with it: who signed it stands below, and is of no item.
  size_t end_of_list() const {
    const bool list = !headings_.empty() && std::all_of(headings_.begin(), headings_.end(), [&](const ItemHeading& h) {
      return blocks_[h.block].list_depth > 0;
    });
    if (!list) return blocks_.size();
    for (size_t i = headings_.back().block + 1; i < blocks_.size(); ++i)
      if (blocks_[i].list_depth == 0) return i;
    return blocks_.size();
  }

  /// The list of actions that ends a paper stands in the last item's text but belongs to the paper, or to the items
  /// whose numbers it names ("3.2" is of item 3). Tables in several items are those items' own.
  void table_of_actions() {
    const size_t last = headings_.back().block;
    bool ends_paper = false;
    size_t told = 0;
    for (const auto& item : minutes_.items) told += item.actions.size();
    constexpr size_t most_compared = 400;  // actions; who tells more is not compared with a summary
    for (size_t i = 0; i < blocks_.size(); ++i) {
      if (blocks_[i].action_row && i < last) return;
      ends_paper = ends_paper || blocks_[i].action_row;
    }
    if (told <= most_compared) drop_told_rows(minutes_.items.back().actions);
    if (!ends_paper) return;
    std::vector<Action> kept;
    for (auto& action : std::exchange(minutes_.items.back().actions, {})) {
      if (std::string_view(action.place.rule) != "action column") {
        kept.push_back(std::move(action));
        continue;
      }
      const auto stop = action.reference.find('.');
      const auto item = std::find_if(minutes_.items.begin(), minutes_.items.end(), [&](const Item& other) {
        return stop != std::string::npos && !other.number.empty() && action.reference.substr(0, stop) == other.number;
      });
      (item == minutes_.items.end() ? minutes_.actions : item->actions).push_back(std::move(action));
    }
    for (auto& action : kept) minutes_.items.back().actions.push_back(std::move(action));
  }

  /// Rows of a table that the items above, or the text of the last one, have told.
  void drop_told_rows(std::vector<Action>& actions) const {
    std::vector<Action> rows;
    std::erase_if(actions, [&](Action& action) {
      if (std::string_view(action.place.rule) != "action column") return false;
      rows.push_back(std::move(action));
      return true;
    });
    std::erase_if(rows, [&](const Action& row) { return is_told_above(row); });
    std::move(rows.begin(), rows.end(), std::back_inserter(actions));
  }

  /// A summary at the end repeats what the items have told: the same owner, and half of the words.
  bool is_told_above(const Action& summary) const {
    const auto words_of = [](std::string_view text) {
      std::set<std::string> words;
      const std::string folded = fold(text);
      for (std::string_view rest = folded; !rest.empty();) {
        const auto word = first_word(rest);
        if (word.size() > 2) words.emplace(word);
        rest.remove_prefix(std::max<size_t>(1, word.size()));
      }
      return words;
    };
    const auto words = words_of(summary.text);
    const auto same = [&](const Action& action) {
      const bool owner = std::any_of(action.owners.begin(), action.owners.end(), [&](const Owner& a) {
        return std::any_of(summary.owners.begin(), summary.owners.end(),
                           [&](const Owner& b) { return a.name == b.name; });
      });
      if (!owner || action.strength != Strength::strong) return false;
      const auto told = words_of(action.text);
      const auto shared = std::count_if(words.begin(), words.end(), [&](const auto& w) { return told.count(w) > 0; });
      return shared * 2 >= static_cast<long>(std::min(words.size(), told.size()));
    };
    return std::any_of(minutes_.items.begin(), minutes_.items.end(),
                       [&](const Item& item) { return std::any_of(item.actions.begin(), item.actions.end(), same); });
  }

  /// The heading with its number, presenter and page range, as printed.
  std::string printed_heading(size_t first, size_t from, size_t offset) const {
    std::string out;
    for (size_t i = first; i <= from && i < blocks_.size(); ++i) {
      const auto words = trim(std::string_view(blocks_[i].text).substr(0, i == from ? offset : std::string::npos));
      if (!out.empty() && !words.empty()) out += ' ';
      out += words;
    }
    return out;
  }

  /// A decision form: one item, its number and title from the heading block, its decision under the label.
  void form() {
    Item item;
    const auto parts = read_item_blocks(blocks_, {0, 0, blocks_.size()});
    PaperHabits labels = habits_;
    labels.decision_labels = true;
    for (auto& decision : read_decisions(text_, blocks_, parts, labels, roster_))
      if (decision.strength == Strength::strong && item.decisions.empty())
        item.decisions.push_back(std::move(decision));
    if (auto decided = decision_cell()) item.decisions = {std::move(*decided)};
    item.number = !minutes_.references.empty() ? minutes_.references.front() : minutes_.item_number;
    item.title = minutes_.title;
    item.place = minutes_.title_place;
    if (!item.title.empty() || !item.decisions.empty()) minutes_.items.push_back(std::move(item));
    sections();
    for (auto& passage : minutes_.passages) passage.item = minutes_.items.empty() ? -1 : 0;
  }

  /// "Decision | As Cabinet Member I agree to award …": the row of a form, told by its label alone.
  std::optional<Decision> decision_cell() const {
    for (size_t i = 0; i < text_.lines.size(); ++i) {
      const auto& folded = text_.lines[i].folded;
      if (folded != "decision" && folded != "decision:" && folded != "the decision") continue;
      for (const auto& label : read_labels(text_, i, i + 1)) {
        constexpr size_t fewest_words = 4;
        if (label.line != i || label.value_line == i || count_words(label.value) < fewest_words) continue;
        Decision decision;
        decision.outcome = Outcome::agreed;
        decision.text = label.value;
        decision.place = minutebook::place_of(text_.lines[label.value_line], "decision cell", 0.9);
        return decision;
      }
    }
    return std::nullopt;
  }

  void log() {
    const auto parts = read_item_blocks(blocks_, {0, 0, blocks_.size()});
    for (auto& action : read_actions(text_, blocks_, parts, habits_, roster_))
      if (action.strength == Strength::strong) minutes_.actions.push_back(std::move(action));
    sections();
  }

  /// A transcript of one item: "Agenda Item F-1 [3:05 p.m.]" and below it the title, or "Agenda Item F-1: Title".
  void transcript() {
    constexpr size_t head = 60;  // blocks searched
    for (size_t i = 0; i < blocks_.size() && i < head; ++i) {
      const auto& block = blocks_[i];
      if (!block.folded.starts_with("agenda item ") || count_words(block.text) > 24) continue;
      constexpr size_t words = 12;  // of "agenda item "
      const size_t end = std::min(block.text.find_first_of(" :[(", words), block.text.size());
      auto title = trim(std::string_view(block.text).substr(end));
      while (!title.empty() && (title.front() == ':' || title.front() == '-')) title = trim(title.substr(1));
      if (!title.empty() && title.front() == '[')
        title = trim(title.substr(std::min(title.size(), title.find(']') + 1)));
      if (title.empty() && i + 1 < blocks_.size() && !is_date_line(blocks_[i + 1])) title = first_line(blocks_[i + 1]);
      if (title.empty() || count_words(title) > 24 || starts_lower(title) || end <= words || !is_date_free(title))
        continue;
      Item item;
      item.number = block.text.substr(words, end - words);
      item.title = tidy_title(title);
      item.place = place_of(text_, block, "agenda item line", 0.8);
      minutes_.items.push_back(std::move(item));
      return;
    }
  }

  /// A presenter or sponsor may stand on the line below the title.
  static std::string_view first_line(const Block& block) {
    return trim(std::string_view(block.text).substr(0, block.starts.size() > 1 ? block.starts[1] : block.text.size()));
  }

  static bool is_date_free(std::string_view text) { return count_words(text) > 6 || find_dates(text).empty(); }

  static bool is_date_line(const Block& block) {
    return !find_dates(block.text).empty() && count_words(block.text) <= 6;
  }

  /// Reports and letters: a passage a section; their "Action" block belongs to the document.
  void sections() {
    const auto headings = find_section_headings(text_, blocks_);
    std::vector<PassageSpan> spans;
    spans.push_back({{}, -1, 0, 0, 0, headings.empty() ? blocks_.size() : headings[0].block});
    for (size_t h = 0; h < headings.size(); ++h) {
      const size_t end = h + 1 < headings.size() ? headings[h + 1].block : blocks_.size();
      spans.push_back({headings[h].title, -1, headings[h].block, std::min(headings[h].body_block, end), 0, end});
    }
    minutes_.passages = make_passages(text_, blocks_, spans);
    const bool report = minutes_.type == DocumentType::report || minutes_.type == DocumentType::covering_report;
    if (report) report_actions();
  }

  void report_actions() {
    for (size_t i = 0; i + 1 < blocks_.size(); ++i) {
      const auto label = read_section_label(blocks_[i].folded);
      if (label.section != Section::action || label.rest < blocks_[i].folded.size()) continue;
      const auto& next = blocks_[i + 1];
      if (is_section_label(next.folded) || next.heading || next.text.find(':') < 30) continue;
      Action action;
      action.text = next.text;
      action.place = place_of(text_, next, "action label", 0.9);
      if (const auto task = read_task(next.text, roster_)) action.owners = resolve_owners(task->owner, roster_);
      action.due_text = read_due(next.text);
      minutes_.actions.push_back(std::move(action));
    }
  }

  void restrict_passages() {
    for (auto& passage : minutes_.passages)
      for (const auto& range : minutes_.restriction.ranges) {
        const bool item = !range.item_number.empty() && passage.item >= 0 &&
                          minutes_.items[static_cast<size_t>(passage.item)].number == range.item_number;
        const bool pages = range.page_from && passage.page_to >= range.page_from && passage.page_from <= range.page_to;
        passage.restricted = passage.restricted || item || pages;
      }
  }

  const CleanText& text_;
  Minutes& minutes_;
  Roster roster_;
  std::vector<Block> blocks_;
  PaperHabits habits_;
  std::vector<ItemHeading> headings_;
};

}  // namespace

void read_items(const CleanText& text, const std::vector<size_t>& attendance_lines, Minutes& minutes) {
  ItemsReader(text, attendance_lines, minutes).run();
}

}  // namespace minutebook

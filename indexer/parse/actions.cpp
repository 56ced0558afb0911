// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/actions.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "indexer/parse/action_marks.hpp"
#include "indexer/parse/item_label.hpp"
#include "indexer/parse/name_vocabulary.hpp"
#include "indexer/parse/names.hpp"
#include "indexer/parse/phrase_set.hpp"
#include "indexer/parse/printed_dates.hpp"
#include "indexer/parse/scan.hpp"
#include "indexer/parse/sentences.hpp"
#include "lib/base/text.hpp"

namespace minutebook {
namespace {

/// An action on its way, with the rows it covers.
struct Draft {
  Action action;
  uint32_t row_from = 0, row_to = 0;
  uint32_t entry = 0;
  bool labelled = false;  ///< from an action label or column
  bool prose = false;     ///< a sentence that no label or column marks
};

}  // namespace

bool marks_action_inside(const Block& block, const Roster& roster) {
  if (block.column != Column::body) return false;
  return find_inline_label(block.text, to_lower_ascii(block.text), 0, roster).at != std::string_view::npos;
}

namespace {

/// Where the owner of a clause ends: at "to" or "will"; npos when it begins with none.
size_t owner_end(std::string_view clause) {
  constexpr size_t longest_owner = 40;
  const size_t end = std::min({clause.find(" to "), clause.find(" will "), clause.find(" is to "),
                               clause.find(" are to "), clause.find(" agreed to ")});
  return end > longest_owner ? std::string_view::npos : end;
}

/// Behind a comma or "and" only people whom the paper knows begin a clause of their own: "Ann to fix it, Bob will get
/// the parts". What stands before must have its own owner.
bool begins_task_of_another(std::string_view before, std::string_view clause, const Roster& roster) {
  const size_t end = owner_end(clause);
  if (end == std::string_view::npos || !starts_capital(clause)) return false;
  const auto owner = clause.substr(0, end);
  if (owner.find(',') != std::string_view::npos || owner.find(" and ") != std::string_view::npos) return false;
  return is_known_person(owner, roster) && read_task(before, roster).has_value();
}

/// "JS to fix the panel; RB to get two prices": each clause that names its own owner is a task.
std::vector<Sentence> cut_tasks(std::string_view text, const Roster& roster) {
  std::vector<Sentence> out;
  for (const auto& sentence : cut_sentences(text)) {
    Sentence rest = sentence;
    for (size_t at = text.find_first_of(";, ", rest.start); at < sentence.end; at = text.find_first_of(";, ", at + 1)) {
      const auto left = text.substr(at, sentence.end - at);
      const size_t joint = left.starts_with("; ") || left.starts_with(", ") ? 2 : left.starts_with(" and ") ? 5 : 0;
      if (joint == 0 || joint >= left.size()) continue;
      const auto clause = left.substr(joint);
      const size_t to = clause.find(" to ");
      constexpr size_t longest_owner = 40;
      const bool listed = left[0] == ';' && to <= longest_owner && owner_like(clause.substr(0, to), roster);
      if (!listed && !begins_task_of_another(text.substr(rest.start, at - rest.start), clause, roster)) continue;
      Sentence part = rest;
      part.end = at;
      out.push_back(part);
      rest.start = at + joint;
    }
    out.push_back(rest);
  }
  return out;
}

class ActionReader {
 public:
  ActionReader(const CleanText& text, const std::vector<Block>& blocks, const std::vector<ItemBlock>& item,
               const PaperHabits& habits, const Roster& roster)
      : text_(text), blocks_(blocks), item_(item), habits_(habits), roster_(roster) {}

  std::vector<Draft> run() {
    for (size_t k = 0; k < item_.size(); ++k) {
      const auto& part = item_[k];
      const Block& block = blocks_[part.block];
      if (block.column == Column::status && block.action_row) update(block);
      if (block.column == Column::owner || block.column == Column::due || block.column == Column::status ||
          block.column == Column::number)
        continue;
      if (block.column == Column::action)
        column_action(block);
      else if (part.section == Section::action)
        k = labelled(k);
      else if (part.section == Section::owner && part.labelled)
        owner_label(part, block);
      else if (part.section == Section::due && part.labelled && !drafts_.empty())
        drafts_.back().action.due_text = block.text.substr(part.label_rest);
      else if (!entry(part, block))
        prose(part, block);
    }
    for (const auto& part : item_) {
      const Block& owner = blocks_[part.block];
      if (names_owner(owner) && dealt_.count(owner.entry) == 0 && !deal_row(owner)) margin(part);
    }
    entries();
    drop_doubles();
    return std::move(drafts_);
  }

 private:
  Draft draft(const Block& block, size_t start, size_t length, const char* rule, double confidence) const {
    Draft made;
    made.action.place = place_in(text_, block, start, length, {rule, confidence});
    made.row_from = block.row_from;
    made.row_to = block.row_to;
    made.entry = block.entry;
    return made;
  }

  /// A cell of an owners' column, or one of an action column that holds nothing but a name.
  bool names_owner(const Block& block) const {
    return block.column == Column::owner || (block.column == Column::action && owner_like(block.text, roster_));
  }

  /// "Meeting closed 8.10pm", "Next meeting: 4 May" below a list of actions.
  static bool ends_paper(std::string_view text) {
    constexpr std::string_view openers[] = {"meeting closed",       "the meeting closed",      "meeting ended",
                                            "the meeting ended",    "meeting adjourned",       "the meeting adjourned",
                                            "meeting finished",     "the meeting finished",    "there being no",
                                            "date of next meeting", "next meeting:",           "next meeting -",
                                            "the next meeting is",  "the next meeting will be"};
    return !first_of(fold(text.substr(0, std::min<size_t>(text.size(), 40))), openers).empty();
  }

  void add(Draft made, const std::vector<Owner>& owners) {
    if (owners.empty() && ends_paper(made.action.text)) return;
    for (const auto& owner : owners) add_owner(made.action, owner);
    if (made.action.due_text.empty()) made.action.due_text = read_due(made.action.text);
    drafts_.push_back(std::move(made));
  }

  static void add_owner(Action& action, const Owner& owner) {
    const bool there =
        std::any_of(action.owners.begin(), action.owners.end(), [&](const Owner& o) { return o.name == owner.name; });
    if (!there && !owner.name.empty()) action.owners.push_back(owner);
  }

  /// "Done. JS will tell the owner" in a column of updates: a task of its own, if somebody whom the paper knows has it.
  void update(const Block& block) {
    for (const auto& sentence : cut_tasks(block.text, roster_)) {
      const auto words = std::string_view(block.text).substr(sentence.start, sentence.end - sentence.start);
      const auto task = read_task(words, roster_);
      if (!task || !is_known_person(task->owner, roster_)) continue;
      Draft made = draft(block, sentence.start, words.size(), "task in an update", 0.7);
      made.entry = 0;
      made.action.text = std::string(words);
      add(std::move(made), resolve_owners(task->owner, roster_));
    }
  }

  /// A cell of an action column.
  void column_action(const Block& block) {
    if (is_no_action(block.text)) return;
    const bool above = !drafts_.empty() && drafts_.back().labelled && drafts_.back().entry == block.entry;
    if (is_due_phrase(block.text) && above) {  // a time in a paragraph of its own
      if (drafts_.back().action.due_text.empty()) drafts_.back().action.due_text = block.text;
      return;
    }
    const auto parts = read_action_words(block.text, roster_);
    Draft made = draft(block, 0, block.text.size(), "action column", 0.9);
    made.labelled = true;
    made.action.text = parts.text.empty() ? text_before(block) : parts.text;
    made.action.due_text = parts.due;
    if (is_list_entry(block)) take_reference(made.action);
    add(std::move(made), resolve_owners(parts.owners, roster_));
  }

  /// A cell that names only the owner: the task is the last sentence of the same entry.
  std::string text_before(const Block& owner) const {
    for (size_t k = item_.size(); k > 0; --k) {
      const Block& block = blocks_[item_[k - 1].block];
      if (block.column != Column::body || block.entry != owner.entry) continue;
      const auto cut = cut_sentences(block.text);
      const auto words_of = [&](const Sentence& s) { return block.text.substr(s.start, s.end - s.start); };
      for (size_t s = cut.size(); s > 0; --s)
        if (tells_task(words_of(cut[s - 1]), roster_) || asks_others(words_of(cut[s - 1]))) return words_of(cut[s - 1]);
      return cut.empty() ? block.text : words_of(cut.back());
    }
    return owner.text;
  }

  /// "The Board asked officers to test the market again."
  static bool asks_others(std::string_view sentence) {
    const std::string folded = fold(sentence);
    const size_t asked = find_word(folded, "asked");
    return asked != std::string::npos && folded.find(" to ", asked) != std::string::npos;
  }

  static void take_reference(Action& action) {
    const auto label = read_item_label(action.text);
    if (label.kind == ItemLabel::Kind::none || label.rest >= action.text.size()) return;
    if (label.parts > 1 || label.kind == ItemLabel::Kind::code) {
      action.reference = label.number;
      action.text.erase(0, label.rest);
    }
  }

  /// The blocks under "Action": tasks, each perhaps with its owner below or behind. Returns the last part taken.
  size_t labelled(size_t k) {
    const auto& part = item_[k];
    const Block& block = blocks_[part.block];
    if (part.labelled && !part.label_alone) {
      inline_action(block, part.label_rest);
      return k;
    }
    if (!part.labelled) return one_of_list(k);
    return k;
  }

  size_t one_of_list(size_t k) {
    const Block& block = blocks_[item_[k].block];
    const bool has_text = !drafts_.empty() && drafts_.back().labelled;
    if (has_text && looks_like_owner(block.text) && count_words(block.text) <= 8) return owner_lines(k);
    const auto label = read_item_label(block.text);  // "1. JS to write" below "Actions"
    const bool numbered = label.kind == ItemLabel::Kind::number && label.closed && label.rest < block.text.size();
    const auto words = std::string_view(block.text).substr(numbered ? label.rest : 0);
    if (is_no_action(words)) return k;
    const auto parts = read_action_words(words, roster_);
    Draft made = draft(block, block.text.size() - words.size(), words.size(), "action label", 0.95);
    made.labelled = true;
    made.action.text = parts.text.empty() ? std::string(words) : parts.text;
    made.action.due_text = parts.due;
    take_reference(made.action);
    auto owners = resolve_owners(parts.owners, roster_);
    subject_owner_ = owners.size() == 1 && owners[0].kind == OwnerKind::role_group;
    add(std::move(made), owners);
    return k;
  }

  /// Names under a task. "Officers to …" is its subject, not its owner, when someone is named.
  size_t owner_lines(size_t k) {
    std::vector<std::string> lines;
    size_t last = k;
    for (size_t n = k; n < item_.size(); ++n) {
      const Block& block = blocks_[item_[n].block];
      if (item_[n].labelled || block.column != Column::body || !looks_like_owner(block.text)) break;
      if (n > k && block.block_start && !broken_name(lines)) break;
      for (size_t p = 0; p < block.pieces.size(); ++p) {
        const size_t end = p + 1 < block.starts.size() ? block.starts[p + 1] : block.text.size();
        lines.emplace_back(trim(std::string_view(block.text).substr(block.starts[p], end - block.starts[p])));
      }
      last = n;
    }
    give_owners(drafts_.back(), resolve_owner_lines(lines, roster_));
    return last;
  }

  static bool broken_name(const std::vector<std::string>& lines) {
    return !lines.empty() && count_words(lines.back()) == 1;
  }

  void give_owners(Draft& made, const std::vector<Owner>& owners) {
    if (owners.empty()) return;
    if (made.action.owners.size() == 1 && made.action.owners[0].kind == OwnerKind::role_group)
      made.action.owners.clear();
    for (const auto& owner : owners) add_owner(made.action, owner);
  }

  void owner_label(const ItemBlock& part, const Block& block) {
    const auto owners = resolve_owners(std::string_view(block.text).substr(part.label_rest), roster_);
    if (owners.empty()) return;
    if (!drafts_.empty() && drafts_.back().labelled && drafts_.back().action.owners.empty())
      return give_owners(drafts_.back(), owners);
    Draft made = draft(block, 0, block.text.size(), "owner label", 0.8);
    made.action.text = sentence_above(part.block);
    if (!made.action.text.empty()) add(std::move(made), owners);
  }

  std::string sentence_above(size_t block) const {
    for (size_t k = item_.size(); k > 0; --k) {
      if (item_[k - 1].block >= block || blocks_[item_[k - 1].block].column != Column::body) continue;
      const auto& text = blocks_[item_[k - 1].block].text;
      const auto cut = cut_sentences(std::string_view(text).substr(item_[k - 1].offset));
      if (cut.empty()) return {};
      return text.substr(item_[k - 1].offset + cut.back().start, cut.back().end - cut.back().start);
    }
    return {};
  }

  /// "Action: Clerk to write; Mr Oak to count. Ms Fir to check.": a task for each who is named.
  void inline_action(const Block& block, size_t rest) {
    const auto all = std::string_view(block.text).substr(rest);
    size_t start = 0;
    bool first = true;
    for (const auto& sentence : cut_tasks(all, roster_)) {
      if (first) {
        first = false;
        continue;
      }
      const auto task = read_task(all.substr(sentence.start, sentence.end - sentence.start), roster_);
      const bool named = task && (is_known_person(task->owner, roster_) || is_role(task->owner));
      if (!named) continue;
      inline_task(block, rest + start, trim(all.substr(start, sentence.start - start)));
      start = sentence.start;
    }
    inline_task(block, rest + start, all.substr(start));
  }

  void inline_task(const Block& block, size_t rest, std::string_view words) {
    while (words.ends_with(';')) words = trim(words.substr(0, words.size() - 1));
    if (is_no_action(words)) return;
    const auto parts = read_action_words(words, roster_);
    Draft made = draft(block, rest, words.size(), "action label", 0.95);
    made.labelled = true;
    made.action.text = parts.text;
    made.action.due_text = parts.due;
    if (made.action.text.empty()) made.action.text = task_of(parts.owners, block, rest, rest);
    if (made.action.text.empty()) made.action.text = sentence_above(static_cast<size_t>(&block - blocks_.data()));
    if (made.action.text.empty()) made.action.text = std::string(words);
    add(std::move(made), resolve_owners(parts.owners, roster_));
  }

  /// An entry of a list that says itself who is to do what.
  bool entry(const ItemBlock& part, const Block& block) {
    if (block.column != Column::body || part.labelled || !is_list_entry(block)) return false;
    const auto said = read_action_entry(std::string_view(block.text).substr(part.offset), roster_);
    if (!said) return false;
    Draft made = draft(block, part.offset, block.text.size() - part.offset, "action entry", 0.9);
    made.labelled = true;
    made.action.text = said->text;
    made.action.due_text = said->due;
    add(std::move(made), resolve_owners(said->owners, roster_));
    return true;
  }

  /// "[ ] ", "[x] ", an arrow: marks in front of a task.
  static size_t box_length(std::string_view text) {
    constexpr std::string_view boxes[] = {"[ ] ",    "[x] ",    "[X] ", "\u2610 ", "\u2611 ", "\u2192 ",
                                          "\u27A4 ", "\u21D2 ", "-> ",  "=> ",     "--> "};
    for (const auto box : boxes)
      if (text.starts_with(box)) return box.size();
    if (!text.starts_with("AP") && !text.starts_with("AI")) return 0;  // "AI: ", "AP3: ": action item, action point
    size_t at = 2;
    while (at < text.size() && is_digit(text[at])) ++at;
    return text.substr(at).starts_with(": ") ? at + 2 : 0;
  }

  /// "[ ] JS: sweep the slip": a task if somebody has it.
  bool ticked(const Block& block, size_t box) {
    const auto words = std::string_view(block.text).substr(box);
    const auto parts = read_action_words(words, roster_);
    const auto owners = resolve_owners(parts.owners, roster_);
    if (owners.empty() || parts.text.empty()) return false;
    Draft made = draft(block, box, words.size(), "task with a box", 0.85);
    made.action.text = parts.text;
    made.action.due_text = parts.due;
    if (block.text.starts_with("[x] ") || block.text.starts_with("[X] ") || block.text.starts_with("\u2611 "))
      made.action.status = "done";
    add(std::move(made), owners);
    return true;
  }

  void prose(const ItemBlock& part, const Block& block) {
    if (block.column != Column::body && block.column != Column::decision) return;
    const std::string_view all = block.text;
    if (const size_t box = box_length(all); box > 0 && part.offset == 0 && ticked(block, box)) return;
    const std::string lower = to_lower_ascii(all);
    size_t from = part.offset;
    for (auto label = find_inline_label(all, lower, from, roster_); label.at != std::string_view::npos;
         label = find_inline_label(all, lower, from, roster_)) {
      sentences(block, from, label.at);
      const auto next = find_inline_label(all, lower, label.rest, roster_);
      const size_t end = next.at == std::string_view::npos ? inline_end(all, label) : next.at;
      embedded(block, from, label, end);
      from = std::max(end, label.rest);
    }
    sentences(block, from, all.size());
  }

  /// An action in brackets ends with them, another with the paragraph.
  static size_t inline_end(std::string_view text, const InlineLabel& label) {
    const bool bracket = label.at > 0 && (text[label.at - 1] == '(' || text[label.at - 1] == '[');
    if (!bracket) return text.size();
    const size_t close = text.find(text[label.at - 1] == '(' ? ')' : ']', label.rest);
    return close == std::string_view::npos ? text.size() : close + 1;
  }

  void embedded(const Block& block, size_t from, const InlineLabel& label, size_t end) {
    auto words = trim(std::string_view(block.text).substr(label.rest, end - label.rest));
    while (!words.empty() && (words.back() == ')' || words.back() == ']' || words.back() == '(' || words.back() == '['))
      words.remove_suffix(1);
    if (is_no_action(words)) return;
    const auto parts = read_action_words(words, roster_);
    Draft made = draft(block, label.rest, words.size(), "action label", 0.95);
    made.labelled = true;
    made.action.text = parts.text;
    made.action.due_text = parts.due;
    made.action.reference = label.key;
    if (made.action.text.empty()) made.action.text = task_of(parts.owners, block, from, label.at);
    if (made.action.text.empty()) {
      auto before = std::string_view(block.text).substr(from, label.at - from);
      while (!before.empty() && std::string_view(" ([").find(before.back()) != std::string_view::npos)
        before.remove_suffix(1);
      const auto cut = cut_sentences(before);
      made.action.text = cut.empty() || cut.back().end - cut.back().start < 3
                             ? sentence_above(static_cast<size_t>(&block - blocks_.data()))
                             : block.text.substr(from + cut.back().start, cut.back().end - cut.back().start);
    }
    if (made.action.text.empty()) made.action.text = std::string(words);
    add(std::move(made), resolve_owners(parts.owners, roster_));
  }

  /// The sentence before the label, or in the block above it, that gives just these owners a task.
  std::string task_of(std::string_view printed, const Block& block, size_t from, size_t to) const {
    const auto owners = resolve_owners(printed, roster_);
    const auto given = [&](std::string_view all) {
      std::string found;
      for (const auto& sentence : cut_sentences(all)) {
        const auto words = all.substr(sentence.start, sentence.end - sentence.start);
        const auto task = read_task(words, roster_);
        if (!task) continue;
        const auto subjects = resolve_owners(task->owner, roster_);
        const bool same = !subjects.empty() && std::all_of(subjects.begin(), subjects.end(), [&](const Owner& s) {
          return std::any_of(owners.begin(), owners.end(), [&](const Owner& o) {
            return o.name == s.name || o.name.starts_with(s.name + " ") || s.name.starts_with(o.name + " ");
          });
        });
        if (same) found = std::string(words);
      }
      return found;
    };
    if (owners.empty()) return {};
    auto here = given(std::string_view(block.text).substr(from, to - from));
    if (!here.empty() || to > from) return here;
    const auto index = static_cast<size_t>(&block - blocks_.data());
    for (size_t k = item_.size(); k > 0; --k)
      if (item_[k - 1].block < index && blocks_[item_[k - 1].block].column == Column::body)
        return given(std::string_view(blocks_[item_[k - 1].block].text).substr(item_[k - 1].offset));
    return {};
  }

  /// "She agreed to send the figures."
  static bool undertakes(std::string_view sentence) {
    constexpr std::string_view openers[] = {"he agreed to",      "she agreed to",      "he undertook to",
                                            "she undertook to",  "he offered to",      "she offered to",
                                            "he volunteered to", "she volunteered to", "he promised to",
                                            "she promised to",   "he also agreed to",  "she also agreed to"};
    return !first_of(fold(sentence.substr(0, 40)), openers).empty();
  }

  /// "Ms Moss highlighted …": the person whom a sentence begins with, as printed; empty if it begins otherwise.
  std::string_view known_subject(std::string_view sentence) const {
    constexpr size_t most_words = 4;
    std::string_view subject;
    size_t at = 0;
    for (size_t words = 0; words < most_words && at < sentence.size() && starts_capital(sentence.substr(at)); ++words) {
      const size_t end = std::min(sentence.find(' ', at), sentence.size());
      const auto phrase = sentence.substr(0, end);
      if (is_known_person(phrase, roster_)) subject = phrase;
      at = end + 1;
    }
    return subject;
  }

  void sentences(const Block& block, size_t from, size_t to) {
    static constexpr PhraseSet signs(
        std::to_array<std::string_view>({"to ", "will ", "would ", "clerk ", "cllr ", "councillor ", "chair ",
                                         "chairman ", "secretary ", "tasked ", "charged "}));
    if (to <= from || !signs.any_at_word(block.folded, [](size_t, size_t) { return true; })) return;
    const auto all = std::string_view(block.text).substr(from, to - from);
    std::string_view subject;  // whom "he" or "she" means
    for (const auto& sentence : cut_tasks(all, roster_)) {
      const auto words = all.substr(sentence.start, sentence.end - sentence.start);
      auto task = read_task(words, roster_);
      if (!task && undertakes(words) && !subject.empty()) task = Task{std::string(subject), 0, true};
      if (const auto named = known_subject(words); !named.empty()) subject = named;
      if (!task) continue;
      Draft made = draft(block, from + sentence.start, words.size(), "task sentence", 0.7);
      made.action.text = std::string(words);
      made.prose = true;
      // "Mr Penn offered to see to it and was thanked" tells of a kindness.
      const bool told = habits_.action_marks || has_word(fold(words), "thanked");
      made.action.strength = told ? Strength::weak : Strength::strong;
      add(std::move(made), resolve_owners(task->owner, roster_));
    }
  }

  /// Owners that stand together in a cell, with the time by which they are to act.
  struct OwnerLines {
    std::vector<std::string> names;
    std::string due;
  };

  /// "TB25/12" over the owner: what the clerk's log calls the action.
  static bool is_action_number(std::string_view words) {
    constexpr size_t longest = 12;
    return words.size() <= longest && starts_capital(words) && words.find(' ') == std::string_view::npos &&
           std::any_of(words.begin(), words.end(), is_digit) && !is_due_phrase(words);
  }

  /// A paragraph of its own in an owners' cell: more air over it than between the lines that the item is set in.
  bool begins_group(const Block& owner, size_t piece) const {
    const auto& line = text_.lines[owner.pieces[piece].line];
    const auto& above = text_.lines[owner.pieces[piece - 1].line];
    if (line.block_start) return true;
    const float step = line.box.y0 - above.box.y0;
    return !line.cell && line.page == above.page && step > leading_ * 1.15F;
  }

  /// The least distance from line to line inside the paragraphs of the item; very large where it has none.
  float least_leading() const {
    float least = 1000;
    for (const auto& part : item_) {
      const Block& block = blocks_[part.block];
      for (size_t p = 1; p < block.pieces.size(); ++p) {
        const auto &line = text_.lines[block.pieces[p].line], &above = text_.lines[block.pieces[p - 1].line];
        const float step = line.box.y0 - above.box.y0;
        // Lines that overlap by half are one line that was cut.
        if (line.page == above.page && step > (line.box.y1 - line.box.y0) * 0.5F) least = std::min(least, step);
      }
    }
    return least;
  }

  /// A time ends a group, and so does a gap.
  std::vector<OwnerLines> owner_groups(const Block& owner) const {
    std::vector<OwnerLines> groups(1);
    for (size_t p = 0; p < owner.pieces.size(); ++p) {
      const size_t end = p + 1 < owner.starts.size() ? owner.starts[p + 1] : owner.text.size();
      const auto words = trim(std::string_view(owner.text).substr(owner.starts[p], end - owner.starts[p]));
      if (is_action_number(words)) continue;
      const bool gap = p > 0 && begins_group(owner, p);
      const auto cut = cut_owner_and_due(words);
      if (cut.due.empty() && is_due_phrase(words)) {
        groups.back().due = std::string(words);
        continue;
      }
      if (!groups.back().due.empty() ||
          (gap && !(broken_name(groups.back().names) && !is_capitals(groups.back().names.back(), 2))))
        groups.emplace_back();
      groups.back().names.emplace_back(cut.owner);
      if (!cut.due.empty()) groups.back().due = std::string(cut.due);
    }
    return groups;
  }

  /// An owner in the column or margin: of the labelled action beside it, else of the sentences beside it. As many
  /// groups of owners in a cell as it has actions are dealt out one by one.
  void margin(const ItemBlock& part) {
    const Block& owner = blocks_[part.block];
    if (is_no_action(owner.text)) return;
    auto groups = owner_groups(owner);
    if (groups.size() > 1 && owner.entry) {
      const auto waiting = std::count_if(drafts_.begin(), drafts_.end(), [&](const Draft& made) {
        return made.labelled && made.entry == owner.entry && made.action.owners.empty();
      });
      if (static_cast<size_t>(waiting) == groups.size()) {
        for (const auto& group : groups) own(owner, group);
        return;
      }
      if (waiting == 0 && deal_out(owner, groups)) return;
    }
    if (!is_cell(owner) && deal_lines(owner)) return;
    OwnerLines all;
    for (auto& group : groups) {
      for (auto& name : group.names) all.names.push_back(std::move(name));
      if (all.due.empty()) all.due = std::move(group.due);
    }
    own(owner, all);
  }

  /// "DY" and below it "SO": initials on lines of their own, each with a task of its own near by.
  bool deal_lines(const Block& owner) {
    if (owner.pieces.size() < 2) return false;
    std::vector<Draft> tasks;
    for (size_t p = 0; p < owner.pieces.size(); ++p) {
      const size_t end = p + 1 < owner.starts.size() ? owner.starts[p + 1] : owner.text.size();
      const auto name = trim(std::string_view(owner.text).substr(owner.starts[p], end - owner.starts[p]));
      const auto owners = resolve_owners(name, roster_);
      Draft made;
      if (!is_capitals(name, 2) || owners.size() != 1 || !task_near(owner, owners, made)) return false;
      const bool again = std::any_of(tasks.begin(), tasks.end(),
                                     [&](const Draft& other) { return other.action.text == made.action.text; });
      if (again) return false;
      made.action.owners = owners;
      tasks.push_back(std::move(made));
    }
    for (auto& task : tasks) {
      const auto owners = std::exchange(task.action.owners, {});
      add(std::move(task), owners);
    }
    return true;
  }

  void own(const Block& owner, const OwnerLines& group) {
    const auto owners = resolve_owner_lines(group.names, roster_);
    if (owners.empty()) return;
    if (Draft* beside = labelled_beside(owner)) {
      if (beside->action.due_text.empty()) beside->action.due_text = group.due;
      return give_owners(*beside, owners);
    }
    Draft made;
    made.action.due_text = group.due;
    if (!is_cell(owner) && task_near(owner, owners, made)) return add(std::move(made), owners);
    if (is_cell(owner) && order_in_row(owner, made)) return add(std::move(made), owners);
    if (!sentences_beside(owner, made)) return;
    if (!tells_task(made.action.text, roster_)) task_below(owner, made);
    made.labelled = false;
    if (!group.due.empty()) made.action.due_text = group.due;
    add(std::move(made), owners);
  }

  /// "To bring a paper to the July meeting" in a paragraph of its own: the order the owner's cell belongs to, wherever
  /// in the row the name stands.
  bool order_in_row(const Block& owner, Draft& made) const {
    for (const auto& part : item_) {
      const Block& block = blocks_[part.block];
      if (block.column != Column::body || block.entry != owner.entry || block.row_to < owner.row_from ||
          part.offset > 0 || !block.text.starts_with("To ") || !tells_task(block.text, roster_) || taken(block, 0))
        continue;
      made = draft(block, 0, block.text.size(), "order beside owner", 0.85);
      made.action.text = block.text;
      return true;
    }
    return false;
  }

  /// Owners in paragraphs of their own, as many as the row has tasks.
  bool deal_row(const Block& first) {
    if (!first.entry) return false;
    std::vector<OwnerLines> groups;
    for (const auto& part : item_) {
      const Block& block = blocks_[part.block];
      if (block.entry == first.entry && names_owner(block)) groups.push_back({{block.text}, {}});
    }
    const bool labelled = std::any_of(drafts_.begin(), drafts_.end(),
                                      [&](const Draft& made) { return made.labelled && made.entry == first.entry; });
    if (groups.size() < 2 || labelled || !deal_out(first, groups)) return false;
    dealt_.insert(first.entry);
    return true;
  }

  /// As many sentences that give a task as groups of owners: one each.
  bool deal_out(const Block& owner, const std::vector<OwnerLines>& groups) {
    std::vector<Draft> tasks;
    for (const auto& part : item_) {
      const Block& block = blocks_[part.block];
      if (block.column != Column::body || block.entry != owner.entry) continue;
      const auto all = std::string_view(block.text).substr(part.offset);
      for (const auto& sentence : cut_tasks(all, roster_)) {
        const auto words = all.substr(sentence.start, sentence.end - sentence.start);
        if (!tells_task(words, roster_)) continue;
        tasks.push_back(draft(block, part.offset + sentence.start, words.size(), "owner beside", 0.85));
        tasks.back().action.text = std::string(words);
      }
    }
    if (tasks.size() != groups.size()) return false;
    for (size_t i = 0; i < groups.size(); ++i) {
      tasks[i].action.due_text = groups[i].due;
      add(std::move(tasks[i]), resolve_owner_lines(groups[i].names, roster_));
    }
    return true;
  }

  Draft* labelled_beside(const Block& owner) {
    Draft* best = nullptr;
    uint32_t nearest = ~0U;
    for (auto& made : drafts_) {
      if (!made.labelled) continue;
      if (owner.entry && made.entry == owner.entry && is_cell(owner)) {
        if (!best || best->action.owners.size() > 0) best = &made;
        continue;
      }
      if (owner.entry != made.entry && is_cell(owner)) continue;
      const uint32_t away = owner.row_from > made.row_to   ? owner.row_from - made.row_to
                            : owner.row_to < made.row_from ? made.row_from - owner.row_to
                                                           : 0;
      if (away < nearest && away <= 4) {
        nearest = away;
        best = &made;
      }
    }
    return best;
  }

  bool is_cell(const Block& block) const {
    return block.entry != 0 || text_.lines[block.pieces[0].line].cell.has_value();
  }

  /// A sentence within two rows that gives this very owner a task.
  bool task_near(const Block& owner, const std::vector<Owner>& owners, Draft& made) const {
    for (const auto& part : item_) {
      const Block& block = blocks_[part.block];
      if (block.column != Column::body || block.row_to + 2 < owner.row_from || block.row_from > owner.row_to + 2)
        continue;
      const auto all = std::string_view(block.text).substr(part.offset);
      for (const auto& sentence : cut_tasks(all, roster_)) {
        const auto [from, to] = rows_between(block, part.offset + sentence.start, part.offset + sentence.end);
        // An owner at the end of a paragraph is that of any task in it.
        const bool beside = block.row_from <= owner.row_from && block.row_to >= owner.row_from && to <= owner.row_to;
        if (!beside && (to + 2 < owner.row_from || from > owner.row_to + 2 || has_note(block, owner))) continue;
        const auto words = all.substr(sentence.start, sentence.end - sentence.start);
        const auto task = read_task(words, roster_);
        if (!task || taken(block, part.offset + sentence.start)) continue;
        const auto subjects = resolve_owners(task->owner, roster_);
        const bool same = std::any_of(subjects.begin(), subjects.end(), [&](const Owner& s) {
          return std::any_of(owners.begin(), owners.end(), [&](const Owner& o) { return o.name == s.name; });
        });
        if (!same) continue;
        made = draft(block, part.offset + sentence.start, words.size(), "owner beside", 0.9);
        made.action.text = std::string(words);
        return true;
      }
    }
    return false;
  }

  /// Another owner stands beside this block, and `owner` does not.
  bool has_note(const Block& block, const Block& owner) const {
    if (owner.row_from <= block.row_to && owner.row_to >= block.row_from) return false;
    return std::any_of(item_.begin(), item_.end(), [&](const ItemBlock& part) {
      const Block& other = blocks_[part.block];
      return &other != &owner && other.column == Column::owner && other.row_from <= block.row_to &&
             other.row_to >= block.row_from;
    });
  }

  /// A margin note has already taken this sentence.
  bool taken(const Block& block, size_t start) const {
    const Place place = place_in(text_, block, start, 1, {"", 0});
    return std::any_of(drafts_.begin(), drafts_.end(), [&](const Draft& d) {
      return d.action.strength == Strength::strong && d.action.place.page == place.page &&
             d.action.place.start == place.start;
    });
  }

  std::pair<uint32_t, uint32_t> rows_between(const Block& block, size_t start, size_t end) const {
    uint32_t from = ~0U, to = 0;
    for (size_t p = 0; p < block.pieces.size(); ++p) {
      const size_t next = p + 1 < block.starts.size() ? block.starts[p + 1] : block.text.size();
      if (next <= start || block.starts[p] >= end) continue;
      const uint32_t row = text_.lines[block.pieces[p].line].row;
      from = std::min(from, row);
      to = std::max(to, row);
    }
    return {from, to};
  }

  /// The sentences on the owner's rows, or one row away: margins drift by half a line.
  bool sentences_beside(const Block& owner, Draft& made) const {
    const Block* best = nullptr;
    size_t best_offset = 0;
    const bool cell = is_cell(owner);
    const bool declared = text_.lines[owner.pieces[0].line].cell.has_value();
    bool best_covers = false;
    for (const auto& part : item_) {
      const Block& block = blocks_[part.block];
      if (block.column == Column::owner || block.column == Column::due || block.column == Column::number ||
          block.column == Column::header)
        continue;
      if (cell && block.entry != owner.entry) continue;
      if (!cell && block.row_from > owner.row_to + (best ? 0 : 1)) continue;
      if (part.label_alone) continue;
      const bool covers = block.row_to >= owner.row_from && block.row_from <= owner.row_to;
      if (cell && best_covers && !covers) continue;
      best_covers = best_covers || (cell && covers && !declared);
      if (cell || covers || !best || best->row_to < owner.row_from) {
        best = &block;
        best_offset = part.offset;
      }
      if (!cell && covers) break;
    }
    if (!best) return false;
    const auto [begin, end] =
        cell ? std::pair<size_t, size_t>{best_offset, best->text.size()} : rows_of(*best, owner, best_offset);
    const auto all = std::string_view(best->text).substr(best_offset);
    size_t first = std::string::npos, last = 0, before = 0;
    bool task = false;
    for (const auto& sentence : cut_sentences(all)) {
      const auto previous = std::exchange(before, best_offset + sentence.start);
      if (best_offset + sentence.end <= begin || best_offset + sentence.start >= end) continue;
      const bool tells = tells_task(all.substr(sentence.start, sentence.end - sentence.start), roster_);
      if (first == std::string::npos || (tells && !task)) {
        const auto opening = all.substr(sentence.start, 5);
        const bool pronoun = opening.starts_with("He ") || opening.starts_with("She ");
        first = pronoun && sentence.start > 0 ? std::max(previous, best_offset) : best_offset + sentence.start;
      }
      if (tells || !task) last = best_offset + sentence.end;
      task = task || tells;
    }
    if (first == std::string::npos) return false;
    if (cell) cut_to_task(all, best_offset, first);
    made = draft(*best, first, last - first, "owner beside", 0.85);
    made.action.text = best->text.substr(first, last - first);
    return true;
  }

  /// "Write to the family", "Notices to go to every plot": set below the text as what is to be done, telling nothing.
  static bool is_bare_order(std::string_view sentence) {
    constexpr std::string_view verbs[] = {"will", "would", "is", "are", "was", "were", "has", "have", "had", "should"};
    const std::string folded = fold(sentence);
    size_t main_clause = folded.size();  // "to be checked as the table is out of date"
    for (const std::string_view joint : {" as ", " because ", " since ", " until ", " which ", " when ", " if "})
      main_clause = std::min(main_clause, folded.find(joint));
    return !has_any_word(std::string_view(folded).substr(0, main_clause), verbs);
  }

  /// What stands beside the owner reports or decides: the next sentence of the item that gives a task is meant, unless
  /// another owner stands before it.
  void task_below(const Block& owner, Draft& made) const {
    uint32_t next_owner = ~0U;
    for (const auto& part : item_) {
      const Block& block = blocks_[part.block];
      if (names_owner(block) && block.row_from > owner.row_to) next_owner = std::min(next_owner, block.row_from);
    }
    for (const auto& part : item_) {
      const Block& block = blocks_[part.block];
      if (block.column != Column::body || block.row_to < owner.row_from ||
          (is_cell(owner) && block.entry != owner.entry))
        continue;
      if (block.row_from >= next_owner) return;
      const bool another = !is_cell(owner) && block.row_from > owner.row_to;
      const auto all = std::string_view(block.text).substr(part.offset);
      for (const auto& sentence : cut_sentences(all)) {
        const auto rows = rows_between(block, part.offset + sentence.start, part.offset + sentence.end);
        const auto words = all.substr(sentence.start, sentence.end - sentence.start);
        if (rows.second < owner.row_from || !tells_task(words, roster_)) continue;
        if (another && !is_bare_order(words)) continue;
        made = draft(block, part.offset + sentence.start, words.size(), "task below owner", 0.75);
        made.action.text = std::string(words);
        return;
      }
    }
  }

  /// In a declared cell nothing says which sentence the owner stands beside: the last one that gives a task, else all.
  void cut_to_task(std::string_view all, size_t offset, size_t& first) const {
    for (const auto& sentence : cut_sentences(all))
      if (read_task(all.substr(sentence.start, sentence.end - sentence.start), roster_))
        first = offset + sentence.start;
  }

  std::pair<size_t, size_t> rows_of(const Block& block, const Block& owner, size_t offset) const {
    size_t begin = block.text.size(), end = 0;
    for (size_t p = 0; p < block.pieces.size(); ++p) {
      const uint32_t row = text_.lines[block.pieces[p].line].row;
      if (row + 1 < owner.row_from || row > owner.row_to + 1) continue;
      begin = std::min<size_t>(begin, block.starts[p]);
      end = std::max<size_t>(end, p + 1 < block.starts.size() ? block.starts[p + 1] : block.text.size());
    }
    if (end <= begin) return {offset, block.text.size()};
    return {begin, end};
  }

  void drop_doubles() {
    drop_told_sentences();
    weaken_beside_notes();
    drop_weak_copies();
  }

  /// A sentence that a margin note or label has taken is not told a second time as a weak one.
  void drop_told_sentences() {
    // In the order of their places: a note that tells a sentence begins near it.
    std::vector<const Draft*> beside;
    for (const auto& made : drafts_)
      if (!made.prose) beside.push_back(&made);
    const auto before = [](const Draft* a, const Draft* b) {
      const Place &x = a->action.place, &y = b->action.place;
      return x.page != y.page ? x.page < y.page : x.start < y.start;
    };
    std::sort(beside.begin(), beside.end(), before);
    const auto told = [&](const Draft& made) {
      if (!made.prose) return false;
      constexpr std::ptrdiff_t reach = 4;
      const auto near = std::upper_bound(beside.begin(), beside.end(), &made, before);
      const auto first = near - std::min(reach, near - beside.begin());
      const auto last = near + std::min(reach, beside.end() - near);
      return std::any_of(first, last, [&](const Draft* other) { return tells(*other, made); });
    };
    // Marked before any is moved: `beside` points at them.
    std::vector<bool> gone(drafts_.size());
    for (size_t i = 0; i < drafts_.size(); ++i) gone[i] = told(drafts_[i]);
    size_t at = 0;
    std::erase_if(drafts_, [&](const Draft&) { return gone[at++]; });
  }

  static bool tells(const Draft& note, const Draft& sentence) {
    const Place &a = sentence.action.place, &b = note.action.place;
    return a.page == b.page && a.start < b.end && b.start < a.end &&
           note.action.text.find(sentence.action.text) != std::string::npos;
  }

  /// Where owners stand in the margin, who is to act without one is not meant.
  void weaken_beside_notes() {
    const auto notes =
        std::count_if(drafts_.begin(), drafts_.end(), [](const Draft& made) { return !made.prose && !made.labelled; });
    constexpr long several_notes = 3;
    if (notes < several_notes) return;
    for (auto& made : drafts_)
      if (made.prose) made.action.strength = Strength::weak;
  }

  /// What is surely told is not told weakly as well.
  void drop_weak_copies() {
    std::set<std::pair<uint32_t, uint32_t>> starts;
    for (const auto& made : drafts_)
      if (made.action.strength == Strength::strong) starts.emplace(made.action.place.page, made.action.place.start);
    std::erase_if(drafts_, [&](const Draft& made) {
      return made.action.strength == Strength::weak &&
             starts.count({made.action.place.page, made.action.place.start}) > 0;
    });
  }

  /// Due dates and states that stand in columns of the same table row.
  void entries() {
    for (const auto& part : item_) {
      const Block& block = blocks_[part.block];
      const bool number = block.column == Column::number && block.action_row;
      if (!block.entry || (block.column != Column::due && block.column != Column::status && !number)) continue;
      for (auto& made : drafts_) {
        if (made.entry != block.entry) continue;
        auto& field = number                        ? made.action.reference
                      : block.column == Column::due ? made.action.due_text
                                                    : made.action.status;
        field = block.text;
      }
    }
  }

  std::set<uint32_t> dealt_;  ///< entries whose owners have their tasks
  const CleanText& text_;
  const std::vector<Block>& blocks_;
  const std::vector<ItemBlock>& item_;
  const PaperHabits& habits_;
  const Roster& roster_;
  float leading_ = least_leading();
  std::vector<Draft> drafts_;
  bool subject_owner_ = false;
};

void set_due(Action& action, const std::optional<Date>& meeting) {
  if (action.due_text.empty()) return;
  for (const auto& printed : find_dates(action.due_text)) {
    if (printed.date.year)
      action.due = printed.date;
    else if (meeting)
      action.due = with_year_after(printed, *meeting);
    return;
  }
}

}  // namespace

std::vector<Action> read_actions(const CleanText& text, const std::vector<Block>& blocks,
                                 const std::vector<ItemBlock>& item, const PaperHabits& habits, const Roster& roster) {
  std::vector<Action> out;
  for (auto& draft : ActionReader(text, blocks, item, habits, roster).run()) {
    set_due(draft.action, habits.meeting);
    out.push_back(std::move(draft.action));
  }
  return out;
}

}  // namespace minutebook

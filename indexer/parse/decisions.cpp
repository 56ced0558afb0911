// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/decisions.hpp"

#include <algorithm>

#include "indexer/parse/action_marks.hpp"
#include "indexer/parse/item_label.hpp"
#include "indexer/parse/printed_dates.hpp"
#include "indexer/parse/scan.hpp"
#include "indexer/parse/sentences.hpp"
#include "indexer/parse/votes.hpp"
#include "lib/base/text.hpp"

namespace minutebook {
namespace {

using Kind = SentenceDecision::Kind;

/// Without the number of a paragraph or the arrow before it: "5.2 Council noted the accounts."
std::string_view without_number(std::string_view text) {
  for (const std::string_view arrow : {"\u2192 ", "-> ", "=> ", "\u25BA ", "\u27A4 ", "\u21D2 "})
    if (text.starts_with(arrow)) text = trim(text.substr(arrow.size()));
  const auto label = read_item_label(text);
  const bool number = label.kind == ItemLabel::Kind::number && (label.closed || label.parts > 1);
  return number && label.rest < text.size() ? text.substr(label.rest) : text;
}

struct Clause : Sentence {
  std::string folded;
};

std::vector<Clause> cut_clauses(std::string_view text) {
  std::vector<Clause> out;
  for (const auto& sentence : cut_sentences(text))
    out.push_back({sentence, fold(without_number(text.substr(sentence.start, sentence.end - sentence.start)))});
  return out;
}

/// "12/15 PENN: That the fee be raised" without the number and the movers, when a motion stands behind them.
std::string_view motion_behind_movers(std::string_view folded) {
  constexpr size_t longest = 60, most_words = 7;
  if (folded.starts_with("\"")) folded.remove_prefix(1);
  for (const std::string_view joint : {": that ", " - that ", " moved that ", " moved, that "}) {
    const size_t at = folded.find(joint);
    if (at == std::string_view::npos || at > longest || count_words(folded.substr(0, at)) > most_words) continue;
    return folded.substr(at + joint.size() - 5);
  }
  return folded;
}

/// Builds the decisions of one item.
class DecisionReader {
 public:
  DecisionReader(const CleanText& text, const std::vector<Block>& blocks, const std::vector<ItemBlock>& item,
                 const PaperHabits& habits, const Roster& roster)
      : text_(text), blocks_(blocks), item_(item), habits_(habits), roster_(roster) {}

  std::vector<Decision> run() {
    for (size_t k = 0; k < item_.size(); ++k) {
      const auto& part = item_[k];
      const Block& block = blocks_[part.block];
      if (block.column == Column::owner || block.column == Column::due || block.column == Column::status) continue;
      if (recorded_vote(block, k) && judge_result(block.folded).kind == Kind::none) continue;
      if (part.section == Section::reasons || part.section == Section::recommendation ||
          part.section == Section::action)
        continue;
      if (part.section == Section::discussion && part.labelled) reply_ = is_reply(block.folded);
      if (part.section == Section::decision) {
        k = explicit_block(k);
        continue;
      }
      sentences(k);
    }
    weaken_receipts();
    return std::move(out_);
  }

 private:
  /// "Received: a paper" decides nothing where something is resolved on it.
  void weaken_receipts() {
    const auto receipt = [](const Decision& decision) { return starts_with_word(fold(decision.text), "received"); };
    const bool resolved = std::any_of(out_.begin(), out_.end(), [&](const Decision& decision) {
      return decision.strength == Strength::strong && !receipt(decision);
    });
    for (auto& decision : out_)
      if (resolved && receipt(decision)) decision.strength = Strength::weak;
  }

  static bool is_reply(std::string_view folded) {
    constexpr std::string_view words[] = {"reply", "response", "answer"};
    return !first_of(folded, words).empty();
  }

  /// "Decision" and everything under it, "RESOLVED: …" with its list; one decision. Returns the last part it took.
  size_t explicit_block(size_t k) {
    const auto& part = item_[k];
    const Block& block = blocks_[part.block];
    Decision decision;
    decision.place = place_in(text_, block, part.label_rest < block.text.size() ? part.label_rest : 0,
                              block.text.size(), {"decision label", 0.95});
    const std::string_view word = part.labelled ? first_word_of_label(block.folded) : std::string_view();
    const bool heading_label =
        part.labelled && part.label_alone && (word == "decision" || word == "decisions" || word == "outcome") &&
        !has_any_word(block.folded, std::initializer_list<std::string_view>{"council", "committee", "board"});
    std::string all;
    if (!part.label_alone) add_text(decision, all, block, part.label_rest);
    size_t last = k;
    bool listing = begins_as_list(all);
    // "Agreed." is said; "Resolved" with nothing behind it waits for what stands below.
    const bool said = part.label_alone && !heading_label && ends_sentence(block.text) && !quotes_below(k);
    bool open_clause = !said && (part.label_alone || ends_open(all));
    constexpr size_t longest_block = 60;  // paragraphs; what runs longer is no decision
    for (size_t n = k + 1; n < item_.size() && n < k + longest_block; ++n) {
      const auto& next = item_[n];
      const Block& other = blocks_[next.block];
      if (other.column == Column::owner || other.column == Column::due || other.column == Column::status) continue;
      if (next.labelled || other.column != block.column || other.heading) break;
      if (block.column == Column::decision && other.entry != block.entry) break;
      if (all.empty() && is_mover_line(other.folded)) continue;
      // "RESOLVED: That it be refused." and the next application, "(2) 06/0150 …": no part of it.
      if (!heading_label && !open_clause && !(is_list_entry(other) && (listing || !ends_sentence(all)))) break;
      if (!heading_label && is_outcome_line(other.folded)) break;
      if (is_list_entry(other) && read_action_entry(other.text, roster_)) break;  // a task, no clause
      if (all.empty()) decision.place = place_of(text_, other, "decision label", 0.95);
      add_text(decision, all, other, 0);
      last = n;
      listing = listing || begins_as_list(all) || (open_clause && is_list_entry(other));
      open_clause = ends_open(all);
      if (!heading_label && ends_quote(all)) break;
    }
    if (count_words(all) == 0 && part.label_alone && ends_sentence(block.text))
      all = block.text.substr(part.offset);  // "Agreed." and no more
    if (count_words(all) == 0 || (block.column == Column::decision && is_nothing(all))) return last;
    decision.text = all;
    decision.outcome = outcome_of(word, all);
    finish(std::move(decision), k);
    last_part_ = last;
    return last;
  }

  /// "And Resolved." over the words that were resolved: "That the scheme be approved".
  bool quotes_below(size_t k) const {
    if (k + 1 >= item_.size()) return false;
    const std::string_view text = blocks_[item_[k + 1].block].text;
    return text.starts_with("\"") || text.starts_with("\u201C") || starts_with_word(fold(text.substr(0, 8)), "that");
  }

  /// "(1) That …", "(a) to note …": a decision in parts.
  static bool begins_as_list(std::string_view text) {
    const auto label = read_item_label(text);
    return label.kind != ItemLabel::Kind::none && (label.bracketed || label.closed || label.lower);
  }

  static std::string_view first_word_of_label(std::string_view folded) {
    constexpr std::string_view words[] = {"resolved",  "resolution", "agreed", "recommended",
                                          "decisions", "decision",   "outcome"};
    for (const auto word : words)
      if (folded.substr(0, 40).find(word) != std::string_view::npos) return word;
    return {};
  }

  static bool is_nothing(std::string_view text) {
    const std::string folded = fold(text);
    constexpr std::string_view words[] = {
        "none", "n/a", "-", "nil", "none required", "no decision", "no decision required"};
    return is_one_of(trim(folded), words);
  }

  static bool is_outcome_line(std::string_view folded) {
    return judge_result(folded).kind != Kind::none && count_words(folded) < 8;
  }
  /// "… Moved: Penn. Seconded: Oake. Motion passed.": put and settled in one paragraph.
  static bool ends_with_result(std::string_view text) {
    const auto cut = cut_sentences(text);
    if (cut.size() < 2) return false;
    const std::string last = fold(text.substr(cut.back().start, cut.back().end - cut.back().start));
    return is_outcome_line(last) || (count_words(last) <= 3 && judge_opening(last).kind == Kind::strong);
  }
  static bool ends_open(std::string_view text) {
    text = trim(text);
    if (text.empty()) return true;
    if (text.back() == ':' || text.back() == ';' || text.back() == '-') return true;
    // "RESOLVED (4 votes to 1)": what was resolved stands below.
    const size_t bracket = text.back() == ')' ? text.rfind(" (") : std::string_view::npos;
    if (bracket != std::string_view::npos) {
      const auto before = text.substr(0, bracket);
      return before.ends_with("RESOLVED") || before.ends_with("AGREED") || before.ends_with("Resolved");
    }
    const std::string last = to_lower_ascii(last_word(text));
    constexpr std::string_view words[] = {"that", "to", "and", "following", "or", "further"};
    return is_one_of(last, words) && !ends_sentence(text);
  }
  static bool ends_quote(std::string_view text) {
    const bool opened = text.starts_with("\"") || text.starts_with("\u201C");
    return opened && (text.find("\u201D") != std::string_view::npos ||
                      (text.size() > 1 && text.find('"', 1) != std::string_view::npos));
  }

  static void add_text(Decision& decision, std::string& all, const Block& block, size_t offset) {
    const auto words = trim(std::string_view(block.text).substr(std::min(offset, block.text.size())));
    if (words.empty()) return;
    if (!all.empty()) all += '\n';
    all += words;
    if (offset == 0 && is_list_entry(block)) decision.parts.emplace_back(words);
  }

  Outcome outcome_of(std::string_view label, const std::string& text) const {
    if (label == "resolved" || label == "resolution") return Outcome::resolved;
    if (label == "agreed") return Outcome::agreed;
    if (label == "recommended") return Outcome::recommended;
    const std::string folded = fold(text);
    for (const auto& sentence : cut_clauses(text)) {
      const auto judged =
          judge_sentence(text.substr(sentence.start, sentence.end - sentence.start), sentence.folded, false);
      if (judged.kind != Kind::none) return judged.outcome;
    }
    return outcome_of_word(first_word(folded)).value_or(Outcome::other);
  }

  /// What the sentence decides where it stands: "Approved." behind a motion is its result.
  SentenceDecision judge_in_item(std::string_view all, const std::vector<Clause>& cut, size_t s, size_t k) const {
    const auto& sentence = cut[s];
    auto judged = judge_sentence(all.substr(sentence.start, sentence.end - sentence.start), sentence.folded, reply_);
    if (judged.kind == Kind::none || is_form(sentence.folded)) return {};
    const bool moved =
        s > 0 && (moves(cut[s - 1].folded) || (s > 1 && names_movers(cut[s - 1].folded) && moves(cut[s - 2].folded)));
    constexpr size_t longest_alone = 6;  // "Approved by voice vote."
    const bool bare = count_words(sentence.folded) <= 2 ||
                      (count_words(sentence.folded) <= longest_alone && has_word(sentence.folded, "vote"));
    const bool voted = bare && s > 0 && tells_votes(cut[s - 1].folded);
    const bool resolved_above = bare && !out_.empty() && out_.back().outcome == Outcome::resolved && last_part_ < k &&
                                last_part_ + 2 >= k && s + 1 == cut.size() && (s == 0 || voted);
    const bool alone = bare && (moved || resolved_above || (voted && follows_decision(k, s, cut)));
    judged.result = judged.result || (judged.kind == Kind::strong && alone);
    const bool closes = s + 1 == cut.size() && is_last_told(k);
    const bool notes = judged.kind == Kind::weak && judged.outcome == Outcome::noted && closes;
    if (notes && notes_at_end(sentence.folded, cut.size())) judged.kind = Kind::strong;
    if (judged.kind == Kind::strong && habits_.decision_labels && !approves_record(sentence.folded, closes))
      judged.kind = Kind::weak;
    return judged;
  }

  /// The block above puts the words of the motion, and no sentence before this one moves another.
  bool motion_stands_above(const std::vector<Clause>& cut, size_t s, size_t k) const {
    if (k == 0 || (s > 0 && puts_words(cut[0].folded)) || !puts_words(blocks_[item_[k - 1].block].folded)) return false;
    return std::none_of(cut.begin(), cut.begin() + static_cast<std::ptrdiff_t>(s), [](const Clause& clause) {
      return moves(clause.folded) && !clause.folded.starts_with("the motion");
    });
  }

  void sentences(size_t& k) {
    const auto& part = item_[k];
    const Block& block = blocks_[part.block];
    if (!may_decide(block.folded)) return;
    if (part.labelled) settled_ = false;
    const bool proposed = part.section == Section::proposal && !settled_;
    if (proposed && (is_outcome_line(block.folded) || ends_with_result(block.text)))
      settled_ = true;  // what follows is no longer only proposed
    else if (proposed || is_proposal(block, part.offset))
      return;
    const std::string_view all = std::string_view(block.text).substr(part.offset);
    const auto cut = cut_clauses(all);
    for (size_t s = 0; s < cut.size(); ++s) {
      const auto& sentence = cut[s];
      const auto judged = judge_in_item(all, cut, s, k);
      if (judged.kind == Kind::none) continue;
      if (judged.result && judged.outcome != Outcome::lost && s + 1 == cut.size() &&
          count_words(sentence.folded) < longest_result && resolves_below(k))
        continue;
      if (judged.result && (follows_decision(k, s, cut) || follows_result(k, s, cut))) {
        add_result(all, sentence, k, judged.outcome);
        last_clause_ = s;
        continue;
      }
      size_t first = judged.result ? motion_start(cut, s) : s;
      size_t last = judged.marker && is_clause_marker(cut[s].folded) ? cut.size() - 1 : s;
      // "The minutes were approved. Proposed: Mrs Penn. Seconded: Mr Oake."
      while (last + 1 < cut.size() && names_movers(cut[last + 1].folded)) ++last;
      Decision decision;
      decision.outcome = judged.outcome;
      decision.strength = judged.kind == Kind::strong ? Strength::strong : Strength::weak;
      const size_t begin = cut[first].start, end = cut[last].end;
      std::string words(all.substr(begin, end - begin));
      decision.place = place_in(text_, block, part.offset + begin, end - begin,
                                {"decision sentence", judged.kind == Kind::strong ? 0.85 : 0.4});
      if (last + 1 == cut.size()) k = take_list(k, decision, words);
      const bool votes_only = std::all_of(cut.begin(), cut.begin() + static_cast<std::ptrdiff_t>(s),
                                          [](const Clause& clause) { return tells_votes(clause.folded); });
      const bool motion_above = motion_stands_above(cut, s, k);
      if (judged.result && (first == s || motion_above) && (votes_only || motion_above)) prepend_motion(k, words);
      decision.text = std::move(words);
      finish(std::move(decision), k);
      s = last_clause_ = last;
    }
  }

  /// Nothing but actions stands below in the item.
  bool is_last_told(size_t k) const {
    return std::all_of(item_.begin() + static_cast<std::ptrdiff_t>(k) + 1, item_.end(), [&](const ItemBlock& part) {
      return part.section == Section::action || blocks_[part.block].column != Column::body;
    });
  }

  /// "The Committee noted the programme." as the end of an item that decides nothing else; "noted that …" only where it
  /// is all that the item says.
  bool notes_at_end(std::string_view folded, size_t sentences) const {
    constexpr std::string_view closing[] = {"noted", "received", "approved", "endorsed"};
    constexpr std::string_view bodies[] = {
        "the committee",      "the panel",         "the board",    "the council",         "the cabinet",
        "the governing body", "the sub-committee", "the forum",    "the joint committee", "the partnership",
        "the authority",      "the commission",    "the trustees", "the governors",       "the executive"};
    if (!out_.empty() || std::any_of(item_.begin(), item_.end(),
                                     [](const ItemBlock& part) { return part.section == Section::decision; }))
      return false;
    const auto body = first_of(folded, bodies);
    const auto rest = body.empty() ? std::string_view() : trim(folded.substr(body.size()));
    const auto verb = first_of(rest, closing);
    const bool alone = item_.size() <= 2 && sentences == 1;
    if (!verb.empty()) return alone || !trim(rest.substr(verb.size())).starts_with("that ");
    constexpr size_t longest = 10;
    return (folded.ends_with(" was noted.") || folded.ends_with(" were noted.")) && count_words(folded) <= longest &&
           folded.find("apolog") == std::string_view::npos && !starts_with_word(folded, "no");
  }

  /// "The note of the last meeting was agreed" needs no label in an item that has none.
  bool approves_record(std::string_view folded, bool last) const {
    const bool unlabelled = std::none_of(item_.begin(), item_.end(),
                                         [](const ItemBlock& part) { return part.section == Section::decision; });
    if (last && unlabelled && notes_at_end(folded, 1)) return true;
    constexpr std::string_view records[] = {"the note", "the notes", "the minutes", "the minute", "the record"};
    if (first_of(folded, records).empty() || judge_passive(folded).kind != Kind::strong) return false;
    return unlabelled;
  }

  /// "The motion was declared CARRIED and it was" belongs to the RESOLVED below it.
  bool resolves_below(size_t k) const {
    for (size_t n = k + 1; n < item_.size(); ++n) {
      const Block& block = blocks_[item_[n].block];
      if (block.column == Column::owner || block.column == Column::due) continue;
      constexpr std::string_view openers[] = {"resolved", "it was resolved", "it was therefore resolved",
                                              "and resolved"};
      return !first_of(block.folded, openers).empty();
    }
    return false;
  }

  /// "(a) …" below a clause that is left open.
  size_t take_list(size_t k, Decision& decision, std::string& words) {
    const Block& block = blocks_[item_[k].block];
    if (!ends_open(words) && !names_subject_of_list(k, words)) return k;
    size_t last = k;
    for (size_t n = k + 1; n < item_.size(); ++n) {
      const Block& other = blocks_[item_[n].block];
      if (other.column == Column::owner) continue;
      if (item_[n].labelled || other.column != block.column || other.heading) break;
      Vote names;
      const bool follows = is_list_entry(other) || is_account(other) || (n == k + 1 && ends_open(words));
      if (add_recorded_votes(other.text, names) || !follows) break;
      add_text(decision, words, other, 0);
      last = n;
    }
    return last;
  }

  /// "Resolved: That the Board", and below it "(a) notes the report; and": a clause without its verb.
  bool names_subject_of_list(size_t k, std::string_view words) const {
    constexpr size_t most_words = 16;
    if (k + 1 >= item_.size() || ends_sentence(words) || count_words(words) > most_words) return false;
    const Block& next = blocks_[item_[k + 1].block];
    const auto label = read_item_label(next.text);
    return is_list_entry(next) && (label.readings[0].value == 1 || label.readings[1].value == 1) &&
           has_word(fold(words), "that");
  }

  /// "Clerk's salary (Oct)   £92.00": a line of the list of payments that a resolution approves.
  static bool is_account(const Block& block) {
    const std::string_view text = trim(block.text);
    constexpr size_t most_words = 14;
    if (text.empty() || !is_digit(text.back()) || count_words(text) > most_words) return false;
    const size_t last = text.find_last_not_of("0123456789.,");
    const std::string_view before = last == std::string_view::npos ? "" : trim(text.substr(0, last + 1));
    return before.ends_with("\u00A3") || before.ends_with("$") || before.ends_with("\u20AC");
  }

  /// A motion that is put forward is decided only by what follows it.
  static bool is_proposal(const Block& block, size_t offset) {
    const auto folded = std::string_view(block.folded).substr(std::min(offset, block.folded.size()));
    constexpr std::string_view openers[] = {"i will move",
                                            "i will ask",
                                            "i move",
                                            "to ask",
                                            "that this council",
                                            "that the council",
                                            "this council",
                                            "motion",
                                            "amendment",
                                            "notice of motion",
                                            "recommendation",
                                            "recommendations",
                                            "it is recommended",
                                            "members are asked",
                                            "members are invited",
                                            "the committee is asked",
                                            "the council is asked",
                                            "members are recommended",
                                            "the board is asked"};
    if (first_of(folded, openers).empty() || ends_with_result(std::string_view(block.text).substr(offset)))
      return false;
    return judge_result(folded).kind == Kind::none && folded.find(" resolved ") == std::string_view::npos &&
           folded.find("it was agreed") == std::string_view::npos;
  }

  static bool is_clause_marker(std::string_view folded) {
    constexpr std::string_view openers[] = {"resolved", "it was resolved", "recommended", "and it was resolved"};
    return !first_of(folded, openers).empty() || folded.find(" resolved") != std::string_view::npos;
  }

  /// "Carried." after a resolution is its vote, not another decision.
  bool follows_decision(size_t k, size_t s, const std::vector<Clause>& cut) const {
    if (out_.empty() || out_.back().strength != Strength::strong || last_part_ + 2 < k) return false;
    for (size_t i = s + 1; i > 0; --i)
      if (moves(cut[i - 1].folded)) return false;
    if (s > 0 && puts_words(cut[0].folded)) return false;
    return count_words(cut[s].folded) < longest_result;
  }

  /// "All ayes. Motion carried.": two sentences of one result.
  bool follows_result(size_t k, size_t s, const std::vector<Clause>& cut) const {
    return !out_.empty() && last_part_ == k && s > 0 && last_clause_ + 1 == s && !moves(cut[s].folded.substr(0, 7)) &&
           count_words(cut[s].folded) < longest_result;
  }

  void add_result(std::string_view all, const Clause& sentence, size_t k, Outcome outcome) {
    auto& decision = out_.back();
    if (outcome == Outcome::lost && decision.outcome != Outcome::deferred) decision.outcome = Outcome::lost;
    if (!decision.vote) decision.vote = read_vote(sentence.folded);
    if (last_part_ == k && decision.text.size() < 1200 && all.substr(0, sentence.start).ends_with(decision.text + " "))
      decision.text.append(" ").append(all.substr(sentence.start, sentence.end - sentence.start));
  }

  /// "Proposed: Mrs Penn.", "Seconded by Mr Oake."
  static bool names_movers(std::string_view folded) {
    constexpr std::string_view openers[] = {"proposed", "seconded", "prop", "sec", "moved", "2nd"};
    const auto word = first_of(folded, openers);
    if (word.empty() || count_words(folded) > 12) return false;
    const auto rest = folded.substr(word.size());
    return rest.starts_with(":") || rest.starts_with(" by ") || rest.starts_with(" cllr") || rest.starts_with(" mr") ||
           rest.starts_with(" councillor") || rest.starts_with(" ms") || rest.starts_with(" -");
  }

  /// "Moved Cr Penn, seconded Cr Oake": who put what stands below.
  static bool is_mover_line(std::string_view folded) {
    constexpr std::string_view openers[] = {"moved",    "mover",    "proposed", "proposer",
                                            "seconded", "seconder", "motion by"};
    return !first_of(folded, openers).empty() && count_words(folded) <= 14 && !has_word(folded, "that") &&
           !has_word(folded, "to");
  }

  /// "CONFIRMED BY: CHAIRMAN .......... DATE ..........": a form to be filled in by hand.
  static bool is_form(std::string_view folded) {
    const bool signs = (starts_with_word(folded, "confirmed by") && count_words(folded) <= 4) ||
                       starts_with_word(folded, "these minutes") || is_signing(folded);
    return signs || folded.find("....") != std::string_view::npos || folded.find("___") != std::string_view::npos ||
           folded.find("\u2026\u2026") != std::string_view::npos;
  }

  /// "Approved: 18 March", "Confirmed as a true record at a meeting held on": the next meeting's word on these minutes.
  static bool is_signing(std::string_view folded) {
    constexpr std::string_view verbs[] = {"approved", "adopted", "confirmed", "signed", "accepted"};
    const auto verb = first_of(folded, verbs);
    if (verb.empty()) return false;
    const auto rest = trim(folded.substr(verb.size()));
    if (rest.starts_with("as a") && has_word(rest, "at a meeting of")) return true;
    if (const auto dates = find_dates(rest); !dates.empty() && count_words(rest) <= 5)
      return count_words(rest.substr(0, dates[0].start)) == 0;
    return has_any_word(rest, std::initializer_list<std::string_view>{"at a meeting of", "at the meeting of"}) &&
           (rest.ends_with("held on") || rest.ends_with("on") || rest.ends_with(":"));
  }

  /// "Ayes: Penn, Oake. Nays: none.": told between a motion and its result.
  static bool tells_votes(std::string_view folded) {
    constexpr std::string_view openers[] = {"ayes",      "aye",         "nays",    "nay",       "noes",   "yeas",
                                            "yes",       "no:",         "absent",  "abstain",   "voting", "roll call",
                                            "in favour", "in favor",    "for",     "against",   "all",    "vote",
                                            "abstained", "abstentions", "opposed", "voice vote"};
    return !first_of(folded, openers).empty() && count_words(folded) < 40;
  }

  static bool moves(std::string_view folded) {
    constexpr std::string_view words[] = {"moved",    "proposed",  "motion by",   "made a motion", "moves",
                                          "a motion", "motion to", "motion that", "proposes",      "motions"};
    constexpr std::string_view openers[] = {"motion (", "motion:", "motion -", "m/s ", "m/s: ", "m/s/c ", "msc "};
    return has_any_word(folded, words) ||
           std::any_of(std::begin(openers), std::end(openers),
                       [&](std::string_view opener) { return folded.starts_with(opener); });
  }

  static size_t motion_start(const std::vector<Clause>& cut, size_t s) {
    const bool words_first = puts_words(cut[0].folded) || cut[0].folded.starts_with("motion:");
    // "Apologies sustained. M: Jan S: Ulric Carried"
    if (s > 0 && (cut[s].folded.starts_with("m: ") || cut[s].folded.starts_with("p: ")) && !words_first) return s - 1;
    if (s > 0 && s <= 8 && words_first) return 0;  // "That the report be received. CARRIED"
    constexpr std::string_view main_motions[] = {"original motion", "main motion", "substantive motion",
                                                 "motion as amended"};
    if (has_any_word(cut[s].folded, main_motions)) {
      constexpr size_t reach = 12;
      for (size_t i = s > reach ? s - reach : 0; i < s; ++i)
        if (moves(cut[i].folded) && !has_word(cut[i].folded, "amendment")) return i;
    }
    for (size_t i = s + 1; i > 0 && s - (i - 1) <= 4; --i)
      if (moves(cut[i - 1].folded)) return i - 1;
    return s;
  }

  /// "That the report be received", in quotation marks or not.
  static bool puts_words(std::string_view folded) { return motion_behind_movers(folded).starts_with("that "); }

  /// The motion stands in the blocks before its result: "Moved by A, seconded by B:", the motion's words.
  void prepend_motion(size_t k, std::string& words) const {
    const bool result_alone = count_words(words) <= 4;
    if (moves(fold(words))) return;
    constexpr size_t reach = 3, longest_list = 20;
    size_t others = 0;
    for (size_t back = 1; back <= longest_list && others < reach && back <= k; ++back) {
      const auto& part = item_[k - back];
      const Block& before = blocks_[part.block];
      if (before.column == Column::data) continue;  // the table of a roll call
      if (before.column != Column::body || part.label_alone || before.text.size() > 3000) return;
      const bool words_of_motion = puts_words(before.folded) || before.folded == "that";
      const bool motion = moves(before.folded) || before.folded.starts_with("motion") ||
                          (words_of_motion && (others == 0 || result_alone));
      if (!motion) {
        others += !is_list_entry(before);
        continue;
      }
      std::string all = before.text.substr(part.offset);
      for (size_t n = k - back + 1; n < k; ++n) all.append("\n").append(blocks_[item_[n].block].text);
      words = all.append("\n").append(words);
      return;
    }
  }

  /// "RESOLVED: that permission be refused": the word tells that something was decided, the clause what.
  static Outcome outcome_in_clause(Outcome told, std::string_view text) {
    if (told != Outcome::resolved && told != Outcome::agreed) return told;
    constexpr size_t main_clause = 300;
    const std::string folded = fold(text.substr(0, main_clause));
    constexpr std::string_view refusals[] = {"be refused", "be rejected", "to refuse", "be declined", "is refused"};
    constexpr std::string_view delays[] = {"be deferred", "to defer", "be adjourned", "is deferred"};
    if (has_any_word(folded, refusals)) return Outcome::refused;
    return has_any_word(folded, delays) ? Outcome::deferred : told;
  }

  void finish(Decision decision, size_t k) {
    const Block& block = blocks_[item_[k].block];
    decision.outcome = outcome_in_clause(decision.outcome, decision.text);
    auto movers = read_movers(decision.text, roster_);
    if (movers.mover.empty() && k > 0) movers = read_movers(blocks_[item_[k - 1].block].text, roster_);
    if (movers.mover.empty() && k + 1 < item_.size() && blocks_[item_[k + 1].block].text.size() < 120)
      movers = read_movers(blocks_[item_[k + 1].block].text, roster_);
    decision.mover = std::move(movers.mover);
    decision.seconder = std::move(movers.seconder);
    if (!decision.vote)
      decision.vote = read_vote(decision.text.size() < 1200 ? decision.text : block.text.substr(0, 400));
    out_.push_back(std::move(decision));
    last_part_ = k;
  }

  /// Lists of names for and against belong to the result told right before them; without one, to the next decision.
  bool recorded_vote(const Block& block, size_t k) {
    if (block.column != Column::body) return false;
    Vote vote;
    if (!add_recorded_votes(block.text, vote)) return false;
    const bool goes_on = k > 0 && vote_part_ + 1 == k;
    if (!goes_on) vote_for_last_ = !out_.empty() && last_part_ + 1 == k;
    if (!goes_on && vote_for_last_) out_.back().vote = Vote{};
    vote_part_ = k;
    Vote& kept =
        vote_for_last_ ? *out_.back().vote : pending_vote_.emplace(goes_on && pending_vote_ ? *pending_vote_ : Vote{});
    add_recorded_votes(block.text, kept);
    return true;
  }

  const CleanText& text_;
  const std::vector<Block>& blocks_;
  const std::vector<ItemBlock>& item_;
  const PaperHabits& habits_;
  const Roster& roster_;
  std::vector<Decision> out_;
  static constexpr size_t longest_result = 14;  ///< words
  size_t last_part_ = 0;
  size_t last_clause_ = 0;  ///< of the part last_part_
  size_t vote_part_ = static_cast<size_t>(-2);
  std::optional<Vote> pending_vote_;  ///< told before the decision it belongs to
  bool vote_for_last_ = false;
  bool reply_ = false;
  bool settled_ = false;  ///< the proposal above has its result
};

}  // namespace

std::vector<Decision> read_decisions(const CleanText& text, const std::vector<Block>& blocks,
                                     const std::vector<ItemBlock>& item, const PaperHabits& habits,
                                     const Roster& roster) {
  return DecisionReader(text, blocks, item, habits, roster).run();
}

}  // namespace minutebook

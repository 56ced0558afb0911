// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/document_type.hpp"

#include <algorithm>
#include <array>
#include <bitset>
#include <optional>
#include <utility>

#include "indexer/parse/attendance_headings.hpp"
#include "indexer/parse/names.hpp"
#include "indexer/parse/opening.hpp"
#include "indexer/parse/phrase_set.hpp"
#include "indexer/parse/printed_dates.hpp"
#include "indexer/parse/scan.hpp"
#include "lib/base/text.hpp"

namespace minutebook {
namespace {

using Phrase = std::string_view;
using Type = DocumentType;

constexpr size_t head_lines = 45;
constexpr size_t body_lines = 500;  // content evidence is taken from so many lines at most
constexpr size_t tail_lines = 60;

/// Where a phrase counts: as the beginning of a line, as the whole line, or anywhere in it.
enum class Where { begins, whole, inside };

struct Evidence {
  Phrase phrase;
  Where where;
  Type type;
  double weight;
};

// Headings: counted once each, on the first page or so; those that stand higher weigh more.
constexpr Evidence headings[] = {
    {"minutes of", Where::begins, Type::minutes, 9},
    {"draft minutes", Where::begins, Type::minutes, 9},
    {"unconfirmed minutes", Where::begins, Type::minutes, 9},
    {"unapproved minutes", Where::begins, Type::minutes, 9},
    {"approved minutes", Where::begins, Type::minutes, 8},
    {"minutes", Where::whole, Type::minutes, 8},
    {"minute of", Where::begins, Type::minutes, 8},
    {"draft minute of", Where::begins, Type::minutes, 9},
    {"minutes from", Where::begins, Type::minutes, 7},
    {"minutes for", Where::begins, Type::minutes, 7},
    {"minutes -", Where::begins, Type::minutes, 7},
    {"meeting minutes", Where::inside, Type::minutes, 7},
    {"committee minutes", Where::inside, Type::minutes, 6},
    {"council minutes", Where::inside, Type::minutes, 6},
    {"board minutes", Where::inside, Type::minutes, 6},
    {"cofnodion", Where::begins, Type::minutes, 9},
    {"miontuairisci", Where::begins, Type::minutes, 9},
    {"a meeting of the", Where::begins, Type::minutes, 3},
    {"at a meeting of the", Where::begins, Type::minutes, 4},
    {"note of decisions", Where::begins, Type::note_of_decisions, 12},
    {"notes of decisions", Where::begins, Type::note_of_decisions, 12},
    {"note of decisions and actions", Where::inside, Type::note_of_decisions, 12},
    {"decisions and actions note", Where::inside, Type::note_of_decisions, 8},
    {"action notes", Where::begins, Type::note_of_decisions, 8},
    {"action note", Where::inside, Type::note_of_decisions, 9},
    {"action notes", Where::inside, Type::note_of_decisions, 7},
    {"actions and decisions", Where::inside, Type::note_of_decisions, 7},
    {"action points", Where::begins, Type::note_of_decisions, 6},
    {"decisions and actions", Where::begins, Type::note_of_decisions, 5},
    {"note of the meeting", Where::begins, Type::note_of_decisions, 7},
    {"note of a meeting", Where::begins, Type::note_of_decisions, 7},
    {"note of meeting", Where::begins, Type::note_of_decisions, 7},
    {"note of last", Where::begins, Type::note_of_decisions, 7},
    {"notes of the meeting", Where::begins, Type::note_of_decisions, 6},
    {"notes of a meeting", Where::begins, Type::note_of_decisions, 6},
    {"notes of meeting", Where::begins, Type::note_of_decisions, 6},
    {"meeting notes", Where::inside, Type::note_of_decisions, 5},
    {"agenda", Where::whole, Type::agenda, 9},
    {"agenda for", Where::begins, Type::agenda, 8},
    {"agenda of", Where::begins, Type::agenda, 8},
    {"agenda -", Where::begins, Type::agenda, 8},
    {"meeting agenda", Where::inside, Type::agenda, 7},
    {"council agenda", Where::inside, Type::agenda, 6},
    {"committee agenda", Where::inside, Type::agenda, 6},
    {"board agenda", Where::inside, Type::agenda, 6},
    {"agenda and", Where::begins, Type::agenda, 5},
    {"agenda to be considered", Where::inside, Type::agenda, 6},
    {"clar", Where::whole, Type::agenda, 6},
    {"you are summoned", Where::inside, Type::agenda, 9},
    {"you are hereby summoned", Where::inside, Type::agenda, 9},
    {"hereby summoned", Where::inside, Type::agenda, 9},
    {"are summoned to", Where::inside, Type::agenda, 9},
    {"requested to attend", Where::inside, Type::agenda, 7},
    {"invited to attend", Where::inside, Type::agenda, 6},
    {"hereby given that", Where::inside, Type::agenda, 5},
    {"notice of meeting", Where::inside, Type::agenda, 7},
    {"notice of a meeting", Where::inside, Type::agenda, 7},
    {"notice of the meeting", Where::inside, Type::agenda, 6},
    {"to be transacted", Where::inside, Type::agenda, 5},
    {"business to be transacted", Where::inside, Type::agenda, 3},
    {"will be held on", Where::inside, Type::agenda, 3},
    {"will be held at", Where::inside, Type::agenda, 3},
    {"will take place", Where::inside, Type::agenda, 2},
    {"order of business", Where::begins, Type::agenda, 5},
    {"the agenda is", Where::inside, Type::agenda, 6},
    {"agenda is attached", Where::inside, Type::agenda, 6},
    {"attendance is requested", Where::inside, Type::agenda, 5},
    {"meeting is requested", Where::inside, Type::agenda, 5},
    {"ask for", Where::begins, Type::agenda, 3},
    {"members of the public are welcome", Where::inside, Type::agenda, 3},
    {"public reports pack", Where::inside, Type::agenda_pack, 12},
    {"agenda pack", Where::inside, Type::agenda_pack, 10},
    {"agenda reports pack", Where::inside, Type::agenda_pack, 12},
    {"document pack", Where::inside, Type::agenda_pack, 8},
    {"board pack", Where::inside, Type::agenda_pack, 8},
    {"report to", Where::begins, Type::report, 5},
    {"report of", Where::begins, Type::report, 5},
    {"report by", Where::begins, Type::report, 5},
    {"report from", Where::begins, Type::report, 4},
    {"report author", Where::inside, Type::report, 6},
    {"purpose of report", Where::begins, Type::report, 6},
    {"purpose of the report", Where::begins, Type::report, 6},
    {"purpose of this report", Where::inside, Type::report, 4},
    {"propose of report", Where::begins, Type::report, 6},
    {"committee report", Where::inside, Type::report, 4},
    {"manager's report", Where::whole, Type::report, 5},
    {"managers report", Where::whole, Type::report, 5},
    {"financial report", Where::begins, Type::report, 6},
    {"treasurer's report", Where::begins, Type::report, 6},
    {"annual report", Where::begins, Type::report, 5},
    {"special report", Where::begins, Type::report, 6},
    {"progress report", Where::begins, Type::report, 5},
    {"monitoring report", Where::inside, Type::report, 4},
    {"summary:", Where::begins, Type::report, 3},
    {"recommendation", Where::begins, Type::report, 4},
    {"classification:", Where::begins, Type::report, 3},
    {"subject:", Where::begins, Type::report, 4},
    {"subject", Where::whole, Type::report, 3},
    {"past pathway", Where::begins, Type::report, 4},
    {"electoral division", Where::begins, Type::report, 2},
    {"wards affected", Where::begins, Type::report, 3},
    {"ward(s) affected", Where::begins, Type::report, 3},
    {"contact officer", Where::begins, Type::report, 3},
    {"key decision", Where::begins, Type::report, 2},
    {"from:", Where::begins, Type::report, 2},
    {"covering report", Where::inside, Type::covering_report, 9},
    {"cover report", Where::inside, Type::covering_report, 9},
    {"cover sheet", Where::begins, Type::covering_report, 9},
    {"report cover sheet", Where::inside, Type::covering_report, 6},
    {"record of decision", Where::inside, Type::record_of_decision, 14},
    {"record of executive decision", Where::inside, Type::record_of_decision, 14},
    {"record of cabinet member decision", Where::inside, Type::record_of_decision, 14},
    {"executive decision record", Where::inside, Type::record_of_decision, 12},
    {"decision record", Where::whole, Type::record_of_decision, 12},
    {"decision record", Where::begins, Type::record_of_decision, 6},
    {"decision maker", Where::begins, Type::record_of_decision, 6},
    {"decision reference", Where::begins, Type::record_of_decision, 4},
    {"paper for the", Where::begins, Type::covering_report, 8},
    {"paper to the", Where::begins, Type::covering_report, 8},
    {"decision to be taken by", Where::begins, Type::record_of_decision, 8},
    {"decision taken by", Where::begins, Type::record_of_decision, 8},
    {"title of decision", Where::begins, Type::record_of_decision, 5},
    {"reason(s) for decision", Where::begins, Type::record_of_decision, 4},
    {"officer decision", Where::begins, Type::officer_decision, 14},
    {"record of officer decision", Where::inside, Type::officer_decision, 18},
    {"delegated decision", Where::inside, Type::officer_decision, 12},
    {"officer delegated decision", Where::inside, Type::officer_decision, 14},
    {"record of delegated", Where::inside, Type::officer_decision, 12},
    {"notice of decision", Where::whole, Type::decision_list, 12},
    {"notice of decision of", Where::begins, Type::decision_list, 12},
    {"notice of decision by", Where::begins, Type::decision_list, 12},
    {"notice of the decision", Where::begins, Type::decision_list, 11},
    {"notice of determination", Where::begins, Type::decision_list, 11},
    {"decision notice", Where::inside, Type::decision_list, 9},
    {"statement of decisions", Where::inside, Type::decision_list, 11},
    {"schedule of decisions", Where::inside, Type::decision_list, 11},
    {"decisions digest", Where::inside, Type::decision_list, 10},
    {"published decisions", Where::inside, Type::decision_list, 9},
    {"decisions of the", Where::begins, Type::decision_list, 8},
    {"decisions made at", Where::begins, Type::decision_list, 9},
    {"decisions made on", Where::begins, Type::decision_list, 9},
    {"decisions -", Where::begins, Type::decision_list, 7},
    {"decisions taken on", Where::begins, Type::decision_list, 10},
    {"decisions taken at", Where::begins, Type::decision_list, 10},
    {"record of decisions", Where::begins, Type::decision_list, 9},
    {"decision notice", Where::begins, Type::decision_list, 10},
    {"notice of decisions", Where::inside, Type::decision_list, 10},
    {"decisions published", Where::inside, Type::decision_list, 9},
    {"summary of decisions", Where::inside, Type::decision_list, 11},
    {"decision list", Where::inside, Type::decision_list, 10},
    {"decision sheet", Where::inside, Type::decision_list, 10},
    {"decisions taken by", Where::begins, Type::decision_list, 9},
    {"decisions made by", Where::begins, Type::decision_list, 9},
    {"decision summary", Where::inside, Type::decision_list, 9},
    {"appendix", Where::begins, Type::appendix, 9},
    {"annex", Where::begins, Type::appendix, 9},
    {"enclosure", Where::begins, Type::appendix, 8},
    {"supplementary agenda", Where::inside, Type::supplement, 14},
    {"agenda supplement", Where::inside, Type::supplement, 14},
    {"supplementary pack", Where::inside, Type::supplement, 14},
    {"supplementary papers", Where::inside, Type::supplement, 12},
    {"supplement", Where::begins, Type::supplement, 10},
    {"supplementary report", Where::begins, Type::supplement, 8},
    {"addendum", Where::begins, Type::supplement, 10},
    {"late item", Where::begins, Type::supplement, 9},
    {"late report", Where::begins, Type::supplement, 9},
    {"tabled paper", Where::begins, Type::supplement, 9},
    {"to follow", Where::whole, Type::supplement, 4},
    {"now able to enclose", Where::inside, Type::supplement, 14},
    {"update sheet", Where::inside, Type::supplement, 8},
    {"forward plan", Where::inside, Type::forward_plan, 10},
    {"notice of key decisions", Where::inside, Type::forward_plan, 12},
    {"notice of intended", Where::inside, Type::forward_plan, 9},
    {"notice of forthcoming", Where::inside, Type::forward_plan, 9},
    {"forthcoming executive decisions", Where::inside, Type::forward_plan, 10},
    {"work programme", Where::begins, Type::forward_plan, 6},
    {"questions put and answers", Where::inside, Type::questions, 12},
    {"questions and answers", Where::begins, Type::questions, 8},
    {"questions from members", Where::begins, Type::questions, 8},
    {"questions from the public", Where::begins, Type::questions, 8},
    {"public questions", Where::whole, Type::questions, 7},
    {"member questions", Where::whole, Type::questions, 7},
    {"members' questions", Where::whole, Type::questions, 7},
    {"question by", Where::begins, Type::questions, 7},
    {"question from", Where::begins, Type::questions, 6},
    {"petition", Where::begins, Type::petition, 8},
    {"lead petitioner", Where::inside, Type::petition, 9},
    {"notice of motion", Where::begins, Type::motion, 10},
    {"notices of motion", Where::whole, Type::motion, 8},
    {"motion", Where::whole, Type::motion, 7},
    {"amendment", Where::begins, Type::motion, 6},
    {"action log", Where::inside, Type::action_log, 12},
    {"action tracker", Where::inside, Type::action_log, 12},
    {"actions tracker", Where::inside, Type::action_log, 12},
    {"actions log", Where::inside, Type::action_log, 12},
    {"tracker of actions", Where::inside, Type::action_log, 12},
    {"actions register", Where::inside, Type::action_log, 10},
    {"action register", Where::inside, Type::action_log, 10},
    {"outstanding actions", Where::begins, Type::action_log, 9},
    {"actions outstanding", Where::begins, Type::action_log, 9},
    {"open action points", Where::begins, Type::action_log, 9},
    {"matters arising table", Where::begins, Type::action_log, 8},
    {"dear", Where::begins, Type::letter, 6},
    {"our ref", Where::begins, Type::letter, 4},
    {"your ref", Where::begins, Type::letter, 3},
    {"a chara", Where::begins, Type::letter, 4},
    {"terms of reference", Where::begins, Type::other, 8},
    {"constitution", Where::whole, Type::other, 8},
    {"bylaws", Where::inside, Type::other, 7},
    {"by-laws", Where::inside, Type::other, 7},
    {"standing orders", Where::begins, Type::other, 8},
    {"financial regulations", Where::begins, Type::other, 8},
    {"code of conduct", Where::begins, Type::other, 8},
    {"resolution no", Where::begins, Type::other, 9},
    {"ordinance no", Where::begins, Type::other, 9},
    {"a resolution of", Where::begins, Type::other, 6},
    {"verbatim transcript", Where::inside, Type::other, 12},
    {"transcript", Where::whole, Type::other, 8},
    {"risk assessment", Where::begins, Type::other, 7},
    {"risk register", Where::begins, Type::other, 7},
    {"certificate", Where::begins, Type::other, 6},
    {"equality impact", Where::begins, Type::other, 7},
    {"eqia", Where::begins, Type::other, 7},
    {"application form", Where::inside, Type::other, 6},
    {"privacy notice", Where::begins, Type::other, 7},
    {"balance sheet", Where::begins, Type::other, 6},
    {"statement of accounts", Where::begins, Type::other, 6},
    {"notice of conclusion of audit", Where::inside, Type::other, 8},
    {"annual governance statement", Where::inside, Type::other, 7},
    {"policy", Where::whole, Type::other, 6},
};

struct Content {
  Phrase phrase;
  Where where;
  Type type;
  double weight;  ///< of each line that says so
  double most;    ///< of all lines together
};

// What stands in the text, from its first lines to its end.
constexpr Content contents[] = {
    {"resolved", Where::inside, Type::minutes, 1.5, 6},
    {"it was agreed", Where::inside, Type::minutes, 1, 4},
    {"was agreed", Where::inside, Type::minutes, 0.7, 3},
    {"were received", Where::inside, Type::minutes, 0.7, 3},
    {"was received", Where::inside, Type::minutes, 0.7, 2},
    {"apologies had been received", Where::inside, Type::minutes, 3, 3},
    {"no apologies", Where::inside, Type::minutes, 2, 2},
    {"there were no declarations", Where::inside, Type::minutes, 3, 3},
    {"were noted", Where::inside, Type::minutes, 0.7, 2},
    {"was noted", Where::inside, Type::minutes, 0.7, 3},
    {"noted that", Where::inside, Type::minutes, 0.5, 2},
    {"seconded by", Where::inside, Type::minutes, 1, 4},
    {"seconded", Where::inside, Type::minutes, 0.5, 3},
    {"proposed by", Where::inside, Type::minutes, 0.5, 2},
    {"motion carried", Where::inside, Type::minutes, 2, 5},
    {"motion passed", Where::inside, Type::minutes, 2, 5},
    {"carried unanimously", Where::inside, Type::minutes, 1, 3},
    {"unanimously", Where::inside, Type::minutes, 0.6, 2},
    {"called the meeting to order", Where::inside, Type::minutes, 6, 6},
    {"called to order", Where::inside, Type::minutes, 5, 5},
    {"meeting closed", Where::inside, Type::minutes, 5, 5},
    {"meeting ended", Where::inside, Type::minutes, 5, 5},
    {"meeting concluded", Where::inside, Type::minutes, 5, 5},
    {"meeting terminated", Where::inside, Type::minutes, 5, 5},
    {"meeting was closed", Where::inside, Type::minutes, 4, 4},
    {"meeting adjourned", Where::inside, Type::minutes, 4, 4},
    {"meeting was adjourned", Where::inside, Type::minutes, 4, 4},
    {"closed the meeting", Where::inside, Type::minutes, 4, 4},
    {"concluded the meeting", Where::inside, Type::minutes, 4, 4},
    {"reported that", Where::inside, Type::minutes, 0.7, 4},
    {"there being no further business", Where::inside, Type::minutes, 4, 4},
    {"welcomed", Where::inside, Type::minutes, 0.5, 1},
    {"as a correct record", Where::inside, Type::minutes, 1, 1},
    {"## present", Where::begins, Type::minutes, 2, 2},
    {"decisions and actions", Where::inside, Type::note_of_decisions, 2, 2},
    {"action by", Where::begins, Type::note_of_decisions, 0.5, 1},
    {"to receive", Where::inside, Type::agenda, 1.2, 7},
    {"to consider", Where::inside, Type::agenda, 0.8, 5},
    {"to approve", Where::inside, Type::agenda, 0.8, 4},
    {"to confirm", Where::inside, Type::agenda, 0.8, 3},
    {"to discuss", Where::inside, Type::agenda, 0.5, 2},
    {"to note", Where::inside, Type::agenda, 0.5, 2},
    {"to agree", Where::inside, Type::agenda, 0.5, 2},
    {"to be held", Where::inside, Type::agenda, 1, 2},
    {"(pages", Where::inside, Type::agenda, 1, 4},
    {"(page", Where::inside, Type::agenda, 0.5, 2},
    {"intentionally left blank", Where::inside, Type::agenda_pack, 3, 6},
    {"agenda item", Where::begins, Type::agenda_pack, 1, 4},
    {"minute item", Where::begins, Type::agenda_pack, 1, 3},
    {"background papers", Where::inside, Type::report, 2, 3},
    {"background documents", Where::begins, Type::report, 2, 2},
    {"financial implications", Where::inside, Type::report, 1.5, 2.5},
    {"legal implications", Where::inside, Type::report, 1.5, 2.5},
    {"equalities implications", Where::inside, Type::report, 1.5, 2},
    {"equality implications", Where::inside, Type::report, 1.5, 2},
    {"this report", Where::inside, Type::report, 0.7, 3},
    {"reasons for recommendation", Where::inside, Type::report, 2, 2},
    {"recommendations", Where::whole, Type::report, 2, 2},
    {"recommendation", Where::whole, Type::report, 2, 2},
    {"is recommended that", Where::inside, Type::report, 2, 2},
    {"are recommended to", Where::inside, Type::report, 2, 2},
    {"is asked to", Where::inside, Type::report, 1.5, 1.5},
    {"are asked to", Where::inside, Type::report, 1.5, 1.5},
    {"report author", Where::inside, Type::report, 2, 2},
    {"contact officer", Where::begins, Type::report, 2, 2},
    {"alternatives considered", Where::inside, Type::record_of_decision, 2, 2},
    {"interest declared", Where::inside, Type::record_of_decision, 1, 1},
    {"unless called in", Where::inside, Type::decision_list, 4, 4},
    {"unless they are called in", Where::inside, Type::decision_list, 4, 4},
    {"may be called in", Where::inside, Type::decision_list, 3, 3},
    {"call-in deadline", Where::inside, Type::decision_list, 3, 3},
    {"deadline for call-in", Where::inside, Type::decision_list, 3, 3},
    {"date of publication", Where::begins, Type::decision_list, 2, 2},
    {"right of appeal", Where::begins, Type::decision_list, 3, 3},
    {"rights of appeal", Where::begins, Type::decision_list, 3, 3},
    {"yours sincerely", Where::inside, Type::letter, 8, 8},
    {"yours faithfully", Where::inside, Type::letter, 8, 8},
    {"kind regards", Where::begins, Type::letter, 3, 3},
    {"yours truly", Where::begins, Type::letter, 5, 5},
    {"is mise le meas", Where::inside, Type::letter, 4, 4},
    {"supplementary question", Where::inside, Type::questions, 2, 6},
    {"answer:", Where::begins, Type::questions, 1, 4},
    {"reply:", Where::begins, Type::questions, 1, 4},
    {"signatories", Where::inside, Type::petition, 1, 3},
};

constexpr size_t type_count = static_cast<size_t>(Type::other) + 1;

constexpr PhraseSet heading_phrases([] {
  std::array<Phrase, std::size(headings)> phrases;
  for (size_t k = 0; k < phrases.size(); ++k) phrases[k] = headings[k].phrase;
  return phrases;
}());

/// Those of `contents` that begin with a letter, found in one walk over a line; the others one by one.
template <bool lettered>
consteval auto rows_of_contents() {
  constexpr auto wanted = [](const Content& content) { return is_word_byte(content.phrase[0]) == lettered; };
  std::array<size_t, static_cast<size_t>(std::count_if(std::begin(contents), std::end(contents), wanted))> rows{};
  size_t n = 0;
  for (size_t k = 0; k < std::size(contents); ++k)
    if (wanted(contents[k])) rows[n++] = k;
  return rows;
}
constexpr auto lettered_contents = rows_of_contents<true>();
constexpr auto other_contents = rows_of_contents<false>();
constexpr PhraseSet content_phrases([] {
  std::array<Phrase, lettered_contents.size()> phrases;
  for (size_t i = 0; i < phrases.size(); ++i) phrases[i] = contents[lettered_contents[i]].phrase;
  return phrases;
}());

bool stands(Phrase line, Phrase phrase, Where where) {
  if (where == Where::begins)
    return line.compare(0, phrase.size(), phrase) == 0 &&
           (line.size() == phrase.size() || !is_word_byte(line[phrase.size()]) || !is_word_byte(phrase.back()));
  if (where == Where::whole) {
    while (!line.empty() && (line.back() == ':' || line.back() == '.' || line.back() == ' ' || line.back() == '-'))
      line.remove_suffix(1);
    return line == phrase;
  }
  return find_word(line, phrase) != Phrase::npos;
}

using ContentHits = std::bitset<std::size(contents)>;

/// Which of `contents` stand in the line.
ContentHits contents_in(Phrase line) {
  ContentHits hits;
  content_phrases.any_at_word(line, [&](size_t i, size_t at) {
    const size_t k = lettered_contents[i];
    const auto& [phrase, where, type, weight, most] = contents[k];
    if (where == Where::inside ? ends_word(line, at + phrase.size()) : at == 0 && stands(line, phrase, where))
      hits.set(k);
    return false;
  });
  for (const size_t k : other_contents)
    if (stands(line, contents[k].phrase, contents[k].where)) hits.set(k);
  return hits;
}

class Scorer {
 public:
  Scorer(const CleanText& text, const Opening& opening) : text_(text), opening_(opening) {}

  TypeReading read(std::string_view path) {
    score_headings();
    score_contents();
    weigh_together();
    const size_t best = best_type(path);
    TypeReading out{static_cast<Type>(best), best_place_[best]};
    return out;
  }

 private:
  double& score(Type type) { return score_[static_cast<size_t>(type)]; }

  void add(Type type, double weight, const TextLine& line) {
    const auto i = static_cast<size_t>(type);
    score_[i] += weight;
    if (weight > best_weight_[i]) {
      best_weight_[i] = weight;
      best_place_[i] = place_of(line, "type.evidence", 0);
    }
  }

  /// A heading is a line of its own, not an item that talks of one: "3. Minutes of the last meeting".
  bool can_be_heading(const Stretch& stretch) const {
    if (opens_numbered_item(stretch.folded) || is_numbered_row(stretch.parts.front().line)) return false;
    constexpr std::array<Phrase, 14> talks = {"to receive",
                                              "to consider",
                                              "to approve",
                                              "to confirm",
                                              "to adopt",
                                              "to sign",
                                              "to agree",
                                              "to note",
                                              "approval of",
                                              "adoption of",
                                              "confirmation of",
                                              "minutes of the last",
                                              "minutes of the previous",
                                              "minutes of previous"};
    if (!first_of(stretch.folded, talks).empty()) return false;
    return stretch.folded.find("(pages") == std::string::npos;
  }

  /// A cell behind "3" in its row: the title of an item.
  bool is_numbered_row(size_t index) const {
    const auto& line = text_.lines[index];
    if (index == 0 || !line.cell || line.cell->column == 0) return false;
    const auto& before = text_.lines[index - 1];
    return before.cell && before.cell->row == line.cell->row && before.cell->column < line.cell->column &&
           before.folded.size() < 10 && is_digit(before.folded.front());
  }

  void score_headings() {
    std::array<bool, std::size(headings)> seen{};
    size_t n = 0;
    for (const auto& stretch : opening_.stretches) {
      if (stretch.parts.front().line >= head_lines) break;
      ++n;
      if (!can_be_heading(stretch)) continue;
      const double height = stretch.front ? (n <= 4 ? 1.15 : 1.0) : 0.5;
      const HeadingHits hits = headings_in(stretch);
      for (size_t k = 0; hits.any() && k < std::size(headings); ++k) {
        if (seen[k] || !hits[k]) continue;
        seen[k] = true;
        add(headings[k].type, headings[k].weight * height, text_.lines[stretch.parts.front().line]);
      }
    }
    for (size_t i = 0; i < text_.furniture.size() && i < 12; ++i) {
      if (stands(text_.furniture[i].folded, "minutes", Where::begins)) add(Type::minutes, 2, text_.furniture[i]);
      if (stands(text_.furniture[i].folded, "agenda", Where::whole)) add(Type::agenda, 2, text_.furniture[i]);
    }
  }

  using HeadingHits = std::bitset<std::size(headings)>;

  /// Which of `headings` stand in the head of a long stretch, or in front of one of its lines.
  HeadingHits headings_in(const Stretch& stretch) const {
    HeadingHits hits;
    const auto in_front = [&](Phrase line) {
      heading_phrases.any_in_front(line, [&](size_t k, size_t) {
        if (headings[k].where != Where::inside && stands(line, headings[k].phrase, headings[k].where)) hits.set(k);
        return false;
      });
    };
    const Phrase opening = Phrase(stretch.folded).substr(0, 400);
    heading_phrases.any_at_word(opening, [&](size_t k, size_t at) {
      if (headings[k].where == Where::inside && ends_word(opening, at + headings[k].phrase.size())) hits.set(k);
      return false;
    });
    in_front(opening);
    for (const auto& part : stretch.parts) in_front(text_.lines[part.line].folded);
    return hits;
  }

  void score_contents() {
    std::array<double, std::size(contents)> sum{};
    const size_t n = text_.lines.size();
    for (size_t i = 0; i < n; ++i) {
      if (i >= body_lines && i + tail_lines < n) i = n - tail_lines;
      const auto& line = text_.lines[i];
      const Phrase folded = Phrase(line.folded).substr(0, 2000);
      const ContentHits hits = contents_in(folded);
      for (size_t k = 0; hits.any() && k < std::size(contents); ++k) {
        if (!hits[k] || sum[k] >= contents[k].most) continue;
        const double weight = std::min(contents[k].weight, contents[k].most - sum[k]);
        sum[k] += weight;
        add(contents[k].type, weight, line);
      }
      count_structure(line);
    }
  }

  void count_structure(const TextLine& line) {
    if (opens_attendance(line.folded)) ++attendance_;
    constexpr std::array<Phrase, 14> came = {
        "attending",     "present",     "members present", "attendees", "in attendance",
        "participants",  "attendance",  "also present",    "sederunt",  "commissioners present",
        "those present", "those there", "those attending", "attended:"};
    if (opens_attendance(line.folded) && !first_of(line.folded, came).empty()) ++came_;
    count_group_of_people(line);
    constexpr std::array<Phrase, 6> marks = {"agreed", "resolved", "action", "decision", "actions", "decided"};
    if (const Phrase mark = first_of(line.folded, marks); !mark.empty()) {
      const Phrase behind = trim(Phrase(line.folded).substr(mark.size()));
      marks_ += !behind.empty() && (behind[0] == ':' || behind[0] == '-');
    }
    if (opens_numbered_item(line.folded)) {
      ++items_;
      if (count_words(line.folded) < 14 && !ends_sentence(line.text)) ++bare_items_;
    }
    if (count_words(line.folded) > 24 || (ends_sentence(line.text) && count_words(line.folded) > 6)) ++prose_;
  }

  /// "Who was there: Ann Penn, Bob Oak", "Here?" over a column: lists of people that begin with other words than
  /// opens_attendance() knows.
  void count_group_of_people(const TextLine& line) {
    constexpr size_t head = 60, longest_label = 40;
    const auto index = static_cast<size_t>(&line - text_.lines.data());
    if (index >= head) return;
    if (line.cell) {
      const bool asks = line.folded == "here?" || line.folded == "there?" || line.folded == "present?";
      groups_there_ += asks;
      groups_ += asks ? 2 : 0;
    }
    const size_t colon = line.text.find(':');
    if (colon == std::string::npos || colon > longest_label) return;
    const auto heading = read_attendance_heading(line.text);
    if (!heading || heading->weak || heading->numbered || !heading->closed || heading->kind != AttendanceKind::people)
      return;
    if (heading->rest < line.text.size() && parse_people(Phrase(line.text).substr(heading->rest)).empty()) return;
    ++groups_;
    groups_there_ += heading->status == AttendanceStatus::present;
  }

  void weigh_together() {
    const TextLine none;
    const TextLine& first = text_.lines.empty() ? none : text_.lines.front();
    // Who came can only be told afterwards.
    const bool came = came_ > 0 || (groups_there_ > 0 && groups_ > 1);
    if (attendance_ > 0 || came) add(Type::minutes, came ? 7 : 2, first);
    // "AGREED: …", "ACTION - …" over and over: notes taken at a meeting, whatever they call themselves.
    if (marks_ >= 3 && items_ >= 3) add(Type::minutes, 7, first);
    // Bare titles and no prose: a list of what is to come.
    if (items_ >= 5 && bare_items_ * 3 >= items_ * 2 && prose_ * 2 < items_) add(Type::agenda, 5, first);
    if (prose_ > 12 && score(Type::agenda) > 0) score(Type::agenda) -= std::min(4.0, static_cast<double>(prose_) / 12);
    const bool minuted = score(Type::minutes) >= 10;
    // Notes with resolutions, movers and seconders are minutes by another name.
    if (minuted && score(Type::note_of_decisions) < 12 && score(Type::note_of_decisions) > 0)
      score(Type::note_of_decisions) -= 3;
    if (score(Type::note_of_decisions) >= 12) score(Type::minutes) -= 6;
    // An agenda may name its papers, a report its appendices: the kinds that contain others win over them.
    // A letter that convenes a meeting is its agenda or notice.
    if (convenes()) {
      add(Type::agenda, 7, first);
      score(Type::letter) -= 8;
    }
    if (score(Type::agenda) >= 9) score(Type::letter) -= 8;
    if (score(Type::supplement) >= 12) {
      score(Type::letter) -= 10;
      score(Type::agenda) -= 8;
      score(Type::report) -= 12;
      score(Type::agenda_pack) -= 8;
    }
    if (score(Type::record_of_decision) >= 14) score(Type::report) -= 8;
    if (score(Type::officer_decision) >= 12) score(Type::record_of_decision) -= 8;
    if (score(Type::agenda) >= 9 && score(Type::agenda_pack) >= 3 &&
        (score(Type::report) >= 6 || score(Type::minutes) >= 8) && text_.pages.size() > 6)
      score(Type::agenda_pack) += score(Type::agenda);
    else if (score(Type::agenda_pack) < 8)
      score(Type::agenda_pack) = 0;
    if (score(Type::report) >= 8 && score(Type::letter) > 0) score(Type::letter) -= 4;
  }

  bool convenes() const {
    return std::any_of(opening_.stretches.begin(), opening_.stretches.end(), [](const Stretch& stretch) {
      const Phrase folded = Phrase(stretch.folded).substr(0, 600);
      const bool ahead = has_word(folded, "will be held") || has_word(folded, "to be held") ||
                         has_word(folded, "will take place") || has_word(folded, "to attend");
      return ahead && stretch.front && has_word(folded, "meeting") && !has_word(folded, "next meeting") &&
             !find_dates(Phrase(stretch.text).substr(0, 600)).empty();
    });
  }

  size_t best_type(std::string_view path) {
    const auto hint = hint_of(path);
    if (hint) score(*hint) += 1.5;
    size_t best = static_cast<size_t>(Type::other);
    double most = std::max(4.0, score(Type::other));
    for (size_t i = 0; i < type_count; ++i)
      if (score_[i] > most) {
        most = score_[i];
        best = i;
      }
    // A text that says nothing of itself is what its file is called.
    if (best == static_cast<size_t>(Type::other) && score(Type::other) < 4 && hint) best = static_cast<size_t>(*hint);
    if (best_place_[best].page != 0) best_place_[best].confidence = std::min(0.99, 0.4 + most / 30);
    return best;
  }

  static std::optional<Type> hint_of(std::string_view path) {
    const size_t slash = path.rfind('/');
    std::string name = fold(path.substr(slash == std::string_view::npos ? 0 : slash + 1));
    std::replace_if(
        name.begin(), name.end(), [](char c) { return c == '_' || c == '-' || c == '.'; }, ' ');
    constexpr std::pair<Phrase, Type> hints[] = {
        {"appendix", Type::appendix}, {"annex", Type::appendix},        {"minutes", Type::minutes},
        {"agenda", Type::agenda},     {"supplement", Type::supplement}, {"letter", Type::letter},
        {"report", Type::report},     {"reports", Type::report},        {"petition", Type::petition}};
    for (const auto& [word, type] : hints)
      if (has_word(name, word)) return type;
    return std::nullopt;
  }

  const CleanText& text_;
  const Opening& opening_;
  std::array<double, type_count> score_{};
  std::array<double, type_count> best_weight_{};
  std::array<Place, type_count> best_place_{};
  size_t attendance_ = 0;
  size_t came_ = 0;                       ///< lists of those who came
  size_t groups_ = 0, groups_there_ = 0;  ///< lists of people by label; of those who came
  size_t items_ = 0;
  size_t bare_items_ = 0;
  size_t prose_ = 0;
  size_t marks_ = 0;  ///< lines that begin with the label of a decision or an action
};

}  // namespace

TypeReading read_document_type(const CleanText& text, const Opening& opening, std::string_view path) {
  return Scorer(text, opening).read(path);
}

}  // namespace minutebook

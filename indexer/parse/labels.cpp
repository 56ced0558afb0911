// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/labels.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "indexer/parse/names.hpp"
#include "indexer/parse/opening.hpp"
#include "indexer/parse/scan.hpp"
#include "indexer/parse/word_table.hpp"
#include "lib/base/text.hpp"

namespace minutebook {
namespace {

using Phrase = std::string_view;

struct Row {
  Phrase label;
  LabelKind kind;
};

constexpr Row table[] = {{"date", LabelKind::date},
                         {"date and time", LabelKind::date},
                         {"date & time", LabelKind::date},
                         {"date/time", LabelKind::date},
                         {"time and date", LabelKind::date},
                         {"date of meeting", LabelKind::date},
                         {"meeting date", LabelKind::date},
                         {"when", LabelKind::date},
                         {"day and date", LabelKind::date},
                         {"held on", LabelKind::date},
                         {"meeting held on", LabelKind::date},
                         {"date of decision", LabelKind::date},
                         {"decision date", LabelKind::date},
                         {"date, time and place", LabelKind::date},
                         {"date and location", LabelKind::date},
                         {"date and place", LabelKind::date},
                         {"date and venue", LabelKind::date},
                         {"date, time and location", LabelKind::date},
                         {"date, time, place", LabelKind::date},
                         {"date, time and venue", LabelKind::date},
                         {"date of committee", LabelKind::date},
                         {"committee date", LabelKind::date},
                         {"dyddiad", LabelKind::date},
                         {"data", LabelKind::other},
                         {"date of board meeting", LabelKind::date},
                         {"date held", LabelKind::date},
                         {"date of hearing", LabelKind::date},
                         {"hearing date", LabelKind::date},
                         {"date of this notice", LabelKind::issued},
                         {"date of notice", LabelKind::issued},
                         {"time", LabelKind::time},
                         {"start time", LabelKind::time},
                         {"time of meeting", LabelKind::time},
                         {"meeting time", LabelKind::time},
                         {"amser", LabelKind::time},
                         {"commencing", LabelKind::time},
                         {"start", LabelKind::time},
                         {"meeting started", LabelKind::time},
                         {"venue", LabelKind::venue},
                         {"location", LabelKind::venue},
                         {"place", LabelKind::venue},
                         {"where", LabelKind::venue},
                         {"meeting place", LabelKind::venue},
                         {"place of meeting", LabelKind::venue},
                         {"meeting location", LabelKind::venue},
                         {"lleoliad", LabelKind::venue},
                         {"held at", LabelKind::venue},
                         {"held", LabelKind::venue},
                         {"venue/location", LabelKind::venue},
                         {"room", LabelKind::venue},
                         {"title", LabelKind::title},
                         {"subject", LabelKind::title},
                         {"report title", LabelKind::title},
                         {"title of report", LabelKind::title},
                         {"subject matter", LabelKind::title},
                         {"title of decision", LabelKind::title},
                         {"subject matter / title of decision", LabelKind::title},
                         {"subject matter/title of decision", LabelKind::title},
                         {"subject of report", LabelKind::title},
                         {"decision title", LabelKind::title},
                         {"re", LabelKind::title},
                         {"report", LabelKind::title},
                         {"name of report", LabelKind::title},
                         {"agenda title", LabelKind::title},
                         {"committee", LabelKind::body},
                         {"board", LabelKind::body},
                         {"meeting", LabelKind::body},
                         {"name of meeting", LabelKind::body},
                         {"meeting of", LabelKind::body},
                         {"body", LabelKind::body},
                         {"name of committee", LabelKind::body},
                         {"group", LabelKind::body},
                         {"meeting name", LabelKind::body},
                         {"meeting title", LabelKind::body},
                         {"decision maker", LabelKind::body},
                         {"decision-maker", LabelKind::body},
                         {"decision to be taken by", LabelKind::body},
                         {"decision taken by", LabelKind::body},
                         {"decision made by", LabelKind::body},
                         {"name of body", LabelKind::body},
                         {"panel", LabelKind::body},
                         {"forum", LabelKind::body},
                         {"cyfarfod", LabelKind::body},
                         {"pwyllgor", LabelKind::body},
                         {"to", LabelKind::to},
                         {"report to", LabelKind::to},
                         {"report to the", LabelKind::to},
                         {"reporting to", LabelKind::to},
                         {"submitted to", LabelKind::to},
                         {"from", LabelKind::from},
                         {"by", LabelKind::from},
                         {"report of", LabelKind::from},
                         {"report by", LabelKind::from},
                         {"report from", LabelKind::from},
                         {"presented by", LabelKind::from},
                         {"submitted by", LabelKind::from},
                         {"lead member", LabelKind::other},
                         {"cabinet member", LabelKind::other},
                         {"contact officer", LabelKind::contact},
                         {"contact", LabelKind::contact},
                         {"contact name", LabelKind::contact},
                         {"contact person", LabelKind::contact},
                         {"contact details", LabelKind::contact},
                         {"contact for further information", LabelKind::contact},
                         {"contact officer(s)", LabelKind::contact},
                         {"for further information contact", LabelKind::contact},
                         {"for further information please contact", LabelKind::contact},
                         {"enquiries to", LabelKind::contact},
                         {"please ask for", LabelKind::contact},
                         {"ask for", LabelKind::contact},
                         {"contact for enquiries", LabelKind::contact},
                         {"responsible officer", LabelKind::contact},
                         {"lead officer", LabelKind::contact},
                         {"lead contact", LabelKind::contact},
                         {"officer contact", LabelKind::contact},
                         {"further information", LabelKind::contact},
                         {"enquiries", LabelKind::contact},
                         {"lead contact officer", LabelKind::contact},
                         {"democratic services officer", LabelKind::contact},
                         {"committee officer", LabelKind::contact},
                         {"committee clerk", LabelKind::contact},
                         {"democratic services", LabelKind::contact},
                         {"committee services", LabelKind::contact},
                         {"clerk to the committee", LabelKind::contact},
                         {"secretary to the committee", LabelKind::contact},
                         {"governance officer", LabelKind::contact},
                         {"meeting contact", LabelKind::contact},
                         {"report author", LabelKind::author},
                         {"report author and contact details", LabelKind::author},
                         {"report author and contact", LabelKind::author},
                         {"author and contact details", LabelKind::author},
                         {"author and contact", LabelKind::author},
                         {"officer and contact details", LabelKind::contact},
                         {"contact officer and details", LabelKind::contact},
                         {"author", LabelKind::author},
                         {"report author(s)", LabelKind::author},
                         {"author(s)", LabelKind::author},
                         {"author of report", LabelKind::author},
                         {"report writer", LabelKind::author},
                         {"prepared by", LabelKind::author},
                         {"name of author", LabelKind::author},
                         {"report prepared by", LabelKind::author},
                         {"report compiled by", LabelKind::author},
                         {"compiled by", LabelKind::author},
                         {"written by", LabelKind::author},
                         {"originator", LabelKind::author},
                         {"report originator", LabelKind::author},
                         {"originating officer", LabelKind::author},
                         {"lead author", LabelKind::author},
                         {"author and contact", LabelKind::author},
                         {"author/contact", LabelKind::author},
                         {"officer responsible", LabelKind::contact},
                         {"contact officers", LabelKind::contact},
                         {"position", LabelKind::position},
                         {"job title", LabelKind::position},
                         {"title/position", LabelKind::position},
                         {"designation", LabelKind::position},
                         {"post", LabelKind::position},
                         {"role", LabelKind::position},
                         {"post title", LabelKind::position},
                         {"name and job title", LabelKind::contact},
                         {"phone", LabelKind::phone},
                         {"phone no", LabelKind::phone},
                         {"phone number", LabelKind::phone},
                         {"telephone", LabelKind::phone},
                         {"tel", LabelKind::phone},
                         {"tel no", LabelKind::phone},
                         {"telephone no", LabelKind::phone},
                         {"telephone number", LabelKind::phone},
                         {"direct dial", LabelKind::phone},
                         {"direct dial/ext", LabelKind::phone},
                         {"direct line", LabelKind::phone},
                         {"ddi", LabelKind::phone},
                         {"direct dial number", LabelKind::phone},
                         {"extension", LabelKind::phone},
                         {"ext", LabelKind::phone},
                         {"contact number", LabelKind::phone},
                         {"contact telephone", LabelKind::phone},
                         {"mobile", LabelKind::phone},
                         {"contact no", LabelKind::phone},
                         {"tel/email", LabelKind::phone},
                         {"telephone number and extension", LabelKind::phone},
                         {"ffon", LabelKind::phone},
                         {"t", LabelKind::phone},
                         {"email", LabelKind::email},
                         {"e-mail", LabelKind::email},
                         {"email address", LabelKind::email},
                         {"e-mail address", LabelKind::email},
                         {"contact email", LabelKind::email},
                         {"e", LabelKind::email},
                         {"ebost", LabelKind::email},
                         {"mail", LabelKind::email},
                         {"chair", LabelKind::chair},
                         {"chairman", LabelKind::chair},
                         {"chairperson", LabelKind::chair},
                         {"chairwoman", LabelKind::chair},
                         {"meeting chair", LabelKind::chair},
                         {"chaired by", LabelKind::chair},
                         {"presiding", LabelKind::chair},
                         {"in the chair", LabelKind::chair},
                         {"present in the chair", LabelKind::chair},
                         {"cathaoirleach", LabelKind::chair},
                         {"meeting chaired by", LabelKind::chair},
                         {"presiding officer", LabelKind::chair},
                         {"facilitator", LabelKind::chair},
                         {"moderator", LabelKind::chair},
                         {"convener", LabelKind::chair},
                         {"convenor", LabelKind::chair},
                         {"classification", LabelKind::classification},
                         {"security classification", LabelKind::classification},
                         {"decision no", LabelKind::decision_number},
                         {"decision number", LabelKind::decision_number},
                         {"decision ref", LabelKind::decision_number},
                         {"decision reference", LabelKind::decision_number},
                         {"reference", LabelKind::decision_number},
                         {"ref", LabelKind::decision_number},
                         {"reference no", LabelKind::decision_number},
                         {"reference number", LabelKind::decision_number},
                         {"forward plan ref", LabelKind::decision_number},
                         {"report no", LabelKind::decision_number},
                         {"report number", LabelKind::decision_number},
                         {"report ref", LabelKind::decision_number},
                         {"agenda item", LabelKind::item_number},
                         {"agenda item no", LabelKind::item_number},
                         {"agenda item number", LabelKind::item_number},
                         {"item", LabelKind::item_number},
                         {"item no", LabelKind::item_number},
                         {"item number", LabelKind::item_number},
                         {"purpose", LabelKind::purpose},
                         {"purpose of report", LabelKind::purpose},
                         {"purpose of the report", LabelKind::purpose},
                         {"for", LabelKind::purpose},
                         {"action required", LabelKind::purpose},
                         {"action requested", LabelKind::purpose},
                         {"report for", LabelKind::purpose},
                         {"propose of report", LabelKind::purpose},
                         {"purpose of paper", LabelKind::purpose},
                         {"purpose of this report", LabelKind::purpose},
                         {"paper for", LabelKind::purpose},
                         {"status of paper", LabelKind::purpose},
                         {"summary", LabelKind::summary},
                         {"executive summary", LabelKind::summary},
                         {"summary of report", LabelKind::summary},
                         {"report summary", LabelKind::summary},
                         {"abstract", LabelKind::summary},
                         {"recommendation", LabelKind::recommendation},
                         {"recommendations", LabelKind::recommendation},
                         {"recommendation(s)", LabelKind::recommendation},
                         {"next meeting", LabelKind::next_meeting},
                         {"date of next meeting", LabelKind::next_meeting},
                         {"next meeting date", LabelKind::next_meeting},
                         {"previous meeting", LabelKind::other_date},
                         {"last meeting", LabelKind::other_date},
                         {"past pathway", LabelKind::other_date},
                         {"past pathway of report", LabelKind::other_date},
                         {"past pathway of paper", LabelKind::other_date},
                         {"future pathway", LabelKind::other_date},
                         {"future pathway of report", LabelKind::other_date},
                         {"future pathway of paper", LabelKind::other_date},
                         {"previous consideration", LabelKind::other_date},
                         {"considered by", LabelKind::other_date},
                         {"date of previous meeting", LabelKind::other_date},
                         {"effective date", LabelKind::other_date},
                         {"effective from", LabelKind::other_date},
                         {"deadline", LabelKind::other_date},
                         {"date of birth", LabelKind::other_date},
                         {"review date", LabelKind::other_date},
                         {"call-in deadline", LabelKind::other_date},
                         {"date of report", LabelKind::issued},
                         {"issued", LabelKind::issued},
                         {"date issued", LabelKind::issued},
                         {"date of issue", LabelKind::issued},
                         {"published", LabelKind::issued},
                         {"date published", LabelKind::issued},
                         {"publication date", LabelKind::issued},
                         {"date of publication", LabelKind::issued},
                         {"issue date", LabelKind::issued},
                         {"report date", LabelKind::issued},
                         {"agenda published", LabelKind::issued},
                         {"despatched", LabelKind::issued},
                         {"date of despatch", LabelKind::issued},
                         {"printed", LabelKind::issued},
                         {"dated", LabelKind::issued},
                         {"posted", LabelKind::issued},
                         {"status", LabelKind::status},
                         {"minutes status", LabelKind::status},
                         {"our ref", LabelKind::other},
                         {"your ref", LabelKind::other},
                         {"cc", LabelKind::other},
                         {"key decision", LabelKind::other},
                         {"wards affected", LabelKind::other},
                         {"ward", LabelKind::other},
                         {"ward(s)", LabelKind::other},
                         {"electoral division", LabelKind::other},
                         {"electoral divisions", LabelKind::other},
                         {"directorate", LabelKind::other},
                         {"department", LabelKind::other},
                         {"portfolio", LabelKind::other},
                         {"portfolio holder", LabelKind::other},
                         {"fax", LabelKind::other},
                         {"f", LabelKind::other},
                         {"website", LabelKind::other},
                         {"web", LabelKind::other},
                         {"present", LabelKind::other},
                         {"apologies", LabelKind::other},
                         {"attendance", LabelKind::other},
                         {"in attendance", LabelKind::other},
                         {"members", LabelKind::other},
                         {"membership", LabelKind::other},
                         {"quorum", LabelKind::other},
                         {"distribution", LabelKind::other},
                         {"decision", LabelKind::other},
                         {"for publication", LabelKind::other},
                         {"is the decision eligible for call-in?", LabelKind::other},
                         {"links", LabelKind::other},
                         {"recording", LabelKind::other},
                         {"wards", LabelKind::other},
                         {"call-in", LabelKind::other},
                         {"local member", LabelKind::other},
                         {"local members", LabelKind::other},
                         {"background papers", LabelKind::other},
                         {"appendices", LabelKind::other},
                         {"reason for urgency", LabelKind::other},
                         {"wards concerned", LabelKind::other},
                         {"minutes", LabelKind::other},
                         {"minute taker", LabelKind::other},
                         {"notes", LabelKind::other},
                         {"secretary", LabelKind::other},
                         {"clerk", LabelKind::contact}};

/// One higher than the kind, so that 0 says that a text is no label. The first row of a label counts.
constexpr auto kinds = [] {
  WordTable<uint16_t, 1024> out;
  for (const auto& row : table)
    if (!out.has(row.label)) out.put(row.label) = static_cast<uint16_t>(static_cast<int>(row.kind) + 1);
  return out;
}();

/// A label may run before a colon, a slash ("To/") or a spaced dash.
struct Cut {
  Phrase label;
  size_t value = 0;
  bool colon = false;
  bool dash = false;  ///< cut at a dash: only believed of times and places
};

Cut cut_label(Phrase text) {
  const size_t colon = text.substr(0, 48).find(':');
  if (colon != Phrase::npos) return {text.substr(0, colon), colon + 1, true};
  for (const Phrase sign : {Phrase("/ "), Phrase(" - "), Phrase(" \u2013 ")}) {
    const size_t at = text.substr(0, 32).find(sign);
    if (at != Phrase::npos) return {text.substr(0, at), at + sign.size(), true, sign != "/ "};
  }
  if (text.size() > 2 && text.size() < 32 && text.back() == '/')
    return {text.substr(0, text.size() - 1), text.size(), true};
  return {text, text.size(), false};
}

/// Where the character at `offset` stands on the page.
float x_of(const TextLine& line, size_t offset) {
  for (const auto& word : line.words)
    if (word.start + word.length > offset) return word.box.x0;
  return line.box.x0;
}

Phrase bare(Phrase folded) {
  while (!folded.empty() &&
         (folded.back() == ' ' || folded.back() == '.' || folded.back() == ':' || folded.back() == '*'))
    folded.remove_suffix(1);
  return trim(folded);
}

bool says_when_or_where(LabelKind kind) {
  return kind == LabelKind::date || kind == LabelKind::time || kind == LabelKind::venue ||
         kind == LabelKind::next_meeting || kind == LabelKind::contact || kind == LabelKind::phone ||
         kind == LabelKind::email || kind == LabelKind::chair;
}

/// The label of the next column that ran into a line: "Thursday 3 May at 10am Ask for:" -> "ask for".
std::string trailing_label(Phrase folded) {
  if (folded.empty() || folded.back() != ':') return {};
  size_t begin = folded.size();
  for (int words = 0; words < 3 && begin > 0; ++words) {
    begin = folded.rfind(' ', begin - 1);
    if (begin == Phrase::npos) return {};
    const Phrase label = bare(folded.substr(begin + 1));
    if (label.size() > 4 && label_kind(label)) return std::string(label);
  }
  return {};
}

class Reader {
 public:
  Reader(const CleanText& text, size_t first, size_t last)
      : text_(text), first_(first), last_(std::min(last, text.lines.size())) {}

  std::vector<Label> read() {
    for (size_t i = first_; i < last_; ++i)
      if (auto label = at(i)) out_.push_back(std::move(*label));
    return std::move(out_);
  }

 private:
  const TextLine& line(size_t i) const { return text_.lines[i]; }
  bool has_right_neighbour(size_t i) const {
    return i + 1 < text_.lines.size() && line(i + 1).row == line(i).row && line(i + 1).page == line(i).page;
  }

  std::optional<Label> at(size_t i) const {
    const Phrase text = line(i).text;
    if (text.size() > 2000) return std::nullopt;
    Cut cut = cut_label(text);
    const std::string trailing = has_right_neighbour(i) ? trailing_label(line(i).folded) : std::string();
    if (cut.label.size() > 48 && trailing.empty()) return std::nullopt;
    // "Subject Matter / Title of Decision" is one label, not a label and its value.
    const bool whole = text.size() <= 48 && label_kind(bare(line(i).folded)).has_value();
    if (whole) cut = {text, text.size(), text.back() == ':' || text.back() == '/'};
    std::string folded = fold(cut.label);
    auto kind = label_kind(bare(folded));
    if (!kind) {
      folded = trailing;
      kind = label_kind(folded);
      cut = {text, text.size(), true};
    }
    if (!kind || (cut.dash && !says_when_or_where(*kind))) return std::nullopt;
    const bool heading =
        *kind == LabelKind::summary || *kind == LabelKind::purpose || *kind == LabelKind::recommendation;
    const bool long_enough = whole && bare(folded).size() > 8 && *kind == LabelKind::title;
    // A page of a web site prints "Venue" over its value.
    const bool over_value = whole && *kind == LabelKind::venue && line(i).words.empty() && line(i).block_start;
    if (!cut.colon && !has_right_neighbour(i) && !heading && !long_enough && !over_value) return std::nullopt;
    Label label{
        *kind, std::string(bare(folded)), std::string(trim(text.substr(std::min(cut.value, text.size())))), i, i, i};
    if (heading && label.value.empty()) return label;  // its text is read as a section
    if (label.value.empty())
      find_value(i, label);
    else
      follow(i, x_of(line(i), text.find(label.value)), label);
    return label;
  }

  /// The value stands in the next column, or below.
  void find_value(size_t i, Label& label) const {
    if (has_right_neighbour(i)) {
      take(i + 1, label);
      follow(i + 1, line(i + 1).box.x0, label);
      return;
    }
    if (i + 1 >= text_.lines.size() || is_label_line(i + 1) || opens_attendance(line(i + 1).folded) ||
        opens_numbered_item(line(i + 1).folded))
      return;
    if (line(i).cell && line(i + 1).cell && line(i + 1).cell->column < line(i).cell->column) return;
    take(i + 1, label);
    follow(i + 1, line(i + 1).box.x0, label);
  }

  void take(size_t i, Label& label) const {
    if (label.value.empty()) label.value_line = i;
    // Name, office and numbers of an officer stand one below the other.
    const bool officer = label.kind == LabelKind::contact || label.kind == LabelKind::author;
    if (!label.value.empty()) label.value += officer && is_whole_name(line(label.last_line).text) ? ", " : " ";
    label.value += line(i).text;
    label.last_line = i;
  }

  static bool is_whole_name(Phrase text) {
    constexpr size_t longest = 40;
    if (text.size() > longest || text.back() == ',') return false;
    const auto person = parse_person(text);
    return person && person->role.empty() && person->organization.empty() && person->name.find(' ') != Phrase::npos;
  }

  bool is_label_line(size_t i) const {
    const Cut cut = cut_label(line(i).text);
    if (cut.label.size() > 48) return false;
    const std::string folded = fold(cut.label);
    const auto kind = label_kind(bare(folded));
    return (cut.colon || has_right_neighbour(i)) && kind && (!cut.dash || says_when_or_where(*kind));
  }

  /// The lines below that stand under the value go on with it.
  void follow(size_t from, float x, Label& label) const {
    size_t last = from;
    for (size_t j = from + 1; j < text_.lines.size() && j < from + 8 && label.value.size() < 1000; ++j) {
      const TextLine& next = line(j);
      if (next.page != line(from).page || is_label_line(j)) return;
      if (next.row == line(last).row) {
        if (next.cell) return;
        continue;
      }
      if (next.cell.has_value() != line(from).cell.has_value()) return;
      if (next.cell && (next.cell->row != line(from).cell->row || next.cell->column != line(from).cell->column)) return;
      const bool placed = !next.words.empty() && !line(from).words.empty();
      const bool under = placed ? std::fabs(next.box.x0 - x) < 8 && x > line(label.line).box.x0 + 20 : false;
      const bool run_on =
          !next.block_start && (!placed || under || label.value_line == label.line) && !ends_sentence(line(last).text);
      if (!under && !(run_on && continues(label, next))) return;
      if (placed && under && next.box.y0 - line(last).box.y1 > 14) return;
      take(j, label);
      last = j;
    }
  }

  /// Without columns only values that are broken in their middle go on.
  static bool continues(const Label& label, const TextLine& next) {
    if (label.kind == LabelKind::email || label.kind == LabelKind::phone || label.kind == LabelKind::date) return false;
    return starts_lower(next.text) || label.value.back() == ',' || label.kind == LabelKind::title;
  }

  const CleanText& text_;
  size_t first_;
  size_t last_;
  std::vector<Label> out_;
};

}  // namespace

std::optional<LabelKind> label_kind(std::string_view folded) {
  if (folded.empty() || folded.size() > 48) return std::nullopt;
  const uint16_t kind = kinds[folded];
  return kind == 0 ? std::nullopt : std::optional(static_cast<LabelKind>(kind - 1));
}

std::vector<Label> read_labels(const CleanText& text, size_t first, size_t last) {
  return Reader(text, first, last).read();
}

}  // namespace minutebook

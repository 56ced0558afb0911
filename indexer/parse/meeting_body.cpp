// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/meeting_body.hpp"

#include <algorithm>
#include <array>

#include "indexer/parse/body_name.hpp"
#include "indexer/parse/item_label.hpp"
#include "indexer/parse/printed_dates.hpp"
#include "indexer/parse/scan.hpp"
#include "lib/base/text.hpp"

namespace minutebook {
namespace {

using Phrase = std::string_view;
using Type = DocumentType;

bool is_report(Type type) {
  return type == Type::report || type == Type::covering_report || type == Type::record_of_decision ||
         type == Type::officer_decision;
}
bool is_loose_paper(Type type) {
  return type == Type::appendix || type == Type::other || type == Type::petition || type == Type::motion ||
         type == Type::questions || type == Type::forward_plan;
}

/// A line of the opening that is the name of a body and nothing else.
struct HeadLine {
  size_t stretch = 0;
  BodyInWords body;
  NamedValue value;
};

struct Found {
  BodyInWords body;
  Place place;
};

/// "The Chair and each Member of the Audit Committee" addresses the committee.
Phrase addressee(Phrase value) {
  constexpr std::array<Phrase, 5> members = {"member of ", "members of ", "member of", "members of", "councillors of "};
  for (const Phrase word : members) {
    const std::string lower = to_lower_ascii(value);
    const size_t at = lower.find(word);
    if (at != std::string::npos && at < 60) return trim(value.substr(std::min(value.size(), at + word.size())));
  }
  return value;
}

class Reader {
 public:
  Reader(const CleanText& text, const Opening& opening, const std::vector<Label>& labels, Type type)
      : text_(text), opening_(opening), labels_(labels), type_(type) {}

  BodyReading read() {
    if (type_ == Type::letter) return {};
    find_head_lines();
    auto found = is_report(type_) ? report_body() : is_loose_paper(type_) ? loose_body() : meeting_body();
    BodyReading out;
    if (!found) return out;
    complete(*found);
    if (found->body.name.empty()) return out;
    out.body = NamedValue{found->body.name, found->place};
    if (!found->body.organization.empty())
      out.organization = NamedValue{found->body.organization, found->place};
    else
      out.organization = parent_of(found->body.name);
    return out;
  }

 private:
  std::optional<Found> report_body() {
    if (auto found = labelled(LabelKind::to)) return found;
    if (auto found = labelled(LabelKind::body)) return found;
    if (auto found = with_date()) return found;
    if (auto found = headed()) return found;
    return sentence(false);
  }
  std::optional<Found> loose_body() {
    if (auto found = labelled(LabelKind::body)) return found;
    if (auto found = sentence(false)) return found;
    if (auto found = with_date()) return found;
    return headed();
  }
  std::optional<Found> meeting_body() {
    if (auto found = labelled(LabelKind::body)) return found;
    if (auto found = labelled(LabelKind::title)) return found;
    if (auto found = before_colon()) return found;
    // A summons stands below letterheads and addresses; elsewhere what is announced further down is another meeting.
    const bool summons = type_ == Type::agenda || type_ == Type::agenda_pack || type_ == Type::supplement;
    if (auto found = sentence(summons)) return found;
    if (auto found = with_date()) return found;
    if (auto found = headed()) return found;
    if (auto found = labelled(LabelKind::to)) return found;
    if (auto found = in_furniture()) return found;
    return sentence(true);
  }

  std::optional<Found> labelled(LabelKind kind) const {
    for (const auto& label : labels_) {
      if (label.kind != kind || label.value.empty() || (label.line >= opening_.front && label.line > 30)) continue;
      const std::string value(addressee(label.value));
      if (count_words(value) > 24) continue;
      auto body = tidy_body(value.substr(0, value.find_first_of(";|")));
      const bool known = !body.name.empty() && is_body_name(body.name);
      if (!known) {
        const auto words = printed_words(value);
        const auto said = body_in_sentence(value, words);
        if (!said) continue;
        body = *said;
      }
      return Found{body, place_of(text_.lines[label.value_line], "body.label", 0.95)};
    }
    return std::nullopt;
  }

  /// Items talk of other meetings: "To confirm the minutes of the meeting of the Audit Committee".
  static bool is_talk(const Stretch& stretch) {
    constexpr std::array<Phrase, 22> talk = {"to receive",
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
                                             "circulated",
                                             "proposed",
                                             "seconded",
                                             "the minutes of the last",
                                             "minutes of the last",
                                             "minutes of the previous",
                                             "minutes of previous",
                                             "matters arising",
                                             "apologies",
                                             "declarations",
                                             "that the"};
    return is_roman_item(stretch) || opens_numbered_item(stretch.folded) || opens_attendance(stretch.folded) ||
           !first_of(stretch.folded, talk).empty() || stretch.folded.find("(pages") != std::string::npos;
  }

  /// "X. EXECUTIVE SESSION"
  static bool is_roman_item(const Stretch& stretch) {
    const auto label = read_item_label(stretch.text);
    return label.kind == ItemLabel::Kind::roman && label.closed && !label.lower;
  }

  static bool announces(const Stretch& stretch) {
    constexpr std::array<Phrase, 9> words = {"to be held",        "will be held", "summoned", "requested to attend",
                                             "invited to attend", "hereby given", "was held", "will meet",
                                             "will take place"};
    return has_any_word(Phrase(stretch.folded).substr(0, 1500), words);
  }

  std::optional<Found> sentence(bool far) const {
    for (size_t i = 0; i < opening_.stretches.size(); ++i) {
      const Stretch& stretch = opening_.stretches[i];
      const bool near = stretch.front || i < 3;
      if (is_talk(stretch) || is_trail(stretch.text) || (!near && !(far && announces(stretch)))) continue;
      const bool meeting = type_ == Type::minutes || type_ == Type::note_of_decisions;
      if (!far && !meeting && (i > 6 || count_words(stretch.folded) > 40)) continue;
      const auto body = body_in_sentence(stretch.text, stretch.words);
      if (!body) continue;
      const size_t start = stretch.words[body->first].start, end = stretch.words[body->last - 1].end;
      return Found{*body, place_in(stretch, text_, start, end, {0, 0, 0, "body.sentence", 0.95})};
    }
    return std::nullopt;
  }

  /// "Executive: decision notice", "Protocol Working Group: teleconference 2023-06-07".
  std::optional<Found> before_colon() const {
    constexpr std::array<Phrase, 10> kinds = {"minutes",        "decision", "decisions", "agenda",  "notes",
                                              "teleconference", "action",   "call",      "meeting", "note"};
    for (size_t i = 0; i < opening_.stretches.size() && i < 4; ++i) {
      const Stretch& stretch = opening_.stretches[i];
      const size_t colon = stretch.text.find(": ");
      if (is_talk(stretch) || is_trail(stretch.text) || colon == std::string::npos || count_words(stretch.folded) > 16)
        continue;
      const Phrase name = trim(Phrase(stretch.text).substr(0, colon));
      const Phrase rest = Phrase(stretch.text).substr(colon + 2);
      if (!starts_capital(name) || !is_body_name(name)) continue;
      if (!has_any_word(fold(rest), kinds) && find_dates(rest).empty()) continue;
      return Found{tidy_body(name), place_in(stretch, text_, 0, colon, {0, 0, 0, "body.before_colon", 0.85})};
    }
    return std::nullopt;
  }

  /// "STRATEGIC OFFICERS' GROUP - 22 JANUARY 2008".
  std::optional<Found> with_date() const {
    for (size_t i = 0; i < opening_.stretches.size() && i < 10; ++i) {
      const Stretch& stretch = opening_.stretches[i];
      if (is_talk(stretch) || count_words(stretch.folded) > 30) continue;
      const auto dates = find_dates(stretch.text);
      if (dates.empty() || dates[0].start == 0) continue;
      Phrase name = Phrase(stretch.text).substr(0, dates[0].start);
      while (!name.empty() && !is_word_byte(name.back())) name.remove_suffix(1);
      if (name.size() < 3 || !is_body_name(name)) continue;
      return Found{tidy_body(name), place_in(stretch, text_, 0, name.size(), {0, 0, 0, "body.with_date", 0.9})};
    }
    return std::nullopt;
  }

  void find_head_lines() {
    for (size_t i = 0; i < opening_.stretches.size() && heads_.size() < 12; ++i) {
      const Stretch& stretch = opening_.stretches[i];
      if ((!stretch.front && i > 2) || is_roman_item(stretch)) continue;
      if (stretch.parts.front().line > 30) break;
      std::vector<std::pair<std::string, size_t>> names;
      if (count_words(stretch.folded) <= 14 && !stands_below_its_house(stretch))
        names.emplace_back(stretch.text, stretch.parts.front().line);
      if (stretch.parts.size() > 1)
        for (const auto& part : stretch.parts) names.emplace_back(text_.lines[part.line].text, part.line);
      for (const auto& [name, line] : names) {
        if (is_trail(name) || count_words(name) > 14 || !is_body_name(name) || !starts_capital_or_digit(name)) continue;
        auto body = tidy_body(name);
        NamedValue value{body.name, place_of(text_.lines[line], "body.head_line", 0.8)};
        heads_.push_back({i, std::move(body), std::move(value)});
      }
    }
  }
  /// "St Brannoc's Primary School" and on the next line "Full Governing Body": two names, not one.
  bool stands_below_its_house(const Stretch& stretch) const {
    if (stretch.parts.size() < 2) return false;
    const std::string& last = text_.lines[stretch.parts.back().line].text;
    const std::string& above = text_.lines[stretch.parts[stretch.parts.size() - 2].line].text;
    constexpr std::array<Phrase, 9> houses = {"school",      "academy",    "college", "university", "trust",
                                              "association", "federation", "society", "parish"};
    constexpr std::array<Phrase, 6> joints = {"of", "and", "the", "for", "&", "to"};
    const std::string house = fold(above);
    return count_words(last) >= 2 && is_body_name(last) && has_any_word(house, houses) &&
           !is_one_of(last_word(house), joints) && starts_capital(last);
  }

  /// "Governance » Court » Minutes": the way to a web page.
  static bool is_trail(Phrase text) {
    return text.find("\u00BB") != Phrase::npos || text.find("\u203A") != Phrase::npos ||
           text.find(" > ") != Phrase::npos;
  }
  static bool starts_capital_or_digit(Phrase text) {
    return starts_capital(text) || (!text.empty() && is_digit(text[0]));
  }

  static bool is_parent(Phrase name) {
    constexpr std::array<Phrase, 12> words = {"council",     "university", "authority", "association",
                                              "corporation", "college",    "trust",     "federation",
                                              "society",     "foundation", "institute", "port"};
    return has_any_word(fold(name), words);
  }

  /// How deep a body of this kind stands below others: councils 0, boards 1, committees and the like 2.
  static int depth(Phrase name) {
    constexpr std::array<Phrase, 15> parts = {"governing", "committee",  "subcommittee", "sub-committee", "cabinet",
                                              "panel",     "commission", "executive",    "forum",         "group",
                                              "party",     "trustees",   "force",        "governors",     "directors"};
    const std::string folded = fold(name);
    if (has_any_word(folded, parts)) return 2;
    return has_word(folded, "board") ? 1 : 0;
  }

  /// Of "BARCHESTER COUNTY COUNCIL" above "CABINET" the lower is the body.
  std::optional<Found> headed() const {
    if (heads_.empty()) return std::nullopt;
    const HeadLine* best = &heads_.front();
    const size_t reach = best->stretch + 5;
    for (const auto& head : heads_) {
      if (head.stretch > reach || head.stretch >= 8) break;
      const bool other_kind = is_parent(best->body.name) && !is_parent(head.body.name);
      if (depth(head.body.name) > depth(best->body.name) || (depth(best->body.name) == 0 && other_kind)) best = &head;
    }
    return Found{best->body, best->value.place};
  }

  std::optional<Found> in_furniture() const {
    for (size_t i = 0; i < text_.furniture.size() && i < 8; ++i) {
      const auto& line = text_.furniture[i];
      const auto words = printed_words(line.text);
      if (is_body_name(line.text)) return Found{tidy_body(line.text), place_of(line, "body.running_head", 0.7)};
      if (const auto body = body_in_sentence(line.text, words))
        return Found{*body, place_of(line, "body.running_head", 0.7)};
    }
    return std::nullopt;
  }

  /// "the above Council" and plain "Council" mean the one that is named at the head.
  void complete(Found& found) const {
    const std::string folded = fold(found.body.name);
    const bool above = starts_with_word(folded, "above") || starts_with_word(folded, "said") ||
                       starts_with_word(folded, "this") || folded.find("above named") != std::string::npos ||
                       folded.find("above-named") != std::string::npos;
    constexpr std::array<Phrase, 11> generic = {"council",        "committee",         "board",        "commission",
                                                "parish council", "community council", "town council", "panel",
                                                "group",          "trustees",          "the council"};
    if (!above && !is_one_of(folded, generic)) return;
    const Phrase last = last_word(folded);
    for (const auto& head : heads_) {
      const std::string name = fold(head.body.name);
      const bool longer = count_words(name) > count_words(folded) && head.stretch < 6 && last_word(name) == last;
      if (!longer && !(above && is_parent(head.body.name))) continue;
      found.body = head.body;
      return;
    }
    // "The committee" of a society that stands at the head is known by the society.
    if (!above && heads_.size() == 1 && starts_lower(found.body.name) && heads_.front().stretch < 3) {
      found.body = heads_.front().body;
      return;
    }
    // A council that is nowhere named has no name to give.
    if (above || starts_lower(found.body.name)) found.body.name.clear();
  }

  std::optional<NamedValue> parent_of(const std::string& body) const {
    if (is_parent(body)) return std::nullopt;
    for (const auto& head : heads_)
      if (is_parent(head.body.name) && fold(head.body.name) != fold(body)) return head.value;
    return std::nullopt;
  }

  const CleanText& text_;
  const Opening& opening_;
  const std::vector<Label>& labels_;
  Type type_;
  std::vector<HeadLine> heads_;
};

}  // namespace

BodyReading read_body(const CleanText& text, const Opening& opening, const std::vector<Label>& labels,
                      DocumentType type) {
  return Reader(text, opening, labels, type).read();
}

}  // namespace minutebook

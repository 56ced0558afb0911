// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/paper_title.hpp"

#include <algorithm>
#include <array>

#include "indexer/parse/body_name.hpp"
#include "indexer/parse/printed_dates.hpp"
#include "indexer/parse/scan.hpp"
#include "lib/base/text.hpp"

namespace minutebook {
namespace {

using Phrase = std::string_view;
using Type = DocumentType;

bool is_meeting_paper(Type type) {
  return type == Type::minutes || type == Type::note_of_decisions || type == Type::agenda ||
         type == Type::agenda_pack || type == Type::decision_list || type == Type::supplement ||
         type == Type::action_log;
}

class Reader {
 public:
  Reader(const CleanText& text, const Opening& opening, const std::vector<Label>& labels, const Minutes& minutes)
      : text_(text), opening_(opening), labels_(labels), minutes_(minutes), type_(minutes.type) {}

  TitleReading read() {
    if (type_ == Type::letter) {
      auto subject = labelled();
      return subject.title.empty() ? below_greeting() : subject;
    }
    if (is_meeting_paper(type_)) {
      if (auto title = of_meeting(); !title.title.empty()) return title;
      return {};
    }
    if (auto title = labelled(); !title.title.empty()) return title;
    return first_own_line();
  }

 private:
  TitleReading labelled() const {
    for (const auto& label : labels_) {
      if (label.kind != LabelKind::title || label.value.empty() || label.line > 45) continue;
      if (label.label == "title" && is_body_name(label.value)) continue;
      if (label.label == "report" && label.value.size() < 8) continue;
      return {label.value, place_of(text_.lines[label.value_line], "title.label", 0.95)};
    }
    return {};
  }

  /// A short line between "Dear Minister," and the first paragraph is the letter's subject.
  TitleReading below_greeting() const {
    for (size_t i = 0; i + 1 < opening_.stretches.size(); ++i) {
      const Stretch& greeting = opening_.stretches[i];
      if (!starts_with_word(greeting.folded, "dear") || count_words(greeting.folded) > 8) continue;
      const Stretch& next = opening_.stretches[i + 1];
      const size_t words = count_words(next.folded);
      if (words == 0 || words > 16 || ends_sentence(next.text) || next.text.back() == ',') return {};
      return {next.text, place_in(next, text_, 0, next.text.size(), {0, 0, 0, "title.subject", 0.8})};
    }
    return {};
  }

  /// "MINUTES of a meeting of the X" up to "held"; "X Regular Meeting"; "AGENDA X".
  TitleReading of_meeting() const {
    const Stretch* plain = nullptr;
    for (size_t i = 0; i < opening_.stretches.size() && i < 25; ++i) {
      const Stretch& stretch = opening_.stretches[i];
      if (opens_numbered_item(stretch.folded) || opens_attendance(stretch.folded) || (!stretch.front && i > 2))
        continue;
      constexpr std::array<Phrase, 6> bare = {
          "minutes", "agenda", "draft minutes", "notes", "supplementary agenda", "order of business"};
      if (is_one_of(stripped(stretch.folded), bare)) {
        if (!plain) plain = &stretch;
        continue;
      }
      if (is_title(stretch)) return cut(stretch);
    }
    if (!plain) return {};
    return {plain->text, place_in(*plain, text_, 0, plain->text.size(), {0, 0, 0, "title.plain", 0.7})};
  }

  static Phrase stripped(Phrase text) {
    while (!text.empty() && !is_word_byte(text.back())) text.remove_suffix(1);
    return text;
  }

  /// Names that are written small: "node-forward TC Meeting".
  static bool is_body_like(const Stretch& stretch) {
    return is_letter(stretch.text.front()) && body_in_sentence(stretch.text, stretch.words).has_value();
  }

  static bool is_title(const Stretch& stretch) {
    constexpr std::array<Phrase, 9> opens = {"minutes of", "draft minutes", "unconfirmed minutes",
                                             "note of",    "notes of",      "minutes for",
                                             "agenda for", "agenda of",     "minutes from"};
    constexpr std::array<Phrase, 9> names = {"meeting", "minutes", "agenda",     "session",   "decisions",
                                             "mtg",     "notes",   "supplement", "action log"};
    constexpr std::array<Phrase, 16> prose = {
        "agenda item",        "agenda is", "hereunder",    "enclosed",     "published", "attached",     "you are",
        "is hereby given",    "dear",      "will be held", "requested to", "summoned",  "the business", "members are",
        "were in attendance", "to order"};
    constexpr std::array<Phrase, 14> talk = {
        "to adopt", "to receive",      "to consider", "to approve",  "to confirm", "to note",    "to agree",
        "to sign",  "confirmation of", "approval of", "adoption of", "item",       "circulated", "minutes of previous"};
    if (!first_of(stretch.folded, talk).empty()) return false;
    if (!first_of(stretch.folded, opens).empty()) return true;
    if (!starts_capital(stretch.text) && !(stretch.text.front() >= '0' && stretch.text.front() <= '9') &&
        static_cast<unsigned char>(stretch.text.front()) < 0x80 && !is_body_like(stretch))
      return false;
    return count_words(stretch.folded) <= 18 && has_any_word(stretch.folded, names) &&
           !has_any_word(stretch.folded, prose);
  }

  /// The meeting's own words stop at "held", unless nothing names the meeting before it.
  TitleReading cut(const Stretch& stretch) const {
    size_t end = stretch.text.size();
    const size_t held = find_phrase(stretch.words, "held");
    if (held != no_word && held > 0) {
      const Phrase head = Phrase(stretch.text).substr(0, stretch.words[held].start);
      const auto body = body_in_sentence(stretch.text, stretch.words);
      const bool names_body = body && body->last <= held && !starts_with_word(fold(body->name), "above");
      if (names_body || count_words(head) > 8)
        end = trim(head).size();
      else
        end = end_of_date(stretch, end);
    } else if (count_words(stretch.folded) > 24) {
      end = end_of_date(stretch, end);
    }
    return {std::string(trim(Phrase(stretch.text).substr(0, end))),
            place_in(stretch, text_, 0, end, {0, 0, 0, "title.meeting", 0.85})};
  }

  static size_t end_of_date(const Stretch& stretch, size_t otherwise) {
    for (const auto& date : find_dates(stretch.text))
      if (date.start > 0) return date.end;
    return otherwise;
  }

  /// The first line of a report that is not its body, date, item number or a label.
  TitleReading first_own_line() const {
    for (size_t i = 0; i < opening_.stretches.size() && i < 14; ++i) {
      const Stretch& stretch = opening_.stretches[i];
      const size_t words = count_words(stretch.folded);
      if (words == 0 || words > 40 || stretch.parts.size() > 6 || is_claimed(stretch)) continue;
      return {stretch.text, place_in(stretch, text_, 0, stretch.text.size(), {0, 0, 0, "title.first_line", 0.6})};
    }
    return {};
  }

  bool is_claimed(const Stretch& stretch) const {
    constexpr std::array<Phrase, 13> heads = {"item",         "agenda item",  "report of", "report by", "report to",
                                              "for decision", "unrestricted", "appendix",  "annex",     "date",
                                              "enclosure",    "public",       "page"};
    const size_t first = stretch.parts.front().line;
    const bool label = std::any_of(labels_.begin(), labels_.end(),
                                   [&](const Label& l) { return first >= l.line && first <= l.last_line; });
    if (label || label_kind(stripped(stretch.folded))) return true;
    const Phrase head = first_of(stretch.folded, heads);
    const bool appendix = head == "appendix" || head == "annex" || head == "enclosure";
    if (!head.empty() && (!appendix || count_words(stretch.folded) <= 2)) return true;
    if (is_known_body(stretch.text)) return true;
    const auto dates = find_dates(stretch.text);
    if (dates.empty()) return false;
    const Phrase name = stripped(Phrase(stretch.text).substr(0, dates[0].start));
    return name.empty() || (dates[0].end + 2 >= stretch.text.size() && is_body_name(name));
  }

  /// The line that names the body or its parent; "Meeting between A and the Board" is a title.
  bool is_known_body(const std::string& printed) const {
    const std::string name = fold(tidy_body(printed).name);
    return (minutes_.body && fold(minutes_.body->name) == name) ||
           (minutes_.organization && fold(minutes_.organization->name) == name) ||
           (count_words(printed) <= 5 && is_body_name(printed));
  }

  const CleanText& text_;
  const Opening& opening_;
  const std::vector<Label>& labels_;
  const Minutes& minutes_;
  Type type_;
};

}  // namespace

TitleReading read_paper_title(const CleanText& text, const Opening& opening, const std::vector<Label>& labels,
                              const Minutes& minutes) {
  return Reader(text, opening, labels, minutes).read();
}

std::string read_status(const CleanText& text, const Opening& opening) {
  constexpr std::array<Phrase, 8> drafts = {
      "draft",          "unconfirmed",      "unapproved",       "un-approved", "subject to approval",
      "to be approved", "not yet approved", "awaiting approval"};
  constexpr std::array<Phrase, 6> finals = {"approved minutes", "confirmed minutes", "approved",
                                            "status: approved", "minutes approved",  "confirmed"};
  const auto says = [](Phrase folded, const auto& words, size_t most) {
    return count_words(folded) <= most && has_any_word(folded, words);
  };
  const auto names_minutes = [](Phrase folded) { return has_word(folded, "minutes") || count_words(folded) <= 3; };
  for (const auto& line : text.furniture)
    if (says(line.folded, drafts, 10)) return "draft";
  for (size_t i = 0; i < opening.front && i < 30 && i < text.lines.size(); ++i) {
    const auto& folded = text.lines[i].folded;
    if (opens_numbered_item(folded) || !names_minutes(folded)) continue;
    if (says(folded, drafts, 12)) return "draft";
    if (starts_with_word(folded, "approved") || says(folded, finals, 4)) return "approved";
  }
  return {};
}

}  // namespace minutebook

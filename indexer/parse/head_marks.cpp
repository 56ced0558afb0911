// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/head_marks.hpp"

#include <algorithm>
#include <array>

#include "indexer/parse/marking_words.hpp"
#include "indexer/parse/marks_beside.hpp"
#include "indexer/parse/scan.hpp"
#include "lib/base/text.hpp"

// Wordings of markings beside those that the law and the house styles give (marking_words): written from how people who
// circulate papers speak, in English, Welsh, Irish, French and a few more.

namespace minutebook {
namespace {

using Phrase = std::string_view;

constexpr size_t most_words = 14;

// Wherever they stand in a line of the head.
constexpr std::array<Phrase, 44> orders = {"do not circulate",
                                           "do not distribute",
                                           "do not share",
                                           "do not forward",
                                           "do not copy",
                                           "do not publish",
                                           "do not disclose",
                                           "not to be circulated",
                                           "not to be copied",
                                           "not to be shared",
                                           "not to be published",
                                           "not to be disclosed",
                                           "not to be made public",
                                           "not for sharing",
                                           "not for website",
                                           "not for the website",
                                           "not for wider distribution",
                                           "not for public distribution",
                                           "not for public circulation",
                                           "not for public viewing",
                                           "not for public inspection",
                                           "not for general release",
                                           "not for press or public",
                                           "not open to the public",
                                           "not open to public inspection",
                                           "not available to the public",
                                           "not available for public inspection",
                                           "withheld from publication",
                                           "withheld from the public",
                                           "not disclosable",
                                           "legally privileged",
                                           "legal professional privilege",
                                           "attorney-client privileged",
                                           "unredacted",
                                           "eyes only",
                                           "for the eyes of",
                                           "tlp:red",
                                           "tlp:amber",
                                           "in-camera minutes",
                                           "executive session minutes",
                                           "council-in-committee",
                                           "on a confidential basis",
                                           "circulated in confidence",
                                           "strict embargo"};

// Where they are nearly all that the line says.
constexpr std::array<Phrase, 29> short_orders = {"commercially sensitive",
                                                 "commercial sensitive",
                                                 "restricted circulation",
                                                 "restricted access",
                                                 "restricted distribution",
                                                 "limited circulation",
                                                 "limited distribution",
                                                 "circulation restricted",
                                                 "board use only",
                                                 "council use only",
                                                 "official use only",
                                                 "internal document",
                                                 "closed report",
                                                 "closed paper",
                                                 "closed council meeting",
                                                 "in-camera meeting",
                                                 "without prejudice",
                                                 "pink pages",
                                                 "embargoed",
                                                 "exempt from foi",
                                                 "foia exempt",
                                                 "foi exempt",
                                                 "held in private",
                                                 "meeting in private",
                                                 "in private",
                                                 "for consideration in private",
                                                 "private paper",
                                                 "private board",
                                                 "private cabinet"};

constexpr std::array<Phrase, 33> foreign = {"preifat",
                                            "chyfrinachol",
                                            "cyfrinachol",
                                            "gyfrinachol",
                                            "nid ar gyfer cyhoeddi",
                                            "nid i'w cyhoeddi",
                                            "nid yw'r adroddiad hwn",
                                            "wedi'i eithrio",
                                            "eithriedig",
                                            "cyfyngedig",
                                            "sesiwn breifat",
                                            "ddim i'w gylchredeg",
                                            "faoi run",
                                            "priobhaideach",
                                            "runda",
                                            "ni le foilsiu",
                                            "ni le scaipeadh",
                                            "gan a fhoilsiu",
                                            "ni don phobal",
                                            "ne pas diffuser",
                                            "ne pas publier",
                                            "diffusion restreinte",
                                            "diffusion interne",
                                            "huis clos",
                                            "confidentiel",
                                            "non destine a la publication",
                                            "nicht offentlich",
                                            "nichtoffentliche",
                                            "confidencial",
                                            "riservato",
                                            "vertrouwelijk",
                                            "besloten vergadering",
                                            "vertraulich"};

// What the words are the subject of: then the line is no marking.
constexpr std::array<Phrase, 26> subjects = {
    "policy", "policies",  "procedure", "procedures", "protocol",       "guidance",      "code",
    "rules",  "register",  "scheme",    "waste",      "reporting",      "accommodation", "byway",
    "byways", "dwellings", "land",      "session on", "roads",          "road",          "hire",
    "sector", "landlord",  "landlords", "training",   "no confidential"};

/// "confidential annex a", "exempt minute 45", "confidential to members of the board", "confidential until published".
bool leads_a_kind(Phrase text) {
  constexpr std::array<Phrase, 3> marks = {"confidential", "exempt", "strictly confidential"};
  constexpr std::array<Phrase, 27> followers = {
      "minute", "minutes", "annex",      "annexe",  "schedule", "addendum", "appendix", "briefing", "memorandum",
      "memo",   "letter",  "supplement", "board",   "paper",    "papers",   "document", "draft",    "note",
      "agenda", "item",    "report",     "version", "copy",     "to",       "until",    "and",      "&"};
  constexpr size_t most = 9;
  const Phrase mark = first_of(text, marks);
  if (mark.empty() || count_words(text) > most) return false;
  return is_one_of(first_word(trim(text.substr(mark.size()))), followers);
}

/// "cabinet (private)", "cabinet, part ii", "part 2 trust board", "item 9 - exempt".
bool names_private_part(Phrase text) {
  constexpr std::array<Phrase, 4> parts = {"part ii", "part 2", "part two", "part b"};
  constexpr std::array<Phrase, 7> bodies = {"board", "trust", "cabinet", "council", "committee", "papers", "executive"};
  constexpr size_t most = 6;
  if (count_words(text) > most) return false;
  if (text.ends_with("(private)") || text.ends_with("(private") || text.ends_with("- private")) return true;
  for (const Phrase part : parts) {
    if (starts_with_word(text, part) && is_one_of(first_word(trim(text.substr(part.size()))), bodies)) return true;
    const bool last =
        text.ends_with(part) && text.size() > part.size() + 2 && text[text.size() - part.size() - 1] == ' ';
    if (last && has_any_word(text, bodies) && !has_word(text, "of")) return true;
  }
  const Phrase last = undressed(last_word(text));
  return starts_with_word(text, "item") && (last == "exempt" || last == "confidential" || last == "private");
}

/// The value behind the last sign that asks: "can this report be published? no", "exempt y/n: y".
bool answers_privately(Phrase text) {
  const size_t sign = text.find_last_of(":?");
  if (sign == Phrase::npos || sign + 1 >= text.size() || count_words(text) > most_words) return false;
  const Phrase label = text.substr(0, sign);
  Phrase value = undressed(trim(text.substr(sign + 1)));
  constexpr std::array<Phrase, 9> secret = {"exempt",   "confidential", "private",   "restricted",
                                            "closed",   "exempt?",      "exemption", "exempt/confidential",
                                            "sensitive"};
  constexpr std::array<Phrase, 6> open = {"publication", "published",   "publish",
                                          "disclosable", "open report", "disclosed"};
  constexpr std::array<Phrase, 11> places = {"access",           "visibility",           "audience",     "open/closed",
                                             "open / closed",    "foi status",           "meeting type", "paper status",
                                             "private / public", "open or closed paper", "circulation"};
  constexpr std::array<Phrase, 5> hidden = {"private", "closed", "members only", "internal", "board members only"};
  constexpr size_t longest_value = 6;
  if (count_words(value) > longest_value) return false;
  if ((value == "yes" || value == "y" || starts_with_word(value, "yes")) && has_any_word(label, secret)) return true;
  if ((value == "no" || value == "n" || starts_with_word(value, "no")) && has_any_word(label, open)) return true;
  if (has_any_word(label, secret) && (starts_with_word(value, "paragraph") || starts_with_word(value, "para")))
    return true;
  if (label == "exempt category") return true;
  if (has_any_word(label, places) && !first_of(value, hidden).empty()) return true;
  if (ends_word(label, label.size()) && last_word(label) == "part")
    return value == "ii" || value == "2" || value == "two" || value == "b" || value == "part ii" || value == "part 2";
  if (label == "classification") return value == "internal" || starts_with_word(value, "amber");
  return (label == "confidentiality" && value == "high") || (label == "disclosure" && value == "none");
}

/// "public ☐ private ☒", "open [ ] closed [x]".
bool is_ticked_private(Phrase text) {
  for (const Phrase word : {"private", "closed", "exempt", "confidential", "restricted"}) {
    const size_t at = find_word(text, word);
    if (at == Phrase::npos) continue;
    const Phrase after = trim(text.substr(at + word.size()));
    if (after.starts_with("\u2612") || after.starts_with("\u2611") || after.starts_with("[x]")) return true;
  }
  return false;
}

/// "sch 12a para 3", "exempt para 3": the paragraph of the law.
bool cites_paragraph(Phrase text) {
  constexpr size_t most = 9;
  if (count_words(text) > most) return false;
  const bool paragraph = has_word(text, "paragraph") || has_word(text, "para");
  const bool schedule = has_word(text, "schedule 12a") || has_word(text, "sch 12a");
  return (paragraph && (schedule || starts_with_word(text, "exempt"))) || has_word(text, "section 100a(4) applies");
}

}  // namespace

bool asks_for_a_look(std::string_view folded) {
  constexpr size_t longest = 160, few_words = 5;
  const Phrase text = undressed(folded);
  if (text.size() < 5 || text.size() > longest || count_words(text) > most_words) return false;
  if (has_any_word(text, subjects) || says_there_are_none(text) || is_for_completed(text)) return false;
  if (has_any_word(text, orders) || has_any_word(text, foreign)) return true;
  if (count_words(text) <= few_words && has_any_word(text, short_orders)) return true;
  if (text.ends_with("members only") && count_words(text) < few_words) return true;
  if (has_word(text, "held in private") || has_word(text, "to be considered in private")) return true;
  return leads_a_kind(text) || names_private_part(text) || answers_privately(text) || is_ticked_private(text) ||
         cites_paragraph(text);
}

bool declares_report_private(std::string_view folded) {
  constexpr std::array<Phrase, 12> selves = {"this report", "this paper",          "this document",
                                             "this item",   "the report",          "contents of this",
                                             "the paper",   "information in this", "information contained in this",
                                             "treat this",  "report contains",     "this is the"};
  constexpr std::array<Phrase, 17> words = {"confidential",
                                            "in confidence",
                                            "in private",
                                            "private session",
                                            "not available for public inspection",
                                            "not open to public inspection",
                                            "withheld from publication",
                                            "public excluded",
                                            "exempt under section",
                                            "absence of the press and public",
                                            "public will be excluded",
                                            "likely to be excluded",
                                            "contains confidential information",
                                            "contains exempt information",
                                            "not disclose",
                                            "not be disclosed",
                                            "unredacted"};
  constexpr size_t most = 30;
  if (count_words(folded) > most || has_any_word(folded, subjects) || says_there_are_none(folded)) return false;
  if (has_word(folded, "not confidential") || has_word(folded, "no confidential") || has_word(folded, "not exempt") ||
      has_word(folded, "previously") || has_word(folded, "now public") || has_word(folded, "now published"))
    return false;
  return has_any_word(folded, selves) && has_any_word(folded, words);
}

}  // namespace minutebook

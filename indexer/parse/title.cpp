// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/title.hpp"

#include <algorithm>

#include "indexer/parse/attendance_sentences.hpp"
#include "indexer/parse/item_label.hpp"
#include "indexer/parse/name_vocabulary.hpp"
#include "indexer/parse/names.hpp"
#include "indexer/parse/printed_dates.hpp"
#include "indexer/parse/scan.hpp"
#include "indexer/parse/sentences.hpp"
#include "indexer/parse/vocabulary.hpp"
#include "lib/base/text.hpp"

namespace minutebook {
namespace {

constexpr size_t longest_run_in = 14;  // words of a title before a colon
constexpr size_t longest_title = 40;   // words

/// Bytes of the block from `start` that are printed bold while the rest is not; 0 if that does not end a title.
size_t bold_run(const CleanText& text, const Block& block, size_t start) {
  size_t end = 0;
  for (size_t k = 0; k < block.pieces.size(); ++k) {
    const auto& piece = block.pieces[k];
    const auto& line = text.lines[piece.line];
    if (line.words.empty()) return 0;
    for (const auto& word : line.words) {
      if (word.start < piece.start || word.start >= piece.end) continue;
      const size_t at = block.starts[k] + (word.start - piece.start);
      if (at < start) continue;
      if (!(word.style & (style_bold | style_underline))) return end;
      end = at + word.length;
    }
  }
  return 0;
}

/// Where the first line of a cell ends whose lines are parted on purpose ("Pay", and below it what was said); 0 if the
/// cell is not so.
size_t first_line_end(const CleanText& text, const Block& block, size_t start) {
  constexpr size_t most_words = 12;
  if (block.column != Column::title || block.pieces.size() < 2 || start >= block.starts[1]) return 0;
  const auto& first = text.lines[block.pieces[0].line];
  const auto& second = text.lines[block.pieces[1].line];
  if (!first.words.empty() || first.cell == std::nullopt) return 0;
  const auto title = trim(std::string_view(block.text).substr(start, block.starts[1] - start));
  const auto told = std::string_view(block.text).substr(block.starts[1]);
  if (title.empty() || count_words(title) > most_words || ends_sentence(title) || starts_lower(told)) return 0;
  const bool styles = (first.style & style_bold) != 0 && (second.style & style_bold) == 0;
  return styles || ends_sentence(told) || reads_as_prose(told) ? start + title.size() : 0;
}

size_t skip_marks(std::string_view text, size_t at) {
  constexpr std::string_view dashes[] = {"\u2013", "\u2014"};
  for (;;) {
    if (at < text.size() && (text[at] == ' ' || text[at] == ':' || text[at] == '-' || text[at] == '.'))
      ++at;
    else if (at + 3 <= text.size() && (text.substr(at, 3) == dashes[0] || text.substr(at, 3) == dashes[1]))
      at += 3;
    else
      return at;
  }
}

/// A colon that ends a title of few words; not "7:30" and not inside a reference.
size_t colon_end(std::string_view text, size_t start) {
  for (size_t at = text.find(':', start); at != std::string_view::npos && at < start + 160;
       at = text.find(':', at + 1)) {
    const bool spaced = at + 1 >= text.size() || text[at + 1] == ' ' || text[at + 1] == '-';
    if (!spaced) continue;
    const auto head = text.substr(start, at - start);
    if (count_words(head) > longest_run_in) return 0;
    return cut_sentences(head).size() <= 1 ? at : 0;
  }
  return 0;
}

/// "New programme: MSc Estuarine Science": words of a name behind the colon, and neither people, a date nor a
/// reference.
bool names_matter_in_capitals(std::string_view head, std::string_view rest) {
  constexpr std::string_view asked[] = {"apolog",  "present", "attend", "chair",  "date",  "time",     "venue",
                                        "next",    "action",  "propos", "second", "moved", "planning", "declarations",
                                        "minutes", "owner",   "lead",   "from",   "by",    "to",       "contact"};
  const std::string folded = fold(head);
  if (std::any_of(std::begin(asked), std::end(asked), [&](std::string_view word) { return folded.starts_with(word); }))
    return false;
  if (!starts_capital(rest) || rest.find_first_of("0123456789/,;") != std::string_view::npos) return false;
  const auto people = parse_people(rest);
  const bool named = std::any_of(people.begin(), people.end(), [](const PersonName& person) {
    return !person.prefix.empty() || !person.role.empty() || is_forename(fold(first_word(person.name)));
  });
  return !named && !reads_as_prose(rest);
}

/// "Verges: mowing plan for spring": a title of two parts. What tells of a meeting is text: "Police report: none",
/// "Apologies: J. Marl".
bool is_title_with_colon(std::string_view text) {
  if (const size_t note = text.rfind(" (");
      note != std::string_view::npos && is_title_note(fold(text.substr(note + 1))))
    text = trim(text.substr(0, note));
  if (is_capitals(text, 8) && count_words(text) <= 12 && std::none_of(text.begin(), text.end(), is_lower)) return true;
  const size_t colon = text.find(": ");
  if (colon == std::string_view::npos || colon + 2 >= text.size() || ends_sentence(text)) return false;
  auto rest = text.substr(colon + 2);
  constexpr std::string_view told[] = {"none",     "nil", "no",  "nothing",  "noted", "agreed", "received",
                                       "approved", "as",  "see", "deferred", "to",    "n/a",    "the"};
  const size_t words = count_words(rest);
  if (words < 2 || words > 6 || count_words(text) > 12 || is_one_of(first_word(rest), told)) return false;
  if (names_matter_in_capitals(text.substr(0, colon), rest)) return true;
  for (; !rest.empty(); rest = rest.substr(std::min(rest.size(), rest.find(' ')))) {
    rest = trim(rest);
    if (!is_lower(rest.front())) return false;
  }
  return true;
}

/// "Approved and signed", "Reviewed and updated", "Meeting held 8 October", "Mr A Penn spoke": told, and no matter.
bool tells_outcome(std::string_view matter) {
  constexpr std::string_view told[] = {
      "reviewed", "updated", "circulated", "completed", "given", "held", "none", "nothing",  "nil", "verbal", "see",
      "meeting",  "cllr",    "councillor", "mr",        "mrs",   "ms",   "dr",   "attached", "no",  "the"};
  const std::string folded = fold(matter);
  const auto word = first_word(folded);
  const auto titled = [&](std::string_view title) { return folded.find(title) != std::string::npos; };
  return outcome_of_word(word).has_value() || is_one_of(word, told) || titled(" mr ") || titled(" mr. ") ||
         titled(" cllr ") || titled(" now ") || titled(" delivered ") || titled(" carried ");
}

/// "Money -- $5,902.77 in hand": two hyphens part a title from what is told.
size_t double_dash_end(std::string_view text, size_t start) {
  constexpr size_t most_words = 8;
  const size_t dash = text.find(" -- ", start);
  if (dash == std::string_view::npos || count_words(text.substr(start, dash - start)) > most_words) return 0;
  return text.substr(start, dash - start).find(". ") == std::string_view::npos ? dash : 0;
}

/// "Discussion: Draft rental ordinance. The director …", "Approval of Minutes: May 26, 2020. …", "Case 20-04: Variance
/// at 17 Loma Court.": a kind of business, and behind the colon the matter. Where the title ends, 0 if it is not so.
size_t matter_end(std::string_view text, size_t start) {
  constexpr std::string_view kinds[] = {"discussion",
                                        "presentation",
                                        "public hearing",
                                        "hearing",
                                        "case",
                                        "application",
                                        "proposal",
                                        "update",
                                        "review",
                                        "resolution",
                                        "ordinance",
                                        "report",
                                        "request",
                                        "briefing",
                                        "motion",
                                        "workshop",
                                        "bylaw",
                                        "by-law",
                                        "bill",
                                        "petition",
                                        "appeal",
                                        "permit",
                                        "first reading",
                                        "second reading",
                                        "old business",
                                        "new business",
                                        "unfinished business",
                                        "item",
                                        "approval of minutes",
                                        "approval of the minutes",
                                        "minutes of",
                                        "consideration",
                                        "planning application",
                                        "site visit",
                                        "policy",
                                        "project"};
  constexpr size_t most_words = 32;
  const size_t colon = colon_end(text, start);
  if (colon == 0 || colon + 2 >= text.size()) return 0;
  constexpr size_t most_head_words = 4;
  const std::string head = fold(text.substr(start, colon - start));
  if (first_of(head, kinds).empty() || count_words(head) > most_head_words) return 0;
  const auto sentences = cut_sentences(text.substr(start, 400));
  if (sentences.empty() || start + sentences[0].end <= colon + 2) return 0;
  const auto title = text.substr(start, sentences[0].end);
  const auto matter = trim(text.substr(colon + 1, start + sentences[0].end - colon - 1));
  if (count_words(title) > most_words || count_words(matter) < 2 || starts_lower(matter)) return 0;
  // "Approval of minutes: May 26, 2020", but "Approval of minutes: approved and signed".
  if (const auto dates = find_dates(matter); !dates.empty() && dates[0].start == 0 && count_words(matter) <= 4)
    return start + sentences[0].end;
  if (head.find("minutes") != std::string::npos || reads_as_prose(matter) || tells_outcome(matter)) return 0;
  return starts_capital(matter) || is_digit(matter[0]) ? start + sentences[0].end : 0;
}

size_t dash_end(std::string_view text, size_t start) {
  constexpr std::string_view dashes[] = {" \u2013 ", " - ", " \u2014 ", " -- "};
  size_t best = std::string_view::npos;
  for (const auto dash : dashes) best = std::min(best, text.find(dash, start));
  if (best == std::string_view::npos || count_words(text.substr(start, best - start)) > 8) return 0;
  return best;
}

/// "APOLOGIES were received from …", "MINUTES of the meeting": words in capitals that the sentence runs on from.
size_t capitals_end(std::string_view text, size_t start) {
  constexpr size_t most_words = 6, fewest_letters = 5;
  size_t at = start, end = start, words = 0, letters = 0;
  while (at < text.size()) {
    const size_t stop = std::min(text.find(' ', at), text.size());
    const auto word = text.substr(at, stop - at);
    if (word.empty() || std::any_of(word.begin(), word.end(), is_lower) || !has_letter(word)) break;
    letters += word.size();
    end = stop;
    if (++words > most_words) return 0;
    at = stop + 1;
  }
  if (words == 0 || letters < fewest_letters || at >= text.size() || !starts_lower(text.substr(at))) return 0;
  // "RESOLVED that" and "AGREED to" are said, and are no title.
  return outcome_of_word(fold(first_word(text.substr(start)))) ? 0 : end;
}

/// "4. Apologies. Received from …": a first sentence of few words.
size_t sentence_end(std::string_view text, size_t start) {
  const auto sentences = cut_sentences(text.substr(start, 400));
  if (sentences.size() < 2 ||
      count_words(text.substr(start + sentences[0].start, sentences[0].end - sentences[0].start)) > 9)
    return 0;
  return start + sentences[0].end;
}

/// "Planning. The following application was considered:-"
bool opens_list(std::string_view text) {
  while (!text.empty() && (text.back() == '-' || text.back() == ' ')) text.remove_suffix(1);
  return text.ends_with(':');
}

/// "AOB. Max is away next week": told without a stop at its end.
bool tells_behind_stop(std::string_view text) {
  const size_t stop = text.find(". ");
  constexpr size_t longest = 60;
  if (stop >= longest || stop + 2 >= text.size() || starts_lower(text.substr(stop + 2))) return false;
  // "AOB." is a title, "Question by Cllr J." is none.
  const bool capitals = stop >= 2 && std::all_of(text.begin(), text.begin() + static_cast<long>(stop), is_upper);
  return (capitals || cut_sentences(text)[0].end == stop + 1) && reads_as_prose(text.substr(stop + 2));
}

/// "AOB. Penn asked about water.": short letters with a stop are the title.
bool opens_with_acronym(std::string_view text) {
  constexpr size_t longest = 6;
  const size_t stop = text.find(". ");
  return stop != std::string_view::npos && stop >= 2 && stop <= longest &&
         std::all_of(text.begin(), text.begin() + static_cast<long>(stop), is_upper) &&
         starts_capital(text.substr(stop + 2));
}

bool is_role_or_title(std::string_view folded) {
  constexpr std::string_view words[] = {"cllr", "councillor",   "cllrs", "mr",     "mrs",   "ms",    "miss",
                                        "dr",   "presented by", "lead:", "verbal", "chair", "clerk", "all"};
  return !first_of(folded, words).empty();
}

std::string_view without_marks(std::string_view text) {
  constexpr std::string_view marks[] = {":", "-", ".", ",", ";", " ", "\u2013", "\u2014", "*"};
  for (bool again = true; again;) {
    again = false;
    for (const auto mark : marks)
      if (text.ends_with(mark)) {
        text.remove_suffix(mark.size());
        again = true;
      }
  }
  return text;
}

/// A reference such as "#1654" at the end of a title.
std::string_view without_reference(std::string_view text) {
  const size_t hash = text.rfind('#');
  if (hash == std::string_view::npos || hash == 0 || text[hash - 1] != ' ' || hash + 1 >= text.size()) return text;
  for (size_t i = hash + 1; i < text.size(); ++i)
    if (!is_digit(text[i])) return text;
  return text.substr(0, hash - 1);
}

/// "Recruitment task group 41 - 43": the pages of the paper, which rise and are no years.
std::string_view without_page_range(std::string_view text) {
  constexpr size_t longest = 3;
  const auto number_before = [&](size_t end, int& value) {
    size_t at = end;
    while (at > 0 && is_digit(text[at - 1])) --at;
    if (at == end || end - at > longest) return end;
    value = 0;
    for (size_t i = at; i < end; ++i) value = value * 10 + (text[i] - '0');
    return at;
  };
  int last = 0, first = 0;
  const size_t second = number_before(text.size(), last);
  if (second == text.size()) return text;
  std::string_view before = text.substr(0, second);
  if (before.ends_with(" - ") || before.ends_with(" \u2013 "))
    before = trim(before.substr(0, before.rfind(' ', before.size() - 2)));
  else
    return text;
  const size_t open = number_before(before.size(), first);
  if (open == before.size() || open < 2 || before[open - 1] != ' ' || first >= last) return text;
  const auto title = trim(before.substr(0, open));
  return count_words(title) > 1 && !is_digit(title.back()) ? title : text;
}

}  // namespace

bool is_title_note(std::string_view folded) {
  if (folded.size() > 60 || folded.size() < 3 || folded.front() != '(' || folded.back() != ')') return false;
  constexpr std::string_view words[] = {"pages",  "page",     "item",     "agenda item", "copy",      "copies",
                                        "report", "attached", "enclosed", "verbal",      "to follow", "paper",
                                        "pp",     "p",        "pg",       "exempt",      "private"};
  return !first_of(folded.substr(1), words).empty();
}

std::string tidy_title(std::string_view title) {
  std::string out = collapse_spaces(title);
  for (bool again = true; again;) {
    again = false;
    const size_t open = out.rfind('(');
    const std::string folded = open == std::string::npos ? std::string() : fold(out);
    const size_t folded_open = folded.rfind('(');
    if (open != std::string::npos && folded_open != std::string::npos && open > 0 &&
        is_title_note(std::string_view(folded).substr(folded_open))) {
      out.resize(open);
      again = true;
    }
    const auto last = [&](const char* mark) { return out.rfind(mark) == std::string::npos ? 0 : out.rfind(mark); };
    const size_t dash = out.find(' ') == std::string::npos ? 0 : std::max(last(" \u2013 "), last(" - "));
    if (dash > 8) {
      const std::string tail = fold(out.substr(dash + (out[dash + 1] == '-' ? 3 : 5)));
      if (is_role_or_title(tail) && count_words(tail) <= 6) {
        out.resize(dash);
        again = true;
      }
    }
    const auto plain = without_page_range(without_reference(without_marks(out)));
    again = again || plain.size() != out.size();
    out.resize(plain.size());  // it lost only what stood at its end
  }
  return out;
}

TitleSpan read_title(const CleanText& text, const Block& block, size_t start) {
  TitleSpan span;
  const std::string_view all = block.text;
  span.body = all.size();
  if (start >= all.size()) return span;
  size_t end = block.bold || block.heading ? 0 : bold_run(text, block, start);
  if (!end) end = first_line_end(text, block, start);
  if (end && (count_words(all.substr(start, end - start)) == 0 || skip_marks(all, end) >= all.size())) end = 0;
  if (end) {
    // A bold sub-heading may follow the bold title: "Reports: Village hall – …".
    const size_t colon = colon_end(all.substr(0, end), start);
    if (colon && matter_end(all.substr(0, end), start) == 0) end = colon;
  }
  const bool whole = block.bold || block.heading;
  const bool long_text = count_words(all.substr(start)) > 16 || ends_sentence(all) || opens_list(all) ||
                         tells_behind_stop(all.substr(start));
  if (!end && !whole) end = double_dash_end(all, start);
  if (!end && !whole) end = matter_end(all, start);
  if (!end && !whole && !is_title_with_colon(all.substr(start))) end = colon_end(all, start);
  if (!end && !whole && opens_with_acronym(all.substr(start))) end = all.find(". ", start) + 1;
  const size_t capitals = !end && !whole && long_text ? capitals_end(all, start) : 0;
  if (capitals) end = capitals;
  if (!end && !whole && long_text) end = sentence_end(all, start);
  if (!end && !whole && tells_behind_stop(all.substr(start))) end = all.find(". ", start) + 1;
  if (!end && !whole && long_text && count_words(all.substr(start)) > 20) end = dash_end(all, start);
  if (!end && !whole && ends_sentence(all))  // "Call to Order - Chair Penn called the meeting to order."
    if (const size_t dash = dash_end(all, start); dash && reads_as_prose(all.substr(dash))) end = dash;
  if (!end && whole && all.back() != ':' && count_words(all.substr(start)) > 12) end = colon_end(all, start);
  std::string_view title = all.substr(start, end ? end - start : std::string_view::npos);
  // "Minutes of the meeting held on 2 May were approved." is all that the item says.
  if (!end && !whole && ends_sentence(all) && reads_as_prose(all.substr(start))) span.body = start;
  if (end) span.body = capitals ? start : skip_marks(all, end);  // the sentence that begins in capitals stays whole
  size_t title_end = title.size();
  span.agenda_item = agenda_item_of(title, &title_end);
  title = title.substr(0, title_end);
  if (count_words(title) > longest_title) {
    const auto sentences = cut_sentences(title);
    if (!sentences.empty() && sentences[0].end < title.size()) title = title.substr(0, sentences[0].end);
    if (!end) span.body = start;
  }
  span.title = tidy_title(title);
  return span;
}

}  // namespace minutebook

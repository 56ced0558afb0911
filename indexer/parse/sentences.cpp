// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/sentences.hpp"

#include "indexer/parse/scan.hpp"
#include "indexer/parse/word_table.hpp"
#include "lib/base/text.hpp"

namespace minutebook {
namespace {

constexpr std::string_view abbreviations[] = {
    "mr",    "mrs",  "ms",     "dr",     "cllr", "cllrs", "clr",    "st",   "no",    "nos",  "rev",  "revd", "prof",
    "hon",   "rt",   "messrs", "eg",     "ie",   "etc",   "approx", "vs",   "ltd",   "co",   "dept", "ref",  "para",
    "paras", "min",  "ch",     "tel",    "ext",  "jr",    "sr",     "inc",  "e.g",   "i.e",  "sec",  "sgt",  "insp",
    "kshs",  "ksh",  "rs",     "approx", "incl", "pc",    "bro",    "bros", "sis",   "cde",  "adv",  "engr", "ven",
    "cr",    "crs",  "smt",    "fig",    "vol",  "art",   "nr",     "ald",  "capt",  "col",  "maj",  "gov",  "sept",
    "jan",   "feb",  "mar",    "apr",    "aug",  "oct",   "nov",    "dec",  "cttee", "exec", "asst", "nem",  "con",
    "a/c",   "minn", "stat",   "subd",   "div",  "dist",  "supt",   "atty", "twp",   "bldg", "hwy",  "cal",  "mass"};

constexpr auto abbreviation_set = word_set<256>(abbreviations);

/// The stop at `at` ends a sentence.
bool is_end(std::string_view text, size_t at) {
  if (text[at] == '?' || text[at] == '!') return true;
  size_t begin = at;
  while (begin > 0 && (is_word_byte(text[begin - 1]) || text[begin - 1] == '.' || text[begin - 1] == '/')) --begin;
  const auto word = text.substr(begin, at - begin);
  if (word.empty()) return true;
  if (word.size() == 1 && is_upper(word[0])) return false;  // an initial
  if (word.size() <= 3 && begin == 0) return false;         // a label: "12."
  if (word.find('.') != std::string_view::npos && !is_digit(word.back()) && word.size() <= 5) return false;
  return !abbreviation_set.has(to_lower_ascii(word));
}

bool is_closer(std::string_view text, size_t at, size_t& length) {
  length = 1;
  if (text[at] == '"' || text[at] == '\'' || text[at] == ')' || text[at] == ']') return true;
  length = 3;
  const auto three = text.substr(at, 3);
  return three == "\u201D" || three == "\u2019";
}

}  // namespace

std::vector<Sentence> cut_sentences(std::string_view text) {
  std::vector<Sentence> out;
  size_t start = 0;
  const auto cut = [&](size_t end) {
    while (start < end && text[start] == ' ') ++start;
    if (end > start) out.push_back({start, end});
    start = end;
  };
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '.' && text[i] != '?' && text[i] != '!') continue;
    size_t end = i + 1, length = 0;
    while (end < text.size() && is_closer(text, end, length)) end += length;
    if (end < text.size() && text[end] != ' ') continue;
    size_t next = end;
    while (next < text.size() && text[next] == ' ') ++next;
    if (next < text.size() && starts_lower(text.substr(next))) continue;
    if (!is_end(text, i)) continue;
    cut(end);
    i = end > i ? end - 1 : i;
  }
  cut(text.size());
  return out;
}

}  // namespace minutebook

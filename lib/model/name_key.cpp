// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/model/name_key.hpp"

#include <algorithm>
#include <array>

#include "lib/base/text.hpp"

namespace minutebook {
namespace {

struct Nickname {
  std::string_view nickname;
  std::string_view root;
};
// Sorted by nickname. Only pairs that stand for one name; "Alex" and "Sam" stand for several and are left out.
constexpr Nickname nicknames[] = {
    {"abby", "abigail"},    {"al", "alan"},         {"andy", "andrew"},     {"ann", "anne"},
    {"becky", "rebecca"},   {"ben", "benjamin"},    {"bernie", "bernard"},  {"beth", "elizabeth"},
    {"bill", "william"},    {"billy", "william"},   {"bob", "robert"},      {"bobby", "robert"},
    {"cath", "catherine"},  {"cathy", "catherine"}, {"charlie", "charles"}, {"chas", "charles"},
    {"dan", "daniel"},      {"danny", "daniel"},    {"dave", "david"},      {"debbie", "deborah"},
    {"dick", "richard"},    {"don", "donald"},      {"doug", "douglas"},    {"ed", "edward"},
    {"eddie", "edward"},    {"fred", "frederick"},  {"geoff", "geoffrey"},  {"gerry", "gerard"},
    {"gill", "gillian"},    {"greg", "gregory"},    {"harry", "henry"},     {"jackie", "jacqueline"},
    {"jeff", "jeffrey"},    {"jenny", "jennifer"},  {"jim", "james"},       {"jimmy", "james"},
    {"joe", "joseph"},      {"jon", "jonathan"},    {"josh", "joshua"},     {"kate", "katherine"},
    {"kathy", "katherine"}, {"katie", "katherine"}, {"katy", "katherine"},  {"ken", "kenneth"},
    {"kenny", "kenneth"},   {"larry", "lawrence"},  {"len", "leonard"},     {"liz", "elizabeth"},
    {"maggie", "margaret"}, {"mandy", "amanda"},    {"matt", "matthew"},    {"mick", "michael"},
    {"mike", "michael"},    {"nick", "nicholas"},   {"pam", "pamela"},      {"pat", "patrick"},
    {"pete", "peter"},      {"phil", "philip"},     {"phillip", "philip"},  {"ray", "raymond"},
    {"reg", "reginald"},    {"rich", "richard"},    {"rick", "richard"},    {"rob", "robert"},
    {"rod", "roderick"},    {"ron", "ronald"},      {"stan", "stanley"},    {"steph", "stephanie"},
    {"stephen", "steven"},  {"steve", "steven"},    {"stewart", "stuart"},  {"sue", "susan"},
    {"ted", "edward"},      {"terry", "terence"},   {"tim", "timothy"},     {"tom", "thomas"},
    {"tommy", "thomas"},    {"tony", "anthony"},    {"vicky", "victoria"},  {"will", "william"}};

constexpr std::array<std::string_view, 34> particles = {
    "al",  "ap",  "bin", "da",  "das", "de",    "degli", "dei", "del", "della", "den", "der",
    "des", "di",  "dos", "du",  "el",  "ferch", "ibn",   "la",  "le",  "mac",   "mag", "mc",
    "ni",  "nic", "o",   "san", "st",  "te",    "ter",   "ui",  "van", "von"};
constexpr std::array<std::string_view, 8> generations = {"ii", "iii", "iv", "jnr", "jr", "junior", "snr", "sr"};

template <size_t N>
bool has(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::binary_search(words.begin(), words.end(), word);
}

/// "O' Dea" as "O'Dea": a blank after the apostrophe of a surname is a slip of the typist.
std::string closed_apostrophes(std::string_view folded) {
  std::string out;
  if (folded.find("' ") == std::string_view::npos) return std::string(folded);
  for (size_t i = 0; i < folded.size(); ++i) {
    out += folded[i];
    const bool after_letter = i > 0 && folded[i - 1] == 'o' && (i == 1 || folded[i - 2] == ' ');
    if (folded[i] == '\'' && after_letter && i + 1 < folded.size() && folded[i + 1] == ' ') ++i;
  }
  return out;
}

/// "rw" printed as "RW" stands for two given names.
void add_given(std::string_view printed, std::string_view folded, NameKey& key) {
  const bool capitals = printed.size() == folded.size() && folded.size() <= 3 && folded.size() > 1 &&
                        std::all_of(printed.begin(), printed.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  if (!capitals) {
    key.given.emplace_back(folded);
    return;
  }
  for (const char c : folded) key.given.emplace_back(1, c);
}

std::vector<std::string_view> blank_separated(std::string_view text) {
  std::vector<std::string_view> out;
  constexpr size_t usual = 4;
  out.reserve(usual);
  for (size_t at = 0, end = 0; at < text.size(); at = end + 1) {
    end = std::min(text.find(' ', at), text.size());
    if (end > at) out.push_back(text.substr(at, end - at));
  }
  return out;
}

/// fold_name() of a word that is folded already, without its blanks.
std::string bare_word(std::string_view folded) {
  std::string out;
  for (const char c : folded)
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80) out += c;
  return out;
}

/// Takes "(M)" off the end: the initial that tells namesakes apart.
std::string take_bracketed_initial(std::string& name) {
  const size_t open = name.find('(');
  if (open == std::string::npos) return {};
  const std::string inside = fold_name(std::string_view(name).substr(open));
  name.resize(open);
  return inside.size() <= 3 ? inside : std::string();
}

bool is_initial(std::string_view given) { return given.size() == 1; }

bool one_given_agrees(std::string_view a, std::string_view b) {
  if (a == b) return true;
  if (is_initial(a) || is_initial(b)) return a[0] == b[0] || nickname_root(a)[0] == b[0] || nickname_root(b)[0] == a[0];
  return nickname_root(a) == nickname_root(b) || spelt_alike(a, b);
}

}  // namespace

NameKey name_key(std::string_view name) {
  NameKey key;
  std::string text(trim(name));
  const std::string bracketed = take_bracketed_initial(text);
  std::string spaced = normalise(text);
  std::replace(spaced.begin(), spaced.end(), '.', ' ');
  std::replace(spaced.begin(), spaced.end(), ',', ' ');
  const std::vector<std::string_view> printed = blank_separated(spaced);
  const std::string closed = closed_apostrophes(fold(spaced));
  std::vector<std::string> words;
  words.reserve(printed.size());
  for (const std::string_view word : blank_separated(closed))
    if (std::string bare = bare_word(word); !bare.empty()) words.push_back(std::move(bare));
  if (words.size() > 1 && has(generations, words.back())) {
    key.generation = words.back();
    words.pop_back();
  }
  if (words.empty()) return key;
  size_t start = words.size() - 1;
  while (start > 1 && has(particles, words[start - 1])) --start;
  if (start == 1 && words[0].size() > 1 && has(particles, words[0])) start = 0;
  for (size_t i = 0; i < start; ++i) add_given(i < printed.size() ? printed[i] : std::string_view(), words[i], key);
  for (size_t i = start; i < words.size(); ++i) key.surname += words[i];
  if (key.given.empty() && !bracketed.empty()) key.given.push_back(bracketed.substr(0, 1));
  return key;
}

bool given_names_agree(const NameKey& a, const NameKey& b) {
  if (!a.generation.empty() && !b.generation.empty() && a.generation != b.generation) return false;
  const size_t both = std::min(a.given.size(), b.given.size());
  for (size_t i = 0; i < both; ++i)
    if (!one_given_agrees(a.given[i], b.given[i])) return false;
  return true;
}

bool same_given_name(const NameKey& a, const NameKey& b) {
  if (a.given.empty() || b.given.empty()) return false;
  if (is_initial(a.given[0]) || is_initial(b.given[0])) return false;
  return nickname_root(a.given[0]) == nickname_root(b.given[0]) || spelt_alike(a.given[0], b.given[0]);
}

bool spelt_alike(std::string_view a, std::string_view b) {
  size_t i = 0, j = 0;
  while (i < a.size() && j < b.size() && a[i] == b[j]) {
    const char letter = a[i];
    while (i < a.size() && a[i] == letter) ++i;
    while (j < b.size() && b[j] == letter) ++j;
  }
  return i == a.size() && j == b.size();
}

bool could_be_same_name(const NameKey& a, const NameKey& b) {
  return !a.surname.empty() && a.surname == b.surname && given_names_agree(a, b);
}

std::string_view nickname_root(std::string_view given) {
  const auto* at = std::lower_bound(std::begin(nicknames), std::end(nicknames), given,
                                    [](const Nickname& row, std::string_view word) { return row.nickname < word; });
  return at != std::end(nicknames) && at->nickname == given ? at->root : given;
}

int edit_distance(std::string_view a, std::string_view b, int limit) {
  if (a.size() > b.size()) std::swap(a, b);
  const int too_far = limit + 1;
  constexpr size_t longest = 64;
  if (b.size() > longest || static_cast<int>(b.size() - a.size()) > limit) return a == b ? 0 : too_far;
  std::array<int, longest + 1> before{}, last{}, now{};
  for (size_t j = 0; j <= b.size(); ++j) last[j] = static_cast<int>(j);
  for (size_t i = 1; i <= a.size(); ++i) {
    now[0] = static_cast<int>(i);
    for (size_t j = 1; j <= b.size(); ++j) {
      now[j] = std::min({last[j] + 1, now[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) now[j] = std::min(now[j], before[j - 2] + 1);
    }
    before = last;
    last = now;
  }
  return std::min(last[b.size()], too_far);
}

}  // namespace minutebook

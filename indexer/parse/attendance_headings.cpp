// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/attendance_headings.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "indexer/parse/attendance_sentences.hpp"
#include "indexer/parse/attendance_text.hpp"
#include "indexer/parse/item_label.hpp"
#include "indexer/parse/name_vocabulary.hpp"
#include "indexer/parse/name_words.hpp"
#include "indexer/parse/names.hpp"
#include "indexer/parse/scan.hpp"
#include "indexer/parse/word_table.hpp"
#include "lib/base/text.hpp"

namespace minutebook {
namespace {

/// What a word of a label speaks for. `filler` may stand in a label but decides nothing.
enum class Key : uint8_t {
  filler,
  present,
  attendance,
  also,
  apologies,
  absent,
  excused,
  substitute,
  open,
  officer,
  guest,
  member,
  roster,
  negation,
  chair,
  late,
  matter,
  remote,
  room,   ///< "in the room": says where only behind "in"
  there,  ///< "who was there", "could not be there"
  leave
};

struct Row {
  std::string_view word;
  Key key;
};

constexpr Row vocabulary[] = {{"present", Key::present},
                              {"attendees", Key::present},
                              {"attendee", Key::present},
                              {"participants", Key::present},
                              {"participant", Key::present},
                              {"participating", Key::present},
                              {"attended", Key::present},
                              {"sederunt", Key::present},
                              {"attendance", Key::attendance},
                              {"attending", Key::attendance},
                              {"attend", Key::attendance},
                              {"also", Key::also},
                              {"others", Key::also},
                              {"together", Key::also},
                              {"other", Key::also},
                              {"additional", Key::also},
                              {"apologies", Key::apologies},
                              {"apology", Key::apologies},
                              {"regrets", Key::apologies},
                              {"apols", Key::apologies},
                              {"absent", Key::absent},
                              {"absentees", Key::absent},
                              {"absence", Key::absent},
                              {"absences", Key::absent},
                              {"excused", Key::excused},
                              {"substitutes", Key::substitute},
                              {"substitute", Key::substitute},
                              {"substitutions", Key::substitute},
                              {"deputies", Key::substitute},
                              {"alternates", Key::substitute},
                              {"public", Key::open},
                              {"press", Key::open},
                              {"media", Key::open},
                              {"residents", Key::open},
                              {"parishioners", Key::open},
                              {"audience", Key::open},
                              {"electors", Key::open},
                              {"officers", Key::officer},
                              {"officer", Key::officer},
                              {"officials", Key::officer},
                              {"official", Key::officer},
                              {"staff", Key::officer},
                              {"advisers", Key::officer},
                              {"advisors", Key::officer},
                              {"adviser", Key::officer},
                              {"administration", Key::officer},
                              {"management", Key::officer},
                              {"secretariat", Key::officer},
                              {"executives", Key::officer},
                              {"consultants", Key::officer},
                              {"counsel", Key::officer},
                              {"personnel", Key::officer},
                              {"employees", Key::officer},
                              {"observers", Key::guest},
                              {"observer", Key::guest},
                              {"guests", Key::guest},
                              {"guest", Key::guest},
                              {"invited", Key::guest},
                              {"invitees", Key::guest},
                              {"visitors", Key::guest},
                              {"visitor", Key::guest},
                              {"invitation", Key::guest},
                              {"speakers", Key::guest},
                              {"speaker", Key::guest},
                              {"presenters", Key::guest},
                              {"members", Key::member},
                              {"member", Key::member},
                              {"councillors", Key::member},
                              {"councillor", Key::member},
                              {"cllrs", Key::member},
                              {"commissioners", Key::member},
                              {"trustees", Key::member},
                              {"directors", Key::member},
                              {"governors", Key::member},
                              {"councilmembers", Key::member},
                              {"councilors", Key::member},
                              {"supervisors", Key::member},
                              {"aldermen", Key::member},
                              {"delegates", Key::member},
                              {"list", Key::roster},
                              {"record", Key::roster},
                              {"register", Key::roster},
                              {"roll", Key::roster},
                              {"call", Key::roster},
                              {"appendix", Key::roster},
                              {"not", Key::negation},
                              {"unable", Key::excused},
                              {"sorry", Key::excused},
                              {"be", Key::filler},
                              {"under", Key::filler},
                              {"order", Key::filler},
                              {"rule", Key::filler},
                              {"could", Key::excused},
                              {"couldn't", Key::excused},
                              {"come", Key::filler},
                              {"make", Key::filler},
                              {"it", Key::filler},
                              {"non", Key::negation},
                              {"didn't", Key::absent},
                              {"did", Key::filler},
                              {"without", Key::negation},
                              {"chair", Key::chair},
                              {"chairman", Key::chair},
                              {"chairing", Key::chair},
                              {"chairperson", Key::chair},
                              {"presiding", Key::chair},
                              {"cathaoirleach", Key::chair},
                              {"lateness", Key::late},
                              {"late", Key::late},
                              {"welcome", Key::matter},
                              {"introductions", Key::matter},
                              {"introduction", Key::matter},
                              {"declarations", Key::matter},
                              {"declaration", Key::matter},
                              {"interest", Key::matter},
                              {"interests", Key::matter},
                              {"opening", Key::matter},
                              {"notices", Key::matter},
                              {"membership", Key::matter},
                              {"announcements", Key::matter},
                              {"quorum", Key::matter},
                              {"here", Key::present},
                              {"joined", Key::present},
                              {"joining", Key::present},
                              {"lathair", Key::present},
                              {"bresennol", Key::present},
                              {"presennol", Key::present},
                              {"mynychwyr", Key::present},
                              {"presents", Key::present},
                              {"presentes", Key::present},
                              {"no-show", Key::absent},
                              {"no-shows", Key::absent},
                              {"gallery", Key::open},
                              {"missing", Key::absent},
                              {"away", Key::absent},
                              {"absennol", Key::absent},
                              {"absenoldeb", Key::absent},
                              {"absents", Key::absent},
                              {"absentes", Key::absent},
                              {"declined", Key::apologies},
                              {"leithsceal", Key::apologies},
                              {"leithscealta", Key::apologies},
                              {"ymddiheuriadau", Key::apologies},
                              {"ymddiheuriad", Key::apologies},
                              {"leisgeulan", Key::apologies},
                              {"excuses", Key::excused},
                              {"excusees", Key::excused},
                              {"hefyd", Key::also},
                              {"freisin", Key::also},
                              {"aelodau", Key::member},
                              {"cynghorwyr", Key::member},
                              {"comhairleoiri", Key::member},
                              {"baill", Key::member},
                              {"membres", Key::member},
                              {"churchwardens", Key::member},
                              {"swyddogion", Key::officer},
                              {"oifigigh", Key::officer},
                              {"gwesteion", Key::guest},
                              {"invites", Key::guest},
                              {"cadeirydd", Key::chair},
                              {"virtually", Key::remote},
                              {"remotely", Key::remote},
                              {"online", Key::remote},
                              {"zoom", Key::remote},
                              {"remote", Key::remote},
                              {"virtual", Key::remote},
                              {"telephone", Key::remote},
                              {"phone", Key::remote},
                              {"video", Key::remote},
                              {"videolink", Key::remote},
                              {"i", Key::filler},
                              {"yn", Key::filler},
                              {"y", Key::filler},
                              {"yr", Key::filler},
                              {"a'r", Key::filler},
                              {"an", Key::filler},
                              {"na", Key::filler},
                              {"agus", Key::filler},
                              {"sent", Key::filler},
                              {"send", Key::filler},
                              {"sending", Key::filler},
                              {"giving", Key::filler},
                              {"given", Key::filler},
                              {"gave", Key::filler},
                              {"tendered", Key::filler},
                              {"leave", Key::leave},
                              {"previously", Key::filler},
                              {"approved", Key::filler},
                              {"granted", Key::filler},
                              {"requested", Key::filler},
                              {"came", Key::present},
                              {"had", Key::filler},
                              {"been", Key::filler},
                              {"have", Key::filler},
                              {"has", Key::filler},
                              {"dialled", Key::filler},
                              {"fellow", Key::filler},
                              {"our", Key::filler},
                              {"all", Key::filler},
                              {"following", Key::filler},
                              {"there", Key::there},
                              {"of", Key::filler},
                              {"the", Key::filler},
                              {"in", Key::filler},
                              {"and", Key::filler},
                              {"for", Key::filler},
                              {"from", Key::filler},
                              {"to", Key::filler},
                              {"by", Key::filler},
                              {"with", Key::filler},
                              {"at", Key::filler},
                              {"were", Key::filler},
                              {"was", Key::filler},
                              {"those", Key::filler},
                              {"who", Key::filler},
                              {"persons", Key::filler},
                              {"people", Key::filler},
                              {"names", Key::filler},
                              {"received", Key::filler},
                              {"receive", Key::filler},
                              {"accept", Key::filler},
                              {"note", Key::filler},
                              {"consider", Key::filler},
                              {"approve", Key::filler},
                              {"accepted", Key::filler},
                              {"noted", Key::filler},
                              {"committee", Key::filler},
                              {"sub-committee", Key::filler},
                              {"subcommittee", Key::filler},
                              {"board", Key::filler},
                              {"council", Key::filler},
                              {"commission", Key::filler},
                              {"cabinet", Key::filler},
                              {"panel", Key::filler},
                              {"forum", Key::filler},
                              {"group", Key::filler},
                              {"team", Key::filler},
                              {"executive", Key::filler},
                              {"via", Key::filler},
                              {"teams", Key::remote},
                              {"person", Key::room},
                              {"room", Key::room},
                              {"hall", Key::room},
                              {"chamber", Key::room},
                              {"electronically", Key::remote},
                              {"teleconference", Key::remote},
                              {"videoconference", Key::remote},
                              {"skype", Key::remote},
                              {"webex", Key::remote},
                              {"meet", Key::remote},
                              {"resource", Key::officer},
                              {"aoi", Key::guest},
                              {"aionna", Key::guest},
                              {"alternate", Key::substitute},
                              {"proxies", Key::substitute},
                              {"on", Key::filler},
                              {"they", Key::filler},
                              {"we", Key::filler},
                              {"unavailable", Key::excused},
                              {"unwell", Key::excused},
                              {"can't", Key::excused},
                              {"cannot", Key::excused},
                              {"conference", Key::filler},
                              {"voting", Key::filler},
                              {"nonvoting", Key::filler},
                              {"non-voting", Key::filler},
                              {"elected", Key::filler},
                              {"appointed", Key::filler},
                              {"co-opted", Key::filler},
                              {"independent", Key::filler},
                              {"lay", Key::filler},
                              {"standing", Key::filler},
                              {"regular", Key::filler},
                              {"city", Key::filler},
                              {"county", Key::filler},
                              {"town", Key::filler},
                              {"parish", Key::filler},
                              {"district", Key::filler},
                              {"borough", Key::filler},
                              {"community", Key::filler},
                              {"ward", Key::filler},
                              {"support", Key::filler},
                              {"audit", Key::filler},
                              {"executive", Key::filler},
                              {"non-executive", Key::filler},
                              {"meeting", Key::filler},
                              {"representatives", Key::filler},
                              {"representative", Key::filler},
                              {"external", Key::filler},
                              {"internal", Key::filler},
                              {"partners", Key::filler},
                              {"partner", Key::filler},
                              {"ex-officio", Key::filler},
                              {"leadership", Key::filler},
                              {"legal", Key::filler},
                              {"senior", Key::filler},
                              {"local", Key::filler},
                              {"authority", Key::filler},
                              {"organisations", Key::filler},
                              {"this", Key::filler},
                              {"am", Key::filler},
                              {"school", Key::filler},
                              {"university", Key::filler},
                              {"departmental", Key::filler},
                              {"agenda", Key::filler},
                              {"tsc", Key::filler},
                              {"tc", Key::filler},
                              {"ctc", Key::filler},
                              {"wg", Key::filler},
                              {"port", Key::filler},
                              {"or", Key::filler},
                              {"any", Key::filler},
                              {"is", Key::filler},
                              {"are", Key::filler},
                              {"being", Key::filler}};

/// One letter more, less or other.
bool one_letter_off(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > 1) return false;
  size_t front = 0;
  while (front < a.size() && a[front] == b[front]) ++front;
  size_t back = 0;
  while (back < a.size() - front && a[a.size() - 1 - back] == b[b.size() - 1 - back]) ++back;
  return front + back + 1 >= b.size();
}

/// The vocabulary in the order of its words, for binary search.
/// One higher than the key, so that 0 says that a word is not in the vocabulary.
constexpr auto keys = [] {
  WordTable<uint8_t, 1024> out;
  for (const Row& row : vocabulary)
    if (!out.has(row.word)) out.put(row.word) = static_cast<uint8_t>(static_cast<int>(row.key) + 1);
  return out;
}();

std::optional<Key> exact_key_of(std::string_view word) {
  const uint8_t key = keys[word];
  return key == 0 ? std::nullopt : std::optional(static_cast<Key>(key - 1));
}

/// A short line whose first word no label begins with, not even misspelt or in another language beside "/".
bool may_be_short_label(std::string_view text) {
  constexpr size_t long_word = 7;  // a letter of it may be wrong
  char word[long_word];
  size_t length = 0;
  for (; length < text.size(); ++length) {
    const char c = text[length];
    const bool capital = c >= 'A' && c <= 'Z';
    if (static_cast<unsigned char>(c) >= 0x80 || c == '-' || c == '\'') return true;
    if (!capital && !(c >= 'a' && c <= 'z')) break;
    if (length + 1 >= long_word) return true;
    word[length] = capital ? static_cast<char>(c - 'A' + 'a') : c;
  }
  const std::string_view first(word, length);
  const bool acronym = length > 1 && text[1] >= 'A' && text[1] <= 'Z';
  return length == 0 || acronym || first == "as" || exact_key_of(first) ||
         text.find_first_of("/|") != std::string_view::npos;
}

/// Cheap look at the first words: most lines of a paper begin with a word that no label has. Says yes when in doubt.
bool may_be_label(std::string_view text) {
  constexpr size_t short_line = 34, longest_word = 24;
  if (text.size() <= short_line) return may_be_short_label(text);
  size_t at = 0, known = 0;
  while (at < text.size() && known < 3) {
    char word[longest_word];
    size_t length = 0;
    const size_t start = at;
    while (at < text.size() && length < longest_word) {
      const char c = text[at];
      const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-';
      if (static_cast<unsigned char>(c) >= 0x80) return true;
      if (!letter) break;
      word[length++] = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
      ++at;
    }
    if (length == longest_word) return false;
    if (length > 0 && !exact_key_of({word, length})) {
      const bool acronym = length > 1 && start + 1 < text.size() && text[start + 1] >= 'A' && text[start + 1] <= 'Z';
      return known > 0 || acronym;
    }
    if (length > 0 && exact_key_of({word, length}) != Key::filler) return true;
    known += length > 0;
    if (at < text.size()) ++at;
  }
  return known > 0;
}

std::optional<Key> key_of(std::string_view word) {
  if (const auto key = exact_key_of(word)) return key;
  constexpr size_t long_word = 7;
  if (word.size() < long_word) return std::nullopt;
  for (const Row& row : vocabulary) {
    // One letter more, less or other leaves the first or the last as it was.
    if (row.word.front() != word.front() && row.word.back() != word.back()) continue;
    if (row.word.size() >= long_word && row.key != Key::filler && row.key != Key::member &&
        one_letter_off(row.word, word))
      return row.key;
  }
  return std::nullopt;
}

struct Label {
  std::array<int, static_cast<size_t>(Key::leave) + 1> count{};
  size_t words = 0;
  size_t unknown = 0;
  std::string first;                    ///< folded first word
  bool closed = false, inside = false;  ///< by a colon or dash; "in" stood in it
  bool plural = false;                  ///< a word of it ends so
  [[nodiscard]] bool has(Key key) const { return count[static_cast<size_t>(key)] > 0; }
};

/// The label's words; nothing when a word has no business in one.
std::optional<Label> read_label(std::string_view text, bool closed) {
  Label label;
  label.closed = closed;
  for (size_t at = 0, end = 0; at < text.size(); at = end + 1) {
    end = std::min(text.find(' ', at), text.size());
    const NameWord word = name_word(text.substr(at, end - at));
    const bool count = label.words > 0 && word.bare.size() <= 3 &&
                       word.bare.find_first_not_of("0123456789") == std::string::npos;  // "Standing Order 24"
    if (count || word.bare.empty() || word.bare == "&" || word.bare == "-" || word.bare == "/") continue;
    if (++label.words > 9) return std::nullopt;
    if (label.first.empty()) label.first = word.bare;
    std::string bare = word.bare;
    if (bare.ends_with("'s")) bare.resize(bare.size() - 2);
    if (bare == "speakers") bare = "speaker";
    const auto key = key_of(bare);
    label.plural = label.plural || bare.ends_with('s');
    if (key == Key::room && !label.inside) return std::nullopt;  // "Room 2": where, not who
    if (label.words == 1 && (bare == "they" || bare == "we")) return std::nullopt;
    label.inside = label.inside || bare == "in";
    if (key)
      ++label.count[static_cast<size_t>(*key)];
    else if (closed && word.all_caps && ++label.unknown <= 1)
      continue;  // "SPC Members Present:"
    else
      return std::nullopt;
  }
  if (label.words == 0) return std::nullopt;
  return label;
}

std::optional<AttendanceHeading> absent_or_apologies(const Label& label) {
  AttendanceHeading out;
  if (label.has(Key::late)) {
    out.kind = AttendanceKind::mixed;
    return out;
  }
  if (label.has(Key::apologies)) {
    if (label.has(Key::negation)) {  // "Absent without apology"
      out.status = AttendanceStatus::absent;
      return out;
    }
    const bool mixed =
        label.has(Key::matter) || label.has(Key::attendance) || label.has(Key::present) || label.has(Key::substitute);
    out.kind = mixed ? AttendanceKind::mixed : AttendanceKind::people;
    out.status = AttendanceStatus::apologies;
    return out;
  }
  if (label.has(Key::matter)) return std::nullopt;
  if (label.has(Key::excused)) {
    out.status = AttendanceStatus::apologies;
    return out;
  }
  const bool there = label.has(Key::present) || label.has(Key::attendance) || label.has(Key::there);
  if (label.has(Key::absent) && !there) {  // whoever has leave did not stay away unsaid
    const bool leave = label.has(Key::leave) && !label.has(Key::negation);
    out.status = leave ? AttendanceStatus::apologies : AttendanceStatus::absent;
    return out;
  }
  if (label.has(Key::negation) && there && !label.has(Key::absent)) {
    out.status = AttendanceStatus::absent;
    return out;
  }
  return std::nullopt;
}

std::optional<AttendanceHeading> classify(const Label& label) {
  AttendanceHeading out;
  const bool there = label.has(Key::present) || label.has(Key::attendance) || label.has(Key::there);
  const bool place = label.has(Key::remote) || label.has(Key::room);
  out.roster = label.has(Key::roster);
  out.members = label.has(Key::member);
  if (label.has(Key::open)) {
    if (label.has(Key::matter) || label.has(Key::roster) || label.unknown > 0) return std::nullopt;
    out.kind = AttendanceKind::open;
    return out;
  }
  if (auto missing = absent_or_apologies(label)) return missing;
  if (label.has(Key::matter)) return std::nullopt;
  if (label.has(Key::substitute)) {
    out.status = AttendanceStatus::substitute;
    return out;
  }
  if (label.has(Key::chair)) {
    const bool alone = label.count[static_cast<size_t>(Key::filler)] + label.count[static_cast<size_t>(Key::chair)] ==
                       static_cast<int>(label.words);
    if (!there && (!alone || label.words > 3)) return std::nullopt;
    out.kind = AttendanceKind::chair;
    out.weak = !there && label.words == 1;
    return out;
  }
  const bool beside = label.has(Key::officer) || label.has(Key::guest) || label.has(Key::also);
  if (beside && out.members && there && !label.has(Key::also)) {
    out.together = true;
    return out;
  }
  if (beside && (there || label.has(Key::guest) || label.has(Key::officer))) {
    out.status = AttendanceStatus::in_attendance;
    out.weak = !there;
    out.also = label.has(Key::also) && label.has(Key::present);
    out.single = label.has(Key::guest) && !label.plural;
    return out;
  }
  if (out.members && !there && label.first != "roll") {  // "Committee members:", but "Directors online" were there
    out.weak = !place;
    return out;
  }
  if (!there && place) {  // "By telephone:", "In the room:"
    out.weak = out.members = true;
    return out;
  }
  if (!there && label.has(Key::also) && label.closed) {  // "Also:"
    out.status = AttendanceStatus::in_attendance;
    out.weak = true;
    return out;
  }
  if (!there && label.first != "roll") return std::nullopt;
  out.status = AttendanceStatus::present;
  const bool list = label.has(Key::roster) || label.words == 1;  // "Attendance", "Attendance list"
  if (label.has(Key::attendance) && !label.has(Key::present) && !out.members && !list) {
    out.status = AttendanceStatus::in_attendance;
    out.plain_in_attendance = label.words <= 3;
  }
  return out;
}

/// "5 - Chair A Penn", "(3): B Oak": the count of those who follow, in front of them.
size_t count_length(std::string_view text) {
  size_t at = 0;
  while (at < text.size() && is_digit(text[at])) ++at;
  if (at == 0 || at > 3) return 0;
  for (const std::string_view sign : {" - ", " \u2013 ", " \u2014 ", ": "})
    if (text.substr(at).starts_with(sign)) return at + sign.size();
  return 0;
}

struct LabelEnd {
  size_t end = 0;   ///< of the label
  size_t rest = 0;  ///< of what follows
  bool closed = false;
};

/// "Present (7):", "PRESENT (Six Councillors): -", "Members present –": where the label stops.
LabelEnd find_label_end(std::string_view text) {
  LabelEnd out{text.size(), text.size(), false};
  int depth = 0;
  constexpr size_t longest = 90;
  for (size_t i = 0; i < text.size() && i < longest; ++i) {
    depth = std::max(0, depth + bracket_step(text[i]));
    if (depth > 0) continue;
    const std::string_view here = text.substr(i);
    size_t length = 0;
    if (here[0] == ':' || (here.starts_with("- ") && i > 0))
      length = 1;
    else if (here.starts_with(" -"))
      length = 2;
    else if (here.starts_with(" –") || here.starts_with(" —"))
      length = 4;
    if (length == 0) continue;
    out.end = i;
    out.closed = true;
    out.rest = i + length;
    while (out.rest < text.size() && std::string_view(" -:*_.").find(text[out.rest]) != std::string_view::npos)
      ++out.rest;
    out.rest += count_length(text.substr(out.rest));
    return out;
  }
  return out;
}

std::optional<AttendanceHeading> classify_text(std::string_view text, bool closed) {
  const auto label = read_label(text, closed);
  return label ? classify(*label) : std::nullopt;
}

/// "I Láthair / Present", "Anwesend / Present": a label in two languages is told by the one that is known, if the other
/// is as short.
std::optional<AttendanceHeading> classify_label(std::string_view text, bool closed) {
  const std::string folded = fold(text);
  if (!closed && is_public_matter(folded)) return std::nullopt;  // "PUBLIC FORUM" is an item
  AttendanceHeading special;
  if (folded.starts_with("as lathair")) {
    special.status = AttendanceStatus::absent;
    return special;
  }
  constexpr std::string_view bodies[] = {"committee", "sub-committee", "subcommittee", "panel", "tribunal"};
  if (closed && std::find(std::begin(bodies), std::end(bodies), folded) != std::end(bodies)) {
    special.status = AttendanceStatus::present;
    special.members = special.weak = true;  // "Sub-Committee: Cllr Penn (Chair), Cllr Oak"
    return special;
  }
  if (auto whole = classify_text(text, closed)) return whole;
  const size_t cut = text.find_first_of("/|");
  if (cut == std::string_view::npos || !closed) return std::nullopt;
  const std::string_view sides[] = {text.substr(0, cut), text.substr(cut + 1)};
  constexpr size_t longest_translation = 5;
  for (size_t i = 0; i < 2; ++i) {
    auto heading = classify_text(sides[i], closed);
    if (heading && !heading->weak && name_words(sides[1 - i]).size() <= longest_translation) return heading;
  }
  return std::nullopt;
}

/// "Leithscéalta / " in front of "Apologies A Penn, B Oak": the label in another language.
size_t translation_length(std::string_view text) {
  constexpr size_t longest = 40, most_words = 4;
  const size_t slash = text.substr(0, longest).find(" / ");
  if (slash == std::string_view::npos || text.substr(0, slash).find_first_of(",.:;(") != std::string_view::npos)
    return 0;
  return name_words(text.substr(0, slash)).size() <= most_words ? slash + 3 : 0;
}

/// "Together with the Clerk (Mr Penn)" below the members: the others.
std::optional<AttendanceHeading> read_together_with(std::string_view text, std::string_view folded) {
  constexpr std::string_view opening = "together with ";
  if (!folded.starts_with(opening) || reads_as_prose(text) || parse_people(text.substr(opening.size())).empty())
    return std::nullopt;
  AttendanceHeading heading;
  heading.status = AttendanceStatus::in_attendance;
  heading.weak = true;
  heading.rest = opening.size();
  return heading;
}

/// "PRESENT Nia Ostler NO": no colon, but one or two label words and then people.
std::optional<AttendanceHeading> read_unclosed(std::string_view text, bool numbered, bool translated = false) {
  static constexpr std::string_view openings[] = {"in attendance virtually",
                                                  "officers in attendance",
                                                  "officials in attendance",
                                                  "apologies for absence",
                                                  "members present",
                                                  "trustees present",
                                                  "governors present",
                                                  "directors present",
                                                  "officers present",
                                                  "sent apologies",
                                                  "also attending",
                                                  "attending",
                                                  "regrets",
                                                  "councillors present",
                                                  "also in attendance",
                                                  "also present",
                                                  "in attendance",
                                                  "attendees",
                                                  "participants",
                                                  "apologies",
                                                  "present",
                                                  "absent",
                                                  "guests",
                                                  "guest",
                                                  "visitors",
                                                  "officers",
                                                  "staff"};
  if (const size_t other = translated ? 0 : translation_length(text); other > 0) {
    auto heading = read_unclosed(text.substr(other), numbered, true);
    if (heading) heading->rest += other;
    return heading;
  }
  const std::string folded = fold(text.substr(0, std::min<size_t>(text.size(), 60)));
  if (auto others = read_together_with(text, folded)) return others;
  for (const std::string_view opening : openings) {
    if (!folded.starts_with(opening) || text.size() <= opening.size()) continue;
    const bool comma = text[opening.size()] == ',' && (opening == "absent" || opening == "apologies");
    if (!comma && text[opening.size()] != ' ') continue;  // "absent, Mr Ash"
    const auto label = read_label(text.substr(0, opening.size()), false);
    if (!label) return std::nullopt;
    auto heading = classify(*label);
    if (!heading || (heading->weak && !translated)) return std::nullopt;
    heading->rest = opening.size() + 1;
    heading->numbered = numbered;
    std::string_view rest = text.substr(heading->rest);
    if (fold(rest.substr(0, 5)) == "were " || fold(rest.substr(0, 4)) == "was ") {
      if (heading->status == AttendanceStatus::apologies) return std::nullopt;
      heading->rest += rest.find(' ') + 1;
      rest = text.substr(heading->rest);
    }
    const auto words = name_words(rest);
    const bool named = !words.empty() && words[0].capital && !is_never_name(words[0].bare);
    if (!named || words.size() > 60 || parse_people(rest).empty()) return std::nullopt;
    return heading;
  }
  return std::nullopt;
}

/// "Apology.  Canon E Penn.", "Present. A Penn, B Oak": a stop behind the label, and people behind the stop.
std::optional<AttendanceHeading> read_stopped(std::string_view text, bool numbered) {
  constexpr size_t longest_label = 32;
  const size_t stop = text.find(". ");
  if (stop > longest_label || stop + 2 >= text.size()) return std::nullopt;
  auto heading = classify_label(text.substr(0, stop), false);
  if (!heading || heading->weak || heading->kind != AttendanceKind::people) return std::nullopt;
  const std::string_view rest = trim(text.substr(stop + 2));
  if (reads_as_prose(rest) || parse_people(rest).empty()) return std::nullopt;
  heading->rest = static_cast<size_t>(rest.data() - text.data());
  heading->numbered = numbered;
  heading->closed = true;
  return heading;
}

/// What the columns of attendance tables are headed with, as fold_name() gives it.
struct Head {
  std::string_view text;
  AttendanceColumn column;
};
constexpr Head heads[] = {{"name", AttendanceColumn::name},
                          {"names", AttendanceColumn::name},
                          {"member", AttendanceColumn::name},
                          {"members", AttendanceColumn::name},
                          {"councillor", AttendanceColumn::name},
                          {"councillors", AttendanceColumn::name},
                          {"attendee", AttendanceColumn::name},
                          {"attendees", AttendanceColumn::name},
                          {"delegate", AttendanceColumn::name},
                          {"representative", AttendanceColumn::name},
                          {"commissioner", AttendanceColumn::name},
                          {"participant", AttendanceColumn::name},
                          {"participants", AttendanceColumn::name},
                          {"person", AttendanceColumn::name},
                          {"director", AttendanceColumn::name},
                          {"trustee", AttendanceColumn::name},
                          {"full name", AttendanceColumn::name},
                          {"member name", AttendanceColumn::name},
                          {"cllr", AttendanceColumn::name},
                          {"board member", AttendanceColumn::name},
                          {"committee member", AttendanceColumn::name},
                          {"present", AttendanceColumn::name},
                          {"governor", AttendanceColumn::name},
                          {"governors", AttendanceColumn::name},
                          {"trustees", AttendanceColumn::name},
                          {"directors", AttendanceColumn::name},
                          {"commissioners", AttendanceColumn::name},
                          {"delegates", AttendanceColumn::name},
                          {"officer", AttendanceColumn::name},
                          {"officers", AttendanceColumn::name},
                          {"first name", AttendanceColumn::name},
                          {"forename", AttendanceColumn::name},
                          {"surname", AttendanceColumn::name},
                          {"last name", AttendanceColumn::name},
                          {"enw", AttendanceColumn::name},
                          {"category", AttendanceColumn::role},
                          {"type", AttendanceColumn::role},
                          {"swydd", AttendanceColumn::role},
                          {"responsibility", AttendanceColumn::role},
                          {"function", AttendanceColumn::role},
                          {"appointed by", AttendanceColumn::organization},
                          {"nominated by", AttendanceColumn::organization},
                          {"nominating body", AttendanceColumn::organization},
                          {"institution", AttendanceColumn::organization},
                          {"faculty", AttendanceColumn::organization},
                          {"school", AttendanceColumn::organization},
                          {"group", AttendanceColumn::organization},
                          {"term of office", AttendanceColumn::organization},
                          {"term ends", AttendanceColumn::organization},
                          {"club", AttendanceColumn::organization},
                          {"association", AttendanceColumn::organization},
                          {"area", AttendanceColumn::organization},
                          {"parish", AttendanceColumn::organization},
                          {"attendance y n", AttendanceColumn::status},
                          {"attended y n", AttendanceColumn::status},
                          {"presence", AttendanceColumn::status},
                          {"here", AttendanceColumn::status},
                          {"there", AttendanceColumn::status},
                          {"roll", AttendanceColumn::status},
                          {"roll call", AttendanceColumn::status},
                          {"attend", AttendanceColumn::status},
                          {"who", AttendanceColumn::name},
                          {"from", AttendanceColumn::organization},
                          {"director", AttendanceColumn::name},
                          {"attending", AttendanceColumn::status},
                          {"role", AttendanceColumn::role},
                          {"position", AttendanceColumn::role},
                          {"position role", AttendanceColumn::role},
                          {"role position", AttendanceColumn::role},
                          {"title", AttendanceColumn::role},
                          {"job title", AttendanceColumn::role},
                          {"designation", AttendanceColumn::role},
                          {"capacity", AttendanceColumn::role},
                          {"office", AttendanceColumn::role},
                          {"post", AttendanceColumn::role},
                          {"organisation", AttendanceColumn::organization},
                          {"organization", AttendanceColumn::organization},
                          {"authority", AttendanceColumn::organization},
                          {"council", AttendanceColumn::organization},
                          {"representing", AttendanceColumn::organization},
                          {"company", AttendanceColumn::organization},
                          {"affiliation", AttendanceColumn::organization},
                          {"ward", AttendanceColumn::organization},
                          {"party", AttendanceColumn::organization},
                          {"team", AttendanceColumn::organization},
                          {"department", AttendanceColumn::organization},
                          {"division", AttendanceColumn::organization},
                          {"agency", AttendanceColumn::organization},
                          {"employer", AttendanceColumn::organization},
                          {"local authority", AttendanceColumn::organization},
                          {"body", AttendanceColumn::organization},
                          {"initials", AttendanceColumn::initials},
                          {"initial", AttendanceColumn::initials},
                          {"abbreviation", AttendanceColumn::initials},
                          {"key", AttendanceColumn::initials},
                          {"attendance", AttendanceColumn::status},
                          {"status", AttendanceColumn::status},
                          {"attended", AttendanceColumn::status},
                          {"in attendance", AttendanceColumn::status},
                          {"attendance status", AttendanceColumn::status},
                          {"present absent", AttendanceColumn::status},
                          {"present y n", AttendanceColumn::status},
                          {"role organisation", AttendanceColumn::role},
                          {"role title", AttendanceColumn::role},
                          {"title role", AttendanceColumn::role},
                          {"organisation role", AttendanceColumn::organization},
                          {"constituency", AttendanceColumn::organization},
                          {"electoral division", AttendanceColumn::organization}};

/// AttendanceColumn::none is 0: what heads nothing.
constexpr auto head_columns = [] {
  WordTable<AttendanceColumn, 256> out;
  for (const Head& head : heads)
    if (!out.has(head.text)) out.put(head.text) = head.column;
  return out;
}();

/// "Officer (Ms. H. Penn)" is a role with its holder, no heading.
bool bracket_names_people(std::string_view label) {
  for (const std::string& inside : take_brackets(label).inside)
    if (inside != "s" && !parse_people(inside).empty()) return true;
  return false;
}

/// "Appendix A: ", "Annex 1 – " in front of what the appendix holds.
size_t appendix_length(std::string_view text) {
  constexpr size_t longest = 80;
  if (text.size() > longest) return 0;
  const std::string folded = fold(text.substr(0, std::min<size_t>(text.size(), 10)));
  if (!folded.starts_with("appendix ") && !folded.starts_with("annex ") && !folded.starts_with("schedule ")) return 0;
  const LabelEnd cut = find_label_end(text);
  return cut.closed && name_words(text.substr(0, cut.end)).size() <= 2 ? cut.rest : 0;
}

/// "At a meeting of the Board held at the Pump House on 7 June there were present:-": the list stands below.
std::optional<AttendanceHeading> read_opened_list(std::string_view text) {
  constexpr size_t longest = 400, tail = 40;
  if (text.size() > longest || text.size() < tail || (text.back() != ':' && text.back() != '-')) return std::nullopt;
  const std::string folded = fold(text.substr(text.size() - tail));
  constexpr std::string_view ends[] = {"there were present:",
                                       "there were present:-",
                                       "were present:",
                                       "were present:-",
                                       "when there were present:",
                                       "at which were present:",
                                       "the following were present:",
                                       "were in attendance:",
                                       "the following attended:",
                                       "were there present:-"};
  if (std::none_of(std::begin(ends), std::end(ends), [&](std::string_view end) { return folded.ends_with(end); }))
    return std::nullopt;
  AttendanceHeading heading;
  heading.rest = text.size();
  heading.closed = true;
  return heading;
}

size_t number_length(std::string_view text) {
  const ItemLabel label = read_item_label(text);
  if (label.kind == ItemLabel::Kind::none || label.kind == ItemLabel::Kind::letter) return 0;
  return label.rest;
}

}  // namespace

std::optional<AttendanceHeading> read_attendance_heading(std::string_view text) {
  if (const size_t list = appendix_length(text); list > 0) {
    auto heading = read_attendance_heading(text.substr(list));
    if (!heading || heading->rest + list < text.size()) return std::nullopt;
    heading->rest += list;
    heading->roster = true;
    return heading;
  }
  if (auto opened = read_opened_list(text)) return opened;
  size_t skip = 0;
  while (skip < text.size() && std::string_view(" *_#|-").find(text[skip]) != std::string_view::npos) ++skip;
  const size_t number = number_length(text.substr(skip));
  const size_t base = skip + number;
  std::string_view body = text.substr(base);
  if (body.empty() || body.size() > 20000 || !may_be_label(body)) return std::nullopt;
  const LabelEnd cut = find_label_end(body);
  if (cut.end <= 90) {
    std::string label_text = take_brackets(body.substr(0, cut.end)).outside;
    if (const size_t plural = body.substr(0, cut.end).find("(s)"); plural != std::string_view::npos) label_text += "s";
    auto heading = classify_label(label_text, cut.closed);
    if (!heading && label_text.find('/') != std::string::npos) {  // "ATTENDANCE/APOLOGIES/LEAVE OF ABSENCE"
      std::replace(label_text.begin(), label_text.end(), '/', ' ');
      heading = classify_text(label_text, cut.closed);
      if (heading && heading->weak) heading.reset();
    }
    if (heading) {
      if (heading->weak && bracket_names_people(body.substr(0, cut.end))) return std::nullopt;
      heading->rest = std::min(text.size(), base + cut.rest);
      heading->numbered = number > 0;
      heading->closed = cut.closed;
      return heading;
    }
  }
  auto heading = read_unclosed(body, number > 0);
  if (!heading) heading = read_stopped(body, number > 0);
  if (heading) heading->rest += base;
  return heading;
}

namespace {

/// "P/A/R", "Y/N": the marks that fill the column.
bool names_marks(std::string_view header) {
  const auto marks = split(trim(header), '/');
  constexpr size_t longest = 2;
  return marks.size() > 1 && std::all_of(marks.begin(), marks.end(), [](std::string_view mark) {
           return !mark.empty() && mark.size() <= longest && is_upper(mark[0]);
         });
}

/// "Worker members", "Elected members": whose names stand there.
bool names_members(std::string_view folded) {
  constexpr std::string_view members[] = {"member",   "members",   "councillors", "directors",
                                          "trustees", "governors", "delegates",   "commissioners"};
  const size_t blank = folded.rfind(' ');
  return blank != std::string_view::npos && count_words(folded) <= 3 && is_one_of(folded.substr(blank + 1), members);
}

}  // namespace

AttendanceColumn attendance_column(std::string_view header) {
  constexpr size_t longest_header = 26;
  if (header.size() > longest_header) return AttendanceColumn::none;
  if (names_marks(header)) return AttendanceColumn::status;
  const std::string folded = fold_name(header);
  const auto exact = [](std::string_view text) { return head_columns[text]; };
  if (const auto column = exact(folded); column != AttendanceColumn::none) return column;
  for (const std::string_view joint : {" or ", " and ", " of "}) {  // "Councillor or officer", "Name and role"
    const size_t at = folded.find(joint);
    if (at == std::string::npos) continue;
    const auto left = exact(std::string_view(folded).substr(0, at));
    const auto right = exact(std::string_view(folded).substr(at + joint.size()));
    if (left != AttendanceColumn::none && right != AttendanceColumn::none) return left;
  }
  if (names_members(folded)) return AttendanceColumn::name;
  return AttendanceColumn::none;
}

std::optional<AttendanceStatus> status_of_cell(std::string_view cell) {
  if (const size_t comma = cell.find(',');
      comma != std::string_view::npos && fold(trim(cell.substr(0, comma))) == "no") {
    if (const auto why = status_of_cell(cell.substr(comma + 1))) return why;  // "no, apology"
  }
  const std::string folded = fold_name(cell);
  if (folded.empty()) {
    const bool tick = cell.find("✓") != std::string_view::npos || cell.find("✔") != std::string_view::npos ||
                      cell.find("☑") != std::string_view::npos;
    const bool cross = cell.find("✗") != std::string_view::npos || cell.find("✘") != std::string_view::npos ||
                       cell.find("✖") != std::string_view::npos || cell.find("×") != std::string_view::npos;
    if (cross) return AttendanceStatus::absent;
    return tick ? std::optional(AttendanceStatus::present) : std::nullopt;
  }
  if (folded == "p" || folded == "present" || folded == "yes" || folded == "y" || folded == "x" ||
      folded == "attended" || folded == "here" || folded == "✓" || folded == "✔" || folded == "aye" ||
      folded.starts_with("present") || folded == "remote" || folded == "virtual")
    return AttendanceStatus::present;
  static constexpr std::string_view away[] = {"sent apolog", "apology", "unable to attend",
                                              "ymddiheur",   "leithsc", "leave"};
  static constexpr std::string_view there[] = {"online",    "via ", "by ",    "zoom",    "teams", "in person",
                                               "attending", "left", "joined", "arrived", "part",  "late"};
  const auto opens = [&](std::string_view opening) { return folded.starts_with(opening); };
  if (std::any_of(std::begin(away), std::end(away), opens)) return AttendanceStatus::apologies;
  if (std::any_of(std::begin(there), std::end(there), opens) || folded.starts_with("yes"))
    return AttendanceStatus::present;
  if (folded.starts_with("no apolog") || folded.starts_with("did not ")) return AttendanceStatus::absent;
  if (folded.starts_with("apolog") || folded == "apols" || folded == "ap" || folded == "regrets" ||
      folded.starts_with("excused") || folded == "e")
    return AttendanceStatus::apologies;
  if (folded.starts_with("absent") || folded == "no" || folded == "n" || folded == "a" || folded == "not present" ||
      folded == "did not attend")
    return AttendanceStatus::absent;
  if (folded.starts_with("substitut") || folded == "sub" || folded.starts_with("deput"))
    return AttendanceStatus::substitute;
  if (folded.starts_with("in attendance") || folded == "observer" || folded == "guest")
    return AttendanceStatus::in_attendance;
  return std::nullopt;
}

}  // namespace minutebook

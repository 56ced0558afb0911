// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/index/one_spelling.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

namespace minutebook {
namespace {

// Written from general knowledge of English.

using Pair = std::pair<std::string_view, std::string_view>;

// Beginnings that are spelt otherwise whatever follows.
constexpr std::array<Pair, 36> beginnings = {{
    {"acknowledgment", "acknowledgement"},
    {"airplane", "aeroplane"},
    {"aluminum", "aluminium"},
    {"anesth", "anaesth"},
    {"archeolog", "archaeolog"},
    {"artifact", "artefact"},
    {"benefitt", "benefit"},
    {"councilor", "councillor"},
    {"counselor", "counsellor"},
    {"defense", "defence"},
    {"distill", "distil"},
    {"encyclopedi", "encyclopaedi"},
    {"enroll", "enrol"},
    {"fiberglass", "fibreglass"},
    {"focuss", "focus"},
    {"fulfill", "fulfil"},
    {"gynecolog", "gynaecolog"},
    {"hemorrh", "haemorrh"},
    {"installment", "instalment"},
    {"judgment", "judgement"},
    {"licens", "licenc"},
    {"maneuver", "manoeuvr"},
    {"mold", "mould"},
    {"offense", "offence"},
    {"orthopedic", "orthopaedic"},
    {"paleont", "palaeont"},
    {"pediatric", "paediatric"},
    {"plow", "plough"},
    {"practis", "practic"},
    {"pretense", "pretence"},
    {"skeptic", "sceptic"},
    {"skillful", "skilful"},
    {"snowplow", "snowplough"},
    {"sulfur", "sulphur"},
    {"willful", "wilful"},
    {"woolen", "woollen"},
}};

// Whole words.
constexpr std::array<Pair, 14> wholes = {{
    {"advisor", "adviser"},
    {"advisors", "advisers"},
    {"aging", "ageing"},
    {"analog", "analogue"},
    {"catalog", "catalogue"},
    {"cataloged", "catalogued"},
    {"catalogs", "catalogues"},
    {"dialog", "dialogue"},
    {"dialogs", "dialogues"},
    {"livable", "liveable"},
    {"program", "programme"},
    {"programs", "programmes"},
    {"salable", "saleable"},
    {"sizable", "sizeable"},
}};

// "-or" for "-our", when nothing follows that drops the u in Britain too ("humorous", "laboratory").
constexpr std::array<std::string_view, 28> in_or = {
    "arbor",  "armor",  "behavior", "candor", "clamor", "color",    "demeanor",   "discolor", "dishonor", "endeavor",
    "favor",  "fervor", "flavor",   "glamor", "harbor", "honor",    "humor",      "labor",    "neighbor", "odor",
    "parlor", "rancor", "rigor",    "rumor",  "savor",  "splendor", "watercolor", "vigor"};
constexpr std::array<std::string_view, 17> after_our = {"",    "s",     "ed",    "ing",  "able", "ably",
                                                        "ful", "fully", "less",  "er",   "ers",  "hood",
                                                        "ly",  "al",    "hoods", "ally", "ite"};

// "-er" for "-re". Not "meter": the gas has one, too.
constexpr std::array<std::string_view, 13> in_er = {"caliber", "center",  "centimeter", "fiber",      "kilometer",
                                                    "liter",   "luster",  "meager",     "milliliter", "millimeter",
                                                    "somber",  "specter", "theater"};
constexpr std::array<Pair, 4> after_re = {{{"", "e"}, {"s", "es"}, {"ed", "ed"}, {"ing", "ing"}}};

// Verbs that double their l in Britain before these.
constexpr std::array<std::string_view, 26> in_l = {
    "bevel",   "cancel",  "channel", "counsel", "dial",    "enamel", "equal", "fuel",  "funnel",
    "initial", "jewel",   "label",   "level",   "marshal", "marvel", "model", "panel", "parcel",
    "pedal",   "quarrel", "refuel",  "rival",   "shovel",  "signal", "total", "travel"};
constexpr std::array<std::string_view, 5> after_l = {"ed", "er", "ers", "ing", "ings"};

template <size_t N>
bool is_among(const std::array<std::string_view, N>& all, std::string_view one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

std::optional<std::string> by_beginning(std::string_view word) {
  for (const auto& [one, other] : wholes)
    if (word == one) return std::string(other);
  for (const auto& [one, other] : beginnings)
    if (word.starts_with(one)) return std::string(other).append(word.substr(one.size()));
  for (const std::string_view one : in_or)
    if (word.starts_with(one) && is_among(after_our, word.substr(one.size())))
      return std::string(one.substr(0, one.size() - 2)).append("our").append(word.substr(one.size()));
  for (const std::string_view one : in_er) {
    if (!word.starts_with(one)) continue;
    for (const auto& [after, instead] : after_re)
      if (word.substr(one.size()) == after)
        return std::string(one.substr(0, one.size() - 2)).append("r").append(instead);
  }
  for (const std::string_view one : in_l)  // Porter's stems undo other doubled letters, not these
    if (word.starts_with(one) && word.substr(one.size()).starts_with('l') &&
        is_among(after_l, word.substr(one.size() + 1)))
      return std::string(one).append(word.substr(one.size() + 1));
  return {};
}

/// "-ize" and "-yze" in all their forms.
void take_s_for_z(std::string& word) {
  constexpr size_t least = 3;  // letters before: "size" and "seize" are written so everywhere, "prize" is no "prise"
  constexpr std::array<std::string_view, 9> after = {"e", "ed", "es", "er", "ers", "ing", "ation", "ations", "able"};
  const size_t z = word.rfind('z');
  if (z == std::string::npos || z <= least || word.starts_with("priz") || word.starts_with("capsiz")) return;
  const bool verb = word[z - 1] == 'i' || word[z - 1] == 'y';
  if (verb && is_among(after, std::string_view(word).substr(z + 1))) word[z] = 's';
}

}  // namespace

std::string one_spelling(std::string word) {
  if (auto other = by_beginning(word)) return std::move(*other);
  take_s_for_z(word);
  return word;
}

}  // namespace minutebook

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/parse/name_words.hpp"
#include "indexer/parse/names.hpp"
#include "lib/model/minutes.hpp"

namespace minutebook {

/// What one sentence says about who was there.
struct AttendanceSentence {
  enum class Says {
    apologies,    ///< `people` sent apologies
    absent,       ///< `people` were not there
    excused,      ///< `people` were excused or unable to come
    present,      ///< `people` were there
    listed,       ///< "Present were ...": `people` are the list of those present
    moved,        ///< `people` came or left during the meeting; `note` says how
    spoke,        ///< `people` introduced or presented a matter at the meeting
    nobody,       ///< "No apologies were received": about attendance, but names nobody
    chaired,      ///< `people` (one, or what `initials` or `office` stands for) presided
    substituted,  ///< people[0] stood in for people[1]
  };
  Says says = Says::nobody;
  std::vector<PersonName> people;
  std::string initials;  ///< chaired: "RW" when only a key is printed
  std::string office;    ///< chaired: "Vice-Chair" when only that is printed
  std::string note;      ///< "for lateness", "left at 8pm"
};

/// Reads one sentence; nothing when it says nothing about attendance. Linear in its words.
std::optional<AttendanceSentence> read_attendance_sentence(std::string_view sentence);

/// True if folded text holds a word that attendance is spoken of with; everything else need not be read. One pass.
bool may_speak_of_attendance(std::string_view folded);

/// Cuts a paragraph into sentences; a stop after a title, an initial or inside brackets ends none.
std::vector<std::string_view> attendance_sentences(std::string_view paragraph);

/// True if the text reads as running prose (a finite verb outside brackets), not as a list of names.
bool reads_as_prose(std::string_view text);
/// The same of words that are already taken apart.
bool read_as_prose(const std::vector<NameWord>& words);

}  // namespace minutebook

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <optional>
#include <string_view>

#include "lib/model/minutes.hpp"

namespace minutebook {

/// What an attendance heading announces.
enum class AttendanceKind : uint8_t {
  people,  ///< a list of people with `status`
  mixed,   ///< "Attendance and apologies": only sentences and labels below it say who
  chair,   ///< "In the chair": the person who presides
  open,    ///< members of the public, press: no people
};

struct AttendanceHeading {
  AttendanceKind kind = AttendanceKind::people;
  AttendanceStatus status = AttendanceStatus::present;
  size_t rest = 0;        ///< offset in the text of what follows the label; text.size() when nothing does
  bool numbered = false;  ///< an agenda item ("3. Apologies for absence")
  bool roster = false;    ///< announces a whole list ("Attendance list", "Record of attendance")
  bool together = false;  ///< members and others under one heading ("Commissioners, staff and guests present")
  bool members = false;   ///< names the members of the body ("Members present")
  bool closed = false;    ///< by a colon or dash
  bool weak = false;      ///< "Officers", "Guests", "Chair": means attendance only beside other attendance headings
  bool also = false;      ///< "Also present": others than those who were named before
  bool single = false;    ///< "Guest speaker": one person
  bool plain_in_attendance = false;  ///< nothing but "In attendance": may be the only list of a paper
};

/// Reads an attendance heading at the start of a printed line: "Present:", "IN ATTENDANCE VIRTUALLY: Mr ...",
/// "3 Apologies for Absence", "Members of the Public:". A spelling mistake of one letter in a long word is forgiven.
std::optional<AttendanceHeading> read_attendance_heading(std::string_view text);

/// What a column of an attendance table holds, told from its header.
enum class AttendanceColumn : uint8_t { none, name, role, organization, initials, status };
AttendanceColumn attendance_column(std::string_view header);

/// A cell of a status column: "Present", "P", "Apologies", "x" (a mark counts as present), nothing when it says
/// nothing.
std::optional<AttendanceStatus> status_of_cell(std::string_view cell);

}  // namespace minutebook

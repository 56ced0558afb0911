// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/model/registers.hpp"

// The registers as they are stored and answered: each value stands alone and names others by id and name.

namespace minutebook {

struct BoardRef {
  std::string id, name, organization;
  friend bool operator==(const BoardRef&, const BoardRef&) = default;
};
struct MeetingRef {
  std::string id, body, date;
  friend bool operator==(const MeetingRef&, const MeetingRef&) = default;
};
struct PersonRef {
  std::string id, name;
  friend bool operator==(const PersonRef&, const PersonRef&) = default;
};

/// A paper and where it belongs.
struct PaperLine {
  DocumentSummary document;
  std::string organization, status, item_number;
  std::string board;                 ///< id, empty none
  std::vector<MeetingRef> meetings;  ///< first the one it is of
  std::vector<PersonRef> persons;    ///< whom each name printed in it means
  friend bool operator==(const PaperLine&, const PaperLine&) = default;
};

/// The meeting that something of the paper belongs to: that of its date, where the file holds several, else the first.
std::optional<MeetingRef> meeting_on(const PaperLine& paper, const std::string& date);

struct MeetingPaperRef {
  std::string document;
  PaperRole role = PaperRole::paper;
  uint32_t part = 0;    ///< of the meetings of the file, see part_of()
  std::string copy_of;  ///< document id, empty none
  friend bool operator==(const MeetingPaperRef&, const MeetingPaperRef&) = default;
};

/// A meeting that a paper speaks of.
struct AnnouncedMeeting {
  DateRole role = DateRole::next_meeting;
  std::string date, document;
  uint32_t page = 0;
  friend bool operator==(const AnnouncedMeeting&, const AnnouncedMeeting&) = default;
};

struct MeetingLine {
  std::string id;
  BoardRef board;
  std::string date, start_time;
  bool has_agenda = false, has_minutes = false;
  uint32_t reports = 0, decisions = 0, actions = 0;
  std::vector<MeetingPaperRef> papers;
  std::vector<AnnouncedMeeting> announced;
  friend bool operator==(const MeetingLine&, const MeetingLine&) = default;
};

struct BoardMember {
  PersonRef person;
  uint32_t attended = 0;
  friend bool operator==(const BoardMember&, const BoardMember&) = default;
};

struct BoardLine {
  BoardRef board;
  std::vector<std::string> names;
  uint32_t documents = 0, undated = 0, meetings = 0;
  std::string first, last;
  std::vector<AnnouncedMeeting> missing;  ///< meetings that papers speak of and of which there is none here
  std::vector<BoardMember> people;        ///< most often present
  friend bool operator==(const BoardLine&, const BoardLine&) = default;
};

/// One mention of a person, with the parts of its paper's meeting.
struct MentionLine {
  uint32_t paper = 0;  ///< into PersonLine::papers
  std::string name, status, role;
  uint32_t page = 0;
  std::string date;  ///< ISO, of its meeting where the file holds several; else empty
  friend bool operator==(const MentionLine&, const MentionLine&) = default;
};

struct OwnedAction {
  uint32_t paper = 0;  ///< into PersonLine::papers
  std::string key;
  friend bool operator==(const OwnedAction&, const OwnedAction&) = default;
};

struct PersonMatch {
  PersonRef person;
  std::string reason;
  friend bool operator==(const PersonMatch&, const PersonMatch&) = default;
};

struct PersonLine {
  std::string id, name;
  std::vector<std::string> former_ids, bodies, organizations, roles;
  std::vector<PersonVariant> variants;
  std::vector<PersonEvidence> evidence;
  std::string first, last;
  PersonCounts counts;
  std::vector<std::string> papers;  ///< ids, oldest first, undated first
  std::vector<MentionLine> mentions;
  std::vector<OwnedAction> actions;
  std::vector<PersonMatch> possible;
  friend bool operator==(const PersonLine&, const PersonLine&) = default;
};

struct StatusEvidenceLine {
  std::string rule, document;
  uint32_t page = 0;
  std::string text;
  friend bool operator==(const StatusEvidenceLine&, const StatusEvidenceLine&) = default;
};
struct StatusLine {
  ActionStatus code = ActionStatus::open;
  std::vector<StatusEvidenceLine> evidence;
  friend bool operator==(const StatusLine&, const StatusLine&) = default;
};

/// How an action stands, for a person to check.
struct ResolvedEvidence {
  std::string rule;
  DocumentSummary document;
  uint32_t page = 0;
  std::string text;
  friend bool operator==(const ResolvedEvidence&, const ResolvedEvidence&) = default;
};
struct ResolvedStatus {
  ActionStatus code = ActionStatus::open;
  std::string as_of;  ///< ISO date of the last paper that says so, empty undated
  std::vector<ResolvedEvidence> evidence;
  friend bool operator==(const ResolvedStatus&, const ResolvedStatus&) = default;
};

/// The lines of whole registers, ready to be stored.
std::vector<PaperLine> paper_lines(const Registers& registers, const std::vector<PaperFacts>& papers);
std::vector<MeetingLine> meeting_lines(const Registers& registers, const std::vector<PaperFacts>& papers);
std::vector<BoardLine> board_lines(const Registers& registers, const std::vector<PaperFacts>& papers);
std::vector<PersonLine> person_lines(const Registers& registers, const std::vector<PaperFacts>& papers);
StatusLine status_line(const ActionState& state, const std::vector<PaperFacts>& papers);

// Each value as bytes, and back; nothing when the bytes are not what pack() writes.
std::string pack(const PaperLine& line);
std::string pack(const MeetingLine& line);
std::string pack(const BoardLine& line);
std::string pack(const PersonLine& line);
std::string pack(const StatusLine& line);
std::string pack(const Suggestion& suggestion);
std::optional<PaperLine> unpack_paper(std::string_view bytes);
std::optional<MeetingLine> unpack_meeting(std::string_view bytes);
std::optional<BoardLine> unpack_board(std::string_view bytes);
std::optional<PersonLine> unpack_person(std::string_view bytes);
std::optional<StatusLine> unpack_status(std::string_view bytes);
std::optional<Suggestion> unpack_suggestion(std::string_view bytes);

}  // namespace minutebook

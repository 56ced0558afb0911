// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/model/facts.hpp"
#include "lib/model/people_list.hpp"

// What is known across papers: boards, meetings, people, how actions stand, suggestions. All of it is made from the
// facts of the papers of one database and nothing else, by make_registers(), so that the public registers cannot know
// what the public papers do not say. Ids are made from content, so they survive being made again.

namespace minutebook {

enum class PaperRole { agenda, paper, minutes };  ///< of a paper in its meeting
std::string_view to_name(PaperRole role);
PaperRole role_of(DocumentType type);

/// A name of a body or organisation as a key: without "the", "&" as "and", "Sub-Committee" as one word.
std::string body_key(std::string_view name);

/// One board of one organisation.
struct Board {
  std::string id;                    ///< 12 hexadecimal digits of the names of board and organisation
  std::vector<std::string> aliases;  ///< ids by other spellings of the organisation
  std::string name, organization;    ///< as printed most often
  std::vector<std::string> names;    ///< as printed, most frequent first
  uint32_t documents = 0, undated = 0;
  std::string first, last;       ///< ISO dates of papers, empty unknown
  std::vector<size_t> meetings;  ///< into Registers::meetings, by date
};

struct MeetingPaper {
  size_t paper = 0;  ///< into the facts
  PaperRole role = PaperRole::paper;
  uint32_t part = 0;  ///< of the meetings of the file, that which is this one
  int copy_of = -1;   ///< into the facts: a draft of the approved minutes, a copy of the first
  friend bool operator==(const MeetingPaper&, const MeetingPaper&) = default;
};

/// A meeting is a board and a day; a day on which minutes begin at two times holds two.
struct Meeting {
  std::string id;                    ///< 16 hexadecimal digits of board and day (and time where two share the day)
  std::vector<std::string> aliases;  ///< ids by other spellings of the organisation, or without the time
  size_t board = 0;                  ///< into Registers::boards
  Date date;
  std::string start_time;
  std::vector<MeetingPaper> papers;  ///< agendas, then papers, then minutes
  bool has_agenda = false, has_minutes = false;
  uint32_t reports = 0;  ///< papers without copies
  uint32_t decisions = 0, actions = 0;
};

/// A paper that says how an action stands.
struct StatusEvidence {
  std::string rule;  ///< "recorded", "printed", "same reference", "same text"
  size_t paper = 0;
  uint32_t page = 0;
  std::string text;  ///< as printed
  friend bool operator==(const StatusEvidence&, const StatusEvidence&) = default;
};
struct ActionState {
  ActionStatus code = ActionStatus::open;
  std::vector<StatusEvidence> evidence;  ///< oldest first
  friend bool operator==(const ActionState&, const ActionState&) = default;
};

enum class SuggestionKind { board, person, title, phrase };
std::string_view to_name(SuggestionKind kind);
std::optional<SuggestionKind> suggestion_kind_from_name(std::string_view name);
struct Suggestion {
  SuggestionKind kind = SuggestionKind::title;
  std::string text;
  uint32_t count = 0;  ///< papers
  std::string id;      ///< of the board or person
  friend bool operator==(const Suggestion&, const Suggestion&) = default;
};

struct Registers {
  std::vector<Board> boards;                     ///< by name, then organisation
  std::vector<Meeting> meetings;                 ///< by date, then id
  std::vector<int> board_of;                     ///< of each paper, -1 none
  std::vector<std::vector<size_t>> meetings_of;  ///< of each paper
  PeopleList people;
  std::vector<PersonMention> mentions;         ///< what Person::mentions counts
  std::map<std::string, ActionState> actions;  ///< by key: those of which more than the recording is known
  std::vector<Suggestion> suggestions;         ///< the most useful first
};

/// Pure; the same facts in any order give the same registers. Time grows with the papers and their mentions (about
/// 0.1 ms a paper, most of it to group people); memory is about 10 kB a paper. An archive of a million entries, some
/// 40,000 papers, takes seconds, and so an update that adds one paper may make all of it again.
Registers make_registers(const std::vector<PaperFacts>& papers, const std::vector<PersonRuling>& rulings = {});

// The parts, in the order in which they build on each other.
void add_boards_and_meetings(Registers& registers, const std::vector<PaperFacts>& papers);
void add_action_states(Registers& registers, const std::vector<PaperFacts>& papers);
void add_people(Registers& registers, const std::vector<PaperFacts>& papers, const std::vector<PersonRuling>& rulings);
void add_suggestions(Registers& registers, const std::vector<PaperFacts>& papers);

}  // namespace minutebook

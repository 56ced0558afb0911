// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/model/register_answers.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace minutebook {
namespace {

constexpr size_t most_members = 50;
constexpr size_t most_missing = 200;

BoardRef ref_of(const Board& board) { return {board.id, board.name, board.organization}; }

MeetingRef ref_of(const Meeting& meeting, const Registers& registers) {
  return {meeting.id, registers.boards[meeting.board].name, to_iso(meeting.date)};
}

std::string iso_or_empty(const std::optional<Date>& date) { return date ? to_iso(*date) : std::string(); }

bool attended(std::string_view status) {
  return status == "present" || status == "substitute" || status == "in_attendance";
}

std::unordered_map<std::string, size_t> numbers_of(const std::vector<PaperFacts>& papers) {
  std::unordered_map<std::string, size_t> out;
  for (size_t i = 0; i < papers.size(); ++i) out.emplace(papers[i].document.id, i);
  return out;
}

/// The meetings before and after, as papers of these meetings announce them.
std::vector<AnnouncedMeeting> announced_in(const std::vector<MeetingPaper>& list,
                                           const std::vector<PaperFacts>& papers) {
  std::vector<AnnouncedMeeting> out;
  for (const MeetingPaper& one : list)
    for (const MeetingFact& fact : papers[one.paper].meetings)
      if (fact.role != DateRole::meeting && (papers[one.paper].parts.empty() || fact.part == one.part))
        out.push_back({fact.role, to_iso(fact.date), papers[one.paper].document.id, fact.page});
  return out;
}

}  // namespace

std::optional<MeetingRef> meeting_on(const PaperLine& paper, const std::string& date) {
  for (const MeetingRef& one : paper.meetings)
    if (one.date == date) return one;
  return paper.meetings.empty() ? std::nullopt : std::optional(paper.meetings.front());
}

std::vector<PaperLine> paper_lines(const Registers& registers, const std::vector<PaperFacts>& papers) {
  std::vector<PaperLine> out(papers.size());
  for (size_t i = 0; i < papers.size(); ++i) {
    const PaperFacts& paper = papers[i];
    PaperLine& line = out[i];
    line.document = paper.document;
    line.organization = paper.organization;
    line.status = paper.status;
    line.item_number = paper.item_number;
    if (registers.board_of[i] >= 0) line.board = registers.boards[static_cast<size_t>(registers.board_of[i])].id;
    for (const size_t m : registers.meetings_of[i]) line.meetings.push_back(ref_of(registers.meetings[m], registers));
  }
  const auto numbers = numbers_of(papers);
  std::vector<std::set<std::pair<std::string, std::string>>> names(papers.size());
  for (const ListedPerson& one : registers.people.persons)
    for (const PersonPaper& paper : one.papers) {
      const auto found = numbers.find(paper.id);
      if (found == numbers.end()) continue;
      for (const std::string& name : paper.names) names[found->second].emplace(name, one.person.id);
    }
  for (size_t i = 0; i < papers.size(); ++i)
    for (const auto& [name, id] : names[i]) out[i].persons.push_back({id, name});
  return out;
}

std::vector<MeetingLine> meeting_lines(const Registers& registers, const std::vector<PaperFacts>& papers) {
  std::vector<MeetingLine> out;
  out.reserve(registers.meetings.size());
  for (const Meeting& meeting : registers.meetings) {
    MeetingLine line;
    line.id = meeting.id;
    line.board = ref_of(registers.boards[meeting.board]);
    line.date = to_iso(meeting.date);
    line.start_time = meeting.start_time;
    line.has_agenda = meeting.has_agenda;
    line.has_minutes = meeting.has_minutes;
    line.reports = meeting.reports;
    line.decisions = meeting.decisions;
    line.actions = meeting.actions;
    for (const MeetingPaper& one : meeting.papers)
      line.papers.push_back({papers[one.paper].document.id, one.role, one.part,
                             one.copy_of < 0 ? std::string() : papers[static_cast<size_t>(one.copy_of)].document.id});
    line.announced = announced_in(meeting.papers, papers);
    out.push_back(std::move(line));
  }
  return out;
}

std::vector<BoardLine> board_lines(const Registers& registers, const std::vector<PaperFacts>& papers) {
  std::vector<BoardLine> out(registers.boards.size());
  for (size_t b = 0; b < out.size(); ++b) {
    const Board& board = registers.boards[b];
    BoardLine& line = out[b];
    line.board = ref_of(board);
    line.names = board.names;
    line.documents = board.documents;
    line.undated = board.undated;
    line.meetings = static_cast<uint32_t>(board.meetings.size());
    line.first = board.first;
    line.last = board.last;
    std::set<std::string> held;
    std::map<std::string, AnnouncedMeeting> spoken_of;
    for (const size_t m : board.meetings) {
      held.insert(to_iso(registers.meetings[m].date));
      for (AnnouncedMeeting& one : announced_in(registers.meetings[m].papers, papers))
        spoken_of.emplace(one.date, std::move(one));
    }
    for (auto& [date, one] : spoken_of)
      if (held.count(date) == 0 && line.missing.size() < most_missing) line.missing.push_back(std::move(one));
  }
  const auto numbers = numbers_of(papers);
  std::vector<std::map<size_t, std::set<std::string>>> members(out.size());  // person → days
  for (size_t p = 0; p < registers.people.persons.size(); ++p)
    for (const size_t i : registers.people.persons[p].person.mentions) {
      const NameMention& mention = registers.mentions[i].mention;
      const auto paper = numbers.find(mention.document);
      const int board = paper == numbers.end() ? -1 : registers.board_of[paper->second];
      if (board >= 0 && attended(mention.status))
        members[static_cast<size_t>(board)][p].insert(iso_or_empty(mention.date));
    }
  for (size_t b = 0; b < out.size(); ++b) {
    auto& people = out[b].people;
    for (const auto& [p, days] : members[b]) {
      const Person& person = registers.people.persons[p].person;
      people.push_back({{person.id, person.name}, static_cast<uint32_t>(days.size())});
    }
    std::sort(people.begin(), people.end(), [](const BoardMember& a, const BoardMember& c) {
      return std::tie(c.attended, a.person.name, a.person.id) < std::tie(a.attended, c.person.name, c.person.id);
    });
    if (people.size() > most_members) people.resize(most_members);
  }
  return out;
}

namespace {

PersonLine line_of(const ListedPerson& one, const std::vector<PersonMention>& mentions) {
  PersonLine line;
  const Person& person = one.person;
  line.id = person.id;
  line.name = person.name;
  line.former_ids = person.former_ids;
  line.bodies = person.bodies;
  line.organizations = person.organizations;
  line.roles = one.roles;
  line.variants = person.variants;
  line.evidence = person.evidence;
  line.first = iso_or_empty(person.first);
  line.last = iso_or_empty(person.last);
  line.counts = one.counts;
  std::unordered_map<std::string, uint32_t> numbers;
  for (const PersonPaper& paper : one.papers) {
    numbers.emplace(paper.id, static_cast<uint32_t>(line.papers.size()));
    line.papers.push_back(paper.id);
  }
  for (const size_t i : person.mentions) {
    const PersonMention& mention = mentions[i];
    line.mentions.push_back({numbers.at(mention.mention.document), mention.mention.name, mention.mention.status,
                             mention.mention.role, mention.page,
                             mention.part == 0 ? std::string() : iso_or_empty(mention.mention.date)});
  }
  return line;
}

}  // namespace

std::vector<PersonLine> person_lines(const Registers& registers, const std::vector<PaperFacts>& papers) {
  std::vector<PersonLine> out;
  std::unordered_map<std::string, size_t> by_id;
  std::unordered_map<std::string, std::vector<size_t>> by_name;  // document and printed name → persons
  for (const ListedPerson& one : registers.people.persons) {
    by_id.emplace(one.person.id, out.size());
    for (const PersonPaper& paper : one.papers)
      for (const std::string& name : paper.names) by_name[paper.id + '\n' + name].push_back(out.size());
    out.push_back(line_of(one, registers.mentions));
  }
  for (const PaperFacts& paper : papers)
    for (const ActionFact& action : paper.actions)
      for (const Owner& owner : action.owners) {
        const auto found = by_name.find(paper.document.id + '\n' + owner.name);
        // Two persons of one printed name in one paper: which of them is meant, nobody can tell.
        if (owner.kind != OwnerKind::person || found == by_name.end() || found->second.size() != 1) continue;
        PersonLine& line = out[found->second.front()];
        const auto number = std::find(line.papers.begin(), line.papers.end(), paper.document.id) - line.papers.begin();
        line.actions.push_back({static_cast<uint32_t>(number), action.key});
      }
  for (const PossibleMatch& match : registers.people.possible) {
    const auto one = by_id.find(match.id), other = by_id.find(match.other_id);
    if (one == by_id.end() || other == by_id.end()) continue;
    out[one->second].possible.push_back({{match.other_id, match.other_name}, match.reason});
    out[other->second].possible.push_back({{match.id, match.name}, match.reason});
  }
  return out;
}

StatusLine status_line(const ActionState& state, const std::vector<PaperFacts>& papers) {
  StatusLine line;
  line.code = state.code;
  for (const StatusEvidence& one : state.evidence)
    line.evidence.push_back({one.rule, papers[one.paper].document.id, one.page, one.text});
  return line;
}

}  // namespace minutebook

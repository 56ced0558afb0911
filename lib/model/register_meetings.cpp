// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <set>
#include <tuple>

#include "lib/base/hash.hpp"
#include "lib/base/text.hpp"
#include "lib/model/name_key.hpp"
#include "lib/model/registers.hpp"

namespace minutebook {
namespace {

constexpr size_t board_digits = 12;
constexpr size_t meeting_digits = 16;
constexpr double copy_share = 0.6;  // of the headings of two minutes that are one text

/// Letters, forward plans and decisions of one person are dated, but nobody met.
bool makes_a_meeting(std::string_view type) {
  constexpr std::string_view alone[] = {"letter", "forward_plan", "officer_decision", "record_of_decision", "other"};
  return std::find(std::begin(alone), std::end(alone), type) == std::end(alone);
}

std::string id_of(std::string_view kind, const std::vector<std::string>& parts, size_t digits) {
  return sha256_hex(std::string(kind) + '\n' + join(parts, "\n")).substr(0, digits);
}

std::string initials_of(std::string_view key) {
  std::string out;
  for (const auto word : split(key, ' '))
    if (!word.empty() && word != "of" && word != "and" && word != "for") out += word.front();
  return out;
}

/// One name of an organisation says more of the other: "Marrowby" and "Marrowby Parish Council", or its initials.
bool is_same_organization(const std::string& a, const std::string& b) {
  if (a == b) return true;
  const std::string &small = a.size() < b.size() ? a : b, &large = a.size() < b.size() ? b : a;
  if (small.size() > 1 && (small == initials_of(large))) return true;
  return (" " + large + " ").find(" " + small + " ") != std::string::npos;
}

using Counts = std::map<std::string, uint32_t>;

std::vector<std::string> names_by_frequency(const Counts& counts) {
  std::vector<std::string> out;
  for (const auto& [name, times] : counts) out.push_back(name);
  std::stable_sort(out.begin(), out.end(),
                   [&](const std::string& a, const std::string& b) { return counts.at(a) > counts.at(b); });
  return out;
}

/// The organisations that papers of one name of a board print, and in which folders.
class Organizations {
 public:
  void add(const std::string& key, const std::string& folder) {
    ++times_[key];
    if (!folder.empty()) folders_[key].insert(folder);
  }
  [[nodiscard]] std::vector<std::string> by_frequency() const { return names_by_frequency(times_); }

  /// A rare name two letters off a common one of the same folder: misread. East and West Devon are both common.
  [[nodiscard]] bool is_slip_of(const std::string& rare, const std::string& common) const {
    constexpr uint32_t share = 5;
    constexpr size_t shortest = 12;
    constexpr int letters = 2;
    if (rare.size() < shortest || times_.at(rare) * share > times_.at(common)) return false;
    if (edit_distance(rare, common, letters) > letters) return false;
    const auto a = folders_.find(rare), b = folders_.find(common);
    return a != folders_.end() && b != folders_.end() &&
           std::any_of(a->second.begin(), a->second.end(),
                       [&](const auto& folder) { return b->second.count(folder) != 0; });
  }

 private:
  Counts times_;
  std::map<std::string, std::set<std::string>> folders_;
};

/// A board while it is gathered.
struct Gathered {
  std::string body, organization;  ///< keys
  std::set<std::string> organization_keys;
  std::vector<size_t> papers;
};

class Boards {
 public:
  Boards(Registers& registers, const std::vector<PaperFacts>& papers) : out_(registers), papers_(papers) {}

  void run() {
    out_.board_of.assign(papers_.size(), -1);
    out_.meetings_of.assign(papers_.size(), {});
    std::map<std::string, std::vector<size_t>> by_body;
    for (size_t i = 0; i < papers_.size(); ++i)
      if (std::string key = body_key(papers_[i].document.body); !key.empty()) by_body[std::move(key)].push_back(i);
    for (const auto& [body, papers] : by_body) gather(body, papers);
    for (const Gathered& one : gathered_) add_board(one);
    sort_boards();
    for (size_t i = 0; i < gathered_.size(); ++i) add_meetings(gathered_[order_[i]], i);
    sort_meetings();
  }

 private:
  /// Splits the papers of one name by organisation. Papers that print none go where others of their folder went, or to
  /// the only one there is.
  void gather(const std::string& body, const std::vector<size_t>& papers) {
    Organizations printed;
    for (const size_t i : papers)
      if (const std::string key = body_key(papers_[i].organization); !key.empty())
        printed.add(key, papers_[i].filed_under);
    std::vector<Gathered> boards;
    for (const std::string& key : printed.by_frequency()) {
      const auto same = std::find_if(boards.begin(), boards.end(), [&](const Gathered& board) {
        return std::any_of(board.organization_keys.begin(), board.organization_keys.end(),
                           [&](const std::string& known) {
                             return is_same_organization(known, key) || printed.is_slip_of(key, known);
                           });
      });
      if (same != boards.end())
        same->organization_keys.insert(key);
      else
        boards.push_back({body, key, {key}, {}});
    }
    std::map<std::string, std::map<size_t, size_t>> of_folder;  // how many papers of which board
    std::vector<size_t> homeless;
    for (const size_t i : papers) {
      const std::string key = body_key(papers_[i].organization);
      const auto home = std::find_if(boards.begin(), boards.end(),
                                     [&](const Gathered& board) { return board.organization_keys.count(key) != 0; });
      if (home == boards.end()) {
        homeless.push_back(i);
        continue;
      }
      home->papers.push_back(i);
      ++of_folder[papers_[i].filed_under][static_cast<size_t>(home - boards.begin())];
    }
    place_homeless(body, homeless, of_folder, boards);
    for (Gathered& board : boards) gathered_.push_back(std::move(board));
  }

  void place_homeless(const std::string& body, const std::vector<size_t>& homeless,
                      const std::map<std::string, std::map<size_t, size_t>>& of_folder,
                      std::vector<Gathered>& boards) const {
    const size_t known = boards.size();
    for (const size_t i : homeless) {
      const auto folder = of_folder.find(papers_[i].filed_under);
      const auto home = folder == of_folder.end() ? std::optional<size_t>() : most_by_far(folder->second);
      if (home || known == 1) {
        boards[home.value_or(0)].papers.push_back(i);
        continue;
      }
      if (boards.size() == known) boards.push_back({body, {}, {}, {}});
      boards.back().papers.push_back(i);
    }
  }

  /// The board that nearly all papers of a folder belong to; a few may have misread whose they are.
  static std::optional<size_t> most_by_far(const std::map<size_t, size_t>& counts) {
    constexpr size_t by_far = 4;
    const auto most = std::max_element(counts.begin(), counts.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    const bool alone = std::all_of(counts.begin(), counts.end(), [&](const auto& one) {
      return one.first == most->first || one.second * by_far <= most->second;
    });
    return alone ? std::optional(most->first) : std::nullopt;
  }

  void add_board(const Gathered& one) {
    Board board;
    Counts names, organizations;
    for (const size_t i : one.papers) {
      const PaperFacts& paper = papers_[i];
      ++names[paper.document.body];
      if (!paper.organization.empty()) ++organizations[paper.organization];
      ++board.documents;
      const std::string& date = paper.document.date;
      if (date.empty()) {
        ++board.undated;
        continue;
      }
      if (board.first.empty() || date < board.first) board.first = date;
      board.last = std::max(board.last, date);
    }
    board.names = names_by_frequency(names);
    board.name = board.names.front();
    if (!organizations.empty()) board.organization = names_by_frequency(organizations).front();
    board.id = id_of("board", {one.body, one.organization}, board_digits);
    for (const std::string& key : one.organization_keys)
      board.aliases.push_back(id_of("board", {one.body, key}, board_digits));
    board.aliases.push_back(id_of("board", {one.body, ""}, board_digits));
    std::erase(board.aliases, board.id);
    out_.boards.push_back(std::move(board));
  }

  void sort_boards() {
    order_.resize(out_.boards.size());
    for (size_t i = 0; i < order_.size(); ++i) order_[i] = i;
    const auto key = [&](size_t i) {
      const Board& board = out_.boards[i];
      return std::tie(board.name, board.organization, board.id);
    };
    std::sort(order_.begin(), order_.end(), [&](size_t a, size_t b) { return key(a) < key(b); });
    std::vector<Board> sorted;
    for (const size_t i : order_) sorted.push_back(std::move(out_.boards[i]));
    out_.boards = std::move(sorted);
    for (size_t i = 0; i < order_.size(); ++i)
      for (const size_t paper : gathered_[order_[i]].papers) out_.board_of[paper] = static_cast<int>(i);
  }

  void add_meetings(const Gathered& one, size_t board) {
    std::map<Date, Day> days;
    for (const bool alone : {false, true})
      for (const size_t i : one.papers)
        for (const MeetingFact& meeting : papers_[i].meetings) {
          if (meeting.role != DateRole::meeting || makes_a_meeting(papers_[i].document.type) == alone) continue;
          if (!alone || days.count(meeting.date) != 0)
            days[meeting.date].push_back({i, meeting.part, meeting.start_time});
        }
    for (auto& [date, day] : days) {
      std::sort(day.begin(), day.end(), [&](const auto& x, const auto& y) {
        return std::tie(papers_[x.paper].document.id, x.part) < std::tie(papers_[y.paper].document.id, y.part);
      });
      const auto begun = beginnings(day);
      std::map<std::string, Meeting> meetings;
      for (const auto& [time, first] : begun) meetings[first];
      if (meetings.size() < 2) meetings = {{std::string(), Meeting{}}};
      for (const Printed& one_printed : day) {
        const auto known = begun.find(one_printed.time);
        const auto at = known == begun.end() ? meetings.end() : meetings.find(known->second);
        add_paper(at == meetings.end() ? meetings.begin()->second : at->second, one_printed);
      }
      for (auto& [time, meeting] : meetings) {
        meeting.board = board;
        meeting.date = date;
        put_ids(meeting, one, time);
        finish(meeting, time);
        out_.meetings.push_back(std::move(meeting));
      }
    }
  }

  /// A meeting as a paper prints it.
  struct Printed {
    size_t paper = 0;
    uint32_t part = 0;
    std::string time;
  };
  using Day = std::vector<Printed>;

  /// The times at which minutes of one day begin, each with that of the first minutes of the same text: a draft may
  /// print another time, and is no meeting of its own.
  [[nodiscard]] std::map<std::string, std::string> beginnings(const Day& day) const {
    std::map<std::string, size_t> printed;
    for (const auto& [paper, part, time] : day)
      if (!time.empty() && role_of_paper(paper) == PaperRole::minutes) printed.emplace(time, paper);
    std::map<std::string, std::string> out;
    for (const auto& [time, number] : printed) {
      const PaperFacts& paper = papers_[number];
      const auto same = std::find_if(out.begin(), out.end(), [&](const auto& other) {
        return likeness(papers_[printed.at(other.first)], paper) >= copy_share;
      });
      out.emplace(time, same == out.end() ? time : same->second);
    }
    return out;
  }

  [[nodiscard]] PaperRole role_of_paper(size_t paper) const {
    return role_of(document_type_from_name(papers_[paper].document.type).value_or(DocumentType::other));
  }

  static void put_ids(Meeting& meeting, const Gathered& one, const std::string& time) {
    const std::string day = to_iso(meeting.date);
    const auto make = [&](const std::string& organization, const std::string& at) {
      std::vector<std::string> parts{one.body, organization, day};
      if (!at.empty()) parts.push_back(at);
      return id_of("meeting", parts, meeting_digits);
    };
    meeting.id = make(one.organization, time);
    std::set<std::string> aliases{make("", time), make(one.organization, ""), make("", "")};
    for (const std::string& key : one.organization_keys) aliases.insert(make(key, time));
    aliases.erase(meeting.id);
    meeting.aliases.assign(aliases.begin(), aliases.end());
  }

  void add_paper(Meeting& meeting, const Printed& printed) const {
    const bool known = std::any_of(meeting.papers.begin(), meeting.papers.end(),
                                   [&](const MeetingPaper& one) { return one.paper == printed.paper; });
    if (!known) meeting.papers.push_back({printed.paper, role_of_paper(printed.paper), printed.part, -1});
  }

  /// As the paper prints it for that day.
  [[nodiscard]] std::string time_in(size_t paper, const Date& date) const {
    for (const MeetingFact& fact : papers_[paper].meetings)
      if (fact.role == DateRole::meeting && fact.date == date && !fact.start_time.empty()) return fact.start_time;
    return {};
  }

  /// Of the minutes that are no copy, else of any paper.
  [[nodiscard]] std::string start_of(const Meeting& meeting) const {
    std::string start;
    for (auto one = meeting.papers.rbegin(); one != meeting.papers.rend(); ++one)
      if (const std::string time = time_in(one->paper, meeting.date);
          !time.empty() && (start.empty() || one->copy_of < 0))
        if (start.empty() || one->role == PaperRole::minutes) start = time;
    return start;
  }

  /// Shared headings of the one with fewer.
  static double likeness(const PaperFacts& a, const PaperFacts& b) {
    const std::set<std::string> one(a.headings.begin(), a.headings.end());
    const std::set<std::string> other(b.headings.begin(), b.headings.end());
    if (one.empty() || other.empty()) return 0;
    size_t shared = 0;
    for (const std::string& heading : one) shared += other.count(heading);
    return static_cast<double>(shared) / static_cast<double>(std::min(one.size(), other.size()));
  }

  [[nodiscard]] std::tuple<PaperRole, int, size_t, std::string_view, std::string_view> rank(
      const MeetingPaper& one) const {
    const PaperFacts& paper = papers_[one.paper];
    const int status = paper.status == "approved" ? 0 : paper.status.empty() ? 1 : 2;
    return {one.role, status, SIZE_MAX - paper.headings.size(), paper.document.path, paper.document.id};
  }

  void finish(Meeting& meeting, const std::string& time) {
    std::sort(meeting.papers.begin(), meeting.papers.end(),
              [&](const MeetingPaper& a, const MeetingPaper& b) { return rank(a) < rank(b); });
    for (size_t i = 0; i < meeting.papers.size(); ++i) {
      MeetingPaper& one = meeting.papers[i];
      const PaperFacts& paper = papers_[one.paper];
      for (size_t j = 0; j < i && one.copy_of < 0; ++j)
        if (meeting.papers[j].role == one.role && meeting.papers[j].copy_of < 0 &&
            is_copy(papers_[meeting.papers[j].paper], paper))
          one.copy_of = static_cast<int>(meeting.papers[j].paper);
      if (one.copy_of >= 0) continue;
      if (one.role == PaperRole::agenda) meeting.has_agenda = true;
      if (one.role == PaperRole::paper) ++meeting.reports;
      if (one.role != PaperRole::minutes) continue;
      meeting.has_minutes = true;
      const bool several = one.part < paper.parts.size();
      meeting.decisions += several ? paper.parts[one.part].decisions : paper.decisions;
      meeting.actions += several ? paper.parts[one.part].actions : static_cast<uint32_t>(paper.actions.size());
    }
    meeting.start_time = time.empty() ? start_of(meeting) : time;
  }

  static bool is_copy(const PaperFacts& first, const PaperFacts& later) {
    if (first.document.type != later.document.type) return false;
    if (first.document.title == later.document.title && first.headings == later.headings && !first.headings.empty())
      return true;
    return role_of(document_type_from_name(first.document.type).value_or(DocumentType::other)) == PaperRole::minutes &&
           likeness(first, later) >= copy_share;
  }

  void sort_meetings() {
    std::sort(out_.meetings.begin(), out_.meetings.end(),
              [](const Meeting& a, const Meeting& b) { return std::tie(a.date, a.id) < std::tie(b.date, b.id); });
    for (size_t i = 0; i < out_.meetings.size(); ++i) {
      out_.boards[out_.meetings[i].board].meetings.push_back(i);
      for (const MeetingPaper& one : out_.meetings[i].papers) out_.meetings_of[one.paper].push_back(i);
    }
  }

  Registers& out_;
  const std::vector<PaperFacts>& papers_;
  std::vector<Gathered> gathered_;
  std::vector<size_t> order_;  ///< of gathered boards in Registers::boards
};

}  // namespace

std::string_view to_name(PaperRole role) {
  switch (role) {
    case PaperRole::agenda:
      return "agenda";
    case PaperRole::paper:
      return "paper";
    case PaperRole::minutes:
      return "minutes";
  }
  return "";
}

PaperRole role_of(DocumentType type) {
  switch (type) {
    case DocumentType::minutes:
    case DocumentType::note_of_decisions:
    case DocumentType::decision_list:
      return PaperRole::minutes;
    case DocumentType::agenda:
    case DocumentType::agenda_pack:
      return PaperRole::agenda;
    case DocumentType::report:
    case DocumentType::covering_report:
    case DocumentType::record_of_decision:
    case DocumentType::officer_decision:
    case DocumentType::letter:
    case DocumentType::appendix:
    case DocumentType::supplement:
    case DocumentType::forward_plan:
    case DocumentType::questions:
    case DocumentType::petition:
    case DocumentType::motion:
    case DocumentType::action_log:
    case DocumentType::other:
      return PaperRole::paper;
  }
  return PaperRole::paper;
}

std::string body_key(std::string_view name) {
  std::string text;
  for (const char c : utf8_prefix(name, 500)) text += c == '&' ? std::string(" and ") : std::string(1, c);
  std::vector<std::string> words;
  const std::string folded = fold_name(text);
  for (const auto word : split(folded, ' ')) {
    if (word.empty() || word == "the") continue;
    const bool joins = !words.empty() && words.back() == "sub" && word.starts_with("committee");
    if (joins)
      words.back() += word;
    else
      words.emplace_back(word);
  }
  return join(words, " ");
}

void add_boards_and_meetings(Registers& registers, const std::vector<PaperFacts>& papers) {
  Boards(registers, papers).run();
}

}  // namespace minutebook

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "lib/base/date.hpp"
#include "lib/model/register_answers.hpp"
#include "lib/model/search.hpp"

// What can be asked of the registers, and what is answered. The JSON of the answers is in register_json.

namespace minutebook {

struct ListQuery {
  std::string text;                        ///< words of the name; the last may be a beginning
  std::vector<std::string> boards;         ///< names (words of them) or ids, alternatives
  std::vector<std::string> organizations;  ///< words of names, alternatives
  std::vector<Filter> dates;               ///< from, to, date, year
  bool newest = true;                      ///< meetings
  uint32_t limit = 10, offset = 0;
};

template <class Line>
struct Listed {
  std::vector<Line> lines;
  uint64_t total = 0;
  std::vector<Facet> facets;
  std::string nearest;  ///< of an empty list: a name one slip off
  double took_ms = 0;
  std::string revision;
};

/// A meeting with all that its page needs but the records of its papers.
struct MeetingAnswer {
  MeetingLine meeting;
  std::vector<PaperLine> papers;  ///< of meeting.papers, in that order
  std::optional<MeetingLine> previous, next;
  std::string revision;
};

struct BoardAnswer {
  BoardLine board;
  std::vector<MeetingLine> meetings;                  ///< oldest first
  std::map<std::string, DocumentSummary> announcing;  ///< papers that speak of missing meetings, by id
  std::string revision;
};

struct OwnedActionLine {
  ActionFact fact;
  PaperLine paper;
  ResolvedStatus status;
};
struct PersonAnswer {
  PersonLine person;
  std::vector<PaperLine> papers;         ///< of person.papers, in that order
  std::vector<OwnedActionLine> actions;  ///< newest first, at most 200
  std::string revision;
};

struct SuggestAnswer {
  std::string query, revision;
  std::vector<Suggestion> suggestions;
  bool mended = false;
};

/// An action whose state is wanted.
struct StatusWanted {
  std::string key;
  DocumentSummary recorded_in;
  uint32_t page = 0;
};

}  // namespace minutebook

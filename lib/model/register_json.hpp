// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "lib/model/action_owners.hpp"
#include "lib/model/meeting_join.hpp"
#include "lib/model/register_query.hpp"
#include "lib/model/register_result.hpp"

// The answers of the registers as schemas/ describes them; `address` is where more of the same list is found
// ("/api/v1/meetings?"), with its parameters but offset.

namespace minutebook {

std::string to_json(const RegisterResult& result, EntryKind kind);
/// `base_url` stands before the address of each.
std::string to_csv(const RegisterResult& result, EntryKind kind, const std::string& base_url = {});
/// `limit` owners from `offset`, each with its first actions.
std::string to_json(const ActionsByOwner& grouped, uint32_t offset, uint32_t limit);
std::string to_json(const Timeline& timeline);
std::string to_json(const SimilarResult& result, const std::string& address);

std::string to_json(const Listed<MeetingLine>& list, const ListQuery& query, const std::string& address);
std::string to_json(const Listed<BoardLine>& list, const ListQuery& query, const std::string& address);
std::string to_json(const Listed<PersonLine>& list, const ListQuery& query, const std::string& address);
std::string to_json(const BoardAnswer& answer);
std::string to_json(const PersonAnswer& answer);
std::string to_json(const SuggestAnswer& answer);

/// A meeting with its papers joined. `records` are those of answer.papers, null where a paper cannot be read now;
/// `statuses` of the actions, by key.
struct MeetingParts {
  const MeetingAnswer& answer;
  const std::vector<std::shared_ptr<const DocumentRecord>>& records;
  const JoinedMeeting& joined;
  const std::vector<size_t>& joined_papers;  ///< JoinedMeeting's paper numbers → numbers of answer.papers
  const std::map<std::string, ResolvedStatus>& statuses;
};
std::string to_json(const MeetingParts& parts);

}  // namespace minutebook

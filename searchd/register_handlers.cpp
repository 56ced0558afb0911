// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "lib/base/text.hpp"
#include "lib/model/register_json.hpp"
#include "lib/model/view.hpp"
#include "lib/query/dates.hpp"
#include "searchd/feeds.hpp"
#include "searchd/handlers.hpp"
#include "searchd/memory.hpp"
#include "searchd/register_requests.hpp"
#include "searchd/responses.hpp"

namespace minutebook::handlers {
namespace {

constexpr uint32_t export_rows = 1000;
constexpr uint32_t feed_entries = 50;
constexpr size_t most_joined = 60;  // papers of one meeting whose records are read

/// Answers from a reader: unchanged, or what `make` says. `make` returns a Result of the body.
template <class Make>
WebResponse answer(const Context& context, const WebRequest& request, std::string_view type, Make make) {
  auto reader = context.parts().readers.lease();
  if (!reader) return context.refusal(request, reader.error());
  const auto tag = context.entity_tag(request, (*reader)->revision());
  if (matches_tag(request.if_none_match, tag)) return not_modified(tag);
  auto body = make(**reader);
  if (!body) return context.refusal(request, body.error());
  return tagged(make_response(200, type, std::move(*body)), tag);
}

void note_unknown(std::vector<QueryProblem>& problems, const std::vector<std::string>& unknown) {
  constexpr size_t most = 10;
  constexpr size_t shown_bytes = 60;
  for (size_t i = 0; i < unknown.size() && i < most; ++i)
    problems.push_back(
        {"There is no filter called “" + std::string(utf8_prefix(unknown[i], shown_bytes)) + "”, so it was not used.",
         0, 0, ""});
}

Result<RegisterResult> entries(Reader& reader, const ReadParameters& read, EntryKind kind) {
  auto result = reader.search_register(read.request, kind);
  if (result) note_unknown(result->problems, read.unknown);
  return result;
}

WebResponse entries_api(const Context& context, const WebRequest& request, EntryKind kind) {
  const auto read = read_parameters(request.parameters);
  if (!read) return context.bad_parameter(request, read.error());
  return answer(context, request, json_type, [&](Reader& reader) {
    return entries(reader, *read, kind).map([&](const RegisterResult& result) { return to_json(result, kind); });
  });
}

WebResponse entries_table(const Context& context, const WebRequest& request, EntryKind kind) {
  auto read = read_parameters(request.parameters);
  if (!read) return context.bad_parameter(request, read.error());
  read->request.limit = export_rows;
  read->request.with_facets = false;
  const std::string mark = wants_byte_order_mark(request) ? std::string(byte_order_mark) : std::string();
  const std::string base_url = context.base_url(request);
  auto response = answer(context, request, csv_type, [&](Reader& reader) {
    return entries(reader, *read, kind).map([&](const RegisterResult& result) {
      return mark + to_csv(result, kind, base_url);
    });
  });
  return response.status == 200 ? as_download(std::move(response), std::string(to_name(kind)) + "s.csv") : response;
}

WebResponse entries_feed(const Context& context, const WebRequest& request, EntryKind kind) {
  auto read = read_parameters(request.parameters);
  if (!read) return context.bad_parameter(request, read.error());
  read->request.limit = feed_entries;
  read->request.sort = SortOrder::newest;
  read->request.with_facets = false;
  return answer(context, request, feed_type, [&](Reader& reader) -> Result<std::string> {
    auto result = entries(reader, *read, kind);
    if (!result) return tl::unexpected(result.error());
    auto former = reader.former_papers();
    if (!former) return tl::unexpected(former.error());
    if (const auto changed = only_changed(read->request, *former)) {
      auto more = reader.search_register(*changed, kind);
      if (!more) return tl::unexpected(more.error());
      add_others(result->hits, std::move(more->hits));
    }
    const FeedPage feed{read->request, context.base_url(request), kind, std::move(*former)};
    return context.parts().pages.feed(to_json(*result, kind), feed);
  });
}

/// What comes after a prefix of the path, when it may be an id.
std::string id_after(const WebRequest& request, std::string_view prefix) {
  std::string id = request.path.substr(prefix.size());
  const bool fine = !id.empty() && id.size() <= id_digits && std::all_of(id.begin(), id.end(), [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
  });
  return fine ? id : std::string();
}

/// One thing by its id: 404 with these words when there is none.
template <class Find>
WebResponse one(const Context& context, const WebRequest& request, const char* what, Find find) {
  bool found = true;
  auto response = answer(context, request, json_type, [&](Reader& reader) {
    return find(reader).map([&](const auto& thing) {
      found = thing.has_value();
      return found ? to_json(*thing) : std::string();
    });
  });
  if (found) return response;
  return context.notice(request, {404, std::string("No such ") + what,
                                  std::string("There is no ") + what + " with this address in the archive."});
}

template <class List>
WebResponse list(const Context& context, const WebRequest& request, std::string_view path, List get) {
  const auto read = read_list(request.parameters);
  if (!read) return context.bad_parameter(request, read.error());
  const std::string address = std::string(path) + "?" + list_parameters(*read);
  return answer(context, request, json_type, [&](Reader& reader) {
    return get(reader, *read).map([&](const auto& found) { return to_json(found, *read, address); });
  });
}

/// The records of a meeting's papers that are to be joined, as the public may see them.
Result<std::string> meeting_json(const Context& context, Reader& reader, const MeetingAnswer& answer) {
  std::vector<std::shared_ptr<const DocumentRecord>> records(answer.papers.size());
  std::vector<JoinedPaper> to_join;
  std::vector<size_t> numbers;
  for (size_t i = 0; i < answer.papers.size(); ++i) {
    const bool is_copy = !answer.meeting.papers[i].copy_of.empty();
    if (is_copy || to_join.size() >= most_joined) continue;
    auto record = context.parts().readers.document(answer.papers[i].document.id);
    if (!record) return tl::unexpected(record.error());
    records[i] = std::move(*record);
    if (records[i] == nullptr) continue;
    to_join.push_back({records[i].get(), answer.meeting.papers[i].role, false, answer.meeting.papers[i].part});
    numbers.push_back(i);
  }
  const JoinedMeeting joined = join_meeting(to_join);
  std::vector<StatusWanted> wanted;
  for (const JoinedItem& item : joined.items)
    for (const ItemResult& action : item.actions) {
      const DocumentRecord& record = *records[numbers[action.paper]];
      const Minutes& minutes = part_of(record, answer.meeting.papers[numbers[action.paper]].part);
      const Item& printed = minutes.items[action.item];
      const uint32_t page = printed.actions[action.what].place.page;
      wanted.push_back({action.key, summary_of(record, minutes), page != 0 ? page : printed.place.page});
    }
  const auto statuses = reader.statuses(wanted);
  if (!statuses) return tl::unexpected(statuses.error());
  return to_json(MeetingParts{answer, records, joined, numbers, *statuses});
}

}  // namespace

WebResponse decisions_api(const Context& context, const WebRequest& request) {
  return entries_api(context, request, EntryKind::decision);
}
WebResponse decisions_table(const Context& context, const WebRequest& request) {
  return entries_table(context, request, EntryKind::decision);
}
WebResponse decisions_feed(const Context& context, const WebRequest& request) {
  return entries_feed(context, request, EntryKind::decision);
}
WebResponse actions_api(const Context& context, const WebRequest& request) {
  return entries_api(context, request, EntryKind::action);
}
WebResponse actions_table(const Context& context, const WebRequest& request) {
  return entries_table(context, request, EntryKind::action);
}
WebResponse actions_feed(const Context& context, const WebRequest& request) {
  return entries_feed(context, request, EntryKind::action);
}

WebResponse owners_api(const Context& context, const WebRequest& request) {
  constexpr uint32_t most_grouped = 1000;
  auto read = read_parameters(request.parameters);
  if (!read) return context.bad_parameter(request, read.error());
  const uint32_t offset = std::exchange(read->request.offset, 0);
  const uint32_t limit = std::exchange(read->request.limit, most_grouped);
  read->request.sort = SortOrder::newest;
  return answer(context, request, json_type, [&](Reader& reader) {
    return entries(reader, *read, EntryKind::action).map([&](RegisterResult result) {
      return to_json(group_by_owner(std::move(result)), offset, limit);
    });
  });
}

WebResponse boards_api(const Context& context, const WebRequest& request) {
  return list(context, request, "/api/v1/boards",
              [](Reader& reader, const ListQuery& query) { return reader.boards(query); });
}
WebResponse meetings_api(const Context& context, const WebRequest& request) {
  return list(context, request, "/api/v1/meetings",
              [](Reader& reader, const ListQuery& query) { return reader.meetings(query); });
}
WebResponse people_api(const Context& context, const WebRequest& request) {
  return list(context, request, "/api/v1/people",
              [](Reader& reader, const ListQuery& query) { return reader.people(query); });
}

WebResponse board_api(const Context& context, const WebRequest& request) {
  const std::string id = id_after(request, "/api/v1/boards/");
  return one(context, request, "board", [&](Reader& reader) { return reader.board(id); });
}
WebResponse person_api(const Context& context, const WebRequest& request) {
  const std::string id = id_after(request, "/api/v1/people/");
  return one(context, request, "person", [&](Reader& reader) { return reader.person(id); });
}

WebResponse meeting_api(const Context& context, const WebRequest& request) {
  const std::string id = id_after(request, "/api/v1/meetings/");
  bool found = true;
  auto response = answer(context, request, json_type, [&](Reader& reader) -> Result<std::string> {
    const auto meeting = reader.meeting(id);
    if (!meeting) return tl::unexpected(meeting.error());
    found = meeting->has_value();
    return found ? meeting_json(context, reader, **meeting) : std::string();
  });
  if (found) return response;
  return context.notice(request, {404, "No such meeting", "There is no meeting with this address in the archive."});
}

WebResponse timeline_api(const Context& context, const WebRequest& request) {
  const auto read = read_parameters(request.parameters);
  if (!read) return context.bad_parameter(request, read.error());
  return answer(context, request, json_type, [&](Reader& reader) {
    return reader.timeline(read->request).map([&](Timeline timeline) {
      note_unknown(timeline.problems, read->unknown);
      return to_json(timeline);
    });
  });
}

WebResponse similar_api(const Context& context, const WebRequest& request) {
  const bool pasted = request.method == "POST";
  auto read = read_similar(request.parameters);
  if (!read) return context.bad_parameter(request, read.error());
  if (pasted) {
    read->text = repair_utf8(request.body);
    read->document.clear();
    read->item.clear();
  }
  const bool nothing = pasted ? trim(read->text).empty() : read->document.empty();
  if (nothing)
    return context.bad_parameter(request, {pasted ? "body" : "id", "",
                                           pasted ? "some text, as text/plain" : "the id of a paper; or POST a text"});
  const std::string address = pasted ? std::string() : "/api/v1/similar?" + similar_parameters(*read);
  bool found = true;
  auto response = answer(context, request, json_type, [&](Reader& reader) {
    return reader.similar(*read).map([&](const SimilarResult& result) {
      found = pasted || (result.document.has_value() && result.found_item);
      return found ? to_json(result, address) : std::string();
    });
  });
  if (!found)
    return context.notice(request,
                          {404, "No such paper", "There is no paper or item with this address in the archive."});
  if (pasted) std::erase_if(response.headers, [](const Header& header) { return header.name == "ETag"; });
  return response;
}

WebResponse suggest_api(const Context& context, const WebRequest& request) {
  constexpr uint32_t usual = 8;
  constexpr uint32_t most = 20;
  constexpr size_t longest = 200;
  const std::string typed(utf8_prefix(parameter_value(request, "q"), longest));
  const std::string number = parameter_value(request, "limit");
  uint32_t limit = usual;
  const auto [end, problem] = std::from_chars(number.data(), number.data() + number.size(), limit);
  if (!number.empty() && (problem != std::errc{} || end != number.data() + number.size() || limit > most))
    return context.bad_parameter(request, {"limit", std::string(utf8_prefix(number, 80)), "a number from 0 to 20"});
  return answer(context, request, json_type, [&](Reader& reader) {
    return reader.suggest(typed, limit).map([](const SuggestAnswer& found) { return to_json(found); });
  });
}

}  // namespace minutebook::handlers

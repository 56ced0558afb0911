// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <map>
#include <tuple>

#include "lib/base/text.hpp"
#include "lib/model/register_json.hpp"
#include "lib/model/register_parts_json.hpp"

namespace minutebook {
namespace {

using namespace register_parts;

constexpr size_t roles_of_a_line = 3;
constexpr size_t most_rows = 500;

std::string read_as(const ListQuery& query, std::string_view all) {
  std::string out(all);
  if (!query.text.empty()) out += " whose names have the words: " + query.text;
  if (!query.boards.empty()) out += "; board: " + join(query.boards, " or ");
  return out;
}

template <class Line>
Json list_json(const Listed<Line>& list, const ListQuery& query, const std::string& address, Json results) {
  return {{"total", {{"value", list.total}, {"relation", "eq"}}},
          {"took_ms", list.took_ms},
          {"revision", list.revision},
          {"results", std::move(results)},
          {"next", next(address, query.offset, query.limit, list.total)}};
}

bool is_attendance(std::string_view status) {
  return status == "present" || status == "substitute" || status == "in_attendance" || status == "apologies" ||
         status == "absent";
}

Json board_line(const BoardLine& line) {
  Json json = board(line.board);
  json["names"] = line.names;
  json["meetings"] = line.meetings;
  json["documents"] = line.documents;
  json["first"] = text_or_null(line.first);
  json["last"] = text_or_null(line.last);
  return json;
}

Json person_line(const PersonLine& line) {
  std::vector<std::string> variants;
  for (const PersonVariant& variant : line.variants) variants.push_back(variant.name);
  std::vector<std::string> roles(line.roles.begin(), line.roles.begin() + static_cast<std::ptrdiff_t>(std::min(
                                                                              roles_of_a_line, line.roles.size())));
  return {{"id", line.id},
          {"name", line.name},
          {"url", "/p/" + line.id},
          {"variants", std::move(variants)},
          {"bodies", line.bodies},
          {"organizations", line.organizations},
          {"roles", std::move(roles)},
          {"first", text_or_null(line.first)},
          {"last", text_or_null(line.last)},
          {"counts", counts(line.counts, line.mentions.size())}};
}

/// The years of a board, newest first.
Json years_of(const std::vector<MeetingLine>& meetings) {
  std::map<std::string, std::vector<const MeetingLine*>, std::greater<>> years;
  for (const MeetingLine& meeting : meetings) years[meeting.date.substr(0, 4)].push_back(&meeting);
  Json out = Json::array();
  for (const auto& [year, list] : years) {
    const auto those = [&list = list](auto has) {
      return static_cast<size_t>(
          std::count_if(list.begin(), list.end(), [&](const MeetingLine* one) { return has(*one); }));
    };
    const size_t with_minutes = those([](const MeetingLine& one) { return one.has_minutes; });
    Json lines = Json::array();
    for (const MeetingLine* one : list) lines.push_back(meeting_line(*one));
    out.push_back({{"year", year},
                   {"meetings", list.size()},
                   {"with_minutes", with_minutes},
                   {"with_agenda", those([](const MeetingLine& one) { return one.has_agenda; })},
                   {"with_papers", those([](const MeetingLine& one) { return one.reports > 0; })},
                   {"coverage", std::to_string(with_minutes) + " of " + std::to_string(list.size()) +
                                    (list.size() == 1 ? " meeting has minutes here" : " meetings have minutes here")},
                   {"list", std::move(lines)}});
  }
  return out;
}

/// The tables of one person's page.
class PersonTables {
 public:
  explicit PersonTables(const PersonAnswer& answer) : answer_(answer) {}

  /// One row a paper that lists the person; of several copies of one meeting's minutes the first.
  Json meetings(size_t& all) const {
    std::map<std::string, Json> rows;  // by date, then meeting or paper
    for (const MentionLine& mention : answer_.person.mentions) {
      if (!is_attendance(mention.status)) continue;
      const PaperLine& paper = paper_of(mention);
      const std::string date = date_of(mention);
      const auto at = meeting_on(paper, date);
      const std::string key = date + '\n' + (at ? at->id : paper.document.id);
      if (rows.count(key) != 0) continue;
      rows[key] = {{"meeting", meeting(at)},
                   {"date", text_or_null(date)},
                   {"board", text_or_null(paper.document.body)},
                   {"status", mention.status},
                   {"chaired", chaired(key)},
                   {"name", mention.name},
                   {"document", document(paper.document)},
                   {"page", page_or_null(mention.page)},
                   {"url", place_url(paper.document.id, mention.page)}};
    }
    all = rows.size();
    Json out = Json::array();
    for (auto row = rows.rbegin(); row != rows.rend() && out.size() < most_rows; ++row)
      out.push_back(std::move(row->second));
    return out;
  }

  Json attendance() const {
    std::map<std::pair<std::string, std::string>, std::map<std::string, uint32_t>> table;
    std::map<std::string, bool> counted;
    for (const MentionLine& mention : answer_.person.mentions) {
      if (!is_attendance(mention.status)) continue;
      const PaperLine& paper = paper_of(mention);
      const std::string date = date_of(mention);
      const auto at = meeting_on(paper, date);
      const std::string key = date + '\n' + (at ? at->id : paper.document.id);
      if (!counted.emplace(key, true).second) continue;
      ++table[{at ? at->body : paper.document.body, date.substr(0, 4)}][mention.status];
    }
    Json out = Json::array();
    for (auto& [where, counts] : table) {
      Json row = {{"board", text_or_null(where.first)}, {"year", text_or_null(where.second)}};
      for (const char* status : {"present", "substitute", "in_attendance", "apologies", "absent"})
        row[status] = counts[status];
      out.push_back(std::move(row));
    }
    return out;
  }

  Json roles() const {
    struct Span {
      std::string first, last;
      uint32_t mentions = 0;
    };
    std::map<std::pair<std::string, std::string>, Span> spans;
    for (const MentionLine& mention : answer_.person.mentions) {
      if (mention.role.empty()) continue;
      const PaperLine& paper = paper_of(mention);
      Span& span = spans[{mention.role, paper.document.body}];
      ++span.mentions;
      const std::string date = date_of(mention);
      if (date.empty()) continue;
      if (span.first.empty() || date < span.first) span.first = date;
      span.last = std::max(span.last, date);
    }
    std::vector<std::tuple<std::string, std::string, Json>> rows;
    for (const auto& [what, span] : spans)
      rows.emplace_back(span.first, what.first,
                        Json{{"role", what.first},
                             {"board", text_or_null(what.second)},
                             {"first", text_or_null(span.first)},
                             {"last", text_or_null(span.last)},
                             {"mentions", span.mentions}});
    std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) {
      return std::tie(std::get<0>(a), std::get<1>(a)) < std::tie(std::get<0>(b), std::get<1>(b));
    });
    Json out = Json::array();
    for (auto& row : rows) out.push_back(std::move(std::get<2>(row)));
    return out;
  }

  Json papers() const {
    std::vector<std::map<uint32_t, bool>> pages(answer_.papers.size());
    std::vector<std::map<std::string, bool>> names(answer_.papers.size());
    for (const MentionLine& mention : answer_.person.mentions) {
      if (mention.paper >= answer_.papers.size()) continue;
      if (mention.page != 0) pages[mention.paper][mention.page] = true;
      names[mention.paper][mention.name] = true;
    }
    Json out = Json::array();
    for (size_t i = answer_.papers.size(); i-- > 0 && out.size() < most_rows;) {
      Json numbers = Json::array(), printed = Json::array();
      for (const auto& [page, yes] : pages[i]) numbers.push_back(page);
      for (const auto& [name, yes] : names[i]) printed.push_back(name);
      out.push_back({{"document", document(answer_.papers[i].document)},
                     {"pages", std::move(numbers)},
                     {"names", std::move(printed)}});
    }
    return out;
  }

  Json actions() const {
    Json out = Json::array();
    for (const OwnedActionLine& one : answer_.actions) {
      const ActionFact& fact = one.fact;
      out.push_back({{"id", fact.key},
                     {"text", fact.text},
                     {"owners", owners(fact.owners)},
                     {"due", due(fact.due_text, fact.due ? to_iso(*fact.due) : std::string())},
                     {"reference", text_or_null(fact.reference)},
                     {"status", status(one.status)},
                     {"document", document(one.paper.document)},
                     {"meeting", meeting(meeting_on(one.paper, one.paper.document.date))},
                     {"item", item(fact.item_number, fact.minute_number, fact.item_title)},
                     {"page", page_or_null(fact.page)},
                     {"url", place_url(one.paper.document.id, fact.page)}});
    }
    return out;
  }

  Json variants() const {
    std::map<std::string, const PaperLine*> by_id;
    for (const PaperLine& paper : answer_.papers) by_id.emplace(paper.document.id, &paper);
    Json out = Json::array();
    for (const PersonVariant& variant : answer_.person.variants) {
      const auto paper = by_id.find(variant.document);
      if (paper != by_id.end())
        out.push_back(
            {{"name", variant.name}, {"mentions", variant.mentions}, {"document", document(paper->second->document)}});
    }
    return out;
  }

 private:
  [[nodiscard]] const PaperLine& paper_of(const MentionLine& mention) const {
    return answer_.papers[std::min<size_t>(mention.paper, answer_.papers.size() - 1)];
  }
  [[nodiscard]] std::string date_of(const MentionLine& mention) const {
    return mention.date.empty() ? paper_of(mention).document.date : mention.date;
  }
  [[nodiscard]] bool chaired(const std::string& key) const {
    return std::any_of(answer_.person.mentions.begin(), answer_.person.mentions.end(), [&](const MentionLine& mention) {
      if (mention.status != "chair") return false;
      const PaperLine& paper = paper_of(mention);
      const std::string date = date_of(mention);
      const auto at = meeting_on(paper, date);
      return date + '\n' + (at ? at->id : paper.document.id) == key;
    });
  }

  const PersonAnswer& answer_;
};

Json evidence_of(const PersonLine& person) {
  Json out = Json::array();
  for (const PersonEvidence& link : person.evidence)
    out.push_back({{"rule", link.rule}, {"name", link.name}, {"other", link.other}, {"confidence", link.confidence}});
  return out;
}

}  // namespace

std::string to_json(const Listed<MeetingLine>& list, const ListQuery& query, const std::string& address) {
  Json results = Json::array();
  for (const MeetingLine& line : list.lines) results.push_back(meeting_line(line));
  std::vector<Filter> narrowed = query.dates;
  for (const std::string& name : query.boards) narrowed.push_back({FieldId::board, name});
  for (const std::string& name : query.organizations) narrowed.push_back({FieldId::organization, name});
  Json json = {{"query",
                {{"text", query.text},
                 {"read_as", read_as(query, "Meetings of boards")},
                 {"filters", filters(narrowed)},
                 {"sort", query.newest ? "newest" : "oldest"}}}};
  json.update(list_json(list, query, address, std::move(results)));
  json["facets"] = facets(list.facets);
  return dump(json);
}

std::string to_json(const Listed<BoardLine>& list, const ListQuery& query, const std::string& address) {
  Json results = Json::array();
  for (const BoardLine& line : list.lines) results.push_back(board_line(line));
  Json json = {{"query", {{"text", query.text}, {"read_as", read_as(query, "Boards")}}}};
  json.update(list_json(list, query, address, std::move(results)));
  return dump(json);
}

std::string to_json(const Listed<PersonLine>& list, const ListQuery& query, const std::string& address) {
  Json results = Json::array();
  for (const PersonLine& line : list.lines) results.push_back(person_line(line));
  Json json = {{"query", {{"text", query.text}, {"read_as", read_as(query, "People")}}}};
  json.update(list_json(list, query, address, std::move(results)));
  json["did_you_mean"] = text_or_null(list.nearest);
  return dump(json);
}

std::string to_json(const BoardAnswer& answer) {
  Json missing = Json::array();
  for (const AnnouncedMeeting& one : answer.board.missing) {
    const auto paper = answer.announcing.find(one.document);
    if (paper != answer.announcing.end())
      missing.push_back({{"date", one.date},
                         {"role", to_name(one.role)},
                         {"document", document(paper->second)},
                         {"page", page_or_null(one.page)}});
  }
  Json people = Json::array();
  for (const BoardMember& one : answer.board.people)
    people.push_back({{"person", person(one.person)}, {"attended", one.attended}});
  Json json = board(answer.board.board);
  json["revision"] = answer.revision;
  json["names"] = answer.board.names;
  json["documents"] = answer.board.documents;
  json["undated_documents"] = answer.board.undated;
  json["first"] = text_or_null(answer.board.first);
  json["last"] = text_or_null(answer.board.last);
  json["meetings"] = answer.board.meetings;
  json["years"] = years_of(answer.meetings);
  json["mentioned"] = std::move(missing);
  json["people"] = std::move(people);
  return dump(json);
}

std::string to_json(const PersonAnswer& answer) {
  const PersonLine& line = answer.person;
  const PersonTables tables(answer);
  Json possible = Json::array();
  for (const PersonMatch& match : line.possible)
    possible.push_back({{"person", person(match.person)}, {"reason", match.reason}});
  size_t meetings = 0;
  Json listed = tables.meetings(meetings);
  return dump({{"id", line.id},
               {"former_ids", line.former_ids},
               {"name", line.name},
               {"url", "/p/" + line.id},
               {"revision", answer.revision},
               {"variants", tables.variants()},
               {"evidence", evidence_of(line)},
               {"bodies", line.bodies},
               {"organizations", line.organizations},
               {"first", text_or_null(line.first)},
               {"last", text_or_null(line.last)},
               {"counts", counts(line.counts, line.mentions.size())},
               {"attendance", tables.attendance()},
               {"roles", tables.roles()},
               {"meetings", std::move(listed)},
               {"meetings_total", meetings},
               {"actions", tables.actions()},
               {"actions_total", line.actions.size()},
               {"papers", tables.papers()},
               {"papers_total", line.papers.size()},
               {"possible_matches", std::move(possible)}});
}

std::string to_json(const SuggestAnswer& answer) {
  Json results = Json::array();
  for (const Suggestion& one : answer.suggestions) {
    const bool board = one.kind == SuggestionKind::board, person = one.kind == SuggestionKind::person;
    std::string text = one.text;
    std::replace(text.begin(), text.end(), '"', ' ');
    const std::string quoted = "\"" + text + "\"";
    results.push_back({{"kind", to_name(one.kind)},
                       {"text", one.text},
                       {"count", one.count},
                       {"query", board                               ? "board:" + quoted
                                 : one.kind == SuggestionKind::title ? text
                                                                     : quoted},
                       {"url", board    ? Json("/boards/" + one.id)
                               : person ? Json("/p/" + one.id)
                                        : Json(nullptr)},
                       {"corrected", answer.mended}});
  }
  return dump({{"query", answer.query}, {"revision", answer.revision}, {"results", std::move(results)}});
}

}  // namespace minutebook

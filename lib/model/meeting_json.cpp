// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <map>

#include "lib/model/facts.hpp"
#include "lib/model/register_json.hpp"
#include "lib/model/register_parts_json.hpp"

namespace minutebook {
namespace {

using namespace register_parts;

class MeetingPage {
 public:
  explicit MeetingPage(const MeetingParts& parts) : parts_(parts), answer_(parts.answer), line_(parts.answer.meeting) {
    for (size_t i = 0; i < answer_.papers.size(); ++i)
      for (const PersonRef& person : answer_.papers[i].persons) persons_.emplace(std::pair(i, person.name), person.id);
  }

  Json make() const {
    const size_t main = main_paper();
    const Minutes* minutes = main < parts_.records.size() ? &minutes_of(main) : nullptr;
    Json json = {{"id", line_.id},
                 {"url", meeting_url(line_.id)},
                 {"revision", answer_.revision},
                 {"board", board(line_.board)},
                 {"date", line_.date},
                 {"start_time", text_or_null(line_.start_time)},
                 {"end_time", text_or_null(minutes == nullptr ? std::string() : minutes->end_time)},
                 {"venue", named([](const Minutes& m) { return m.location ? m.location->name : std::string(); })},
                 {"chair", chair()},
                 {"has", {{"agenda", line_.has_agenda}, {"minutes", line_.has_minutes}, {"papers", line_.reports}}}};
    json["documents"] = documents();
    json["attendance"] = attendance();
    json["items"] = items();
    Json unplaced = Json::array();
    for (const size_t i : parts_.joined.unplaced) unplaced.push_back(id_of(i));
    json["unplaced"] = std::move(unplaced);
    json["announced_next"] = announced();
    json["previous"] = neighbour(answer_.previous);
    json["next"] = neighbour(answer_.next);
    return json;
  }

 private:
  [[nodiscard]] const Minutes& minutes_of(size_t paper) const {
    return part_of(*parts_.records[paper], line_.papers[paper].part);
  }

  /// The minutes, else the first paper that can be read.
  [[nodiscard]] size_t main_paper() const {
    size_t first = parts_.records.size();
    for (size_t i = 0; i < parts_.records.size() && i < line_.papers.size(); ++i) {
      if (parts_.records[i] == nullptr || !line_.papers[i].copy_of.empty()) continue;
      if (line_.papers[i].role == PaperRole::minutes) return i;
      if (first == parts_.records.size()) first = i;
    }
    return first;
  }

  /// What the minutes say, else the first paper that says it.
  template <class Get>
  [[nodiscard]] Json named(Get get) const {
    const size_t main = main_paper();
    if (main < parts_.records.size())
      if (const std::string text = get(minutes_of(main)); !text.empty()) return text;
    for (size_t i = 0; i < parts_.records.size(); ++i)
      if (parts_.records[i] != nullptr)
        if (const std::string text = get(minutes_of(i)); !text.empty()) return text;
    return nullptr;
  }

  [[nodiscard]] Json person_in(size_t paper, const std::string& name) const {
    const auto found = persons_.find({paper, name});
    return found == persons_.end() ? Json(nullptr) : person({found->second, name});
  }

  [[nodiscard]] Json chair() const {
    for (const bool minutes : {true, false})
      for (size_t i = 0; i < parts_.records.size(); ++i) {
        if (parts_.records[i] == nullptr || (line_.papers[i].role == PaperRole::minutes) != minutes) continue;
        const auto& named = minutes_of(i).chair;
        if (named && !named->name.empty()) return {{"name", named->name}, {"person", person_in(i, named->name)}};
      }
    return nullptr;
  }

  [[nodiscard]] Json documents() const {
    Json out = Json::array();
    for (size_t i = 0; i < answer_.papers.size(); ++i) {
      const PaperLine& paper = answer_.papers[i];
      const bool further = line_.papers[i].part != 0 && parts_.records[i] != nullptr;  // it has a title of its own
      out.push_back({{"document", document(further ? summary_of(*parts_.records[i], minutes_of(i)) : paper.document)},
                     {"role", to_name(line_.papers[i].role)},
                     {"status", text_or_null(paper.status)},
                     {"item_number", text_or_null(paper.item_number)},
                     {"copy_of", text_or_null(line_.papers[i].copy_of)},
                     {"url", "/d/" + paper.document.id}});
    }
    return out;
  }

  [[nodiscard]] Json attendance() const {
    size_t from = parts_.records.size();
    for (const bool minutes : {true, false})
      for (size_t i = 0; i < parts_.records.size() && from == parts_.records.size(); ++i)
        if (parts_.records[i] != nullptr && line_.papers[i].copy_of.empty() &&
            (line_.papers[i].role == PaperRole::minutes) == minutes && !minutes_of(i).attendance.empty())
          from = i;
    Json out = Json::array();
    if (from == parts_.records.size()) return out;
    for (const Attendance& row : minutes_of(from).attendance) {
      if (row.name.empty()) continue;
      out.push_back({{"name", row.name},
                     {"name_as_printed", row.name_as_printed},
                     {"person", person_in(from, row.name)},
                     {"status", to_name(row.status)},
                     {"role", text_or_null(row.role)},
                     {"organization", text_or_null(row.organization)},
                     {"on_behalf_of", text_or_null(row.on_behalf_of)},
                     {"notes", row.notes},
                     {"document", answer_.papers[from].document.id},
                     {"page", page_or_null(row.place.page)}});
    }
    return out;
  }

  [[nodiscard]] size_t number_of(size_t joined) const { return parts_.joined_papers[joined]; }
  [[nodiscard]] std::string id_of(size_t joined) const { return answer_.papers[number_of(joined)].document.id; }

  [[nodiscard]] Json items() const {
    Json out = Json::array();
    for (const JoinedItem& one : parts_.joined.items) {
      Json sources = Json::array(), papers = Json::array(), decisions = Json::array(), actions = Json::array();
      for (const ItemSource& source : one.sources)
        sources.push_back({{"document", id_of(source.paper)},
                           {"role", to_name(line_.papers[number_of(source.paper)].role)},
                           {"number", text_or_null(source.number)},
                           {"title", source.title},
                           {"page", page_or_null(source.page)},
                           {"url", place_url(id_of(source.paper), source.page)}});
      for (const ItemPaper& paper : one.papers)
        papers.push_back({{"document", id_of(paper.paper)}, {"evidence", paper.evidence}});
      for (const ItemResult& result : one.decisions) decisions.push_back(decision(result));
      for (const ItemResult& result : one.actions) actions.push_back(action(result));
      out.push_back({{"number", text_or_null(one.number)},
                     {"minute_number", text_or_null(one.minute_number)},
                     {"title", one.title},
                     {"sources", std::move(sources)},
                     {"papers", std::move(papers)},
                     {"decisions", std::move(decisions)},
                     {"actions", std::move(actions)}});
    }
    return out;
  }

  [[nodiscard]] const Item& item_of(const ItemResult& result) const {
    return minutes_of(number_of(result.paper)).items[result.item];
  }

  [[nodiscard]] Json decision(const ItemResult& result) const {
    const Item& item = item_of(result);
    const Decision& one = item.decisions[result.what];
    std::string text = one.text;
    for (const std::string& part : one.parts)
      if (one.text.find(part) == std::string::npos) text += "\n" + part;
    const uint32_t page = one.place.page != 0 ? one.place.page : item.place.page;
    return {{"id", result.key},
            {"outcome", to_name(one.outcome)},
            {"text", text},
            {"strength", to_name(one.strength)},
            {"mover", text_or_null(one.mover)},
            {"seconder", text_or_null(one.seconder)},
            {"vote", vote(one.vote)},
            {"document", id_of(result.paper)},
            {"page", page_or_null(page)},
            {"url", place_url(id_of(result.paper), page)}};
  }

  [[nodiscard]] Json action(const ItemResult& result) const {
    const Item& item = item_of(result);
    const Action& one = item.actions[result.what];
    const uint32_t page = one.place.page != 0 ? one.place.page : item.place.page;
    const auto known = parts_.statuses.find(result.key);
    return {{"id", result.key},
            {"text", one.text},
            {"owners", owners(one.owners)},
            {"due", due(one.due_text, one.due ? to_iso(*one.due) : std::string())},
            {"reference", text_or_null(one.reference)},
            {"status", status(known == parts_.statuses.end() ? ResolvedStatus{} : known->second)},
            {"document", id_of(result.paper)},
            {"page", page_or_null(page)},
            {"url", place_url(id_of(result.paper), page)}};
  }

  [[nodiscard]] Json announced() const {
    for (const AnnouncedMeeting& one : line_.announced)
      if (one.role == DateRole::next_meeting && one.date > line_.date)
        return {{"date", one.date}, {"document", one.document}, {"page", page_or_null(one.page)}};
    return nullptr;
  }

  static Json neighbour(const std::optional<MeetingLine>& line) {
    if (!line) return nullptr;
    return {{"id", line->id}, {"date", line->date}, {"url", meeting_url(line->id)}};
  }

  const MeetingParts& parts_;
  const MeetingAnswer& answer_;
  const MeetingLine& line_;
  std::map<std::pair<size_t, std::string>, std::string> persons_;
};

}  // namespace

std::string to_json(const MeetingParts& parts) { return dump(MeetingPage(parts).make()); }

}  // namespace minutebook

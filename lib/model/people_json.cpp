// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/model/people_json.hpp"

#include <nlohmann/json.hpp>

namespace minutebook {
namespace {

using Json = nlohmann::ordered_json;

Json date_json(const std::optional<Date>& date) { return date ? Json(to_iso(*date)) : Json(nullptr); }

Json counts_json(const PersonCounts& counts, size_t mentions) {
  return {{"mentions", mentions},        {"attended", counts.attended}, {"apologies", counts.apologies},
          {"absent", counts.absent},     {"chaired", counts.chaired},   {"moved", counts.moved},
          {"seconded", counts.seconded}, {"voted", counts.voted},       {"actions", counts.actions},
          {"contact", counts.contact},   {"named", counts.named}};
}

Json person_json(const ListedPerson& one) {
  const Person& person = one.person;
  Json variants = Json::array();
  for (const PersonVariant& variant : person.variants)
    variants.push_back({{"name", variant.name}, {"mentions", variant.mentions}, {"document", variant.document}});
  Json evidence = Json::array();
  for (const PersonEvidence& link : person.evidence)
    evidence.push_back(
        {{"rule", link.rule}, {"name", link.name}, {"other", link.other}, {"confidence", link.confidence}});
  Json papers = Json::array();
  for (const PersonPaper& paper : one.papers)
    papers.push_back({{"id", paper.id},
                      {"path", paper.path},
                      {"date", date_json(paper.date)},
                      {"pages", paper.pages},
                      {"names", paper.names}});
  return {{"id", person.id},
          {"former_ids", person.former_ids},
          {"name", person.name},
          {"variants", std::move(variants)},
          {"bodies", person.bodies},
          {"organizations", person.organizations},
          {"roles", one.roles},
          {"first", date_json(person.first)},
          {"last", date_json(person.last)},
          {"counts", counts_json(one.counts, person.mentions.size())},
          {"evidence", std::move(evidence)},
          {"papers", std::move(papers)}};
}

}  // namespace

std::string to_json(const PeopleList& list) {
  Json json = {{"persons", Json::array()}, {"possible_matches", Json::array()}};
  for (const ListedPerson& one : list.persons) json["persons"].push_back(person_json(one));
  for (const PossibleMatch& match : list.possible)
    json["possible_matches"].push_back({{"id", match.id},
                                        {"name", match.name},
                                        {"other_id", match.other_id},
                                        {"other_name", match.other_name},
                                        {"reason", match.reason}});
  json["did_you_mean"] = list.nearest.empty() ? Json(nullptr) : Json(list.nearest);
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace minutebook

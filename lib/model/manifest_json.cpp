// SPDX-License-Identifier: GPL-3.0-or-later
#include <nlohmann/json.hpp>

#include "lib/model/manifest.hpp"

namespace minutebook {
namespace {

using Json = nlohmann::ordered_json;

void put(Json& json, const char* key, const std::string& text) {
  if (!text.empty()) json[key] = text;
}

void put(Json& json, const char* key, const std::vector<std::string>& texts) {
  if (!texts.empty()) json[key] = texts;
}

void put(Json& json, const char* key, const std::optional<Date>& date) {
  if (date) json[key] = to_iso(*date);
}

Json board_json(const BoardEntry& board) {
  Json json = {{"name", board.name}};
  put(json, "aliases", board.aliases);
  put(json, "organization", board.organization);
  put(json, "start", board.start);
  put(json, "end", board.end);
  put(json, "predecessor", board.predecessor);
  return json;
}

Json rule_json(const PaperRule& rule) {
  Json json = {{"path", rule.path}};
  put(json, "board", rule.board);
  put(json, "date", rule.date);
  if (rule.type) json["type"] = to_name(*rule.type);
  if (rule.access) json["access"] = to_name(*rule.access);
  put(json, "licence", rule.licence);
  put(json, "languages", rule.languages);
  return json;
}

Json manifest_json(const Manifest& manifest) {
  Json json = Json::object();
  put(json, "name", manifest.archive.name);
  put(json, "publisher", manifest.archive.publisher);
  put(json, "contact", manifest.archive.contact);
  put(json, "url", manifest.archive.url);
  put(json, "licence", manifest.archive.licence);
  put(json, "languages", manifest.archive.languages);
  json["access"] = to_name(manifest.access);
  for (const BoardEntry& board : manifest.boards) json["boards"].push_back(board_json(board));
  for (const PaperRule& rule : manifest.papers) json["papers"].push_back(rule_json(rule));
  for (const auto& words : manifest.synonyms) json["synonyms"].push_back({{"words", words}});
  return json;
}

std::string dump(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

}  // namespace

std::string_view to_name(DeclaredAccess access) {
  switch (access) {
    case DeclaredAccess::open:
      return "public";
    case DeclaredAccess::restricted:
      return "restricted";
  }
  return "restricted";
}

std::optional<DeclaredAccess> access_from_name(std::string_view name) {
  if (name == "public") return DeclaredAccess::open;
  if (name == "restricted") return DeclaredAccess::restricted;
  return std::nullopt;
}

std::string to_json(const Manifest& manifest) { return dump(manifest_json(manifest)); }

std::string to_json(const std::vector<std::pair<std::string, Manifest>>& by_folder) {
  Json json = Json::array();
  for (const auto& [folder, manifest] : by_folder)
    json.push_back({{"folder", folder},
                    {"file", manifest.file},
                    {"manifest", manifest_json(manifest)},
                    {"complaints", manifest.complaints}});
  return dump(json);
}

}  // namespace minutebook

// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <nlohmann/json.hpp>

#include "lib/model/correction.hpp"
#include "lib/model/vocabulary.hpp"

namespace minutebook {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view keys[] = {"sha256", "field", "value", "who", "why"};

tl::unexpected<Error> wrong(std::string what) { return fail(ErrorCode::bad_format, std::move(what)); }

std::string in_quotes(const std::string& text) { return "'" + text + "'"; }

Result<std::string> text_of(const Json& json, const char* key, bool needed) {
  const auto at = json.find(key);
  if (at == json.end()) {
    if (needed) return wrong(std::string("has no ") + in_quotes(key));
    return std::string();
  }
  if (!at->is_string()) return wrong(in_quotes(key) + " is not a text");
  auto text = at->get<std::string>();
  if (needed && text.empty()) return wrong(in_quotes(key) + " is empty");
  return text;
}

Result<Owner> owner_of(const Json& json) {
  if (json.is_string() && !json.get<std::string>().empty())
    return Owner{OwnerKind::person, json.get<std::string>(), {}};
  if (!json.is_object()) return wrong("an owner is neither a name nor {\"kind\", \"name\"}");
  for (const auto& [key, value] : json.items())
    if (key != "kind" && key != "name") return wrong("an owner has no " + in_quotes(key));
  const auto kind = text_of(json, "kind", true);
  const auto name = text_of(json, "name", true);
  if (!kind) return tl::unexpected(kind.error());
  if (!name) return tl::unexpected(name.error());
  const auto known = value_in(vocabulary::owner_kinds, std::string_view(*kind));
  if (!known) return wrong("there is no kind of owner " + in_quotes(*kind));
  return Owner{*known, *name, {}};
}

Result<void> read_names(const Json& json, Correction& out) {
  for (const auto& [key, value] : json.items())
    if (key != "name" && key != "other" && key != "body") return wrong("'value' has no key " + in_quotes(key));
  const auto name = text_of(json, "name", true);
  const auto other = text_of(json, "other", true);
  const auto body = text_of(json, "body", false);
  for (const auto* part : {&name, &other, &body})
    if (!*part) return tl::unexpected(part->error());
  out.shape = Correction::Shape::names;
  out.names = {*name, *other, *body, true};
  return {};
}

Result<void> read_value(const Json& json, Correction& out) {
  if (json.is_null()) return {};
  if (json.is_object()) return read_names(json, out);
  if (json.is_string()) {
    out.shape = Correction::Shape::text;
    out.text = json.get<std::string>();
    return {};
  }
  if (!json.is_array()) return wrong("'value' is neither a text, null, a list of owners nor two names");
  out.shape = Correction::Shape::owners;
  for (const Json& one : json) {
    auto owner = owner_of(one);
    if (!owner) return tl::unexpected(owner.error());
    out.owners.push_back(std::move(*owner));
  }
  return {};
}

Result<Correction> read(const Json& json) {
  if (!json.is_object()) return wrong("is not a JSON object");
  for (const auto& [key, value] : json.items())
    if (std::find(std::begin(keys), std::end(keys), key) == std::end(keys))
      return wrong("has an unknown key " + in_quotes(key));
  Correction out;
  const auto sha256 = text_of(json, "sha256", false);
  const auto field = text_of(json, "field", true);
  const auto who = text_of(json, "who", true);
  const auto why = text_of(json, "why", true);
  for (const auto* part : {&sha256, &field, &who, &why})
    if (!*part) return tl::unexpected(part->error());
  if (!json.contains("value")) return wrong("has no 'value' (null takes a value away)");
  if (auto fine = read_value(json["value"], out); !fine) return tl::unexpected(fine.error());
  out.sha256 = *sha256;
  out.field = *field;
  out.who = *who;
  out.why = *why;
  return out;
}

Json value_json(const Correction& correction) {
  Json list = Json::array();
  switch (correction.shape) {
    case Correction::Shape::none:
      return nullptr;
    case Correction::Shape::text:
      return correction.text;
    case Correction::Shape::owners:
      for (const Owner& owner : correction.owners)
        list.push_back({{"kind", to_name(owner.kind)}, {"name", owner.name}});
      return list;
    case Correction::Shape::names:
      return {{"name", correction.names.name}, {"other", correction.names.other}, {"body", correction.names.body}};
  }
  return nullptr;
}

}  // namespace

Result<Correction> correction_from_json(std::string_view line) {
  // A line of [[[[… would be read by recursion; nothing that is meant nests deeper than a list of owners.
  constexpr int deepest = 4;
  bool too_deep = false;
  const auto bounded = [&](int depth, Json::parse_event_t, Json&) {
    too_deep = too_deep || depth > deepest;
    return !too_deep;
  };
  try {
    const Json json = Json::parse(line, bounded);
    if (too_deep) return wrong("is nested too deeply");
    return read(json);
  } catch (const Json::exception&) {
    return wrong("is not JSON");
  }
}

std::string to_json(const Correction& correction) {
  Json json = Json::object();
  if (!correction.sha256.empty()) json["sha256"] = correction.sha256;
  json["field"] = correction.field;
  json["value"] = value_json(correction);
  json["who"] = correction.who;
  json["why"] = correction.why;
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace minutebook

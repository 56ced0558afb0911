// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>

#include "lib/model/view.hpp"
#include "searchd/handlers.hpp"
#include "searchd/responses.hpp"

namespace minutebook::handlers {
namespace {

constexpr std::string_view static_prefix = "/static/";
constexpr uint32_t listed_values = 12;

}  // namespace

WebResponse home(const Context& context, const WebRequest& request) {
  auto reader = context.parts().readers.lease();
  if (!reader) return context.refusal(request, reader.error());
  const auto tag = context.entity_tag(request, (*reader)->revision());
  if (matches_tag(request.if_none_match, tag)) return not_modified(tag);
  ArchiveFacts facts;
  facts.documents = (*reader)->document_count();
  for (const auto& [field, list] : {std::pair{FieldId::board, &facts.boards}, std::pair{FieldId::type, &facts.types},
                                    std::pair{FieldId::year, &facts.years}}) {
    auto values = (*reader)->values(field, listed_values);
    if (!values) return context.refusal(request, values.error());
    *list = std::move(*values);
  }
  std::sort(facts.years.begin(), facts.years.end(), [](const auto& a, const auto& b) { return a.value > b.value; });
  return tagged(make_response(200, html_type, context.parts().pages.home(facts)), tag);
}

WebResponse fields_api(const Context& context, const WebRequest& request) {
  const auto tag = context.entity_tag(request, "fields");
  if (matches_tag(request.if_none_match, tag)) return not_modified(tag);
  return tagged(make_response(200, json_type, fields_to_json()), tag);
}

WebResponse health(const Context& context, const WebRequest& request) {
  auto reader = context.parts().readers.lease();
  if (!reader) return context.refusal(request, reader.error());
  auto response = make_response(
      200, json_type, health_json((*reader)->document_count(), (*reader)->entry_count(), (*reader)->revision()));
  response.headers.push_back({"Cache-Control", "no-store"});
  return response;
}

WebResponse static_file(const Context& context, const WebRequest& request) {
  std::string name = request.path.substr(request.path.rfind('/') + 1);
  if (request.path.starts_with(static_prefix)) name = request.path.substr(static_prefix.size());
  if (name == "favicon.ico") name = "icon.svg";
  const Asset* asset = context.parts().assets.find(name);
  if (asset == nullptr) return context.notice(request, {404, "Page not found", "There is nothing at this address."});
  const std::string tag = "\"" + asset->hash + "\"";
  if (matches_tag(request.if_none_match, tag)) return not_modified(tag);
  auto response = make_response(200, asset->type, asset->bytes);
  const bool forever = parameter_value(request, "v") == asset->hash;
  response.headers = {{"ETag", tag}, {"Cache-Control", forever ? "public, max-age=31536000, immutable" : "no-cache"}};
  return response;
}

WebResponse robots(const Context&, const WebRequest&) {
  // Papers may be found, but not every combination of filters.
  return make_response(200, "text/plain; charset=utf-8",
                       "User-agent: *\nAllow: /d/\nAllow: /$\nDisallow: /search\nDisallow: /search.csv\n"
                       "Disallow: /search.atom\nDisallow: /api/v1/search\n");
}

WebResponse open_search(const Context& context, const WebRequest& request) {
  return make_response(200, "application/opensearchdescription+xml; charset=utf-8",
                       context.parts().pages.open_search(context.base_url(request)));
}

}  // namespace minutebook::handlers

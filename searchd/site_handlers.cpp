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
constexpr size_t addresses_a_map = 40'000;  // sitemaps.org allows 50,000

/// The pages of one kind that a search engine may find: their ids, and what stands before them.
struct Listed {
  std::string_view before;
  const std::vector<std::string>* ids;
};

/// Pages of persons are left out: they are not for search engines.
std::array<Listed, 3> listed_pages(const Holdings& holdings) {
  return {Listed{"/d/", &holdings.papers}, Listed{"/m/", &holdings.meetings}, Listed{"/boards/", &holdings.boards}};
}

size_t parts_of(const Holdings& holdings) {
  return (holdings.papers.size() + holdings.meetings.size() + holdings.boards.size()) / addresses_a_map + 1;
}

std::vector<std::string> parts_of_map(const Holdings& holdings) {
  std::vector<std::string> parts;
  for (size_t part = 1; part <= parts_of(holdings); ++part)
    parts.push_back("/sitemap-" + std::to_string(part) + ".xml");
  return parts;
}

/// 3 for "/sitemap-3.xml", 0 for anything else.
size_t site_map_part(std::string_view path) {
  constexpr std::string_view before = "/sitemap-";
  constexpr std::string_view after = ".xml";
  if (!path.starts_with(before) || !path.ends_with(after) || path.size() <= before.size() + after.size()) return 0;
  path.remove_prefix(before.size());
  path.remove_suffix(after.size());
  return read_page(std::string(path), 999'999);
}

/// The addresses of one part, from 1; none when there is no such part.
std::vector<std::string> addresses_of_part(const Holdings& holdings, size_t part) {
  std::vector<std::string> addresses;
  if (part == 0 || part > parts_of(holdings)) return addresses;
  if (part == 1) addresses = {"/", "/about", "/boards", "/meetings", "/decisions", "/actions"};
  size_t before = (part - 1) * addresses_a_map;  // of all lists one after the other
  size_t left = addresses_a_map;
  for (const auto& [prefix, ids] : listed_pages(holdings)) {
    const size_t from = std::min(before, ids->size());
    const size_t to = std::min(from + left, ids->size());
    for (size_t i = from; i < to; ++i) addresses.push_back(std::string(prefix) + (*ids)[i]);
    before -= from;
    left -= to - from;
  }
  return addresses;
}

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
  return tagged(make_response(200, html_type, context.parts().pages.home(facts, context.frame(request))), tag);
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

WebResponse about(const Context& context, const WebRequest& request) {
  auto reader = context.parts().readers.lease();
  if (!reader) return context.refusal(request, reader.error());
  const auto tag = context.entity_tag(request, (*reader)->revision());
  if (matches_tag(request.if_none_match, tag)) return not_modified(tag);
  const auto holdings = context.holdings(**reader);
  if (!holdings) return context.refusal(request, holdings.error());
  auto json = holdings_json(**holdings);
  if (is_api(request.path)) return tagged(make_response(200, json_type, std::move(json)), tag);
  return tagged(make_response(200, html_type, context.parts().pages.about(json, context.frame(request))), tag);
}

WebResponse site_map(const Context& context, const WebRequest& request) {
  const Notice none{404, "Page not found", "There is nothing at this address."};
  const bool of_maps = request.path == "/sitemap.xml";
  const auto part = of_maps ? 0 : site_map_part(request.path);
  if (!of_maps && part == 0) return context.notice(request, none);
  auto reader = context.parts().readers.lease();
  if (!reader) return context.refusal(request, reader.error());
  const auto holdings = context.holdings(**reader);
  if (!holdings) return context.refusal(request, holdings.error());
  const auto addresses = of_maps ? parts_of_map(**holdings) : addresses_of_part(**holdings, part);
  if (addresses.empty()) return context.notice(request, none);
  std::vector<std::string> absolute;
  for (const auto& address : addresses) absolute.push_back(context.base_url(request) + address);
  return tagged(make_response(200, "application/xml; charset=utf-8", context.parts().pages.site_map(absolute, of_maps)),
                context.entity_tag(request, (*holdings)->revision));
}

WebResponse robots(const Context& context, const WebRequest& request) {
  // Papers may be found, but not every combination of filters, and no register of persons.
  return make_response(200, text_type,
                       "User-agent: *\nDisallow: /search\nDisallow: /certificate\nDisallow: /api/\nDisallow: /p/\n"
                       "Disallow: /people\nDisallow: /actions/owners\nDisallow: /*.png$\nAllow: /\n\nSitemap: " +
                           context.base_url(request) + "/sitemap.xml\n");
}

WebResponse open_search(const Context& context, const WebRequest& request) {
  return make_response(200, "application/opensearchdescription+xml; charset=utf-8",
                       context.parts().pages.open_search(context.base_url(request)));
}

}  // namespace minutebook::handlers

// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/service.hpp"

#include <array>
#include <cstdio>
#include <iostream>

#include "lib/base/text.hpp"
#include "searchd/handlers.hpp"
#include "searchd/memory.hpp"
#include "searchd/responses.hpp"

namespace minutebook {
namespace {

constexpr size_t longest_path = 1024;

struct Route {
  std::string_view path;
  bool prefix;
  handlers::Handler handler;
};

}  // namespace

handlers::Handler handlers::find_handler(std::string_view path) {
  constexpr std::array routes = {
      Route{"/", false, &handlers::home},
      Route{"/search", false, &handlers::search_page},
      Route{"/search.csv", false, &handlers::search_table},
      Route{"/search.atom", false, &handlers::search_feed},
      Route{"/certificate", false, &handlers::certificate},
      Route{"/certificate.txt", false, &handlers::certificate},
      Route{"/api/v1/holdings", false, &handlers::about},
      Route{"/api/v1/certificate", false, &handlers::certificate},
      Route{"/decisions", false, &handlers::register_page},
      Route{"/actions", false, &handlers::register_page},
      Route{"/actions/owners", false, &handlers::register_page},
      Route{"/meetings", false, &handlers::register_page},
      Route{"/meetings.ics", false, &handlers::register_page},
      Route{"/m/", true, &handlers::register_page},
      Route{"/boards", false, &handlers::register_page},
      Route{"/boards/", true, &handlers::register_page},
      Route{"/people", false, &handlers::register_page},
      Route{"/p/", true, &handlers::register_page},
      Route{"/timeline", false, &handlers::register_page},
      Route{"/similar", false, &handlers::register_page},
      Route{"/d/", true, &handlers::document_page},
      Route{"/api/v1/search", false, &handlers::search_api},
      Route{"/api/v1/explain", false, &handlers::explain_api},
      Route{"/api/v1/fields", false, &handlers::fields_api},
      Route{"/api/v1/openapi.json", false, &handlers::static_file},
      Route{"/api/v1/documents/", true, &handlers::document_api},
      Route{"/api/v1/decisions", false, &handlers::decisions_api},
      Route{"/decisions.csv", false, &handlers::decisions_table},
      Route{"/decisions.atom", false, &handlers::decisions_feed},
      Route{"/api/v1/actions", false, &handlers::actions_api},
      Route{"/api/v1/actions/owners", false, &handlers::owners_api},
      Route{"/actions.csv", false, &handlers::actions_table},
      Route{"/actions.atom", false, &handlers::actions_feed},
      Route{"/api/v1/boards", false, &handlers::boards_api},
      Route{"/api/v1/boards/", true, &handlers::board_api},
      Route{"/api/v1/meetings", false, &handlers::meetings_api},
      Route{"/api/v1/meetings/", true, &handlers::meeting_api},
      Route{"/api/v1/people", false, &handlers::people_api},
      Route{"/api/v1/people/", true, &handlers::person_api},
      Route{"/api/v1/timeline", false, &handlers::timeline_api},
      Route{"/api/v1/similar", false, &handlers::similar_api},
      Route{"/api/v1/suggest", false, &handlers::suggest_api},
      Route{"/healthz", false, &handlers::health},
      Route{"/static/", true, &handlers::static_file},
      Route{"/favicon.ico", false, &handlers::static_file},
      Route{"/about", false, &handlers::about},
      Route{"/sitemap", true, &handlers::site_map},
      Route{"/robots.txt", false, &handlers::robots},
      Route{"/opensearch.xml", false, &handlers::open_search},
  };
  for (const auto& route : routes)
    if (path == route.path || (route.prefix && path.starts_with(route.path))) return route.handler;
  return nullptr;
}

WebResponse Service::answer(const WebRequest& request) const {
  WebResponse response;
  const handlers::Handler handler = request.path.size() > longest_path ? nullptr : handlers::find_handler(request.path);
  const bool pasted = request.method == "POST" && takes_body(request.path);
  const bool reads = request.method == "GET" || request.method == "HEAD" || pasted;
  if (handler == nullptr) {
    response = context_.notice(request, {404, "Page not found", "There is nothing at this address."});
  } else if (!reads) {
    response = context_.notice(request, {405, "Not allowed", "This address can only be read, with GET or HEAD."});
    response.headers.push_back({"Allow", takes_body(request.path) ? "GET, HEAD, POST" : "GET, HEAD"});
  } else {
    try {
      response = handler(context_, request);
    } catch (const std::bad_alloc&) {
      std::fputs("minutebook-searchd: no memory left for a request\n", stderr);
      return_memory();
      set_memory_aside();
      response = context_.busy(request);
    } catch (const std::exception& error) {  // the last door: no cause of a fault may end the daemon or be shown
      std::cerr << "minutebook-searchd: " << terminal_safe(request.path) << ": " << terminal_safe(error.what()) << '\n';
      response = context_.notice(request, {500, "Something went wrong", "The fault has been noted. Please try again."});
    }
  }
  const bool foreign = response.file != nullptr && response.type != to_mime(MediaType::pdf);
  put_security_headers(response, foreign);
  if (is_api(request.path) && response.file == nullptr)
    response.headers.push_back({"Access-Control-Allow-Origin", "*"});  // public data, read only, no cookies
  return response;
}

}  // namespace minutebook

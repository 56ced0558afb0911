// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "searchd/context.hpp"

/// One function an address: a request value in, a response value out. They may throw only bad_alloc; service.cpp is
/// the last door.
namespace minutebook::handlers {

using Handler = WebResponse (*)(const Context& context, const WebRequest& request);

/// Who answers an address, or null. (service.cpp)
Handler find_handler(std::string_view path);

// search_handlers.cpp
WebResponse search_page(const Context& context, const WebRequest& request);
WebResponse search_api(const Context& context, const WebRequest& request);
WebResponse explain_api(const Context& context, const WebRequest& request);
WebResponse search_table(const Context& context, const WebRequest& request);
WebResponse search_feed(const Context& context, const WebRequest& request);
/// As a page, as JSON and as the plain text that is hashed.
WebResponse certificate(const Context& context, const WebRequest& request);

// paper_handlers.cpp
WebResponse document_page(const Context& context, const WebRequest& request);
WebResponse document_api(const Context& context, const WebRequest& request);

// register_handlers.cpp
WebResponse decisions_api(const Context& context, const WebRequest& request);
WebResponse decisions_table(const Context& context, const WebRequest& request);
WebResponse decisions_feed(const Context& context, const WebRequest& request);
WebResponse actions_api(const Context& context, const WebRequest& request);
WebResponse actions_table(const Context& context, const WebRequest& request);
WebResponse actions_feed(const Context& context, const WebRequest& request);
WebResponse owners_api(const Context& context, const WebRequest& request);
WebResponse boards_api(const Context& context, const WebRequest& request);
WebResponse board_api(const Context& context, const WebRequest& request);
WebResponse meetings_api(const Context& context, const WebRequest& request);
WebResponse meeting_api(const Context& context, const WebRequest& request);
WebResponse people_api(const Context& context, const WebRequest& request);
WebResponse person_api(const Context& context, const WebRequest& request);
WebResponse timeline_api(const Context& context, const WebRequest& request);
WebResponse similar_api(const Context& context, const WebRequest& request);
WebResponse suggest_api(const Context& context, const WebRequest& request);
// register_pages.cpp
/// Every page of a register, rendered over what the API answers for the same parameters; meetings also as a calendar.
WebResponse register_page(const Context& context, const WebRequest& request);

// site_handlers.cpp
WebResponse home(const Context& context, const WebRequest& request);
WebResponse fields_api(const Context& context, const WebRequest& request);
WebResponse health(const Context& context, const WebRequest& request);
WebResponse static_file(const Context& context, const WebRequest& request);
WebResponse robots(const Context& context, const WebRequest& request);
/// What the archive holds and what of it is unread, as a page and as JSON.
WebResponse about(const Context& context, const WebRequest& request);
/// /sitemap.xml and its parts, /sitemap-1.xml …
WebResponse site_map(const Context& context, const WebRequest& request);
WebResponse open_search(const Context& context, const WebRequest& request);

}  // namespace minutebook::handlers

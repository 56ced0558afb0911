// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>
#include <optional>

#include "searchd/calendar.hpp"
#include "searchd/handlers.hpp"
#include "searchd/responses.hpp"

namespace minutebook::handlers {
namespace {

/// A page of a register and the address of the API whose answer it shows.
struct RegisterRow {
  std::string_view path;
  std::string_view api;
  RegisterKind kind;
  bool one = false;  ///< an id follows
};

constexpr std::array rows = {
    RegisterRow{"/decisions", "/api/v1/decisions", RegisterKind::decisions},
    RegisterRow{"/actions", "/api/v1/actions", RegisterKind::actions},
    RegisterRow{"/actions/owners", "/api/v1/actions/owners", RegisterKind::owners},
    RegisterRow{"/meetings", "/api/v1/meetings", RegisterKind::meetings},
    RegisterRow{"/m/", "/api/v1/meetings/", RegisterKind::meeting, true},
    RegisterRow{"/boards", "/api/v1/boards", RegisterKind::boards},
    RegisterRow{"/boards/", "/api/v1/boards/", RegisterKind::board, true},
    RegisterRow{"/people", "/api/v1/people", RegisterKind::people},
    RegisterRow{"/p/", "/api/v1/people/", RegisterKind::person, true},
    RegisterRow{"/timeline", "/api/v1/timeline", RegisterKind::timeline},
    RegisterRow{"/similar", "/api/v1/similar", RegisterKind::similar},
};

/// Set by links that mean one thing and know its name but not its id: a single result is gone to at once.
constexpr std::string_view only_parameter = "only";

const RegisterRow* row_of(std::string_view path) {
  for (const auto& row : rows)
    if (path == row.path || (row.one && path.starts_with(row.path))) return &row;
  return nullptr;
}

/// What the API answers for a page: the same parameters at the API's address.
WebResponse ask_api(const Context& context, const WebRequest& request, const RegisterRow& row) {
  WebRequest asked = request;
  asked.path = std::string(row.api) + request.path.substr(row.path.size());
  asked.if_none_match.clear();
  std::erase_if(asked.parameters, [](const Parameter& one) { return one.name == only_parameter; });
  const Handler handler = find_handler(asked.path);
  if (handler == nullptr) return context.notice(asked, {404, "Page not found", "There is nothing at this address."});
  return handler(context, asked);
}

/// An answer that is no answer, as a page: moved to another id, or a problem in words.
WebResponse pass_on(const Context& context, const WebRequest& request, const RegisterRow& row,
                    const WebResponse& answer) {
  const std::string target(header(answer, "Location"));
  if (answer.status == 301 && target.starts_with(row.api))
    return redirect(std::string(row.path) + target.substr(row.api.size()));
  auto page = context.notice(request, notice_of(answer.body, answer.status));
  if (const auto later = header(answer, "Retry-After"); !later.empty())
    page.headers.push_back({"Retry-After", std::string(later)});
  return page;
}

bool is_calendar(const WebRequest& request) { return request.path.ends_with(".ics"); }

/// The request without ".ics", and of a list as many meetings as the API gives at once.
WebRequest without_ending(WebRequest request) {
  request.path.resize(request.path.size() - std::string_view(".ics").size());
  if (request.path == "/meetings") {
    std::erase_if(request.parameters, [](const Parameter& one) { return one.name == "limit"; });
    request.parameters.push_back({"limit", "100"});
  }
  return request;
}

}  // namespace

WebResponse register_page(const Context& context, const WebRequest& request) {
  const bool calendar = is_calendar(request);
  const WebRequest asked = calendar ? without_ending(request) : request;
  const RegisterRow* const row = row_of(asked.path);
  const bool dated = row != nullptr && (row->kind == RegisterKind::meetings || row->kind == RegisterKind::meeting ||
                                        row->kind == RegisterKind::board);
  if (row == nullptr || (calendar && !dated))
    return context.notice(request, {404, "Page not found", "There is nothing at this address."});
  auto reader = context.parts().readers.lease();
  if (!reader) return context.refusal(request, reader.error());
  const auto tag = context.entity_tag(request, (*reader)->revision());
  if (matches_tag(request.if_none_match, tag)) return not_modified(tag);
  const auto answer = ask_api(context, asked, *row);
  if (answer.status != 200) return pass_on(context, request, *row, answer);
  if (!parameter_value(request, only_parameter).empty())
    if (const auto url = only_result_of(answer.body); !url.empty()) return see_other(url);
  const auto frame = context.frame(request);
  if (calendar)
    return tagged(as_download(make_response(200, "text/calendar; charset=utf-8", calendar_of(answer.body, frame)),
                              "meetings.ics"),
                  tag);
  RegisterPage page{row->kind, request.path, request.parameters};
  std::erase_if(page.parameters, [](const Parameter& one) { return one.name == only_parameter; });
  auto response = make_response(200, html_type, context.parts().pages.registered(answer.body, page, frame));
  const bool about_persons =
      row->kind == RegisterKind::people || row->kind == RegisterKind::person || row->kind == RegisterKind::owners;
  if (about_persons) response.headers.push_back({"X-Robots-Tag", "noindex"});
  return tagged(std::move(response), tag);
}

}  // namespace minutebook::handlers

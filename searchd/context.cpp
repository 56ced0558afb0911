// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/context.hpp"

#include <algorithm>
#include <iostream>

#include "lib/base/hash.hpp"
#include "lib/base/text.hpp"
#include "searchd/handlers.hpp"
#include "searchd/responses.hpp"

namespace minutebook {

namespace {

/// The link to an original lies under /api/, yet people follow it: whoever asks for pages gets plain words.
bool follows_original(const WebRequest& request) {
  return request.path.ends_with("/file") && to_lower_ascii(request.accept).find("text/html") != std::string::npos;
}

}  // namespace

WebResponse Context::notice(const WebRequest& request, const Notice& notice) const {
  if (is_api(request.path) && !follows_original(request))
    return make_response(notice.status, "application/problem+json", problem_json(notice));
  return make_response(notice.status, html_type, parts_.pages.notice(notice, frame(request)));
}

WebResponse Context::bad_parameter(const WebRequest& request, const ParameterProblem& problem) const {
  return notice(request, {400, "Bad parameter", to_text(problem), problem.parameter, problem.accepts});
}

WebResponse Context::refusal(const WebRequest& request, const Error& error) const {
  // Details may name folders of the server: for the log, not for the world.
  std::cerr << "minutebook-searchd: " << terminal_safe(request.path) << ": " << to_text(error) << '\n';
  auto response = notice(request, {503, "The archive cannot be read now",
                                   "The search index is not available. Please try again in a minute."});
  response.headers.push_back({"Retry-After", "60"});
  return response;
}

WebResponse Context::busy(const WebRequest& request) const {
  auto response = notice(request, {503, "Too busy", "Too much is asked at the same time. Please try again."});
  response.headers.push_back({"Retry-After", "5"});
  return response;
}

std::unique_lock<std::mutex> Context::turn_for(const DocumentRecord& record) const {
  constexpr size_t large_items = 2000;
  constexpr size_t large_text = size_t{2} << 20;
  size_t text = 0;
  for (const auto& page : record.minutes.pages) text += page.text.size();
  const bool large = record.minutes.items.size() > large_items || text > large_text;
  return large ? std::unique_lock(large_) : std::unique_lock<std::mutex>();
}

std::string Context::base_url(const WebRequest& request) const {
  if (!parts_.public_url.empty()) return parts_.public_url;
  const bool plain = !request.host.empty() && request.host.size() < 256 &&
                     std::all_of(request.host.begin(), request.host.end(), [](char c) {
                       return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' ||
                              c == '-' || c == ':' || c == '[' || c == ']';
                     });
  return "http://" + (plain ? request.host : "localhost");
}

Frame Context::frame(const WebRequest& request) const {
  const std::time_t now = parts_.now();
  std::tm utc{};
  ::gmtime_r(&now, &utc);
  return {base_url(request),
          target_of(request),
          to_iso(Date{utc.tm_year + 1900, utc.tm_mon + 1, utc.tm_mday}),
          parts_.report_to,
          parts_.readers.archive_name(),
          handlers::find_handler("/api/v1/decisions") != nullptr};
}

Result<std::shared_ptr<const Holdings>> Context::holdings(Reader& reader) const { return holdings_.of(reader); }

Result<std::string> Context::revision() const {
  auto reader = parts_.readers.lease();
  if (!reader) return tl::unexpected(reader.error());
  return (*reader)->revision();
}

std::string Context::entity_tag(const WebRequest& request, const std::string& revision) const {
  // A page is made of the index, the program, its templates and the address; so the tag is known before the work.
  const Frame around = frame(request);
  std::string all = revision + '\n' + parts_.assets.version() + '\n' + parts_.pages.version() + '\n' + around.day +
                    '\n' + around.base_url + request.path;
  for (const auto& [name, value] : request.parameters) all.append(1, '\n').append(name).append(1, '=').append(value);
  return "W/\"" + sha256_hex(all).substr(0, 2 * id_digits) + "\"";
}

namespace {

/// The file has a later version: the same address with the id of that one, without the parameters.
WebResponse moved_to(const WebRequest& request, const std::string& id, const std::string& later) {
  std::string path = request.path;
  if (const auto at = path.find(id); at != std::string::npos) path.replace(at, id.size(), later);
  WebResponse response =
      make_response(301, "text/plain; charset=utf-8", "This paper has a later version: " + path + "\n");
  response.headers.push_back({"Location", path});
  return response;
}

}  // namespace

namespace {
const Notice no_such_paper{404, "No such paper", "There is no paper with this address in the archive."};
}  // namespace

WebResponse Context::gone_or_unknown(const std::string& id, const WebRequest& request) const {
  auto reader = parts_.readers.lease();
  if (!reader) return refusal(request, reader.error());
  const auto former = (*reader)->former_papers();
  if (!former) return refusal(request, former.error());
  for (const FormerPaper& one : *former) {
    if (one.id != id) continue;
    const auto day = date_from_iso(one.day);
    // Why it went is not told: that a paper became restricted is itself not public.
    return notice(request, {410, "No longer public here",
                            "There was a paper with this address until " + (day ? to_words(*day) : one.day) +
                                ". It is no longer public here."});
  }
  return notice(request, no_such_paper);
}

tl::expected<ReaderPool::Record, WebResponse> Context::record_of(const std::string& id,
                                                                 const WebRequest& request) const {
  if (!is_id(id)) return tl::unexpected(notice(request, no_such_paper));
  auto record = parts_.readers.document(id);
  if (!record) return tl::unexpected(refusal(request, record.error()));
  if (!*record) return tl::unexpected(gone_or_unknown(id, request));
  if ((*record)->id != id) return tl::unexpected(moved_to(request, id, (*record)->id));
  return std::move(*record);
}

}  // namespace minutebook

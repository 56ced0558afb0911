// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/responses.hpp"

#include <algorithm>

#include "lib/base/text.hpp"
#include "lib/model/view.hpp"

namespace minutebook {
namespace {

// No 'unsafe-inline' anywhere: the pages carry neither inline script nor inline style.
constexpr std::string_view page_policy =
    "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
// Originals come from an archive that anybody may have written to: no script, no origin.
constexpr std::string_view foreign_policy = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:";

}  // namespace

WebResponse make_response(int status, std::string_view type, std::string body) {
  WebResponse response;
  response.status = status;
  response.type = type;
  response.body = std::move(body);
  return response;
}

WebResponse tagged(WebResponse response, const std::string& tag) {
  response.headers.push_back({"ETag", tag});
  response.headers.push_back({"Cache-Control", "no-cache"});
  return response;
}

WebResponse not_modified(const std::string& tag) {
  WebResponse response;
  response.status = 304;
  response.headers = {{"ETag", tag}, {"Cache-Control", "no-cache"}};
  return response;
}

bool matches_tag(std::string_view header_value, std::string_view tag) {
  if (trim(header_value) == "*") return true;
  const auto bare = [](std::string_view text) {
    text = trim(text);
    return text.starts_with("W/") ? text.substr(2) : text;
  };
  for (const auto one : split(header_value, ','))
    if (bare(one) == bare(tag)) return true;
  return false;
}

WebResponse as_download(WebResponse response, const std::string& name) {
  response.headers.push_back({"Content-Disposition", "attachment; filename=\"" + name + "\""});
  return response;
}

WebResponse redirect(const std::string& target) {
  auto response = make_response(301, text_type, "Moved to " + target + "\n");
  response.headers.push_back({"Location", target});
  return response;
}

WebResponse see_other(const std::string& target) {
  auto response = redirect(target);
  response.status = 303;
  return response;
}

std::string target_of(const WebRequest& request) {
  std::string target;
  for (const auto part : split(request.path, '/'))
    target += (target.empty() && part.empty() ? "" : "/") + percent_encode(part);
  if (!target.starts_with('/')) target.insert(0, 1, '/');
  char separator = '?';
  for (const auto& [name, value] : request.parameters) {
    target += separator + percent_encode(name) + '=' + percent_encode(value);
    separator = '&';
  }
  return target;
}

std::string parameter_value(const WebRequest& request, std::string_view name) {
  for (const auto& parameter : request.parameters)
    if (parameter.name == name) return parameter.value;
  return {};
}

uint32_t read_page(const std::string& text, uint32_t pages) {
  constexpr size_t most_digits = 6;
  if (text.empty() || text.size() > most_digits || text.find_first_not_of("0123456789") != std::string::npos) return 0;
  const auto page = static_cast<uint32_t>(std::stoul(text));
  return page <= pages ? page : 0;
}

bool wants_byte_order_mark(const WebRequest& request) { return parameter_value(request, "bom") != "no"; }

bool is_id(std::string_view text) {
  return text.size() == id_digits &&
         std::all_of(text.begin(), text.end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

bool is_api(std::string_view path) { return path.starts_with("/api/"); }

void put_security_headers(WebResponse& response, bool foreign) {
  response.headers.push_back({"X-Content-Type-Options", "nosniff"});
  response.headers.push_back({"Referrer-Policy", "same-origin"});
  response.headers.push_back({"Content-Security-Policy", std::string(foreign ? foreign_policy : page_policy)});
  response.headers.push_back({"Cross-Origin-Opener-Policy", "same-origin"});
}

}  // namespace minutebook

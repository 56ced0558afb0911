// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "searchd/exchange.hpp"

namespace minutebook {

inline constexpr std::string_view json_type = "application/json; charset=utf-8";
inline constexpr std::string_view html_type = "text/html; charset=utf-8";
inline constexpr std::string_view text_type = "text/plain; charset=utf-8";
inline constexpr std::string_view csv_type = "text/csv; charset=utf-8; header=present";
inline constexpr std::string_view feed_type = "application/atom+xml; charset=utf-8";
inline constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
inline constexpr size_t id_digits = 16;  ///< of a paper's id

WebResponse make_response(int status, std::string_view type, std::string body);
/// The same with the tag that If-None-Match may name next time.
WebResponse tagged(WebResponse response, const std::string& tag);
WebResponse not_modified(const std::string& tag);
/// True if an If-None-Match header names the tag; weak comparison (RFC 9110 §13.1.2).
bool matches_tag(std::string_view header_value, std::string_view tag);
/// A file to keep rather than to show: `name` must be ASCII without quotes.
WebResponse as_download(WebResponse response, const std::string& name);
/// For good.
WebResponse redirect(const std::string& target);
/// For now: what is meant stands there.
WebResponse see_other(const std::string& target);

/// The request as an address: "/search?q=sea%20wall".
std::string target_of(const WebRequest& request);
/// The first parameter of that name, or empty.
std::string parameter_value(const WebRequest& request, std::string_view name);
/// The byte order mark lets spreadsheets see that a table is UTF-8; other programs may read it as part of the first
/// name, and ask for none with bom=no.
bool wants_byte_order_mark(const WebRequest& request);
/// A page of a paper from 1 to `pages`; 0 for anything else.
uint32_t read_page(const std::string& text, uint32_t pages);
/// True for what may be a paper's id.
bool is_id(std::string_view text);
bool is_api(std::string_view path);

/// Headers that every response carries (OWASP secure headers; domain §8). `foreign`: the body comes from the archive.
void put_security_headers(WebResponse& response, bool foreign);

}  // namespace minutebook

// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/service.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <iostream>

#include "lib/base/hash.hpp"
#include "lib/base/text.hpp"
#include "lib/index/public_part.hpp"
#include "lib/model/csv.hpp"
#include "lib/model/view.hpp"
#include "searchd/highlight.hpp"
#include "searchd/memory.hpp"

namespace minutebook {
namespace {

constexpr std::string_view json_type = "application/json; charset=utf-8";
constexpr std::string_view html_type = "text/html; charset=utf-8";
constexpr std::string_view document_prefix = "/api/v1/documents/";
constexpr std::string_view file_ending = "/file";
constexpr std::string_view page_prefix = "/d/";
constexpr std::string_view pages_part = "/pages/";
constexpr std::string_view ris_ending = ".ris";
constexpr std::string_view static_prefix = "/static/";
constexpr size_t id_digits = 16;
constexpr size_t longest_path = 1024;
constexpr uint32_t listed_values = 12;
constexpr uint32_t feed_entries = 50;
constexpr uint32_t export_rows = 100;

// No 'unsafe-inline' anywhere: the pages carry neither inline script nor inline style.
constexpr std::string_view page_policy =
    "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
// Originals come from an archive that anybody may have written to: no script, no origin.
constexpr std::string_view foreign_policy = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:";

WebResponse make_response(int status, std::string_view type, std::string body) {
  WebResponse response;
  response.status = status;
  response.type = type;
  response.body = std::move(body);
  return response;
}

bool is_api(std::string_view path) { return path.starts_with("/api/"); }

bool is_id(std::string_view text) {
  return text.size() == id_digits &&
         std::all_of(text.begin(), text.end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

std::string parameter_value(const WebRequest& request, std::string_view name) {
  for (const auto& parameter : request.parameters)
    if (parameter.name == name) return parameter.value;
  return {};
}

/// A page of a paper from 1 to `pages`; 0 for anything else.
uint32_t read_page(const std::string& text, uint32_t pages) {
  constexpr size_t most_digits = 6;
  if (text.empty() || text.size() > most_digits || text.find_first_not_of("0123456789") != std::string::npos) return 0;
  const auto page = static_cast<uint32_t>(std::stoul(text));
  return page <= pages ? page : 0;
}

/// First item to show, counted from 0: the number that is asked for if there is such an item, else the first.
size_t items_from(const std::string& text, size_t items) {
  const uint32_t item = read_page(text, static_cast<uint32_t>(std::min<size_t>(items, 999'999)));
  return item == 0 ? 0 : item - 1;
}

/// True if an If-None-Match header names the tag; weak comparison (RFC 9110 §13.1.2).
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

WebResponse not_modified(const std::string& tag) {
  WebResponse response;
  response.status = 304;
  response.headers = {{"ETag", tag}, {"Cache-Control", "no-cache"}};
  return response;
}

WebResponse tagged(WebResponse response, const std::string& tag) {
  response.headers.push_back({"ETag", tag});
  response.headers.push_back({"Cache-Control", "no-cache"});
  return response;
}

/// Headers that every response carries (OWASP secure headers; domain §8).
void put_security_headers(WebResponse& response, bool foreign) {
  response.headers.push_back({"X-Content-Type-Options", "nosniff"});
  response.headers.push_back({"Referrer-Policy", "same-origin"});
  response.headers.push_back({"Content-Security-Policy", std::string(foreign ? foreign_policy : page_policy)});
  response.headers.push_back({"Cross-Origin-Opener-Policy", "same-origin"});
}

/// "There is no parameter “bord”; it was not used": said beside the result, so that a mistyped filter is seen.
void note_unknown(SearchResult& result, const std::vector<std::string>& unknown) {
  constexpr size_t most = 10;
  constexpr size_t shown_bytes = 60;
  for (size_t i = 0; i < unknown.size() && i < most; ++i)
    result.problems.push_back(
        {"There is no filter called “" + std::string(utf8_prefix(unknown[i], shown_bytes)) + "”, so it was not used.",
         0, 0, ""});
}

Result<SearchResult> search(Reader& reader, const ReadParameters& read) {
  auto result = reader.search(read.request);
  if (result) {
    result->request = read.request;
    note_unknown(*result, read.unknown);
  }
  return result;
}

Notice bad_parameter(const ParameterProblem& problem) {
  return {400, "Bad parameter", to_text(problem), problem.parameter, problem.accepts};
}

std::string original_type(MediaType type) {
  const std::string mime(to_mime(type));
  // Without a charset browsers read plain text as windows-1252; the archive's text files are read as UTF-8 here too.
  return type == MediaType::text || type == MediaType::markdown ? mime + "; charset=utf-8" : mime;
}

}  // namespace

struct Service::Route {
  std::string_view path;
  bool prefix;
  Handler handler;
};

Service::Handler Service::find_route(std::string_view path) {
  constexpr std::array routes = {
      Route{"/", false, &Service::home},
      Route{"/search", false, &Service::search_page},
      Route{"/search.csv", false, &Service::search_table},
      Route{"/search.atom", false, &Service::search_feed},
      Route{page_prefix, true, &Service::document_page},
      Route{"/api/v1/search", false, &Service::search_api},
      Route{"/api/v1/fields", false, &Service::fields_api},
      Route{"/api/v1/openapi.json", false, &Service::static_file},
      Route{document_prefix, true, &Service::document_api},
      Route{"/healthz", false, &Service::health},
      Route{static_prefix, true, &Service::static_file},
      Route{"/favicon.ico", false, &Service::static_file},
      Route{"/robots.txt", false, &Service::robots},
      Route{"/opensearch.xml", false, &Service::open_search},
  };
  for (const auto& route : routes)
    if (path == route.path || (route.prefix && path.starts_with(route.path))) return route.handler;
  return nullptr;
}

WebResponse Service::answer(const WebRequest& request) const {
  WebResponse response;
  const Handler handler = request.path.size() > longest_path ? nullptr : find_route(request.path);
  const bool reads = request.method == "GET" || request.method == "HEAD";
  if (handler == nullptr) {
    response = notice(request, {404, "Page not found", "There is nothing at this address."});
  } else if (!reads) {
    response = notice(request, {405, "Not allowed", "This address can only be read, with GET or HEAD."});
    response.headers.push_back({"Allow", "GET, HEAD"});
  } else {
    try {
      response = (this->*handler)(request);
    } catch (const std::bad_alloc&) {
      std::fputs("minutebook-searchd: no memory left for a request\n", stderr);
      return_memory();
      set_memory_aside();
      response = busy(request);
    } catch (const std::exception& error) {  // the last door: no cause of a fault may end the daemon or be shown
      std::cerr << "minutebook-searchd: " << terminal_safe(request.path) << ": " << terminal_safe(error.what()) << '\n';
      response = notice(request, {500, "Something went wrong", "The fault has been noted. Please try again."});
    }
  }
  const bool foreign = response.file != nullptr && response.type != to_mime(MediaType::pdf);
  put_security_headers(response, foreign);
  if (is_api(request.path) && response.file == nullptr)
    response.headers.push_back({"Access-Control-Allow-Origin", "*"});  // public data, read only, no cookies
  return response;
}

WebResponse Service::notice(const WebRequest& request, const Notice& notice) const {
  if (is_api(request.path)) return make_response(notice.status, "application/problem+json", problem_json(notice));
  return make_response(notice.status, html_type, parts_.pages.notice(notice));
}

WebResponse Service::refusal(const WebRequest& request, const Error& error) const {
  // Details may name folders of the server: for the log, not for the world.
  std::cerr << "minutebook-searchd: " << terminal_safe(request.path) << ": " << to_text(error) << '\n';
  auto response = notice(request, {503, "The archive cannot be read now",
                                   "The search index is not available. Please try again in a minute."});
  response.headers.push_back({"Retry-After", "60"});
  return response;
}

WebResponse Service::busy(const WebRequest& request) const {
  auto response = notice(request, {503, "Too busy", "Too much is asked at the same time. Please try again."});
  response.headers.push_back({"Retry-After", "5"});
  return response;
}

std::unique_lock<std::mutex> Service::turn_for(const DocumentRecord& record) const {
  constexpr size_t large_items = 2000;
  constexpr size_t large_text = size_t{2} << 20;
  size_t text = 0;
  for (const auto& page : record.minutes.pages) text += page.text.size();
  const bool large = record.minutes.items.size() > large_items || text > large_text;
  return large ? std::unique_lock(large_) : std::unique_lock<std::mutex>();
}

std::string Service::base_url(const WebRequest& request) const {
  if (!parts_.public_url.empty()) return parts_.public_url;
  const bool plain = !request.host.empty() && request.host.size() < 256 &&
                     std::all_of(request.host.begin(), request.host.end(), [](char c) {
                       return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' ||
                              c == '-' || c == ':' || c == '[' || c == ']';
                     });
  return "http://" + (plain ? request.host : "localhost");
}

std::string Service::entity_tag(const WebRequest& request, const std::string& revision) const {
  // A page is made of the index, the program, its templates and the address; so the tag is known before the work.
  std::string all = revision + '\n' + parts_.assets.version() + '\n' + parts_.pages.version() + '\n' +
                    base_url(request) + request.path;
  for (const auto& [name, value] : request.parameters) all.append(1, '\n').append(name).append(1, '=').append(value);
  return "W/\"" + sha256_hex(all).substr(0, 2 * id_digits) + "\"";
}

WebResponse Service::home(const WebRequest& request) const {
  auto reader = parts_.readers.lease();
  if (!reader) return refusal(request, reader.error());
  const auto tag = entity_tag(request, (*reader)->revision());
  if (matches_tag(request.if_none_match, tag)) return not_modified(tag);
  ArchiveFacts facts;
  facts.documents = (*reader)->document_count();
  for (const auto& [field, list] : {std::pair{FieldId::board, &facts.boards}, std::pair{FieldId::type, &facts.types},
                                    std::pair{FieldId::year, &facts.years}}) {
    auto values = (*reader)->values(field, listed_values);
    if (!values) return refusal(request, values.error());
    *list = std::move(*values);
  }
  std::sort(facts.years.begin(), facts.years.end(), [](const auto& a, const auto& b) { return a.value > b.value; });
  return tagged(make_response(200, html_type, parts_.pages.home(facts)), tag);
}

WebResponse Service::search_page(const WebRequest& request) const {
  auto lenient = read_parameters_leniently(request.parameters);
  SearchPage page{lenient.read.request, lenient.problems};
  if (!page.problems.empty()) return make_response(400, html_type, parts_.pages.search({}, page));
  auto reader = parts_.readers.lease();
  if (!reader) return refusal(request, reader.error());
  const auto tag = entity_tag(request, (*reader)->revision());
  if (matches_tag(request.if_none_match, tag)) return not_modified(tag);
  const auto result = search(**reader, lenient.read);
  if (!result) return refusal(request, result.error());
  return tagged(make_response(200, html_type, parts_.pages.search(to_json(*result), page)), tag);
}

WebResponse Service::search_api(const WebRequest& request) const {
  const auto read = read_parameters(request.parameters);
  if (!read) return notice(request, bad_parameter(read.error()));
  auto reader = parts_.readers.lease();
  if (!reader) return refusal(request, reader.error());
  const auto tag = entity_tag(request, (*reader)->revision());
  if (matches_tag(request.if_none_match, tag)) return not_modified(tag);
  const auto result = search(**reader, *read);
  if (!result) return refusal(request, result.error());
  return tagged(make_response(200, json_type, to_json(*result)), tag);
}

WebResponse Service::search_table(const WebRequest& request) const {
  auto read = read_parameters(request.parameters);
  if (!read) return notice(request, bad_parameter(read.error()));
  read->request.limit = export_rows;
  auto reader = parts_.readers.lease();
  if (!reader) return refusal(request, reader.error());
  const auto result = search(**reader, *read);
  if (!result) return refusal(request, result.error());
  // The byte order mark lets spreadsheets see that it is UTF-8.
  auto response = make_response(200, "text/csv; charset=utf-8; header=present", "\xEF\xBB\xBF" + to_csv(*result));
  response.headers.push_back({"Content-Disposition", "attachment; filename=\"papers.csv\""});
  return tagged(std::move(response), entity_tag(request, result->revision));
}

WebResponse Service::search_feed(const WebRequest& request) const {
  auto read = read_parameters(request.parameters);
  if (!read) return notice(request, bad_parameter(read.error()));
  read->request.limit = feed_entries;
  read->request.sort = SortOrder::newest;
  auto reader = parts_.readers.lease();
  if (!reader) return refusal(request, reader.error());
  const auto tag = entity_tag(request, (*reader)->revision());
  if (matches_tag(request.if_none_match, tag)) return not_modified(tag);
  const auto result = search(**reader, *read);
  if (!result) return refusal(request, result.error());
  return tagged(make_response(200, "application/atom+xml; charset=utf-8",
                              parts_.pages.feed(to_json(*result), read->request, base_url(request))),
                tag);
}

tl::expected<ReaderPool::Record, WebResponse> Service::record_of(const std::string& id,
                                                                 const WebRequest& request) const {
  const Notice none{404, "No such paper", "There is no paper with this address in the archive."};
  if (!is_id(id)) return tl::unexpected(notice(request, none));
  auto record = parts_.readers.document(id);
  if (!record) return tl::unexpected(refusal(request, record.error()));
  if (!*record) return tl::unexpected(notice(request, none));
  return std::move(*record);
}

WebResponse Service::printed_page(const WebRequest& request) const {
  const Notice none{404, "No such page", "There is no picture of this page."};
  const auto at = request.path.find(pages_part);
  std::string number = request.path.substr(at + pages_part.size());
  const bool image = number.ends_with(".png");
  if (image) number.resize(number.size() - 4);
  const auto found = record_of(request.path.substr(page_prefix.size(), at - page_prefix.size()), request);
  if (!found) return found.error();
  const auto& record = *found;
  const uint32_t page = read_page(number, record->page_count);
  const bool possible =
      parts_.pictures != nullptr && record->media_type == MediaType::pdf && page != 0 && !has_restricted_parts(*record);
  if (!possible) return notice(request, none);
  const auto tag = entity_tag(request, record->sha256);
  if (matches_tag(request.if_none_match, tag)) return not_modified(tag);
  const auto opened = parts_.originals.open(*record);
  if (opened.state != OriginalState::same) return notice(request, none);
  if (image) {
    const auto picture = parts_.pictures->draw(opened.file->file, record->sha256, page);
    if (!picture) return picture.error().code == ErrorCode::locked ? busy(request) : notice(request, none);
    return tagged(make_response(200, "image/png", **picture), tag);
  }
  const auto layout = parts_.pictures->layout(opened.file->file, record->sha256);
  if (layout == nullptr) return busy(request);
  if (page > layout->pages.size()) return notice(request, none);
  const Page& laid = layout->pages[page - 1];
  const auto turn = turn_for(*record);
  PicturePage shown{parameter_value(request, "q"), page, laid.width, laid.height, {}};
  shown.boxes = boxes_to_mark(laid, words_to_mark(shown.query));
  return tagged(
      make_response(200, html_type, parts_.pages.picture(document_json(record_to_show(*record, page, 0)), shown)), tag);
}

WebResponse Service::citation(const WebRequest& request) const {
  const auto id = request.path.substr(page_prefix.size(), id_digits);
  const auto found =
      record_of(request.path == std::string(page_prefix) + id + std::string(ris_ending) ? id : "", request);
  if (!found) return found.error();
  const auto& record = *found;
  auto response = make_response(200, "application/x-research-info-systems; charset=utf-8",
                                citation_ris(*record, base_url(request)));
  response.headers.push_back({"Content-Disposition", "attachment; filename=\"" + record->id + ".ris\""});
  return response;
}

WebResponse Service::document_page(const WebRequest& request) const {
  if (request.path.ends_with(ris_ending)) return citation(request);
  if (request.path.find(pages_part) != std::string::npos) return printed_page(request);
  const auto found = record_of(request.path.substr(page_prefix.size()), request);
  if (!found) return found.error();
  const auto& record = *found;
  DocumentPage page;
  page.query = parameter_value(request, "q");
  page.page = read_page(parameter_value(request, "page"), record->page_count);
  page.pictures = parts_.pictures != nullptr && record->media_type == MediaType::pdf && !has_restricted_parts(*record);
  page.base_url = base_url(request);
  page.original_available = !has_restricted_parts(*record);
  const auto tag = entity_tag(request, record->sha256);
  if (matches_tag(request.if_none_match, tag)) return not_modified(tag);
  const auto turn = turn_for(*record);
  page.items_from = items_from(parameter_value(request, "items"), record->minutes.items.size());
  page.items_all = record->minutes.items.size();
  const auto shown = record_to_show(*record, page.page, page.items_from);
  std::string body = parts_.pages.document(document_json(shown), page);
  if (turn.owns_lock()) return_memory();
  return tagged(make_response(200, html_type, std::move(body)), tag);
}

WebResponse Service::document_api(const WebRequest& request) const {
  std::string_view id = std::string_view(request.path).substr(document_prefix.size());
  const bool file = id.ends_with(file_ending);
  if (file) id.remove_suffix(file_ending.size());
  const auto found = record_of(std::string(id), request);
  if (!found) return found.error();
  const auto& record = *found;
  if (file) return original(*record, request);
  const auto tag = entity_tag(request, record->sha256);
  if (matches_tag(request.if_none_match, tag)) return not_modified(tag);
  const auto turn = turn_for(*record);
  std::string body = document_json(*record);
  if (turn.owns_lock()) return_memory();
  return tagged(make_response(200, json_type, std::move(body)), tag);
}

WebResponse Service::original(const DocumentRecord& record, const WebRequest& request) const {
  if (has_restricted_parts(record))
    return notice(request,
                  {403, "Not public", "Parts of this paper are marked as not public, so its file is held back."});
  const std::string tag = "\"" + record.sha256 + "\"";
  if (matches_tag(request.if_none_match, tag)) return not_modified(tag);
  auto opened = parts_.originals.open(record);
  if (opened.state == OriginalState::changed)
    return notice(request, {410, "The file has changed",
                            "Another file now lies where this paper was read. It is held back until the archive is "
                            "indexed again."});
  const bool named_in_bytes = record.source.path.find("\xEF\xBF\xBD") != std::string::npos;
  if (opened.state == OriginalState::gone && named_in_bytes)
    return notice(request, {404, "The file cannot be handed out",
                            "Its name holds bytes that are no UTF-8 text, so it is not found under the name that was "
                            "recorded. Its text is still here: /d/" +
                                record.id});
  if (opened.state == OriginalState::gone)
    return notice(request, {404, "The file is gone",
                            "The original can no longer be read. Its text is still here: /d/" + record.id});
  WebResponse response;
  response.type = original_type(record.media_type);
  response.file = std::move(opened.file);
  response.headers = {{"Content-Disposition", content_disposition(record.source.path)}, {"Accept-Ranges", "bytes"}};
  return tagged(std::move(response), tag);
}

WebResponse Service::fields_api(const WebRequest& request) const {
  const auto tag = entity_tag(request, "fields");
  if (matches_tag(request.if_none_match, tag)) return not_modified(tag);
  return tagged(make_response(200, json_type, fields_to_json()), tag);
}

WebResponse Service::health(const WebRequest& request) const {
  auto reader = parts_.readers.lease();
  if (!reader) return refusal(request, reader.error());
  auto response = make_response(
      200, json_type, health_json((*reader)->document_count(), (*reader)->entry_count(), (*reader)->revision()));
  response.headers.push_back({"Cache-Control", "no-store"});
  return response;
}

WebResponse Service::static_file(const WebRequest& request) const {
  std::string name = request.path.substr(request.path.rfind('/') + 1);
  if (request.path.starts_with(static_prefix)) name = request.path.substr(static_prefix.size());
  if (name == "favicon.ico") name = "icon.svg";
  const Asset* asset = parts_.assets.find(name);
  if (asset == nullptr) return notice(request, {404, "Page not found", "There is nothing at this address."});
  const std::string tag = "\"" + asset->hash + "\"";
  if (matches_tag(request.if_none_match, tag)) return not_modified(tag);
  auto response = make_response(200, asset->type, asset->bytes);
  const bool forever = parameter_value(request, "v") == asset->hash;
  response.headers = {{"ETag", tag}, {"Cache-Control", forever ? "public, max-age=31536000, immutable" : "no-cache"}};
  return response;
}

WebResponse Service::robots(const WebRequest&) const {
  // Papers may be found, but not every combination of filters.
  return make_response(200, "text/plain; charset=utf-8",
                       "User-agent: *\nAllow: /d/\nAllow: /$\nDisallow: /search\nDisallow: /search.csv\n"
                       "Disallow: /search.atom\nDisallow: /api/v1/search\n");
}

WebResponse Service::open_search(const WebRequest& request) const {
  return make_response(200, "application/opensearchdescription+xml; charset=utf-8",
                       parts_.pages.open_search(base_url(request)));
}

}  // namespace minutebook

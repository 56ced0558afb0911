// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>

#include "lib/base/text.hpp"
#include "lib/model/csv.hpp"
#include "lib/model/explanation.hpp"
#include "lib/model/view.hpp"
#include "searchd/certificate.hpp"
#include "searchd/feeds.hpp"
#include "searchd/handlers.hpp"
#include "searchd/request.hpp"
#include "searchd/responses.hpp"

namespace minutebook::handlers {
namespace {

constexpr uint32_t feed_entries = 50;
constexpr uint32_t export_rows = 100;

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

}  // namespace

WebResponse search_page(const Context& context, const WebRequest& request) {
  auto lenient = read_parameters_leniently(request.parameters);
  SearchPage page{lenient.read.request, lenient.problems};
  if (!page.problems.empty())
    return make_response(400, html_type, context.parts().pages.search({}, page, context.frame(request)));
  auto reader = context.parts().readers.lease();
  if (!reader) return context.refusal(request, reader.error());
  const auto tag = context.entity_tag(request, (*reader)->revision());
  if (matches_tag(request.if_none_match, tag)) return not_modified(tag);
  const auto result = search(**reader, lenient.read);
  if (!result) return context.refusal(request, result.error());
  return tagged(
      make_response(200, html_type, context.parts().pages.search(to_json(*result), page, context.frame(request))), tag);
}

WebResponse search_api(const Context& context, const WebRequest& request) {
  const auto read = read_parameters(request.parameters);
  if (!read) return context.bad_parameter(request, read.error());
  auto reader = context.parts().readers.lease();
  if (!reader) return context.refusal(request, reader.error());
  const auto tag = context.entity_tag(request, (*reader)->revision());
  if (matches_tag(request.if_none_match, tag)) return not_modified(tag);
  const auto result = search(**reader, *read);
  if (!result) return context.refusal(request, result.error());
  return tagged(make_response(200, json_type, to_json(*result)), tag);
}

WebResponse explain_api(const Context& context, const WebRequest& request) {
  const auto read = read_parameters(request.parameters);
  if (!read) return context.bad_parameter(request, read.error());
  auto reader = context.parts().readers.lease();
  if (!reader) return context.refusal(request, reader.error());
  Explanation explanation;
  const auto result = (*reader)->search(read->request, &explanation);
  if (!result) return context.refusal(request, result.error());
  return make_response(200, json_type, to_json(*result, explanation));
}

WebResponse search_table(const Context& context, const WebRequest& request) {
  auto read = read_parameters(request.parameters);
  if (!read) return context.bad_parameter(request, read.error());
  read->request.limit = export_rows;
  auto reader = context.parts().readers.lease();
  if (!reader) return context.refusal(request, reader.error());
  const auto result = search(**reader, *read);
  if (!result) return context.refusal(request, result.error());
  const std::string mark = wants_byte_order_mark(request) ? std::string(byte_order_mark) : std::string();
  auto response =
      as_download(make_response(200, csv_type, mark + to_csv(*result, context.base_url(request))), "papers.csv");
  return tagged(std::move(response), context.entity_tag(request, result->revision));
}

WebResponse search_feed(const Context& context, const WebRequest& request) {
  auto read = read_parameters(request.parameters);
  if (!read) return context.bad_parameter(request, read.error());
  read->request.limit = feed_entries;
  read->request.sort = SortOrder::newest;
  auto reader = context.parts().readers.lease();
  if (!reader) return context.refusal(request, reader.error());
  const auto tag = context.entity_tag(request, (*reader)->revision());
  if (matches_tag(request.if_none_match, tag)) return not_modified(tag);
  auto result = search(**reader, *read);
  if (!result) return context.refusal(request, result.error());
  FeedPage feed{read->request, context.base_url(request), EntryKind::document, {}};
  if (auto former = (*reader)->former_papers())
    feed.former = std::move(*former);
  else
    return context.refusal(request, former.error());
  if (const auto changed = only_changed(read->request, feed.former)) {
    auto more = (*reader)->search(*changed);
    if (!more) return context.refusal(request, more.error());
    add_others(result->hits, std::move(more->hits));
  }
  return tagged(make_response(200, feed_type, context.parts().pages.feed(to_json(*result), feed)), tag);
}

namespace {

/// "2026-11-30T11:05:00Z".
std::string utc_moment(std::time_t moment) {
  std::tm utc{};
  ::gmtime_r(&moment, &utc);
  std::array<char, 32> text{};
  const size_t size = std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &utc);
  return {text.data(), size};
}

/// The request without what a certificate sets itself.
SearchRequest plain(SearchRequest request) {
  request.limit = SearchRequest{}.limit;
  return request;
}

struct Certified {
  SearchResult result;
  std::shared_ptr<const Holdings> holdings;
};

/// Runs the search of a certificate: always from the first result, always the same number of them.
tl::expected<Certified, WebResponse> certify(const Context& context, const WebRequest& request, ReadParameters& read) {
  read.request.offset = 0;
  read.request.limit = certified_results;
  read.request.with_facets = false;
  auto reader = context.parts().readers.lease();
  if (!reader) return tl::unexpected(context.refusal(request, reader.error()));
  // The counts and the results must be of one revision; a reader sees one for as long as it is held.
  auto result = search(**reader, read);
  if (!result) return tl::unexpected(context.refusal(request, result.error()));
  auto holdings = context.holdings(**reader);
  if (!holdings) return tl::unexpected(context.refusal(request, holdings.error()));
  return Certified{std::move(*result), std::move(*holdings)};
}

WebResponse answer_certificate(const Context& context, const WebRequest& request, const Certified& certified) {
  const SearchRequest& asked = certified.result.request;
  if (request.path.ends_with(".txt"))
    return make_response(200, text_type, certificate_statement(certified.result, *certified.holdings));
  const CertificateStamp stamp{utc_moment(context.parts().now()),
                               context.base_url(request) + "/certificate?" + to_query_string(plain(asked), 0)};
  auto json = certificate_json(certified.result, *certified.holdings, stamp);
  if (is_api(request.path)) return make_response(200, json_type, std::move(json));
  return make_response(200, html_type, context.parts().pages.certificate(json, plain(asked), context.frame(request)));
}

}  // namespace

WebResponse certificate(const Context& context, const WebRequest& request) {
  auto read = read_parameters(request.parameters);
  if (!read) return context.bad_parameter(request, read.error());
  const auto certified = certify(context, request, *read);
  if (!certified) return certified.error();
  auto response = answer_certificate(context, request, *certified);
  response.headers.push_back({"Cache-Control", "no-store"});  // it names the moment it was made
  return response;
}

}  // namespace minutebook::handlers

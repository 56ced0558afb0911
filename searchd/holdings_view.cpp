// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/holdings.hpp"
#include "searchd/views.hpp"

namespace minutebook {

std::string holdings_json(const Holdings& holdings) {
  using views::Json;
  const auto text_or_null = [](const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); };
  Json unread = Json::array();
  for (const auto& paper : holdings.unread)
    unread.push_back({{"id", paper.id},
                      {"path", paper.path},
                      {"title", paper.title},
                      {"pages", paper.pages},
                      {"unread_pages", paper.unread_pages},
                      {"why", text_or_null(paper.why)},
                      {"url", "/d/" + paper.id}});
  Json archives = Json::array();
  for (const auto& archive : holdings.archives)
    archives.push_back({{"name", text_or_null(archive.name)},
                        {"publisher", text_or_null(archive.publisher)},
                        {"contact", text_or_null(archive.contact)},
                        {"url", text_or_null(archive.url)},
                        {"licence", text_or_null(archive.licence)}});
  return Json{{"revision", holdings.revision},
              {"documents", holdings.documents},
              {"pages", holdings.pages},
              {"first", text_or_null(holdings.first_date)},
              {"last", text_or_null(holdings.last_date)},
              {"undated", holdings.undated},
              {"unread_pages", holdings.unread_pages},
              {"unread", std::move(unread)},
              {"archives", std::move(archives)}}
      .dump(-1, ' ', false, Json::error_handler_t::replace);
}

namespace views {

Json about_view(const Json& holdings, const Frame& frame) {
  constexpr size_t shown = 200;
  Json unread = Json::array();
  const Json& papers = list_of(holdings, "unread");
  for (const auto& paper : papers) {
    if (unread.size() == shown) break;
    const std::string title = text_of(paper, "title");
    const uint64_t pages = number_of(paper, "pages");
    const uint64_t lost = number_of(paper, "unread_pages");
    unread.push_back({{"unread_title", title.empty() ? text_of(paper, "path") : title},
                      {"unread_href", text_of(paper, "url")},
                      {"unread_count", lost == pages ? counted(pages, "page", "pages")
                                                     : with_commas(lost) + " of " + counted(pages, "page", "pages")},
                      {"unread_why", text_of(paper, "why")}});
  }
  const std::string first = text_of(holdings, "first");
  Json archives = Json::array();
  for (const auto& archive : list_of(holdings, "archives"))
    archives.push_back(archive_view(archive, "the search page", frame.base_url + "/about"));
  return {{"page_title", "About this archive – Committee papers"},
          {"q", ""},
          {"hidden", Json::array()},
          {"documents", counted(number_of(holdings, "documents"), "paper", "papers")},
          {"pages", counted(number_of(holdings, "pages"), "page", "pages")},
          {"first", date_in_words(first)},
          {"last", date_in_words(text_of(holdings, "last"))},
          {"undated", number_of(holdings, "undated") == 0
                          ? std::string()
                          : counted(number_of(holdings, "undated"), "paper has", "papers have")},
          {"unread_pages", counted(number_of(holdings, "unread_pages"), "page", "pages")},
          {"unread_papers", counted(papers.size(), "paper", "papers")},
          {"unread_more", papers.size() > shown ? Json(with_commas(papers.size() - shown)) : Json(false)},
          {"unread", std::move(unread)},
          {"archives", std::move(archives)},
          {"revision", text_of(holdings, "revision")},
          {"report_href", report_link(frame.report_to, "the search page", frame.base_url + "/about")}};
}

}  // namespace views
}  // namespace minutebook

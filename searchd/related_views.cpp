// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/related_views.hpp"

#include <algorithm>
#include <array>

#include "lib/base/text.hpp"
#include "searchd/list_views.hpp"

namespace minutebook::views {
namespace {

constexpr size_t most_of_a_relation = 12;
constexpr uint64_t doubtful_below = 80;  // percent; OCR of a clean print is above 90

/// "3 of 5 pages", "this page", "all 5 pages".
std::string share_of_pages(uint64_t some, uint64_t all) {
  if (all == 1) return "this page";
  if (some == all) return "all " + counted(all, "page", "pages");
  return with_commas(some) + " of " + counted(all, "page", "pages");
}

struct RelationWords {
  std::string_view relation;
  const char* title;
};
constexpr std::array relations = {RelationWords{"contains", "It is part of"}, RelationWords{"part_of", "It contains"},
                                  RelationWords{"copy", "The same text is also in"},
                                  RelationWords{"version", "Nearly the same text is in"}};

Json relative_view(const Json& other, const std::string& canonical) {
  const std::string title = text_of(other, "title");
  const std::string path = text_of(other, "path");
  return {{"relative_href", text_of(other, "url")},
          {"relative_title", title.empty() ? path : title},
          {"relative_path", title.empty() ? std::string() : path},
          {"relative_main", text_of(other, "id") == canonical}};
}

Json relation_view(const Json& document, const RelationWords& words) {
  const std::string canonical = text_of(document, "canonical_id");
  Json papers = Json::array();
  size_t all = 0;
  for (const auto& other : list_of(document, "also_published_in")) {
    if (text_of(other, "relation") != words.relation) continue;
    if (++all <= most_of_a_relation) papers.push_back(relative_view(other, canonical));
  }
  return {{"relation_title", words.title},
          {"relation_more", all > papers.size() ? Json(with_commas(all - papers.size())) : Json(false)},
          {"papers", std::move(papers)}};
}

}  // namespace

std::set<uint64_t> pages_read_by_machine(const Json& document) {
  std::set<uint64_t> pages;
  if (const auto ocr = document.find("ocr"); ocr != document.end())
    for (const auto& page : list_of(*ocr, "pages"))
      if (page.is_number_unsigned()) pages.insert(page.get<uint64_t>());
  return pages;
}

void put_reading(Json& view, const Json& document) {
  const Json ocr = document.value("ocr", Json());
  const uint64_t pages = number_of(document, "pages");
  const uint64_t read = pages_read_by_machine(document).size();
  const uint64_t unread = number_of(document, "unread_pages");
  const uint64_t sure = number_of(ocr, "confidence");
  view["reading"] =
      read == 0 && unread == 0
          ? Json(false)
          : Json{{"read_pages", read == 0 ? std::string() : share_of_pages(read, pages)},
                 {"read_sure", sure == 0 ? Json(false) : Json(sure)},
                 {"read_doubtful", sure != 0 && sure < doubtful_below},
                 {"unread_share", unread == 0 ? std::string() : sentence_case(share_of_pages(unread, pages))},
                 {"unread_one", unread == 1}};
}

void put_relatives(Json& view, const Json& document, const DocumentPage& page) {
  Json groups = Json::array();
  for (const auto& words : relations)
    if (Json group = relation_view(document, words); !group["papers"].empty()) groups.push_back(std::move(group));
  view["relatives"] = std::move(groups);
  Json versions = Json::array();
  for (const auto& id : list_of(document, "replaces")) {
    if (!id.is_string()) continue;
    const auto at = std::find_if(page.versions.begin(), page.versions.end(),
                                 [&](const FormerPaper& one) { return one.id == id.get<std::string>(); });
    versions.push_back({{"version_url", "/d/" + id.get<std::string>()},
                        {"version_day", at == page.versions.end() ? std::string() : date_in_words(at->day)}});
  }
  view["versions"] = std::move(versions);
  Json likes = Json::array();
  const Json similar = Json::parse(page.similar_json, nullptr, false);
  for (const auto& like : list_of(similar, "results")) likes.push_back(likeness_line(like));
  view["likes"] = std::move(likes);
  view["similar_href"] = "/similar?id=" + text_of(document, "id");
}

}  // namespace minutebook::views

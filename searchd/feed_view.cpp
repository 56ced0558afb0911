// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <map>

#include "lib/base/text.hpp"
#include "lib/model/view.hpp"
#include "searchd/views.hpp"

namespace minutebook::views {
namespace {

constexpr size_t most_forgotten = 100;
constexpr const char* no_moment = "1970-01-01T00:00:00Z";  // without a date: "unknown", and sorts last

using Days = std::map<std::string, std::string>;  ///< id of a paper to the ISO day on which it replaced another

/// A feed entry needs a moment; papers know a day at best. That of the meeting, unless the paper was changed after it.
std::string moment_of(const Json& document, const Days& changed) {
  const auto day = date_from_iso(text_of(document, "date"));
  std::string moment = day ? to_iso(*range_of(*day).from) + "T00:00:00Z" : std::string(no_moment);
  const auto at = changed.find(text_of(document, "id"));
  return at == changed.end() ? moment : std::max(moment, at->second + "T00:00:00Z");
}

/// A decision or action: who met when and on what, then its words, as the paper's title says nothing of it.
Json register_entry(const Json& hit) {
  constexpr size_t title_bytes = 160;
  const std::string text = collapse_spaces(text_of(hit, "text"));
  std::vector<std::string> parts;
  const std::string date = text_of(hit["document"], "date");
  for (const std::string& part : {text_of(hit["document"], "body"), date.empty() ? date : date_in_words(date)})
    if (!part.empty()) parts.push_back(part);
  const std::string about = text_of(hit.value("item", Json::object()), "title");
  const std::string all = (parts.empty() ? "" : join(parts, ", ") + ": ") + (about.empty() ? "" : about + ": ") + text;
  std::string title(utf8_prefix(all, title_bytes));
  if (title.size() < all.size()) title += "…";
  return {{"entry_title", title},
          {"entry_link", text_of(hit, "url")},
          {"entry_id", "urn:minutebook:" + text_of(hit["document"], "id") + ":" + text_of(hit, "id")},
          {"entry_summary", text}};
}

Json paper_entry(const Json& hit) {
  const Json& document = hit["document"];
  std::string summary;
  for (const auto& part : list_of(hit, "snippet")) summary += text_of(part, "text");
  return {{"entry_title", text_of(document, "title")},
          {"entry_link", text_of(document, "url")},
          {"entry_id", "urn:minutebook:" + text_of(document, "id")},
          {"entry_summary", summary}};
}

Json entries_view(const Json& result, const FeedPage& feed) {
  Days changed;
  for (const FormerPaper& one : feed.former)
    if (!one.replaced_by.empty()) changed.emplace(one.replaced_by, one.day);
  std::vector<Json> entries;
  for (const auto& hit : list_of(result, "results")) {
    const Json& document = hit["document"];
    Json entry = feed.kind == EntryKind::document ? paper_entry(hit) : register_entry(hit);
    entry["entry_link"] = feed.base_url + text_of(entry, "entry_link");
    entry["entry_updated"] = moment_of(document, changed);
    entry["entry_body"] = text_of(document, "body");
    entries.push_back(std::move(entry));
  }
  std::stable_sort(entries.begin(), entries.end(), [](const Json& a, const Json& b) {
    return text_of(a, "entry_updated") > text_of(b, "entry_updated");
  });
  return entries;
}

/// RFC 6721: whoever took such an entry is told to forget it. Nothing else is known of it any more, so the feed of
/// every search says so.
Json forgotten_view(const FeedPage& feed) {
  Json rows = Json::array();
  for (const FormerPaper& one : feed.former)
    if (rows.size() < most_forgotten)
      rows.push_back(
          {{"gone_ref", "urn:minutebook:" + one.id},
           {"gone_when", one.day + "T00:00:00Z"},
           {"gone_why", one.replaced_by.empty() ? "It is no longer public here." : "A later version took its place."}});
  return rows;
}

struct FeedWords {
  const char *path, *all, *some;
};

FeedWords words_of(EntryKind kind) {
  if (kind == EntryKind::decision) return {"/decisions", "All decisions", "Decisions: "};
  if (kind == EntryKind::action) return {"/actions", "All actions", "Actions: "};
  return {"/search", "All papers", "Papers: "};
}

}  // namespace

Json feed_view(const Json& result, const FeedPage& feed) {
  const FeedWords words = words_of(feed.kind);
  const std::string parameters = to_query_string(feed.request, 0);
  const std::string address = feed.base_url + words.path;
  Json entries = entries_view(result, feed);
  Json forgotten = feed.kind == EntryKind::document ? forgotten_view(feed) : Json::array();
  std::string updated = entries.empty() ? no_moment : text_of(entries.front(), "entry_updated");
  if (!forgotten.empty()) updated = std::max(updated, text_of(forgotten.front(), "gone_when"));
  return {{"page_title", feed.request.text.empty() ? words.all : words.some + feed.request.text},
          {"self", address + ".atom?" + parameters},
          {"alternate", address + "?" + parameters},
          {"feed_updated", updated},
          {"entries", std::move(entries)},
          {"forgotten", std::move(forgotten)}};
}

}  // namespace minutebook::views

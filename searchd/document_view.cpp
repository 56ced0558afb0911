// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <cmath>

#include "lib/base/text.hpp"
#include "lib/model/view.hpp"
#include "searchd/citation.hpp"
#include "searchd/highlight.hpp"
#include "searchd/list_views.hpp"
#include "searchd/related_views.hpp"
#include "searchd/views.hpp"

namespace minutebook::views {
namespace {

/// Longer papers show this many pages of text at a time: a pack of 500 pages would be a megabyte for one sentence.
constexpr uint64_t pages_in_view = 40;

std::string name_of(const Json& document, const char* key) {
  const auto at = document.find(key);
  return at == document.end() ? std::string() : text_of(*at, "name");
}

std::string date_source_in_words(const std::string& source) {
  if (source == "label") return "as labelled in the paper";
  if (source == "sentence") return "read from a sentence of the paper";
  if (source == "title") return "read from the title";
  if (source == "filename") return "read from the file’s name";
  if (source == "manifest") return "given with the archive";
  return {};
}

std::string page_link(uint64_t page, const DocumentPage& shown, uint64_t pages) {
  if (page == 0) return {};
  std::string anchor = "#p" + std::to_string(page);
  if (pages <= pages_in_view) return anchor;
  std::string link = "?page=" + std::to_string(page);
  if (!shown.query.empty()) link += "&q=" + percent_encode(shown.query);
  return link + anchor;
}

uint64_t page_of(const Json& json) {
  const auto at = json.find("place");
  return at == json.end() ? 0 : number_of(*at, "page");
}

Json owners_view(const Json& action) {
  Json owners = Json::array();
  for (const auto& owner : list_of(action, "owners")) {
    const std::string name = text_of(owner, "name");
    if (name.empty()) continue;
    owners.push_back(
        {{"owner_name", name}, {"owner_href", search_link(with_filter({}, FieldId::owner, name))}, {"comma", true}});
  }
  if (!owners.empty()) owners.back()["comma"] = false;
  return owners;
}

Json action_view(const Json& action) {
  const Json due = action.value("due", Json());
  const std::string date = text_of(due, "date");
  return {{"action_text", text_of(action, "text")},
          {"owners", owners_view(action)},
          {"due", date.empty() ? text_of(due, "text") : date_in_words(date)},
          {"action_status", sentence_case(text_of(action, "status"))},
          {"action_weak", text_of(action, "strength") == "weak"}};
}

Json decision_view(const Json& decision) {
  Json view = decision_words(decision);
  Json& parts = view["parts"] = Json::array();
  for (const auto& part : list_of(decision, "parts"))
    if (part.is_string()) parts.push_back({{"part_text", part}});
  return view;
}

template <class F>
Json list_view(const Json& list, F one) {
  Json views = Json::array();
  for (const auto& entry : list) views.push_back(one(entry));
  return views;
}

/// Leads to the citation of one item.
std::string cite_link(const Json& item, const DocumentPage& shown) {
  const std::string number = text_of(item, "number");
  if (number.empty()) return {};
  const uint64_t page = number_of(item, "page");
  std::string link = "?item=" + percent_encode(number);
  if (page != 0) link += "&page=" + std::to_string(page);
  if (!shown.query.empty()) link += "&q=" + percent_encode(shown.query);
  return link + "#cite";
}

/// Items of `meeting`, which is the document or one of its further meetings. Citations name items of the document
/// itself.
Json items_view(const Json& document, const Json& meeting, const std::string& anchor, const DocumentPage& shown) {
  const uint64_t pages = number_of(document, "pages");
  uint64_t count = &meeting == &document ? shown.items_from : 0;
  return list_view(list_of(meeting, "items"), [&](const Json& item) {
    const uint64_t page = number_of(item, "page");
    return Json{{"item_anchor", anchor + std::to_string(++count)},
                {"item_number", text_of(item, "number")},
                {"minute_number", text_of(item, "minute_number")},
                {"item_title", text_of(item, "title")},
                {"item_page", page == 0 ? Json(false) : Json(page)},
                {"item_href", page_link(page, shown, pages)},
                {"item_cite_href", &meeting == &document ? cite_link(item, shown) : std::string()},
                {"decisions", list_view(list_of(item, "decisions"), decision_view)},
                {"actions", list_view(list_of(item, "actions"), action_view)}};
  });
}

Json person_view(const Json& row) {
  const std::string printed = text_of(row, "name_as_printed");
  const std::string name = text_of(row, "name");
  return {
      {"person_name", printed.empty() ? name : printed},
      {"person_href", search_link(with_filter(
                          {}, text_of(row, "status") == "apologies" ? FieldId::apologies : FieldId::attendee, name))},
      {"person_role", text_of(row, "role")},
      {"person_organization", text_of(row, "organization")},
      {"person_remarks", remarks_on(row)}};
}

/// Meetings that begin further down in the same file.
Json further_meetings_view(const Json& document, const DocumentPage& shown) {
  const uint64_t pages = number_of(document, "pages");
  uint64_t count = 1;
  return list_view(list_of(document, "further_meetings"), [&](const Json& meeting) {
    const std::string anchor = "meeting-" + std::to_string(++count);
    const std::string body = name_of(meeting, "body");
    const std::string date = text_of(meeting, "date");
    std::string title = body.empty() ? "Meeting " + std::to_string(count) : body;
    if (!date.empty()) title += ", " + date_in_words(date);
    const auto& items = list_of(meeting, "items");
    const uint64_t page = items.empty() ? 0 : number_of(items.front(), "page");
    const std::string end = text_of(meeting, "end_time");
    return Json{{"meeting_anchor", anchor},
                {"meeting_title", title},
                {"meeting_time", text_of(meeting, "start_time") + (end.empty() ? "" : " to " + end)},
                {"meeting_chair", name_of(meeting, "chair")},
                {"meeting_page", page == 0 ? Json(false) : Json(page)},
                {"meeting_href", page_link(page, shown, pages)},
                {"items", items_view(document, meeting, anchor + "-item-", shown)},
                {"attendance", people_by_status(list_of(meeting, "attendance"), person_view)}};
  });
}

/// A page as printed; `large` stays what it is from page to page.
std::string printed_link(const Json& document, uint64_t page, const std::string& query, bool large = false) {
  std::string link = text_of(document, "url") + "/pages/" + std::to_string(page);
  if (!query.empty()) link += "?q=" + percent_encode(query);
  if (large) link += std::string(query.empty() ? "?" : "&") + "size=large";
  return link;
}

Json page_view(const Json& page, const std::vector<std::string>& words) {
  const std::string text = text_of(page, "text");
  Json parts = Json::array();
  bool any = false;
  for (const auto& part : mark_words(text, words)) {
    parts.push_back({{"part", part.text}, {"marked", part.hit}});
    any = any || part.hit;
  }
  return {{"number", number_of(page, "number")}, {"empty", trim(text).empty()}, {"any_marked", any}, {"text", parts}};
}

/// First and last page whose text is shown.
std::pair<uint64_t, uint64_t> window(uint64_t wanted, uint64_t pages) {
  if (pages <= pages_in_view) return {1, pages};
  const uint64_t before = pages_in_view / 4;
  const uint64_t first = std::min(wanted > before ? wanted - before : 1, pages - pages_in_view + 1);
  return {first, first + pages_in_view - 1};
}

/// Where the reader is in a list of items too long for one page; false when all are here.
Json items_cut(const DocumentPage& shown) {
  if (shown.items_all <= items_in_view) return false;
  const size_t last = std::min(shown.items_from + items_in_view, shown.items_all);
  const auto link = [&](size_t from) {
    const std::string query = shown.query.empty() ? "" : "&q=" + percent_encode(shown.query);
    return "?items=" + std::to_string(from + 1) + query + "#items";
  };
  return {{"items_first", shown.items_from + 1},
          {"items_last", last},
          {"items_count", shown.items_all},
          {"items_earlier",
           shown.items_from == 0 ? "" : link(shown.items_from - std::min(shown.items_from, items_in_view))},
          {"items_later", last < shown.items_all ? link(last) : ""}};
}

void put_text(Json& view, const Json& document, const DocumentPage& shown) {
  const auto& texts = list_of(document, "page_texts");
  const uint64_t pages = texts.size();
  const auto [first, last] = window(shown.page, pages);
  const auto words = words_to_mark(shown.query);
  const auto by_machine = pages_read_by_machine(document);
  Json marked = Json::array();
  Json in_view = Json::array();
  for (uint64_t i = 1; i <= pages; ++i) {
    if (i < first || i > last) continue;
    in_view.push_back(page_view(texts[i - 1], words));
    in_view.back()["printed_href"] =
        shown.pictures ? printed_link(document, number_of(texts[i - 1], "number"), shown.query) : std::string();
    in_view.back()["by_machine"] = by_machine.contains(number_of(texts[i - 1], "number"));
    if (in_view.back()["any_marked"] == true)
      marked.push_back({{"marked_page", in_view.back()["number"]},
                        {"marked_href", page_link(number_of(in_view.back(), "number"), shown, pages)}});
  }
  const bool cut = first > 1 || last < pages;
  view["pages"] = std::move(in_view);
  view["any_text"] = pages != 0;
  view["marked_pages"] = std::move(marked);
  view["marking"] = shown.query;
  view["cut"] =
      !cut ? Json(false)
           : Json{{"cut_first", first},
                  {"cut_last", last},
                  {"cut_all", pages},
                  {"earlier_href",
                   first > 1 ? page_link(first > pages_in_view / 2 ? first - pages_in_view / 2 : 1, shown, pages) : ""},
                  {"later_href", last < pages ? page_link(last + 1, shown, pages) : ""}};
}

std::string size_in_words(uint64_t bytes) {
  constexpr uint64_t kilo = 1000;
  constexpr uint64_t mega = kilo * kilo;
  if (bytes < kilo) return std::to_string(bytes) + " bytes";
  if (bytes < mega) return std::to_string(bytes / kilo) + " kB";
  return std::to_string(bytes / mega) + "." + std::to_string(bytes % mega / (mega / 10)) + " MB";
}

std::string format_in_words(const std::string& mime) {
  const auto type = media_type_from_mime(mime);
  switch (type) {
    case MediaType::pdf:
      return "PDF";
    case MediaType::docx:
    case MediaType::doc:
      return "Word document";
    case MediaType::odt:
      return "OpenDocument text";
    case MediaType::html:
      return "Web page";
    case MediaType::markdown:
      return "Markdown";
    case MediaType::text:
      return "Plain text";
    case MediaType::eml:
      return "E-mail";
    case MediaType::rtf:
      return "Rich text";
    case MediaType::zip:
      return "ZIP archive";
    case MediaType::unknown:
      break;
  }
  return "File";
}

void put_facts(Json& view, const Json& document) {
  const std::string type = text_of(document, "type");
  const std::string body = name_of(document, "body");
  const std::string date = text_of(document, "date");
  const Json contact = document.value("contact_officer", Json());
  const Json purpose = document.value("purpose", Json());
  std::string times = text_of(document, "start_time");
  if (const auto end = text_of(document, "end_time"); !end.empty()) times += (times.empty() ? "until " : "–") + end;
  view["type"] = value_label(FieldId::type, type);
  view["type_href"] = search_link(with_filter({}, FieldId::type, type));
  view["body"] = body;
  view["body_href"] = search_link(with_filter({}, FieldId::board, body));
  view["organization"] = name_of(document, "organization");
  view["date"] = date_in_words(date);
  view["datetime"] = date;
  const bool meets = !body.empty() && !date.empty() && type != "letter";
  view["meeting_href"] =
      meets ? "/meetings?board=" + percent_encode(body) + "&date=" + percent_encode(date) + "&only=1" : std::string();
  view["date_source"] = date_source_in_words(text_of(document, "date_source"));
  view["time"] = times;
  view["location"] = text_of(document, "location");
  view["chair"] = name_of(document, "chair");
  view["paper_status"] = sentence_case(text_of(document, "status"));
  view["draft"] = text_of(document, "status") == "draft";
  view["paper_item"] = text_of(document, "item_number");
  view["purpose"] =
      text_of(purpose, "text").empty() ? sentence_case(text_of(purpose, "code")) : text_of(purpose, "text");
  view["contact"] = {{"contact_name", text_of(contact, "name")},
                     {"contact_role", text_of(contact, "role")},
                     {"contact_phone", text_of(contact, "phone")},
                     {"contact_email", text_of(contact, "email")},
                     {"any", contact.is_object()}};
  view["summary"] = text_of(document, "summary");
}

Json dates_view(const Json& document, const DocumentPage& shown) {
  Json dates = Json::array();
  for (const auto& mention : list_of(document, "dates")) {
    const std::string role = text_of(mention, "role");
    if (role == "meeting" || role == "referred") continue;
    const uint64_t page = number_of(mention, "page");
    dates.push_back({{"mention_role", sentence_case(role)},
                     {"mention_date", date_in_words(text_of(mention, "date"))},
                     {"mention_page", page == 0 ? Json(false) : Json(page)},
                     {"mention_href", page_link(page, shown, number_of(document, "pages"))}});
  }
  return dates;
}

void put_file(Json& view, const Json& document, const DocumentPage& page) {
  const Json error = document.value("error", Json());
  view["file"] = {{"file_href", text_of(document, "file_url")},
                  {"file_available", page.original_available},
                  {"file_format", format_in_words(text_of(document, "media_type"))},
                  {"file_size", size_in_words(number_of(document, "size"))},
                  {"file_pages", counted(number_of(document, "pages"), "page", "pages")},
                  {"file_sha256", text_of(document, "sha256")},
                  {"file_path", text_of(document, "path")},
                  {"file_unread", text_of(error, "message")},
                  {"file_hint", text_of(error, "hint")}};
  view["json_href"] = "/api/v1/documents/" + text_of(document, "id");
}

/// The nearest page in one direction that holds a word of the query; 0: none.
uint64_t marked_page(const Json& texts, const std::vector<std::string>& words, uint64_t from, int step) {
  for (uint64_t i = from + static_cast<uint64_t>(step); i >= 1 && i <= texts.size(); i += static_cast<uint64_t>(step)) {
    const auto parts = mark_words(text_of(texts[i - 1], "text"), words);
    if (std::any_of(parts.begin(), parts.end(), [](const SnippetPart& part) { return part.hit; })) return i;
  }
  return 0;
}

/// The boxes, each with an id that a link can lead to.
Json boxes_view(const PicturePage& page, uint32_t current) {
  constexpr float around = 1;  // points, so that the letters do not touch the edge of the mark
  const auto number = [](float value) { return std::to_string(static_cast<int>(std::lround(value))); };
  Json boxes = Json::array();
  for (size_t i = 0; i < page.boxes.size(); ++i) {
    const Box& box = page.boxes[i];
    boxes.push_back({{"x", number(box.x0 - around)},
                     {"y", number(box.y0 - around)},
                     {"w", number(box.x1 - box.x0 + 2 * around)},
                     {"h", number(box.y1 - box.y0 + 2 * around)},
                     {"box_id", "hit-" + std::to_string(i + 1)},
                     {"box_current", i + 1 == current}});
  }
  return boxes;
}

/// Steps from hit to hit, over the ends of the page.
void put_hit_links(Json& view, const Json& document, const PicturePage& page, uint32_t current) {
  const auto words = words_to_mark(page.query);
  const auto& texts = list_of(document, "page_texts");
  const auto on_page = static_cast<uint32_t>(page.boxes.size());
  const auto link = [&](uint64_t to, const std::string& hit) {
    return to == 0 ? std::string()
                   : printed_link(document, to, page.query, page.large) + "&hit=" + hit +
                         (hit == "last" ? "#sheet" : "#hit-" + hit);
  };
  view["next_hit_href"] = current < on_page ? link(page.page, std::to_string(current + 1))
                                            : link(marked_page(texts, words, page.page, 1), "1");
  view["previous_hit_href"] = current > 1 ? link(page.page, std::to_string(current - 1))
                                          : link(marked_page(texts, words, page.page, -1), "last");
  view["hit_count"] = on_page == 0 ? Json(false) : Json(on_page);
  view["hit_current"] = current == 0 ? Json(false) : Json(current);
}

}  // namespace

Json picture_view(const Json& document, const PicturePage& page) {
  const auto& texts = list_of(document, "page_texts");
  const auto words = words_to_mark(page.query);
  const uint64_t pages = number_of(document, "pages");
  const std::string date = text_of(document, "date");
  const auto link = [&](uint64_t to) {
    return to == 0 ? std::string() : printed_link(document, to, page.query, page.large);
  };
  Json view = page.page <= texts.size() ? page_view(texts[page.page - 1], words) : page_view(Json::object(), {});
  const std::string title = heading_of(text_of(document, "title"), text_of(document, "type"), name_of(document, "body"),
                                       text_of(document, "path"));
  view["page_title"] = title + ", page " + std::to_string(page.page) + " – Committee papers";
  view["q"] = page.query;
  view["hidden"] = Json::array();
  view["title"] = title;
  view["body"] = name_of(document, "body");
  view["date"] = date_in_words(date);
  view["type"] = value_label(FieldId::type, text_of(document, "type"));
  view["number"] = page.page;
  view["of_pages"] = pages;
  view["paper_href"] = text_of(document, "url") +
                       (page.query.empty() ? "?" : "?q=" + percent_encode(page.query) + "&") +
                       "page=" + std::to_string(page.page) + "#p" + std::to_string(page.page);
  view["previous_href"] = link(page.page - 1);
  view["next_href"] = link(page.page < pages ? page.page + 1 : 0);
  view["large"] = page.large;
  view["size_href"] = printed_link(document, page.page, page.query, !page.large);
  view["width"] = std::lround(page.width);
  view["height"] = std::lround(page.height);
  view["picture_href"] = text_of(document, "url") + "/pages/" + std::to_string(page.page) + ".png";
  const uint32_t current = std::min(page.hit, static_cast<uint32_t>(page.boxes.size()));
  view["boxes"] = boxes_view(page, current);
  put_hit_links(view, document, page, current);
  return view;
}

Json document_view(const Json& document, const DocumentPage& page, const Frame& frame) {
  const std::string shown_title = heading_of(text_of(document, "title"), text_of(document, "type"),
                                             name_of(document, "body"), text_of(document, "path"));
  SearchRequest back;
  back.text = page.query;
  const std::string url = frame.base_url + text_of(document, "url");
  const Json archive = document.value("archive", Json::object());
  const std::string report_to = frame.report_to.empty() ? text_of(archive, "contact") : frame.report_to;
  Json view = {{"page_title", shown_title + " – Committee papers"},
               {"archive_of", archive.empty() ? Json(false) : archive_view(archive, shown_title, url)},
               {"q", page.query},
               {"hidden", Json::array()},
               {"title", shown_title},
               {"back_href", page.query.empty() ? std::string() : search_link(back)},
               {"inside_href", search_link(with_filter({}, FieldId::in, text_of(document, "id")))},
               {"document_id", text_of(document, "id")},
               {"registers", frame.registers},
               {"structured", structured_data(document, frame.base_url)},
               {"report_href", report_link(report_to, shown_title, url)}};
  put_facts(view, document);
  view["attendance"] = people_by_status(list_of(document, "attendance"), person_view);
  view["further_meetings"] = further_meetings_view(document, page);
  view["items"] = items_view(document, document, "item-", page);
  view["items_cut"] = items_cut(page);
  view["recommendations"] = list_view(list_of(document, "recommendations"), [&](const Json& row) {
    const uint64_t at = page_of(row);
    return Json{{"rec_number", text_of(row, "number")},
                {"rec_text", text_of(row, "text")},
                {"rec_page", at == 0 ? Json(false) : Json(at)},
                {"rec_href", page_link(at, page, number_of(document, "pages"))}};
  });
  view["loose_actions"] = list_view(list_of(document, "actions"), action_view);
  view["other_dates"] = dates_view(document, page);
  view["notes"] = list_view(list_of(document, "problems"), [](const Json& problem) {
    const uint64_t at = number_of(problem, "page");
    return Json{{"note", text_of(problem, "message")}, {"note_page", at == 0 ? Json(false) : Json(at)}};
  });
  put_text(view, document, page);
  put_file(view, document, page);
  put_reading(view, document);
  put_relatives(view, document, page);
  put_citation(view, document, {page.page, page.item, frame});
  return view;
}

}  // namespace minutebook::views

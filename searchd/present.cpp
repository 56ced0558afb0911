// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/present.hpp"

#include <algorithm>
#include <array>
#include <kainjow/mustache.hpp>
#include <map>

#include "lib/base/file.hpp"
#include "lib/base/hash.hpp"
#include "lib/base/text.hpp"
#include "lib/model/json.hpp"
#include "lib/model/view.hpp"
#include "searchd/views.hpp"

namespace minutebook {
namespace {

using kainjow::mustache::data;
using kainjow::mustache::mustache;
using views::Json;

constexpr uint64_t max_template_bytes = uint64_t{1} << 20;
constexpr std::array page_names = {"home",    "search", "document",   "picture",   "notice",  "about",    "certificate",
                                   "sitemap", "feed",   "opensearch", "decisions", "actions", "owners",   "meetings",
                                   "meeting", "boards", "board",      "people",    "person",  "timeline", "similar"};

data to_data(const Json& json) {
  switch (json.type()) {
    case Json::value_t::object: {
      data object(data::type::object);
      for (const auto& [key, value] : json.items()) {
        object.set(key, to_data(value));
        if (value.is_array()) object.set("any_" + key, data(!value.empty()));  // for what stands once around a list
      }
      return object;
    }
    case Json::value_t::array: {
      data list(data::type::list);
      for (const auto& value : json) list.push_back(to_data(value));
      return list;
    }
    case Json::value_t::string: {
      const auto& text = json.get_ref<const std::string&>();
      return text.empty() ? data(false) : data(text);
    }
    case Json::value_t::boolean:
      return data(json.get<bool>());
    case Json::value_t::number_integer:
    case Json::value_t::number_unsigned:
    case Json::value_t::number_float:
      return data(json.dump());
    case Json::value_t::null:
    case Json::value_t::binary:
    case Json::value_t::discarded:
      return data(false);
  }
  return data(false);
}

/// For text between tags and in quoted attributes of HTML and XML. Control characters, which XML forbids and HTML
/// calls errors, become U+FFFD.
std::string escape(const std::string& text) {
  std::string safe;
  safe.reserve(text.size() + text.size() / 8);
  for (const char c : text) {
    switch (c) {
      case '&':
        safe += "&amp;";
        break;
      case '<':
        safe += "&lt;";
        break;
      case '>':
        safe += "&gt;";
        break;
      case '"':
        safe += "&quot;";
        break;
      case '\'':
        safe += "&#39;";
        break;
      default: {
        const auto byte = static_cast<unsigned char>(c);
        const bool control = (byte < 0x20 && c != '\n' && c != '\t') || byte == 0x7F;
        if (control)
          safe += "\xEF\xBF\xBD";
        else
          safe += c;
      }
    }
  }
  return safe;
}

Json parse(const std::string& json) { return json.empty() ? Json::object() : Json::parse(json); }

std::string dump(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

using Sources = std::map<std::string, std::string>;

Result<Sources> read_templates(const std::filesystem::path& folder) {
  Sources sources;
  std::error_code problem;
  for (const auto& entry : std::filesystem::directory_iterator(folder, problem)) {
    if (entry.path().extension() != ".mustache") continue;
    auto text = read_file(entry.path(), max_template_bytes);
    if (!text) return tl::unexpected(text.error());
    sources[entry.path().stem().string()] = std::move(*text);
  }
  if (problem) return fail(ErrorCode::not_found, folder.string() + ": " + problem.message());
  return sources;
}

/// Replaces "{{> name}}" by that template once, at start, so that a page is one parsed tree. Nested four deep at most.
Result<std::string> include_parts(const Sources& sources, const std::string& name, int depth) {
  constexpr int deepest = 4;
  const auto at = sources.find(name);
  if (at == sources.end() || depth > deepest)
    return fail(ErrorCode::bad_format, "Template " + name + (depth > deepest ? " includes itself" : " is missing"));
  std::string out;
  std::string_view rest = at->second;
  for (;;) {
    const auto open = rest.find("{{>");
    const auto close = open == std::string_view::npos ? open : rest.find("}}", open);
    if (close == std::string_view::npos) return out + std::string(rest);
    auto part = include_parts(sources, std::string(trim(rest.substr(open + 3, close - open - 3))), depth + 1);
    if (!part) return part;
    while (part->ends_with('\n')) part->pop_back();
    out.append(rest.substr(0, open)).append(*part);
    rest = rest.substr(close + 2);
  }
}

}  // namespace

struct Pages::State {
  // render() of the library is not const, but changes the object only to note an error of the template, and load()
  // lets no such template in; so one may be used from many threads.
  mutable std::map<std::string, mustache> templates;
  std::string version;
  Json site;  ///< what every page may name: links to the stylesheet and script, the version

  std::string render(const std::string& name, Json view) const {
    view["site"] = site;
    return templates.at(name).render(to_data(view));
  }

  /// A page with its address and day at the foot.
  std::string render(const std::string& name, Json view, const Frame& frame) const {
    view["registers"] = frame.registers;
    view["archive"] = frame.archive;
    if (!frame.archive.empty()) view["page_title"] = views::titled_for(view.value("page_title", ""), frame.archive);
    view["suggest"] = frame.registers ? "/api/v1/suggest" : "";
    view["frame"] = {{"page_url", frame.base_url + frame.target}, {"page_day", views::date_in_words(frame.day)}};
    return render(name, std::move(view));
  }
};

Pages::Pages(std::unique_ptr<State> state) : state_(std::move(state)) {}
Pages::Pages(Pages&&) noexcept = default;
Pages& Pages::operator=(Pages&&) noexcept = default;
Pages::~Pages() = default;

Result<Pages> Pages::load(const std::filesystem::path& web_folder, const Assets& assets) {
  auto state = std::make_unique<State>();
  const auto sources = read_templates(web_folder / "templates");
  if (!sources) return tl::unexpected(sources.error());
  for (const char* name : page_names) {
    const auto text = include_parts(*sources, name, 0);
    if (!text) return tl::unexpected(text.error());
    mustache page(*text);
    page.set_custom_escape(escape);
    if (page.is_valid()) page.render(data(data::type::object));  // some errors show only now
    if (!page.is_valid())
      return fail(ErrorCode::bad_format, "Template " + std::string(name) + ": " + page.error_message());
    state->version += *text;
    state->templates.emplace(name, std::move(page));
  }
  state->version = sha256_hex(state->version);
  state->site = {{"css", assets.link("style.css")},
                 {"js", assets.link("app.js")},
                 {"icon", assets.link("icon.svg")},
                 {"version", MINUTEBOOK_VERSION}};
  return Pages(std::move(state));
}

const std::string& Pages::version() const { return state_->version; }

std::string Pages::home(const ArchiveFacts& facts, const Frame& frame) const {
  const auto links = [](const std::vector<FacetValue>& values, FieldId field) {
    Json list = Json::array();
    for (const auto& value : values)
      list.push_back({{"label", value_label(field, value.value)},
                      {"count", views::with_commas(value.count)},
                      {"href", views::search_link(with_filter({}, field, value.value))}});
    return list;
  };
  return state_->render("home",
                        {{"page_title", "Search committee papers"},
                         {"q", ""},
                         {"hidden", Json::array()},
                         {"documents", views::counted(facts.documents, "paper", "papers")},
                         {"boards", links(facts.boards, FieldId::board)},
                         {"types", links(facts.types, FieldId::type)},
                         {"years", links(facts.years, FieldId::year)}},
                        frame);
}

std::string Pages::search(const std::string& result_json, const SearchPage& page, const Frame& frame) const {
  return state_->render("search", views::search_view(parse(result_json), page, frame), frame);
}

std::string Pages::document(const std::string& json, const DocumentPage& page, const Frame& frame) const {
  return state_->render("document", views::document_view(parse(json), page, frame), frame);
}

std::string Pages::picture(const std::string& json, const PicturePage& page, const Frame& frame) const {
  return state_->render("picture", views::picture_view(parse(json), page), frame);
}

std::string Pages::certificate(const std::string& json, const SearchRequest& request, const Frame& frame) const {
  return state_->render("certificate", views::certificate_view(parse(json), request), frame);
}

std::string Pages::about(const std::string& json, const Frame& frame) const {
  return state_->render("about", views::about_view(parse(json), frame), frame);
}

namespace {

/// What a person can do about it.
std::string notice_hint(int status) {
  if (status == 404)
    return "Addresses of papers are made from their content: a paper that was replaced by a corrected one has a new "
           "address. Searching for its title finds what is here now.";
  if (status == 410) return "Who needs it may ask the body that published it.";
  if (status == 429 || status == 503) return "Nothing is lost: the same address will work again.";
  if (status == 400) return "Please correct it in the address, or search again.";
  return {};
}

}  // namespace

std::string Pages::notice(const Notice& notice, const Frame& frame) const {
  return state_->render("notice",
                        {{"page_title", notice.title},
                         {"q", ""},
                         {"hidden", Json::array()},
                         {"status", notice.status},
                         {"hint", notice_hint(notice.status)},
                         {"detail", notice.detail}},
                        frame);
}

namespace {

/// The template of a register's page.
std::string template_of(RegisterKind kind) {
  switch (kind) {
    case RegisterKind::decisions:
      return "decisions";
    case RegisterKind::actions:
      return "actions";
    case RegisterKind::owners:
      return "owners";
    case RegisterKind::meetings:
      return "meetings";
    case RegisterKind::meeting:
      return "meeting";
    case RegisterKind::boards:
      return "boards";
    case RegisterKind::board:
      return "board";
    case RegisterKind::people:
      return "people";
    case RegisterKind::person:
      return "person";
    case RegisterKind::timeline:
      return "timeline";
    case RegisterKind::similar:
      return "similar";
  }
  return "notice";
}

}  // namespace

std::string Pages::registered(const std::string& json, const RegisterPage& page, const Frame& frame) const {
  return state_->render(template_of(page.kind), views::register_view(parse(json), page, frame), frame);
}

std::string Pages::site_map(const std::vector<std::string>& addresses, bool of_maps) const {
  Json rows = Json::array();
  for (const auto& address : addresses) rows.push_back({{"address", address}});
  return state_->render("sitemap", {{"of_maps", of_maps}, {"rows", std::move(rows)}});
}

std::string Pages::open_search(const std::string& base_url) const {
  return state_->render("opensearch", {{"base", base_url}});
}

DocumentRecord record_to_show(const DocumentRecord& record, uint32_t page, size_t items_from) {
  constexpr size_t rows_in_view = 1000;
  constexpr size_t rows_of_an_item = 100;
  constexpr size_t meetings_in_view = 12;
  constexpr uint32_t pages_around = 45;  // a little more than document_view shows
  constexpr size_t text_of_a_page = size_t{200} << 10;
  DocumentRecord shown = record;
  auto& minutes = shown.minutes;
  bool cut = false;
  const auto shorten = [&cut](auto& list, size_t most) {
    cut = cut || list.size() > most;
    if (list.size() > most) list.erase(list.begin() + static_cast<std::ptrdiff_t>(most), list.end());
  };
  auto& items = minutes.items;
  items.erase(items.begin(), items.begin() + static_cast<std::ptrdiff_t>(std::min(items_from, items.size())));
  if (items.size() > items_in_view) items.erase(items.begin() + items_in_view, items.end());
  const auto shorten_lists = [&](Minutes& meeting) {
    for (auto& item : meeting.items) {
      shorten(item.decisions, rows_of_an_item);
      shorten(item.actions, rows_of_an_item);
    }
    shorten(meeting.attendance, rows_in_view);
  };
  shorten_lists(minutes);
  shorten(minutes.further_meetings, meetings_in_view);
  for (Minutes& meeting : minutes.further_meetings) {
    shorten(meeting.items, items_in_view);
    shorten_lists(meeting);
  }
  shorten(minutes.recommendations, rows_in_view);
  shorten(minutes.actions, rows_in_view);
  shorten(minutes.dates, rows_in_view);
  shorten(minutes.references, rows_in_view);
  shorten(minutes.problems, rows_of_an_item);
  const uint32_t wanted = std::max(page, 1U);
  for (uint32_t i = 1; i <= minutes.pages.size(); ++i) {
    auto& text = minutes.pages[i - 1].text;
    const bool near = i + pages_around >= wanted && i <= wanted + pages_around;
    cut = cut || (near && text.size() > text_of_a_page);
    text.resize(near ? utf8_prefix(text, text_of_a_page).size() : 0);
  }
  if (cut) {
    Problem note;
    note.message =
        "This paper is too long for one page: only the beginning of its lists and texts is shown here. The record as "
        "data and the original hold all of it.";
    minutes.problems.push_back(std::move(note));
  }
  return shown;
}

std::string document_json(const DocumentRecord& record) {
  Json json = Json::parse(to_json(record, true));
  for (const char* inner : {"root", "mtime_ns", "passages", "verdict_detail"}) json.erase(inner);
  for (auto& meeting : json["further_meetings"]) meeting.erase("passages");
  json["url"] = "/d/" + record.id;
  json["file_url"] = "/api/v1/documents/" + record.id + "/file";
  return dump(json);
}

std::string problem_json(const Notice& notice) {
  Json json = {{"type", "about:blank"}, {"title", notice.title}, {"status", notice.status}, {"detail", notice.detail}};
  if (!notice.parameter.empty()) {
    json["parameter"] = notice.parameter;
    json["accepts"] = notice.accepts;
  }
  return dump(json);
}

std::string only_result_of(const std::string& answer_json) {
  const Json answer = Json::parse(answer_json, nullptr, false);
  const Json& results = views::list_of(answer, "results");
  return results.size() == 1 ? views::text_of(results[0], "url") : std::string();
}

Notice notice_of(const std::string& problem_json, int status) {
  const Json json = Json::parse(problem_json, nullptr, false);
  Notice notice{status, views::text_of(json, "title"), views::text_of(json, "detail"),
                views::text_of(json, "parameter"), views::text_of(json, "accepts")};
  if (notice.title.empty()) notice.title = status == 404 ? "Page not found" : "Something went wrong";
  if (notice.detail.empty()) notice.detail = "The address could not be answered.";
  return notice;
}

std::string health_json(uint64_t documents, uint64_t entries, const std::string& revision) {
  return dump({{"status", "ok"},
               {"version", MINUTEBOOK_VERSION},
               {"documents", documents},
               {"entries", entries},
               {"revision", revision}});
}

std::string Pages::feed(const std::string& result_json, const FeedPage& feed) const {
  return state_->render("feed", views::feed_view(parse(result_json), feed));
}

}  // namespace minutebook

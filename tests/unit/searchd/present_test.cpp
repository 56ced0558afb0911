// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/present.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <regex>
#include <set>

#include "lib/base/text.hpp"
#include "lib/model/view.hpp"
#include "searchd/highlight.hpp"
#include "searchd/pictures.hpp"
#include "tests/unit/searchd/archive.hpp"

namespace minutebook {
namespace {

size_t count(std::string_view text, std::string_view part) {
  size_t found = 0;
  for (size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

/// Every tag of a page with its attributes' names, without texts: "<a class href", "</a"; what markup there really is.
std::multiset<std::string> tags_of(std::string_view html) {
  std::multiset<std::string> tags;
  for (size_t at = html.find('<'); at != std::string_view::npos; at = html.find('<', at)) {
    std::string tag;
    char quote = 0;
    size_t i = at;
    for (; i < html.size() && (quote != 0 || html[i] != '>'); ++i) {
      if (quote != 0) {
        if (html[i] == quote) quote = 0;
      } else if (html[i] == '"' || html[i] == '\'') {
        quote = html[i];
      } else {
        tag += html[i];
      }
    }
    tags.insert(tag);
    at = i;
  }
  return tags;
}

class PresentTest : public ::testing::Test {
 protected:
  PresentTest()
      : web(std::filesystem::path(MINUTEBOOK_SOURCE_DIR) / "web"),
        assets(std::move(*Assets::load(web))),
        pages(std::move(*Pages::load(web, assets))) {}
  std::filesystem::path web;
  Assets assets;
  Pages pages;

  static SearchResult result_with(const std::string& text) {
    SearchResult result;
    result.text = result.read_as = result.revision = result.did_you_mean = text;
    result.total = 30;
    result.problems = {{text, 0, 1, text}};
    result.undated_left_out = 1;
    SearchHit hit;
    hit.document = {"0123456789abcdef", text, text, "minutes", text, "", 3};
    hit.item_number = hit.item_title = text;
    hit.page = 2;
    hit.kind = EntryKind::action;
    hit.owners = {text};
    hit.snippet = {{text, false}, {text, true}};
    hit.also_on_pages = {3};
    result.hits = {hit, hit};
    result.hits[1].weak = true;
    result.facets = {{"board", {{text, 4}}}, {"owner", {{text, 2}}}, {"year", {{"2011", 1}, {"2012", 2}}}};
    result.request.text = text;
    result.request.filters = result.filters = {{FieldId::board, text}, {FieldId::from, text}};
    return result;
  }
  std::string search_page(const std::string& text) const {
    const auto result = result_with(text);
    return pages.search(to_json(result), {result.request, {}});
  }
  static DocumentRecord record_with(const std::string& text);
  std::string picture_page(const std::string& text) const {
    return pages.picture(document_json(record_with(text)), {text, 1, 595, 842, {{10, 20, 30, 40}}});
  }
  std::string document_page(const std::string& text) const {
    return pages.document(document_json(record_with(text)), {text, 1, "http://x.example", text, true});
  }
};

DocumentRecord PresentTest::record_with(const std::string& text) {
  DocumentRecord record;
  record.id = "0123456789abcdef";
  record.source.path = record.sha256 = record.verdict_detail = text;
  record.verdict = Verdict::timed_out;
  record.page_count = 1;
  Minutes& minutes = record.minutes;
  const Place place{1, 0, 1, text, 1};
  minutes.title = minutes.summary = minutes.status = minutes.start_time = minutes.end_time = minutes.item_number = text;
  minutes.body = minutes.organization = minutes.location = minutes.chair = NamedValue{text, place};
  minutes.purpose = Purpose{PurposeCode::noting, text, place};
  minutes.contact_officer = ContactOfficer{text, text, text, text, place};
  minutes.dates = {{Date{2012, 3, 0}, DateRole::next_meeting, text, place}};
  Attendance person;
  person.name = person.name_as_printed = person.role = person.organization = person.on_behalf_of = text;
  person.notes = {text};
  minutes.attendance = {person};
  Action action;
  action.text = action.due_text = action.status = text;
  action.owners = {{OwnerKind::person, text, text}};
  Decision decision;
  decision.text = decision.mover = decision.seconder = text;
  decision.parts = {text};
  decision.vote = Vote{{}, {}, {}, text, {}, {}, {}};
  Item item;
  item.number = item.minute_number = item.title = text;
  item.decisions = {decision};
  item.actions = {action};
  minutes.items = {item};
  minutes.actions = {action};
  minutes.recommendations = {{text, text, place}};
  minutes.problems = {{1, text}};
  minutes.pages = {{1, text}};
  return record;
}

TEST_F(PresentTest, HostileTextsAddNoMarkup) {
  // "Harmless" has the same words and lengths of lists, so the pages must have the same tags, one for one.
  const auto plain_search = tags_of(search_page("harmless"));
  const auto plain_document = tags_of(document_page("harmless"));
  for (const auto& text : hostile_texts()) {
    EXPECT_EQ(count(picture_page(text), "<svg class"), 1U) << text;
    EXPECT_EQ(count(picture_page(text), "<script"), 1U) << text;
    EXPECT_EQ(count(picture_page(text), "<img"), 0U) << text;
    auto search = tags_of(search_page(text));
    EXPECT_EQ(search, plain_search) << text;
    auto document = tags_of(document_page(text));
    // Words of the text are marked or not, depending on what counts as a word in it.
    for (const char* tag : {"<mark", "</mark", "<ul class=", "</ul"}) {
      document.erase(tag);
      search.erase(tag);
    }
    auto expected = plain_document;
    for (const char* tag : {"<mark", "</mark", "<ul class=", "</ul"}) expected.erase(tag);
    EXPECT_EQ(document, expected) << text;
  }
}

TEST_F(PresentTest, HostileTextsStayReadable) {
  for (const auto& text : hostile_texts()) {
    std::string escaped;
    for (const char c : text)
      escaped += c == '<'    ? "&lt;"
                 : c == '>'  ? "&gt;"
                 : c == '&'  ? "&amp;"
                 : c == '"'  ? "&quot;"
                 : c == '\'' ? "&#39;"
                             : std::string(1, c);
    EXPECT_GE(count(search_page(text), escaped), 8U) << text;
    EXPECT_GE(count(document_page(text), escaped), 20U) << text;
  }
}

TEST_F(PresentTest, LinksNeverLeaveTheService) {
  for (const auto& text : hostile_texts())
    for (const auto& page : {search_page(text), document_page(text), picture_page(text)}) {
      for (size_t at = page.find("href=\""); at != std::string::npos; at = page.find("href=\"", at + 1)) {
        const auto target = page.substr(at + 6, 24);
        const bool own = target.starts_with('/') || target.starts_with('#') ||
                         target.starts_with("http://x.example/d/") || target.starts_with('?');
        EXPECT_TRUE(own && !target.starts_with("//")) << target;
      }
    }
}

TEST_F(PresentTest, NoInlineScriptOrStyle) {
  const std::string page = search_page("x") + document_page("x") + pages.home({}) + pages.notice({404, "a", "b"});
  EXPECT_EQ(count(page, "<script"), 4U) << "one external script a page";
  EXPECT_EQ(count(page, "<script src="), 4U);
  EXPECT_EQ(count(page, "style="), 0U);
  EXPECT_FALSE(std::regex_search(page, std::regex(" on[a-z]+="))) << "no onclick and its like";
}

TEST_F(PresentTest, FeedIsWellFormedWhateverItHolds) {
  for (const auto& text : hostile_texts()) {
    const auto result = result_with(text);
    const auto feed = pages.feed(to_json(result), result.request, "http://x.example");
    EXPECT_EQ(count(feed, "<entry>"), 2U) << text;
    EXPECT_EQ(tags_of(feed), tags_of(pages.feed(to_json(result_with("harmless")), result_with("harmless").request,
                                                "http://x.example")))
        << text;
  }
  const auto controls = pages.feed(to_json(result_with("a\x01\x0B z")), {}, "http://x.example");
  for (const char c : controls) EXPECT_FALSE(static_cast<unsigned char>(c) < 0x20 && c != '\n') << "forbidden in XML";
}

TEST_F(PresentTest, CountsAreWords) {
  struct Row {
    uint64_t total;
    bool exact;
    const char* words;
  };
  for (const Row& row : {Row{0, true, ">0 papers<"},
                         {1, true, ">1 paper<"},
                         {1204, true, ">1,204 papers<"},
                         {1000, false, ">At least 1,000 papers<"}}) {
    SearchResult result;
    result.total = row.total;
    result.total_exact = row.exact;
    EXPECT_NE(pages.search(to_json(result), {result.request, {}}).find(row.words), std::string::npos) << row.words;
  }
}

TEST_F(PresentTest, PaginationShowsEndsAndNeighbours) {
  struct Row {
    uint64_t total;
    uint32_t offset;
    const char* numbers;
    const char* reason;
  };
  const Row rows[] = {{5, 0, "", "one page needs none"},   {30, 0, "[1] 2 3", "all of a few"},
                      {200, 0, "[1] 2 3 … 20", "start"},   {200, 90, "1 … 8 9 [10] 11 12 … 20", "middle"},
                      {200, 190, "1 … 18 19 [20]", "end"}, {40, 20, "1 2 [3] 4", "no gap where none is"}};
  for (const auto& row : rows) {
    SearchResult result;
    result.total = row.total;
    result.request.offset = row.offset;
    const auto page = pages.search(to_json(result), {result.request, {}});
    std::string numbers;
    const auto start = page.find("<nav class=\"pages\"");
    const auto nav =
        start == std::string::npos ? std::string() : page.substr(start, page.find("</nav>", start) - start);
    for (size_t at = nav.find("<li>"); at != std::string::npos; at = nav.find("<li>", at + 1)) {
      const auto end = nav.find("</li>", at);
      const auto entry = nav.substr(at, end - at);
      const auto word = entry.find("Page </span>");
      if (word == std::string::npos) continue;
      const auto number = entry.substr(word + 12, entry.find('<', word + 12) - word - 12);
      if (!numbers.empty()) numbers += ' ';
      if (entry.find("…") != std::string::npos) numbers += "… ";
      numbers += entry.find("aria-current") != std::string::npos ? "[" + number + "]" : number;
    }
    EXPECT_EQ(numbers, row.numbers) << row.reason;
  }
}

TEST_F(PresentTest, LongPapersShowAWindowWithTheWantedPage) {
  DocumentRecord record = record_with("x");
  record.page_count = 300;
  record.minutes.pages.clear();
  for (uint32_t page = 1; page <= 300; ++page) record.minutes.pages.push_back({page, "text"});
  for (const uint32_t wanted : {0U, 1U, 40U, 41U, 150U, 299U, 300U}) {
    const auto page = pages.document(document_json(record), {"", wanted, "http://x.example", "r", true});
    EXPECT_EQ(count(page, "<article class=\"page\""), 40U) << wanted;
    EXPECT_NE(page.find("id=\"p" + std::to_string(std::max(1U, wanted)) + "\""), std::string::npos) << wanted;
  }
}

TEST_F(PresentTest, PicturesLeadFromHitToHit) {
  DocumentRecord record = record_with("x");
  record.page_count = 5;
  record.minutes.pages = {{1, "wall"}, {2, "none"}, {3, "none"}, {4, "walls"}, {5, "none"}};
  const auto page = pages.picture(document_json(record), {"wall", 3, 595, 842, {{10, 20, 30, 40}}});
  const auto link = [](int to) { return "href=\"/d/0123456789abcdef/pages/" + std::to_string(to) + "?q=wall\""; };
  for (const int to : {1, 2, 4}) EXPECT_NE(page.find(link(to)), std::string::npos) << to;
  EXPECT_EQ(count(page, link(4)), 2U) << "the next page and the next hit";
  EXPECT_NE(page.find("<rect x=\"9\" y=\"19\" width=\"22\" height=\"22\"/>"), std::string::npos);
}

TEST(Boxes, AreThoseOfTheWords) {
  Line line;
  line.text = "The Sea wall, rebuilt";
  line.words = {{0, 3, {0, 0, 9, 9}, 0, 0},
                {4, 3, {10, 0, 19, 9}, 0, 0},
                {8, 5, {20, 0, 29, 9}, 0, 0},
                {14, 7, {30, 0, 39, 9}, 0, 0},
                {900, 5, {0, 0, 1, 1}, 0, 0}};
  Page page;
  page.lines = {line};
  EXPECT_EQ(boxes_to_mark(page, words_to_mark("\"sea walls\"")), (std::vector<Box>{{10, 0, 19, 9}, {20, 0, 29, 9}}));
  EXPECT_TRUE(boxes_to_mark(page, {}).empty());
}

TEST_F(PresentTest, TemplatesThatAreWrongAreNamed) {
  const TemporaryFolder folder;
  std::filesystem::copy(web / "templates", folder.path() / "templates");
  folder.write("templates/search.mustache", "{{#open}} never closed");
  const auto broken = Pages::load(folder.path(), assets);
  ASSERT_FALSE(broken);
  EXPECT_NE(broken.error().what.find("search"), std::string::npos) << broken.error().what;
  folder.write("templates/search.mustache", "{{> nosuch}}");
  EXPECT_FALSE(Pages::load(folder.path(), assets));
  folder.write("templates/search.mustache", "{{> search}}");
  EXPECT_FALSE(Pages::load(folder.path(), assets)) << "a template that includes itself";
}

TEST(Citation, IsOneTagALine) {
  DocumentRecord record;
  record.id = "0123456789abcdef";
  record.sha256 = "ab";
  record.minutes.type = DocumentType::minutes;
  record.minutes.title = "Minutes\r\nUR  - http://evil.example";
  record.minutes.body = NamedValue{"Harbour Board", {}};
  record.minutes.date = Date{2012, 3, 15};
  EXPECT_EQ(citation_ris(record, "http://x.example"),
            "TY  - RPRT\r\nTI  - Minutes UR - http://evil.example\r\nAU  - Harbour Board\r\nPY  - 2012\r\n"
            "DA  - 2012/03/15\r\nM3  - Minutes\r\nUR  - http://x.example/d/0123456789abcdef\r\nN1  - SHA-256 ab\r\n"
            "ER  - \r\n");
}

TEST(ProblemJson, IsRfc9457) {
  const auto problem = nlohmann::json::parse(problem_json({400, "Bad \"parameter\"", "x\n", "limit", "a number"}));
  EXPECT_EQ(problem["type"], "about:blank");
  EXPECT_EQ(problem["status"], 400);
  EXPECT_EQ(problem["title"], "Bad \"parameter\"");
  EXPECT_EQ(problem["parameter"], "limit");
  EXPECT_FALSE(nlohmann::json::parse(problem_json({404, "a", "b"})).contains("parameter"));
}

}  // namespace
}  // namespace minutebook

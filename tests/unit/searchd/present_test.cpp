// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/present.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <regex>
#include <set>

#include "lib/base/hash.hpp"
#include "lib/base/text.hpp"
#include "lib/model/view.hpp"
#include "searchd/certificate.hpp"
#include "searchd/citation.hpp"
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
    hit.item_results = {{EntryKind::decision, text, "agreed", {}, 1, {}, {}},
                        {EntryKind::action, text, "", {text}, 0, text, "2024-05-31"}};
    hit.also_on_pages = {3};
    result.hits = {hit, hit};
    result.hits[1].weak = true;
    result.facets = {{"board", {{text, 4}}}, {"owner", {{text, 2}}}, {"year", {{"2011", 1}, {"2012", 2}}}};
    result.coverage = Coverage{{text}, 3, 2, 1, 1, text};
    result.remedies = {{text, result.request, 4}};
    result.request.text = text;
    result.request.filters = result.filters = {{FieldId::board, text}, {FieldId::from, text}};
    return result;
  }
  std::string search_page(const std::string& text) const {
    const auto result = result_with(text);
    return pages.search(to_json(result), {result.request, {}});
  }
  static DocumentRecord record_with(const std::string& text);
  static Holdings holdings_with(const std::string& text) {
    return {text, 3,      9,      2, {{"0123456789abcdef", text, text, 2, 1, text}},     {"0123456789abcdef"}, {},
            {},   "2011", "2012", 1, {{text, text, "https://x.example", text, text, {}}}};
  }
  std::string certificate_page(const std::string& text) const {
    const auto result = result_with(text);
    const auto json = certificate_json(result, holdings_with(text), {text, "http://x.example/certificate?q=x"});
    return pages.certificate(json, result.request, {"http://x.example", "/certificate", "2026-11-30", ""});
  }
  static FeedPage feed_page(const SearchRequest& request) {
    return {request, "http://x.example", EntryKind::document, {}};
  }
  std::string document_page_of(const DocumentRecord& record) const {
    DocumentPage page;
    page.versions = {{"00000000000000b1", "2026-11-02", record.id}};
    return pages.document(document_json(record), page, {"http://x.example", "/d/x", "2026-11-30", ""});
  }
  std::string picture_page(const std::string& text) const {
    return pages.picture(document_json(record_with(text)), {text, 1, 595, 842, {{10, 20, 30, 40}}, 1});
  }
  std::string document_page(const std::string& text) const {
    return pages.document(document_json(record_with(text)), {text, 1, text, 0, 1, true, true, {}, ""},
                          {"http://x.example", "/d/0123456789abcdef", "2026-11-30", "help@x.example"});
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
    EXPECT_EQ(tags_of(certificate_page(text)), tags_of(certificate_page("harmless"))) << text;
    EXPECT_EQ(tags_of(pages.about(holdings_json(holdings_with(text)))),
              tags_of(pages.about(holdings_json(holdings_with("harmless")))))
        << text;
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
    for (const auto& page : {search_page(text), document_page(text), picture_page(text), certificate_page(text)}) {
      for (size_t at = page.find("href=\""); at != std::string::npos; at = page.find("href=\"", at + 1)) {
        const auto target = page.substr(at + 6, 24);
        const bool own = target.starts_with('/') || target.starts_with('#') ||
                         target.starts_with("http://x.example/d/") || target.starts_with('?') ||
                         target.starts_with("http://x.example/certi") || target.starts_with("mailto:help@x.example?");
        EXPECT_TRUE(own && !target.starts_with("//")) << target;
      }
    }
}

TEST_F(PresentTest, NoInlineScriptOrStyle) {
  const std::string page = search_page("x") + document_page("x") + pages.home({}) + pages.notice({404, "a", "b"});
  EXPECT_EQ(count(page, "<script"), 5U) << "one external script a page, and the data of the paper";
  EXPECT_EQ(count(page, "<script src="), 4U);
  EXPECT_EQ(count(page, "<script type=\"application/ld+json\">"), 1U) << "data, which browsers do not run";
  EXPECT_EQ(count(page, "style="), 0U);
  EXPECT_FALSE(std::regex_search(page, std::regex(" on[a-z]+="))) << "no onclick and its like";
}

TEST_F(PresentTest, FeedIsWellFormedWhateverItHolds) {
  for (const auto& text : hostile_texts()) {
    const auto result = result_with(text);
    const auto feed = pages.feed(to_json(result), feed_page(result.request));
    EXPECT_EQ(count(feed, "<entry>"), 2U) << text;
    EXPECT_EQ(tags_of(feed),
              tags_of(pages.feed(to_json(result_with("harmless")), feed_page(result_with("harmless").request))))
        << text;
  }
  const auto controls = pages.feed(to_json(result_with("a\x01\x0B z")), feed_page({}));
  for (const char c : controls) EXPECT_FALSE(static_cast<unsigned char>(c) < 0x20 && c != '\n') << "forbidden in XML";
}

TEST_F(PresentTest, AFeedTellsWhatChangedAndWhatIsToBeForgotten) {
  SearchResult result = result_with("moorings");
  result.hits.resize(1);
  result.hits[0].document.date = "2012-03-15";
  FeedPage feed = feed_page(result.request);
  EXPECT_NE(pages.feed(to_json(result), feed).find("<updated>2012-03-15T00:00:00Z</updated>"), std::string::npos)
      << "a paper never changed is as old as its meeting";
  feed.former = {{"00000000000000aa", "2026-11-02", result.hits[0].document.id},
                 {"00000000000000bb", "2026-10-01", ""}};
  const std::string told = pages.feed(to_json(result), feed);
  EXPECT_EQ(count(told, "<updated>2026-11-02T00:00:00Z</updated>"), 2U) << "of the entry and of the feed";
  EXPECT_NE(told.find("<at:deleted-entry ref=\"urn:minutebook:00000000000000aa\""), std::string::npos) << "replaced";
  EXPECT_NE(told.find("<at:deleted-entry ref=\"urn:minutebook:00000000000000bb\""), std::string::npos) << "taken out";
  EXPECT_NE(told.find("It is no longer public here."), std::string::npos) << "without telling why";
  feed.kind = EntryKind::decision;
  EXPECT_NE(pages.feed(to_json(result), feed).find("15 March 2012: "), std::string::npos)
      << "a reader's list shows titles alone: who met when comes first";
  EXPECT_EQ(count(pages.feed(to_json(result), feed), "<at:deleted-entry"), 0U) << "their entries are not known";
}

TEST_F(PresentTest, BarsAreOfTheMonthsOrYearsThatTheAnswerCounts) {
  SearchResult result = result_with("x");
  result.histogram = {false, {{"1990", 3}, {"2011", 1}, {"2012", 2}}, 0};
  std::string page = pages.search(to_json(result), {result.request, {}});
  EXPECT_NE(page.find("aria-label=\"1990 to 1991: 3 papers\""), std::string::npos) << "too many years for a bar each";
  EXPECT_EQ(page.find("from=x&amp;from"), std::string::npos) << "another time takes the place of the one in use";
  result.histogram = {true, {{"2011-12", 1}, {"2012-02", 2}}, 0};
  page = pages.search(to_json(result), {result.request, {}});
  EXPECT_NE(page.find("aria-label=\"January 2012: 0 papers\""), std::string::npos) << "a month without any is a gap";
  EXPECT_NE(page.find("&amp;date=2011-12\""), std::string::npos) << "leads to its month";
}

TEST_F(PresentTest, EveryFilterInUseStaysInTheFormThatNarrows) {
  SearchResult result = result_with("moor");
  result.facets = {{"type", {{"minutes", 4}, {"report", 1}}}};
  result.request.filters = {{FieldId::type, "minutes"}, {FieldId::chair, "Ann Hay"}, {FieldId::from, "2012"}};
  const std::string page = pages.search(to_json(result), {result.request, {}});
  const std::string form = page.substr(page.find("class=\"narrow\""));
  EXPECT_EQ(count(form.substr(0, form.find("</form>")), "name=\"type\" value=\"minutes\" checked"), 1U) << "ticked";
  EXPECT_EQ(count(form, "type=\"hidden\" name=\"type\""), 0U) << "once is enough";
  EXPECT_EQ(count(form, "type=\"hidden\" name=\"chair\" value=\"Ann Hay\""), 1U) << "there is no box for it";
  EXPECT_EQ(count(form, "name=\"from\" value=\"2012\""), 1U) << "has an input of its own";
}

TEST_F(PresentTest, APaperSaysHowItWasReadAndWhatStandsAroundIt) {
  DocumentRecord record = record_with("x");
  EXPECT_EQ(document_page_of(record).find("read by machine"), std::string::npos) << "printed text needs no word";
  record.ocr = OcrSummary{{1}, 64};
  record.unread_pages = 2;
  record.duplicates = {{{"00000000000000c1", "pack.pdf", "Agenda pack", Relation::contains},
                        {"00000000000000c2", "copy.pdf", "", Relation::copy}},
                       "00000000000000c2"};
  record.replaces = {"00000000000000b1"};
  const std::string page = document_page_of(record);
  for (const char* words : {"was read by machine from a scan, 64 % sure", "are pictures that could not be read",
                            "<a href=\"/d/00000000000000c1\">Agenda pack</a>", "It is part of",
                            "<a href=\"/d/00000000000000c2\">copy.pdf</a>", "the one that stands for all",
                            "/d/00000000000000b1</code> <span class=\"hint\">until 2 November 2026"})
    EXPECT_NE(page.find(words), std::string::npos) << words;
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
    const auto page = pages.document(document_json(record), {"", wanted, "", 0, 0, true, true});
    EXPECT_EQ(count(page, "<article class=\"page\""), 40U) << wanted;
    EXPECT_NE(page.find("id=\"p" + std::to_string(std::max(1U, wanted)) + "\""), std::string::npos) << wanted;
  }
}

TEST_F(PresentTest, PicturesLeadFromHitToHit) {
  DocumentRecord record = record_with("x");
  record.page_count = 5;
  record.minutes.pages = {{1, "wall"}, {2, "none"}, {3, "none"}, {4, "walls"}, {5, "none"}};
  const std::vector<Box> boxes = {{10, 20, 30, 40}, {10, 60, 30, 80}, {10, 90, 30, 99}};
  struct Row {
    uint32_t hit;
    const char* previous;
    const char* next;
    const char* reason;
  };
  const Row rows[] = {{1, "1?q=wall&amp;hit=last#sheet", "3?q=wall&amp;hit=2#hit-2", "back to the page before"},
                      {2, "3?q=wall&amp;hit=1#hit-1", "3?q=wall&amp;hit=3#hit-3", "inside the page"},
                      {3, "3?q=wall&amp;hit=2#hit-2", "4?q=wall&amp;hit=1#hit-1", "on to the next page with the words"},
                      {9, "3?q=wall&amp;hit=2#hit-2", "4?q=wall&amp;hit=1#hit-1", "beyond the last is the last"}};
  for (const auto& row : rows) {
    const auto page = pages.picture(document_json(record), {"wall", 3, 595, 842, boxes, row.hit});
    const std::string before = "<a href=\"/d/0123456789abcdef/pages/";
    EXPECT_NE(page.find(before + row.previous + "\" data-step=\"p\""), std::string::npos) << row.reason;
    EXPECT_NE(page.find(before + row.next + "\" data-step=\"n\""), std::string::npos) << row.reason;
    EXPECT_EQ(count(page, " class=\"current\"/>"), 1U) << row.reason;
    EXPECT_NE(page.find("<rect id=\"hit-1\" x=\"9\" y=\"19\" width=\"22\" height=\"22\""), std::string::npos);
  }
  const auto last = pages.picture(document_json(record), {"wall", 4, 595, 842, {{1, 1, 2, 2}}, 1});
  EXPECT_EQ(count(last, "data-step=\"n\""), 0U) << "nothing after the last place";
  EXPECT_EQ(count(pages.picture(document_json(record), {"", 3, 595, 842, {}, 0}), "data-step"), 0U) << "no words";
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
  EXPECT_EQ(boxes_to_mark(page, words_to_mark("\"sea walls\"")), (std::vector<Box>{{10, 0, 29, 9}}))
      << "words that follow each other are one hit";
  EXPECT_EQ(boxes_to_mark(page, words_to_mark("the walls")), (std::vector<Box>{{20, 0, 29, 9}}));
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

TEST_F(PresentTest, ShowsATextOnce) {
  SearchResult result;
  result.request.text = result.text = "sluice";
  for (const char* id : {"aa", "bb", "cc"}) {
    SearchHit hit;
    hit.document.id = id;
    hit.document.title = std::string("Minutes ") + id;
    hit.document.path = std::string("papers/") + id + ".txt";
    result.hits.push_back(hit);
  }
  result.hits[0].duplicates.others = {{"cc", "papers/cc.txt", "Minutes cc", Relation::copy},
                                      {"bb", "papers/bb.txt", "Minutes bb", Relation::version}};
  result.hits[2].duplicates.others = {{"aa", "papers/aa.txt", "Minutes aa", Relation::copy}};
  result.total = 3;
  const std::string html = pages.search(to_json(result), {result.request, {}});
  EXPECT_NE(html.find(">Minutes bb<"), std::string::npos) << "another version may say something else";
  EXPECT_EQ(html.find(">Minutes cc<"), std::string::npos) << "the same text is no further result";
  EXPECT_NE(html.find("The same text: <a href=\"/d/cc?q=sluice\">papers/cc.txt</a>"), std::string::npos);
}

TEST(Citation, IsOneTagALine) {
  DocumentRecord record;
  record.id = "0123456789abcdef";
  record.sha256 = "ab";
  record.minutes.type = DocumentType::minutes;
  record.minutes.title = "Minutes\r\nUR  - http://evil.example";
  record.minutes.body = NamedValue{"Harbour Board", {}};
  record.minutes.date = Date{2012, 3, 15};
  record.minutes.items = {Item{}};
  record.minutes.items[0].number = "7";
  record.minutes.items[0].title = "Drainage";
  const Frame frame{"http://x.example", "/", "2026-11-30", ""};
  EXPECT_EQ(citation_ris(record, {3, "7", frame}).substr(citation_ris(record, {0, "", frame}).find("UR  - http://x")),
            "SE  - Item 7, Drainage\r\nSP  - 3\r\nUR  - http://x.example/d/0123456789abcdef#p3\r\nN1  - SHA-256 ab\r\n"
            "ER  - \r\n");
  EXPECT_EQ(citation_ris(record, {0, "8", frame}),
            "TY  - RPRT\r\nTI  - Minutes UR - http://evil.example\r\nAU  - Harbour Board\r\nPY  - 2012\r\n"
            "DA  - 2012/03/15\r\nM3  - Minutes\r\nUR  - http://x.example/d/0123456789abcdef\r\nN1  - SHA-256 ab\r\n"
            "ER  - \r\n");
}

TEST_F(PresentTest, PagesSayWhoseArchiveItIs) {
  DocumentRecord record = record_with("x");
  record.archive = {"Papers of Wrenmoor",         "Wrenmoor Council", "papers@x.example",
                    "https://x.example/meetings", "OGL-UK-3.0",       {"en"}};
  const Frame frame{"http://x.example", "/", "2026-11-30", "", "Papers of Wrenmoor"};
  const auto page = pages.document(document_json(record), {"", 1, "", 0, 1, true, true}, frame);
  for (const char* part : {" – Papers of Wrenmoor</title>", "</span>Papers of Wrenmoor</a>", "Wrenmoor Council",
                           "OGL-UK-3.0", "href=\"https://x.example/meetings\"", "mailto:papers@x.example"})
    EXPECT_NE(page.find(part), std::string::npos) << part;
  record.archive.url = "javascript:alert(1)";
  EXPECT_EQ(pages.document(document_json(record), {"", 1, "", 0, 1, true, true}, frame).find("javascript:"),
            std::string::npos)
      << "only web addresses are links";
}

TEST_F(PresentTest, CitationNamesBodyDateItemPageAddressAndHash) {
  DocumentRecord record = record_with("x");
  record.sha256 = "abcd";
  record.minutes.title = "Minutes & more";
  record.minutes.body = NamedValue{"Harbour Board", {}};
  record.minutes.date = Date{2012, 3, 15};
  record.minutes.items[0].number = "7";
  record.minutes.items[0].title = "Drainage";
  const Frame frame{"http://x.example", "/", "2026-11-30", ""};
  const auto page = pages.document(document_json(record), {"", 1, "7", 0, 1, true, true}, frame);
  EXPECT_NE(page.find("Harbour Board, Minutes &amp; more, 15 March 2012, item 7 (Drainage), page 1. <a "
                      "href=\"http://x.example/d/0123456789abcdef#p1\""),
            std::string::npos);
  EXPECT_NE(page.find("File SHA-256 abcd; seen 30 November 2026"), std::string::npos);
  EXPECT_NE(page.find("&lt;cite&gt;Harbour Board, Minutes &amp;amp; more"), std::string::npos)
      << "as HTML, escaped twice";
  EXPECT_NE(page.find("/d/0123456789abcdef.ris?page=1&amp;item=7\""), std::string::npos);
}

TEST(Certificate, DependsOnRequestAndIndexAlone) {
  SearchResult result;
  result.text = "sea\nFound: 99";
  result.read_as = "words";
  result.total = 2;
  result.hits.resize(2);
  result.hits[0].document = {"0123456789abcdef", "a.pdf", "Title\r\nFound: 0", "minutes", "B", "2012-03-15", 2};
  result.hits[0].page = 2;
  result.hits[1].document = {"fedcba9876543210", "b.pdf", "", "report", "", "", 1};
  result.hits[1].weak = true;
  result.took_ms = 1;
  result.request.filters = {{FieldId::board, "B"}};
  const Holdings holdings{"r1", 3, 9, 1, {{"0123456789abcdef", "a.pdf", "", 2, 1, ""}}, {}, {}, {}, "", "", 0};
  const std::string statement = certificate_statement(result, holdings);
  EXPECT_EQ(statement,
            "Minutebook: certificate of a search, form 2\nAsked, as typed: sea Found: 99\nRead as: words\n"
            "Filter: Board or committee: B\nIndex: revision r1\nSearched: 3 papers of 9 pages\n"
            "Not searched, as no text could be read or shown: 1 page in 1 paper\n"
            "Never counted: files that could not be opened, and papers that are not public, as neither are in the "
            "index\nFound: 2\n"
            "Of those listed below, hold only part of what was asked: 1\n"
            "1. 0123456789abcdef page 2, 2012-03-15, Title Found: 0\n"
            "2. fedcba9876543210, no date, b.pdf (holds only part of what was asked)\n");
  result.took_ms = 77;
  EXPECT_EQ(certificate_statement(result, holdings), statement) << "how long it took is not part of it";
  const auto one = nlohmann::json::parse(certificate_json(result, holdings, {"2026-11-30T10:00:00Z", "u"}));
  const auto other = nlohmann::json::parse(certificate_json(result, holdings, {"2026-12-01T11:00:00Z", "u"}));
  EXPECT_EQ(one["sha256"], other["sha256"]);
  EXPECT_EQ(one["sha256"], sha256_hex(statement)) << "anybody can make it again";
  result.total = 3;
  EXPECT_NE(certificate_statement(result, holdings), statement);
}

TEST_F(PresentTest, TheCountTellsWeakerPapersApartWhereAllAreShown) {
  struct Row {
    uint64_t total;
    bool exact;
    size_t strong, weak;
    const char *count, *reason;
  };
  const Row rows[] = {{5, true, 3, 2, "3 papers, 2 weaker", "all are on the page"},
                      {2, true, 0, 2, "No papers, 2 weaker", "none holds what was asked"},
                      {3, true, 3, 0, "3 papers", "none is weak"},
                      {9, true, 3, 2, "9 papers", "those on other pages are not known"},
                      {5, false, 3, 2, "At least 5 papers", "not all were counted"}};
  for (const auto& row : rows) {
    SearchResult result = result_with("x");
    result.total = row.total;
    result.total_exact = row.exact;
    result.hits.assign(row.strong + row.weak, result.hits[0]);
    for (size_t i = row.strong; i < result.hits.size(); ++i) result.hits[i].weak = true;
    const auto page = pages.search(to_json(result), {result.request, {}});
    EXPECT_NE(page.find(">" + std::string(row.count) + "</h1>"), std::string::npos) << row.reason;
  }
}

TEST_F(PresentTest, ACertificateCountsWhatHoldsOnlyAPartApart) {
  struct Row {
    uint64_t total;
    bool exact;
    size_t listed, weak;
    const char *lead, *relation, *reason;
  };
  const Row rows[] = {
      {0, true, 0, 0, "No paper was found in the 3 papers that were searched.", "eq", "nothing"},
      {2, true, 2, 0, "2 papers found in the 3 papers that were searched.", "eq", "answers alone"},
      {2, true, 2, 2,
       "No paper that holds all of what was asked was found in the 3 papers that were searched; 2 papers hold only "
       "part "
       "of what was asked.",
       "eq", "no answer"},
      {3, true, 3, 1,
       "2 papers found in the 3 papers that were searched; besides, 1 paper holds only part of what was asked.", "eq",
       "both"},
      {9, true, 3, 3,
       "9 papers found in the 3 papers that were searched. Of the 3 listed here, 3 hold only part of what was asked.",
       "gte", "what is not listed is not known"},
      {3, false, 3, 3,
       "At least 3 papers found in the 3 papers that were searched. Of the 3 listed here, 3 hold only part of what was "
       "asked.",
       "gte", "others may hold all"},
      {3, false, 3, 0, "At least 3 papers found in the 3 papers that were searched.", "gte", "not all were counted"},
  };
  for (const auto& row : rows) {
    SearchResult result = result_with("x");
    result.total = row.total;
    result.total_exact = row.exact;
    result.hits.assign(row.listed, result.hits[0]);
    for (size_t i = 0; i < row.weak; ++i) result.hits[i].weak = true;
    const auto json = certificate_json(result, holdings_with("x"), {"2026-11-30T10:00:00Z", "u"});
    const auto weak = nlohmann::json::parse(json)["weak"];
    EXPECT_EQ(weak["value"], row.weak) << row.reason;
    EXPECT_EQ(weak["relation"], row.relation) << row.reason;
    const auto page = pages.certificate(json, result.request, {"http://x.example", "/certificate", "2026-11-30", ""});
    EXPECT_NE(page.find("<p class=\"lead\">" + std::string(row.lead) + "</p>"), std::string::npos) << row.reason;
    EXPECT_NE(page.find("papers that are not public are not counted"), std::string::npos) << row.reason;
    EXPECT_EQ(page.find("Every page held text"), std::string::npos) << row.reason;
  }
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

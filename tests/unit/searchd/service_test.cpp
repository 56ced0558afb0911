// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/service.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "lib/index/writer.hpp"
#include "lib/model/csv.hpp"
#include "tests/unit/searchd/archive.hpp"

namespace minutebook {
namespace {

using nlohmann::json;

class ServiceTest : public ::testing::Test {
 protected:
  const TestArchive archive;
  json get_json(const std::string& target) const { return json::parse(archive.get(target).body); }
  /// Taken once: note() writes the paper's file anew.
  const std::string note_id = archive.note().id;
  const std::string& id() const { return note_id; }
};

TEST_F(ServiceTest, AnswersEveryAddressWithItsType) {
  struct Row {
    std::string target;
    int status;
    const char* type;
    const char* reason;
  };
  const Row rows[] = {
      {"/", 200, "text/html; charset=utf-8", "start page"},
      {"/search?q=moorings", 200, "text/html; charset=utf-8", "results"},
      {"/search", 200, "text/html; charset=utf-8", "everything"},
      {"/search?q=%22%28%2A%3A%3A", 200, "text/html; charset=utf-8", "no wording is an error"},
      {"/search?q=x&offset=many", 200, "text/html; charset=utf-8", "a wrong page number is the first page"},
      {"/search?q=x&from=soon", 400, "text/html; charset=utf-8", "a wrong filter is said"},
      {"/d/" + id(), 200, "text/html; charset=utf-8", "a paper"},
      {"/d/" + id() + "?page=99999999999", 200, "text/html; charset=utf-8", "a page beyond all"},
      {"/d/" + id() + ".ris", 200, "application/x-research-info-systems; charset=utf-8", "its reference"},
      {"/d/" + id() + "x.ris", 404, "text/html; charset=utf-8", "no id"},
      {"/d/.ris", 404, "text/html; charset=utf-8", "no id at all"},
      {"/d/" + id() + "/pages/1", 404, "text/html; charset=utf-8", "a text file has no pages as printed"},
      {"/d/0000000000000000", 404, "text/html; charset=utf-8", "no such paper"},
      {"/d/../etc", 404, "text/html; charset=utf-8", "no id"},
      {"/nothing", 404, "text/html; charset=utf-8", "no such page"},
      {"/" + std::string(5000, 'a'), 404, "text/html; charset=utf-8", "a path too long to look at"},
      {"/search.csv?q=moorings", 200, "text/csv; charset=utf-8; header=present", "table"},
      {"/search.atom?q=moorings", 200, "application/atom+xml; charset=utf-8", "feed"},
      {"/certificate?q=moorings", 200, "text/html; charset=utf-8", "certificate"},
      {"/certificate.txt?q=moorings", 200, "text/plain; charset=utf-8", "what is hashed"},
      {"/certificate?from=soon", 400, "text/html; charset=utf-8", "nothing is certified of a wrong filter"},
      {"/api/v1/certificate?q=moorings", 200, "application/json; charset=utf-8", "as data"},
      {"/about", 200, "text/html; charset=utf-8", "what is unread"},
      {"/api/v1/holdings", 200, "application/json; charset=utf-8", "as data"},
      {"/actions/owners", 200, "text/html; charset=utf-8", "actions by owner"},
      {"/api/v1/actions/owners?limit=1", 200, "application/json; charset=utf-8", "as data"},
      {"/actions/nobody", 404, "text/html; charset=utf-8", "no such list"},
      {"/sitemap.xml", 200, "application/xml; charset=utf-8", "of sitemaps"},
      {"/sitemap-1.xml", 200, "application/xml; charset=utf-8", "of addresses"},
      {"/sitemap-2.xml", 404, "text/html; charset=utf-8", "no more papers"},
      {"/sitemap-.xml", 404, "text/html; charset=utf-8", "no number"},
      {"/sitemap-x.xml", 404, "text/html; charset=utf-8", "no number either"},
      {"/opensearch.xml", 200, "application/opensearchdescription+xml; charset=utf-8", "for browsers"},
      {"/robots.txt", 200, "text/plain; charset=utf-8", "for crawlers"},
      {"/static/style.css", 200, "text/css; charset=utf-8", "stylesheet"},
      {"/static/../templates/head.mustache", 404, "text/html; charset=utf-8", "only what was loaded at start"},
      {"/favicon.ico", 200, "image/svg+xml", "icon"},
      {"/healthz", 200, "application/json; charset=utf-8", "ready"},
      {"/api/v1/search?q=moorings", 200, "application/json; charset=utf-8", "results as data"},
      {"/api/v1/search?limit=x", 400, "application/problem+json", "a wrong parameter"},
      {"/api/v1/fields", 200, "application/json; charset=utf-8", "field table"},
      {"/api/v1/openapi.json", 200, "application/json; charset=utf-8", "description"},
      {"/api/v1/documents/" + id(), 200, "application/json; charset=utf-8", "a paper as data"},
      {"/api/v1/documents/" + id() + "/file", 200, "text/plain; charset=utf-8", "its file"},
      {"/api/v1/documents/0000000000000000", 404, "application/problem+json", "no such paper"},
      {"/api/v1/documents/", 404, "application/problem+json", "no id"},
      {"/api/v1/nothing", 404, "application/problem+json", "no such address"},
  };
  for (const auto& row : rows) {
    const auto response = archive.get(row.target);
    EXPECT_EQ(response.status, row.status) << row.target << ": " << row.reason;
    EXPECT_EQ(response.type, row.type) << row.target << ": " << row.reason;
    EXPECT_EQ(header(response, "X-Content-Type-Options"), "nosniff") << row.target;
    EXPECT_NE(header(response, "Content-Security-Policy").find("default-src"), std::string_view::npos) << row.target;
  }
}

TEST_F(ServiceTest, OnlyReads) {
  for (const char* method : {"POST", "PUT", "DELETE", "OPTIONS", "TRACE", ""}) {
    const auto response = archive.get("/api/v1/search?q=x", method);
    EXPECT_EQ(response.status, 405) << method;
    EXPECT_EQ(header(response, "Allow"), "GET, HEAD") << method;
  }
  EXPECT_EQ(archive.get("/", "HEAD").status, 200);
}

TEST_F(ServiceTest, FindsAndLinks) {
  const json result = get_json("/api/v1/search?q=moorings");
  ASSERT_GE(result["results"].size(), 1U);
  EXPECT_EQ(result["results"][0]["document"]["id"], id());
  const std::string page = archive.get("/search?q=moorings").body;
  EXPECT_NE(page.find("Harbour Board: Note of decisions"), std::string::npos);
  EXPECT_NE(page.find("href=\"/d/" + id() + "?q=moorings"), std::string::npos);
  EXPECT_NE(page.find("15 March 2012"), std::string::npos);
}

TEST_F(ServiceTest, PageAndDataNameTheSamePapersInTheSameOrder) {
  for (const std::string query : {"q=moorings", "q=harbour&sort=oldest", "q=", "q=engineer&board=Harbour+Board"}) {
    const json result = get_json("/api/v1/search?" + query);
    const std::string page = archive.get("/search?" + query).body;
    size_t at = 0;
    for (const auto& hit : result["results"]) {
      const auto found = page.find("<h3><a href=\"/d/" + hit["document"]["id"].get<std::string>(), at);
      ASSERT_NE(found, std::string::npos) << query << ": " << hit["document"]["title"];
      at = found;
    }
    EXPECT_EQ(page.find("<h3><a href=\"/d/", at + 1), std::string::npos) << query << ": one too many";
  }
}

TEST_F(ServiceTest, SaysWhatAParameterTakes) {
  const json problem = get_json("/api/v1/search?q=x&sort=best");
  EXPECT_EQ(problem["status"], 400);
  EXPECT_EQ(problem["parameter"], "sort");
  EXPECT_EQ(problem["accepts"], "relevance, newest or oldest");
}

TEST_F(ServiceTest, SaysWhichParameterMeansNothing) {
  const json result = get_json("/api/v1/search?q=moorings&bord=Parks");
  ASSERT_EQ(result["query"]["problems"].size(), 1U);
  EXPECT_NE(result["query"]["problems"][0]["message"].get<std::string>().find("bord"), std::string::npos);
  EXPECT_NE(archive.get("/search?q=moorings&bord=Parks").body.find("“bord”"), std::string::npos);
}

TEST_F(ServiceTest, KeepsTheQueryOnAnErrorPage) {
  const auto response = archive.get("/search?q=moorings&from=soon");
  EXPECT_NE(response.body.find("value=\"moorings\""), std::string::npos);
  EXPECT_NE(response.body.find("“soon” cannot be used"), std::string::npos);
}

TEST_F(ServiceTest, KnowsWhenNothingChanged) {
  for (const std::string target : {"/", "/search?q=moorings", "/api/v1/search?q=moorings", "/static/style.css",
                                   "/api/v1/fields", "/search.atom?q=x"}) {
    const auto first = archive.get(target);
    WebRequest again = read_target(target);
    again.host = "papers.example:8080";
    again.if_none_match = std::string(header(first, "ETag"));
    ASSERT_FALSE(again.if_none_match.empty()) << target;
    const auto second = archive.ask(again);
    EXPECT_EQ(second.status, 304) << target;
    EXPECT_TRUE(second.body.empty()) << target;
  }
  EXPECT_NE(header(archive.get("/search?q=a"), "ETag"), header(archive.get("/search?q=b"), "ETag"));
}

TEST_F(ServiceTest, MovesOnWithTheIndex) {
  const auto before = archive.get("/api/v1/search?q=moorings");
  archive.publish({archive.report()});
  const auto after = archive.get("/api/v1/search?q=moorings");
  EXPECT_NE(header(before, "ETag"), header(after, "ETag"));
  EXPECT_EQ(archive.get("/d/" + id()).status, 404) << "the note is no longer in the index";
}

TEST_F(ServiceTest, HandsOutTheOriginal) {
  const auto response = archive.get("/api/v1/documents/" + id() + "/file");
  ASSERT_NE(response.file, nullptr);
  EXPECT_EQ(response.file->size, archive.note().source.size);
  EXPECT_EQ(header(response, "Content-Disposition"), "inline; filename=\"note.txt\"; filename*=UTF-8''note.txt");
  EXPECT_EQ(header(response, "Content-Security-Policy").substr(0, 7), "sandbox") << "no script in our origin";
  archive.folder().write("papers/harbour/note.txt", "Something else");
  const json changed = get_json("/api/v1/documents/" + id() + "/file");
  EXPECT_EQ(changed["status"], 410);
  std::filesystem::remove(archive.folder().path() / "papers/harbour/note.txt");
  EXPECT_EQ(get_json("/api/v1/documents/" + id() + "/file")["status"], 404);
}

TEST_F(ServiceTest, DoesNotTellWhereFilesLie) {
  const std::vector<std::string> targets = {"/d/" + id(), "/api/v1/documents/" + id(), "/api/v1/search?q=moorings",
                                            "/search.csv?q=moorings", "/healthz"};
  for (const auto& target : targets)
    EXPECT_EQ(archive.get(target).body.find(archive.folder().path().string()), std::string::npos) << target;
}

TEST_F(ServiceTest, ShowsALongPaperInParts) {
  const size_t many = items_in_view + 5;
  DocumentRecord record = archive.note();
  record.id = "00000000000000a1";
  record.minutes.items.assign(many, record.minutes.items.front());
  for (size_t i = 0; i < many; ++i) record.minutes.items[i].title = "Berth " + std::to_string(i + 1) + ".";
  record.minutes.attendance.assign(1500, {});
  archive.publish({record});
  const auto first = archive.get("/d/" + record.id).body;
  EXPECT_NE(first.find("Berth 300."), std::string::npos);
  EXPECT_EQ(first.find("Berth 301."), std::string::npos);
  EXPECT_NE(first.find("Items 1 to 300 of 305."), std::string::npos);
  EXPECT_NE(first.find("href=\"?items=301#items\""), std::string::npos);
  EXPECT_NE(first.find("too long for one page"), std::string::npos);
  const auto rest = archive.get("/d/" + record.id + "?items=301").body;
  EXPECT_EQ(rest.find("Berth 300."), std::string::npos);
  EXPECT_NE(rest.find("Berth 305."), std::string::npos);
  EXPECT_NE(rest.find("id=\"item-301\""), std::string::npos);
  EXPECT_EQ(get_json("/api/v1/documents/" + record.id)["items"].size(), many) << "data is whole";
}

TEST_F(ServiceTest, SaysWhenANameIsNoText) {
  DocumentRecord record = archive.note();
  record.id = "00000000000000a2";
  record.source.path = "harbour/n\xEF\xBF\xBDte.txt";
  archive.publish({record});
  const json answer = get_json("/api/v1/documents/" + record.id + "/file");
  EXPECT_EQ(answer["status"], 404);
  EXPECT_EQ(answer["title"], "The file cannot be handed out");
}

TEST(ServiceVersions, TheAddressOfAnEarlierVersionLeadsToTheLater) {
  DocumentRecord later;
  later.id = "00000000000000aa";
  later.sha256 = std::string(64, 'a');
  later.source = {"/nowhere", "later.txt", 5, 0};
  later.media_type = MediaType::text;
  later.page_count = 1;
  later.replaces = {"00000000000000bb"};
  later.minutes.title = "Later version";
  const TestArchive archive({later});
  for (const std::string prefix : {"/d/", "/api/v1/documents/"}) {
    const auto answer = archive.get(prefix + "00000000000000bb");
    EXPECT_EQ(answer.status, 301);
    const auto location = std::find_if(answer.headers.begin(), answer.headers.end(),
                                       [](const auto& header) { return header.name == "Location"; });
    ASSERT_NE(location, answer.headers.end());
    EXPECT_EQ(location->value, prefix + "00000000000000aa");
    EXPECT_EQ(archive.get(prefix + "00000000000000aa").status, 200);
  }
}

TEST(ServiceVersions, ThePlaceOfAPaperThatWasTakenOutSaysSo) {
  const TestArchive archive;
  const std::string id = archive.report().id;
  ASSERT_EQ(archive.get("/d/" + id).status, 200);
  EXPECT_NE(archive.get("/search.atom?q=").body.find("urn:minutebook:" + id), std::string::npos);
  auto builder = IndexBuilder::update(archive.folder().path() / "index", 1);
  ASSERT_TRUE(builder) << to_text(builder.error());
  (*builder)->remove(id);
  ASSERT_TRUE((*builder)->publish());
  builder->reset();
  for (const std::string& address : {"/d/" + id, "/api/v1/documents/" + id, "/api/v1/documents/" + id + "/file"}) {
    const auto answer = archive.get(address);
    EXPECT_EQ(answer.status, 410) << address;
    EXPECT_NE(answer.body.find("It is no longer public here."), std::string::npos) << "the same whyever it went";
    EXPECT_NE(answer.body.find("until "), std::string::npos) << "with the day";
    EXPECT_EQ(answer.body.find("Dredging"), std::string::npos) << "and nothing of what it was";
  }
  EXPECT_NE(archive.get("/search.atom?q=").body.find("<at:deleted-entry ref=\"urn:minutebook:" + id),
            std::string::npos);
  archive.publish({archive.note(), archive.report()});
  EXPECT_EQ(archive.get("/d/" + id).status, 200) << "and is here again";
}

TEST_F(ServiceTest, WhoFollowsTheLinkToAnOriginalGetsPlainWords) {
  std::filesystem::remove(archive.folder().path() / "papers/harbour/note.txt");
  struct Row {
    const char *accept, *type, *reason;
  };
  const Row rows[] = {{"text/html,application/xhtml+xml;q=0.9,*/*;q=0.8", "text/html; charset=utf-8", "a browser"},
                      {"*/*", "application/problem+json", "a program"},
                      {"application/json", "application/problem+json", "a program that says so"},
                      {"", "application/problem+json", "nothing said"}};
  for (const auto& row : rows) {
    for (const auto& [paper, status] : {std::pair{id(), 404}, std::pair{std::string(16, '0'), 404}}) {
      WebRequest request = read_target("/api/v1/documents/" + paper + "/file");
      request.accept = row.accept;
      const auto answer = archive.ask(request);
      EXPECT_EQ(answer.status, status) << row.reason;
      EXPECT_EQ(answer.type, row.type) << row.reason;
    }
    WebRequest record = read_target("/api/v1/documents/0000000000000000");
    record.accept = row.accept;
    EXPECT_EQ(archive.ask(record).type, "application/problem+json") << row.reason << ": data stay data";
  }
}

TEST(TableCell, IsTextWithoutControlCharacters) {
  struct Row {
    std::string_view text;
    std::string cell;
    const char* reason;
  };
  const Row rows[] = {
      {"Mill Lane", "Mill Lane", "plain"},
      {"a\xFFz", "a\xEF\xBF\xBDz", "a byte that is no text"},
      {"a\x1B[31mb\x07", "a?[31mb?", "control characters"},
      {"a\r\nb", "\"a\nb\"", "a line feed stays, quoted"},
      {"a\rb", "a?b", "a lone carriage return"},
      {"=1+1", "'=1+1", "a formula"},
      {"\t=1", "' =1", "a formula after a tab"},
      {"", "", "empty"},
  };
  for (const auto& row : rows) EXPECT_EQ(csv_cell(row.text), row.cell) << row.reason;
}

TEST(ServiceRestricted, HoldsBackWhatIsNotPublic) {
  const TestArchive plain;
  DocumentRecord closed = plain.note();
  closed.id = "00000000000000c1";
  closed.minutes.restriction.level = RestrictionLevel::restricted;
  DocumentRecord partly = plain.note();
  partly.id = "00000000000000c2";
  partly.minutes.restriction.ranges = {{2, 2, "2", "Part II"}};
  DocumentRecord mail = plain.note();
  mail.id = "00000000000000c3";
  mail.media_type = MediaType::eml;
  mail.attachments = {"1.pdf"};
  const TestArchive archive({closed, partly, mail});
  EXPECT_EQ(archive.get("/d/" + closed.id).status, 404);
  EXPECT_EQ(archive.get("/api/v1/documents/" + closed.id).status, 404);
  EXPECT_EQ(archive.get("/api/v1/documents/" + closed.id + "/file").status, 404);
  const auto page = archive.get("/d/" + partly.id);
  ASSERT_EQ(page.status, 200);
  EXPECT_EQ(page.body.find("inspected by the engineer"), std::string::npos) << "text of a closed page";
  EXPECT_EQ(archive.get("/api/v1/documents/" + mail.id + "/file").status, 403) << "its attachment may be held back";
  EXPECT_EQ(archive.get("/api/v1/documents/" + partly.id + "/file").status, 403)
      << "the file holds the closed page as well";
}

}  // namespace
}  // namespace minutebook

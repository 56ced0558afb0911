// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <regex>
#include <set>

#include "searchd/calendar.hpp"
#include "searchd/present.hpp"
#include "tests/unit/searchd/archive.hpp"

namespace minutebook {
namespace {

using Json = nlohmann::ordered_json;

const std::string paper_id = "0123456789abcdef";

std::multiset<std::string> tags_of(const std::string& html) {
  static const std::regex tag("</?[a-z!][a-z0-9]*");
  return {std::sregex_token_iterator(html.begin(), html.end(), tag), std::sregex_token_iterator()};
}

Json document_of(const std::string& text) {
  return {{"id", paper_id}, {"path", text},         {"title", text}, {"type", "minutes"},
          {"body", text},   {"date", "2012-03-15"}, {"pages", 3},    {"url", "/d/" + paper_id}};
}

Json meeting_of(const std::string& text) {
  return {{"id", "fedcba9876543210"}, {"body", text}, {"date", "2012-03-15"}, {"url", "/m/fedcba9876543210"}};
}

Json person_of(const std::string& text) { return {{"id", "0123456789ab"}, {"name", text}, {"url", "/p/0123456789ab"}}; }

Json status_of(const std::string& text) {
  return {{"code", "done"},
          {"as_of", "2012-06-01"},
          {"evidence", {{{"rule", "printed"}, {"document", document_of(text)}, {"page", 2}, {"text", text}}}}};
}

Json entry_of(const std::string& text) {
  return {{"id", paper_id},
          {"text", text},
          {"strength", "weak"},
          {"outcome", "agreed"},
          {"mover", text},
          {"seconder", text},
          {"vote", {{"in_favour", 3}, {"against", 2}, {"abstained", nullptr}, {"text", text}}},
          {"owners", {{{"kind", "person"}, {"name", text}}, {{"kind", "role"}, {"name", text}}}},
          {"due", {{"text", text}, {"date", "2012-04-01"}}},
          {"reference", text},
          {"status", status_of(text)},
          {"document", document_of(text)},
          {"organization", text},
          {"meeting", meeting_of(text)},
          {"item", {{"number", text}, {"minute_number", text}, {"title", text}}},
          {"page", 2},
          {"url", "/d/" + paper_id + "?page=2#p2"},
          {"snippet", {{{"text", text}, {"hit", true}}, {{"text", text}, {"hit", false}}}},
          {"why", {text}},
          {"weak", false}};
}

Json list_of(const std::string& text, Json results) {
  return {{"query",
           {{"text", text},
            {"read_as", text},
            {"problems", {{{"message", text}, {"start", 0}, {"end", 1}, {"suggestion", text}}}},
            {"filters", Json::object()},
            {"sort", "newest"}}},
          {"total", {{"value", 35}, {"relation", "eq"}}},
          {"revision", text},
          {"results", std::move(results)},
          {"facets", {{"board", {{{"value", text}, {"count", 4}}}}, {"year", {{{"value", "2012"}, {"count", 1}}}}}},
          {"undated_left_out", 2},
          {"coverage", {{"text", text}}},
          {"without", {{{"part", text}, {"total", 3}, {"url", "/api/v1/decisions?q=x"}}}},
          {"did_you_mean", text},
          {"next", nullptr}};
}

Json owners_page(const std::string& text) {
  Json page = list_of(text, Json::array());
  page["actions"] = {{"value", 40}, {"relation", "eq"}};
  page["grouped"] = 30;
  page["owners"] = {{{"name", text}, {"open", 12}, {"closed", 5}, {"actions", {entry_of(text)}}},
                    {{"name", nullptr}, {"open", 0}, {"closed", 1}, {"actions", {entry_of(text)}}}};
  return page;
}

Json meeting_row(const std::string& text) {
  return {{"id", "fedcba9876543210"},
          {"url", "/m/fedcba9876543210"},
          {"board", {{"id", "0123456789ab"}, {"name", text}, {"organization", text}, {"url", "/boards/0123456789ab"}}},
          {"date", "2012-03-15"},
          {"start_time", "14:30"},
          {"has", {{"agenda", true}, {"minutes", false}, {"papers", 2}}},
          {"decisions", 1},
          {"actions", 2},
          {"documents", 3}};
}

Json meeting_page(const std::string& text) {
  Json decision = entry_of(text);
  decision["document"] = paper_id;
  Json meeting = meeting_row(text);
  meeting["revision"] = meeting["venue"] = text;
  meeting["end_time"] = "15:00";
  meeting["chair"] = {{"name", text}, {"person", person_of(text)}};
  meeting["documents"] = {{{"document", document_of(text)},
                           {"role", "minutes"},
                           {"status", "draft"},
                           {"item_number", text},
                           {"copy_of", paper_id},
                           {"url", "/d/" + paper_id}}};
  meeting["attendance"] = {{{"name", text},
                            {"name_as_printed", text},
                            {"person", person_of(text)},
                            {"status", "apologies"},
                            {"role", text},
                            {"organization", text},
                            {"on_behalf_of", text},
                            {"notes", {text}},
                            {"document", paper_id},
                            {"page", 1}}};
  meeting["items"] = {{{"number", text},
                       {"minute_number", text},
                       {"title", text},
                       {"sources",
                        {{{"document", paper_id},
                          {"role", "agenda"},
                          {"number", text},
                          {"title", text},
                          {"page", 1},
                          {"url", "/d/" + paper_id}}}},
                       {"papers", {{{"document", paper_id}, {"evidence", "title"}}}},
                       {"decisions", {decision}},
                       {"actions", {decision}}}};
  meeting["unplaced"] = {paper_id};
  meeting["announced_next"] = {{"date", "2012-06-01"}, {"document", paper_id}, {"page", 2}};
  meeting["previous"] = {{"id", paper_id}, {"date", "2012-01-01"}, {"url", "/m/" + paper_id}};
  meeting["next"] = nullptr;
  return meeting;
}

Json board_page(const std::string& text) {
  return {
      {"id", "0123456789ab"},
      {"name", text},
      {"organization", text},
      {"url", "/boards/0123456789ab"},
      {"revision", text},
      {"names", {text, text + "2"}},
      {"documents", 3},
      {"undated_documents", 1},
      {"first", "2011"},
      {"last", "2012-03"},
      {"meetings", 1},
      {"years",
       {{{"year", "2012"},
         {"meetings", 1},
         {"with_minutes", 0},
         {"with_agenda", 1},
         {"with_papers", 1},
         {"coverage", text},
         {"list", {meeting_row(text)}}}}},
      {"mentioned", {{{"date", "2012-06"}, {"role", "next_meeting"}, {"document", document_of(text)}, {"page", 1}}}},
      {"people", {{{"person", person_of(text)}, {"attended", 2}}}}};
}

Json person_page(const std::string& text) {
  Json person = person_of(text);
  person["revision"] = text;
  person["variants"] = {{{"name", text}, {"mentions", 2}, {"document", document_of(text)}}};
  person["bodies"] = person["organizations"] = {text};
  person["first"] = "2011";
  person["last"] = "2012";
  person["attendance"] = {{{"board", text},
                           {"year", "2012"},
                           {"present", 2},
                           {"substitute", 0},
                           {"in_attendance", 1},
                           {"apologies", 1},
                           {"absent", 1}}};
  person["roles"] = {{{"role", text}, {"board", text}, {"first", "2011"}, {"last", "2012"}, {"mentions", 1}}};
  person["meetings"] = {{{"meeting", meeting_of(text)},
                         {"date", "2012-03-15"},
                         {"board", text},
                         {"status", "present"},
                         {"chaired", true},
                         {"name", text},
                         {"document", document_of(text)},
                         {"page", 1},
                         {"url", "/d/" + paper_id + "?page=1#p1"}}};
  person["meetings_total"] = person["actions_total"] = person["papers_total"] = 5;
  person["actions"] = {entry_of(text)};
  person["papers"] = {{{"document", document_of(text)}, {"pages", {1, 2}}, {"names", {text}}}};
  person["possible_matches"] = {{{"person", person_of(text)}, {"reason", text}}};
  return person;
}

Json people_row(const std::string& text) {
  Json person = person_of(text);
  person["variants"] = person["bodies"] = person["organizations"] = person["roles"] = {text};
  person["first"] = "2011";
  person["last"] = "2012";
  person["counts"] = {{"attended", 2}, {"apologies", 1}};
  return person;
}

Json timeline_page(const std::string& text) {
  Json timeline = list_of(text, Json::array());
  Json entry = entry_of(text);
  entry["kind"] = "action";
  timeline["groups"] = {{{"meeting", meeting_of(text)}, {"date", "2012-03-15"}, {"body", text}, {"entries", {entry}}},
                        {{"meeting", nullptr}, {"date", nullptr}, {"body", text}, {"entries", {entry}}}};
  timeline["shown"] = 2;
  return timeline;
}

Json similar_page(const std::string& text) {
  Json like = entry_of(text);
  like["decision"] = text;
  like["terms"] = {text};
  Json similar = list_of(text, {like});
  similar["query"] = {{"document", document_of(text)}, {"item", text},    {"text", nullptr},
                      {"filters", Json::object()},     {"earlier", true}, {"decided", false},
                      {"other_boards", false}};
  similar["terms"] = {{{"term", text}, {"weight", 0.5}}};
  return similar;
}

/// Every register's answer, with `text` wherever a paper's words may stand.
std::vector<std::pair<RegisterKind, Json>> answers(const std::string& text) {
  Json boards = list_of(text, {board_page(text)});
  boards["query"].erase("problems");
  return {{RegisterKind::decisions, list_of(text, {entry_of(text)})},
          {RegisterKind::actions, list_of(text, {entry_of(text)})},
          {RegisterKind::owners, owners_page(text)},
          {RegisterKind::meetings, list_of(text, {meeting_row(text)})},
          {RegisterKind::meeting, meeting_page(text)},
          {RegisterKind::boards, boards},
          {RegisterKind::board, board_page(text)},
          {RegisterKind::people, list_of(text, {people_row(text)})},
          {RegisterKind::person, person_page(text)},
          {RegisterKind::timeline, timeline_page(text)},
          {RegisterKind::similar, similar_page(text)}};
}

class RegisterPages : public ::testing::Test {
 protected:
  const std::filesystem::path web = std::filesystem::path(MINUTEBOOK_SOURCE_DIR) / "web";
  const Assets assets = std::move(*Assets::load(web));
  const Pages pages = std::move(*Pages::load(web, assets));
  const Frame frame{"http://x.example", "/x", "2026-11-30", "help@x.example"};

  std::string page(RegisterKind kind, const Json& answer, const std::string& text) const {
    return pages.registered(answer.dump(), {kind, "/register", {{"q", text}, {"board", text}, {"offset", "10"}}},
                            frame);
  }
};

TEST_F(RegisterPages, HostileTextsAddNoMarkup) {
  const auto plain = answers("harmless");
  for (const auto& text : hostile_texts()) {
    const auto hostile = answers(text);
    for (size_t i = 0; i < plain.size(); ++i) {
      const auto got = page(hostile[i].first, hostile[i].second, text);
      EXPECT_EQ(tags_of(got), tags_of(page(plain[i].first, plain[i].second, "harmless"))) << i << text;
      for (size_t at = got.find("href=\""); at != std::string::npos; at = got.find("href=\"", at + 1)) {
        const auto target = got.substr(at + 6, 20);
        EXPECT_TRUE((target.starts_with('/') && !target.starts_with("//")) || target.starts_with('#') ||
                    target.starts_with("mailto:help@"))
            << i << target;
      }
    }
  }
}

TEST_F(RegisterPages, SurviveAnswersWithoutAnything) {
  for (const auto& [kind, answer] : answers("x"))
    for (const char* empty : {"{}", "[]", "null", ""})
      EXPECT_NE(page(kind, Json::parse(std::string(empty).empty() ? "{}" : empty), "x").find("<h1"), std::string::npos);
}

TEST_F(RegisterPages, LinksKeepWhatIsOnScreen) {
  const auto got = page(RegisterKind::decisions, answers("Harbour Board")[0].second, "Harbour Board");
  for (const char* link : {"/register?q=Harbour%20Board&amp;board=Harbour%20Board&amp;sort=oldest\"",
                           "type=\"checkbox\" name=\"board\" value=\"Harbour Board\" checked",
                           "type=\"checkbox\" name=\"year\" value=\"2012\">",
                           "/register?q=Harbour%20Board\"",  // the filter taken away
                           "/register?q=Harbour%20Board&amp;board=Harbour%20Board&amp;offset=20\"",
                           "/register.csv?q=Harbour%20Board&amp;board=Harbour%20Board\"",
                           "/register.atom?q=Harbour%20Board&amp;board=Harbour%20Board\"",
                           "/api/v1/register?q=Harbour%20Board&amp;board=Harbour%20Board&amp;offset=10\""})
    EXPECT_NE(got.find(link), std::string::npos) << link;
}

TEST_F(RegisterPages, NothingIsTheBestMatchOfNoWords) {
  const std::string best = "Best match";
  const std::string list = list_of("x", Json::array({entry_of("x")})).dump();
  for (const auto& [words, offered] : {std::pair{"", false}, std::pair{"sea wall", true}}) {
    const RegisterPage asked{RegisterKind::actions, "/actions", {{"q", words}, {"sort", "relevance"}}};
    const std::string html = pages.registered(list, asked, frame);
    EXPECT_EQ(html.find(best) != std::string::npos, offered) << words;
    EXPECT_NE(html.find("aria-current=\"true\">" + std::string(offered ? best : "Newest")), std::string::npos);
  }
}

TEST_F(RegisterPages, ActionsByOwnerLeadToAllOfThem) {
  const auto got = page(RegisterKind::owners, owners_page("Tom Reed"), "Tom Reed");
  for (const char* words : {"12 open, 5 closed", "the 30 newest are shown", "No owner named", "2012",
                            "/actions?q=Tom%20Reed&amp;board=Tom%20Reed&amp;owner=Tom%20Reed\""})
    EXPECT_NE(got.find(words), std::string::npos) << words;
}

TEST_F(RegisterPages, PersonsAreKeptOutOfSearchEngines) {
  for (const auto& [kind, answer] : answers("x")) {
    const bool about_persons =
        kind == RegisterKind::people || kind == RegisterKind::person || kind == RegisterKind::owners;
    EXPECT_EQ(page(kind, answer, "x").find("content=\"noindex\"") != std::string::npos, about_persons);
  }
}

TEST_F(RegisterPages, ActionsThatAreDoneAreNeverLate) {
  Json action = entry_of("x");
  const auto late = [&] { return page(RegisterKind::actions, list_of("x", {action}), "x").find("past due"); };
  EXPECT_EQ(late(), std::string::npos) << "done";
  action["status"]["code"] = "open";
  EXPECT_NE(late(), std::string::npos) << "open, and its day is over";
  action["due"]["date"] = "2026-12-01";
  EXPECT_EQ(late(), std::string::npos) << "its day is to come";
  action["due"] = nullptr;
  EXPECT_EQ(late(), std::string::npos) << "no day at all";
}

TEST(Calendar, FollowsRfc5545) {
  Json meeting = meeting_page("Harbour, Quay; and \\ Sea\r\nEND:VCALENDAR");
  const Frame frame{"http://x.example", "/m/x.ics", "2026-11-30", ""};
  EXPECT_EQ(calendar_of(meeting.dump(), frame),
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Minutebook//Committee meetings//EN\r\nCALSCALE:GREGORIAN\r\n"
            "BEGIN:VEVENT\r\nUID:fedcba9876543210@minutebook\r\nDTSTAMP:20261130T000000Z\r\nDTSTART:20120315T143000\r\n"
            "DTEND:20120315T150000\r\nSUMMARY:Harbour\\, Quay\\; and \\\\ Sea END:VCALENDAR\r\n"
            "LOCATION:Harbour\\, Quay\\; and \\\\ Sea END:VCALENDAR\r\nURL:http://x.example/m/fedcba9876543210\r\n"
            "END:VEVENT\r\nEND:VCALENDAR\r\n");
  meeting["start_time"] = nullptr;
  EXPECT_NE(calendar_of(meeting.dump(), frame).find("DTSTART;VALUE=DATE:20120315\r\n"), std::string::npos);
  meeting["date"] = "2012-03";
  EXPECT_EQ(calendar_of(meeting.dump(), frame).find("VEVENT"), std::string::npos) << "a month is no day";
  EXPECT_NE(calendar_of(list_of("x", {meeting_row("x")}).dump(), frame).find("VEVENT"), std::string::npos);
  EXPECT_NE(calendar_of(board_page("x").dump(), frame).find("VEVENT"), std::string::npos);
}

TEST(Calendar, LinesAreFoldedBetweenCharacters) {
  std::string text;
  for (int i = 0; i < 100; ++i) text += "é";
  const auto line = calendar_line("SUMMARY", text);
  std::string joined;
  for (size_t at = 0; at < line.size();) {
    const auto end = line.find("\r\n", at);
    const auto part = line.substr(at, end - at);
    EXPECT_LE(part.size(), 75U);
    joined += at == 0 ? part : part.substr(1);
    at = end + 2;
  }
  EXPECT_EQ(joined, "SUMMARY:" + text);
}

}  // namespace
}  // namespace minutebook

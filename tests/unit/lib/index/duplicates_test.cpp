// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <fstream>
#include <iterator>

#include "lib/model/sketch.hpp"
#include "tests/unit/lib/index/support.hpp"

namespace minutebook {
namespace {

using namespace testing_index;

std::string prose(size_t from, size_t words) {
  std::string out;
  for (size_t i = from; i < from + words; ++i) out += " word" + std::to_string(i);
  return out;
}

DocumentRecord of(const std::string& id, const std::string& text, const char* date = "", const char* status = "") {
  DocumentRecord record = paper(id, "Paper " + id, {passage_of("", text)});
  record.minutes.date = date_from_iso(date);
  record.minutes.status = status;
  return record;
}

DocumentRecord at(const std::string& path, DocumentRecord record) {
  record.source.path = path;
  return record;
}

std::string id(char digit) { return std::string(16, digit); }

/// "relation id" of every other paper, in order.
std::vector<std::string> others(Reader& reader, const std::string& of_id) {
  const auto record = reader.document(of_id);
  std::vector<std::string> out;
  if (!record || !*record) return {"not there"};
  for (const Duplicate& other : (*record)->duplicates.others)
    out.push_back(std::string(to_name(other.relation)) + " " + other.id.substr(0, 1));
  return out;
}

std::string canonical(Reader& reader, const std::string& of_id) {
  const auto record = reader.document(of_id);
  return record && *record ? (*record)->duplicates.canonical.substr(0, 1) : "";
}

TEST(Duplicates, RelationsOfTwoPapers) {
  struct Row {
    const char* reason;
    DocumentRecord a, b;
    std::vector<std::string> of_a, of_b;
  };
  const std::string long_text = prose(0, 2000);
  const Row rows[] = {
      {"the same text", of(id('a'), long_text), of(id('b'), long_text), {"copy b"}, {"copy a"}},
      {"a few words changed",
       of(id('a'), long_text),
       of(id('b'), long_text + prose(90000, 60)),
       {"version b"},
       {"version a"}},
      {"a draft of the same day",
       of(id('a'), long_text, "2021-05-03", "approved"),
       of(id('b'), long_text + prose(90000, 60), "2021-05-03", "draft"),
       {"version b"},
       {"version a"}},
      {"alike, but of two days: forms",
       of(id('a'), long_text, "2021-05-03"),
       of(id('b'), long_text + prose(90000, 60), "2021-06-03"),
       {},
       {}},
      {"minutes in the pack of the next meeting",
       of(id('a'), long_text, "2021-05-03"),
       of(id('b'), prose(50000, 5000) + long_text, "2021-06-03"),
       {"contains b"},
       {"part_of a"}},
      {"a form that is filled in anew, a little longer",
       of(id('a'), long_text, "2021-05-03"),
       of(id('b'), long_text + prose(90000, 600), "2022-05-03"),
       {},
       {}},
      {"what was added to a draft",
       of(id('a'), long_text, "2021-05-03"),
       of(id('b'), long_text + prose(90000, 600), "2021-05-03"),
       {"version b"},
       {"version a"}},
      {"certificates of two years",
       at("docs/Insurance 2018.pdf", of(id('a'), long_text)),
       at("docs/Insurance 2019.pdf", of(id('b'), long_text + prose(90000, 60))),
       {},
       {}},
      {"two versions by their numbers",
       at("docs/Policy v1.pdf", of(id('a'), long_text)),
       at("docs/Policy v2.pdf", of(id('b'), long_text + prose(90000, 60))),
       {"version b"},
       {"version a"}},
      {"half of it is in the other", of(id('a'), long_text), of(id('b'), prose(1000, 6000)), {}, {}},
      {"another text", of(id('a'), long_text), of(id('b'), prose(5000, 2000)), {}, {}},
      {"too short to tell", of(id('a'), prose(0, 30)), of(id('b'), prose(0, 30)), {}, {}},
      {"no text at all", of(id('a'), ""), of(id('b'), ""), {}, {}},
  };
  for (const Row& row : rows) {
    const TemporaryFolder folder;
    build(folder.path(), {row.a, row.b});
    auto reader = Reader::open(folder.path());
    ASSERT_TRUE(reader.has_value());
    EXPECT_EQ(others(*reader, id('a')), row.of_a) << row.reason;
    EXPECT_EQ(others(*reader, id('b')), row.of_b) << row.reason;
  }
}

TEST(Duplicates, OneStandsForAll) {
  const std::string text = prose(0, 1000);
  const TemporaryFolder folder;
  build(folder.path(),
        {of(id('a'), text + prose(7000, 20), "2021-05-03", "draft"), of(id('b'), text, "2021-05-03", "approved"),
         of(id('c'), text, "2021-05-03"), of(id('d'), text + prose(20000, 3000)), of(id('e'), prose(40000, 800))});
  auto reader = Reader::open(folder.path());
  ASSERT_TRUE(reader.has_value());
  for (const char one : {'a', 'b', 'c'}) EXPECT_EQ(canonical(*reader, id(one)), "b") << one;
  EXPECT_EQ(canonical(*reader, id('d')), "d") << "a pack is a paper of its own";
  EXPECT_EQ(others(*reader, id('b')), (std::vector<std::string>{"copy c", "version a", "contains d"}));
  EXPECT_EQ(others(*reader, id('d')), (std::vector<std::string>{"part_of a", "part_of b", "part_of c"}));
  const auto counts = reader->duplicates();
  ASSERT_TRUE(counts.has_value());
  EXPECT_EQ(*counts, (DuplicateCounts{1, 1, 1}));
  const auto found = search(*reader, "word17");
  ASSERT_EQ(found.hits.size(), 4U) << "every path stays in the list";
  for (const auto& hit : found.hits)
    if (hit.document.id == id('b')) {
      EXPECT_EQ(hit.duplicates.others.size(), 3U);
    }
}

TEST(Duplicates, WhatIsHeldBackIsNobodysCopy) {
  const std::string text = prose(0, 1000);
  DocumentRecord secret = of(id('b'), text);
  secret.minutes.restriction.level = RestrictionLevel::restricted;
  DocumentRecord partly = paper(id('c'), "Pack", {passage_of("", prose(60000, 1000)), passage_of("", text, -1, 2)});
  partly.minutes.passages[1].restricted = true;
  const TemporaryFolder folder;
  build(folder.path(), {of(id('a'), text), secret, partly});
  auto reader = Reader::open(folder.path());
  ASSERT_TRUE(reader.has_value());
  EXPECT_EQ(others(*reader, id('a')), std::vector<std::string>()) << "neither the paper nor the closed part of a pack";
  auto closed = Reader::open(folder.path(), Access::restricted);
  ASSERT_TRUE(closed.has_value());
  EXPECT_EQ(others(*closed, id('b')), std::vector<std::string>{"contains c"}) << "or the test would prove nothing";
}

TEST(Duplicates, AFormOfManyPapersIsNoReasonToLookThroughAll) {
  const std::string form = prose(0, 300);
  std::vector<DocumentRecord> records;
  for (size_t i = 0; i < 205; ++i) {
    std::string name = std::to_string(i);
    name.insert(0, 16 - name.size(), '0');
    records.push_back(of(name, form + prose(1000 * (i + 1), 100)));
  }
  const TemporaryFolder folder;
  build(folder.path(), records);
  auto reader = Reader::open(folder.path());
  ASSERT_TRUE(reader.has_value());
  EXPECT_TRUE(others(*reader, records[7].id).empty());
  EXPECT_EQ(*reader->duplicates(), DuplicateCounts());
}

}  // namespace
}  // namespace minutebook

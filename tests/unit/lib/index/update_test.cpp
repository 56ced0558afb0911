// SPDX-License-Identifier: GPL-3.0-or-later
#include <gmock/gmock.h>
#include <xapian.h>

#include <fstream>
#include <map>
#include <random>

#include "lib/index/apply.hpp"
#include "lib/index/format.hpp"
#include "lib/index/generation.hpp"
#include "lib/index/register_store.hpp"
#include "tests/unit/lib/index/support.hpp"

namespace minutebook {
namespace {

namespace fs = std::filesystem;
using namespace testing_index;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

fs::path generation_of(const fs::path& root, bool restricted) {
  return current_generation(IndexPaths{root}.stub(restricted)).value();
}

/// Everything a database tells, apart from its numbering and what only says when it was written.
std::string dump(const fs::path& root, bool restricted) {
  const Xapian::Database database(generation_of(root, restricted).string());
  std::string out;
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term)
    out += *term + " " + std::to_string(term.get_termfreq()) + "\n";
  for (auto word = database.spellings_begin(); word != database.spellings_end(); ++word)
    out += "spelling " + *word + " " + std::to_string(word.get_termfreq()) + "\n";
  for (auto stem = database.synonym_keys_begin(); stem != database.synonym_keys_end(); ++stem)
    for (auto word = database.synonyms_begin(*stem); word != database.synonyms_end(*stem); ++word)
      out += "stem " + *stem + " of " + *word + "\n";
  std::multiset<std::string> names;
  for (auto key = database.metadata_keys_begin(); key != database.metadata_keys_end(); ++key) {
    if (*key == format::metadata::serial || *key == format::metadata::residue ||
        *key == format::metadata::compact_bytes || *key == format::metadata::former_papers ||
        *key == format::metadata::replaced || *key == format::metadata::replaced_since)
      continue;
    const std::string value = database.get_metadata(*key);
    if ((*key).compare(0, format::metadata::names.size(), format::metadata::names) != 0) {
      out += *key + " = " + value + "\n";
      continue;
    }
    std::istringstream lines(value);
    for (std::string line; std::getline(lines, line);)
      if (!line.empty()) names.insert(line);
  }
  for (const auto& name : names) out += "name " + name + "\n";
  return out;
}

std::string dump_registers(const fs::path& root, bool restricted) {
  const Xapian::Database database((generation_of(root, restricted) / registers_name).string());
  std::string out;
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term)
    out += *term + " " + std::to_string(term.get_termfreq()) + "\n";
  for (auto at = database.postlist_begin(""); at != database.postlist_end(""); ++at)
    out += database.get_document(*at).get_data() + "\n";
  return out;
}

/// A paper whose words, people and markings come from `version`.
DocumentRecord made(unsigned number, unsigned version) {
  const std::string id = "00000000000" + std::to_string(10000 + number);
  const std::string word = "word" + std::string(1, static_cast<char>('a' + version % 7));
  DocumentRecord record = paper(id, "Paper about " + word, {passage_of("Heading", "Common text with " + word + "s.")});
  record.minutes.attendance.push_back({});
  record.minutes.attendance.back().name = "Person Number" + std::string(1, static_cast<char>('A' + version % 11));
  record.minutes.attendance.back().status = AttendanceStatus::present;
  Action action;
  action.text = "Paint the " + word;
  action.owners.push_back({});
  action.owners.back().name =
      "Owner Of A Very Long And Winding Name " + std::string(1, static_cast<char>('A' + version % 5));
  record.minutes.actions.push_back(action);
  if (version % 6 == 5) record.minutes.restriction.level = RestrictionLevel::restricted;
  return record;
}

struct Archive {
  TemporaryFolder folder;
  std::map<unsigned, unsigned> versions;  ///< of each paper

  void change(const std::map<unsigned, unsigned>& put, const std::vector<unsigned>& take) {
    auto builder = IndexBuilder::update(folder.path(), 2);
    ASSERT_TRUE(builder) << to_text(builder.error());
    for (const auto& [number, version] : put) {
      ASSERT_TRUE((*builder)->add(made(number, version)));
      versions[number] = version;
    }
    for (const unsigned number : take) {
      (*builder)->remove(made(number, 0).id);
      versions.erase(number);
    }
    const auto published = (*builder)->publish();
    ASSERT_TRUE(published) << to_text(published.error());
  }

  void expect_like_new(const std::string& when) const {
    const TemporaryFolder fresh;
    std::vector<DocumentRecord> records;
    for (const auto& [number, version] : versions) records.push_back(made(number, version));
    build(fresh.path(), records);
    for (const bool restricted : {false, true}) {
      EXPECT_EQ(dump(folder.path(), restricted), dump(fresh.path(), restricted)) << when;
      EXPECT_EQ(dump_registers(folder.path(), restricted), dump_registers(fresh.path(), restricted)) << when;
    }
  }
};

TEST(IndexUpdate, LeavesWhatABuildFromNothingMakes) {
  Archive archive;
  build(archive.folder.path(), {});
  std::map<unsigned, unsigned> first;
  for (unsigned i = 0; i < 90; ++i) first[i] = i;
  archive.change(first, {});
  archive.expect_like_new("after a merge");
  const fs::path generation = generation_of(archive.folder.path(), false);
  std::mt19937 random(7);
  for (int round = 0; round < 12; ++round) {
    std::map<unsigned, unsigned> put;
    for (int i = 0; i < 2; ++i) put[random() % 100] = random() % 1000;
    std::vector<unsigned> take = {static_cast<unsigned>(random() % 100)};
    if (put.count(take.front()) != 0) take.clear();
    archive.change(put, take);
    archive.expect_like_new("after small change " + std::to_string(round));
  }
  EXPECT_EQ(generation_of(archive.folder.path(), false), generation) << "small changes are written in place";
  std::map<unsigned, unsigned> many;
  for (unsigned i = 20; i < 60; ++i) many[i] = i * 13;
  archive.change(many, {0, 1, 2, 3, 4, 5, 6, 7});
  EXPECT_NE(generation_of(archive.folder.path(), false), generation);
  archive.expect_like_new("after a large change");
}

TEST(IndexUpdate, AWithdrawnPaperLeavesNoByteOnceCompacted) {
  Archive archive;
  std::vector<DocumentRecord> records;
  for (unsigned i = 0; i < 60; ++i) records.push_back(made(i, i * 6));  // all public
  DocumentRecord canary = made(77, 6);
  canary.minutes.title = "Quibberdash zorbinghan";
  canary.minutes.attendance.front().name = "Flumox Vexillorum";
  canary.source.path = "papers/trundlewick.txt";
  for (int i = 0; i < 4; ++i)
    canary.minutes.passages.push_back(passage_of("Zorbinghan", "The zorbinghan was repaired."));
  records.push_back(canary);
  build(archive.folder.path(), records);
  auto reader = Reader::open(archive.folder.path());
  ASSERT_TRUE(reader);
  EXPECT_EQ(search(*reader, "zorbinghan").total, 1U);
  EXPECT_EQ(search(*reader, "zorbingham").did_you_mean, "zorbinghan");

  canary.minutes.restriction.level = RestrictionLevel::restricted;
  auto builder = IndexBuilder::update(archive.folder.path(), 1);
  ASSERT_TRUE(builder);
  ASSERT_TRUE((*builder)->add(canary));
  const auto published = (*builder)->publish();
  ASSERT_TRUE(published);
  EXPECT_TRUE(*is_compaction_due_in(archive.folder.path())) << "its bytes lie in freed blocks";
  builder->reset();
  EXPECT_EQ(search(*reader, "zorbinghan").total, 0U);
  EXPECT_EQ(search(*reader, "zorbingham").did_you_mean, "");
  EXPECT_THAT(dump(archive.folder.path(), false), Not(HasSubstr("zorbingh")));
  EXPECT_THAT(dump(archive.folder.path(), false), Not(HasSubstr("Vexillorum")));

  builder = IndexBuilder::update(archive.folder.path(), 1);
  ASSERT_TRUE(builder);
  const auto compacted = (*builder)->publish_compacted();
  ASSERT_TRUE(compacted) << to_text(compacted.error());
  EXPECT_FALSE(*is_compaction_due_in(archive.folder.path()));
  std::string bytes;
  for (const auto& entry : fs::recursive_directory_iterator(archive.folder.path() / "public")) {
    if (!entry.is_regular_file()) continue;
    std::ifstream file(entry.path(), std::ios::binary);
    bytes.append(std::istreambuf_iterator<char>(file), {});
  }
  for (const char* word : {"zorbingh", "Vexillorum", "vexillorum", "Quibberdash", "trundlewick"})
    EXPECT_EQ(bytes.find(word), std::string::npos) << word;
  auto restricted = Reader::open(archive.folder.path(), Access::restricted);
  EXPECT_EQ(search(*restricted, "zorbinghan").total, 1U);
}

TEST(IndexUpdate, ALargeArchiveIsNotWrittenAnewForEachPaperThatIsReplaced) {
  Archive archive;
  std::vector<DocumentRecord> records;
  for (unsigned i = 0; i < 1100; ++i) records.push_back(made(i, 0));
  build(archive.folder.path(), records);
  const auto is_due = [&] { return *is_compaction_due_in(archive.folder.path()); };
  const auto public_is_due_on = [&](const std::string& day) {
    return is_compaction_due(generation_of(archive.folder.path(), false), day);
  };
  EXPECT_FALSE(is_due());
  archive.change({{2000, 0}}, {});
  EXPECT_FALSE(public_is_due_on("2999-01-01")) << "nothing went out";
  archive.change({{1, 1}}, {});
  EXPECT_FALSE(is_due()) << "one was replaced by a later version";
  EXPECT_TRUE(public_is_due_on("2999-01-01")) << "on another day";
  archive.change({{3000, 5}}, {});
  EXPECT_FALSE(is_due()) << "a new paper is held back, which never was open";
  archive.change({{1, 5}}, {});
  EXPECT_TRUE(is_due()) << "one is held back from now on";
  auto builder = IndexBuilder::update(archive.folder.path(), 1);
  ASSERT_TRUE(builder);
  ASSERT_TRUE((*builder)->publish_compacted());
  EXPECT_FALSE(public_is_due_on("2999-01-01"));
}

TEST(IndexUpdate, ChangesNothingUntilItIsPublished) {
  const TemporaryFolder folder;
  build(folder.path(), {made(1, 0), made(2, 1)});
  const std::string before = dump(folder.path(), false);
  const auto serials = published_serials(folder.path());
  {
    auto builder = IndexBuilder::update(folder.path(), 1);
    ASSERT_TRUE(builder);
    ASSERT_TRUE((*builder)->add(made(3, 2)));
    (*builder)->remove(made(1, 0).id);
  }
  EXPECT_EQ(dump(folder.path(), false), before);
  EXPECT_EQ(published_serials(folder.path())->open, serials->open);
}

TEST(IndexUpdate, GivesBackWhatIsStoredRestrictedPartsIncluded) {
  const TemporaryFolder folder;
  build(folder.path(), {made(1, 0), made(2, 5)});
  auto builder = IndexBuilder::update(folder.path(), 1);
  ASSERT_TRUE(builder);
  for (const auto& record : {made(1, 0), made(2, 5)}) {
    const auto stored = (*builder)->stored(record.id);
    ASSERT_TRUE(stored && *stored) << record.id;
    EXPECT_EQ(**stored, record);
  }
  EXPECT_FALSE((*builder)->stored("ffffffffffffffff")->has_value());
}

TEST(IndexUpdate, AnOpenReaderSeesEverySmallChange) {
  const TemporaryFolder folder;
  std::vector<DocumentRecord> records;
  for (unsigned i = 0; i < 40; ++i) records.push_back(made(i, 0));
  build(folder.path(), records);
  auto reader = Reader::open(folder.path());
  ASSERT_TRUE(reader);
  std::string revision = reader->revision();
  for (unsigned round = 1; round <= 6; ++round) {
    auto builder = IndexBuilder::update(folder.path(), 1);
    ASSERT_TRUE(builder);
    DocumentRecord record = made(100 + round, 0);
    record.minutes.title = "Lighthouse";
    record.replaces = {"00000000000000f" + std::to_string(round)};
    ASSERT_TRUE((*builder)->add(record));
    ASSERT_TRUE((*builder)->publish());
    EXPECT_EQ(search(*reader, "lighthouse").total, round);
    EXPECT_NE(reader->revision(), revision);
    revision = reader->revision();
    const auto former = reader->document(record.replaces.front());
    ASSERT_TRUE(former && *former) << "the address of the earlier version leads to the later one";
    EXPECT_EQ((*former)->id, record.id);
  }
}

TEST(IndexUpdate, RefusesWhatItCannotChange) {
  const TemporaryFolder folder;
  EXPECT_EQ(IndexBuilder::update(folder.path() / "none", 1).error().code, ErrorCode::not_found);
  build(folder.path(), {});
  std::ofstream(folder.path() / "format") << "minutebook index 1\n";
  const auto old = IndexBuilder::update(folder.path(), 1);
  ASSERT_FALSE(old);
  EXPECT_EQ(old.error().code, ErrorCode::wrong_version);
  EXPECT_THAT(old.error().hint, HasSubstr("minutebook index"));
}

TEST(IndexUpdate, ListsIdsAndSerials) {
  const TemporaryFolder folder;
  build(folder.path(), {made(1, 0), made(2, 5)});
  const auto ids = stored_ids(folder.path());
  ASSERT_TRUE(ids);
  EXPECT_THAT(ids->open, ElementsAre(made(1, 0).id));
  EXPECT_THAT(ids->restricted, ElementsAre(made(2, 5).id));
  const auto serials = published_serials(folder.path());
  ASSERT_TRUE(serials);
  EXPECT_EQ(serials->open, serials->restricted);
  EXPECT_THAT(serials->open, Not(IsEmpty()));
}

}  // namespace
}  // namespace minutebook

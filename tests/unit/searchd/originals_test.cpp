// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/originals.hpp"

#include <gtest/gtest.h>

#include <filesystem>

#include "lib/base/hash.hpp"
#include "tests/support/temporary_folder.hpp"

namespace minutebook {
namespace {

DocumentRecord record_of(const TemporaryFolder& folder, const std::string& path, const std::string& content) {
  DocumentRecord record;
  record.source.root = folder.path().string();
  record.source.path = path;
  record.source.size = content.size();
  record.sha256 = sha256_hex(content);
  return record;
}

TEST(Originals, AreOpenedWhenTheyAreWhatWasIndexed) {
  const TemporaryFolder folder;
  folder.write("a/b.txt", "Minutes");
  Originals originals;
  const auto record = record_of(folder, "a/b.txt", "Minutes");
  for (const char* time : {"hashed", "remembered"}) {
    const auto original = originals.open(record);
    EXPECT_EQ(original.state, OriginalState::same) << time;
    ASSERT_NE(original.file, nullptr) << time;
    EXPECT_EQ(original.file->size, 7U) << time;
  }
}

TEST(Originals, AreHeldBackWhenTheyChanged) {
  const TemporaryFolder folder;
  Originals originals;
  folder.write("a.txt", "Minutes");
  const auto record = record_of(folder, "a.txt", "Minutes");
  EXPECT_EQ(originals.open(record).state, OriginalState::same);
  folder.write("a.txt", "minutes");
  EXPECT_EQ(originals.open(record).state, OriginalState::changed) << "other bytes of the same length";
  folder.write("a.txt", "Minutes and more");
  EXPECT_EQ(originals.open(record).state, OriginalState::changed) << "another length";
  std::filesystem::remove(folder.path() / "a.txt");
  EXPECT_EQ(originals.open(record).state, OriginalState::gone) << "no file";
}

TEST(Originals, StayInsideTheArchive) {
  const TemporaryFolder folder;
  folder.write("secret.txt", "Secret!");
  folder.write("archive/a.txt", "Minutes");
  Originals originals;
  auto record = record_of(folder, "x", "Secret!");
  record.source.root = (folder.path() / "archive").string();
  for (const std::string& path : {std::string("../secret.txt"), std::string("a/../../secret.txt"),
                                  (folder.path() / "secret.txt").string(), std::string()}) {
    record.source.path = path;
    EXPECT_EQ(originals.open(record).state, OriginalState::gone) << path;
  }
  record.source.path = "a.txt";
  record.source.root.clear();
  EXPECT_EQ(originals.open(record).state, OriginalState::gone) << "a record without a folder";
}

TEST(Originals, InsideOthersAreTakenOutAndProven) {
  struct Row {
    const char* held;
    bool busy;
    OriginalState state;
    const char* reason;
  };
  const Row rows[] = {{"Minutes", false, OriginalState::same, "what was indexed"},
                      {"minutes", false, OriginalState::changed, "another paper under its name"},
                      {"Minutes", true, OriginalState::busy, "too many wait"},
                      {nullptr, false, OriginalState::gone, "no such paper in it"}};
  for (const auto& row : rows) {
    const TemporaryFolder folder;
    folder.write("pack.zip", "a zip");
    const auto record = record_of(folder, "pack.zip/a.txt", "Minutes");
    int opened = 0;
    Originals originals([&](const std::string&, const std::string& path) -> Result<Descriptor> {
      ++opened;
      EXPECT_EQ(path, "pack.zip/a.txt");
      if (row.busy) return fail(ErrorCode::locked, "busy");
      if (row.held == nullptr) return fail(ErrorCode::not_found, "none");
      folder.write("taken", row.held);
      return open_for_reading(folder.path() / "taken");
    });
    const auto original = originals.open(record);
    EXPECT_EQ(original.state, row.state) << row.reason;
    const auto again = originals.open(record);
    EXPECT_EQ(again.file, original.file) << row.reason << ": held once while it is sent";
    EXPECT_EQ(opened, original.file ? 1 : 2) << row.reason;
    std::filesystem::remove(folder.path() / "pack.zip");
    EXPECT_EQ(originals.open(record).state, OriginalState::gone) << row.reason << ": its container went";
    EXPECT_EQ(Originals().open(record).state, OriginalState::gone) << row.reason << ": nobody to take it out";
  }
}

TEST(FileName, IsSafeToSaveUnder) {
  struct Row {
    const char* path;
    const char* name;
    const char* reason;
  };
  const Row rows[] = {
      {"2012/minutes.pdf", "minutes.pdf", "the last part"},
      {"a\"b.pdf", "a_b.pdf", "no quotes, which would end the header's value"},
      {"..", "document", "nothing but dots"},
      {".bashrc", "bashrc", "no hidden files"},
      {"a\r\nSet-Cookie: x.pdf", "a_ Set-Cookie_ x.pdf", "no line break, which would start another header"},
      {"", "document", "no name at all"},
      {"bad\xFFname.pdf", "bad\xEF\xBF\xBDname.pdf", "well-formed UTF-8"}};
  for (const auto& row : rows) EXPECT_EQ(safe_file_name(row.path), row.name) << row.reason;
}

TEST(ContentDisposition, CarriesBothSpellings) {
  EXPECT_EQ(content_disposition("x/Cofnodion Tŷ.pdf"),
            "inline; filename=\"Cofnodion T__.pdf\"; filename*=UTF-8''Cofnodion%20T%C5%B7.pdf");
}

}  // namespace
}  // namespace minutebook

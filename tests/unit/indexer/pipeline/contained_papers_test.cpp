// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/pipeline/contained_papers.hpp"

#include <gtest/gtest.h>

#include "lib/worker/memory_file.hpp"

namespace minutebook {
namespace {

using std::chrono::seconds;

TEST(ContainedPapers, PapersOfOneFileShareItsTime) {
  ContainerTimes times(seconds(10));
  const SourceFile one{"/papers", "pack.zip/a.txt", 100, 0}, other{"/papers", "pack.zip/b/c.txt", 100, 0};
  times.spend(one, seconds(6));
  EXPECT_FALSE(times.is_spent(one));
  times.spend(other, seconds(4));
  EXPECT_TRUE(times.is_spent(one));
  EXPECT_TRUE(times.is_spent(other));
  EXPECT_FALSE(times.is_spent({"/papers", "pack2.zip/a.txt", 100, 0})) << "another file";
  EXPECT_FALSE(times.is_spent({"/other", "pack.zip/a.txt", 100, 0})) << "of another folder";
  EXPECT_FALSE(times.is_spent({"/papers", "pack.zip/a.txt", 10'000'000, 0})) << "a large one has more";
  const SourceFile plain{"/papers", "a.txt", 1, 0};
  times.spend(plain, seconds(1000));
  EXPECT_FALSE(times.is_spent(plain)) << "a paper that lies in no other file";
}

TEST(ContainedPapers, WhatIsLeftWhenTheTimeIsSpentHasAVerdict) {
  const Declarations nothing;
  ContainedPapers contained([](const Descriptor&, const std::string&) { return Layout{}; },
                            [](const SourceFile&) { return file_in_memory("words"); }, nothing, seconds(0));
  const SourceFile paper{"/papers", "pack.zip/a.txt", 100, 0};
  const auto open = [&](const SourceFile& source) { return contained.open(source); };
  ASSERT_TRUE(contained.open(paper));
  const auto record = read_document(
      paper, {}, [](const Descriptor&, const std::string&) { return Layout{}; }, open);
  EXPECT_EQ(record.verdict, Verdict::timed_out);
  EXPECT_NE(record.verdict_detail.find("pack.zip"), std::string::npos) << record.verdict_detail;
}

Layout said(const std::string& text) {
  Layout layout;
  layout.pages.emplace_back();
  layout.pages[0].lines.emplace_back();
  layout.pages[0].lines[0].text = text;
  return layout;
}

TEST(ContainedPapers, WhatCameWithAMailIsHeldBackLikeIt) {
  const struct {
    const char* path;
    const char* mail;
    RestrictionLevel level;
    const char* reason;
  } rows[] = {
      {"sent.eml/a.pdf", "NOT FOR PUBLICATION", RestrictionLevel::restricted, "a marked mail"},
      {"sent.eml/a.pdf", "Draft - not for circulation", RestrictionLevel::weak, "a weak marking"},
      {"sent.eml/a.pdf", "The slipway is closed", RestrictionLevel::open, "a mail like others"},
      {"pack.zip/a.pdf", "NOT FOR PUBLICATION", RestrictionLevel::open, "a zip says nothing itself"},
      {"a.pdf", "NOT FOR PUBLICATION", RestrictionLevel::open, "it lies in no other file"},
  };
  for (const auto& row : rows) {
    const Declarations nothing;
    unsigned read = 0;
    ContainedPapers contained([&](const Descriptor&, const std::string&) { return ++read, said(row.mail); },
                              [](const SourceFile&) { return file_in_memory("words"); }, nothing, seconds(10));
    for (int i = 0; i < 2; ++i) {
      Minutes minutes;
      contained.hold_back_with_mail({"/papers", row.path, 100, 0}, minutes);
      EXPECT_EQ(minutes.restriction.level, row.level) << row.reason;
    }
    EXPECT_LE(read, 1U) << "a mail is read once for all that came with it";
  }
}

}  // namespace
}  // namespace minutebook

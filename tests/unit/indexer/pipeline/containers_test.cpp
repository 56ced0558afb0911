// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/pipeline/containers.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "lib/worker/paper_opener.hpp"

namespace minutebook {
namespace {

using testing::ElementsAre;

SourceFile file(const std::string& path, uint64_t size = 5) { return {"/archive", path, size, 7}; }

std::vector<std::string> paths(const std::vector<SourceFile>& files) {
  std::vector<std::string> out;
  for (const auto& one : files) out.push_back(one.path);
  return out;
}

LedgerRow row(const SourceFile& source) {
  LedgerRow out;
  out.source = source;
  return out;
}

TEST(Containers, papers_stand_behind_the_file_they_lie_in) {
  std::vector<SourceFile> files = {file("a.pdf"), file("b/pack.ZIP", 90), file("c.eml"), file("d.pdf")};
  add_contained(files, {}, [](const SourceFile& container) {
    return container.path == "c.eml" ? std::vector<std::string>{} : std::vector<std::string>{"x/y.pdf", "inner.zip"};
  });
  EXPECT_THAT(paths(files),
              ElementsAre("a.pdf", "b/pack.ZIP", "b/pack.ZIP/x/y.pdf", "b/pack.ZIP/inner.zip", "c.eml", "d.pdf"));
  EXPECT_EQ(files[2].size, 90U) << "what changes the container changes its papers";
  EXPECT_EQ(files[2].mtime_ns, 7);
}

TEST(Containers, one_that_has_not_changed_is_not_opened) {
  Ledger ledger;
  for (const char* path : {"pack.zip", "pack.zip/a.pdf", "pack.zip/b.pdf", "pack.zipped.pdf"})
    ledger.rows.push_back(row(file(path)));
  unsigned opened = 0;
  const ListPapers list = [&](const SourceFile&) {
    ++opened;
    return std::vector<std::string>{"new.pdf"};
  };
  std::vector<SourceFile> files = {file("pack.zip")};
  add_contained(files, ledger, list);
  EXPECT_THAT(paths(files), ElementsAre("pack.zip", "pack.zip/a.pdf", "pack.zip/b.pdf"));
  EXPECT_EQ(opened, 0U);
  files = {file("pack.zip", 6)};
  add_contained(files, ledger, list);
  EXPECT_THAT(paths(files), ElementsAre("pack.zip", "pack.zip/new.pdf"));
  EXPECT_EQ(opened, 1U);
}

TEST(Containers, which_file_a_path_lies_in) {
  struct Row {
    const char* reason;
    const char* path;
    const char* container;
  };
  const Row rows[] = {{"in a zip", "pack.zip/a.pdf", "pack.zip"},
                      {"in folders of a zip in a folder", "x/pack.zip/y/a.pdf", "x/pack.zip"},
                      {"a zip itself", "x/pack.zip", ""},
                      {"in a mail", "x/Mail.EML/a.pdf", "x/Mail.EML"},
                      {"a name that only begins so", "pack.zips/a.pdf", ""},
                      {"the outermost counts", "a.zip/b.zip/c.pdf", "a.zip"},
                      {"nothing", "", ""}};
  for (const auto& one : rows) EXPECT_EQ(container_of(one.path), one.container) << one.reason;
}

TEST(Containers, names_of_what_came_with_a_mail_do_not_go_into_the_index) {
  DocumentRecord record;
  record.media_type = MediaType::eml;
  record.attachments = {"Exempt report on a named tenant.pdf", "README"};
  hide_contained_names(record);
  EXPECT_THAT(record.attachments, ElementsAre("1.pdf", "2"));
  record.media_type = MediaType::pdf;
  record.attachments = {"plan.dwg"};
  hide_contained_names(record);
  EXPECT_THAT(record.attachments, ElementsAre("plan.dwg")) << "it can be seen in the PDF itself";
}

TEST(Containers, a_zip_that_is_not_opened_is_refused) {
  struct Row {
    const char* reason;
    const char* path;
    Verdict verdict;
  };
  const Row rows[] = {{"its papers are read", "x/pack.zip", Verdict::ok},
                      {"inside another", "pack.zip/inner.zip", Verdict::unsupported},
                      {"named like a document", "x/pack.docx", Verdict::unsupported}};
  for (const auto& one : rows) {
    DocumentRecord record;
    record.media_type = MediaType::zip;
    record.source.path = one.path;
    refuse_unopened(record);
    EXPECT_EQ(record.verdict, one.verdict) << one.reason;
  }
}

}  // namespace
}  // namespace minutebook

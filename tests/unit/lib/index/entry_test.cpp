// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/index/entry.hpp"

#include <gtest/gtest.h>

#include "tests/support/temporary_folder.hpp"

namespace minutebook {
namespace {

EntryData passage(uint32_t behind) {
  EntryData data;
  data.behind = behind;
  data.document.id = "a1";
  data.document.title = "Moorings Panel";
  data.item_title = "Pontoons";
  data.text = "The pontoons are to be painted.";
  return data;
}

class StoredEntry : public ::testing::Test {
 protected:
  Xapian::docid add(const EntryData& data) {
    Xapian::Document document;
    document.set_data(pack(data));
    return database_.add_document(document);
  }

  TemporaryFolder folder_;
  Xapian::WritableDatabase database_{(folder_.path() / "db").string(), Xapian::DB_CREATE};
};

TEST_F(StoredEntry, an_entry_takes_the_line_about_its_paper_from_the_document_entry) {
  EntryData whole = passage(0);
  whole.kind = EntryKind::document;
  add(whole);
  add(passage(1));
  const Xapian::docid last = add(passage(2));
  EXPECT_EQ(read_entry(database_, last), passage(2));
}

TEST_F(StoredEntry, the_line_about_a_paper_is_written_once) {
  EXPECT_EQ(pack(passage(1)).find("Moorings"), std::string::npos);
  EXPECT_NE(pack(passage(0)).find("Moorings"), std::string::npos);
}

TEST_F(StoredEntry, what_does_not_lead_to_a_document_entry_is_not_read) {
  struct Row {
    const char* reason;
    uint32_t behind;
  };
  const Row rows[] = {{"behind a passage", 1}, {"behind the first of all", 90}};
  add(passage(0));
  for (const Row& row : rows) EXPECT_FALSE(read_entry(database_, add(passage(row.behind)))) << row.reason;
}

}  // namespace
}  // namespace minutebook

// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/index/entry_words.hpp"

#include <gtest/gtest.h>

#include "lib/index/entry.hpp"

namespace minutebook {
namespace {

EntryWords read(const EntryData& data, EntryTexts& texts) {
  Xapian::WritableDatabase database(std::string(), Xapian::DB_BACKEND_INMEMORY);
  Xapian::Document document;
  document.set_data(pack(data));
  const Xapian::docid id = database.add_document(document);
  return *texts.of(database, id, Stemmer());
}

TEST(EntryWords, AreStemsInTheirPlaces) {
  EntryTexts texts(1U << 20);
  EntryData data;
  data.item_title = "Moorings";
  data.text = "The moorings were dredged";
  const EntryWords words = read(data, texts);
  EXPECT_EQ(words.heading, (std::vector<PlacedWord>{{number_of_stem("moor"), 0}}));
  EXPECT_EQ(words.text, (std::vector<PlacedWord>{{number_of_stem("moor"), 1}, {number_of_stem("dredg"), 3}}))
      << "words that say nothing keep their place and are left out";
}

TEST(EntryWords, OfALongTextAreThoseOfItsBeginning) {
  EntryTexts texts(1U << 20);
  EntryData data;
  for (size_t i = 0; i < EntryTexts::bytes_read; ++i) data.text += "weir ";
  const size_t read_words = read(data, texts).text.size();
  EXPECT_GT(read_words, 0U);
  EXPECT_LE(read_words, EntryTexts::bytes_read / 5 + 1);
}

TEST(EntryWords, OfBytesThatAreNoEntryAreNone) {
  Xapian::WritableDatabase database(std::string(), Xapian::DB_BACKEND_INMEMORY);
  Xapian::Document document;
  document.set_data("\xff\xff\xff\xff");
  const Xapian::docid id = database.add_document(document);
  EntryTexts texts(1U << 20);
  const auto words = texts.of(database, id, Stemmer());
  EXPECT_TRUE(words->heading.empty() && words->text.empty());
  EXPECT_EQ(texts.of(database, id, Stemmer()), words) << "read once";
}

}  // namespace
}  // namespace minutebook

// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/index/entry_words.hpp"

#include "lib/base/text.hpp"
#include "lib/index/entry.hpp"
#include "lib/index/words.hpp"

namespace minutebook {
namespace {

std::vector<PlacedWord> words_of(std::string_view text, const Stemmer& stem) {
  std::vector<PlacedWord> out;
  for (const Word& word : cut_words(utf8_prefix(text, EntryTexts::bytes_read)))
    if (!is_stop_word(word.text)) out.push_back({number_of_stem(stem(word.text)), word.position});
  out.shrink_to_fit();
  return out;
}

}  // namespace

uint32_t number_of_stem(std::string_view stem) {
  uint32_t number = 2166136261U;  // FNV-1a
  for (const char c : stem) number = (number ^ static_cast<unsigned char>(c)) * 16777619U;
  return number;
}

std::shared_ptr<const EntryWords> EntryTexts::of(const Xapian::Database& database, Xapian::docid entry,
                                                 const Stemmer& stem) {
  if (auto known = known_.find(entry)) return known;
  EntryWords words;
  if (const auto data = unpack_entry(database.get_document(entry).get_data())) {
    words.heading = words_of(data->item_title, stem);
    words.text = words_of(data->text, stem);
  }
  const size_t bytes = (words.heading.size() + words.text.size()) * sizeof(PlacedWord) + sizeof(EntryWords);
  return known_.keep(entry, std::move(words), bytes);
}

}  // namespace minutebook

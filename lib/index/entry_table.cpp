// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/index/entry_table.hpp"

#include <unordered_map>

#include "lib/index/format.hpp"
#include "lib/model/search.hpp"

namespace minutebook {

EntryTable read_entry_table(const Xapian::Database& database) {
  EntryTable out;
  const size_t size = size_t{database.get_lastdocid()} + 1;
  out.lengths.resize(size, 0);
  out.papers.resize(size, 0);
  out.is_document.resize(size, 0);
  out.paper_ids.emplace_back();  // number 0
  for (auto at = database.postlist_begin({}); at != database.postlist_end({}); ++at)
    out.lengths[*at] = at.get_doclength();
  const std::string document = std::string(field(FieldId::kind).prefix) + std::string(to_name(EntryKind::document));
  for (auto at = database.postlist_begin(document); at != database.postlist_end(document); ++at)
    out.is_document[*at] = 1;
  std::unordered_map<std::string, uint32_t> numbers;
  const auto end = database.valuestream_end(format::slot::document);
  for (auto at = database.valuestream_begin(format::slot::document); at != end; ++at) {
    const auto [number, fresh] = numbers.try_emplace(*at, static_cast<uint32_t>(out.paper_ids.size()));
    if (fresh) out.paper_ids.push_back(*at);
    out.papers[at.get_docid()] = number->second;
  }
  return out;
}

}  // namespace minutebook

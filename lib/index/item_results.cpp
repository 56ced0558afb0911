// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/index/item_results.hpp"

#include <algorithm>
#include <string>

#include "lib/base/text.hpp"
#include "lib/index/terms.hpp"
#include "lib/model/fields.hpp"

namespace minutebook {
namespace {

constexpr size_t shown_bytes = 240;  // of one decision or action
constexpr size_t most_read = 24;     // entries of one paper

/// Terms that together have all decisions and actions of the item, and as few others as can be had.
std::vector<std::string> terms_of(const EntryData& entry) {
  if (!entry.item_number.empty())
    return {std::string(field(FieldId::item).prefix) + fold_term(FieldId::item, entry.item_number)};
  if (entry.item_title.empty()) return {};
  std::vector<std::string> out;
  for (const EntryKind kind : {EntryKind::decision, EntryKind::action})
    out.push_back(std::string(field(FieldId::kind).prefix) + std::string(to_name(kind)));
  return out;
}

std::string shortened(const std::string& text) {
  if (text.size() <= shown_bytes) return text;
  const std::string_view part = utf8_prefix(text, shown_bytes);
  const size_t space = part.rfind(' ');
  return std::string(part.substr(0, space == std::string_view::npos ? part.size() : space)) + " …";
}

bool is_result_of(const EntryData& other, const EntryData& entry) {
  return (other.kind == EntryKind::decision || other.kind == EntryKind::action) &&
         other.item_number == entry.item_number && other.item_title == entry.item_title;
}

}  // namespace

std::vector<ItemOutcome> results_of_item(const Xapian::Database& database, const StoredEntries& stored,
                                         const EntryData& entry, Xapian::docid id) {
  std::vector<ItemOutcome> out;
  if (entry.kind == EntryKind::document) return out;
  const auto first = database.postlist_begin(std::string(field(FieldId::in).prefix) + entry.document.id);
  if (first == database.postlist_end(std::string())) return out;
  for (const std::string& term : terms_of(entry)) {
    const auto end = database.postlist_end(term);
    auto at = database.postlist_begin(term);
    if (at != end) at.skip_to(*first);
    for (size_t read = 0; at != end && read < most_read; ++at, ++read) {
      const auto other = stored.read(*at);
      if (!other || other->document.id != entry.document.id) break;
      if (*at != id && is_result_of(*other, entry))
        out.push_back({other->kind, shortened(other->text), other->outcome, other->owners, other->page});
    }
  }
  std::stable_partition(out.begin(), out.end(), [](const ItemOutcome& one) { return one.kind == EntryKind::decision; });
  if (out.size() > most_item_results) out.resize(most_item_results);
  return out;
}

}  // namespace minutebook

// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/index/item_results.hpp"

#include <algorithm>
#include <memory>
#include <string>

#include "lib/base/text.hpp"
#include "lib/index/terms.hpp"
#include "lib/model/fields.hpp"

namespace minutebook {
namespace {

constexpr size_t shown_bytes = 240;  // of one decision or action
constexpr size_t most_read = 24;     // entries of one paper
constexpr size_t short_item = 1500;  // bytes: all of it is about one matter

struct Result {
  Xapian::docid id;
  std::shared_ptr<const EntryData> data;
};

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
                                         const std::pair<Xapian::docid, const EntryData&>& found,
                                         const IsAskedFor& is_asked_for) {
  const auto& [id, entry] = found;
  std::vector<Result> all;
  if (entry.kind == EntryKind::document) return {};
  const auto first = database.postlist_begin(std::string(field(FieldId::in).prefix) + entry.document.id);
  if (first == database.postlist_end(std::string())) return {};
  for (const std::string& term : terms_of(entry)) {
    const auto end = database.postlist_end(term);
    auto at = database.postlist_begin(term);
    if (at != end) at.skip_to(*first);
    for (size_t read = 0; at != end && read < most_read; ++at, ++read) {
      auto other = stored.read(*at);
      if (!other || other->document.id != entry.document.id) break;
      if (*at != id && is_result_of(*other, entry)) all.push_back({*at, std::move(other)});
    }
  }
  if (all.size() > most_item_results || entry.text.size() > short_item)
    std::erase_if(all, [&](const Result& one) { return !is_asked_for(one.id); });
  std::stable_partition(all.begin(), all.end(),
                        [](const Result& one) { return one.data->kind == EntryKind::decision; });
  if (all.size() > most_item_results) all.resize(most_item_results);
  std::vector<ItemOutcome> out;
  for (const auto& [of, data] : all)
    out.push_back({data->kind, shortened(data->text), data->outcome, data->owners, data->page, data->detail.due_text,
                   data->detail.due});
  return out;
}

}  // namespace minutebook

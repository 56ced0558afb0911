// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/index/collector.hpp"

#include <algorithm>

#include "lib/base/text.hpp"
#include "lib/index/entry.hpp"
#include "lib/index/format.hpp"

namespace minutebook {
namespace {

constexpr size_t month_digits = 6;

unsigned slot_of(FieldId id) { return static_cast<unsigned>(field(id).slot); }

void count(std::unordered_map<std::string, uint64_t>& counts, std::string value) {
  if (!value.empty()) ++counts[std::move(value)];
}

/// Turns packed lists into counts of single names.
std::unordered_map<std::string, uint64_t> unfold(const std::unordered_map<std::string, uint64_t>& lists,
                                                 const std::vector<std::string>& names) {
  std::vector<uint64_t> by_number(names.size(), 0);
  for (const auto& [list, times] : lists)
    for (const uint32_t number : unpack_numbers(list))
      if (number < by_number.size()) by_number[number] += times;
  std::unordered_map<std::string, uint64_t> out;
  for (size_t i = 0; i < names.size(); ++i)
    if (by_number[i] > 0) out[names[i]] += by_number[i];
  return out;
}

/// Turns lists with commas between into counts of single values.
std::unordered_map<std::string, uint64_t> split_lists(const std::unordered_map<std::string, uint64_t>& lists) {
  std::unordered_map<std::string, uint64_t> out;
  for (const auto& [list, times] : lists)
    for (const auto value : split(list, ',')) out[std::string(value)] += times;
  return out;
}

}  // namespace

Histogram Collector::histogram() const { return histogram_of({months_.begin(), months_.end()}, undated_); }

void Collector::operator()(const Xapian::Document& document, double /*weight*/) {
  ++entries_;
  if (!seen_.insert(document.get_value(format::slot::document)).second || !with_facets_) return;
  count(boards_, document.get_value(slot_of(FieldId::board)));
  count(types_, document.get_value(slot_of(FieldId::type)));
  count(years_, document.get_value(slot_of(FieldId::year)));
  count(person_lists_, document.get_value(format::slot::persons));
  count(owner_lists_, document.get_value(format::slot::owners));
  count(outcome_lists_, document.get_value(slot_of(FieldId::outcome)));
  const std::string day = document.get_value(format::slot::newest);
  if (day.starts_with("00000000"))
    ++undated_;
  else
    count(months_, day.substr(0, month_digits));
}

void Collector::clear() {
  entries_ = 0;
  seen_.clear();
  undated_ = 0;
  for (auto* counts : {&boards_, &types_, &years_, &months_, &outcome_lists_, &person_lists_, &owner_lists_})
    counts->clear();
}

std::vector<FacetValue> most_frequent(const std::unordered_map<std::string, uint64_t>& counts, size_t limit) {
  std::vector<FacetValue> out;
  out.reserve(counts.size());
  for (const auto& [value, times] : counts) out.push_back({value, times});
  const auto before = [](const FacetValue& a, const FacetValue& b) {
    return a.count != b.count ? a.count > b.count : a.value < b.value;
  };
  const size_t kept = std::min(limit, out.size());
  std::partial_sort(out.begin(), out.begin() + static_cast<std::ptrdiff_t>(kept), out.end(), before);
  out.resize(kept);
  return out;
}

std::vector<Facet> Collector::facets(const std::vector<std::string>& names, size_t limit) const {
  return {{"board", most_frequent(boards_, limit)},
          {"type", most_frequent(types_, limit)},
          {"year", most_frequent(years_, limit)},
          {"person", most_frequent(unfold(person_lists_, names), limit)},
          {"owner", most_frequent(unfold(owner_lists_, names), limit)},
          {"outcome", most_frequent(split_lists(outcome_lists_), limit)}};
}

}  // namespace minutebook

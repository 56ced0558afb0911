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

/// Those with the highest counts, of equals the first by text.
template <class TextOf>
std::vector<FacetValue> highest(const std::vector<uint64_t>& counts, const TextOf& text_of, size_t limit) {
  std::vector<uint32_t> numbers;
  for (uint32_t number = 0; number < counts.size(); ++number)
    if (counts[number] > 0) numbers.push_back(number);
  const auto before = [&](uint32_t a, uint32_t b) {
    return counts[a] != counts[b] ? counts[a] > counts[b] : text_of(a) < text_of(b);
  };
  const size_t kept = std::min(limit, numbers.size());
  std::partial_sort(numbers.begin(), numbers.begin() + static_cast<std::ptrdiff_t>(kept), numbers.end(), before);
  std::vector<FacetValue> out;
  for (size_t i = 0; i < kept; ++i) out.push_back({text_of(numbers[i]), counts[numbers[i]]});
  return out;
}

}  // namespace

uint32_t CountedValues::number_of(Kind kind, std::string text) {
  auto& texts = texts_[kind];
  auto& lists = lists_[kind];
  const bool is_list = kind == persons || kind == owners;
  if (texts.empty()) texts.emplace_back();  // number 0
  if (lists.empty()) lists.emplace_back();
  if (text.empty()) return 0;
  const auto [at, fresh] = numbers_[kind].try_emplace(text, static_cast<uint32_t>(texts.size()));
  if (fresh && is_list) lists.push_back(unpack_numbers(text));
  if (fresh) texts.push_back(std::move(text));
  return at->second;
}

const CountedValues::Numbers& CountedValues::of(Xapian::docid entry) {
  if (entry >= rows_.size()) rows_.resize(entry + entry / 2 + 64, 0);
  if (rows_[entry] != 0) return known_[rows_[entry] - 1];
  const Xapian::Document document = database_.get_document(entry, Xapian::DOC_ASSUME_VALID);
  Numbers numbers{};
  numbers[paper] = number_of(paper, document.get_value(format::slot::document));
  numbers[board] = number_of(board, document.get_value(slot_of(FieldId::board)));
  numbers[type] = number_of(type, document.get_value(slot_of(FieldId::type)));
  numbers[year] = number_of(year, document.get_value(slot_of(FieldId::year)));
  const std::string day = document.get_value(format::slot::newest);
  if (!day.starts_with("00000000")) numbers[month] = number_of(month, day.substr(0, month_digits));
  numbers[persons] = number_of(persons, document.get_value(format::slot::persons));
  numbers[owners] = number_of(owners, document.get_value(format::slot::owners));
  numbers[outcomes] = number_of(outcomes, document.get_value(slot_of(FieldId::outcome)));
  known_.push_back(numbers);
  rows_[entry] = static_cast<uint32_t>(known_.size());
  return known_.back();
}

std::vector<FacetValue> Collector::most_frequent_of(CountedValues::Kind kind, size_t limit) const {
  std::vector<uint64_t> counts = counts_[kind];
  if (!counts.empty()) counts[0] = 0;  // without a value
  return highest(
      counts, [&](uint32_t number) -> const std::string& { return values_.text(kind, number); }, limit);
}

std::vector<FacetValue> Collector::most_frequent_names(CountedValues::Kind kind, const std::vector<std::string>& names,
                                                       size_t limit) const {
  std::vector<uint64_t> by_name(names.size(), 0);
  for (uint32_t number = 1; number < counts_[kind].size(); ++number)
    if (counts_[kind][number] > 0)
      for (const uint32_t name : values_.list(kind, number))
        if (name < by_name.size()) by_name[name] += counts_[kind][number];
  return highest(
      by_name, [&](uint32_t name) -> const std::string& { return names[name]; }, limit);
}

/// Of values that are lists with commas between.
std::vector<FacetValue> Collector::most_frequent_parts(CountedValues::Kind kind, size_t limit) const {
  std::unordered_map<std::string, uint64_t> counts;
  for (uint32_t number = 1; number < counts_[kind].size(); ++number)
    if (counts_[kind][number] > 0)
      for (const auto value : split(values_.text(kind, number), ','))
        counts[std::string(value)] += counts_[kind][number];
  return most_frequent(counts, limit);
}

Histogram Collector::histogram() const {
  const auto& by_month = counts_[CountedValues::month];
  std::vector<std::pair<std::string, uint64_t>> months;
  for (uint32_t number = 1; number < by_month.size(); ++number)
    if (by_month[number] > 0) months.emplace_back(values_.text(CountedValues::month, number), by_month[number]);
  return histogram_of(months, by_month.empty() ? 0 : by_month[0]);
}

void Collector::count(Xapian::docid entry) {
  ++entries_;
  const CountedValues::Numbers& numbers = values_.of(entry);
  const uint32_t paper = numbers[CountedValues::paper];
  if (paper >= seen_.size()) seen_.resize(paper + paper / 2 + 64, false);
  if (seen_[paper]) return;
  seen_[paper] = true;
  ++documents_;
  if (!with_facets_) return;
  for (size_t kind = CountedValues::board; kind < CountedValues::kinds; ++kind) {
    auto& counts = counts_[kind];
    if (numbers[kind] >= counts.size()) counts.resize(numbers[kind] + numbers[kind] / 2 + 8, 0);
    ++counts[numbers[kind]];
  }
}

void Collector::clear() {
  entries_ = documents_ = 0;
  seen_.clear();
  for (auto& counts : counts_) counts.clear();
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
  return {{"board", most_frequent_of(CountedValues::board, limit)},
          {"type", most_frequent_of(CountedValues::type, limit)},
          {"year", most_frequent_of(CountedValues::year, limit)},
          {"person", most_frequent_names(CountedValues::persons, names, limit)},
          {"owner", most_frequent_names(CountedValues::owners, names, limit)},
          {"outcome", most_frequent_parts(CountedValues::outcomes, limit)}};
}

}  // namespace minutebook

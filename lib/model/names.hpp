// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstddef>
#include <optional>
#include <string_view>

namespace minutebook {

/// One value of a closed vocabulary and what it is called in files; tables of them are the only place where the names
/// stand.
template <class T>
struct NamedEnum {
  T value;
  std::string_view name;
  std::string_view label = {};  ///< for a person
};

template <class T, size_t N>
constexpr std::string_view name_in(const NamedEnum<T> (&table)[N], T value) {
  for (const auto& row : table)
    if (row.value == value) return row.name;
  return {};
}

template <class T, size_t N>
constexpr std::string_view label_in(const NamedEnum<T> (&table)[N], T value) {
  for (const auto& row : table)
    if (row.value == value) return row.label;
  return {};
}

template <class T, size_t N>
constexpr std::optional<T> value_in(const NamedEnum<T> (&table)[N], std::string_view name) {
  for (const auto& row : table)
    if (row.name == name) return row.value;
  return std::nullopt;
}

}  // namespace minutebook

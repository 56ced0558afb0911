// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace minutebook {

enum class NumberFormat {
  decimal,
  decimal_zero,
  lower_letter,
  upper_letter,
  lower_roman,
  upper_roman,
  ordinal,
  bullet,
  none
};

/// "3", "c", "iii", "3rd"; a bullet is "•", none is "". Letters go a to z, then aa, bb as Word counts; Roman numbers up
/// to 3999, everything beyond is decimal.
std::string format_number(NumberFormat format, uint32_t value);

inline constexpr size_t list_levels = 10;

/// One level of a list as its definition says.
struct ListLevel {
  NumberFormat format = NumberFormat::decimal;
  std::string pattern;  ///< "%1.%2" with the numbers of the levels put in; "" prints nothing
  uint32_t start = 1;
  bool plain_digits = false;  ///< the levels above are shown as decimals too (w:isLgl)
  friend bool operator==(const ListLevel&, const ListLevel&) = default;
};

using ListDefinition = std::array<ListLevel, list_levels>;

/// The running counts of one list: what the next entry's label is.
class ListCounter {
 public:
  /// Counts one entry of `level` (0-based) on and prints its label: "3.2", "(a)", "•".
  std::string next(const ListDefinition& definition, size_t level);
  /// The next entry of `level` begins again with `start`.
  void restart(size_t level, uint32_t start);

 private:
  std::array<std::optional<uint32_t>, list_levels> counts_{};
  std::array<std::optional<uint32_t>, list_levels> restarts_{};
};

}  // namespace minutebook

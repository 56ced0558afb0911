// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace minutebook {

/// A time of day as printed.
struct PrintedTime {
  int hour = 0;
  int minute = 0;
  uint32_t start = 0;  ///< bytes of the text
  uint32_t end = 0;    ///< exclusive
  double confidence = 0;
  friend bool operator==(const PrintedTime&, const PrintedTime&) = default;
};

/// "2.30pm", "10.00 a.m.", "7pm", "19:00", "1900 hrs", "noon", "9.30 - 11.00am" (two times). Bare numbers are times
/// only after "at", "from", "time" and the like. Linear.
std::vector<PrintedTime> find_times(std::string_view text);

/// "14:30".
std::string to_clock(const PrintedTime& time);

}  // namespace minutebook

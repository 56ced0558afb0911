// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <chrono>
#include <cstdint>
#include <optional>

#include <xapian.h>

#include "lib/model/search.hpp"

namespace minutebook {

/// How much processor time a request may take. Time of the processor and not of the clock, so that the same query is
/// answered alike on a machine that is busy with others. Not thread-safe: of one thread and one request at a time.
class Budget {
 public:
  /// A request begins that may take so long.
  void begin(std::chrono::milliseconds allowed);
  /// Notes work of about so many steps, 10 ns each; false when the time is over. Looks at the clock now and then.
  bool take(uint64_t steps) {
    steps_ += steps;
    return steps_ < look_after ? !spent_ : look();
  }
  [[nodiscard]] bool is_spent() const { return spent_; }
  /// What the answer says of a search that was stopped.
  [[nodiscard]] std::optional<QueryProblem> problem() const;

  /// Matches every entry until the time is over, and then none: a query that is filtered by it ends in time.
  [[nodiscard]] Xapian::Query entries_in_time();

 private:
  static constexpr uint64_t look_after = 50'000;
  bool look();

  std::chrono::nanoseconds end_ = std::chrono::nanoseconds::max();
  uint64_t steps_ = 0;
  bool spent_ = false;
};

}  // namespace minutebook

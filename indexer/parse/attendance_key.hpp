// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lib/model/minutes.hpp"

namespace minutebook {

/// What a paper itself says of the marks in its table of attendance: "P = present, A = apologies, L = late".
class AttendanceKey {
 public:
  /// Takes the marks that this text explains; it counts when it explains two or more.
  void read(std::string_view text);

  /// Of a whole cell; a dash stands for nobody there. Nothing while the paper has no key.
  [[nodiscard]] std::optional<AttendanceStatus> status_of(std::string_view mark) const;

 private:
  std::vector<std::pair<std::string, AttendanceStatus>> rows_;
};

}  // namespace minutebook

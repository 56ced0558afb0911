// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace minutebook {

/// Names for the papers inside a zip or mail, as they will stand behind the container's path: "pack.zip/minutes.pdf".
/// Whatever the file says, a name is relative, goes up nowhere, has no control characters or backslashes, is UTF-8 of
/// at most 200 bytes a piece, and no two are the same.
class PartNames {
 public:
  /// `claimed` as the file gives it; `otherwise` when nothing is left of that.
  std::string add(std::string_view claimed, const std::string& otherwise);

 private:
  std::set<std::string> taken_;
};

}  // namespace minutebook

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <vector>

namespace minutebook {

/// The archive a paper belongs to, as its manifest says (docs/manifest.md). All may be empty: nothing is claimed then.
struct Archive {
  std::string name;
  std::string publisher;
  std::string contact;                 ///< mail address or web address for reports of what is wrong
  std::string url;                     ///< where the papers were published
  std::string licence;                 ///< of this paper
  std::vector<std::string> languages;  ///< of this paper, BCP 47
  friend bool operator==(const Archive&, const Archive&) = default;
};

}  // namespace minutebook

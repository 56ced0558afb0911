// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <filesystem>
#include <map>
#include <string>

#include "lib/base/result.hpp"

namespace minutebook {

struct Asset {
  std::string type;  ///< Content-Type
  std::string bytes;
  std::string hash;  ///< first 16 digits of the SHA-256, used as version in links and as ETag
};

/// The files of web/static by name ("style.css"), read once: nothing on disk is reachable by a request. Immutable after
/// load.
class Assets {
 public:
  static Result<Assets> load(const std::filesystem::path& web_folder);
  [[nodiscard]] const Asset* find(const std::string& name) const;
  /// "/static/style.css?v=0123…", so that browsers may keep it for good.
  [[nodiscard]] std::string link(const std::string& name) const;
  /// Changes when any file does.
  [[nodiscard]] const std::string& version() const { return version_; }

 private:
  std::map<std::string, Asset> files_;
  std::string version_;
};

}  // namespace minutebook

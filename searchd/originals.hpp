// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>

#include "lib/model/record.hpp"
#include "searchd/exchange.hpp"

namespace minutebook {

enum class OriginalState {
  same,     ///< the file is the one that was indexed
  changed,  ///< another content lies under the indexed path
  gone,     ///< no file, or not a readable one
  busy      ///< a paper inside a zip or an e-mail, and too many of those are asked for at once
};

struct Original {
  OriginalState state = OriginalState::gone;
  std::shared_ptr<const FileBody> file;  ///< open when `same`
};

/// Opens originals and proves that they still are what was indexed: by SHA-256, remembered by inode, size and change
/// time so that a file is hashed once and not at each request. Thread-safe.
class Originals {
 public:
  /// Takes the paper at a path behind that of a zip or an e-mail out of it, into memory; fails with locked when too
  /// many wait.
  using OpenMember = std::function<Result<Descriptor>(const std::string& root, const std::string& path)>;

  /// Without `open_member`, papers inside others are gone.
  explicit Originals(OpenMember open_member = {}) : open_member_(std::move(open_member)) {}
  Original open(const DocumentRecord& record);

 private:
  Original member(const DocumentRecord& record);
  std::shared_ptr<const FileBody> held(const std::string& key);
  bool hold(const std::string& key, const std::shared_ptr<const FileBody>& file);
  bool is_known(const std::string& key, const std::string& sha256);
  void remember(const std::string& key, const std::string& sha256);

  std::mutex mutex_;
  OpenMember open_member_;
  std::unordered_map<std::string, std::string> known_;  ///< identity on disk -> SHA-256
  /// Those being sent: identity of the container, path and SHA-256 -> the paper, proven and in memory once.
  std::unordered_map<std::string, std::weak_ptr<const FileBody>> members_;
};

/// A name to save the file under, from its path in the archive: no folders, no control or reserved characters.
std::string safe_file_name(const std::string& path);

/// Content-Disposition (RFC 6266): inline, with the name in ASCII and in UTF-8 (RFC 8187).
std::string content_disposition(const std::string& path);

}  // namespace minutebook

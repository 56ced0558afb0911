// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace minutebook {

enum class MediaType { unknown, pdf, docx, odt, html, markdown, text, eml, doc, rtf, zip };

/// IANA name: "application/pdf"; unknown is "application/octet-stream".
std::string_view to_mime(MediaType type);
MediaType media_type_from_mime(std::string_view mime);

/// How reading one file ended. The order is that of contracts.md §1.
enum class Verdict { ok, no_text, locked, malformed, too_large, timed_out, crashed, unsupported };
std::string_view to_name(Verdict verdict);
std::optional<Verdict> verdict_from_name(std::string_view name);
/// One sentence for a person: what the verdict means and what to do about it.
std::string_view advice(Verdict verdict);

/// A file of an archive as found on disk, before it is read.
struct SourceFile {
  std::string root;      ///< folder named on the command line, absolute
  std::string path;      ///< relative to root, '/' between parts, bytes as on disk
  uint64_t size = 0;     ///< bytes
  int64_t mtime_ns = 0;  ///< since 1970-01-01 UTC
  friend bool operator==(const SourceFile&, const SourceFile&) = default;
};

}  // namespace minutebook

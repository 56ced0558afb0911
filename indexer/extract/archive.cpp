// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/archive.hpp"

#include <vector>

#include "indexer/extract/limits.hpp"
#include "indexer/extract/part_name.hpp"
#include "indexer/extract/zip.hpp"

namespace minutebook {
namespace {

/// Folders, hidden files, and what a Mac or Windows adds for itself.
bool is_no_paper(std::string_view name) {
  if (name.empty() || name.ends_with('/') || name.ends_with('\\')) return true;
  if (name.starts_with("__MACOSX/")) return true;
  const size_t slash = name.find_last_of("/\\");
  const std::string_view last = slash == std::string_view::npos ? name : name.substr(slash + 1);
  return last.starts_with('.') || last == "Thumbs.db" || last == "desktop.ini";
}

std::vector<ZipMember> papers_in(const Zip& zip) {
  std::vector<ZipMember> out;
  for (auto& member : zip.members(max_attachments * 4))
    if (!is_no_paper(member.name)) out.push_back(std::move(member));
  return out;
}

}  // namespace

Layout read_archive(std::string_view bytes) {
  Layout layout;
  layout.media_type = MediaType::zip;
  const Zip zip(bytes);
  if (!zip.valid()) {
    layout.verdict = Verdict::malformed;
    layout.verdict_detail = "it is a damaged archive of files";
    return layout;
  }
  const auto papers = papers_in(zip);
  PartNames names;
  for (const auto& paper : papers) {
    if (layout.attachments.size() == max_attachments) {
      layout.verdict = Verdict::too_large;
      layout.verdict_detail =
          "it holds more files than are read of one zip; the first " + std::to_string(max_attachments) + " were read";
      return layout;
    }
    layout.attachments.push_back(names.add(paper.name, "file"));
  }
  if (papers.empty()) {
    layout.verdict = Verdict::no_text;
    layout.verdict_detail = "there are no files in it";
  }
  return layout;
}

namespace {

Result<std::string> bytes_of(Zip& zip, const ZipMember& paper) {
  if (paper.locked) return fail(ErrorCode::locked, "it asks for a password");
  auto part = zip.entry_at(paper.index);
  if (part) return std::move(*part);
  if (zip.too_large()) return fail(ErrorCode::no_space, "it unpacks to more than is read of one file");
  return fail(ErrorCode::bad_format, "it is damaged inside its zip");
}

}  // namespace

Result<Parts> archive_parts(std::string_view bytes, uint32_t first, uint32_t count) {
  Zip zip(bytes);
  if (!zip.valid()) return fail(ErrorCode::bad_format, "it is a damaged archive of files");
  const auto papers = papers_in(zip);
  if (first >= papers.size() || first >= max_attachments)
    return fail(ErrorCode::not_found, "there is no such file in it");
  Parts parts;
  size_t size = 0;
  for (size_t i = first; i < papers.size() && i < max_attachments && parts.size() < count && size < batch_bytes; ++i) {
    parts.push_back(bytes_of(zip, papers[i]));
    size += parts.back() ? parts.back()->size() : 0;
  }
  return parts;
}

}  // namespace minutebook

// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/pipeline/read_document.hpp"

#include <sys/stat.h>

#include <filesystem>

#include "indexer/parse/parse.hpp"
#include "indexer/pipeline/recognition.hpp"
#include "lib/base/hash.hpp"
#include "lib/base/text.hpp"

namespace minutebook {
namespace {

DocumentRecord unread(DocumentRecord record, Verdict verdict, std::string detail) {
  record.verdict = verdict;
  record.verdict_detail = std::move(detail);
  return record;
}

}  // namespace

Result<Descriptor> open_source(const SourceFile& source, const OpenPaper& open_paper) {
  return open_paper ? open_paper(source) : open_for_reading(std::filesystem::path(source.root) / source.path);
}

DocumentRecord read_document(const SourceFile& source, const std::string& sha256, const LayoutReader& read_layout,
                             const OpenPaper& open_paper) {
  DocumentRecord record;
  record.source = source;
  record.id = document_id("unread", source.root + "/" + source.path, true);  // until its content can be hashed
  const std::filesystem::path path = std::filesystem::path(source.root) / source.path;
  const auto file = open_source(source, open_paper);
  if (!file && file.error().code == ErrorCode::timed_out) return unread(record, Verdict::timed_out, file.error().what);
  if (!file)
    return unread(record, Verdict::malformed,
                  "cannot be opened, perhaps moved or deleted meanwhile: " + file.error().what);
  struct stat info {};
  if (::fstat(file->get(), &info) != 0) return unread(record, Verdict::malformed, "cannot be opened");
  record.source.size = static_cast<uint64_t>(info.st_size);
  record.source.mtime_ns = int64_t{info.st_mtim.tv_sec} * 1'000'000'000 + info.st_mtim.tv_nsec;
  if (record.source.size > largest_file) return unread(record, Verdict::too_large, "is larger than 2 GiB");
  const Result<std::string> hash = sha256.empty() ? sha256_hex_of(*file) : Result<std::string>(sha256);
  if (!hash) return unread(record, Verdict::malformed, "cannot be read: " + hash.error().what);
  record.sha256 = *hash;
  record.id = document_id(*hash, source.path, false);
  if (record.source.size == 0) return unread(record, Verdict::malformed, "is empty");

  const Layout layout = read_layout(*file, path.filename().string());
  record.verdict = layout.verdict;
  record.verdict_detail = layout.verdict_detail;
  record.media_type = layout.media_type;
  record.page_count = layout.page_count;
  record.attachments = layout.attachments;
  record.minutes = parse(layout, {source.path});
  record.ocr = ocr_summary(layout);
  for (const auto& page : layout.pages) {
    if (!page.trouble.empty())
      record.minutes.problems.push_back({page.number, "Its picture was not read: " + page.trouble});
    if (wants_recognition(page) && !is_recognized(page)) ++record.unread_pages;
  }
  return record;
}

SourceFile source_of(const std::string& path) {
  const std::filesystem::path given(path);
  std::error_code ignored;
  const auto absolute = std::filesystem::absolute(given, ignored);
  return {absolute.parent_path().string(), given.filename().string(), 0, 0};
}

}  // namespace minutebook

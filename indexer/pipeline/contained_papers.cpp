// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/pipeline/contained_papers.hpp"

#include <algorithm>
#include <filesystem>

#include "lib/base/text.hpp"
#include "lib/worker/paper_opener.hpp"

namespace minutebook {
namespace {

using Clock = std::chrono::steady_clock;

constexpr uint64_t bytes_a_second = 20'000;  // of a scan, read by machine from its picture, on a slow computer

std::string container_path(const SourceFile& paper) {
  const std::string_view container = container_of(paper.path);
  return container.empty() ? std::string() : paper.root + "/" + std::string(container);
}

std::chrono::milliseconds since(Clock::time_point start) {
  return std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - start);
}

}  // namespace

bool ContainerTimes::is_spent(const SourceFile& paper) const {
  const std::string path = container_path(paper);
  if (path.empty()) return false;
  const std::lock_guard lock(mutex_);
  const auto spent = spent_.find(path);
  // A paper inside another file has the size of that file.
  return spent != spent_.end() && spent->second >= least_ + std::chrono::seconds(paper.size / bytes_a_second);
}

void ContainerTimes::spend(const SourceFile& paper, std::chrono::milliseconds time) {
  const std::string path = container_path(paper);
  if (path.empty()) return;
  const std::lock_guard lock(mutex_);
  spent_[path] += time;
}

Result<Descriptor> ContainedPapers::open(const SourceFile& paper) {
  if (times_.is_spent(paper))
    return fail(ErrorCode::timed_out, "was not read: the papers in " + std::string(container_of(paper.path)) +
                                          " took too long together; unpack it into the folder");
  const auto start = Clock::now();
  auto file = open_source(paper, open_paper_);
  times_.spend(paper, since(start));
  return file;
}

Layout ContainedPapers::read(const SourceFile& paper, const Descriptor& file, const std::string& name) {
  const auto start = Clock::now();
  Layout layout = read_layout_(file, name);
  times_.spend(paper, since(start));
  return layout;
}

void ContainedPapers::hold_back_with_mail(const SourceFile& paper, Minutes& minutes) {
  if (!came_with_mail(paper)) return;
  const RestrictionLevel level = level_of_mail({paper.root, std::string(container_of(paper.path)), paper.size, 0});
  if (level > minutes.restriction.level)
    minutes.restriction = {level, "the mail that it came with is held back", {}, {1, 0, 0, "restriction.mail", 0.9}};
}

/// One at a time: the papers of one mail ask for it at the same moment, and mails are read quickly.
RestrictionLevel ContainedPapers::level_of_mail(const SourceFile& mail) {
  const std::lock_guard lock(mutex_);
  const auto [known, is_new] = mails_.emplace(mail.root + "/" + mail.path, RestrictionLevel::restricted);
  if (!is_new) return known->second;
  DocumentRecord record = read_document(mail, {}, read_layout_, open_paper_);
  apply_declarations(declarations_, record);
  return known->second = record.minutes.restriction.level;
}

bool came_with_mail(const SourceFile& paper) { return to_lower_ascii(container_of(paper.path)).ends_with(".eml"); }

}  // namespace minutebook

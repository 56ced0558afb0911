// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/pictures.hpp"

#include <algorithm>

#include "lib/worker/paper_opener.hpp"
#include "searchd/highlight.hpp"

namespace minutebook {
namespace {

constexpr uint32_t dots_per_inch = 100;
constexpr size_t most_pictures = 400;  // at 60 to 150 kB each
constexpr size_t most_layouts = 8;
constexpr size_t most_failures = 1000;
constexpr size_t most_unreadable = 100;
constexpr unsigned most_at_work = 8;  // two draw, the others wait
constexpr std::chrono::milliseconds deadline{10'000};

template <class T>
void keep(T& kept, typename T::value_type entry, size_t most) {
  kept.push_front(std::move(entry));
  if (kept.size() > most) kept.pop_back();
}

}  // namespace

class Pictures::Turn {
 public:
  explicit Turn(Pictures& pictures) : pictures_(pictures) {
    const std::lock_guard lock(pictures_.mutex_);
    granted_ = pictures_.at_work_ < most_at_work;
    if (granted_) ++pictures_.at_work_;
  }
  Turn(const Turn&) = delete;
  Turn& operator=(const Turn&) = delete;
  ~Turn() {
    const std::lock_guard lock(pictures_.mutex_);
    if (granted_) --pictures_.at_work_;
  }
  [[nodiscard]] bool granted() const { return granted_; }

 private:
  Pictures& pictures_;
  bool granted_ = false;
};

Result<std::unique_ptr<Pictures>> Pictures::start(unsigned workers) {
  auto program = find_worker_program();
  if (!program) return tl::unexpected(program.error());
  WorkerOptions options;
  options.program = std::move(*program);
  options.file_deadline = deadline;
  auto pool = WorkerPool::start(options, workers);
  if (!pool) return tl::unexpected(pool.error());
  return std::unique_ptr<Pictures>(new Pictures(std::move(*pool)));
}

template <class T>
std::shared_ptr<const T> Pictures::find(Kept<T>& kept, const std::string& key) {
  const std::lock_guard lock(mutex_);
  for (auto at = kept.begin(); at != kept.end(); ++at)
    if (at->first == key) {
      kept.splice(kept.begin(), kept, at);
      return at->second;
    }
  return nullptr;
}

Result<std::shared_ptr<const std::string>> Pictures::draw(const Descriptor& file, const std::string& sha256,
                                                          uint32_t page) {
  const std::string key = sha256 + ":" + std::to_string(page);
  if (auto known = find(pictures_, key)) return known;
  if (const auto failed = find(failures_, key)) return tl::unexpected(*failed);
  const Turn turn(*this);
  if (!turn.granted()) return fail(ErrorCode::locked, "Too many pages are being drawn");
  auto drawn = pool_->draw(file, {page, dots_per_inch});
  if (!drawn) {
    const std::lock_guard lock(mutex_);
    keep(failures_, {key, std::make_shared<const Error>(drawn.error())}, most_failures);
    return tl::unexpected(drawn.error());
  }
  auto picture = std::make_shared<const std::string>(std::move(*drawn));
  const std::lock_guard lock(mutex_);
  keep(pictures_, {key, picture}, most_pictures);
  return picture;
}

Result<Descriptor> Pictures::take_out(const std::string& root, const std::string& path) {
  const Turn turn(*this);
  if (!turn.granted()) return fail(ErrorCode::locked, "Too many papers are being taken out of others");
  return PaperOpener(*pool_).open(root, path);
}

std::shared_ptr<const Layout> Pictures::layout(const Descriptor& file, const std::string& sha256) {
  if (auto known = find(layouts_, sha256)) return known;
  if (auto known = find(unreadable_, sha256)) return known;
  const Turn turn(*this);
  if (!turn.granted()) return nullptr;
  auto read = std::make_shared<const Layout>(pool_->read(file, "paper.pdf"));
  const std::lock_guard lock(mutex_);
  if (read->verdict == Verdict::ok)
    keep(layouts_, {sha256, read}, most_layouts);
  else
    keep(unreadable_, {sha256, read}, most_unreadable);
  return read;
}

std::vector<Box> boxes_to_mark(const Page& page, const std::vector<std::string>& words) {
  std::vector<Box> boxes;
  if (words.empty()) return boxes;
  const auto matches = [&words](const Line& line, const Word& word) {
    if (word.start > line.text.size()) return false;
    const auto parts = mark_words(std::string_view(line.text).substr(word.start, word.length), words);
    return std::any_of(parts.begin(), parts.end(), [](const SnippetPart& part) { return part.hit; });
  };
  for (const auto& line : page.lines) {
    bool before = false;  // the word before matched too: both are one hit
    for (const auto& word : line.words) {
      const bool hit = matches(line, word);
      if (hit && before)
        boxes.back() = {std::min(boxes.back().x0, word.box.x0), std::min(boxes.back().y0, word.box.y0),
                        std::max(boxes.back().x1, word.box.x1), std::max(boxes.back().y1, word.box.y1)};
      else if (hit)
        boxes.push_back(word.box);
      before = hit;
    }
  }
  return boxes;
}

}  // namespace minutebook

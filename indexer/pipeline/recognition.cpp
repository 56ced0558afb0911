// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/pipeline/recognition.hpp"

#include <algorithm>
#include <atomic>
#include <thread>
#include <utility>
#include <vector>

#include "lib/base/hash.hpp"

namespace minutebook {
namespace {

constexpr double least_for_junk = 50;  // confidence of a page that takes the place of a text layer that makes no sense
constexpr double least_when_forced = 60;  // and of one that does

struct Weight {
  size_t letters = 0;
  double confidence = 0;  ///< mean of the lines that have one
};

Weight weight_of(const Page& page) {
  Weight weight;
  double sum = 0;
  for (const auto& line : page.lines) {
    weight.letters += line.text.size();
    sum += static_cast<double>(line.confidence) * static_cast<double>(line.text.size());
  }
  if (weight.letters > 0) weight.confidence = sum / static_cast<double>(weight.letters);
  return weight;
}

/// Whether what was recognised tells more of the page than what its text layer says.
bool is_better(const Page& recognized, const Page& printed, OcrMode mode) {
  const Weight read = weight_of(recognized);
  const Weight had = weight_of(printed);
  if (printed.doubtful) return read.confidence >= least_for_junk && read.letters * 4 > had.letters;
  if (mode == OcrMode::force) return read.confidence >= least_when_forced && read.letters * 2 > had.letters;
  return read.letters > had.letters;
}

/// Said of a page that could not be read, behind "its picture was not read: ".
std::string trouble_of(const Layout& recognized) {
  return recognized.verdict_detail.empty() ? std::string(to_name(recognized.verdict)) : recognized.verdict_detail;
}

void judge(Layout& layout) {
  if (layout.verdict != Verdict::no_text) return;
  const auto has_words = [](const Page& page) { return !page.lines.empty(); };
  if (std::any_of(layout.pages.begin(), layout.pages.end(), has_words)) {
    layout.verdict = Verdict::ok;
    layout.verdict_detail.clear();
    return;
  }
  const auto failed =
      std::find_if(layout.pages.begin(), layout.pages.end(), [](const Page& page) { return !page.trouble.empty(); });
  layout.verdict_detail = failed == layout.pages.end() ? "no words were recognised in its pictures of pages"
                                                       : "its pictures of pages were not read: " + failed->trouble;
}

}  // namespace

Recognition::Recognition(OcrMode mode, PageReader read_page, std::optional<OcrCache> cache, unsigned threads,
                         const std::atomic<bool>* stop)
    : mode_(mode),
      read_page_(std::move(read_page)),
      cache_(std::move(cache)),
      threads_(std::max(threads, 1U)),
      stop_(stop) {}

bool Recognition::is_wanted(const Layout& layout, const Page& page) const {
  if (layout.media_type != MediaType::pdf) return false;
  switch (mode_) {
    case OcrMode::off:
      return false;
    case OcrMode::automatic:
      return wants_recognition(page);
    case OcrMode::force:
      return true;
  }
  return false;
}

uint32_t Recognition::wanted(const Layout& layout) const {
  return static_cast<uint32_t>(std::count_if(layout.pages.begin(), layout.pages.end(),
                                             [&](const Page& page) { return is_wanted(layout, page); }));
}

Layout Recognition::read(const Descriptor& file, const std::string& sha256, uint32_t page) const {
  if (cache_)
    if (auto kept = cache_->find(sha256, page)) return std::move(*kept);
  Layout layout = read_page_(file, page);
  // A reader that could not be started, or lacks a language, says nothing of the page. A cache that cannot be written
  // (a full disk) costs time at the next run and nothing else.
  if (cache_ && layout.verdict != Verdict::unsupported) std::ignore = cache_->keep(sha256, page, layout);
  return layout;
}

void Recognition::put(Page& page, Layout recognized) const {
  if (recognized.verdict != Verdict::ok && recognized.verdict != Verdict::no_text)
    page.trouble = trouble_of(recognized);
  if (recognized.pages.size() != 1 || recognized.pages[0].number != page.number) return;
  Page& read = recognized.pages[0];
  // Whichever text is kept, what is stamped over the page is.
  std::vector<Overprint> prints = std::move(page.overprints);
  prints.insert(prints.end(), read.overprints.begin(), read.overprints.end());
  page.overprints = prints;
  if (!is_better(read, page, mode_)) return;
  read.overprints = std::move(prints);
  read.label = std::move(page.label);
  read.doubtful = page.doubtful;
  page = std::move(read);
}

void Recognition::complete(Layout& layout, const Descriptor& file) const {
  std::vector<Page*> pages;
  for (auto& page : layout.pages)
    if (is_wanted(layout, page)) pages.push_back(&page);
  if (pages.empty()) return;
  const std::string sha256 = cache_ ? sha256_hex_of(file).value_or("") : "";
  std::atomic<size_t> next{0};
  const auto work = [&] {
    for (size_t i = next++; i < pages.size() && !(stop_ && *stop_); i = next++)
      put(*pages[i], read(file, sha256, pages[i]->number));
  };
  {
    std::vector<std::jthread> others;
    for (unsigned i = 1; i < threads_ && i < pages.size(); ++i) others.emplace_back(work);
    work();
  }
  judge(layout);
}

LayoutReader with_recognition(LayoutReader read, const Recognition& recognition) {
  return [read = std::move(read), &recognition](const Descriptor& file, const std::string& name) {
    Layout layout = read(file, name);
    recognition.complete(layout, file);
    return layout;
  };
}

std::optional<OcrSummary> ocr_summary(const Layout& layout) {
  OcrSummary summary;
  double sum = 0;
  size_t letters = 0;
  for (const auto& page : layout.pages) {
    const Weight weight = weight_of(page);
    if (!(weight.confidence > 0)) continue;
    summary.pages.push_back(page.number);
    sum += weight.confidence * static_cast<double>(weight.letters);
    letters += weight.letters;
  }
  if (summary.pages.empty()) return std::nullopt;
  summary.confidence = static_cast<uint32_t>(sum / static_cast<double>(letters) + 0.5);
  return summary;
}

}  // namespace minutebook

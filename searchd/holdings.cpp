// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/holdings.hpp"

#include <algorithm>

#include "lib/base/text.hpp"

namespace minutebook {
namespace {

void count_pages(const DocumentRecord& record, Holdings& holdings) {
  const auto& pages = record.minutes.pages;
  // A paper without any text may have no page texts at all, though its pages were counted.
  const auto with_text = static_cast<uint32_t>(
      std::count_if(pages.begin(), pages.end(), [](const PageText& page) { return !trim(page.text).empty(); }));
  const uint32_t all = std::max(record.page_count, static_cast<uint32_t>(pages.size()));
  holdings.pages += all;
  if (with_text == all && record.verdict == Verdict::ok) return;
  holdings.unread_pages += all - with_text;
  holdings.unread.push_back({record.id, record.source.path, record.minutes.title, all, all - with_text,
                             record.verdict == Verdict::ok ? "" : std::string(advice(record.verdict))});
}

void count_date(const DocumentRecord& record, Holdings& holdings) {
  if (!record.minutes.date) {
    ++holdings.undated;
    return;
  }
  const std::string date = to_iso(*record.minutes.date);
  if (holdings.first_date.empty() || date < holdings.first_date) holdings.first_date = date;
  holdings.last_date = std::max(holdings.last_date, date);
}

}  // namespace

Result<Holdings> read_holdings(Reader& reader) {
  Holdings holdings;
  holdings.revision = reader.revision();
  const auto read = reader.each_document([&holdings](const DocumentRecord& record) {
    ++holdings.documents;
    holdings.ids.push_back(record.id);
    count_pages(record, holdings);
    count_date(record, holdings);
    return true;
  });
  if (!read) return tl::unexpected(read.error());
  std::sort(holdings.unread.begin(), holdings.unread.end(),
            [](const UnreadPaper& a, const UnreadPaper& b) { return a.path < b.path; });
  return holdings;
}

Result<std::shared_ptr<const Holdings>> HoldingsKeeper::of(Reader& reader) {
  const std::lock_guard lock(mutex_);
  if (kept_ != nullptr && kept_->revision == reader.revision()) return kept_;
  auto holdings = read_holdings(reader);
  if (!holdings) return tl::unexpected(holdings.error());
  kept_ = std::make_shared<const Holdings>(std::move(*holdings));
  return kept_;
}

}  // namespace minutebook

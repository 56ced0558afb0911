// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/index/holdings.hpp"

#include <algorithm>

#include "lib/index/archives.hpp"
#include "lib/index/format.hpp"
#include "lib/model/facts.hpp"

namespace minutebook {
namespace {

/// For whoever reads the paper; what to do about it (advice()) is for whoever keeps the archive.
std::string reason_in_words(Verdict verdict) {
  if (verdict == Verdict::ok) return {};
  return verdict == Verdict::no_text ? "It holds pictures of pages but no text." : "It could not be read to its end.";
}

void count(const PaperHead& paper, Holdings& holdings) {
  const DocumentSummary& document = paper.document;
  ++holdings.documents;
  holdings.papers.push_back(document.id);
  const uint32_t pages = std::max(document.pages, paper.unread_pages);
  holdings.pages += pages;
  holdings.unread_pages += paper.unread_pages;
  if (paper.unread_pages != 0 || paper.verdict != Verdict::ok)
    holdings.unread.push_back(
        {document.id, document.path, document.title, pages, paper.unread_pages, reason_in_words(paper.verdict)});
  if (document.date.empty()) {
    ++holdings.undated;
    return;
  }
  if (holdings.first_date.empty() || document.date < holdings.first_date) holdings.first_date = document.date;
  holdings.last_date = std::max(holdings.last_date, document.date);
}

}  // namespace

Holdings read_holdings(const Xapian::Database& papers, const RegisterStore& registers) {
  Holdings holdings;
  const auto end = papers.valuestream_end(format::slot::facts);
  for (auto at = papers.valuestream_begin(format::slot::facts); at != end; ++at)
    if (const auto paper = unpack_head(*at)) count(*paper, holdings);
  std::sort(holdings.papers.begin(), holdings.papers.end());
  std::sort(holdings.unread.begin(), holdings.unread.end(),
            [](const UnreadPaper& a, const UnreadPaper& b) { return a.path < b.path; });
  holdings.meetings = registers.ids(register_term::meeting);
  holdings.boards = registers.ids(register_term::board);
  holdings.archives = read_archives(papers);
  return holdings;
}

}  // namespace minutebook

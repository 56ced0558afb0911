// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/meeting_date_mail.hpp"

#include <algorithm>
#include <array>

#include "indexer/parse/scan.hpp"
#include "lib/base/text.hpp"

namespace minutebook {
namespace {

using Phrase = std::string_view;

constexpr size_t lines_searched = 40;
constexpr std::array<Phrase, 9> fields = {"from", "sent",    "date",        "to",        "cc",
                                          "bcc",  "subject", "attachments", "importance"};

/// The folded field name that a line begins with, empty if none.
Phrase field_of(Phrase folded) {
  const size_t colon = folded.find(':');
  if (colon == Phrase::npos) return {};
  const Phrase name = trim(folded.substr(0, colon));
  return std::find(fields.begin(), fields.end(), name) == fields.end() ? Phrase() : name;
}

/// "Sat, 12 Mar 2022 09:14:22 +0000", "… GMT".
bool has_clock_with_zone(Phrase folded) {
  return std::count(folded.begin(), folded.end(), ':') >= 3 || folded.find(" +0") != Phrase::npos ||
         folded.find(" -0") != Phrase::npos || find_word(folded, "gmt") != Phrase::npos;
}

}  // namespace

MailHeader find_mail_header(const CleanText& text) {
  const size_t n = std::min(text.lines.size(), lines_searched);
  MailHeader header;
  size_t known = 0;
  bool from = false, dated = false, proved = false;
  for (size_t i = 0; i < n; ++i) {
    const Phrase folded = Phrase(text.lines[i].folded).substr(0, 500);
    const Phrase field = field_of(folded);
    if (field.empty()) {
      // Long lists of receivers run over several lines.
      if (known > 0 && i < header.last + 3) continue;
      if (known >= 3) break;
      known = 0;
      from = dated = proved = false;
      continue;
    }
    if (known++ == 0) header.first = i;
    header.last = i + 1;
    from = from || field == "from";
    dated = dated || field == "sent" || field == "date";
    proved = proved || field == "sent" || (field != "subject" && text.lines[i].text.find('@') != std::string::npos) ||
             (field == "date" && has_clock_with_zone(folded));
  }
  if (known >= 3 && from && dated && proved) return header;
  return {};
}

}  // namespace minutebook

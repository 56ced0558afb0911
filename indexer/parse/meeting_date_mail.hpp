// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "indexer/parse/clean.hpp"

namespace minutebook {

/// Lines [first, last) of the header of an e-mail printed above a paper; empty when there is none.
struct MailHeader {
  size_t first = 0;
  size_t last = 0;
  bool holds(size_t line) const { return line >= first && line < last; }
};

/// "From:", "Sent:", "To:", "Subject:" one below the other near the beginning. The "To" and "Date" of a memorandum are
/// no mail: only "Sent", an address or a clock with its zone prove one.
MailHeader find_mail_header(const CleanText& text);

}  // namespace minutebook

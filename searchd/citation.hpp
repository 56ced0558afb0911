// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>

#include "lib/model/record.hpp"
#include "searchd/present.hpp"

namespace minutebook {

/// What of a paper is cited, and how its address begins.
struct CitedPart {
  uint32_t page = 0;  ///< 0: the whole paper
  std::string item;   ///< number of an item, may be empty or of no item of the paper
  Frame frame;
};

/// The paper as a record for reference managers (RIS, one tag a line ended by CR LF).
std::string citation_ris(const DocumentRecord& record, const CitedPart& part);

}  // namespace minutebook

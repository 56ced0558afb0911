// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>

#include "tests/unit/indexer/parse/typed_paper.hpp"

// The paper of a panel that table tests print their rows in.

namespace minutebook {

/// A paper, or the part that differs, and what is read from it.
struct PaperRow {
  const char* reason;
  const char* text;
  const char* expected;
};

const std::string frame_head = "PIER PANEL\n\nMinutes of the meeting held on 3 May 2021 at 7.00pm in the Sail Loft\n\n";
const std::string frame_tail = "\n\n4. Tolls\n\nThe report was noted.\n";

inline std::string chair(const Minutes& minutes) { return minutes.chair ? minutes.chair->name : "none"; }

}  // namespace minutebook

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <string_view>

#include "lib/base/result.hpp"
#include "lib/model/correction.hpp"
#include "lib/model/minutes.hpp"

namespace minutebook {

/// Is it the SHA-256 of a paper: 64 hexadecimal digits, small letters?
bool is_paper_hash(std::string_view text);

/// What can be told of a line without its paper: the field is known and the value has the right shape (bad_argument
/// says which it should have).
Result<void> check_correction(const Correction& correction);

/// Sets what the line says, wholly or not at all; the line has passed check_correction(). Returns what was read before
/// (may be empty). Fails with bad_argument when the paper has no such row or the value is none ("no item '9'").
Result<std::string> apply_correction(const Correction& correction, Minutes& minutes);

/// Rows that lines took away go; after the last line of a paper.
void drop_removed(Minutes& minutes);

}  // namespace minutebook

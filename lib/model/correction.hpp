// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/base/result.hpp"
#include "lib/model/minutes.hpp"
#include "lib/model/people.hpp"

namespace minutebook {

/// What a person says of one value: a line of corrections.jsonl (docs/corrections.md).
struct Correction {
  enum class Shape { none, text, owners, names };  ///< of `value`: null, a string, a list of owners, two names
  std::string sha256;  ///< of the paper's bytes, hexadecimal; empty for people.same and people.apart
  std::string field;
  Shape shape = Shape::none;
  std::string text;
  std::vector<Owner> owners;
  PersonRuling names;  ///< `same` is set from the field
  std::string who, why;
  friend bool operator==(const Correction& a, const Correction& b) = default;
};

/// Reads one line. Fails with bad_format, in one clause for a person: no JSON, no object, a key that is missing,
/// unknown or of the wrong type. Knows nothing of fields.
Result<Correction> correction_from_json(std::string_view line);

/// One line; what correction_from_json() reads back.
std::string to_json(const Correction& correction);

}  // namespace minutebook

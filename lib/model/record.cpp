// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/model/record.hpp"

#include "lib/base/hash.hpp"

namespace minutebook {

const Minutes& part_of(const DocumentRecord& record, uint32_t part) {
  const auto& further = record.minutes.further_meetings;
  return part == 0 || part > further.size() ? record.minutes : further[part - 1];
}

std::string document_id(const std::string& sha256, const std::string& path, bool copy) {
  constexpr size_t digits = 16;
  return (copy ? sha256_hex(sha256 + "/" + path) : sha256).substr(0, digits);
}

}  // namespace minutebook

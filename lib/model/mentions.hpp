// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <vector>

#include "lib/model/people.hpp"
#include "lib/model/record.hpp"

namespace minutebook {

/// A printed name with the page that proves it.
struct PersonMention {
  NameMention mention;
  uint32_t page = 0;      ///< 0 unknown
  uint32_t part = 0;      ///< of the meetings of a file, see part_of()
  bool unproved = false;  ///< of the running text alone: a name only if others in the archive have its given name
};

/// Everyone a record names, in the order of its parts. NameMention::status says how: a status of attendance, "chair",
/// "mover", "seconder", "voter", "owner", "contact", "replaced" (by a substitute), or "named" for the full name of one
/// of these in the running text, also where its surname is up to two letters off (domain specification §6.2 step 6).
/// Two words of the running text that look like one name spelt two ways, and belong to nobody above, are `unproved`.
/// Names without a surname are left out. Pure; linear in the text.
std::vector<PersonMention> mentions_of(const DocumentRecord& record);

}  // namespace minutebook

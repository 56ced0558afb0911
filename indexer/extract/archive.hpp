// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "lib/base/result.hpp"
#include "lib/model/layout.hpp"
#include "lib/worker/protocol.hpp"

namespace minutebook {

/// A zip of papers: no text of its own, `attachments` names what is in it, folders and what file managers leave behind
/// left out. More than max_attachments files: too_large, the first of them named.
Layout read_archive(std::string_view bytes);

/// The bytes of attachment number `index` of read_archive(). Fails for what is locked, damaged, or unpacks to more than
/// a paper may (limits.hpp).
Result<Parts> archive_parts(std::string_view bytes, uint32_t first, uint32_t count);

}  // namespace minutebook

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "lib/base/result.hpp"
#include "lib/model/layout.hpp"
#include "lib/worker/protocol.hpp"

namespace minutebook {

/// An e-mail (RFC 5322, MIME): sender, receivers, date and subject as lines, then the text it was written in, plain
/// before HTML. `attachments` names the papers that came with it; pictures, signatures and calendars are no papers.
/// What is encrypted is locked.
Layout read_mail(std::string_view bytes);

/// The bytes of attachment number `index` of read_mail(), decoded.
Result<Parts> mail_parts(std::string_view bytes, uint32_t first, uint32_t count);

}  // namespace minutebook

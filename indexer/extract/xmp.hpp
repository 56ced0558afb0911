// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>

#include "lib/model/layout.hpp"

namespace minutebook {

/// Notes what an XMP packet says of its file (Layout::declared): subject, keywords, rights, and what an organisation
/// adds of its own.
void declare_xmp(std::string packet, Layout& layout);

}  // namespace minutebook

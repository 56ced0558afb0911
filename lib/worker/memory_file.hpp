// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string_view>

#include "lib/base/file.hpp"

namespace minutebook {

/// A file in memory that nobody can change any more (memfd, sealed), for a reader that takes open files.
Result<Descriptor> file_in_memory(std::string_view bytes);

}  // namespace minutebook

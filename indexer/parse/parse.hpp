// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>

#include "lib/model/layout.hpp"
#include "lib/model/minutes.hpp"

namespace minutebook {

/// What is known of a file beside its text. Only ever a last resort (date_source=filename, ties of type).
struct ParseContext {
  std::string path;  ///< relative to the archive
};

/// Reads the record out of a layout. Pure and linear in the text; never fails: what is unclear is left out and, where a
/// person should look, noted in Minutes::problems. Thread-safe.
Minutes parse(const Layout& layout, const ParseContext& context);

}  // namespace minutebook

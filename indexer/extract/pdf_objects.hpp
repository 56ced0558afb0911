// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string_view>

#include "lib/model/layout.hpp"

namespace minutebook {

/// Notes what a PDF declares in dictionaries that Poppler's C++ interface does not tell of (Layout::declared): names
/// and words of stamps and other annotations, values of form fields, names of layers. Looks at the source of the file
/// and at its packed objects. Those of an encrypted file tell nothing but the names of stamps.
void declare_objects(std::string_view pdf, Layout& layout);

}  // namespace minutebook

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string_view>

#include "lib/model/layout.hpp"

namespace minutebook {

/// Notes something that a file says of itself outside its text (Layout::declared): the head of a page, a keyword, the
/// words of a stamp. What is no words, was said before or is beyond the first thousands is dropped; tabs become bars,
/// so that the parts of a head stay apart.
void declare(Layout& layout, std::string_view text);

/// The same of a piece of HTML or XML: each stretch of words between its tags, and the strings in them.
void declare_markup(Layout& layout, std::string_view markup);

/// The lines of another text that came with the file, without what is too long to be a marking.
void declare_lines(Layout& layout, const Layout& other);

/// The same of a property with a name. One whose name says that it tells who may see the paper ("Protective Marking",
/// "MSIP_Label_..._Name", "confidential": yes) is noted as "Classification: value".
void declare_property(Layout& layout, std::string_view name, std::string_view value);

}  // namespace minutebook

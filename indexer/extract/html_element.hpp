// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <libxml/tree.h>

#include <cstdint>
#include <string>
#include <string_view>

namespace minutebook {

/// What an element does to the text in it.
enum class ElementRole {
  inline_text,
  block,
  heading,
  line_break,
  rule,
  list,
  list_entry,
  table,
  skipped,
  preformatted
};

ElementRole role_of(const xmlNode& node);
std::string_view element_name(const xmlNode& node);
std::string html_attribute(const xmlNode& node, const char* name);

/// display:none, hidden, aria-hidden, or an element that never shows.
bool is_hidden(const xmlNode& node);

/// Style bits that the element and its style attribute add.
uint8_t style_of_element(const xmlNode& node);

/// 1 to 6 for h1 to h6 and role=heading, else 0.
uint8_t heading_of_element(const xmlNode& node);

/// A whole number of an attribute, `otherwise` if there is none.
uint32_t number_attribute(const xmlNode& node, const char* name, uint32_t otherwise);

}  // namespace minutebook

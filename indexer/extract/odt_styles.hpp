// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <map>
#include <optional>
#include <pugixml.hpp>
#include <string>

#include "indexer/extract/numbering.hpp"

namespace minutebook {

/// What a style says of text, its parents' words included.
struct OdtStyle {
  uint8_t style = 0;  ///< Style bits that are on
  uint8_t known = 0;  ///< Style bits that are said, on or off
  bool hidden = false;
  std::string list;  ///< list style of a paragraph style; may be empty
  float indent = 0;  ///< characters
};

/// The styles and list styles of content.xml and styles.xml.
class OdtStyles {
 public:
  /// Takes what stands in office:styles and office:automatic-styles below `root`.
  void load(const pugi::xml_node& root);
  [[nodiscard]] OdtStyle style(const std::string& name) const;
  [[nodiscard]] const ListDefinition* list(const std::string& name) const;
  /// The numbers of headings (text:outline-style).
  [[nodiscard]] const ListDefinition& outline() const { return outline_; }

 private:
  std::map<std::string, pugi::xml_node> styles_;
  std::map<std::string, ListDefinition> lists_;
  ListDefinition outline_;
};

}  // namespace minutebook

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <map>
#include <optional>
#include <pugixml.hpp>
#include <string>

#include "indexer/extract/numbering.hpp"

namespace minutebook {

/// w:numPr: which list and level a paragraph belongs to. List 0 takes a paragraph out of its style's list.
struct DocxListPlace {
  std::optional<uint32_t> list;
  std::optional<uint32_t> level;
};

/// What a paragraph style says, its ancestors' words included.
struct DocxStyle {
  uint8_t heading = 0;
  uint8_t style = 0;  ///< Style bits of all its text
  DocxListPlace list;
};

/// word/styles.xml.
class DocxStyles {
 public:
  void load(const pugi::xml_document& document);
  [[nodiscard]] DocxStyle paragraph(const std::string& id) const;
  [[nodiscard]] uint8_t character(const std::string& id) const;
  [[nodiscard]] const std::string& default_paragraph() const { return default_paragraph_; }

 private:
  struct Entry {
    pugi::xml_node node;
    std::string based_on;
  };
  std::map<std::string, Entry> entries_;
  std::string default_paragraph_;
};

/// word/numbering.xml with its running counts.
class DocxLists {
 public:
  void load(const pugi::xml_document& document);
  /// The next label of this list and level; empty if the list is not known.
  std::string next_label(uint32_t list, uint32_t level);
  /// The level that a list binds to a paragraph style (w:lvl/w:pStyle).
  [[nodiscard]] std::optional<uint32_t> level_of_style(uint32_t list, const std::string& style) const;
  [[nodiscard]] bool is_bullet(uint32_t list, uint32_t level) const;

 private:
  struct List {
    std::string definition;  ///< w:abstractNumId; lists of one definition count on from each other
    ListDefinition levels;
    std::map<uint32_t, uint32_t> start_overrides;
    bool begun = false;
  };
  struct Definition {
    ListDefinition levels;
    std::map<std::string, uint32_t> style_levels;
    std::string style_link;
  };
  std::map<std::string, Definition> definitions_;
  std::map<uint32_t, List> lists_;
  std::map<std::string, ListCounter> counters_;
};

/// w:b, w:i, w:u, w:strike ... of a w:rPr. `known` gets the bits that are said, whether on or off.
uint8_t docx_style_bits(const pugi::xml_node& run_properties, uint8_t& known);

/// A number of an attribute; nullopt if it is none.
std::optional<uint32_t> docx_number(const pugi::xml_node& node);

/// A toggle such as <w:b/> or <w:b w:val="0"/>.
bool docx_is_on(const pugi::xml_node& node);

}  // namespace minutebook

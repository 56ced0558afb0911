// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/docx_styles.hpp"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <string_view>
#include <vector>

#include "indexer/extract/xml.hpp"
#include "lib/base/text.hpp"
#include "lib/model/layout.hpp"

namespace minutebook {
namespace {

constexpr size_t most_ancestors = 20;  // styles based on styles; more is a circle

struct FormatName {
  std::string_view name;
  NumberFormat format;
};
constexpr FormatName format_names[] = {{"decimal", NumberFormat::decimal},
                                       {"decimalZero", NumberFormat::decimal_zero},
                                       {"lowerLetter", NumberFormat::lower_letter},
                                       {"upperLetter", NumberFormat::upper_letter},
                                       {"lowerRoman", NumberFormat::lower_roman},
                                       {"upperRoman", NumberFormat::upper_roman},
                                       {"ordinal", NumberFormat::ordinal},
                                       {"bullet", NumberFormat::bullet},
                                       {"none", NumberFormat::none}};

NumberFormat format_of(std::string_view name) {
  for (const auto& row : format_names)
    if (row.name == name) return row.format;
  return NumberFormat::decimal;
}

void read_level(const pugi::xml_node& node, ListDefinition& levels, uint32_t index) {
  if (index >= list_levels) return;
  ListLevel& level = levels[index];
  if (const auto format = node.child("w:numFmt")) level.format = format_of(attribute(format, "w:val"));
  if (const auto pattern = node.child("w:lvlText")) level.pattern = utf8_prefix(attribute(pattern, "w:val"), 100);
  if (const auto start = docx_number(node.child("w:start"))) level.start = *start;
  level.plain_digits = docx_is_on(node.child("w:isLgl"));
}

/// "heading 2", "Heading2", "Title": headings by the names that Word gives its own styles.
uint8_t heading_of_name(std::string_view name) {
  const std::string lower = to_lower_ascii(name);
  if (lower == "title") return 1;
  if (!lower.starts_with("heading") || lower.size() < 8) return 0;
  const char level = lower.back();
  return level >= '1' && level <= '6' ? static_cast<uint8_t>(level - '0') : uint8_t{0};
}

}  // namespace

std::optional<uint32_t> docx_number(const pugi::xml_node& node) {
  const std::string_view text = attribute(node, "w:val");
  uint32_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

bool docx_is_on(const pugi::xml_node& node) {
  if (!node) return false;
  const std::string_view value = attribute(node, "w:val");
  return value != "0" && value != "false" && value != "off" && value != "none";
}

uint8_t docx_style_bits(const pugi::xml_node& run_properties, uint8_t& known) {
  struct Row {
    const char* name;
    Style style;
  };
  constexpr Row rows[] = {{"w:b", style_bold},
                          {"w:i", style_italic},
                          {"w:u", style_underline},
                          {"w:strike", style_struck},
                          {"w:dstrike", style_struck}};
  uint8_t style = 0;
  for (const auto& row : rows) {
    const auto node = run_properties.child(row.name);
    if (!node) continue;
    known |= row.style;
    if (docx_is_on(node)) style |= row.style;
  }
  if (const auto raised = run_properties.child("w:vertAlign")) {
    known |= style_superscript;
    if (attribute(raised, "w:val") == "superscript") style |= style_superscript;
  }
  return style;
}

void DocxStyles::load(const pugi::xml_document& document) {
  for (const auto node : document.child("w:styles").children("w:style")) {
    const std::string id(attribute(node, "w:styleId"));
    entries_[id] = {node, std::string(attribute(node.child("w:basedOn"), "w:val"))};
    if (attribute(node, "w:type") == "paragraph" && attribute(node, "w:default") == "1") default_paragraph_ = id;
  }
}

DocxStyle DocxStyles::paragraph(const std::string& id) const {
  DocxStyle out;
  uint8_t known = 0;
  std::string next = id.empty() ? default_paragraph_ : id;
  for (size_t i = 0; i < most_ancestors; ++i) {
    const auto found = entries_.find(next);
    if (found == entries_.end()) break;
    const auto& node = found->second.node;
    const auto properties = node.child("w:pPr");
    uint8_t said = 0;
    const uint8_t bits = docx_style_bits(node.child("w:rPr"), said);
    out.style |= bits & static_cast<uint8_t>(~known);
    known |= said;
    if (!out.heading) out.heading = heading_of_name(attribute(node.child("w:name"), "w:val"));
    if (const auto level = docx_number(properties.child("w:outlineLvl")); !out.heading && level && *level < 6)
      out.heading = static_cast<uint8_t>(*level + 1);
    const auto place = properties.child("w:numPr");
    if (!out.list.list) out.list.list = docx_number(place.child("w:numId"));
    if (!out.list.level) out.list.level = docx_number(place.child("w:ilvl"));
    next = found->second.based_on;
  }
  return out;
}

uint8_t DocxStyles::character(const std::string& id) const {
  uint8_t style = 0;
  uint8_t known = 0;
  std::string next = id;
  for (size_t i = 0; i < most_ancestors; ++i) {
    const auto found = entries_.find(next);
    if (found == entries_.end()) break;
    uint8_t said = 0;
    const uint8_t bits = docx_style_bits(found->second.node.child("w:rPr"), said);
    style |= bits & static_cast<uint8_t>(~known);
    known |= said;
    next = found->second.based_on;
  }
  return style;
}

void DocxLists::load(const pugi::xml_document& document) {
  const auto root = document.child("w:numbering");
  std::map<std::string, std::string> by_style;  // w:styleLink -> the definition that carries the levels
  for (const auto node : root.children("w:abstractNum")) {
    Definition definition;
    definition.style_link = attribute(node.child("w:numStyleLink"), "w:val");
    for (const auto level : node.children("w:lvl")) {
      const uint32_t index = level.attribute("w:ilvl").as_uint();
      read_level(level, definition.levels, index);
      if (const auto style = level.child("w:pStyle"))
        definition.style_levels[std::string(attribute(style, "w:val"))] = index;
    }
    const std::string id(attribute(node, "w:abstractNumId"));
    if (const auto style = node.child("w:styleLink")) by_style[std::string(attribute(style, "w:val"))] = id;
    definitions_[id] = std::move(definition);
  }
  for (const auto node : root.children("w:num")) {
    List list;
    list.definition = attribute(node.child("w:abstractNumId"), "w:val");
    if (const auto link = by_style.find(definitions_[list.definition].style_link); link != by_style.end())
      list.definition = link->second;
    list.levels = definitions_[list.definition].levels;
    for (const auto change : node.children("w:lvlOverride")) {
      const uint32_t index = change.attribute("w:ilvl").as_uint();
      if (const auto level = change.child("w:lvl")) read_level(level, list.levels, index);
      if (const auto start = docx_number(change.child("w:startOverride"))) list.start_overrides[index] = *start;
    }
    lists_[node.attribute("w:numId").as_uint()] = std::move(list);
  }
}

std::string DocxLists::next_label(uint32_t list, uint32_t level) {
  const auto found = lists_.find(list);
  if (found == lists_.end()) return {};
  ListCounter& counter = counters_[found->second.definition];
  if (!found->second.begun)
    for (const auto& [index, start] : found->second.start_overrides) counter.restart(index, start);
  found->second.begun = true;
  return counter.next(found->second.levels, level);
}

std::optional<uint32_t> DocxLists::level_of_style(uint32_t list, const std::string& style) const {
  const auto found = lists_.find(list);
  if (found == lists_.end()) return std::nullopt;
  const auto definition = definitions_.find(found->second.definition);
  if (definition == definitions_.end()) return std::nullopt;
  const auto level = definition->second.style_levels.find(style);
  if (level == definition->second.style_levels.end()) return std::nullopt;
  return level->second;
}

bool DocxLists::is_bullet(uint32_t list, uint32_t level) const {
  const auto found = lists_.find(list);
  return found != lists_.end() && level < list_levels && found->second.levels[level].format == NumberFormat::bullet;
}

}  // namespace minutebook

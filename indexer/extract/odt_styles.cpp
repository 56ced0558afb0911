// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/odt_styles.hpp"

#include <algorithm>
#include <string_view>

#include "indexer/extract/xml.hpp"
#include "lib/base/text.hpp"
#include "lib/model/layout.hpp"

namespace minutebook {
namespace {

constexpr size_t most_ancestors = 20;

NumberFormat format_of(std::string_view name) {
  if (name == "a") return NumberFormat::lower_letter;
  if (name == "A") return NumberFormat::upper_letter;
  if (name == "i") return NumberFormat::lower_roman;
  if (name == "I") return NumberFormat::upper_roman;
  return name.empty() ? NumberFormat::none : NumberFormat::decimal;
}

/// ODF says prefix, number of levels shown and suffix where Word has one pattern: "%1.%2".
std::string pattern_of(const pugi::xml_node& node, uint32_t level, NumberFormat format) {
  if (format == NumberFormat::none)
    return std::string(utf8_prefix(attribute(node, "style:num-prefix"), 50)) +
           std::string(utf8_prefix(attribute(node, "style:num-suffix"), 50));
  const uint32_t shown = std::clamp<uint32_t>(node.attribute("text:display-levels").as_uint(1), 1, level + 1);
  std::string out(utf8_prefix(attribute(node, "style:num-prefix"), 50));
  for (uint32_t i = level + 1 - shown; i <= level; ++i) {
    out += "%" + std::to_string(i + 1);
    if (i < level) out += ".";
  }
  return out + std::string(utf8_prefix(attribute(node, "style:num-suffix"), 50));
}

void read_level(const pugi::xml_node& node, ListDefinition& definition) {
  const uint32_t level = node.attribute("text:level").as_uint(1) - 1;
  if (level >= 9) return;
  ListLevel& out = definition[level];
  const std::string_view name = node.name();
  if (name == "text:list-level-style-bullet") {
    out.format = NumberFormat::bullet;
  } else if (name == "text:list-level-style-number" || name == "text:outline-level-style") {
    out.format = format_of(attribute(node, "style:num-format"));
    out.pattern = pattern_of(node, level, out.format);
    out.start = node.attribute("text:start-value").as_uint(1);
  } else {
    out.format = NumberFormat::none;
  }
}

/// "1.27cm", "0.5in", "12pt" in characters of 6 points.
float characters_of(std::string_view length) {
  const std::string text(length.substr(0, 20));
  char* end = nullptr;
  const double value = std::strtod(text.c_str(), &end);
  const std::string_view unit(end);
  const double points = unit == "cm" ? value * 28.35 : unit == "mm" ? value * 2.835 : unit == "in" ? value * 72 : value;
  return static_cast<float>(std::clamp(points / 6, 0.0, 300.0));
}

/// `bit` is set or cleared by the attribute if it is there and not said already by a nearer style.
void say(OdtStyle& out, uint8_t bit, std::string_view value, bool on) {
  if (value.empty() || (out.known & bit)) return;
  out.known |= bit;
  if (on) out.style |= bit;
}

void read_text_properties(const pugi::xml_node& node, OdtStyle& out) {
  const auto weight = attribute(node, "fo:font-weight");
  say(out, style_bold, weight,
      weight == "bold" || weight == "600" || weight == "700" || weight == "800" || weight == "900");
  const auto slant = attribute(node, "fo:font-style");
  say(out, style_italic, slant, slant == "italic" || slant == "oblique");
  const auto under = attribute(node, "style:text-underline-style");
  say(out, style_underline, under, under != "none");
  const auto through = attribute(node, "style:text-line-through-style");
  say(out, style_struck, through, through != "none");
  const auto position = attribute(node, "style:text-position");
  say(out, style_superscript, position, position.starts_with("super"));
  if (attribute(node, "text:display") == "none") out.hidden = true;
}

}  // namespace

void OdtStyles::load(const pugi::xml_node& root) {
  for (const char* part : {"office:styles", "office:automatic-styles"}) {
    const auto group = root.child(part);
    for (const auto node : group.children("style:style")) styles_[std::string(attribute(node, "style:name"))] = node;
    for (const auto node : group.children("text:list-style")) {
      ListDefinition& definition = lists_[std::string(attribute(node, "style:name"))];
      for (auto& level : definition) level.format = NumberFormat::none;
      for (const auto level : node.children()) read_level(level, definition);
    }
    if (const auto node = group.child("text:outline-style")) {
      for (auto& level : outline_) level.format = NumberFormat::none;
      for (const auto level : node.children()) read_level(level, outline_);
    }
  }
}

OdtStyle OdtStyles::style(const std::string& name) const {
  OdtStyle out;
  std::string next = name;
  for (size_t i = 0; i < most_ancestors && !next.empty(); ++i) {
    const auto found = styles_.find(next);
    if (found == styles_.end()) break;
    const auto& node = found->second;
    read_text_properties(node.child("style:text-properties"), out);
    if (out.list.empty()) out.list = attribute(node, "style:list-style-name");
    if (out.indent <= 0)
      out.indent = characters_of(attribute(node.child("style:paragraph-properties"), "fo:margin-left"));
    next = attribute(node, "style:parent-style-name");
  }
  return out;
}

const ListDefinition* OdtStyles::list(const std::string& name) const {
  const auto found = lists_.find(name);
  return found == lists_.end() ? nullptr : &found->second;
}

}  // namespace minutebook

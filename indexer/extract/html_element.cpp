// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/html_element.hpp"

#include <libxml/xmlmemory.h>

#include <algorithm>
#include <charconv>
#include <memory>

#include "lib/base/text.hpp"
#include "lib/model/layout.hpp"

namespace minutebook {
namespace {

struct ElementRow {
  std::string_view name;
  ElementRole role;
};
/// Sorted by name; an element that is not here is inline.
constexpr ElementRow element_rows[] = {
    {"address", ElementRole::block},    {"article", ElementRole::block},    {"aside", ElementRole::block},
    {"audio", ElementRole::skipped},    {"blockquote", ElementRole::block}, {"body", ElementRole::block},
    {"br", ElementRole::line_break},    {"button", ElementRole::skipped},   {"canvas", ElementRole::skipped},
    {"caption", ElementRole::block},    {"center", ElementRole::block},     {"datalist", ElementRole::skipped},
    {"dd", ElementRole::block},         {"details", ElementRole::block},    {"dialog", ElementRole::skipped},
    {"dir", ElementRole::list},         {"div", ElementRole::block},        {"dl", ElementRole::block},
    {"dt", ElementRole::block},         {"embed", ElementRole::skipped},    {"fieldset", ElementRole::block},
    {"figcaption", ElementRole::block}, {"figure", ElementRole::block},     {"footer", ElementRole::block},
    {"form", ElementRole::block},       {"h1", ElementRole::heading},       {"h2", ElementRole::heading},
    {"h3", ElementRole::heading},       {"h4", ElementRole::heading},       {"h5", ElementRole::heading},
    {"h6", ElementRole::heading},       {"head", ElementRole::skipped},     {"header", ElementRole::block},
    {"hr", ElementRole::rule},          {"iframe", ElementRole::skipped},   {"input", ElementRole::skipped},
    {"legend", ElementRole::block},     {"li", ElementRole::list_entry},    {"main", ElementRole::block},
    {"map", ElementRole::skipped},      {"menu", ElementRole::list},        {"nav", ElementRole::skipped},
    {"noframes", ElementRole::skipped}, {"object", ElementRole::skipped},   {"ol", ElementRole::list},
    {"option", ElementRole::skipped},   {"p", ElementRole::block},          {"pre", ElementRole::preformatted},
    {"script", ElementRole::skipped},   {"section", ElementRole::block},    {"select", ElementRole::skipped},
    {"style", ElementRole::skipped},    {"summary", ElementRole::block},    {"svg", ElementRole::skipped},
    {"table", ElementRole::table},      {"tbody", ElementRole::block},      {"td", ElementRole::block},
    {"template", ElementRole::skipped}, {"textarea", ElementRole::skipped}, {"tfoot", ElementRole::block},
    {"th", ElementRole::block},         {"thead", ElementRole::block},      {"title", ElementRole::skipped},
    {"tr", ElementRole::block},         {"ul", ElementRole::list},          {"video", ElementRole::skipped}};

struct StyleRow {
  std::string_view name;
  uint8_t style;
};
constexpr StyleRow style_rows[] = {{"b", style_bold},
                                   {"strong", style_bold},
                                   {"i", style_italic},
                                   {"em", style_italic},
                                   {"cite", style_italic},
                                   {"u", style_underline},
                                   {"ins", 0},
                                   {"s", style_struck},
                                   {"strike", style_struck},
                                   {"del", style_struck},
                                   {"sup", style_superscript}};

/// A style attribute without blanks, in small letters.
std::string css_of(const xmlNode& node) {
  std::string css = to_lower_ascii(html_attribute(node, "style"));
  std::erase_if(css, [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; });
  return css;
}

bool has(const std::string& css, const char* part) { return css.find(part) != std::string::npos; }

}  // namespace

std::string_view element_name(const xmlNode& node) {
  return node.type == XML_ELEMENT_NODE && node.name ? reinterpret_cast<const char*>(node.name) : std::string_view();
}

std::string html_attribute(const xmlNode& node, const char* name) {
  const std::unique_ptr<xmlChar, void (*)(void*)> value(xmlGetProp(&node, reinterpret_cast<const xmlChar*>(name)),
                                                        [](void* raw) { xmlFree(raw); });
  return value ? repair_utf8(reinterpret_cast<const char*>(value.get())) : std::string();
}

ElementRole role_of(const xmlNode& node) {
  const std::string_view name = element_name(node);
  const auto row = std::lower_bound(std::begin(element_rows), std::end(element_rows), name,
                                    [](const ElementRow& a, std::string_view b) { return a.name < b; });
  if (row == std::end(element_rows) || row->name != name)
    return heading_of_element(node) ? ElementRole::heading : ElementRole::inline_text;
  return row->role == ElementRole::block && heading_of_element(node) ? ElementRole::heading : row->role;
}

bool is_hidden(const xmlNode& node) {
  if (xmlHasProp(&node, reinterpret_cast<const xmlChar*>("hidden"))) return true;
  if (html_attribute(node, "aria-hidden") == "true") return true;
  const std::string role = html_attribute(node, "role");
  if (role == "navigation" || role == "search") return true;
  const std::string css = css_of(node);
  return has(css, "display:none") || has(css, "visibility:hidden");
}

uint8_t style_of_element(const xmlNode& node) {
  uint8_t style = 0;
  const std::string_view name = element_name(node);
  for (const auto& row : style_rows)
    if (row.name == name) style |= row.style;
  const std::string css = css_of(node);
  if (css.empty()) return style;
  if (has(css, "font-weight:bold") || has(css, "font-weight:700") || has(css, "font-weight:600")) style |= style_bold;
  if (has(css, "font-style:italic")) style |= style_italic;
  if (has(css, "line-through")) style |= style_struck;
  if (has(css, "text-decoration:underline")) style |= style_underline;
  return style;
}

uint8_t heading_of_element(const xmlNode& node) {
  const std::string_view name = element_name(node);
  if (name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6')
    return static_cast<uint8_t>(name[1] - '0');
  if (!node.properties || html_attribute(node, "role") != "heading") return 0;
  return static_cast<uint8_t>(std::clamp<uint32_t>(number_attribute(node, "aria-level", 2), 1, 6));
}

uint32_t number_attribute(const xmlNode& node, const char* name, uint32_t otherwise) {
  const std::string text = html_attribute(node, name);
  const std::string_view digits = trim(text);
  uint32_t value = 0;
  const auto result = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return result.ec == std::errc() ? value : otherwise;
}

}  // namespace minutebook

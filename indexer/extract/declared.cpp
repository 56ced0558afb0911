// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/declared.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <string>

#include "indexer/extract/css_strings.hpp"
#include "lib/base/text.hpp"

namespace minutebook {
namespace {

constexpr size_t most_declared = 2000;
constexpr size_t longest = 300;  // bytes; what marks is short

bool has_any(std::string_view text, std::span<const std::string_view> parts) {
  return std::any_of(parts.begin(), parts.end(), [&](std::string_view part) { return text.find(part) != text.npos; });
}

bool is_yes(std::string_view value) {
  const std::string lower = to_lower_ascii(trim(value));
  return lower == "true" || lower == "yes" || lower == "1" || lower == "on";
}

/// Names are written in many ways: "ProtectiveMarking", "protective_marking", "X-Protective-Marking".
std::string plain_name(std::string_view name) {
  std::string out;
  for (const char c : to_lower_ascii(name))
    if (c >= 'a' && c <= 'z') out += c;
  return out;
}

bool names_classification(const std::string& name) {
  constexpr std::array<std::string_view, 8> parts = {"classification",  "sensitivity",   "protectivemarking",
                                                     "markings",        "securitylabel", "securitylevel",
                                                     "confidentiality", "visibility"};
  const bool office_label = name.starts_with("msiplabel") && name.ends_with("name");
  return office_label || name == "marking" || name == "security" || name == "restriction" || has_any(name, parts);
}

}  // namespace

void declare(Layout& layout, std::string_view text) {
  std::string words = repair_utf8(utf8_prefix(trim(text), longest));
  for (char& c : words)
    if (c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v') c = '|';
  const bool has_letter = std::any_of(words.begin(), words.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
  });
  auto& declared = layout.declared;
  if (!has_letter || declared.size() >= most_declared ||
      std::find(declared.begin(), declared.end(), words) != declared.end())
    return;
  declared.push_back(std::move(words));
}

void declare_markup(Layout& layout, std::string_view markup) {
  constexpr size_t most_bytes = 100'000;
  markup = markup.substr(0, most_bytes);
  while (!markup.empty()) {
    const size_t open = std::min(markup.find('<'), markup.size());
    if (open > 0) declare(layout, markup.substr(0, open));
    markup.remove_prefix(open);
    const size_t close = std::min(markup.find('>'), markup.size());
    const std::string_view tag = markup.substr(0, close);
    if (tag.find('"') != std::string_view::npos)
      for (const auto& text : css_strings(tag)) declare(layout, text);
    markup.remove_prefix(std::min(close + 1, markup.size()));
  }
}

void declare_lines(Layout& layout, const Layout& other) {
  constexpr size_t longest_line = 90, longest_statute = 300;  // the small print below a mail is longer
  for (const auto& text : other.declared) declare(layout, text);
  for (const auto& page : other.pages)
    for (const auto& line : page.lines) {
      const bool statute = line.text.size() <= longest_statute && (line.text.find("ublication") != std::string::npos ||
                                                                   line.text.find("12A") != std::string::npos);
      if (line.text.size() <= longest_line || statute) declare(layout, line.text);
    }
}

void declare_property(Layout& layout, std::string_view name, std::string_view value) {
  // Who wrote it with what and when; the title is kept elsewhere.
  constexpr std::array<std::string_view, 12> others = {"creator",  "created",  "modified", "generator",
                                                       "revision", "language", "viewport", "printed",
                                                       "title",    "date",     "producer", "trapped"};
  const std::string plain = plain_name(name);
  if (!names_classification(plain) && has_any(plain, others)) return;
  declare(layout, value);
  for (const std::string_view mark :
       {"confidential", "restricted", "exempt", "private", "sensitive", "notforpublication"})
    if (plain == mark && is_yes(value)) return declare(layout, "Classification: " + std::string(mark));
  if (names_classification(plain)) declare(layout, "Classification: " + std::string(trim(value)));
}

}  // namespace minutebook

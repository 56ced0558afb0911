// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/declared.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <string>

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
  constexpr std::array<std::string_view, 7> parts = {"classification", "sensitivity",   "protectivemarking", "markings",
                                                     "securitylabel",  "securitylevel", "confidentiality"};
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

void declare_property(Layout& layout, std::string_view name, std::string_view value) {
  // Who wrote it with what and when; the title is kept elsewhere.
  constexpr std::array<std::string_view, 12> others = {"creator",  "created",  "modified", "generator",
                                                       "revision", "language", "viewport", "printed",
                                                       "title",    "date",     "producer", "trapped"};
  const std::string plain = plain_name(name);
  if (has_any(plain, others)) return;
  declare(layout, value);
  for (const std::string_view mark : {"confidential", "restricted", "exempt", "private", "sensitive"})
    if (plain == mark && is_yes(value)) return declare(layout, "Classification: " + std::string(mark));
  if (names_classification(plain)) declare(layout, "Classification: " + std::string(trim(value)));
}

}  // namespace minutebook

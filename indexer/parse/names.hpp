// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace minutebook {

/// A printed personal name taken apart (docs: domain specification §6.1).
struct PersonName {
  std::string name;        ///< without titles and honours: "Nora Sparrow"
  std::string as_printed;  ///< "Cllr Nora Sparrow OBE"
  std::vector<std::string> prefix;
  std::vector<std::string> suffix;
  std::string initials;  ///< from a key in brackets, "(DS)"
  std::string role;      ///< from brackets or after a comma or dash
  std::string organization;
  std::vector<std::string>
      remarks;  ///< what else stood with the name: "left at 8pm", "via Zoom", "substitute for Cllr B"
  friend bool operator==(const PersonName&, const PersonName&) = default;
};

/// One printed name, or nothing when the text is not a person (a role, a body, a place, a sentence).
std::optional<PersonName> parse_person(std::string_view text);

/// A printed list: "Cllrs A Hayward (in the chair), B Hoskins, OBE and C Webb". Titles in the plural are dealt out.
/// Parts that are no person are left out. Linear in the text.
std::vector<PersonName> parse_people(std::string_view text);

/// True if the text names a job or office and no person: "Head of Finance", "Clerk", "Heads of Programmes".
bool is_role(std::string_view text);

/// True if the text names an organisation: "Essex CC", "Acme Ltd", "SBC".
bool is_organization(std::string_view text);

/// "for Dr Penn", "vice Mr J Oak", "alternate for A Fir": what stands behind the name of someone who came in another's
/// place.
bool names_the_one_replaced(std::string_view remark);

/// True if `key` can stand for `name` in an initials key: "RW" or "PWh" for "Robin Wardle", "Paul Whitby".
bool matches_initials(std::string_view key, std::string_view name);

}  // namespace minutebook

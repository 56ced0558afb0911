// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace minutebook {

enum class FieldId {
  board,
  type,
  date,
  from,
  to,
  year,
  attendee,
  apologies,
  owner,
  chair,
  contact,
  title,
  decision,
  action,
  purpose,
  outcome,
  ref,
  kind,
  organization,
  item,
  path,
  in,
  status,
  due
};

enum class FieldKind {
  name,   ///< folded words of a personal or body name, never stemmed; a quoted value must match as a phrase of one name
  words,  ///< free text, stemmed
  term,   ///< one value of a closed or open list, folded
  date,   ///< a date or range
  number
};

enum FieldFlag : uint32_t {
  field_none = 0,
  field_facet = 1,      ///< counted in facets
  field_parameter = 2,  ///< also a parameter of GET /api/v1/search
  field_many = 4,       ///< a document may hold several values
};

/// One row of the field table: the only place that says what a field is called and how it is stored.
struct Field {
  FieldId id;
  std::string_view name;     ///< as typed in queries and used as parameter
  std::string_view aliases;  ///< separated by spaces, may be empty
  std::string_view prefix;   ///< Xapian term prefix, empty for none
  int slot;                  ///< Xapian value slot, -1 none
  FieldKind kind;
  uint32_t flags;  ///< FieldFlag bits
  std::string_view description;
  std::string_view example;
};

/// All rows, in the order they are shown.
std::span<const Field> fields();
const Field& field(FieldId id);
/// By name or alias, ignoring ASCII case.
const Field* find_field(std::string_view name);

}  // namespace minutebook

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "lib/base/date.hpp"
#include "lib/model/fields.hpp"

namespace minutebook {

enum class NodeKind {
  nothing,      ///< the empty query
  word,         ///< text: as typed, may hold several words joined by marks ("24/00109", "self-assessment")
  phrase,       ///< text: these words in this order, unstemmed
  wildcard,     ///< text: the letters before the *
  field,        ///< field, text, quoted; text "*" means any value, a trailing * any ending
  range,        ///< range: the meeting's date
  near,         ///< children (words and phrases) at most `distance` words apart
  negation,     ///< one child that must not match
  sequence,     ///< children side by side: filters and phrases are required, words rank by how many match
  conjunction,  ///< children joined by AND: all required
  disjunction   ///< children joined by OR
};

/// A query as a value. Trees made by parse_query are simplified: no sequence directly in a sequence (nor conjunction,
/// disjunction alike), no group with fewer than two children, no double negation.
struct Ast {
  NodeKind kind = NodeKind::nothing;
  std::string text;
  FieldId field = FieldId::board;
  bool quoted = false;
  DateRange range;
  uint32_t distance = 0;
  std::vector<Ast> children;
  friend bool operator==(const Ast&, const Ast&) = default;
};

Ast make_leaf(NodeKind kind, std::string text);
Ast make_field(FieldId field, std::string value, bool quoted);
Ast make_range(DateRange range);
Ast make_group(NodeKind kind, std::vector<Ast> children);

/// The same query in the form described at Ast.
Ast simplify(Ast ast);

}  // namespace minutebook

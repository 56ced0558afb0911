// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "lib/model/search.hpp"
#include "lib/query/ast.hpp"

namespace minutebook {

/// A query read leniently: there is always a tree, and every repair is listed.
struct ParsedQuery {
  Ast ast;
  std::vector<QueryProblem> problems;
};

/// Reads what a person typed (docs/query-language.md). Never fails; at most 2,000 bytes and 32 words are used, the rest
/// is a problem.
ParsedQuery parse_query(std::string_view text);

/// Printable tree for tests and `--explain`: (and (word drainage) (phrase mill lane)).
std::string to_text(const Ast& ast);

/// The query as typed syntax again: parse_query(to_query(ast)).ast == ast.
std::string to_query(const Ast& ast);

/// Plain English: "All of: drainage; phrase: Mill Lane; board: Planning". Plain words among `silent` only ask, and are
/// left out beside others.
std::string to_words(const Ast& ast, const std::vector<std::string>& silent = {});

}  // namespace minutebook

// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/query/ast.hpp"

#include <algorithm>
#include <utility>

namespace minutebook {
namespace {

bool is_group(NodeKind kind) {
  return kind == NodeKind::sequence || kind == NodeKind::conjunction || kind == NodeKind::disjunction;
}

std::vector<Ast> simplified_children(Ast& ast) {
  std::vector<Ast> out;
  for (auto& child : ast.children) {
    Ast simple = simplify(std::move(child));
    if (simple.kind == NodeKind::nothing) continue;
    if (is_group(ast.kind) && simple.kind == ast.kind)
      std::move(simple.children.begin(), simple.children.end(), std::back_inserter(out));
    else
      out.push_back(std::move(simple));
  }
  return out;
}

}  // namespace

Ast make_leaf(NodeKind kind, std::string text) {
  Ast ast;
  ast.kind = kind;
  ast.text = std::move(text);
  return ast;
}

Ast make_field(FieldId field, std::string value, bool quoted) {
  Ast ast = make_leaf(NodeKind::field, std::move(value));
  ast.field = field;
  ast.quoted = quoted;
  return ast;
}

Ast make_range(DateRange range) {
  Ast ast;
  ast.kind = NodeKind::range;
  ast.field = FieldId::date;
  ast.range = range;
  return ast;
}

Ast make_group(NodeKind kind, std::vector<Ast> children) {
  Ast ast;
  ast.kind = kind;
  ast.children = std::move(children);
  return ast;
}

Ast simplify(Ast ast) {
  if (ast.children.empty()) {
    const bool hollow = is_group(ast.kind) || ast.kind == NodeKind::near || ast.kind == NodeKind::negation;
    return hollow ? Ast{} : ast;
  }
  ast.children = simplified_children(ast);
  if (ast.children.empty()) return {};
  if (ast.kind == NodeKind::negation) {
    if (ast.children.front().kind == NodeKind::negation) {
      Ast inner = std::move(ast.children.front().children.front());
      return inner;
    }
    return ast;
  }
  if (ast.children.size() == 1) {
    Ast only = std::move(ast.children.front());
    return only;
  }
  return ast;
}

}  // namespace minutebook

// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "lib/base/text.hpp"
#include "lib/query/query.hpp"

namespace minutebook {
namespace {

std::string iso_range(const DateRange& range) {
  return (range.from ? to_iso(*range.from) : "") + ".." + (range.to ? to_iso(*range.to) : "");
}

std::string group_text(std::string_view name, const Ast& ast) {
  std::string out = "(" + std::string(name);
  for (const Ast& child : ast.children) out += " " + to_text(child);
  return out + ")";
}

std::string field_query(const Ast& ast) {
  const std::string value = ast.quoted ? "\"" + ast.text + "\"" : ast.text;
  return std::string(field(ast.field).name) + ":" + value;
}

std::string group_query(const Ast& ast, std::string_view joiner);

/// Brackets where the language would read the children otherwise: looser groups inside tighter ones.
std::string child_query(const Ast& child, NodeKind parent) {
  const bool sequence = child.kind == NodeKind::sequence;
  const bool disjunction = child.kind == NodeKind::disjunction;
  const bool any_group = sequence || disjunction || child.kind == NodeKind::conjunction || child.kind == NodeKind::near;
  const bool bracket = parent == NodeKind::negation      ? any_group
                       : parent == NodeKind::conjunction ? sequence || disjunction
                       : parent == NodeKind::disjunction ? sequence
                                                         : false;
  return bracket ? "(" + to_query(child) + ")" : to_query(child);
}

std::string group_query(const Ast& ast, std::string_view joiner) {
  std::vector<std::string> parts;
  for (const Ast& child : ast.children) parts.push_back(child_query(child, ast.kind));
  return join(parts, joiner);
}

/// "2012", "March 2012", "15 March 2012" or "1 April 2012 to 31 March 2013".
std::string range_words(const DateRange& range) {
  if (!range.from && !range.to) return "any date";
  if (!range.from) return "until " + to_words(*range.to);
  if (!range.to) return "since " + to_words(*range.from);
  for (const Date& whole : {Date{range.from->year, 0, 0}, Date{range.from->year, range.from->month, 0}, *range.from})
    if (range_of(whole) == range) return to_words(whole);
  if (range_of({range.from->year, 0, 0}).from == range.from && range_of({range.to->year, 0, 0}).to == range.to)
    return std::to_string(range.from->year) + "\u2013" + std::to_string(range.to->year);
  return to_words(*range.from) + " to " + to_words(*range.to);
}

std::string inner_words(const Ast& ast);

std::string joined_words(const Ast& ast, std::string_view joiner) {
  std::vector<std::string> parts;
  for (const Ast& child : ast.children) parts.push_back(inner_words(child));
  return join(parts, joiner);
}

/// One part of a query in words, in brackets when it is a group.
std::string inner_words(const Ast& ast) {
  switch (ast.kind) {
    case NodeKind::nothing:
      return "everything";
    case NodeKind::word:
      return ast.text;
    case NodeKind::phrase:
      return "phrase: " + ast.text;
    case NodeKind::wildcard:
      return "words beginning with " + ast.text;
    case NodeKind::field:
      return std::string(field(ast.field).name) + ": " + (ast.text == "*" ? "any" : ast.text);
    case NodeKind::range:
      return range_words(ast.range);
    case NodeKind::near:
      return "(" + joined_words(ast, " near ") + ", at most " + std::to_string(ast.distance) + " words apart)";
    case NodeKind::negation:
      return "not " + inner_words(ast.children.front());
    case NodeKind::sequence:
      return "(" + joined_words(ast, " ") + ")";
    case NodeKind::conjunction:
      return "(" + joined_words(ast, " and ") + ")";
    case NodeKind::disjunction:
      return "(" + joined_words(ast, " or ") + ")";
  }
  return {};
}

}  // namespace

std::string to_text(const Ast& ast) {
  switch (ast.kind) {
    case NodeKind::nothing:
      return "(nothing)";
    case NodeKind::word:
      return "(word " + ast.text + ")";
    case NodeKind::phrase:
      return "(phrase " + ast.text + ")";
    case NodeKind::wildcard:
      return "(wildcard " + ast.text + ")";
    case NodeKind::field:
      return "(field " + std::string(field(ast.field).name) + " " + (ast.quoted ? "\"" + ast.text + "\"" : ast.text) +
             ")";
    case NodeKind::range:
      return "(range " + iso_range(ast.range) + ")";
    case NodeKind::near:
      return group_text("near " + std::to_string(ast.distance), ast);
    case NodeKind::negation:
      return group_text("not", ast);
    case NodeKind::sequence:
      return group_text("and", ast);
    case NodeKind::conjunction:
      return group_text("all", ast);
    case NodeKind::disjunction:
      return group_text("or", ast);
  }
  return {};
}

std::string to_query(const Ast& ast) {
  switch (ast.kind) {
    case NodeKind::nothing:
      return {};
    case NodeKind::word:
      return ast.text;
    case NodeKind::phrase:
      return "\"" + ast.text + "\"";
    case NodeKind::wildcard:
      return ast.text + "*";
    case NodeKind::field:
      return field_query(ast);
    case NodeKind::range:
      return "date:" + iso_range(ast.range);
    case NodeKind::near:
      return group_query(ast, " NEAR/" + std::to_string(ast.distance) + " ");
    case NodeKind::negation:
      return "-" + child_query(ast.children.front(), NodeKind::negation);
    case NodeKind::sequence:
      return group_query(ast, " ");
    case NodeKind::conjunction:
      return group_query(ast, " AND ");
    case NodeKind::disjunction:
      return group_query(ast, " OR ");
  }
  return {};
}

std::string to_words(const Ast& ast, const std::vector<std::string>& silent) {
  const auto is_plain = [](const Ast& child) { return child.kind == NodeKind::word; };
  const auto is_silent = [&](const Ast& child) {
    return is_plain(child) && std::find(silent.begin(), silent.end(), child.text) != silent.end();
  };
  if (ast.kind == NodeKind::nothing) return "Everything";
  if (ast.kind == NodeKind::conjunction) return "All of: " + joined_words(ast, "; ");
  if (ast.kind == NodeKind::disjunction) return "Any of: " + joined_words(ast, "; ");
  if (ast.kind != NodeKind::sequence) return "All of: " + inner_words(ast);
  std::vector<const Ast*> said;
  for (const Ast& child : ast.children)
    if (!is_silent(child)) said.push_back(&child);
  if (said.empty())
    for (const Ast& child : ast.children) said.push_back(&child);
  const auto plain = std::count_if(said.begin(), said.end(), [&](const Ast* child) { return is_plain(*child); });
  std::vector<std::string> words, others;
  for (const Ast* child : said) (is_plain(*child) && plain > 1 ? words : others).push_back(inner_words(*child));
  std::string out;
  if (!words.empty()) out = "As many as possible of: " + join(words, ", ");
  if (!others.empty()) out += (out.empty() ? "All of: " : "; all of: ") + join(others, "; ");
  return out;
}

}  // namespace minutebook

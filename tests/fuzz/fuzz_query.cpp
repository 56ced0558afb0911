// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes are a query. What was understood, printed and read again, must be understood the same way.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "lib/query/lexer.hpp"
#include "lib/query/query.hpp"

namespace {

void check(bool fine, const char* what, const std::string& text) {
  if (fine) return;
  std::fprintf(stderr, "fuzz_query: %s: %s\n", what, text.c_str());
  std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  const auto parsed = minutebook::parse_query(text);
  for (const auto& problem : parsed.problems) {
    check(problem.start <= problem.end && problem.end <= text.size(), "a problem lies outside the query", text);
    check(!problem.message.empty(), "a problem without words", text);
  }
  check(!minutebook::to_text(parsed.ast).empty(), "nothing printed", text);
  check(!minutebook::to_words(parsed.ast).empty(), "nothing said", text);
  const std::string typed = minutebook::to_query(parsed.ast);
  if (typed.size() > minutebook::query_byte_limit) return 0;
  const auto again = minutebook::parse_query(typed);
  check(again.ast == parsed.ast, "read differently the second time", typed + " = " + minutebook::to_text(parsed.ast));
  return 0;
}

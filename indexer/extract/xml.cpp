// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/xml.hpp"

#include "indexer/extract/limits.hpp"

namespace minutebook {
namespace {

/// Walks without recursion: a deep document must not cost the stack.
bool is_deeper_than(const pugi::xml_node& root, unsigned limit) {
  unsigned depth = 0;
  for (pugi::xml_node node = root.first_child(); node;) {
    if (node.first_child()) {
      if (++depth > limit) return true;
      node = node.first_child();
      continue;
    }
    while (node && node != root && !node.next_sibling()) {
      node = node.parent();
      if (node == root || !node) return false;
      --depth;
    }
    node = node.next_sibling();
  }
  return false;
}

}  // namespace

bool parse_xml(std::string& source, pugi::xml_document& document) {
  const auto result =
      document.load_buffer_inplace(source.data(), source.size(), pugi::parse_default | pugi::parse_ws_pcdata);
  if (is_deeper_than(document, max_depth)) {
    document.reset();
    return false;
  }
  return static_cast<bool>(result);
}

std::string_view attribute(const pugi::xml_node& node, const char* name) { return node.attribute(name).value(); }

}  // namespace minutebook

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

std::vector<std::string> texts_below(const pugi::xml_node& root, std::string_view name) {
  constexpr size_t most = 1000;  // paragraphs in the heads and feet of one file
  struct Walker : pugi::xml_tree_walker {
    bool for_each(pugi::xml_node& node) override {
      const std::string_view element = node.name();
      if (element == wanted) texts.emplace_back();
      if (element == "v:textpath") texts.emplace_back(node.attribute("string").value());
      if ((element == "w:br" || element == "w:cr" || element == "text:line-break") && !texts.empty())
        texts.back() += " | ";
      if ((element == "w:tab" || element == "text:tab") && !texts.empty()) texts.back() += " | ";
      const bool text = node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata;
      if (text && !texts.empty() && std::string_view(node.parent().name()) != "w:instrText")
        for (const char* c = node.value(); *c; ++c)
          texts.back() += *c == '\t' ? std::string_view(" | ") : std::string_view(c, 1);
      return texts.size() < most;
    }
    std::string_view wanted;
    std::vector<std::string> texts;
  };
  Walker walker;
  walker.wanted = name;
  pugi::xml_node start = root;
  start.traverse(walker);
  return std::move(walker.texts);
}

}  // namespace minutebook

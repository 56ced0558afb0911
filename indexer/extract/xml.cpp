// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/xml.hpp"

#include <algorithm>

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

struct Vocabulary {
  std::string_view address;  ///< of the namespace, or how it ends
  const char* prefix;        ///< by which our readers know it
};
constexpr Vocabulary vocabularies[] = {
    {"/wordprocessingml/2006/main", "w"},
    {"/wordprocessingml/main", "w"},
    {"/markup-compatibility/2006", "mc"},
    {"/drawingml/2006/main", "a"},
    {"/officeDocument/2006/math", "m"},
    {"schemas-microsoft-com:vml", "v"},
    {"schemas-microsoft-com:office:office", "o"},
    {"/metadata/core-properties", "cp"},
    {"purl.org/dc/elements/1.1/", "dc"},
    {"opendocument:xmlns:office:1.0", "office"},
    {"opendocument:xmlns:text:1.0", "text"},
    {"opendocument:xmlns:table:1.0", "table"},
    {"opendocument:xmlns:drawing:1.0", "draw"},
    {"opendocument:xmlns:style:1.0", "style"},
    {"opendocument:xmlns:svg-compatible:1.0", "svg"},
    {"opendocument:xmlns:meta:1.0", "meta"},
    {"opendocument:xmlns:form:1.0", "form"},
};

const char* usual_prefix(std::string_view address) {
  for (const auto& one : vocabularies)
    if (address.ends_with(one.address)) return one.prefix;
  return nullptr;
}

/// Prefixes are any writer's choice; our readers go by the usual ones. Where a file has others, its names are changed.
struct PrefixChanger : pugi::xml_tree_walker {
  bool for_each(pugi::xml_node& node) override {
    if (node.type() != pugi::node_element) return true;
    // What elements declared that this one does not lie in is over.
    while (!open.empty() && open.back().depth >= depth()) open.pop_back();
    for (const auto attribute : node.attributes()) {
      const std::string_view name = attribute.name();
      if (!name.starts_with("xmlns")) continue;
      const std::string_view prefix = name.size() > 6 && name[5] == ':' ? name.substr(6) : std::string_view();
      const char* usual = usual_prefix(attribute.value());
      const bool odd = usual && prefix != usual;
      const bool hides = std::any_of(open.begin(), open.end(), [&](const auto& one) { return one.prefix == prefix; });
      if (odd || hides) open.push_back({depth(), std::string(prefix), odd ? usual : std::string(prefix)});
    }
    if (open.empty()) return true;
    if (const std::string name = changed(node.name(), false); !name.empty()) node.set_name(name.c_str());
    for (auto attribute : node.attributes())
      if (const std::string name = changed(attribute.name(), true); !name.empty()) attribute.set_name(name.c_str());
    return true;
  }

  /// Empty if it stays. Attributes without a prefix belong to no vocabulary.
  [[nodiscard]] std::string changed(std::string_view name, bool attribute) const {
    const size_t colon = name.find(':');
    const std::string_view prefix = colon == std::string_view::npos ? std::string_view() : name.substr(0, colon);
    if ((attribute && prefix.empty()) || prefix == "xmlns") return {};
    const auto row = std::find_if(open.rbegin(), open.rend(), [&](const auto& one) { return one.prefix == prefix; });
    if (row == open.rend() || row->usual == prefix) return {};
    return row->usual + ":" + std::string(colon == std::string_view::npos ? name : name.substr(colon + 1));
  }

  struct Declaration {
    int depth;
    std::string prefix;
    std::string usual;
  };
  std::vector<Declaration> open;
};

}  // namespace

bool parse_xml(std::string& source, pugi::xml_document& document) {
  const auto result =
      document.load_buffer_inplace(source.data(), source.size(), pugi::parse_default | pugi::parse_ws_pcdata);
  if (is_deeper_than(document, max_depth)) {
    document.reset();
    return false;
  }
  PrefixChanger changer;
  document.traverse(changer);
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

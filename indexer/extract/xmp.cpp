// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/xmp.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "indexer/extract/declared.hpp"
#include "indexer/extract/xml.hpp"
#include "lib/base/text.hpp"

namespace minutebook {
namespace {

/// Property of a name space that tells of the content; the others tell of programs, versions and pictures.
bool tells_of_content(std::string_view name) {
  constexpr std::array<std::string_view, 5> spaces = {"dc:", "pdf:", "pdfx:", "xmpRights:", "xmp:Label"};
  return name != "dc:format" &&
         std::any_of(spaces.begin(), spaces.end(), [&](std::string_view space) { return name.starts_with(space); });
}

std::string_view local_name(std::string_view name) { return name.substr(name.find(':') + 1); }

}  // namespace

void declare_xmp(std::string packet, Layout& layout) {
  if (packet.empty()) return;
  pugi::xml_document document;
  parse_xml(packet, document);
  struct Walker : pugi::xml_tree_walker {
    explicit Walker(Layout& into) : layout(into) {}
    bool for_each(pugi::xml_node& node) override {
      const std::string_view name = node.name();
      for (const auto attribute : node.attributes())
        if (tells_of_content(attribute.name()))
          declare_property(layout, local_name(attribute.name()), repair_utf8(attribute.value()));
      if (!tells_of_content(name)) return true;
      // A list has its values two elements below: dc:subject > rdf:Bag > rdf:li.
      declare_property(layout, local_name(name), repair_utf8(node.text().get()));
      for (const auto list : node.children())
        for (const auto value : list.children())
          declare_property(layout, local_name(name), repair_utf8(value.text().get()));
      return true;
    }
    Layout& layout;
  };
  Walker walker(layout);
  document.traverse(walker);
}

}  // namespace minutebook

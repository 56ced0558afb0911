// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/html_declared.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "indexer/extract/css_strings.hpp"
#include "indexer/extract/declared.hpp"
#include "indexer/extract/html_element.hpp"
#include "lib/base/text.hpp"

namespace minutebook {
namespace {

constexpr std::array<std::string_view, 5> banners = {"header", "nav", "footer", "aside", "svg"};
/// What may be chosen or is run, which says nothing of the page.
constexpr std::array<std::string_view, 3> passed_over = {"script", "datalist", "option"};

template <size_t N>
bool is_one_of(std::string_view name, const std::array<std::string_view, N>& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

std::string_view content_of(const xmlNode& node) {
  return node.content ? reinterpret_cast<const char*>(node.content) : std::string_view();
}

/// Walks every node once, without recursion.
class BesideText {
 public:
  explicit BesideText(Layout& layout) : layout_(layout) {}

  void read(const xmlNode& root) {
    const xmlNode* first = root.doc ? root.doc->children : &root;
    for (const xmlNode* node = first; node; node = node->next)
      if (node->type == XML_COMMENT_NODE) read_comment(*node);
    enter(root);
    for (const xmlNode* node = &root;;) {
      if (const xmlNode* child = descends(*node) ? node->children : nullptr) {
        node = child;
      } else {
        while (node != &root && !node->next) {
          leave(*node);
          node = node->parent;
        }
        leave(*node);
        if (node == &root) return;
        node = node->next;
      }
      enter(*node);
    }
  }

 private:
  static bool descends(const xmlNode& node) {
    return node.type == XML_ELEMENT_NODE && !is_one_of(element_name(node), passed_over);
  }

  void enter(const xmlNode& node) {
    if (node.type == XML_COMMENT_NODE) return read_comment(node);
    if (node.type == XML_TEXT_NODE || node.type == XML_CDATA_SECTION_NODE) return read_text(node);
    if (node.type != XML_ELEMENT_NODE) return;
    if (!outside_ && is_outside(node)) outside_ = &node;
    if (node.properties) read_attributes(node);
  }

  /// Also what stands in one for the programs of an office, and CDATA, of which HTML knows nothing.
  void read_comment(const xmlNode& node) {
    constexpr std::string_view data = "[CDATA[";
    std::string_view text = content_of(node);
    if (text.starts_with(data)) text.remove_prefix(data.size());
    declare(layout_, text);
    if (text.find('<') != std::string_view::npos) declare_markup(layout_, text);
  }

  void leave(const xmlNode& node) {
    if (outside_ != &node) return;
    declare(layout_, gathered_);
    gathered_.clear();
    outside_ = nullptr;
  }

  static bool is_outside(const xmlNode& node) {
    return is_one_of(element_name(node), banners) || role_of(node) == ElementRole::skipped ||
           (node.properties && is_hidden(node));
  }

  void read_text(const xmlNode& node) {
    constexpr size_t longest = 300;  // bytes: more marks nothing
    if (node.parent && element_name(*node.parent) == "style") {
      for (const auto& text : css_strings(content_of(node))) declare(layout_, text);
    } else if (outside_) {
      declare(layout_, content_of(node));
      if (gathered_.size() < longest) gathered_ += content_of(node);
    }
  }

  void read_attributes(const xmlNode& node) {
    for (const char* name : {"alt", "title", "value", "placeholder", "label", "summary", "aria-label",
                             "aria-description", "aria-roledescription", "aria-valuetext"})
      if (const std::string text = html_attribute(node, name); !text.empty()) declare(layout_, text);
    read_own_data(node);
    if (const std::string page = html_attribute(node, "srcdoc"); !page.empty()) declare_markup(layout_, page);
    if (element_name(node) == "option" && xmlHasProp(&node, reinterpret_cast<const xmlChar*>("selected")) &&
        node.children)
      declare(layout_, content_of(*node.children));
    if (element_name(node) == "script" && html_attribute(node, "type") == "application/ld+json" && node.children)
      for (const auto& text : css_strings(content_of(*node.children))) declare(layout_, text);
    if (const std::string style = html_attribute(node, "style"); style.find_first_of("\"'") != std::string::npos)
      for (const auto& text : css_strings(style)) declare(layout_, text);
    if (const std::string source = html_attribute(node, "src"); !source.empty())
      declare(layout_, words_of_data_address(source));
    if (element_name(node) != "meta") return;
    std::string name = html_attribute(node, "name");
    if (name.empty()) name = html_attribute(node, "property");
    declare_property(layout_, name, html_attribute(node, "content"));
  }

  /// What style sheets may print: content: attr(data-label).
  void read_own_data(const xmlNode& node) {
    constexpr size_t longest = 60;  // scripts keep whole records here
    for (const xmlAttr* data = node.properties; data; data = data->next) {
      const std::string_view name = reinterpret_cast<const char*>(data->name);
      if (!name.starts_with("data-") || !data->children) continue;
      if (const auto value = content_of(*data->children); value.size() <= longest) declare(layout_, value);
    }
  }

  Layout& layout_;
  const xmlNode* outside_ = nullptr;  ///< the outermost element around here whose text is not read
  std::string gathered_;              ///< its text
};

}  // namespace

void declare_beside_text(const xmlNode& root, Layout& layout) { BesideText(layout).read(root); }

}  // namespace minutebook

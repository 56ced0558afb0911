// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/odt.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <utility>
#include <vector>

#include "indexer/extract/declared.hpp"
#include "indexer/extract/encoding.hpp"
#include "indexer/extract/flow.hpp"
#include "indexer/extract/limits.hpp"
#include "indexer/extract/odt_styles.hpp"
#include "indexer/extract/segments.hpp"
#include "indexer/extract/xml.hpp"
#include "indexer/extract/zip.hpp"
#include "lib/base/text.hpp"

namespace minutebook {
namespace {

constexpr uint32_t most_columns = 1000;
constexpr uint32_t most_repeats = 64;  // text:c and repeated cells: more is a bomb, not a paper

std::string name_of(const pugi::xml_node& node) { return node.name(); }

/// A text:list that is open.
struct OpenList {
  const ListDefinition* definition = nullptr;
  ListCounter* counter = nullptr;
  size_t level = 0;
  bool entry_pending = false;  ///< the entry's first paragraph, which bears the label, is still to come
};

class OdtReader {
 public:
  explicit OdtReader(Zip& zip) : zip_(zip) {}

  Layout read(std::string& content) {
    if (auto source = zip_.entry("styles.xml")) {
      styles_source_ = std::move(*source);
      parse_xml(styles_source_, styles_xml_);
      styles_.load(styles_xml_.child("office:document-styles"));
    }
    read_properties();
    pugi::xml_document document;
    const bool whole = parse_xml(content, document);
    const auto root = document.child("office:document-content");
    styles_.load(root);
    const auto text = root.child("office:body").child("office:text");
    // Heads and feet of pages lie with the page styles.
    const auto page_styles = styles_xml_.child("office:document-styles").child("office:master-styles");
    for (const char* element : {"text:p", "text:h"})
      for (const auto& head : texts_below(page_styles, element)) declare(flow_.layout(), head);
    if (text) read_blocks(text);
    for (const auto& note : notes_) read_blocks(note);
    Layout layout = flow_.finish();
    if ((!text || !whole) && layout.verdict == Verdict::no_text) {
      layout.verdict = Verdict::malformed;
      layout.verdict_detail = "its text is damaged";
    }
    return layout;
  }

 private:
  void read_properties() {
    auto source = zip_.entry("meta.xml");
    if (!source) return;
    pugi::xml_document meta;
    parse_xml(*source, meta);
    const auto properties = meta.child("office:document-meta").child("office:meta");
    flow_.layout().metadata_title = printable(repair_utf8(properties.child("dc:title").text().get()));
    for (const auto property : properties.children()) {
      const std::string own(attribute(property, "meta:name"));
      declare_property(flow_.layout(), own.empty() ? name_of(property) : own, property.text().get());
    }
  }

  /// Elements that only hold others.
  static bool is_holder(const std::string& name) {
    static constexpr std::string_view names[] = {"text:section",
                                                 "text:index-body",
                                                 "text:table-of-content",
                                                 "text:index-title",
                                                 "text:numbered-paragraph",
                                                 "text:user-index",
                                                 "text:alphabetical-index",
                                                 "text:illustration-index",
                                                 "text:table-index",
                                                 "text:object-index",
                                                 "text:bibliography"};
    return name.starts_with("draw:") || std::find(std::begin(names), std::end(names), name) != std::end(names);
  }

  void read_blocks(const pugi::xml_node& parent) {
    for (const auto node : parent.children()) {
      if (flow_.full()) return;
      const std::string name = name_of(node);
      if (name == "text:p" || name == "text:h")
        read_paragraph(node, name == "text:h");
      else if (name == "text:list")
        read_list(node);
      else if (name == "table:table")
        read_table(node);
      else if (is_holder(name))
        read_blocks(node);
      else if (name == "svg:title" || name == "svg:desc")  // words about a picture
        declare(flow_.layout(), node.text().get());
      else if (name == "office:forms" || name == "text:user-field-decls")
        declare_fields(node);
    }
  }

  /// Values of the fields of a form, and of the document's own fields.
  void declare_fields(const pugi::xml_node& parent) {
    for (const auto node : parent.children()) {
      declare_property(flow_.layout(), attribute(node, "text:name"), attribute(node, "office:string-value"));
      for (const char* value : {"form:current-value", "form:value", "form:label"})
        declare_property(flow_.layout(), attribute(node, "form:name"), attribute(node, value));
      declare_fields(node);
    }
  }

  void read_list(const pugi::xml_node& node) {
    OpenList list;
    std::string style(attribute(node, "text:style-name"));
    if (style.empty() && !lists_.empty()) style = lists_.back().first;
    list.level = lists_.size();
    list.definition = styles_.list(style);
    list.counter = &counter_of(node, style);
    lists_.emplace_back(style, list);
    for (const auto entry : node.children()) {
      const std::string name = name_of(entry);
      if (name != "text:list-item" && name != "text:list-header") continue;
      if (const auto start = entry.attribute("text:start-value")) list.counter->restart(list.level, start.as_uint());
      lists_.back().second.entry_pending = name == "text:list-item";
      read_blocks(entry);
    }
    lists_.pop_back();
  }

  /// Lists inside lists count with the outermost; a list begins anew unless it says that it goes on.
  ListCounter& counter_of(const pugi::xml_node& node, const std::string& style) {
    if (!lists_.empty()) return *lists_.front().second.counter;
    std::string continued(attribute(node, "text:continue-list"));
    if (continued.empty() && node.attribute("text:continue-numbering").as_bool()) continued = last_of_style_[style];
    std::string id(attribute(node, "xml:id"));
    if (id.empty()) id = " " + std::to_string(counters_.size());
    if (const auto found = counters_.find(continued); found != counters_.end()) counters_[id] = found->second;
    last_of_style_[style] = id;
    return counters_[id];
  }

  void read_table(const pugi::xml_node& table) {
    const uint32_t number = tables_++;
    uint32_t row = 0;
    const auto outer = cell_;
    read_rows(table, number, row, false);
    cell_ = outer;
  }

  void read_rows(const pugi::xml_node& parent, uint32_t number, uint32_t& row, bool header) {
    for (const auto node : parent.children()) {
      if (flow_.full()) return;
      const std::string name = name_of(node);
      if (name == "table:table-header-rows")
        read_rows(node, number, row, true);
      else if (name == "table:table-rows" || name == "table:table-row-group")
        read_rows(node, number, row, header);
      else if (name == "table:table-row")
        read_row(node, CellPlace{number, row++, 0, 1, header});
    }
  }

  void read_row(const pugi::xml_node& node, CellPlace place) {
    for (const auto cell : node.children()) {
      const std::string name = name_of(cell);
      const uint32_t repeats =
          std::clamp<uint32_t>(cell.attribute("table:number-columns-repeated").as_uint(1), 1, most_repeats);
      if (name == "table:table-cell") {
        place.columns =
            std::clamp<uint32_t>(cell.attribute("table:number-columns-spanned").as_uint(1), 1, most_columns);
        cell_ = place;
        read_blocks(cell);
      } else if (name != "table:covered-table-cell") {
        continue;
      } else {
        for (const auto& text : texts_below(cell, "text:p")) declare(flow_.layout(), text);
      }
      place.column = std::min(place.column + repeats, most_columns);
    }
  }

  void read_paragraph(const pugi::xml_node& node, bool heading) {
    const std::string style_name(attribute(node, "text:style-name"));
    const OdtStyle style = styles_.style(style_name);
    if (style.hidden) return;
    Segments segments;
    std::vector<pugi::xml_node> frames;
    read_inline(node, style, segments, frames);
    Paragraph paragraph;
    const uint32_t level = std::clamp<uint32_t>(node.attribute("text:outline-level").as_uint(1), 1, 9);
    if (heading) paragraph.heading = static_cast<uint8_t>(std::min<uint32_t>(level, 6));
    if (style_name == "Title") paragraph.heading = 1;
    paragraph.cell = cell_;
    paragraph.indent = style.indent;
    const std::string label = label_of(segments.has_text(), heading, level, paragraph);
    segments.put(flow_, label, paragraph);
    for (const auto& frame : frames) read_blocks(frame);
  }

  std::string label_of(bool has_text, bool heading, uint32_t level, Paragraph& paragraph) {
    if (!lists_.empty()) {
      OpenList& list = lists_.back().second;
      if (!heading) paragraph.list_depth = static_cast<uint8_t>(std::min<size_t>(lists_.size(), 20));
      if (paragraph.indent <= 0) paragraph.indent = static_cast<float>(6 * std::min<size_t>(list.level, 20));
      if (!list.definition || !std::exchange(list.entry_pending, false)) return {};
      const std::string label = list.counter->next(*list.definition, list.level);
      return has_text ? label : std::string();
    }
    if (!heading || !has_text) return {};
    return headings_.next(styles_.outline(), level - 1);
  }

  void read_inline(const pugi::xml_node& parent, const OdtStyle& style, Segments& segments,
                   std::vector<pugi::xml_node>& frames) {
    for (const auto node : parent.children()) {
      if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) {
        segments.add(repair_utf8(node.value()), style.style);
        continue;
      }
      read_inline_element(node, style, segments, frames);
    }
  }

  void read_inline_element(const pugi::xml_node& node, const OdtStyle& style, Segments& segments,
                           std::vector<pugi::xml_node>& frames) {
    const std::string name = name_of(node);
    if (name == "text:s" || name == "text:soft-page-break")
      segments.add(" ", style.style);
    else if (name == "text:tab")
      segments.tab();
    else if (name == "text:line-break")
      segments.line_break();
    else if (name == "text:span")
      read_span(node, style, segments, frames);
    else if (name.starts_with("draw:"))
      frames.push_back(node);
    else if (name == "text:hidden-text" || name == "text:conditional-text")
      for (const char* value : {"text:string-value", "text:string-value-if-true", "text:string-value-if-false"})
        declare(flow_.layout(), attribute(node, value));
    else if (name == "text:note")
      notes_.push_back(node.child("text:note-body"));
    else if (name == "office:annotation" || name == "text:ruby-text" || name == "text:tracked-changes" ||
             name == "text:file-name" || name == "text:template-name")  // where it lay when it was written
      return;
    else
      read_inline(node, style, segments, frames);
  }

  void read_span(const pugi::xml_node& node, const OdtStyle& outer, Segments& segments,
                 std::vector<pugi::xml_node>& frames) {
    OdtStyle style = styles_.style(std::string(attribute(node, "text:style-name")));
    if (style.hidden) return;
    style.style = static_cast<uint8_t>(style.style | (outer.style & ~style.known));
    read_inline(node, style, segments, frames);
  }

  Zip& zip_;
  std::string styles_source_;
  pugi::xml_document styles_xml_;
  OdtStyles styles_;
  Flow flow_{MediaType::odt};
  std::vector<std::pair<std::string, OpenList>> lists_;
  std::map<std::string, ListCounter> counters_;
  std::map<std::string, std::string> last_of_style_;
  ListCounter headings_;
  std::vector<pugi::xml_node> notes_;
  std::optional<CellPlace> cell_;
  uint32_t tables_ = 0;
};

Layout without_text(Verdict verdict, std::string detail) {
  Layout layout;
  layout.media_type = MediaType::odt;
  layout.verdict = verdict;
  layout.verdict_detail = std::move(detail);
  return layout;
}

}  // namespace

Layout read_odt(std::string_view bytes) {
  Zip zip(bytes);
  if (!zip.valid()) return without_text(Verdict::malformed, "it is damaged: the zip it is made of cannot be opened");
  // ODF encrypts the entries themselves and says so in the manifest (ODF 1.2 part 3, 4.8).
  const auto manifest = zip.entry("META-INF/manifest.xml");
  if (manifest && manifest->find("manifest:encryption-data") != std::string::npos)
    return without_text(Verdict::locked, "it asks for a password");
  if (zip.has_twins()) return without_text(Verdict::malformed, "two of its parts have one name");
  auto content = zip.entry("content.xml");
  if (zip.too_large()) return without_text(Verdict::too_large, "it unpacks to more than what is read of one file");
  if (!content) return without_text(Verdict::malformed, "it is damaged: its text cannot be unpacked");
  return OdtReader(zip).read(*content);
}

}  // namespace minutebook

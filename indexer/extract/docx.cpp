// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/docx.hpp"

#include <algorithm>
#include <optional>
#include <pugixml.hpp>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/extract/declared.hpp"
#include "indexer/extract/docx_styles.hpp"
#include "indexer/extract/encoding.hpp"
#include "indexer/extract/flow.hpp"
#include "indexer/extract/segments.hpp"
#include "indexer/extract/xml.hpp"
#include "indexer/extract/zip.hpp"
#include "lib/base/text.hpp"

namespace minutebook {
namespace {

constexpr double twips_per_character = 120;  // 6 points
constexpr uint32_t most_columns = 1000;

std::string name_of(const pugi::xml_node& node) { return node.name(); }

/// Elements that only wrap others: what is in them is part of the flow.
bool is_wrapper(const std::string& name) {
  static constexpr std::string_view names[] = {"w:sdt",    "w:sdtContent", "w:smartTag",  "w:customXml", "w:ins",
                                               "w:moveTo", "w:hyperlink",  "w:fldSimple", "w:bdo",       "w:dir"};
  return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

class DocxReader {
 public:
  explicit DocxReader(Zip& zip) : zip_(zip) {}

  Layout read(std::string& body) {
    load("word/styles.xml", styles_xml_, [this](const auto& xml) { styles_.load(xml); });
    load("word/numbering.xml", numbering_xml_, [this](const auto& xml) { lists_.load(xml); });
    read_properties();
    pugi::xml_document document;
    const bool whole = parse_xml(body, document);
    const auto flow = document.child("w:document").child("w:body");
    if (!flow) {
      flow_.layout().verdict = Verdict::malformed;
      flow_.layout().verdict_detail = whole ? "it is not a Word document inside" : "its text is damaged";
      return flow_.finish();
    }
    read_page_heads();
    read_blocks(flow, std::nullopt);
    read_notes();
    return finish(whole);
  }

 private:
  struct Part {
    std::string source;
    pugi::xml_document xml;
  };

  /// Title, subject, keywords, category and status; what an organisation adds of its own, such as the label that says
  /// who may see the paper.
  void read_properties() {
    Part core, own;
    load("docProps/core.xml", core, [this](const auto& xml) {
      const auto properties = xml.child("cp:coreProperties");
      flow_.layout().metadata_title = printable(repair_utf8(properties.child("dc:title").text().get()));
      for (const auto property : properties.children())
        declare_property(flow_.layout(), property.name(), property.text().get());
    });
    load("docProps/custom.xml", own, [this](const auto& xml) {
      for (const auto property : xml.first_child().children())
        declare_property(flow_.layout(), attribute(property, "name"), property.first_child().text().get());
    });
  }

  /// "../word/head.xml" as it is meant from within word/; "/word/head.xml" is whole already.
  static std::string part_at(std::string_view target) {
    std::vector<std::string> pieces;
    if (!target.starts_with('/')) pieces.emplace_back("word");
    for (const auto piece : split(target, '/')) {
      if (piece == ".." && !pieces.empty()) pieces.pop_back();
      if (!piece.empty() && piece != "." && piece != "..") pieces.emplace_back(piece);
    }
    return join(pieces, "/");
  }

  /// Parts that the document names as its heads and feet, and those that Word would call so.
  std::set<std::string> page_heads() {
    constexpr size_t most = 500;
    std::set<std::string> names;
    for (const char* kind : {"word/header", "word/footer"})
      for (int i = 1; i <= 30; ++i) names.insert(kind + std::to_string(i) + ".xml");
    Part part;
    load("word/_rels/document.xml.rels", part, [&](const auto& xml) {
      for (const auto relation : xml.first_child().children()) {
        const std::string_view type = relation.attribute("Type").value();
        const std::string_view target = relation.attribute("Target").value();
        if (names.size() >= most || (!type.ends_with("/header") && !type.ends_with("/footer"))) continue;
        names.insert(part_at(target));
      }
    });
    return names;
  }

  /// Which pages a head or foot stands on is not followed: a marking in one marks the paper.
  void read_page_heads() {
    for (const auto& name : page_heads()) {
      Part part;
      load(name, part, [this](const auto& xml) {
        for (const auto& text : texts_below(xml, "w:p")) declare(flow_.layout(), text);
      });
    }
  }

  template <class Use>
  void load(const std::string& name, Part& part, Use use) {
    auto source = zip_.entry(name);
    if (!source) return;
    part.source = std::move(*source);
    parse_xml(part.source, part.xml);
    use(part.xml);
  }

  Layout finish(bool whole) {
    Layout layout = flow_.finish();
    if (!whole && layout.verdict == Verdict::no_text) {
      layout.verdict = Verdict::malformed;
      layout.verdict_detail = "its text is damaged";
    }
    return layout;
  }

  void read_blocks(const pugi::xml_node& parent, const std::optional<CellPlace>& cell) {
    for (const auto node : parent.children()) {
      if (flow_.full()) return;
      const std::string name = name_of(node);
      if (name == "w:p")
        read_paragraph(node, cell);
      else if (name == "w:tbl")
        read_table(node);
      else if (name == "mc:AlternateContent")
        read_blocks(alternative(node), cell);
      else if (is_wrapper(name))
        read_blocks(node, cell);
    }
  }

  static pugi::xml_node alternative(const pugi::xml_node& node) {
    const auto choice = node.child("mc:Choice");
    return choice ? choice : node.child("mc:Fallback");
  }

  void read_table(const pugi::xml_node& table) {
    const uint32_t number = tables_++;
    uint32_t row_number = 0;
    std::vector<pugi::xml_node> rows;
    collect(table, "w:tr", rows);
    const bool box = rows.size() == 1 && cells_of(rows[0]).size() == 1;  // a frame around text, no table
    for (const auto& row : rows) {
      const auto properties = row.child("w:trPr");
      if (properties.child("w:del")) continue;
      uint32_t column = docx_number(properties.child("w:gridBefore")).value_or(0);
      const bool header = docx_is_on(properties.child("w:tblHeader"));
      for (const auto& cell : cells_of(row)) {
        const auto cell_properties = cell.child("w:tcPr");
        const uint32_t span =
            std::clamp<uint32_t>(docx_number(cell_properties.child("w:gridSpan")).value_or(1), 1, most_columns);
        const CellPlace place{number, row_number, std::min(column, most_columns), span, header};
        read_blocks(cell, box ? std::nullopt : std::optional(place));
        column += span;
      }
      ++row_number;
    }
  }

  static std::vector<pugi::xml_node> cells_of(const pugi::xml_node& row) {
    std::vector<pugi::xml_node> cells;
    collect(row, "w:tc", cells);
    return cells;
  }

  /// Children of this name, also inside wrappers.
  static void collect(const pugi::xml_node& parent, const char* wanted, std::vector<pugi::xml_node>& out) {
    for (const auto node : parent.children()) {
      const std::string name = name_of(node);
      if (name == wanted)
        out.push_back(node);
      else if (is_wrapper(name))
        collect(node, wanted, out);
    }
  }

  /// What of a paragraph is being gathered.
  struct Gathering {
    Segments segments;
    std::vector<pugi::xml_node> boxes;  ///< text boxes anchored in it
    std::vector<std::string> marks;     ///< words drawn as a picture, as watermarks are, or said about one
    uint8_t style = 0;                  ///< of its paragraph style
  };

  void read_paragraph(const pugi::xml_node& node, const std::optional<CellPlace>& cell) {
    const auto properties = node.child("w:pPr");
    const std::string style_id(attribute(properties.child("w:pStyle"), "w:val"));
    const DocxStyle style = styles_.paragraph(style_id);
    Gathering gathering;
    gathering.style = style.style;
    read_runs(node, gathering);
    Paragraph paragraph;
    paragraph.heading = style.heading;
    if (const auto level = docx_number(properties.child("w:outlineLvl")))
      paragraph.heading = *level < 6 ? static_cast<uint8_t>(*level + 1) : uint8_t{0};
    paragraph.cell = cell;
    const double left = properties.child("w:ind").attribute("w:left").as_double() +
                        properties.child("w:ind").attribute("w:start").as_double();
    paragraph.indent = static_cast<float>(std::clamp(left / twips_per_character, 0.0, 300.0));
    const std::string label = list_label(properties, style, style_id, gathering.segments.has_text(), paragraph);
    gathering.segments.put(flow_, label, paragraph);
    for (const auto& box : gathering.boxes) read_blocks(box, cell);
    for (const auto& mark : gathering.marks) declare(flow_.layout(), mark);
  }

  /// Word numbers an empty list paragraph too; it prints a lone number, which is left out here but counted.
  std::string list_label(const pugi::xml_node& properties, const DocxStyle& style, const std::string& style_id,
                         bool has_text, Paragraph& paragraph) {
    const auto own = properties.child("w:numPr");
    const auto list = own.child("w:numId") ? docx_number(own.child("w:numId")) : style.list.list;
    if (!list || *list == 0) return {};
    auto level = own.child("w:ilvl") ? docx_number(own.child("w:ilvl")) : style.list.level;
    if (!own.child("w:ilvl"))
      if (const auto bound = lists_.level_of_style(*list, style_id)) level = bound;
    const uint32_t depth = std::min<uint32_t>(level.value_or(0), list_levels - 1);
    if (!has_text && lists_.is_bullet(*list, depth)) return {};
    const std::string label = lists_.next_label(*list, depth);
    if (!paragraph.heading) paragraph.list_depth = static_cast<uint8_t>(depth + 1);
    if (paragraph.indent <= 0) paragraph.indent = static_cast<float>(depth * 6);
    return has_text ? label : std::string();
  }

  void read_runs(const pugi::xml_node& parent, Gathering& gathering) {
    for (const auto node : parent.children()) {
      const std::string name = name_of(node);
      if (name == "w:r")
        read_run(node, gathering);
      else if (name == "mc:AlternateContent")
        read_runs(alternative(node), gathering);
      else if (is_wrapper(name))
        read_runs(node, gathering);
      else if (name == "m:oMath" || name == "m:oMathPara")
        read_formula(node, gathering);
    }
  }

  static void read_formula(const pugi::xml_node& parent, Gathering& gathering) {
    for (const auto node : parent.children()) {
      if (name_of(node) == "m:t")
        gathering.segments.add(node.text().get(), gathering.style);
      else
        read_formula(node, gathering);
    }
  }

  void read_run(const pugi::xml_node& run, Gathering& gathering) {
    const auto properties = run.child("w:rPr");
    if (docx_is_on(properties.child("w:vanish")) || docx_is_on(properties.child("w:webHidden"))) return;
    uint8_t known = 0;
    const uint8_t own = docx_style_bits(properties, known);
    uint8_t inherited = gathering.style;
    if (const auto style = properties.child("w:rStyle"))
      inherited |= styles_.character(std::string(attribute(style, "w:val")));
    const auto style = static_cast<uint8_t>(own | (inherited & ~known));
    for (const auto node : run.children()) read_run_part(node, style, gathering);
  }

  void read_run_part(const pugi::xml_node& node, uint8_t style, Gathering& gathering) {
    const std::string name = name_of(node);
    if (name == "w:t")
      gathering.segments.add(node.text().get(), style);
    else if (name == "w:noBreakHyphen")
      gathering.segments.add("-", style);
    else if (name == "w:sym")
      gathering.segments.add("\u2022", style);
    else if (name == "w:tab" || name == "w:ptab")
      gathering.segments.tab();
    else if (name == "w:br" || name == "w:cr")
      gathering.segments.line_break();
    else if (name == "w:drawing" || name == "w:pict" || name == "w:object")
      find_boxes(node, gathering);
    else if (name == "mc:AlternateContent")
      read_alternative_part(node, style, gathering);
  }

  void read_alternative_part(const pugi::xml_node& node, uint8_t style, Gathering& gathering) {
    for (const auto part : alternative(node).children()) read_run_part(part, style, gathering);
  }

  static void find_boxes(const pugi::xml_node& parent, Gathering& gathering) {
    for (const auto node : parent.children()) {
      for (const char* about : {"descr", "title", "alt", "o:title"})
        if (const auto words = node.attribute(about)) gathering.marks.emplace_back(words.value());
      if (name_of(node) == "w:txbxContent")
        gathering.boxes.push_back(node);
      else if (name_of(node) == "v:textpath")
        gathering.marks.emplace_back(attribute(node, "string"));
      else if (name_of(node) == "mc:AlternateContent")
        find_boxes(alternative(node), gathering);
      else
        find_boxes(node, gathering);
    }
  }

  void read_notes() {
    load("word/footnotes.xml", notes_xml_, [this](const auto& xml) {
      for (const auto note : xml.child("w:footnotes").children("w:footnote"))
        if (attribute(note, "w:type").empty() || attribute(note, "w:type") == "normal") read_blocks(note, std::nullopt);
    });
  }

  Zip& zip_;
  Part styles_xml_;
  Part numbering_xml_;
  Part notes_xml_;
  DocxStyles styles_;
  DocxLists lists_;
  Flow flow_{MediaType::docx};
  uint32_t tables_ = 0;
};

Layout without_text(Verdict verdict, std::string detail) {
  Layout layout;
  layout.media_type = MediaType::docx;
  layout.verdict = verdict;
  layout.verdict_detail = std::move(detail);
  return layout;
}

}  // namespace

Layout read_docx(std::string_view bytes) {
  Zip zip(bytes);
  if (!zip.valid()) return without_text(Verdict::malformed, "it is damaged: the zip it is made of cannot be opened");
  auto body = zip.entry("word/document.xml");
  if (zip.too_large()) return without_text(Verdict::too_large, "it unpacks to more than what is read of one file");
  if (!body)
    return zip.locked() ? without_text(Verdict::locked, "it asks for a password")
                        : without_text(Verdict::malformed, "it is damaged: its text cannot be unpacked");
  return DocxReader(zip).read(*body);
}

}  // namespace minutebook

// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/docx.hpp"

#include <algorithm>
#include <charconv>
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
#include "indexer/extract/html.hpp"
#include "indexer/extract/segments.hpp"
#include "indexer/extract/text.hpp"
#include "indexer/extract/xml.hpp"
#include "indexer/extract/zip.hpp"
#include "lib/base/text.hpp"

namespace minutebook {
namespace {

/// "my%20head.xml" as it is called.
std::string percent_decoded(std::string_view text) {
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    unsigned code = 0;
    const bool coded = text[i] == '%' && i + 2 < text.size() &&
                       std::from_chars(text.data() + i + 1, text.data() + i + 3, code, 16).ptr == text.data() + i + 3;
    out += coded ? static_cast<char>(code) : text[i];
    if (coded) i += 2;
  }
  return out;
}

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
    std::set<std::string> cores = {"docProps/core.xml", "docProps/app.xml"}, customs = {"docProps/custom.xml"};
    for (const auto& [type, target] : relations("_rels/.rels", "")) {
      if (type.ends_with("/core-properties") || type.ends_with("/extended-properties")) cores.insert(target);
      if (type.ends_with("/custom-properties")) customs.insert(target);
    }
    for (const auto& name : cores) {
      Part core;
      load(name, core, [this](const auto& xml) {
        const auto properties = xml.first_child();
        if (const auto title = properties.child("dc:title"))
          flow_.layout().metadata_title = printable(repair_utf8(title.text().get()));
        for (const auto property : properties.children())
          declare_property(flow_.layout(), property.name(), property.text().get());
      });
    }
    read_own_data();
    for (const auto& name : customs) read_custom(name);
  }

  void read_custom(const std::string& name) {
    Part own;
    load(name, own, [this](const auto& xml) {
      for (const auto property : xml.first_child().children())
        declare_property(flow_.layout(), attribute(property, "name"), property.first_child().text().get());
    });
  }

  /// What an office keeps with its papers: the fields of a library of documents, names of labels.
  void read_own_data() {
    constexpr int most_parts = 20;
    for (int i = 0; i <= most_parts; ++i) {
      Part part;
      load(i == 0 ? "docMetadata/LabelInfo.xml" : "customXml/item" + std::to_string(i) + ".xml", part,
           [this](const auto& xml) {
             struct Walker : pugi::xml_tree_walker {
               bool for_each(pugi::xml_node& node) override {
                 const std::string_view name = node.name();
                 if (const auto label = node.attribute("name")) declare(*layout, label.value());
                 if (node.first_child().type() == pugi::node_pcdata)
                   declare_property(*layout, name.substr(name.find(':') + 1), node.text().get());
                 return ++count < 2000;
               }
               Layout* layout = nullptr;
               size_t count = 0;
             } walker;
             walker.layout = &flow_.layout();
             pugi::xml_node root = xml;
             root.traverse(walker);
           });
    }
  }

  struct Relation {
    std::string type;
    std::string target;  ///< the name of the part
  };

  std::vector<Relation> relations(const std::string& name, const char* folder) {
    constexpr size_t most = 2000;
    std::vector<Relation> out;
    Part part;
    load(name, part, [&](const auto& xml) {
      for (const auto relation : xml.first_child().children())
        if (out.size() < most)
          out.push_back({relation.attribute("Type").value(), part_at(relation.attribute("Target").value(), folder)});
    });
    return out;
  }

  /// "../word/head.xml" as it is meant from within word/; "/word/head.xml" is whole already; "%20" is a blank.
  static std::string part_at(std::string_view target, const char* folder) {
    std::vector<std::string> pieces;
    if (!target.starts_with('/') && *folder) pieces.emplace_back(folder);
    for (const auto piece : split(target, '/')) {
      if (piece == ".." && !pieces.empty()) pieces.pop_back();
      if (!piece.empty() && piece != "." && piece != "..") pieces.push_back(percent_decoded(piece));
    }
    return join(pieces, "/");
  }

  /// Parts that the document names as its heads and feet, and those that Word would call so.
  std::set<std::string> page_heads() {
    constexpr size_t most = 500;
    std::set<std::string> names;
    for (const char* kind : {"word/header", "word/footer"})
      for (int i = 1; i <= 30; ++i) names.insert(kind + std::to_string(i) + ".xml");
    for (const auto& [type, target] : relations("word/_rels/document.xml.rels", "word"))
      if (names.size() < most && (type.ends_with("/header") || type.ends_with("/footer"))) names.insert(target);
    return names;
  }

  /// Which pages a head or foot stands on is not followed: a marking in one marks the paper.
  void read_page_heads() {
    for (const auto& name : page_heads()) {
      Part part;
      load(name, part, [this](const auto& xml) {
        std::string all;
        for (const auto& text : texts_below(xml, "w:p")) {
          declare(flow_.layout(), text);
          all += (all.empty() ? "" : " ") + text;
        }
        declare(flow_.layout(), all);  // "NOT FOR" above "PUBLICATION"
        Gathering about;
        find_boxes(xml, about);
        for (const auto& mark : about.marks) declare(flow_.layout(), mark);
      });
    }
    read_inserted();
  }

  /// Diagrams, and texts of other formats that Word puts in: their words are not read, but may mark.
  void read_inserted() {
    constexpr size_t most = 100;
    size_t read = 0;
    for (const auto& [type, target] : relations("word/_rels/document.xml.rels", "word")) {
      const bool diagram = type.ends_with("/diagramData"), inserted = type.ends_with("/aFChunk");
      if ((!diagram && !inserted) || ++read > most) continue;
      auto source = zip_.entry(target);
      if (!source) continue;
      if (inserted && !source->starts_with("PK")) {
        declare_lines(flow_.layout(), source->find('<') == std::string::npos ? read_text(*source) : read_html(*source));
      } else if (inserted) {
        Zip inner(*source);
        if (const auto body = inner.entry("word/document.xml")) declare_texts(*body, "w:p");
      } else {
        declare_texts(*source, "a:t");
      }
    }
  }

  void declare_texts(std::string source, std::string_view element) {
    pugi::xml_document xml;
    parse_xml(source, xml);
    for (const auto& text : texts_below(xml, element)) declare(flow_.layout(), text);
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
        read_runs(chosen(node, gathering), gathering);
      else if (is_wrapper(name))
        read_runs(node, gathering);
      else if (name == "m:oMath" || name == "m:oMathPara")
        read_formula(node, gathering);
    }
  }

  /// What is not chosen another program may show.
  static pugi::xml_node chosen(const pugi::xml_node& node, Gathering& gathering) {
    const auto one = alternative(node);
    for (const auto other : node.children())
      if (other != one)
        for (const auto& text : texts_below(other, "w:t")) gathering.marks.push_back(text);
    return one;
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
    if (docx_is_on(properties.child("w:vanish")) || docx_is_on(properties.child("w:webHidden"))) {
      for (const auto text : run.children("w:t")) gathering.marks.emplace_back(text.text().get());
      return;
    }
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
    for (const auto part : chosen(node, gathering).children()) read_run_part(part, style, gathering);
  }

  static void find_boxes(const pugi::xml_node& parent, Gathering& gathering) {
    for (const auto node : parent.children()) {
      for (const char* about : {"descr", "title", "alt", "o:title"})
        if (const auto words = node.attribute(about)) gathering.marks.emplace_back(words.value());
      if (name_of(node) == "w:txbxContent")
        gathering.boxes.push_back(node);
      else if (name_of(node) == "v:textpath")
        gathering.marks.emplace_back(attribute(node, "string"));
      else if (name_of(node) == "a:t")
        gathering.marks.emplace_back(node.text().get());
      else if (name_of(node) == "mc:AlternateContent")
        find_boxes(alternative(node), gathering);
      else
        find_boxes(node, gathering);
    }
  }

  void read_notes() {
    for (const char* name : {"word/footnotes.xml", "word/endnotes.xml"}) {
      Part part;
      load(name, part, [this](const auto& xml) {
        for (const auto note : xml.first_child().children())
          if (attribute(note, "w:type").empty() || attribute(note, "w:type") == "normal")
            read_blocks(note, std::nullopt);
      });
    }
  }

  Zip& zip_;
  Part styles_xml_;
  Part numbering_xml_;
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
  if (zip.has_twins()) return without_text(Verdict::malformed, "two of its parts have one name");
  auto body = zip.entry("word/document.xml");
  if (zip.too_large()) return without_text(Verdict::too_large, "it unpacks to more than what is read of one file");
  if (!body)
    return zip.locked() ? without_text(Verdict::locked, "it asks for a password")
                        : without_text(Verdict::malformed, "it is damaged: its text cannot be unpacked");
  return DocxReader(zip).read(*body);
}

}  // namespace minutebook

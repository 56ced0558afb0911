// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/html.hpp"

#include <libxml/HTMLparser.h>
#include <libxml/encoding.h>

#include <algorithm>
#include <climits>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "indexer/extract/declared.hpp"
#include "indexer/extract/encoding.hpp"
#include "indexer/extract/flow.hpp"
#include "indexer/extract/html_declared.hpp"
#include "indexer/extract/html_element.hpp"
#include "indexer/extract/numbering.hpp"
#include "lib/base/text.hpp"

namespace minutebook {
namespace {

constexpr unsigned max_html_depth = 1500;  // old pages leave hundreds of <font> open; each level costs little stack
constexpr uint32_t most_columns = 1000;
constexpr uint32_t most_rows_spanned = 10'000;

using Document = std::unique_ptr<xmlDoc, void (*)(xmlDocPtr)>;

/// What <meta> claims in the first kilobytes: "charset=..." ; empty if nothing.
std::string claimed_charset(std::string_view bytes) {
  const std::string head = to_lower_ascii(bytes.substr(0, 4096));
  const size_t at = head.find("charset=");
  if (at == std::string::npos) return {};
  const size_t from = head.find_first_not_of("\"' ", at + 8);
  if (from == std::string::npos) return {};
  return head.substr(from, head.find_first_of("\"' ;/>\r\n", from) - from);
}

bool is_latin(const std::string& charset) {
  return charset.empty() || charset.starts_with("utf") || charset == "iso-8859-1" || charset == "windows-1252" ||
         charset == "latin1" || charset == "us-ascii";
}

bool knows_charset(const std::string& name) {
  xmlCharEncodingHandlerPtr handler = xmlFindCharEncodingHandler(name.c_str());
  if (handler) xmlCharEncCloseFunc(handler);
  return handler != nullptr;
}

Document parse(std::string_view bytes) {
  constexpr int options =
      HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET | HTML_PARSE_COMPACT;
  const std::string charset = claimed_charset(bytes);
  std::string text;
  const char* encoding = "UTF-8";
  if (is_utf8(bytes) || is_latin(charset) || !knows_charset(charset))
    text = to_utf8(bytes);
  else
    encoding = charset.c_str();
  const std::string_view source = text.empty() ? bytes : std::string_view(text);
  if (source.size() > INT_MAX) return {nullptr, xmlFreeDoc};
  const std::unique_ptr<htmlParserCtxt, void (*)(htmlParserCtxtPtr)> context(htmlNewParserCtxt(), htmlFreeParserCtxt);
  if (!context) return {nullptr, xmlFreeDoc};
  // Without this libxml2 drops, in silence, what lies deeper than 256 elements.
  context->options |= XML_PARSE_HUGE;
  return {htmlCtxtReadMemory(context.get(), source.data(), static_cast<int>(source.size()), nullptr, encoding, options),
          xmlFreeDoc};
}

const xmlNode* find_element(const xmlNode* root, bool (*wanted)(const xmlNode&)) {
  const xmlNode* node = root;
  while (node) {
    if (node->type == XML_ELEMENT_NODE && wanted(*node)) return node;
    if (node->children && node->type == XML_ELEMENT_NODE) {
      node = node->children;
      continue;
    }
    while (node != root && !node->next) node = node->parent;
    if (node == root) return nullptr;
    node = node->next;
  }
  return nullptr;
}

bool is_main(const xmlNode& node) {
  return element_name(node) == "main" ||
         (node.properties && (html_attribute(node, "role") == "main" || html_attribute(node, "id") == "modgov"));
}
bool is_body(const xmlNode& node) { return element_name(node) == "body"; }

/// A list that is open, and the label its next entry gets.
struct OpenList {
  bool numbered = false;
  bool bare = false;  ///< list-style: none
  NumberFormat format = NumberFormat::decimal;
  uint32_t next = 1;
};

/// The grid of an open table: which columns cells of rows above still cover.
struct OpenTable {
  bool declared = true;  ///< false: it only places things
  CellPlace place;
  std::vector<uint32_t> covered;  ///< for each column, rows it is still covered
};

class HtmlReader {
 public:
  Layout read(const xmlNode* root) {
    read_head(root);
    declare_beside_text(*root, flow_.layout());
    const xmlNode* main = find_element(root, is_main);
    if (main) read_children(*main, 0);
    flush();
    if (main && !flow_.layout().pages.back().lines.empty()) HtmlReader().declare_outside(*root, *main, flow_.layout());
    if (!main || flow_.layout().pages.back().lines.empty()) {
      const xmlNode* body = find_element(root, is_body);
      read_children(body ? *body : *root, 0);
      flush();
    }
    return flow_.finish();
  }

  /// What stands beside the part that is read is not its text, but may mark it.
  void declare_outside(const xmlNode& root, const xmlNode& main, Layout& layout) {
    passed_ = &main;
    const xmlNode* body = find_element(&root, is_body);
    read_children(body ? *body : root, 0);
    flush();
    declare_lines(layout, flow_.finish());
  }

 private:
  void read_head(const xmlNode* root) {
    if (const auto* title = find_element(root, [](const xmlNode& node) { return element_name(node) == "title"; });
        title && title->children && title->children->content)
      flow_.layout().metadata_title = printable(repair_utf8(reinterpret_cast<const char*>(title->children->content)));
    const auto* link = find_element(root, [](const xmlNode& node) {
      return element_name(node) == "link" && to_lower_ascii(html_attribute(node, "rel")) == "canonical";
    });
    const auto* meta = find_element(root, [](const xmlNode& node) {
      return element_name(node) == "meta" && html_attribute(node, "property") == "og:url";
    });
    std::string url = link ? html_attribute(*link, "href") : meta ? html_attribute(*meta, "content") : std::string();
    if (url.empty()) url = saved_from(root);
    if (url.starts_with("http")) flow_.layout().source_url = utf8_prefix(printable(url), 2000);
  }

  /// Browsers write "<!-- saved from url=(0042)https://... -->" into pages they save.
  static std::string saved_from(const xmlNode* root) {
    const xmlNode* first = root->doc ? root->doc->children : root;
    for (const auto* node = first; node; node = node->next) {
      if (node->type != XML_COMMENT_NODE || !node->content) continue;
      const std::string_view text = reinterpret_cast<const char*>(node->content);
      const size_t at = text.find("saved from url=(");
      const size_t from = at == std::string_view::npos ? at : text.find(')', at);
      if (from != std::string_view::npos) return std::string(trim(text.substr(from + 1)));
    }
    return {};
  }

  void read_children(const xmlNode& parent, unsigned depth) {
    for (const xmlNode* node = parent.children; node && !flow_.full(); node = node->next) {
      if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
        add_text(node->content);
      else if (node->type == XML_ELEMENT_NODE)
        read_element(*node, depth + 1);
    }
  }

  void read_element(const xmlNode& node, unsigned depth) {
    if (&node == passed_) return;
    if (depth > max_html_depth) return add_all_text(node);
    if (node.properties && is_hidden(node)) return;
    const uint8_t outer = style_;
    style_ |= style_of_element(node);
    switch (role_of(node)) {
      case ElementRole::skipped:
        break;
      case ElementRole::inline_text:
        read_children(node, depth);
        break;
      case ElementRole::line_break:
        break_line();
        break;
      case ElementRole::rule:
        flush();
        flow_.gap();
        break;
      case ElementRole::block:
        read_block(node, depth);
        break;
      case ElementRole::heading:
        read_heading(node, depth);
        break;
      case ElementRole::list:
        read_list(node, depth);
        break;
      case ElementRole::list_entry:
        read_list_entry(node, depth);
        break;
      case ElementRole::table:
        read_table(node, depth);
        break;
      case ElementRole::preformatted:
        read_preformatted(node, depth);
        break;
    }
    style_ = outer;
  }

  /// Beneath the deepest level that is followed: words only, without recursion.
  void add_all_text(const xmlNode& root) {
    for (const xmlNode* node = root.children; node && node != &root;) {
      if (node->type == XML_TEXT_NODE) {
        add_text(node->content);
        text_ += ' ';
      }
      if (node->type == XML_ELEMENT_NODE && node->children) {
        node = node->children;
        continue;
      }
      while (node != &root && !node->next) node = node->parent;
      if (node != &root) node = node->next;
    }
  }

  void read_block(const xmlNode& node, unsigned depth) {
    if (element_name(node) == "footer" && depth <= 4) return;  // of the site, not of the paper
    flush();
    read_children(node, depth);
    flush();
  }

  void read_heading(const xmlNode& node, unsigned depth) {
    flush();
    const uint8_t outer = std::exchange(heading_, heading_of_element(node));
    read_children(node, depth);
    flush();
    heading_ = outer;
  }

  void read_preformatted(const xmlNode& node, unsigned depth) {
    flush();
    const bool outer = std::exchange(preformatted_, true);
    read_children(node, depth);
    flush();
    preformatted_ = outer;
  }

  void read_list(const xmlNode& node, unsigned depth) {
    flush();
    OpenList list;
    list.numbered = element_name(node) == "ol";
    list.next = number_attribute(node, "start", 1);
    list.format = list_format(node);
    const std::string css = html_attribute(node, "style");
    list.bare = css.find("list-style") != std::string::npos && css.find("none") != std::string::npos;
    lists_.push_back(list);
    read_children(node, depth);
    flush();
    lists_.pop_back();
  }

  static NumberFormat list_format(const xmlNode& node) {
    const std::string type = html_attribute(node, "type");
    const std::string css = html_attribute(node, "style");
    const auto says = [&](const char* word) { return css.find(word) != std::string::npos; };
    if (type == "a" || says("lower-alpha") || says("lower-latin")) return NumberFormat::lower_letter;
    if (type == "A" || says("upper-alpha") || says("upper-latin")) return NumberFormat::upper_letter;
    if (type == "i" || says("lower-roman")) return NumberFormat::lower_roman;
    if (type == "I" || says("upper-roman")) return NumberFormat::upper_roman;
    return NumberFormat::decimal;
  }

  void read_list_entry(const xmlNode& node, unsigned depth) {
    flush();
    label_ = "\u2022";
    if (!lists_.empty()) {
      OpenList& list = lists_.back();
      if (list.numbered) {
        list.next = number_attribute(node, "value", list.next);
        label_ = format_number(list.format, list.next) + ".";
        if (list.next < UINT32_MAX) ++list.next;
      }
      if (list.bare) label_.clear();
    }
    read_children(node, depth);
    flush();
    label_.clear();
  }

  static bool is_declared_table(const xmlNode& node) {
    const std::string role = html_attribute(node, "role");
    if (role == "presentation" || role == "none") return false;
    for (const xmlNode* child = node.children; child; child = child->next)
      if (find_element(child, [](const xmlNode& inner) { return element_name(inner) == "table"; })) return false;
    return true;
  }

  void read_table(const xmlNode& node, unsigned depth) {
    flush();
    OpenTable table;
    table.declared = is_declared_table(node) && has_several_cells(node);
    if (table.declared) table.place.table = tables_++;
    OpenTable* outer = std::exchange(table_, &table);
    const auto outer_cell = std::exchange(cell_, std::nullopt);
    read_rows(node, depth, false);
    flush();
    table_ = outer;
    cell_ = outer_cell;
  }

  /// One cell is a frame, not a table.
  static bool has_several_cells(const xmlNode& table) {
    size_t cells = 0;
    const auto count = [&cells](const xmlNode& row) {
      for (const xmlNode* cell = row.children; cell; cell = cell->next)
        if (element_name(*cell) == "td" || element_name(*cell) == "th") ++cells;
    };
    for (const xmlNode* part = table.children; part && cells < 2; part = part->next) {
      if (element_name(*part) == "tr") count(*part);
      for (const xmlNode* row = part->children; row && cells < 2; row = row->next)
        if (element_name(*row) == "tr") count(*row);
    }
    return cells > 1;
  }

  void read_rows(const xmlNode& parent, unsigned depth, bool header) {
    for (const xmlNode* node = parent.children; node && !flow_.full(); node = node->next) {
      if (node->type != XML_ELEMENT_NODE || (node->properties && is_hidden(*node))) continue;
      const std::string_view name = element_name(*node);
      if (name == "tr")
        read_row(*node, depth + 1, header);
      else if (name == "thead" || name == "tbody" || name == "tfoot")
        read_rows(*node, depth + 1, name == "thead");
      else
        read_element(*node, depth + 1);
    }
  }

  static bool is_header_row(const xmlNode& row) {
    bool any = false;
    for (const xmlNode* cell = row.children; cell; cell = cell->next) {
      if (element_name(*cell) == "td") return false;
      any |= element_name(*cell) == "th";
    }
    return any;
  }

  void read_row(const xmlNode& row, unsigned depth, bool header) {
    OpenTable& table = *table_;
    table.place.header = header || is_header_row(row);
    uint32_t column = 0;
    std::vector<std::pair<uint32_t, uint32_t>> below;  // columns that this row's cells cover further down
    for (const xmlNode* node = row.children; node && !flow_.full(); node = node->next) {
      const std::string_view name = element_name(*node);
      if (name != "td" && name != "th") continue;
      while (column < table.covered.size() && table.covered[column] > 0) ++column;
      const uint32_t columns = std::clamp<uint32_t>(number_attribute(*node, "colspan", 1), 1, most_columns);
      const uint32_t rows = std::clamp<uint32_t>(number_attribute(*node, "rowspan", 1), 1, most_rows_spanned);
      for (uint32_t i = 0; rows > 1 && i < columns && column + i < most_columns; ++i)
        below.emplace_back(column + i, rows - 1);
      read_cell(*node, depth, std::min(column, most_columns), columns);
      column += columns;
    }
    for (auto& rows : table.covered) rows -= rows > 0;
    for (const auto& [at, rows] : below) {
      if (table.covered.size() <= at) table.covered.resize(at + 1, 0);
      table.covered[at] = rows;
    }
    ++table.place.row;
  }

  void read_cell(const xmlNode& node, unsigned depth, uint32_t column, uint32_t columns) {
    if (node.properties && is_hidden(node)) return;
    flush();
    OpenTable* table = table_;
    if (table->declared) {
      cell_ = table->place;
      cell_->column = column;
      cell_->columns = columns;
    }
    const uint8_t outer = style_;
    style_ |= style_of_element(node);
    read_children(node, depth + 1);
    flush();
    style_ = outer;
    table_ = table;
    cell_.reset();
  }

  void add_text(const xmlChar* content) {
    if (!content) return;
    const std::string_view text = reinterpret_cast<const char*>(content);
    if (!preformatted_) return add_words(text);
    bool first = true;
    for (const auto line : split(text, '\n')) {
      if (!first) break_line();
      add_words(line);
      first = false;
    }
  }

  void add_words(std::string_view text) {
    if (style_ & style_struck) {
      struck_ += text;
      return;
    }
    if (printable(text).empty()) {
      if (!text.empty()) text_ += ' ';
      return;
    }
    const bool number = text.front() >= '0' && text.front() <= '9';
    if ((style_ & style_superscript) && number) text_ += ' ';  // the mark of a note
    text_ += text;
    common_style_ &= style_;
    breaks_ = 0;
  }

  void break_line() {
    put_line();
    if (++breaks_ >= 2) flow_.gap();
    block_start_ = false;
  }

  void flush() {
    put_line();
    block_start_ = true;
    breaks_ = 0;
  }

  void put_line() {
    const bool only_struck = printable(text_).empty() && !printable(struck_).empty();
    const std::string& words = only_struck ? struck_ : text_;
    if (!printable(words).empty()) {
      Paragraph paragraph;
      paragraph.text = repair_utf8(label_.empty() ? words : label_ + " " + words);
      paragraph.style = only_struck ? uint8_t{style_struck} : common_style_;
      paragraph.heading = heading_;
      paragraph.list_depth = static_cast<uint8_t>(std::min<size_t>(lists_.size(), 20));
      paragraph.indent = 4.0F * static_cast<float>(lists_.empty() ? 0 : std::min<size_t>(lists_.size() - 1, 20));
      paragraph.block_start = block_start_;
      paragraph.cell = cell_;
      flow_.add(std::move(paragraph));
      label_.clear();
    }
    text_.clear();
    struck_.clear();
    common_style_ = 0xFF;
  }

  Flow flow_{MediaType::html};
  const xmlNode* passed_ = nullptr;  ///< has been read already
  std::vector<OpenList> lists_;
  OpenTable* table_ = nullptr;
  std::optional<CellPlace> cell_;
  std::string label_;   ///< of the list entry whose first line is still to come
  std::string text_;    ///< of the line being gathered
  std::string struck_;  ///< its struck text: shown only if nothing else is left
  uint8_t style_ = 0;
  uint8_t common_style_ = 0xFF;
  uint8_t heading_ = 0;
  unsigned breaks_ = 0;
  uint32_t tables_ = 0;
  bool block_start_ = true;
  bool preformatted_ = false;
};

}  // namespace

Layout read_html(std::string_view bytes) {
  const Document document = parse(bytes);
  const xmlNode* root = document ? xmlDocGetRootElement(document.get()) : nullptr;
  if (root) return HtmlReader().read(root);
  Flow empty(MediaType::html);
  return empty.finish();
}

}  // namespace minutebook

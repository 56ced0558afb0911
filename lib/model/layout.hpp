// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "lib/model/source.hpp"

namespace minutebook {

/// In points (1/72 inch) from the top left corner of the page; x to the right, y down. Formats without pages (DOCX,
/// HTML, Markdown, text) put x0 at 6 points per character of indentation and y at 12 points per line.
struct Box {
  float x0 = 0, y0 = 0, x1 = 0, y1 = 0;
  friend bool operator==(const Box&, const Box&) = default;
};

enum Style : uint8_t {
  style_none = 0,
  style_bold = 1,
  style_italic = 2,
  style_underline = 4,
  style_superscript = 8,
  style_struck = 16
};

/// `text.substr(start, length)` of its line, bytes of UTF-8.
struct Word {
  uint32_t start = 0;
  uint32_t length = 0;
  Box box;
  float size = 0;     ///< font size in points, 0 unknown
  uint8_t style = 0;  ///< Style bits
  friend bool operator==(const Word&, const Word&) = default;
};

/// Place of a line in a table that the format itself declares (DOCX, ODT, HTML, Markdown); never guessed from
/// positions.
struct CellPlace {
  uint32_t table = 0;  ///< numbered from 0 through the document
  uint32_t row = 0;
  uint32_t column = 0;  ///< first grid column the cell covers
  uint32_t columns = 1;
  bool header = false;
  friend bool operator==(const CellPlace&, const CellPlace&) = default;
};

/// One run of words on one baseline without a column-wide gap. A row of a PDF table gives one Line per column.
/// For formats without pages a Line is a paragraph, list entry or cell paragraph of the file (not wrapped).
struct Line {
  std::string text;  ///< words joined by single spaces, well-formed UTF-8; list labels ("3.", "(a)") included
  Box box;
  std::vector<Word> words;  ///< empty for formats without positions
  float size = 0;           ///< most common font size in points, 0 unknown
  uint8_t style = 0;        ///< bits that hold for every word
  uint8_t heading = 0;      ///< level 1-6 that the format declares (h1, Heading 1, #), 0 none
  uint8_t list_depth = 0;   ///< 1 and up inside a list that the format declares
  uint8_t confidence = 0;   ///< 1-100, as sure as that, for text read by machine from a picture; 0 for printed text
  bool block_start = true;  ///< a paragraph starts here: blank line, paragraph mark or clear gap before it
  std::optional<CellPlace> cell;
  friend bool operator==(const Line&, const Line&) = default;
};

/// Words over the text rather than in it: a watermark, a stamp, a note along the margin. They mark a page, and are not
/// read as a part of what it says.
struct Overprint {
  std::string text;
  Box box;
  float size = 0;   ///< font size in points, 0 unknown
  float angle = 0;  ///< degrees against the clock, above -180 and up to 180
  friend bool operator==(const Overprint&, const Overprint&) = default;
};

struct Page {
  uint32_t number = 1;  ///< 1-based position in the file
  std::string label;    ///< as printed by the format ("iv"), may be empty
  float width = 0;      ///< points, 0 for formats without pages
  float height = 0;
  std::vector<Line> lines;   ///< in reading order: columns of prose one after the other, table rows top to bottom
  bool has_picture = false;  ///< few or no words, and a large image lies on it: a scan
  bool doubtful = false;     ///< its text layer makes no sense: codes of letters that are wrong or missing
  std::string trouble = {};  ///< why its picture was not read, though it was tried; never from a worker
  std::vector<Overprint> overprints = {};
  friend bool operator==(const Page&, const Page&) = default;
};

/// What the worker makes of one file. Formats without pages give one page.
struct Layout {
  Verdict verdict = Verdict::ok;
  std::string verdict_detail;  ///< for a person, one clause; empty for ok
  MediaType media_type = MediaType::unknown;
  std::vector<Page> pages;
  uint32_t page_count = 0;               ///< pages of the file, also when they have no text
  std::string metadata_title;            ///< as the file claims; never trusted first
  std::vector<std::string> attachments;  ///< names of embedded files
  std::string source_url;                ///< where the file says it came from, may be empty
  /// What it says of itself outside its text: properties, heads of pages, headers of a mail, stamps, words about
  /// pictures, "label: value" where it has a label. Never read as text; a marking among it marks the paper.
  std::vector<std::string> declared = {};
  friend bool operator==(const Layout&, const Layout&) = default;
};

/// True for a page whose words stand in its picture only.
inline bool wants_recognition(const Page& page) { return page.has_picture || page.doubtful; }

/// True when words were read from its picture.
inline bool is_recognized(const Page& page) {
  return std::any_of(page.lines.begin(), page.lines.end(), [](const Line& line) { return line.confidence != 0; });
}

/// Readable, complete print of a layout: one line a Line with page, box, style and text.
std::string to_text(const Layout& layout);

}  // namespace minutebook

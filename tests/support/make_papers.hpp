// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <string>
#include <utility>
#include <vector>

namespace minutebook {
namespace making {
inline std::string little(uint64_t value, unsigned bytes) {
  std::string out;
  for (unsigned i = 0; i < bytes; ++i) out += static_cast<char>(value >> (8 * i) & 0xFFU);
  return out;
}

inline uint32_t crc32_of(const std::string& bytes) {
  uint32_t crc = 0xFFFFFFFFU;
  for (const char c : bytes) {
    crc ^= static_cast<unsigned char>(c);
    for (int i = 0; i < 8; ++i) crc = (crc >> 1U) ^ ((crc & 1U) ? 0xEDB88320U : 0U);
  }
  return ~crc;
}

inline constexpr const char* word_spaces =
    "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
    "xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" "
    "xmlns:v=\"urn:schemas-microsoft-com:vml\"";
inline constexpr const char* odf_spaces =
    "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
    "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" "
    "xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" "
    "xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" "
    "xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\" "
    "xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\"";

}  // namespace making

/// A zip of (name, bytes), stored without compression (PKWARE APPNOTE 4.3).
inline std::string make_zip(const std::vector<std::pair<std::string, std::string>>& entries) {
  std::string out;
  std::string directory;
  for (const auto& [name, bytes] : entries) {
    const std::string sizes = making::little(0, 2) + making::little(0, 2) + making::little(0, 2) +
                              making::little(0x21, 2) + making::little(making::crc32_of(bytes), 4) +
                              making::little(bytes.size(), 4) + making::little(bytes.size(), 4) +
                              making::little(name.size(), 2) + making::little(0, 2);
    directory += "PK\x01\x02" + making::little(20, 2) + making::little(20, 2) + sizes + making::little(0, 2) +
                 making::little(0, 2) + making::little(0, 2) + making::little(0, 4) + making::little(out.size(), 4) +
                 name;
    out += "PK\x03\x04" + making::little(20, 2) + sizes + name + bytes;
  }
  const size_t start = out.size();
  out += directory;
  return out + "PK\x05\x06" + making::little(0, 4) + making::little(entries.size(), 2) +
         making::little(entries.size(), 2) + making::little(directory.size(), 4) + making::little(start, 4) +
         making::little(0, 2);
}

/// A DOCX whose word/document.xml has this inside w:body; `more` are further entries.
inline std::string make_docx(const std::string& body,
                             const std::vector<std::pair<std::string, std::string>>& more = {}) {
  std::vector<std::pair<std::string, std::string>> entries = {
      {"[Content_Types].xml", "<Types/>"},
      {"word/document.xml", std::string("<?xml version=\"1.0\"?><w:document ") + making::word_spaces + "><w:body>" +
                                body + "</w:body></w:document>"}};
  entries.insert(entries.end(), more.begin(), more.end());
  return make_zip(entries);
}

/// An ODT with this inside office:text and office:automatic-styles.
inline std::string make_odt(const std::string& text, const std::string& styles = {},
                            const std::vector<std::pair<std::string, std::string>>& more = {}) {
  std::vector<std::pair<std::string, std::string>> entries = {
      {"mimetype", "application/vnd.oasis.opendocument.text"},
      {"content.xml", std::string("<?xml version=\"1.0\"?><office:document-content ") + making::odf_spaces +
                          "><office:automatic-styles>" + styles +
                          "</office:automatic-styles><office:body><office:text>" + text +
                          "</office:text></office:body></office:document-content>"}};
  entries.insert(entries.end(), more.begin(), more.end());
  return make_zip(entries);
}

/// A PDF of one page for each content stream, 595 by 842 points; /F1 is Helvetica, /F2 Helvetica-Bold, /F3
/// Helvetica-Oblique. `page_entries` go into every page's dictionary.
/// `information` is what the file's information dictionary holds; `more` are further objects.
inline std::string make_pdf(const std::vector<std::string>& contents, const std::string& page_entries = {},
                            const std::string& information = {}, const std::vector<std::string>& more = {}) {
  std::vector<std::string> objects = {"<< /Type /Catalog /Pages 2 0 R >>", ""};
  for (const char* font : {"Helvetica", "Helvetica-Bold", "Helvetica-Oblique"})
    objects.push_back(std::string("<< /Type /Font /Subtype /Type1 /Encoding /WinAnsiEncoding /BaseFont /") + font +
                      " >>");
  std::string kids;
  for (const auto& content : contents) {
    objects.push_back("<< /Length " + std::to_string(content.size()) + " >>\nstream\n" + content + "\nendstream");
    objects.push_back("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents " +
                      std::to_string(objects.size()) +
                      " 0 R /Resources << /Font << /F1 3 0 R /F2 4 0 R /F3 5 0 R >> >> " + page_entries + " >>");
    kids += std::to_string(objects.size()) + " 0 R ";
  }
  objects.insert(objects.end(), more.begin(), more.end());
  objects.push_back("<< " + information + " >>");
  objects[1] = "<< /Type /Pages /Kids [" + kids + "] /Count " + std::to_string(contents.size()) + " >>";
  std::string out = "%PDF-1.5\n";
  std::string places = "0000000000 65535 f \n";
  for (size_t i = 0; i < objects.size(); ++i) {
    std::array<char, 32> place{};
    std::snprintf(place.data(), place.size(), "%010zu 00000 n \n", out.size());
    places += place.data();
    out += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
  }
  const std::string count = std::to_string(objects.size() + 1);
  return out + "xref\n0 " + count + "\n" + places + "trailer\n<< /Size " + count + " /Root 1 0 R /Info " +
         std::to_string(objects.size()) + " 0 R >>\nstartxref\n" + std::to_string(out.size()) + "\n%%EOF\n";
}

/// Content stream: `text` at (x, y from the top) in points.
inline std::string at(double x, double y, const std::string& text, const std::string& font = "F1", double size = 11) {
  std::array<char, 200> place{};
  std::snprintf(place.data(), place.size(), "BT /%s %.1f Tf 1 0 0 1 %.1f %.1f Tm ", font.c_str(), size, x, 842 - y);
  return place.data() + ("(" + text + ") Tj ET\n");
}

/// Text that begins at (x, y from the foot) and rises by `degrees`.
inline std::string slanted(double degrees, double x, double y, const std::string& text, double size = 48) {
  const double a = degrees * 3.14159265 / 180;
  std::array<char, 200> place{};
  std::snprintf(place.data(), place.size(), "BT /F1 %.1f Tf %.4f %.4f %.4f %.4f %.1f %.1f Tm ", size, std::cos(a),
                std::sin(a), -std::sin(a), std::cos(a), x, y);
  return place.data() + ("(" + text + ") Tj ET\n");
}

/// The same words all over a page.
inline std::string tiled(double degrees, const std::string& text, double size) {
  std::string out;
  for (int y = 60; y < 800; y += 110)
    for (int x = 30; x < 450; x += 190) out += slanted(degrees, x, y, text, size);
  return out;
}

}  // namespace minutebook

// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/formats.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "indexer/extract/archive.hpp"
#include "indexer/extract/docx.hpp"
#include "indexer/extract/encoding.hpp"
#include "indexer/extract/html.hpp"
#include "indexer/extract/mail.hpp"
#include "indexer/extract/markdown.hpp"
#include "indexer/extract/odt.hpp"
#include "indexer/extract/pdf.hpp"
#include "indexer/extract/text.hpp"
#include "indexer/extract/zip.hpp"
#include "lib/base/text.hpp"

namespace minutebook {
namespace {

bool ends_with_any(std::string_view name, std::initializer_list<std::string_view> endings) {
  const std::string lower = to_lower_ascii(name);
  return std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) { return lower.ends_with(ending); });
}

/// A zip that cannot be opened, judged by what is left of it and by its name.
MediaType detect_broken_zip(std::string_view bytes, std::string_view name) {
  if (bytes.substr(0, 200).find("mimetypeapplication/vnd.oasis.opendocument.text") != std::string_view::npos)
    return MediaType::odt;
  if (bytes.find("word/document.xml") != std::string_view::npos || ends_with_any(name, {".docx"}))
    return MediaType::docx;
  return ends_with_any(name, {".odt"}) ? MediaType::odt : MediaType::zip;
}

MediaType detect_zip(std::string_view bytes, std::string_view name) {
  Zip zip(bytes);
  if (!zip.valid()) return detect_broken_zip(bytes, name);
  if (zip.has("word/document.xml")) return MediaType::docx;
  const auto mimetype = zip.entry("mimetype");
  if (mimetype && mimetype->starts_with("application/vnd.oasis.opendocument.text")) return MediaType::odt;
  return MediaType::zip;
}

/// The old container of Office files; a DOCX with a password is one too (MS-OFFCRYPTO 2.3.4.4).
MediaType detect_compound(std::string_view bytes) {
  constexpr std::string_view encrypted("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e", 31);
  constexpr std::string_view word("W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t", 23);
  if (bytes.find(encrypted) != std::string_view::npos) return MediaType::docx;
  return bytes.find(word) != std::string_view::npos ? MediaType::doc : MediaType::unknown;
}

/// Tags that pages of the web are made of; a few of them make a file HTML even without <html>.
bool looks_like_html(std::string_view text) {
  const std::string head = to_lower_ascii(trim(text.substr(0, 65536)));
  if (head.starts_with("<!doctype html") || head.starts_with("<html") || head.find("<html") < 1024 ||
      head.find("<!doctype html") < 1024)
    return true;
  constexpr std::array<std::string_view, 10> tags = {"<br", "<p>",  "<p ",  "<div",  "<table",
                                                     "<td", "<li>", "<ul>", "<span", "<h1"};
  size_t count = 0;
  for (const auto tag : tags)
    for (size_t at = head.find(tag); at != std::string::npos && count < 100; at = head.find(tag, at + 1)) ++count;
  return count >= 4 && count * 400 >= head.size();
}

bool looks_like_mail(std::string_view text, std::string_view name) {
  constexpr std::array<std::string_view, 5> starts = {
      "return-path:", "received:", "from:", "mime-version:", "message-id:"};
  const std::string head = to_lower_ascii(text.substr(0, 4096));
  const bool begins =
      std::any_of(starts.begin(), starts.end(), [&](std::string_view start) { return head.starts_with(start); });
  const bool named = ends_with_any(name, {".eml"}) && head.find("\nsubject:") != std::string::npos;
  if (named && (begins || head.find("\nfrom:") != std::string::npos)) return true;
  return begins && head.find("\nmime-version:") != std::string::npos && head.find("\nsubject:") != std::string::npos;
}

MediaType detect_text(std::string_view bytes, std::string_view name) {
  const std::string text = to_utf8(bytes.substr(0, 65536));
  const bool markdown_name = ends_with_any(name, {".md", ".markdown", ".mdown", ".mkd"});
  if (looks_like_mail(text, name)) return MediaType::eml;
  if (markdown_name) return MediaType::markdown;
  const bool html_name = ends_with_any(name, {".html", ".htm", ".xhtml", ".aspx"});
  if (looks_like_html(text) || (html_name && text.find('<') != std::string::npos)) return MediaType::html;
  if (ends_with_any(name, {".txt", ".text"})) return MediaType::text;
  return looks_like_markdown(text) ? MediaType::markdown : MediaType::text;
}

/// One format: how it is read, or what to say of it.
struct Format {
  MediaType type;
  Layout (*read)(std::string_view bytes);  ///< null: known, not read
  std::string_view advice;
};

constexpr Format formats[] = {
    {MediaType::pdf, read_pdf, ""},
    {MediaType::docx, read_docx, ""},
    {MediaType::odt, read_odt, ""},
    {MediaType::html, read_html, ""},
    {MediaType::markdown, read_markdown, ""},
    {MediaType::text, read_text, ""},
    {MediaType::doc, nullptr,
     "it is an old Word document: install LibreOffice (libreoffice-writer-nogui), or save it as DOCX or PDF"},
    {MediaType::rtf, nullptr,
     "it is in Rich Text Format: install LibreOffice (libreoffice-writer-nogui), or save it as DOCX or PDF"},
    {MediaType::eml, read_mail, ""},
    {MediaType::zip, read_archive, ""},
    {MediaType::unknown, nullptr, "it is in none of the formats that are read"},
};

}  // namespace

MediaType detect_media_type(std::string_view bytes, std::string_view name) {
  constexpr std::string_view compound_mark = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
  if (bytes.substr(0, 1024).find("%PDF-") != std::string_view::npos) return MediaType::pdf;
  if (bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06")) return detect_zip(bytes, name);
  if (bytes.starts_with(compound_mark)) return detect_compound(bytes);
  if (bytes.starts_with("{\\rtf")) return MediaType::rtf;
  if (looks_like_text(bytes)) return detect_text(bytes, name);
  return ends_with_any(name, {".pdf"}) ? MediaType::pdf : MediaType::unknown;
}

Result<Parts> read_parts(std::string_view bytes, std::string_view name, uint32_t first, uint32_t count) {
  const MediaType type = detect_media_type(bytes, name);
  if (type == MediaType::zip) return archive_parts(bytes, first, count);
  if (type == MediaType::eml) return mail_parts(bytes, first, count);
  return fail(ErrorCode::bad_argument, "it holds no other papers");
}

Layout read_document(std::string_view bytes, std::string_view name) {
  const MediaType type = detect_media_type(bytes, name);
  const auto row = std::find_if(std::begin(formats), std::end(formats),
                                [type](const Format& format) { return format.type == type; });
  const Format& format = row == std::end(formats) ? formats[std::size(formats) - 1] : *row;
  if (format.read) return format.read(bytes);
  Layout layout;
  layout.media_type = type;
  layout.verdict = Verdict::unsupported;
  layout.verdict_detail = format.advice;
  return layout;
}

}  // namespace minutebook

// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/mail.hpp"

#include <gmime/gmime.h>

#include <algorithm>
#include <memory>
#include <vector>

#include "indexer/extract/declared.hpp"
#include "indexer/extract/encoding.hpp"
#include "indexer/extract/html.hpp"
#include "indexer/extract/limits.hpp"
#include "indexer/extract/part_name.hpp"
#include "indexer/extract/text.hpp"
#include "lib/base/text.hpp"

namespace minutebook {
namespace {

constexpr unsigned most_levels = 32;  // multiparts inside one another
constexpr size_t most_parts = 10'000;
constexpr size_t little_text = 20;  // a plain text shorter than this only says that the mail is in HTML
constexpr size_t most_header_bytes = 4000;

struct Unref {
  void operator()(void* object) const { g_object_unref(object); }
};
template <class T>
using Owned = std::unique_ptr<T, Unref>;

struct Free {
  void operator()(void* memory) const { g_free(memory); }
};
using Text = std::unique_ptr<char, Free>;

Owned<GMimeMessage> open_mail(std::string_view bytes) {
  g_mime_init();  // counts: cheap after the first
  const Owned<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size()));
  const Owned<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
  return Owned<GMimeMessage>(g_mime_parser_construct_message(parser.get(), nullptr));
}

/// The content of a part without its transfer encoding.
std::string bytes_of(GMimeObject* object) {
  const Owned<GMimeStream> memory(g_mime_stream_mem_new());
  if (GMIME_IS_MESSAGE_PART(object)) {
    GMimeMessage* inner = g_mime_message_part_get_message(GMIME_MESSAGE_PART(object));
    if (!inner) return {};
    g_mime_object_write_to_stream(GMIME_OBJECT(inner), nullptr, memory.get());
  } else {
    GMimeDataWrapper* content = g_mime_part_get_content(GMIME_PART(object));
    if (!content) return {};
    g_mime_data_wrapper_write_to_stream(content, memory.get());
  }
  const GByteArray* array = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(memory.get()));
  return array && array->data ? std::string(reinterpret_cast<const char*>(array->data), array->len) : std::string();
}

/// As UTF-8 by the character set that the part names; by its looks when it names none, or one that is not known.
std::string text_of(GMimeObject* object) {
  std::string bytes = bytes_of(object);
  const char* charset = g_mime_object_get_content_type_parameter(object, "charset");
  if (!charset) return to_utf8(bytes);
  const Owned<GMimeFilter> filter(g_mime_filter_charset_new(charset, "UTF-8"));
  if (!filter) return to_utf8(bytes);
  char* out = nullptr;
  size_t length = 0;
  size_t before = 0;
  g_mime_filter_complete(filter.get(), bytes.data(), bytes.size(), 0, &out, &length, &before);
  return out && length > 0 ? repair_utf8({out, length}) : to_utf8(bytes);
}

bool is_type(GMimeObject* object, const char* type, const char* subtype) {
  GMimeContentType* content = g_mime_object_get_content_type(object);
  return content && g_mime_content_type_is_type(content, type, subtype);
}

/// What came along and is no paper.
bool is_by_work(GMimeObject* object) {
  for (const char* type : {"image", "audio", "video"})
    if (is_type(object, type, "*")) return true;
  for (const char* subtype :
       {"pgp-signature", "pkcs7-signature", "x-pkcs7-signature", "pgp-encrypted", "ms-tnef", "ics"})
    if (is_type(object, "application", subtype)) return true;
  for (const char* subtype : {"calendar", "rfc822-headers", "vcard", "x-vcard"})
    if (is_type(object, "text", subtype)) return true;
  return is_type(object, "message", "delivery-status") || is_type(object, "message", "external-body");
}

/// All there is in a mail, in order.
struct Contents {
  GMimeObject* plain = nullptr;
  GMimeObject* html = nullptr;
  std::vector<GMimeObject*> attachments;
  bool encrypted = false;
  size_t parts = 0;
};

const char* file_name_of(GMimeObject* object) {
  return GMIME_IS_PART(object) ? g_mime_part_get_filename(GMIME_PART(object)) : nullptr;
}

void take_leaf(GMimeObject* object, Contents& contents) {
  if (GMIME_IS_MESSAGE_PART(object)) {
    contents.attachments.push_back(object);
    return;
  }
  if (!GMIME_IS_PART(object) || is_by_work(object)) return;
  if (is_type(object, "application", "pkcs7-mime") || is_type(object, "application", "x-pkcs7-mime")) {
    contents.encrypted = true;
    return;
  }
  const char* disposition = g_mime_object_get_disposition(object);
  const bool attached = file_name_of(object) || (disposition && to_lower_ascii(disposition) == "attachment");
  // Of each kind the first is the mail's own text; further ones are papers like what is attached.
  if (!attached && is_type(object, "text", "html") && !contents.html)
    contents.html = object;
  else if (!attached && is_type(object, "text", "*") && !is_type(object, "text", "html") && !contents.plain)
    contents.plain = object;
  else
    contents.attachments.push_back(object);
}

void gather(GMimeObject* object, unsigned level, Contents& contents) {
  if (!object || level > most_levels || ++contents.parts > most_parts) return;
  if (contents.attachments.size() >= max_attachments) return;
  if (!GMIME_IS_MULTIPART(object)) return take_leaf(object, contents);
  if (GMIME_IS_MULTIPART_ENCRYPTED(object)) {
    contents.encrypted = true;
    return;
  }
  const int count = g_mime_multipart_get_count(GMIME_MULTIPART(object));
  for (int i = 0; i < count; ++i) gather(g_mime_multipart_get_part(GMIME_MULTIPART(object), i), level + 1, contents);
}

std::string decoded(const char* raw) {
  if (!raw) return {};
  const Text text(g_mime_utils_header_decode_text(nullptr, raw));
  return text ? printable(utf8_prefix(repair_utf8(text.get()), most_header_bytes)) : std::string();
}

std::string decoded_header(GMimeMessage* message, const char* name) {
  return decoded(g_mime_object_get_header(GMIME_OBJECT(message), name));
}

/// The senders' programs say in words of their own who may read a mail: RFC 4021 has "Sensitivity", offices have marks
/// such as "X-Protective-Marking: [SEC=OFFICIAL:SENSITIVE]", and labels with a name among their settings.
bool is_private_value(const std::string& header, const std::string& value) {
  if (value.find("unrestricted") != std::string::npos || value.find("non-") != std::string::npos) return false;
  constexpr std::string_view words[] = {"sensitive", "confidential", "restricted", "private",
                                        "personal",  "exempt",       "protected",  "secret"};
  if (header.find("msip") == std::string::npos)
    return std::any_of(std::begin(words), std::end(words), [&](auto word) { return value.find(word) != value.npos; });
  for (size_t at = value.find("_name="); at != std::string::npos; at = value.find("_name=", at + 1)) {
    const std::string name = value.substr(at, value.find(';', at) - at);
    for (const auto word : words)
      if (name.find(word) != std::string::npos) return true;
  }
  return false;
}

bool names_marking(const std::string& header) {
  for (const char* part :
       {"sensitivity", "protective-marking", "classification", "confidentiality", "msip_label", "x-security", "titus"})
    if (header.find(part) != std::string::npos) return true;
  return header.ends_with("-label") || header.ends_with("-labels") || header.ends_with("-marking");
}

void declare_headers(GMimeMessage* message, Layout& layout) {
  constexpr int most_headers = 500;
  GMimeHeaderList* headers = g_mime_object_get_header_list(GMIME_OBJECT(message));
  const int count = std::min(g_mime_header_list_get_count(headers), most_headers);
  for (int i = 0; i < count; ++i) {
    GMimeHeader* header = g_mime_header_list_get_header_at(headers, i);  // there may be several of one name
    const char* name = g_mime_header_get_name(header);
    const std::string lower = to_lower_ascii(name ? name : "");
    const bool words = lower == "keywords" || lower == "comments" || lower == "subject" || lower == "x-keywords" ||
                       lower == "x-categories" || lower == "content-description";
    if (!words && !names_marking(lower)) continue;
    const std::string value = decoded(g_mime_header_get_raw_value(header));
    declare(layout, value);
    if (!words && is_private_value(lower, fold(value))) declare(layout, "Classification: Confidential");
  }
}

std::string head_of(GMimeMessage* message) {
  std::string out;
  for (const char* name : {"From", "To", "Cc", "Date", "Subject"})
    if (const std::string value = decoded_header(message, name); !value.empty())
      out += std::string(name) + ": " + value + "\n";
  return out;
}

/// The lines of `head` above those of a layout that was made of the text below it.
void put_above(const Layout& head, Layout& body) {
  if (head.pages.empty() || head.pages[0].lines.empty()) return;
  if (body.pages.empty()) body.pages.emplace_back();
  auto& lines = body.pages[0].lines;
  const float down = head.pages[0].lines.back().box.y1 + 12;
  for (auto& line : lines) {
    line.box.y0 += down;
    line.box.y1 += down;
  }
  if (!lines.empty()) lines.front().block_start = true;
  lines.insert(lines.begin(), head.pages[0].lines.begin(), head.pages[0].lines.end());
  if (body.verdict == Verdict::no_text) {
    body.verdict = Verdict::ok;
    body.verdict_detail.clear();
  }
  body.page_count = static_cast<uint32_t>(body.pages.size());
}

Layout body_of(const Contents& contents) {
  if (contents.plain) {
    const std::string text = text_of(contents.plain);
    if (!contents.html || trim(text).size() > little_text) return read_text(text);
  }
  return contents.html ? read_html(text_of(contents.html)) : read_text("");
}

/// Of a mail that says the same twice, in plain words and in HTML, one is read; what marks the other ones counts too.
void declare_other_text(const Contents& contents, Layout& layout) {
  constexpr size_t most_texts = 20;
  if (contents.plain && contents.html) {
    declare_lines(layout, read_text(text_of(contents.plain)));
    declare_lines(layout, read_html(text_of(contents.html)));
  }
  // Further texts without a name are shown in the mail, though they are papers of their own here.
  size_t texts = 0;
  for (GMimeObject* part : contents.attachments) {
    if (!is_type(part, "text", "*") || file_name_of(part) || ++texts > most_texts) continue;
    const std::string text = text_of(part);
    declare_lines(layout, is_type(part, "text", "html") ? read_html(text) : read_text(text));
  }
}

}  // namespace

Layout read_mail(std::string_view bytes) {
  const auto message = open_mail(bytes);
  Layout layout;
  layout.media_type = MediaType::eml;
  if (!message) {
    layout.verdict = Verdict::malformed;
    layout.verdict_detail = "it is damaged or no e-mail";
    return layout;
  }
  Contents contents;
  gather(g_mime_message_get_mime_part(message.get()), 0, contents);
  layout = body_of(contents);
  declare_headers(message.get(), layout);
  declare_other_text(contents, layout);
  put_above(read_text(head_of(message.get())), layout);
  layout.media_type = MediaType::eml;
  layout.metadata_title = decoded_header(message.get(), "Subject");
  PartNames names;
  for (auto* part : contents.attachments) {
    const char* name = file_name_of(part);
    layout.attachments.push_back(
        names.add(name ? name : "", GMIME_IS_MESSAGE_PART(part) ? "forwarded.eml" : "attachment"));
  }
  if (contents.encrypted && !contents.plain && !contents.html) {
    layout.verdict = Verdict::locked;
    layout.verdict_detail = "it is encrypted";
  }
  return layout;
}

Result<Parts> mail_parts(std::string_view bytes, uint32_t first, uint32_t count) {
  const auto message = open_mail(bytes);
  if (!message) return fail(ErrorCode::bad_format, "it is damaged or no e-mail");
  Contents contents;
  gather(g_mime_message_get_mime_part(message.get()), 0, contents);
  if (first >= contents.attachments.size()) return fail(ErrorCode::not_found, "there is no such attachment");
  Parts parts;
  size_t size = 0;
  for (size_t i = first; i < contents.attachments.size() && parts.size() < count && size < batch_bytes; ++i) {
    parts.emplace_back(bytes_of(contents.attachments[i]));
    size += parts.back()->size();
  }
  return parts;
}

}  // namespace minutebook

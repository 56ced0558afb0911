// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/model/source.hpp"

#include "lib/model/names.hpp"

namespace minutebook {
namespace {

constexpr NamedEnum<MediaType> media_types[] = {
    {MediaType::unknown, "application/octet-stream"},
    {MediaType::pdf, "application/pdf"},
    {MediaType::docx, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
    {MediaType::odt, "application/vnd.oasis.opendocument.text"},
    {MediaType::html, "text/html"},
    {MediaType::markdown, "text/markdown"},
    {MediaType::text, "text/plain"},
    {MediaType::eml, "message/rfc822"},
    {MediaType::doc, "application/msword"},
    {MediaType::rtf, "application/rtf"},
    {MediaType::zip, "application/zip"},
};

constexpr NamedEnum<Verdict> verdicts[] = {
    {Verdict::ok, "ok", "It was read."},
    {Verdict::no_text, "no_text",
     "It can be found by its file name only; scans are read with --ocr auto, which needs the package "
     "tesseract-ocr-eng."},
    {Verdict::locked, "locked", "It needs a password; save a copy without one and index again."},
    {Verdict::malformed, "malformed",
     "The file is damaged or not what it claims to be; fetch it again from its source."},
    {Verdict::too_large, "too_large", "It is larger than is read; split it into parts."},
    {Verdict::timed_out, "timed_out", "Reading it took too long and was stopped; open it and print it to a new PDF."},
    {Verdict::crashed, "crashed", "Reading it ended the reading program, which was replaced; print it to a new PDF."},
    {Verdict::unsupported, "unsupported",
     "This kind of file is not read; save it as PDF, DOCX, ODT, HTML, Markdown or text."},
};

}  // namespace

std::string_view to_mime(MediaType type) { return name_in(media_types, type); }
MediaType media_type_from_mime(std::string_view mime) {
  return value_in(media_types, mime).value_or(MediaType::unknown);
}
std::string_view to_name(Verdict verdict) { return name_in(verdicts, verdict); }
std::optional<Verdict> verdict_from_name(std::string_view name) { return value_in(verdicts, name); }
std::string_view advice(Verdict verdict) { return label_in(verdicts, verdict); }

}  // namespace minutebook

// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "lib/base/text.hpp"
#include "lib/index/public_part.hpp"
#include "lib/model/register_json.hpp"
#include "searchd/citation.hpp"
#include "searchd/handlers.hpp"
#include "searchd/highlight.hpp"
#include "searchd/memory.hpp"
#include "searchd/responses.hpp"

namespace minutebook::handlers {
namespace {

constexpr std::string_view document_prefix = "/api/v1/documents/";
constexpr std::string_view file_ending = "/file";
constexpr std::string_view page_prefix = "/d/";
constexpr std::string_view pages_part = "/pages/";
constexpr std::string_view ris_ending = ".ris";
constexpr size_t longest_item_number = 40;

/// First item to show, counted from 0: the number that is asked for if there is such an item, else the first.
size_t items_from(const std::string& text, size_t items) {
  const uint32_t item = read_page(text, static_cast<uint32_t>(std::min<size_t>(items, 999'999)));
  return item == 0 ? 0 : item - 1;
}

/// The mark to look at, from 1: the one asked for, "last", or the first; 0 when there is none.
uint32_t read_hit(const std::string& text, size_t hits) {
  const auto last = static_cast<uint32_t>(std::min<size_t>(hits, 999'999));
  if (text == "last") return last;
  const uint32_t hit = read_page(text, last);
  return hit == 0 ? std::min(last, 1U) : hit;
}

std::string original_type(MediaType type) {
  const std::string mime(to_mime(type));
  // Without a charset browsers read plain text as windows-1252; the archive's text files are read as UTF-8 here too.
  return type == MediaType::text || type == MediaType::markdown ? mime + "; charset=utf-8" : mime;
}

WebResponse printed_page(const Context& context, const WebRequest& request) {
  const Notice none{404, "No such page", "There is no picture of this page."};
  const auto at = request.path.find(pages_part);
  std::string number = request.path.substr(at + pages_part.size());
  const bool image = number.ends_with(".png");
  if (image) number.resize(number.size() - 4);
  const auto found = context.record_of(request.path.substr(page_prefix.size(), at - page_prefix.size()), request);
  if (!found) return found.error();
  const auto& record = *found;
  const uint32_t page = read_page(number, record->page_count);
  const bool possible = context.parts().pictures != nullptr && record->media_type == MediaType::pdf && page != 0 &&
                        !has_restricted_parts(*record);
  if (!possible) return context.notice(request, none);
  const auto tag =
      image ? "\"" + record->sha256 + "-" + std::to_string(page) + "\"" : context.entity_tag(request, record->sha256);
  if (matches_tag(request.if_none_match, tag)) return not_modified(tag);
  const auto opened = context.parts().originals.open(*record);
  if (opened.state == OriginalState::busy) return context.busy(request);
  if (opened.state != OriginalState::same) return context.notice(request, none);
  if (image) {
    const auto picture = context.parts().pictures->draw(opened.file->file, record->sha256, page);
    if (!picture)
      return picture.error().code == ErrorCode::locked ? context.busy(request) : context.notice(request, none);
    return tagged(make_response(200, "image/png", **picture), tag);
  }
  const auto layout = context.parts().pictures->layout(opened.file->file, record->sha256);
  if (layout == nullptr) return context.busy(request);
  if (page > layout->pages.size()) return context.notice(request, none);
  const Page& laid = layout->pages[page - 1];
  const auto turn = context.turn_for(*record);
  PicturePage shown{parameter_value(request, "q"), page, laid.width, laid.height, {}, 0, false};
  shown.boxes = boxes_to_mark(laid, words_to_mark(shown.query));
  shown.large = parameter_value(request, "size") == "large";
  shown.hit = read_hit(parameter_value(request, "hit"), shown.boxes.size());
  return tagged(make_response(200, html_type,
                              context.parts().pages.picture(document_json(record_to_show(*record, page, 0)), shown,
                                                            context.frame(request))),
                tag);
}

WebResponse citation(const Context& context, const WebRequest& request) {
  const auto id = request.path.substr(page_prefix.size(), id_digits);
  const auto found =
      context.record_of(request.path == std::string(page_prefix) + id + std::string(ris_ending) ? id : "", request);
  if (!found) return found.error();
  const auto& record = *found;
  const CitedPart part{read_page(parameter_value(request, "page"), record->page_count),
                       std::string(utf8_prefix(parameter_value(request, "item"), longest_item_number)),
                       context.frame(request)};
  return as_download(
      make_response(200, "application/x-research-info-systems; charset=utf-8", citation_ris(*record, part)),
      record->id + ".ris");
}

/// The bytes of an e-mail or a zip hold papers that were judged one by one, and some may be held back.
bool holds_other_papers(const DocumentRecord& record) {
  return (record.media_type == MediaType::eml || record.media_type == MediaType::zip) && !record.attachments.empty();
}

WebResponse original(const Context& context, const DocumentRecord& record, const WebRequest& request) {
  if (has_restricted_parts(record))
    return context.notice(
        request, {403, "Not public", "Parts of this paper are marked as not public, so its file is held back."});
  if (holds_other_papers(record))
    return context.notice(request, {403, "Not handed out",
                                    "This file holds other papers, which may not all be public. Its own text is here: "
                                    "/d/" +
                                        record.id});
  const std::string tag = "\"" + record.sha256 + "\"";
  if (matches_tag(request.if_none_match, tag)) return not_modified(tag);
  auto opened = context.parts().originals.open(record);
  if (opened.state == OriginalState::busy) return context.busy(request);
  if (opened.state == OriginalState::changed)
    return context.notice(request,
                          {410, "The file has changed",
                           "Another file now lies where this paper was read. It is held back until the archive is "
                           "indexed again. What was read of it is kept until then: /d/" +
                               record.id});
  const bool named_in_bytes = record.source.path.find("\xEF\xBF\xBD") != std::string::npos;
  if (opened.state == OriginalState::gone && named_in_bytes)
    return context.notice(request,
                          {404, "The file cannot be handed out",
                           "Its name holds bytes that are no UTF-8 text, so it is not found under the name that was "
                           "recorded. Its text is still here: /d/" +
                               record.id});
  if (opened.state == OriginalState::gone)
    return context.notice(request, {404, "The file is gone",
                                    "The original can no longer be read. Its text is still here: /d/" + record.id});
  WebResponse response;
  response.type = original_type(record.media_type);
  response.file = std::move(opened.file);
  response.headers = {{"Content-Disposition", content_disposition(record.source.path)}, {"Accept-Ranges", "bytes"}};
  return tagged(std::move(response), tag);
}

}  // namespace

namespace {

/// What of a paper's page changes with the index, not with the paper.
Result<void> add_surroundings(const Context& context, const DocumentRecord& record, DocumentPage& page) {
  constexpr uint32_t similar_lines = 3;
  auto reader = context.parts().readers.lease();
  if (!reader) return tl::unexpected(reader.error());
  if (!record.replaces.empty()) {
    auto former = (*reader)->former_papers();
    if (!former) return tl::unexpected(former.error());
    page.versions = std::move(*former);
  }
  SimilarRequest like;
  like.document = record.id;
  like.limit = similar_lines;
  const auto found = (*reader)->similar(like);
  if (!found) return tl::unexpected(found.error());
  page.similar_json = to_json(*found, "");
  return {};
}

}  // namespace

WebResponse document_page(const Context& context, const WebRequest& request) {
  if (request.path.ends_with(ris_ending)) return citation(context, request);
  if (request.path.find(pages_part) != std::string::npos) return printed_page(context, request);
  const auto found = context.record_of(request.path.substr(page_prefix.size()), request);
  if (!found) return found.error();
  const auto& record = *found;
  DocumentPage page;
  page.query = parameter_value(request, "q");
  page.page = read_page(parameter_value(request, "page"), record->page_count);
  page.item = utf8_prefix(parameter_value(request, "item"), longest_item_number);
  page.pictures =
      context.parts().pictures != nullptr && record->media_type == MediaType::pdf && !has_restricted_parts(*record);
  page.original_available = !has_restricted_parts(*record) && !holds_other_papers(*record);
  const auto revision = context.revision();
  if (!revision) return context.refusal(request, revision.error());
  const auto tag = context.entity_tag(request, *revision);
  if (matches_tag(request.if_none_match, tag)) return not_modified(tag);
  if (const auto fine = add_surroundings(context, *record, page); !fine) return context.refusal(request, fine.error());
  const auto turn = context.turn_for(*record);
  page.items_from = items_from(parameter_value(request, "items"), record->minutes.items.size());
  page.items_all = record->minutes.items.size();
  const auto shown = record_to_show(*record, page.page, page.items_from);
  std::string body = context.parts().pages.document(document_json(shown), page, context.frame(request));
  if (turn.owns_lock()) return_memory();
  return tagged(make_response(200, html_type, std::move(body)), tag);
}

WebResponse document_api(const Context& context, const WebRequest& request) {
  std::string_view id = std::string_view(request.path).substr(document_prefix.size());
  const bool file = id.ends_with(file_ending);
  if (file) id.remove_suffix(file_ending.size());
  const auto found = context.record_of(std::string(id), request);
  if (!found) return found.error();
  const auto& record = *found;
  if (file) return original(context, *record, request);
  const auto revision = context.revision();  // where else its text stands changes with the index
  if (!revision) return context.refusal(request, revision.error());
  const auto tag = context.entity_tag(request, *revision);
  if (matches_tag(request.if_none_match, tag)) return not_modified(tag);
  const auto turn = context.turn_for(*record);
  std::string body = document_json(*record);
  if (turn.owns_lock()) return_memory();
  return tagged(make_response(200, json_type, std::move(body)), tag);
}

}  // namespace minutebook::handlers

// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/worker.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <exception>
#include <memory>
#include <new>
#include <string>
#include <utility>

#include "indexer/extract/formats.hpp"
#include "indexer/extract/limits.hpp"
#include "indexer/extract/ocr.hpp"
#include "indexer/extract/pdf_picture.hpp"
#include "lib/worker/protocol.hpp"

namespace minutebook {
namespace {

/// Memory in use after which a worker makes room for a fresh one.
constexpr unsigned long long retire_bytes = 200ULL << 20U;

Layout without_text(Verdict verdict, std::string detail) {
  Layout layout;
  layout.verdict = verdict;
  layout.verdict_detail = std::move(detail);
  return layout;
}

tl::unexpected<Error> larger_than_limit() {
  return fail(ErrorCode::bad_argument, "it is larger than " + std::to_string(max_file_bytes >> 20U) + " MB");
}

/// The whole file from its start, wherever the shared offset stands. Never maps it: a file that shrinks would kill us.
Result<std::string> read_all(int file) {
  struct stat info {};
  if (::fstat(file, &info) != 0) return fail_errno("it cannot be read", errno);
  if (static_cast<uint64_t>(info.st_size) > max_file_bytes) return larger_than_limit();
  std::string bytes(static_cast<size_t>(info.st_size), '\0');
  size_t done = 0;
  while (done < bytes.size()) {
    const ssize_t n = ::pread(file, bytes.data() + done, bytes.size() - done, static_cast<off_t>(done));
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return fail_errno("it cannot be read", errno);
    if (n == 0) break;  // it became shorter meanwhile
    done += static_cast<size_t>(n);
  }
  bytes.resize(done);
  return bytes;
}

/// The one door where exceptions of the readers' libraries end.
Layout read_safely(int file, const std::string& name) {
  try {
    const auto bytes = read_all(file);
    if (!bytes)
      return without_text(bytes.error().code == ErrorCode::bad_argument ? Verdict::too_large : Verdict::malformed,
                          bytes.error().what);
    if (bytes->empty()) return without_text(Verdict::malformed, "it is empty");
    return read_document(*bytes, name);
  } catch (const std::bad_alloc&) {
    return without_text(Verdict::too_large, "reading it took more memory than a reader may use");
  } catch (const std::exception& error) {
    return without_text(Verdict::malformed, std::string("it cannot be read: ") + error.what());
  }
}

Message answer_read(const Received& request) {
  const auto read = decode_read_request(request.message.payload);
  if (!read) return {MessageKind::failure, 0, read.error().what};
  ::alarm(read->seconds);
  std::string payload = encode(read_safely(request.file.get(), read->name));
  if (payload.size() > max_message_bytes)
    payload = encode(without_text(Verdict::too_large, "its text is larger than what is read of one file"));
  ::alarm(0);
  return {MessageKind::layout, 0, std::move(payload)};
}

Result<std::string> draw_safely(int file, const DrawRequest& draw) {
  try {
    const auto bytes = read_all(file);
    if (!bytes) return tl::unexpected(bytes.error());
    return draw_pdf_page(*bytes, draw.page, draw.dpi);
  } catch (const std::exception& error) {
    return fail(ErrorCode::internal, std::string("it cannot be drawn: ") + error.what());
  }
}

Message answer_draw(const Received& request) {
  const auto draw = decode_draw_request(request.message.payload);
  if (!draw) return {MessageKind::failure, 0, draw.error().what};
  ::alarm(draw->seconds);
  auto picture = draw_safely(request.file.get(), *draw);
  ::alarm(0);
  if (!picture) return {MessageKind::failure, 0, picture.error().what};
  return {MessageKind::picture, 0, std::move(*picture)};
}

Result<Parts> parts_safely(int file, const PartRequest& part) {
  try {
    const auto bytes = read_all(file);
    if (!bytes) return tl::unexpected(bytes.error());
    return read_parts(*bytes, part.name, part.index, std::max(part.count, 1U));
  } catch (const std::bad_alloc&) {
    return fail(ErrorCode::internal, "unpacking it takes more memory than a reader may use");
  } catch (const std::exception& error) {
    return fail(ErrorCode::internal, std::string("it cannot be unpacked: ") + error.what());
  }
}

/// Keeps what reads pictures between pages.
class PageReader {
 public:
  Layout read(int file, const RecognizeRequest& request) {
    try {
      const auto bytes = read_all(file);
      if (!bytes) return without_text(Verdict::malformed, bytes.error().what);
      const auto picture = grey_pdf_page(*bytes, request.page);
      if (!picture) return without_text(Verdict::malformed, picture.error().what);
      return read(*picture, request);
    } catch (const std::bad_alloc&) {
      return without_text(Verdict::too_large, "its picture takes more memory than a reader may use");
    } catch (const std::exception& error) {
      return without_text(Verdict::malformed, std::string("its picture cannot be read: ") + error.what());
    }
  }

 private:
  Layout read(const GreyPage& picture, const RecognizeRequest& request) {
    if (!recognizer_ || recognizer_->languages() != request.languages) {
      auto opened = Recognizer::open(request.languages);
      if (!opened) return without_text(Verdict::unsupported, opened.error().what);
      recognizer_ = std::move(*opened);
    }
    Layout layout;
    layout.media_type = MediaType::pdf;
    layout.page_count = 1;
    layout.pages.push_back(recognizer_->read(picture));
    layout.pages.back().number = request.page;
    if (layout.pages.back().lines.empty()) layout.verdict = Verdict::no_text;
    return layout;
  }

  std::unique_ptr<Recognizer> recognizer_;
};

Message answer_part(const Received& request) {
  const auto part = decode_part_request(request.message.payload);
  if (!part) return {MessageKind::failure, 0, part.error().what};
  ::alarm(part->seconds);
  const auto parts = parts_safely(request.file.get(), *part);
  ::alarm(0);
  if (!parts) return {MessageKind::failure, 0, parts.error().what};
  return {MessageKind::bytes, 0, encode(*parts)};
}

Message answer_recognize(const Received& request, PageReader& reader) {
  const auto page = decode_recognize_request(request.message.payload);
  if (!page) return {MessageKind::failure, 0, page.error().what};
  ::alarm(page->seconds);
  std::string payload = encode(reader.read(request.file.get(), *page));
  ::alarm(0);
  return {MessageKind::layout, 0, std::move(payload)};
}

Message answer(const Received& request, PageReader& reader) {
  switch (request.message.kind) {
    case MessageKind::read:
      return answer_read(request);
    case MessageKind::draw:
      return answer_draw(request);
    case MessageKind::recognize:
      return answer_recognize(request, reader);
    case MessageKind::part:
      return answer_part(request);
    case MessageKind::bytes:
    case MessageKind::hello:
    case MessageKind::layout:
    case MessageKind::picture:
    case MessageKind::failure:
      break;
  }
  return {MessageKind::failure, 0, "this is not a request"};
}

/// Memory in use now, by the second number of /proc/self/statm (pages). The peak that getrusage() tells will not do: it
/// is the parent's at first.
bool has_grown(int memory_status) {
  std::array<char, 64> text{};
  if (memory_status < 0 || ::pread(memory_status, text.data(), text.size() - 1, 0) <= 0) return false;
  unsigned long long all = 0;
  unsigned long long resident = 0;
  if (std::sscanf(text.data(), "%llu %llu", &all, &resident) != 2) return false;
  return resident * static_cast<unsigned long long>(::sysconf(_SC_PAGESIZE)) > retire_bytes;
}

}  // namespace

int serve(int socket, const ServeOptions& options) {
  if (!send_message(socket, {MessageKind::hello, options.hello_flags, recognizer_version()})) return 1;
  PageReader reader;
  for (;;) {
    const auto request = receive_message(socket);
    if (!request) return request.error().code == ErrorCode::crashed ? 0 : 1;  // "crashed": the parent hung up
    Message reply = answer(*request, reader);
    const bool last = has_grown(options.memory_status);
    if (last) reply.flags |= message_retiring;
    if (!send_message(socket, reply) || last) return 0;
  }
}

}  // namespace minutebook

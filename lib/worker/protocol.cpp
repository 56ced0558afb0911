// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/worker/protocol.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cerrno>
#include <cmath>
#include <concepts>
#include <cstring>
#include <type_traits>
#include <utility>

#include "lib/base/text.hpp"

// Version 4. All numbers are little endian; a string is u32 length and its bytes; a float is IEEE 754 binary32.
//
//   message   "MBX4" u32 | kind u16 | flags u16 | length u64 | payload (length bytes)
//             an open file travels as SCM_RIGHTS with the first byte
//   hello     name and version of what reads pictures     worker -> parent, once, when it is locked down
//   read      name string | seconds u32                   parent -> worker, with the file; answered by layout
//   recognize page u32 | seconds u32 | languages string   the same; a layout of one page
//   part      index u32 | count u32 | seconds u32 | name string   the same; answered by bytes
//   draw      page u32 | dpi u32 | seconds u32            the same; answered by picture
//
//   layout    verdict u8 | media type u8 | page count u32 | detail, title, url: string
//             | n u32, n attachments: string | n u32, n declared: string | n u32, n pages
//   page      number u32 | label string | width, height float | marks u8 | n u32, n lines
//             marks: 1 picture, 2 doubtful text
//   line      text string | box | size float | style, heading, list depth, confidence, marks: u8 | [cell]
//             | n u32, n words
//             marks: 1 block start, 2 a cell follows, 4 the cell is a header
//   cell      table, row, column, columns: u32
//   word      start, length: u32 | box | size float | style u8
//   box       x0, y0, x1, y1: float
//   bytes     n u32, n parts;  picture  PNG;  failure  words for a person
//   part      0 u8 | bytes string  or  1 u8 | words for a person: string
namespace minutebook {
namespace {

static_assert(std::endian::native == std::endian::little, "the wire format is written with plain copies");

constexpr uint32_t magic = 0x3458424D;  // "MBX4"
constexpr size_t header_bytes = 16;
enum PageMark : uint8_t { mark_picture = 1, mark_doubtful = 2 };
enum LineMark : uint8_t { mark_block_start = 1, mark_cell = 2, mark_header = 4 };
constexpr uint8_t all_styles = style_bold | style_italic | style_underline | style_superscript | style_struck;

class Encoder {
 public:
  template <class T>
  requires std::is_arithmetic_v<T>
  void put(T value) {
    std::array<char, sizeof(T)> raw{};
    std::memcpy(raw.data(), &value, sizeof(T));
    bytes_.append(raw.data(), raw.size());
  }
  void put(std::string_view text) {
    put(static_cast<uint32_t>(text.size()));
    bytes_.append(text);
  }
  void put(const Box& box) {
    for (const float value : {box.x0, box.y0, box.x1, box.y1}) put(value);
  }
  std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

/// Reads in order; after the first fault every value is zero and ok() is false.
class Decoder {
 public:
  explicit Decoder(std::string_view bytes) : rest_(bytes) {}

  template <class T>
  T get() {
    T value{};
    if (rest_.size() < sizeof(T)) return fault(), T{};
    std::memcpy(&value, rest_.data(), sizeof(T));
    rest_.remove_prefix(sizeof(T));
    if constexpr (std::is_floating_point_v<T>) {
      if (!std::isfinite(value)) return fault(), T{};
    }
    return value;
  }
  std::string raw() {
    const auto length = get<uint32_t>();
    if (length > rest_.size()) return fault(), std::string();
    std::string out(rest_.substr(0, length));
    rest_.remove_prefix(length);
    return out;
  }
  std::string text() {
    std::string out = raw();
    if (!is_utf8(out)) fault();
    return out;
  }
  Box box() {
    Box out;
    for (float* value : {&out.x0, &out.y0, &out.x1, &out.y1}) *value = get<float>();
    return out;
  }
  /// A count of things that take at least `least` bytes each: more than can follow is a lie.
  uint32_t count(size_t least) {
    const auto n = get<uint32_t>();
    if (n > rest_.size() / least) return fault(), 0;
    return n;
  }
  /// A value of an enum or bit set, 0 to `most`.
  uint8_t small(uint8_t most) {
    const auto value = get<uint8_t>();
    if (value > most) return fault(), uint8_t{0};
    return value;
  }
  void fault() {
    ok_ = false;
    rest_ = {};
  }
  [[nodiscard]] bool ok() const { return ok_; }
  [[nodiscard]] bool complete() const { return ok_ && rest_.empty(); }

 private:
  std::string_view rest_;
  bool ok_ = true;
};

constexpr size_t least_word = 29;
constexpr size_t least_line = 4 + 16 + 4 + 5 + 4;
constexpr size_t least_overprint = 4 + 16 + 4 + 4;
constexpr size_t least_page = 4 + 4 + 8 + 1 + 4 + 4;

void put_word(Encoder& out, const Word& word) {
  out.put(word.start);
  out.put(word.length);
  out.put(word.box);
  out.put(word.size);
  out.put(word.style);
}

void put_line(Encoder& out, const Line& line) {
  out.put(line.text);
  out.put(line.box);
  out.put(line.size);
  out.put(line.style);
  out.put(line.heading);
  out.put(line.list_depth);
  out.put(line.confidence);
  uint8_t marks = line.block_start ? mark_block_start : 0;
  if (line.cell) marks |= mark_cell;
  if (line.cell && line.cell->header) marks |= mark_header;
  out.put(marks);
  if (line.cell)
    for (const uint32_t value : {line.cell->table, line.cell->row, line.cell->column, line.cell->columns})
      out.put(value);
  out.put(static_cast<uint32_t>(line.words.size()));
  for (const auto& word : line.words) put_word(out, word);
}

void put_page(Encoder& out, const Page& page) {
  out.put(page.number);
  out.put(page.label);
  out.put(page.width);
  out.put(page.height);
  out.put(static_cast<uint8_t>((page.has_picture ? mark_picture : 0) | (page.doubtful ? mark_doubtful : 0)));
  out.put(static_cast<uint32_t>(page.lines.size()));
  for (const auto& line : page.lines) put_line(out, line);
  out.put(static_cast<uint32_t>(page.overprints.size()));
  for (const auto& print : page.overprints) {
    out.put(print.text);
    out.put(print.box);
    out.put(print.size);
    out.put(print.angle);
  }
}

bool inside_a_character(std::string_view text, size_t at) {
  return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
}

Word get_word(Decoder& in, std::string_view text) {
  Word word;
  word.start = in.get<uint32_t>();
  word.length = in.get<uint32_t>();
  word.box = in.box();
  word.size = in.get<float>();
  word.style = in.small(all_styles);
  const uint64_t end = uint64_t{word.start} + word.length;
  if (end > text.size() || inside_a_character(text, word.start) || inside_a_character(text, static_cast<size_t>(end)))
    in.fault();
  return word;
}

CellPlace get_cell(Decoder& in, bool header) {
  CellPlace cell;
  for (uint32_t* value : {&cell.table, &cell.row, &cell.column, &cell.columns}) *value = in.get<uint32_t>();
  cell.header = header;
  return cell;
}

Line get_line(Decoder& in) {
  Line line;
  line.text = in.text();
  line.box = in.box();
  line.size = in.get<float>();
  line.style = in.small(all_styles);
  line.heading = in.small(6);
  line.list_depth = in.get<uint8_t>();
  line.confidence = in.small(100);
  const uint8_t marks = in.small(mark_block_start | mark_cell | mark_header);
  line.block_start = marks & mark_block_start;
  if (marks & mark_cell) line.cell = get_cell(in, marks & mark_header);
  const uint32_t words = in.count(least_word);
  line.words.reserve(words);
  for (uint32_t i = 0; i < words && in.ok(); ++i) line.words.push_back(get_word(in, line.text));
  return line;
}

Overprint get_overprint(Decoder& in) {
  Overprint print;
  print.text = in.text();
  print.box = in.box();
  print.size = in.get<float>();
  print.angle = in.get<float>();
  return print;
}

Page get_page(Decoder& in) {
  Page page;
  page.number = in.get<uint32_t>();
  page.label = in.text();
  page.width = in.get<float>();
  page.height = in.get<float>();
  const uint8_t marks = in.small(mark_picture | mark_doubtful);
  page.has_picture = marks & mark_picture;
  page.doubtful = marks & mark_doubtful;
  const uint32_t lines = in.count(least_line);
  for (uint32_t i = 0; i < lines && in.ok(); ++i) page.lines.push_back(get_line(in));
  const uint32_t prints = in.count(least_overprint);
  for (uint32_t i = 0; i < prints && in.ok(); ++i) page.overprints.push_back(get_overprint(in));
  return page;
}

tl::unexpected<Error> not_understood() {
  return fail(ErrorCode::bad_format, "the reader sent an answer that makes no sense");
}

/// Milliseconds for poll(): -1 without a deadline.
int time_left(const Deadline& deadline) {
  if (!deadline) return -1;
  const auto left = std::chrono::ceil<std::chrono::milliseconds>(*deadline - std::chrono::steady_clock::now()).count();
  return static_cast<int>(std::clamp<int64_t>(left, 0, 1 << 30));
}

/// Waits until the socket can be read or written; false at the deadline.
Result<void> wait_for(int socket, short events, const Deadline& deadline) {
  for (;;) {
    pollfd entry{socket, events, 0};
    const int n = ::poll(&entry, 1, time_left(deadline));
    if (n > 0) return {};
    if (n == 0) return fail(ErrorCode::timed_out, "the reader did not answer in time");
    if (errno != EINTR) return fail_errno("waiting for the reader", errno);
  }
}

tl::unexpected<Error> gone() { return fail(ErrorCode::crashed, "the reader is gone"); }

/// One sendmsg() with the file attached, or without when it is -1. 0 when the socket would block.
Result<size_t> send_some(int socket, std::string_view bytes, int file) {
  iovec part{const_cast<char*>(bytes.data()), bytes.size()};
  msghdr header{};
  header.msg_iov = &part;
  header.msg_iovlen = 1;
  alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int))> control{};
  if (file >= 0) {
    header.msg_control = control.data();
    header.msg_controllen = control.size();
    cmsghdr* rights = CMSG_FIRSTHDR(&header);
    rights->cmsg_level = SOL_SOCKET;
    rights->cmsg_type = SCM_RIGHTS;
    rights->cmsg_len = CMSG_LEN(sizeof(int));
    std::memcpy(CMSG_DATA(rights), &file, sizeof(int));
  }
  const ssize_t n = ::sendmsg(socket, &header, MSG_NOSIGNAL | MSG_DONTWAIT);
  if (n >= 0) return static_cast<size_t>(n);
  if (errno == EAGAIN || errno == EINTR) return size_t{0};
  return gone();
}

Result<void> send_all(int socket, std::string_view bytes, int file, const Deadline& deadline) {
  while (!bytes.empty()) {
    if (auto ready = wait_for(socket, POLLOUT, deadline); !ready) return ready;
    const auto n = send_some(socket, bytes, file);
    if (!n) return tl::unexpected(n.error());
    if (*n > 0) file = -1;
    bytes.remove_prefix(*n);
  }
  return {};
}

/// Takes every descriptor that came along: the first is kept, others are closed.
void take_files(msghdr& header, Descriptor& file) {
  for (cmsghdr* part = CMSG_FIRSTHDR(&header); part; part = CMSG_NXTHDR(&header, part)) {
    if (part->cmsg_level != SOL_SOCKET || part->cmsg_type != SCM_RIGHTS) continue;
    const size_t count = (part->cmsg_len - CMSG_LEN(0)) / sizeof(int);
    for (size_t i = 0; i < count; ++i) {
      int fd = -1;
      std::memcpy(&fd, CMSG_DATA(part) + i * sizeof(int), sizeof(int));
      Descriptor owned(fd);
      if (!file.valid()) file = std::move(owned);
    }
  }
}

Result<void> receive_all(int socket, char* bytes, size_t size, Descriptor& file, const Deadline& deadline) {
  while (size > 0) {
    if (auto ready = wait_for(socket, POLLIN, deadline); !ready) return ready;
    iovec part{bytes, size};
    msghdr header{};
    header.msg_iov = &part;
    header.msg_iovlen = 1;
    alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int))> control{};
    header.msg_control = control.data();
    header.msg_controllen = control.size();
    const ssize_t n = ::recvmsg(socket, &header, MSG_CMSG_CLOEXEC | MSG_DONTWAIT);
    if (n < 0 && (errno == EAGAIN || errno == EINTR)) continue;
    if (n <= 0) return gone();
    take_files(header, file);
    bytes += n;
    size -= static_cast<size_t>(n);
  }
  return {};
}

}  // namespace

Result<void> send_message(int socket, const Message& message, int file, Deadline deadline) {
  Encoder header;
  header.put(magic);
  header.put(static_cast<uint16_t>(message.kind));
  header.put(message.flags);
  header.put(static_cast<uint64_t>(message.payload.size()));
  if (auto sent = send_all(socket, header.take(), file, deadline); !sent) return sent;
  return send_all(socket, message.payload, -1, deadline);
}

Result<Received> receive_message(int socket, Deadline deadline) {
  Received received;
  std::array<char, header_bytes> header{};
  if (auto got = receive_all(socket, header.data(), header.size(), received.file, deadline); !got)
    return tl::unexpected(got.error());
  Decoder in({header.data(), header.size()});
  const auto first = in.get<uint32_t>();
  const auto kind = in.get<uint16_t>();
  received.message.flags = in.get<uint16_t>();
  const auto length = in.get<uint64_t>();
  if (first != magic || kind < 1 || kind > static_cast<uint16_t>(MessageKind::bytes) || length > max_message_bytes)
    return not_understood();
  received.message.kind = static_cast<MessageKind>(kind);
  // Grown as bytes arrive: a lie about the length must not cost the parent its memory.
  std::string& payload = received.message.payload;
  while (payload.size() < length) {
    const size_t from = payload.size();
    payload.resize(static_cast<size_t>(std::min<uint64_t>(length, std::max<uint64_t>(from * 2, 65536))));
    if (auto got = receive_all(socket, payload.data() + from, payload.size() - from, received.file, deadline); !got)
      return tl::unexpected(got.error());
  }
  return received;
}

std::string encode(const ReadRequest& request) {
  Encoder out;
  out.put(request.name);
  out.put(request.seconds);
  return out.take();
}

std::string encode(const DrawRequest& request) {
  Encoder out;
  out.put(request.page);
  out.put(request.dpi);
  out.put(request.seconds);
  return out.take();
}

std::string encode(const RecognizeRequest& request) {
  Encoder out;
  out.put(request.page);
  out.put(request.seconds);
  out.put(request.languages);
  return out.take();
}

std::string encode(const Parts& parts) {
  Encoder out;
  out.put(static_cast<uint32_t>(parts.size()));
  for (const auto& part : parts) {
    out.put(static_cast<uint8_t>(part ? 0 : 1));
    out.put(part ? *part : part.error().what);
  }
  return out.take();
}

Result<Parts> decode_parts(std::string_view bytes) {
  Decoder in(bytes);
  constexpr size_t least_part = 5;
  const uint32_t count = in.count(least_part);
  Parts parts;
  for (uint32_t i = 0; i < count && in.ok(); ++i) {
    const bool failed = in.small(1) == 1;
    parts.push_back(failed ? Result<std::string>(fail(ErrorCode::bad_format, in.text()))
                           : Result<std::string>(in.raw()));
  }
  if (!in.complete()) return not_understood();
  return parts;
}

std::string encode(const PartRequest& request) {
  Encoder out;
  out.put(request.index);
  out.put(request.count);
  out.put(request.seconds);
  out.put(request.name);
  return out.take();
}

std::string encode(const Layout& layout) {
  Encoder out;
  out.put(static_cast<uint8_t>(layout.verdict));
  out.put(static_cast<uint8_t>(layout.media_type));
  out.put(layout.page_count);
  out.put(layout.verdict_detail);
  out.put(layout.metadata_title);
  out.put(layout.source_url);
  out.put(static_cast<uint32_t>(layout.attachments.size()));
  for (const auto& name : layout.attachments) out.put(name);
  out.put(static_cast<uint32_t>(layout.declared.size()));
  for (const auto& text : layout.declared) out.put(text);
  out.put(static_cast<uint32_t>(layout.pages.size()));
  for (const auto& page : layout.pages) put_page(out, page);
  return out.take();
}

Result<ReadRequest> decode_read_request(std::string_view bytes) {
  Decoder in(bytes);
  ReadRequest request;
  request.name = in.text();
  request.seconds = in.get<uint32_t>();
  if (!in.complete()) return not_understood();
  return request;
}

Result<DrawRequest> decode_draw_request(std::string_view bytes) {
  Decoder in(bytes);
  DrawRequest request;
  request.page = in.get<uint32_t>();
  request.dpi = in.get<uint32_t>();
  request.seconds = in.get<uint32_t>();
  if (!in.complete()) return not_understood();
  return request;
}

Result<RecognizeRequest> decode_recognize_request(std::string_view bytes) {
  Decoder in(bytes);
  RecognizeRequest request;
  request.page = in.get<uint32_t>();
  request.seconds = in.get<uint32_t>();
  request.languages = in.text();
  if (!in.complete()) return not_understood();
  return request;
}

Result<PartRequest> decode_part_request(std::string_view bytes) {
  Decoder in(bytes);
  PartRequest request;
  request.index = in.get<uint32_t>();
  request.count = in.get<uint32_t>();
  request.seconds = in.get<uint32_t>();
  request.name = in.text();
  if (!in.complete()) return not_understood();
  return request;
}

Result<Layout> decode_layout(std::string_view bytes) {
  Decoder in(bytes);
  Layout layout;
  layout.verdict = static_cast<Verdict>(in.small(static_cast<uint8_t>(Verdict::unsupported)));
  layout.media_type = static_cast<MediaType>(in.small(static_cast<uint8_t>(MediaType::zip)));
  layout.page_count = in.get<uint32_t>();
  layout.verdict_detail = in.text();
  layout.metadata_title = in.text();
  layout.source_url = in.text();
  const uint32_t attachments = in.count(4);
  for (uint32_t i = 0; i < attachments && in.ok(); ++i) layout.attachments.push_back(in.text());
  const uint32_t declared = in.count(4);
  for (uint32_t i = 0; i < declared && in.ok(); ++i) layout.declared.push_back(in.text());
  const uint32_t pages = in.count(least_page);
  for (uint32_t i = 0; i < pages && in.ok(); ++i) layout.pages.push_back(get_page(in));
  if (!in.complete()) return not_understood();
  return layout;
}

}  // namespace minutebook

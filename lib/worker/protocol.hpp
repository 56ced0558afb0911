// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/base/file.hpp"
#include "lib/base/result.hpp"
#include "lib/model/layout.hpp"

namespace minutebook {

// What the parent and minutebook-extract say to each other over a stream socket pair (drawn in protocol.cpp).
// The parent trusts nothing it receives: every decode checks bounds, counts and characters.

enum class MessageKind : uint16_t {
  hello = 1,
  read = 2,
  draw = 3,
  layout = 4,
  picture = 5,
  failure = 6,
  recognize = 7,
  part = 8,
  bytes = 9
};

enum MessageFlag : uint16_t {
  message_none = 0,
  message_retiring = 1,     ///< the worker ends after this answer (it has grown)
  message_no_landlock = 2,  ///< hello: the kernel lacks Landlock, files are kept away by seccomp and limits only
  message_no_seccomp = 4,   ///< hello: the kernel lacks seccomp filters
};

struct Message {
  MessageKind kind = MessageKind::hello;
  uint16_t flags = 0;
  std::string payload;
};

/// What minutebook-extract --confine ends with when it could not shut itself in, and so ran nothing.
inline constexpr int exit_not_confined = 126;

/// More than any honest answer; a longer one is a lie and the worker is killed.
inline constexpr uint64_t max_message_bytes = uint64_t{384} << 20;

/// A moment after which waiting is given up; none waits for ever.
using Deadline = std::optional<std::chrono::steady_clock::time_point>;

/// Sends one message, with an open file beside it if `file` is given. Blocks until all is sent, or the deadline.
Result<void> send_message(int socket, const Message& message, int file = -1, Deadline deadline = {});

struct Received {
  Message message;
  Descriptor file;  ///< the file handed over, if any
};

/// Waits for one message. Fails with timed_out at the deadline, crashed when the other side is gone, bad_format when
/// what came is not a message of this version.
Result<Received> receive_message(int socket, Deadline deadline = {});

struct ReadRequest {
  std::string name;
  uint32_t seconds = 0;  ///< the worker kills itself after so many, should the parent be gone
};

struct DrawRequest {
  uint32_t page = 1;
  uint32_t dpi = 100;
  uint32_t seconds = 0;
};

/// Read the words of one page from its picture.
struct RecognizeRequest {
  uint32_t page = 1;
  uint32_t seconds = 0;
  std::string languages;  ///< as tesseract names them: "eng+cym"
};

/// The bytes of papers inside a zip or an e-mail: to open it for each of thousands would take a while each time.
struct PartRequest {
  uint32_t index = 0;  ///< of the first, in the attachments of the layout that reading the file gives
  uint32_t count = 1;  ///< at most so many, and no more once they have batch_bytes together
  uint32_t seconds = 0;
  std::string name;  ///< as in ReadRequest
};

/// The bytes of each, or why it has none.
using Parts = std::vector<Result<std::string>>;
inline constexpr size_t batch_bytes = size_t{8} << 20;

std::string encode(const Parts& parts);
/// Fails with bad_format on anything that encode(Parts) does not write.
Result<Parts> decode_parts(std::string_view bytes);
std::string encode(const ReadRequest& request);
std::string encode(const DrawRequest& request);
std::string encode(const RecognizeRequest& request);
std::string encode(const PartRequest& request);
std::string encode(const Layout& layout);
Result<ReadRequest> decode_read_request(std::string_view bytes);
Result<DrawRequest> decode_draw_request(std::string_view bytes);
Result<RecognizeRequest> decode_recognize_request(std::string_view bytes);
Result<PartRequest> decode_part_request(std::string_view bytes);
/// Fails with bad_format on anything that encode(Layout) does not write: short, long, text that is not UTF-8, words
/// outside their line, numbers that are not finite.
Result<Layout> decode_layout(std::string_view bytes);

}  // namespace minutebook

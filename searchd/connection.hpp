// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <chrono>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "lib/base/result.hpp"

namespace minutebook {

/// How much of a client's time and bytes is put up with. A request is a head only, but for the few addresses that
/// take a small body; every other body is refused.
struct ConnectionLimits {
  size_t head_bytes = size_t{16} << 10;
  size_t request_line_bytes = size_t{8} << 10;
  size_t headers = 100;
  std::chrono::milliseconds head{5'000};    ///< from the first byte of a request to its last, however they drip
  std::chrono::milliseconds idle{5'000};    ///< between two requests
  std::chrono::milliseconds write{10'000};  ///< of one answer, and a second more for each `least_rate` bytes taken
  size_t least_rate = 4096;                 ///< bytes a second that a client must take
};

/// The head of one request: well-formed lines ended by CR LF and an empty line.
struct RequestHead {
  std::string text;                  ///< without Range, Expect and Content-Length
  std::optional<std::string> range;  ///< value of the Range header when there was exactly one
  size_t body_size = 0;              ///< bytes that follow the head; only with POST to an address that takes_body()
  bool awaits_word = false;          ///< the client sends the body only when told to go on (Expect: 100-continue)
  std::string body;                  ///< filled by Connection::next()
};

/// An answer to what cannot be read as a request; the connection is closed after it.
struct HeadRefusal {
  int status = 400;
  std::string_view reason;  ///< of the status line
  std::string_view text;    ///< for a person
};

/// Bytes of the first head in `bytes` with its empty line; 0: more must come. Refuses a line feed without CR (RFC 9112
/// §2.2 allows it, but two programs in a row that disagree on it let requests be smuggled) and what is too long.
tl::expected<size_t, HeadRefusal> find_head(std::string_view bytes, const ConnectionLimits& limits);

/// Checks a whole head as found by find_head() (RFC 9112 §5, §6.3).
tl::expected<RequestHead, HeadRefusal> check_head(std::string_view head, const ConnectionLimits& limits);

/// A refusal as bytes to send, with the headers that every response carries.
std::string to_response(const HeadRefusal& refusal);

/// One accepted TCP connection. Bytes that came after a head are the next request (pipelining). One thread.
class Connection {
 public:
  /// Asked ten times a second while waiting.
  struct Surroundings {
    std::function<bool()> stopping;  ///< the daemon ends: an idle connection does too
    std::function<bool()> hurried;   ///< others wait for a thread: patience is short
  };

  /// Does not own the socket.
  Connection(int socket, ConnectionLimits limits, Surroundings around);

  /// Waits for the next request. Nothing: the client is done, idle too long, or was refused and has been told why.
  std::optional<RequestHead> next();

  /// Sends all bytes; false when the client went away or takes them too slowly.
  bool write(std::string_view bytes);

  /// Tells the client and lets it hear: bytes still under way would otherwise reset the connection.
  void refuse(const HeadRefusal& refusal);

 private:
  using Clock = std::chrono::steady_clock;
  [[nodiscard]] bool wait_for(short events, Clock::time_point until) const;
  [[nodiscard]] bool wait_for_bytes(Clock::time_point since) const;
  [[nodiscard]] std::chrono::milliseconds patience() const;
  bool receive(size_t most);
  bool read_body(RequestHead& head, Clock::time_point since);

  int socket_;
  ConnectionLimits limits_;
  Surroundings around_;
  std::string bytes_;  ///< received, not yet handed out; never more than head_bytes or a body
  bool served_ = false;
  Clock::time_point answer_began_{};
  size_t written_ = 0;  ///< of this answer
};

}  // namespace minutebook

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
  size_t kept_bytes = size_t{256} << 10;    ///< of an answer that may wait for the client without a thread
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

/// What has come of a request.
enum class Arrival { more, whole, closed };

/// One accepted TCP connection. Bytes that came after a head are the next request (pipelining). One thread at a time.
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

  /// Takes what has come, without waiting. `whole`: next() will not wait, neither for a request nor to refuse one.
  Arrival arrive();
  /// True when a whole request has come already.
  bool is_whole();
  /// Nothing of a request has come, and all of the last answer has gone.
  [[nodiscard]] bool is_idle() const { return bytes_.empty() && unsent_.empty(); }
  /// When the client has had enough time for what is awaited of it.
  [[nodiscard]] std::chrono::steady_clock::time_point deadline() const;

  /// Sends all bytes, or keeps the last of them for flush(); false when the client went away or takes them too slowly.
  bool write(std::string_view bytes);
  /// Bytes of an answer wait for the client.
  [[nodiscard]] bool has_unsent() const { return !unsent_.empty(); }
  /// Sends of them what can be sent without waiting; false when the client went away.
  bool flush();
  /// Says it without waiting whether it is heard.
  void tell(const HeadRefusal& refusal);
  /// Says that the request took too long to come, if one was begun.
  void tell_too_slow();

  /// Tells the client and lets it hear: bytes still under way would otherwise reset the connection.
  void refuse(const HeadRefusal& refusal);

 private:
  using Clock = std::chrono::steady_clock;
  [[nodiscard]] bool wait_for(short events, Clock::time_point until) const;
  [[nodiscard]] bool wait_for_bytes(Clock::time_point since) const;
  [[nodiscard]] std::chrono::milliseconds patience() const;
  [[nodiscard]] Clock::time_point write_deadline() const;
  bool receive(size_t most);
  bool read_body(RequestHead& head, Clock::time_point since);
  bool send_now(std::string_view& bytes);

  int socket_;
  ConnectionLimits limits_;
  Surroundings around_;
  std::string bytes_;   ///< received, not yet handed out; never more than head_bytes or a body
  std::string unsent_;  ///< of the answer, at most kept_bytes
  size_t needed_ = 0;   ///< bytes of the request that is coming, once its head is there
  bool served_ = false;
  Clock::time_point idle_since_ = Clock::now();
  Clock::time_point first_byte_{};
  Clock::time_point answer_began_{};
  size_t written_ = 0;  ///< of this answer
};

}  // namespace minutebook

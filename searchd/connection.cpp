// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/connection.hpp"

#include <poll.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cerrno>

#include "lib/base/text.hpp"
#include "searchd/exchange.hpp"

namespace minutebook {
namespace {

constexpr std::chrono::milliseconds slice{100};
constexpr std::chrono::milliseconds hurried_patience{1'000};
constexpr std::chrono::milliseconds linger_time{1'000};
constexpr size_t linger_bytes = size_t{1} << 20;
constexpr std::string_view line_end = "\r\n";

constexpr HeadRefusal bad_request{400, "Bad Request", "The request could not be read.\n"};
constexpr HeadRefusal too_slow{408, "Request Timeout", "The request took too long to arrive.\n"};
constexpr HeadRefusal no_body{413, "Content Too Large", "A request to read may not have a body.\n"};
constexpr HeadRefusal long_body{413, "Content Too Large", "The text is too long: at most 32 kB are read.\n"};
constexpr HeadRefusal no_coding{411, "Length Required", "A request to read may not have a body.\n"};
constexpr HeadRefusal long_target{414, "URI Too Long", "The address is too long.\n"};
constexpr HeadRefusal long_head{431, "Request Header Fields Too Large", "Too many headers.\n"};

bool is_token(char c) {  // RFC 9110 §5.6.2
  constexpr std::string_view marks = "!#$%&'*+-.^_`|~";
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         marks.find(c) != std::string_view::npos;
}

bool is_control(char c) { return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7F; }

bool is_request_line(std::string_view line) {
  const auto parts = split(line, ' ');
  return parts.size() == 3 && !parts[0].empty() && std::all_of(parts[0].begin(), parts[0].end(), is_token) &&
         !parts[1].empty() && (parts[2] == "HTTP/1.1" || parts[2] == "HTTP/1.0");
}

/// True when the request line asks an address that takes a body, in the one way that it does.
bool may_have_body(std::string_view line) {
  const auto parts = split(line, ' ');
  return parts.size() == 3 && parts[0] == "POST" && takes_body(parts[1].substr(0, parts[1].find('?')));
}

/// What the headers say of the body; refused unless it is none, or small where one is taken.
struct Framing {
  bool may_have_body = false;
  size_t lengths = 0;
  size_t size = 0;
  std::optional<HeadRefusal> refusal;

  static constexpr size_t most_digits = 9;

  void read_size(std::string_view digits) {
    for (const char digit : digits) size = 10 * size + static_cast<size_t>(digit - '0');
    if (size > body_limit) refusal = long_body;
  }

  void see_length(std::string_view value) {
    const bool digits = !value.empty() && value.find_first_not_of("0123456789") == std::string_view::npos;
    if (++lengths > 1 || !digits)
      refusal = bad_request;
    else if (may_have_body && value.size() <= most_digits)
      read_size(value);
    else if (value.find_first_not_of('0') != std::string_view::npos)
      refusal = may_have_body ? long_body : no_body;
  }
};

}  // namespace

tl::expected<size_t, HeadRefusal> find_head(std::string_view bytes, const ConnectionLimits& limits) {
  for (size_t start = 0;;) {
    const auto feed = bytes.find('\n', start);
    const size_t length = (feed == std::string_view::npos ? bytes.size() : feed) - start;
    if (start == 0 && length > limits.request_line_bytes) return tl::unexpected(long_target);
    if (feed == std::string_view::npos) {
      if (bytes.size() >= limits.head_bytes) return tl::unexpected(long_head);
      return 0;
    }
    if (length == 0 || bytes[feed - 1] != '\r') return tl::unexpected(bad_request);
    if (length == 1) return feed + 1;
    start = feed + 1;
  }
}

tl::expected<RequestHead, HeadRefusal> check_head(std::string_view head, const ConnectionLimits& limits) {
  RequestHead checked;
  Framing framing;
  size_t headers = 0;
  size_t ranges = 0;
  for (size_t start = 0; start < head.size();) {
    const auto end = head.find(line_end, start);
    const auto line = head.substr(start, end - start);
    start = end + line_end.size();
    if (std::any_of(line.begin(), line.end(), is_control)) return tl::unexpected(bad_request);
    if (checked.text.empty() && !is_request_line(line)) return tl::unexpected(bad_request);
    if (checked.text.empty()) framing.may_have_body = may_have_body(line);
    if (line.empty() || checked.text.empty()) {
      checked.text.append(line).append(line_end);
      continue;
    }
    if (++headers > limits.headers) return tl::unexpected(long_head);
    const auto colon = line.find(':');
    const auto name = line.substr(0, colon);
    // Refuses folded lines and a blank before the colon too, which programs read in different ways.
    if (colon == std::string_view::npos || name.empty() || !std::all_of(name.begin(), name.end(), is_token))
      return tl::unexpected(bad_request);
    const auto value = trim(line.substr(colon + 1));
    const std::string key = to_lower_ascii(name);
    if (key == "content-length") {
      framing.see_length(value);
    } else if (key == "transfer-encoding") {
      framing.refusal = no_coding;
    } else if (key == "range") {
      checked.range = ++ranges == 1 ? std::optional(std::string(value)) : std::nullopt;
    } else if (key == "expect") {
      checked.awaits_word = to_lower_ascii(value) == "100-continue";
    } else {
      checked.text.append(line).append(line_end);
    }
  }
  if (framing.refusal) return tl::unexpected(*framing.refusal);
  checked.body_size = framing.size;
  return checked;
}

std::string to_response(const HeadRefusal& refusal) {
  std::string out = "HTTP/1.1 " + std::to_string(refusal.status) + " ";
  out.append(refusal.reason).append(line_end);
  out += "Connection: close\r\nContent-Type: text/plain; charset=utf-8\r\nX-Content-Type-Options: nosniff\r\n";
  out += "Referrer-Policy: same-origin\r\nContent-Security-Policy: default-src 'none'; frame-ancestors 'none'\r\n";
  out += "Cross-Origin-Opener-Policy: same-origin\r\n";
  if (refusal.status == 503) out += "Retry-After: 5\r\n";
  out += "Content-Length: " + std::to_string(refusal.text.size()) + "\r\n\r\n";
  return out.append(refusal.text);
}

Connection::Connection(int socket, ConnectionLimits limits, Surroundings around)
    : socket_(socket), limits_(limits), around_(std::move(around)) {}

std::optional<RequestHead> Connection::next() {
  const auto began = Clock::now();
  auto first_byte = began;
  for (;;) {
    while (bytes_.starts_with(line_end)) bytes_.erase(0, line_end.size());  // RFC 9112 §2.2
    const auto size = find_head(bytes_, limits_);
    if (!size) {
      refuse(size.error());
      return std::nullopt;
    }
    if (*size != 0) {
      auto head = check_head(std::string_view(bytes_).substr(0, *size), limits_);
      if (!head) {
        refuse(head.error());
        return std::nullopt;
      }
      bytes_.erase(0, *size);
      needed_ = 0;
      if (!read_body(*head, first_byte)) return std::nullopt;
      served_ = true;
      written_ = 0;
      answer_began_ = idle_since_ = first_byte_ = Clock::now();
      return std::move(*head);
    }
    const bool idle = bytes_.empty();
    if (!wait_for_bytes(idle ? began : first_byte)) {
      if (!idle) refuse(too_slow);
      return std::nullopt;
    }
    if (idle) first_byte = Clock::now();
    if (!receive(limits_.head_bytes)) return std::nullopt;
  }
}

bool Connection::is_whole() {
  while (bytes_.starts_with(line_end)) bytes_.erase(0, line_end.size());
  if (bytes_.empty()) return false;
  if (needed_ == 0) {
    const auto size = find_head(bytes_, limits_);
    if (!size) return true;
    if (*size == 0) return false;
    const auto head = check_head(std::string_view(bytes_).substr(0, *size), limits_);
    if (!head) return true;
    needed_ = *size + head->body_size;
    std::string_view word = "HTTP/1.1 100 Continue\r\n\r\n";
    if (head->awaits_word && bytes_.size() == *size && head->body_size > 0) send_now(word);
  }
  return bytes_.size() >= needed_;
}

Arrival Connection::arrive() {
  const bool idle = bytes_.empty();
  if (!receive(needed_ > 0 ? needed_ : limits_.head_bytes)) return Arrival::closed;
  if (idle && !bytes_.empty()) first_byte_ = Clock::now();
  return is_whole() ? Arrival::whole : Arrival::more;
}

Connection::Clock::time_point Connection::write_deadline() const {
  return answer_began_ + limits_.write + std::chrono::seconds(written_ / limits_.least_rate);
}

Connection::Clock::time_point Connection::deadline() const {
  if (!unsent_.empty()) return write_deadline();
  return bytes_.empty() ? idle_since_ + limits_.idle : first_byte_ + limits_.head;
}

/// The body has no more time than the head: one deadline for the whole request.
bool Connection::read_body(RequestHead& head, Clock::time_point since) {
  if (head.body_size == 0) return true;
  written_ = 0;
  answer_began_ = Clock::now();
  if (head.awaits_word && bytes_.empty() && !write("HTTP/1.1 100 Continue\r\n\r\n")) return false;
  while (bytes_.size() < head.body_size) {
    const auto until = since + limits_.head;
    if (Clock::now() >= until || !wait_for(POLLIN, until)) {
      refuse(too_slow);
      return false;
    }
    if (!receive(head.body_size)) return false;
  }
  head.body = bytes_.substr(0, head.body_size);
  bytes_.erase(0, head.body_size);
  return true;
}

std::chrono::milliseconds Connection::patience() const {
  const bool idle = bytes_.empty();
  const auto usual = idle ? limits_.idle : limits_.head;
  if (!around_.hurried()) return usual;
  return std::min(usual, idle && served_ ? slice : hurried_patience);
}

bool Connection::wait_for_bytes(Clock::time_point since) const {
  while (Clock::now() < since + patience()) {
    if (wait_for(POLLIN, Clock::now() + slice)) return true;
    if (bytes_.empty() && around_.stopping()) return false;
  }
  return false;
}

bool Connection::wait_for(short events, Clock::time_point until) const {
  for (;;) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - Clock::now()).count();
    pollfd one{socket_, events, 0};
    const int ready = ::poll(&one, 1, static_cast<int>(std::max<long>(left, 0)));
    if (ready > 0) return true;  // an error too: the call that follows meets it
    if (ready == 0 || errno != EINTR) return false;
  }
}

bool Connection::receive(size_t most) {
  std::array<char, 4096> block;
  const size_t room = std::min(block.size(), most - std::min(most, bytes_.size()));
  const ssize_t n = ::recv(socket_, block.data(), room, MSG_DONTWAIT);
  if (n < 0) return errno == EAGAIN || errno == EINTR;
  bytes_.append(block.data(), static_cast<size_t>(n));
  return n > 0;
}

/// Sends what the client takes at once; false when it went away.
bool Connection::send_now(std::string_view& bytes) {
  while (!bytes.empty()) {
    const ssize_t n = ::send(socket_, bytes.data(), bytes.size(), MSG_DONTWAIT | MSG_NOSIGNAL);
    if (n > 0) {
      bytes.remove_prefix(static_cast<size_t>(n));
      written_ += static_cast<size_t>(n);
    } else if (errno != EINTR) {
      return errno == EAGAIN;
    }
  }
  return true;
}

bool Connection::flush() {
  std::string_view rest = unsent_;
  const bool there = send_now(rest);
  unsent_.erase(0, unsent_.size() - rest.size());
  if (unsent_.empty()) idle_since_ = first_byte_ = Clock::now();
  return there;
}

bool Connection::write(std::string_view bytes) {
  for (;;) {
    if (!flush()) return false;
    if (unsent_.empty() && !send_now(bytes)) return false;
    if (unsent_.size() + bytes.size() <= limits_.kept_bytes) {
      unsent_ += bytes;
      return true;
    }
    if (Clock::now() >= write_deadline() || !wait_for(POLLOUT, write_deadline())) return false;
  }
}

void Connection::tell(const HeadRefusal& refusal) {
  const std::string answer = to_response(refusal);
  std::string_view bytes = answer;
  send_now(bytes);
  ::shutdown(socket_, SHUT_WR);
}

void Connection::tell_too_slow() {
  if (!bytes_.empty()) tell(too_slow);
}

void Connection::refuse(const HeadRefusal& refusal) {
  written_ = 0;
  answer_began_ = Clock::now();
  if (!write(to_response(refusal))) return;
  ::shutdown(socket_, SHUT_WR);
  const auto until = Clock::now() + linger_time;
  std::array<char, 4096> block;
  for (size_t heard = 0; heard < linger_bytes && !around_.hurried() && wait_for(POLLIN, until);) {
    const ssize_t n = ::recv(socket_, block.data(), block.size(), MSG_DONTWAIT);
    if (n <= 0 || Clock::now() >= until) return;
    heard += static_cast<size_t>(n);
  }
}

}  // namespace minutebook

// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http.hpp"

#include <httplib.h>
#include <pthread.h>

#include <sys/resource.h>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <iostream>
#include <optional>
#include <thread>

#include "lib/base/text.hpp"
#include "searchd/compress.hpp"
#include "searchd/connection.hpp"
#include "searchd/lobby.hpp"

// The only file that knows cpp-httplib 0.11.4. What it does unlike the library's own ways, and why (tech-notes §9):
//   no routes       the library matches them as regular expressions, which recurse on long paths
//   no compression  its brotli at quality 11 takes 40 times as long as the search; gzip is ours
//   no ranges       500 overlapping ranges took a gigabyte; one range is ours, several give the whole file
//   no sockets      it reads an endless line until memory ends, drops pipelined requests, and a client that drips holds
//   a
//                   thread for good; connection.cpp reads heads, the library sees each as a stream in memory
//   TCP_NODELAY     without it 48 ms an answer; backlog 1024 instead of 5; no SO_REUSEPORT, which lets a second daemon
//                   take half of the requests unnoticed

namespace minutebook {
namespace {

constexpr int backlog = 1024;
constexpr size_t requests_a_connection = 1000;
constexpr size_t file_block = size_t{1} << 16;
constexpr size_t least_to_compress = 860;  // smaller answers fit one packet anyway

constexpr HeadRefusal out_of_memory{503, "Service Unavailable", "The service is busy. Please try again.\n"};

/// One head for the library to read; what it writes goes to the client.
class HeadStream : public httplib::Stream {
 public:
  HeadStream(Connection& connection, std::string_view head, socket_t socket)
      : connection_(connection), head_(head), socket_(socket) {}
  bool is_readable() const override { return !head_.empty(); }
  bool is_writable() const override { return true; }
  ssize_t read(char* to, size_t size) override {
    const size_t n = head_.copy(to, size);
    head_.remove_prefix(n);
    return static_cast<ssize_t>(n);
  }
  ssize_t write(const char* from, size_t size) override {
    return connection_.write({from, size}) ? static_cast<ssize_t>(size) : -1;
  }
  void get_remote_ip_and_port(std::string&, int&) const override {}  // nobody asks who reads
  void get_local_ip_and_port(std::string&, int&) const override {}
  socket_t socket() const override { return socket_; }

 private:
  Connection& connection_;
  std::string_view head_;
  socket_t socket_;
};

/// No threads of the library's own: connections go to the lobby at once.
class NoQueue : public httplib::TaskQueue {
 public:
  void enqueue(std::function<void()> work) override { work(); }
  void shutdown() override {}
};

class Front : public httplib::Server {
 public:
  bool deepen_backlog() { return ::listen(svr_sock_, backlog) == 0; }
  void set_threads(unsigned threads) {
    new_task_queue = [] { return new NoQueue(); };
    lobby_.emplace(threads, lobby_limits(), [this](Connection& connection, int socket, size_t served) {
      return serve_one(connection, socket, served);
    });
  }
  /// Ends what is idle and serves what has come.
  void end_connections() { lobby_->stop(); }

 private:
  /// Half of the files that may be open are for connections, the rest for readers of the index and papers.
  static LobbyLimits lobby_limits() {
    LobbyLimits limits;
    rlimit files{};
    if (::getrlimit(RLIMIT_NOFILE, &files) != 0) return limits;
    files.rlim_cur = std::min<rlim_t>(files.rlim_max, 4 * limits.connections);
    ::setrlimit(RLIMIT_NOFILE, &files);
    limits.connections = std::clamp<size_t>(files.rlim_cur / 4, 64, limits.connections);
    return limits;
  }

  bool process_and_close_socket(socket_t socket) override {
    try {
      lobby_->take(socket);
    } catch (const std::exception&) {
      std::fputs("minutebook-searchd: no memory left for a connection\n", stderr);
      ::close(socket);
    }
    return true;
  }

  bool serve_one(Connection& connection, int socket, size_t served) {
    try {
      return converse(connection, socket, served);
    } catch (const std::exception&) {  // memory, as all else is caught within the request
      try {
        connection.refuse(out_of_memory);
      } catch (const std::exception&) {
        std::fputs("minutebook-searchd: no memory left for a connection\n", stderr);
      }
    }
    return false;
  }

  /// True when the connection goes on.
  bool converse(Connection& connection, socket_t socket, size_t served) {
    const auto head = connection.next();
    if (!head) return false;
    HeadStream stream(connection, head->text, socket);
    const bool last = served + 1 >= requests_a_connection || !is_running();
    bool closed = false;
    const auto put_range = [&head](httplib::Request& request) {  // after the library looked for ranges
      if (head->range) request.headers.emplace("Range", *head->range);
      request.body = head->body;  // the library never looks for one, as it is told of no length
    };
    return process_request(stream, last, closed, put_range) && !last && !closed;
  }

  std::optional<Lobby> lobby_;
};

std::string header_of(const httplib::Request& request, const char* name) { return request.get_header_value(name); }

WebRequest to_web_request(const httplib::Request& request) {
  WebRequest web = read_target(request.target);
  web.method = request.method;
  web.host = header_of(request, "Host");
  web.accept = header_of(request, "Accept");
  web.if_none_match = header_of(request, "If-None-Match");
  web.range = header_of(request, "Range");
  web.if_range = header_of(request, "If-Range");
  web.body = request.body;
  return web;
}

/// Sends part of an open file. The library asks again until `length` bytes are out.
httplib::ContentProvider file_provider(std::shared_ptr<const FileBody> body, uint64_t start) {
  return [body = std::move(body), start](size_t offset, size_t length, httplib::DataSink& sink) {
    std::vector<char> block(std::min(length, file_block));
    const ssize_t n = ::pread(body->file.get(), block.data(), block.size(), static_cast<off_t>(start + offset));
    return n > 0 && sink.write(block.data(), static_cast<size_t>(n));  // a file that shrank ends the connection
  };
}

void send_file(const WebRequest& request, const WebResponse& web, httplib::Response& response) {
  const uint64_t size = web.file->size;
  // If-Range with another tag: the client holds part of an older file and must get all of the new one.
  const bool use_range = request.if_range.empty() || request.if_range == header(web, "ETag");
  const auto [verdict, range] =
      use_range ? read_range(request.range, size) : std::pair{RangeVerdict::whole, ByteRange{}};
  if (verdict == RangeVerdict::unsatisfiable) {
    response.status = 416;
    response.set_header("Content-Range", "bytes */" + std::to_string(size));
    return;
  }
  uint64_t start = 0;
  uint64_t length = size;
  if (verdict == RangeVerdict::part) {
    start = range.first;
    length = range.last - range.first + 1;
    response.status = 206;
    response.set_header("Content-Range", "bytes " + std::to_string(range.first) + "-" + std::to_string(range.last) +
                                             "/" + std::to_string(size));
  }
  if (length == 0)
    response.set_content("", web.type);
  else
    response.set_content_provider(length, web.type, file_provider(web.file, start));
}

void send_body(const std::string& accept_encoding, WebResponse&& web, httplib::Response& response) {
  const bool shrink = web.body.size() >= least_to_compress && is_compressible(web.type);
  if (shrink) response.set_header("Vary", "Accept-Encoding");
  if (shrink && accepts_gzip(accept_encoding))
    if (auto packed = gzip(web.body)) {
      web.body = std::move(*packed);
      response.set_header("Content-Encoding", "gzip");
    }
  if (web.type.empty()) return;  // 304 has no body
  response.body = std::move(web.body);
  response.set_header("Content-Type", web.type);
}

/// Headers of ours never hold a line break, whatever was put into them.
std::string one_line(std::string value) {
  std::erase_if(value, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
  return value;
}

void respond(const HttpFront& front, const httplib::Request& request, httplib::Response& response) {
  const WebRequest web_request = to_web_request(request);
  WebResponse web = front.answer(web_request);
  response.status = web.status;
  for (const auto& [name, value] : web.headers) response.set_header(name, one_line(value));
  const std::string accept_encoding = header_of(request, "Accept-Encoding");
  // The library would cut, compress and re-label what is ready to send. The request is its own local variable, so
  // taking these two things away is well defined, and it is the only way to stop it.
  auto& own = const_cast<httplib::Request&>(request);
  own.ranges.clear();
  own.headers.erase("Accept-Encoding");
  if (web.file)
    send_file(web_request, web, response);
  else
    send_body(accept_encoding, std::move(web), response);
}

void set_limits(Front& server, unsigned threads) {
  server.set_tcp_nodelay(true);
  server.set_socket_options([](int socket) {
    const int yes = 1;
    ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
  });
  server.set_keep_alive_timeout(std::chrono::duration_cast<std::chrono::seconds>(ConnectionLimits{}.idle).count());
  server.set_keep_alive_max_count(requests_a_connection);
  server.set_threads(threads);
}

void say(httplib::Response& response, int status, const char* text) {
  response.status = status;
  response.body = text;
  response.set_header("Content-Type", "text/plain; charset=utf-8");
}

void set_handlers(Front& server, const HttpFront& front) {
  using Handled = httplib::Server::HandlerResponse;
  server.set_pre_routing_handler([&front](const httplib::Request& request, httplib::Response& response) {
    respond(front, request, response);
    return Handled::Handled;
  });
  const httplib::Server::Handler on_error = [](const httplib::Request&, httplib::Response& response) {
    if (!response.body.empty() || response.content_provider_ || response.status < 400) return;
    say(response, response.status, "The request could not be read.\n");
    if (!response.has_header("X-Content-Type-Options")) response.set_header("X-Content-Type-Options", "nosniff");
  };
  server.set_error_handler(on_error);
  server.set_exception_handler([](const httplib::Request&, httplib::Response& response, const std::exception_ptr&) {
    std::cerr << "minutebook-searchd: a request failed\n";
    say(response, 503, "Something went wrong. Please try again.\n");
    response.set_header("Retry-After", "5");
  });
}

Result<int> take_port(Front& server, const ListenAddress& listen) {
  const std::string where = listen.address + ":" + std::to_string(listen.port);
  const int port = listen.port == 0 ? server.bind_to_any_port(listen.address)
                                    : (server.bind_to_port(listen.address, listen.port) ? listen.port : -1);
  const int reason = errno;
  if (port <= 0 || !server.deepen_backlog())
    return fail(reason == EADDRINUSE ? ErrorCode::locked : ErrorCode::not_writable,
                "Cannot listen on " + where + (reason == 0 ? "" : ": " + std::string(std::strerror(reason))),
                "Is another service there already? Choose another port with --listen, or port 0 for any free one");
  return port;
}

}  // namespace

Result<void> serve(const HttpFront& front) {
  std::signal(SIGPIPE, SIG_IGN);  // a client that goes away is its own affair
  sigset_t endings;
  sigemptyset(&endings);
  sigaddset(&endings, SIGINT);
  sigaddset(&endings, SIGTERM);
  sigaddset(&endings, SIGUSR1);  // only from below
  pthread_sigmask(SIG_BLOCK, &endings, nullptr);

  Front server;
  if (!server.is_valid()) return fail(ErrorCode::internal, "The HTTP server cannot start");
  set_limits(server, front.threads);
  set_handlers(server, front);
  errno = 0;
  const auto port = take_port(server, front.listen);
  if (!port) return tl::unexpected(port.error());
  const bool six = front.listen.address.find(':') != std::string::npos;
  const std::string host = six ? "[" + front.listen.address + "]" : front.listen.address;
  front.on_ready("http://" + host + ":" + std::to_string(*port) + "/");

  std::thread waiter([&server, &endings] {
    int signal = 0;
    sigwait(&endings, &signal);
    server.stop();
  });
  const bool served = server.listen_after_bind();
  server.end_connections();
  // Ends the waiter when the server ended by itself; after a real signal this one is never looked at.
  pthread_kill(waiter.native_handle(), SIGUSR1);
  waiter.join();
  if (!served) return fail(ErrorCode::internal, "The HTTP server stopped by itself");
  return {};
}

}  // namespace minutebook

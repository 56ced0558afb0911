// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http.hpp"

#include <httplib.h>
#include <pthread.h>

#include <csignal>
#include <iostream>
#include <thread>

#include "lib/base/text.hpp"
#include "searchd/compress.hpp"

// The only file that knows cpp-httplib 0.11.4. What it does unlike the library's own ways, and why (tech-notes §9):
//   no routes       the library matches them as regular expressions, which recurse on long paths
//   no compression  its brotli at quality 11 takes 40 times as long as the search; gzip is ours
//   no ranges       500 overlapping ranges took a gigabyte; one range is ours, several give the whole file
//   TCP_NODELAY     without it 48 ms an answer; backlog 1024 instead of 5; no SO_REUSEPORT, which lets a second daemon
//                   take half of the requests unnoticed

namespace minutebook {
namespace {

constexpr int backlog = 1024;
constexpr time_t socket_timeout_s = 10;
constexpr time_t idle_timeout_s = 2;  // an idle connection holds a thread, and stopping waits for it
constexpr size_t requests_a_connection = 1000;
constexpr size_t max_body = size_t{64} << 10;
constexpr size_t max_headers = 100;
constexpr size_t file_block = size_t{1} << 16;
constexpr size_t least_to_compress = 860;  // smaller answers fit one packet anyway

class Front : public httplib::Server {
 public:
  bool deepen_backlog() { return ::listen(svr_sock_, backlog) == 0; }
};

std::string header_of(const httplib::Request& request, const char* name) { return request.get_header_value(name); }

WebRequest to_web_request(const httplib::Request& request) {
  WebRequest web = read_target(request.target);
  web.method = request.method;
  web.host = header_of(request, "Host");
  web.if_none_match = header_of(request, "If-None-Match");
  web.range = header_of(request, "Range");
  web.if_range = header_of(request, "If-Range");
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
  WebResponse web = request.headers.size() > max_headers
                        ? WebResponse{431, "text/plain; charset=utf-8", {}, "Too many headers.\n", nullptr}
                        : front.answer(web_request);
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

/// True for a request with a body where none belongs. The library leaves those bytes in the stream and would read them
/// as the next request, which behind a proxy is a way to smuggle one in.
bool has_stray_body(const httplib::Request& request) {
  const auto length = header_of(request, "Content-Length");
  return request.has_header("Transfer-Encoding") || (!length.empty() && length != "0");
}

void refuse_and_close(httplib::Response& response) {
  static constexpr std::string_view text = "A request to read may not have a body.\n";
  response.status = 400;
  response.set_header("Connection", "close");
  // A provider that ends with false makes the library close the connection after the text is out.
  response.set_content_provider(text.size(), "text/plain; charset=utf-8", [](size_t, size_t, httplib::DataSink& sink) {
    sink.write(text.data(), text.size());
    return false;
  });
}

void set_limits(Front& server, unsigned threads) {
  server.set_tcp_nodelay(true);
  server.set_socket_options([](int socket) {
    const int yes = 1;
    ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
  });
  server.set_read_timeout(socket_timeout_s);
  server.set_write_timeout(socket_timeout_s);
  server.set_keep_alive_timeout(idle_timeout_s);
  server.set_keep_alive_max_count(requests_a_connection);
  server.set_payload_max_length(max_body);
  server.new_task_queue = [threads] { return new httplib::ThreadPool(threads); };
}

void set_handlers(Front& server, const HttpFront& front) {
  using Handled = httplib::Server::HandlerResponse;
  server.set_pre_routing_handler([&front](const httplib::Request& request, httplib::Response& response) {
    const bool reads = request.method == "GET" || request.method == "HEAD" || request.method == "OPTIONS";
    if (!reads) return Handled::Unhandled;  // the library reads the body away first, then calls the error handler
    if (has_stray_body(request))
      refuse_and_close(response);
    else
      respond(front, request, response);
    return Handled::Handled;
  });
  const httplib::Server::Handler on_error = [&front](const httplib::Request& request, httplib::Response& response) {
    const bool unrouted = response.status == 404 && !request.method.empty() && response.body.empty();
    if (unrouted && request.method != "GET" && request.method != "HEAD") {
      respond(front, request, response);
    } else if (response.body.empty() && !response.content_provider_ && response.status >= 400) {
      response.body = "The request could not be read.\n";
      response.set_header("Content-Type", "text/plain; charset=utf-8");
    }
  };
  server.set_error_handler(on_error);
  server.set_exception_handler([](const httplib::Request&, httplib::Response& response, const std::exception_ptr&) {
    std::cerr << "minutebook-searchd: a request failed\n";
    response.status = 500;
    response.body = "Something went wrong.\n";
    response.set_header("Content-Type", "text/plain; charset=utf-8");
  });
}

Result<int> take_port(Front& server, const ListenAddress& listen) {
  const std::string where = listen.address + ":" + std::to_string(listen.port);
  const int port = listen.port == 0 ? server.bind_to_any_port(listen.address)
                                    : (server.bind_to_port(listen.address, listen.port) ? listen.port : -1);
  const int reason = errno;
  if (port <= 0 || !server.deepen_backlog())
    return fail(ErrorCode::not_writable,
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
  // Ends the waiter when the server ended by itself; after a real signal this one is never looked at.
  pthread_kill(waiter.native_handle(), SIGUSR1);
  waiter.join();
  if (!served) return fail(ErrorCode::internal, "The HTTP server stopped by itself");
  return {};
}

}  // namespace minutebook

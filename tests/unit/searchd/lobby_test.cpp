// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/lobby.hpp"

#include <gtest/gtest.h>
#include <poll.h>
#include <unistd.h>

#include <array>

namespace minutebook {
namespace {

/// The client's end of a connection.
class Client {
 public:
  explicit Client(Lobby& lobby, int send_buffer = 0) {
    std::array<int, 2> ends{};
    EXPECT_EQ(::socketpair(AF_UNIX, SOCK_STREAM, 0, ends.data()), 0);
    if (send_buffer > 0) ::setsockopt(ends[0], SOL_SOCKET, SO_SNDBUF, &send_buffer, sizeof send_buffer);
    socket_ = ends[1];
    lobby.take(ends[0]);
  }
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;
  ~Client() { ::close(socket_); }

  void send(std::string_view bytes) const {
    EXPECT_EQ(::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL), static_cast<ssize_t>(bytes.size()));
  }
  /// What comes until it ends with `end` or the connection is closed; gives up after a minute without a byte.
  [[nodiscard]] std::string hear(std::string_view end) const {
    std::string heard;
    std::array<char, 4096> block{};
    for (pollfd one{socket_, POLLIN, 0}; !heard.ends_with(end) && ::poll(&one, 1, 60'000) == 1;) {
      const ssize_t n = ::recv(socket_, block.data(), block.size(), 0);
      if (n <= 0) break;
      heard.append(block.data(), static_cast<size_t>(n));
    }
    return heard;
  }

 private:
  int socket_ = -1;
};

constexpr std::string_view request = "GET / HTTP/1.1\r\n\r\n";

/// Answers each request with `size` letters and a full stop, or the refusal it earned.
Lobby::Serve answer_of(size_t size) {
  return [size](Connection& connection, int, size_t served) {
    if (!connection.next()) return false;
    return connection.write(std::string(size, 'a') + ".") && served < 100;
  };
}

TEST(Lobby, IdleAndDrippingClientsKeepNobodyWaiting) {
  Lobby lobby(1, {}, answer_of(1));
  std::vector<std::unique_ptr<Client>> idle;
  for (int i = 0; i < 200; ++i) {
    idle.push_back(std::make_unique<Client>(lobby));
    if (i % 2 == 0) idle.back()->send("GET / HT");
  }
  const Client client(lobby);
  for (int i = 0; i < 3; ++i) {
    client.send(request);
    EXPECT_EQ(client.hear("."), "a.") << "the only thread is free";
  }
  idle[0]->send("TP/1.1\r\n\r\n");
  EXPECT_EQ(idle[0]->hear("."), "a.") << "who dripped is served when all has come";
}

TEST(Lobby, AnAnswerThatIsTakenSlowlyHoldsNoThread) {
  Lobby lobby(1, {}, answer_of(100'000));
  const Client slow(lobby, 4096), quick(lobby);
  slow.send(request);
  quick.send(request);
  EXPECT_EQ(quick.hear(".").size(), 100'001U);
  EXPECT_EQ(slow.hear(".").size(), 100'001U) << "all of it comes";
  slow.send(request);
  EXPECT_EQ(slow.hear(".").size(), 100'001U) << "and the connection goes on";
}

TEST(Lobby, RequestsThatCameTogetherAreAllServed) {
  Lobby lobby(2, {}, answer_of(1));
  const Client client(lobby);
  client.send(std::string(request) + std::string(request) + std::string(request));
  EXPECT_EQ(client.hear("a.a.a."), "a.a.a.");
}

TEST(Lobby, TheLongestIdleMakesRoom) {
  Lobby lobby(1, {2, 100}, answer_of(1));
  const Client first(lobby), second(lobby);
  first.send(request);
  EXPECT_EQ(first.hear("."), "a.");
  second.send(request);
  EXPECT_EQ(second.hear("."), "a.");
  const Client third(lobby);
  third.send(request);
  EXPECT_EQ(third.hear("."), "a.");
  EXPECT_EQ(first.hear("."), "") << "closed";
  second.send(request);
  EXPECT_EQ(second.hear("."), "a.") << "stays";
}

TEST(Lobby, RefusesACrowd) {
  Lobby lobby(1, {1, 100}, [](Connection&, int, size_t) { return false; });
  lobby.stop();
  const Client late(lobby);
  const std::string heard = late.hear("nothing");
  EXPECT_EQ(heard.rfind("HTTP/1.1 503 ", 0), 0U) << heard;
  EXPECT_NE(heard.find("Retry-After: "), std::string::npos);
}

TEST(Lobby, EndsIdleConnectionsAndServesWhatCame) {
  Lobby lobby(1, {}, answer_of(1));
  const Client idle(lobby), asks(lobby);
  asks.send(request);
  EXPECT_EQ(asks.hear("."), "a.");
  lobby.stop();
  EXPECT_EQ(idle.hear("."), "");
}

}  // namespace
}  // namespace minutebook

// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/connection.hpp"

#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>

namespace minutebook {
namespace {

using namespace std::chrono_literals;

TEST(Head, IsFoundOrRefused) {
  struct Row {
    std::string bytes;
    size_t size;
    int status;
    const char* reason;
  };
  const ConnectionLimits limits;
  const Row rows[] = {
      {"", 0, 0, "nothing yet"},
      {"GET / HT", 0, 0, "half a line"},
      {"GET / HTTP/1.1\r\nHost: a\r\n", 0, 0, "no empty line yet"},
      {"GET / HTTP/1.1\r\n\r\n", 18, 0, "whole"},
      {"GET / HTTP/1.1\r\n\r\nGET /", 18, 0, "the next one begins"},
      {"GET / HTTP/1.1\n", 0, 400, "a bare line feed"},
      {"GET / HTTP/1.1\r\nA: b\n\r\n", 0, 400, "a bare line feed later"},
      {"GET /" + std::string(9000, 'a'), 0, 414, "a line without an end"},
      {"GET / HTTP/1.1\r\nA: " + std::string(16384, 'a'), 0, 431, "a header without an end"},
  };
  for (const auto& row : rows) {
    const auto size = find_head(row.bytes, limits);
    EXPECT_EQ(size ? 0 : size.error().status, row.status) << row.reason;
    EXPECT_EQ(size.value_or(0), row.size) << row.reason;
  }
}

TEST(Head, MayNotAnnounceABody) {
  struct Row {
    std::string headers;
    int status;
    const char* reason;
  };
  std::string many;
  for (int i = 0; i < 101; ++i) many += "A: b\r\n";
  const Row rows[] = {
      {"", 0, "no headers"},
      {"Host: a\r\nContent-Length: 0\r\n", 0, "a length of nothing"},
      {"Content-Length: 52\r\n", 413, "a body"},
      {"content-length:52\r\n", 413, "in small letters"},
      {"Content-Length: 0\r\nContent-Length: 52\r\n", 400, "two lengths"},
      {"Content-Length: 0\r\nContent-Length: 0\r\n", 400, "twice the same"},
      {"Content-Length:\r\n", 400, "an empty length"},
      {"Content-Length: 0, 0\r\n", 400, "a list"},
      {"Content-Length: +0\r\n", 400, "a sign"},
      {"Transfer-Encoding: chunked\r\n", 411, "chunks"},
      {"Transfer-Encoding: identity\r\nContent-Length: 0\r\n", 411, "any coding"},
      {"Transfer-Encoding : chunked\r\n", 400, "a blank before the colon"},
      {"A: b\r\n Transfer-Encoding: chunked\r\n", 400, "a folded line"},
      {"nothing\r\n", 400, "no colon"},
      {": b\r\n", 400, "no name"},
      {"A: b\rTransfer-Encoding: chunked\r\n", 400, "a bare carriage return"},
      {std::string("A: b\0c\r\n", 8), 400, "NUL"},
      {many, 431, "too many"},
  };
  for (const auto& row : rows) {
    const auto head = check_head("GET / HTTP/1.1\r\n" + row.headers + "\r\n", {});
    EXPECT_EQ(head ? 0 : head.error().status, row.status) << row.reason;
  }
}

TEST(Head, MayAnnounceASmallBodyWhereOneIsTaken) {
  struct Row {
    std::string line;
    std::string headers;
    int status;
    size_t size;
    const char* reason;
  };
  const Row rows[] = {
      {"POST /api/v1/similar", "Content-Length: 52\r\n", 0, 52, "a text"},
      {"POST /api/v1/similar?decided=1", "Content-Length: 32768\r\n", 0, 32768, "the longest, with parameters"},
      {"POST /api/v1/similar", "Content-Length: 32769\r\n", 413, 0, "a byte more"},
      {"POST /api/v1/similar", "Content-Length: 18446744073709551617\r\n", 413, 0, "more than a number holds"},
      {"POST /api/v1/similar", "", 0, 0, "nothing"},
      {"POST /api/v1/similar", "Content-Length: 5\r\nContent-Length: 5\r\n", 400, 0, "two lengths"},
      {"POST /api/v1/similar", "Transfer-Encoding: chunked\r\n", 411, 0, "chunks"},
      {"POST /api/v1/similar", "Content-Length: -5\r\n", 400, 0, "a sign"},
      {"GET /api/v1/similar", "Content-Length: 5\r\n", 413, 0, "with GET"},
      {"POST /api/v1/similar/", "Content-Length: 5\r\n", 413, 0, "another address"},
      {"POST /api/v1/%73imilar", "Content-Length: 5\r\n", 413, 0, "an address in disguise"},
  };
  for (const auto& row : rows) {
    const auto head = check_head(row.line + " HTTP/1.1\r\n" + row.headers + "\r\n", {});
    EXPECT_EQ(head ? 0 : head.error().status, row.status) << row.reason;
    if (head) {
      EXPECT_EQ(head->body_size, row.size) << row.reason;
    }
  }
}

TEST(Head, BeginsWithARequestLine) {
  for (const char* line : {"rubbish", "GET /", "GET  HTTP/1.1", "GET / a HTTP/1.1", "G:T / HTTP/1.1", "GET / HTTP/2.0"})
    EXPECT_FALSE(check_head(std::string(line) + "\r\n\r\n", {})) << line;
  EXPECT_TRUE(check_head("HEAD /a?b HTTP/1.0\r\n\r\n", {}));
}

TEST(Head, KeepsTheRangeApart) {
  const auto one = check_head("GET / HTTP/1.1\r\nRange: pages=1\r\nExpect: x\r\nHost: a\r\n\r\n", {});
  ASSERT_TRUE(one);
  EXPECT_EQ(one->range, "pages=1");
  EXPECT_EQ(one->text, "GET / HTTP/1.1\r\nHost: a\r\n\r\n");
  EXPECT_FALSE(check_head("GET / HTTP/1.1\r\nRange: bytes=0-1\r\nRange: bytes=3-4\r\n\r\n", {})->range);
}

/// A connection and the client's end of it.
class Connected : public ::testing::Test {
 protected:
  void SetUp() override { ASSERT_EQ(::socketpair(AF_UNIX, SOCK_STREAM, 0, ends.data()), 0); }
  void TearDown() override {
    ::close(ends[0]);
    ::close(ends[1]);
  }
  Connection connection(ConnectionLimits limits = {}) {
    return {ends[0], limits, {[this] { return stopping; }, [this] { return hurried; }}};
  }
  void send(std::string_view bytes) const {
    ASSERT_EQ(::send(ends[1], bytes.data(), bytes.size(), MSG_NOSIGNAL), static_cast<ssize_t>(bytes.size()));
  }
  std::string heard() const {
    std::array<char, 1024> block;
    const ssize_t n = ::recv(ends[1], block.data(), block.size(), MSG_DONTWAIT);
    return n > 0 ? std::string(block.data(), static_cast<size_t>(n)) : std::string();
  }
  std::array<int, 2> ends{};
  bool stopping = false;
  bool hurried = false;
};

TEST_F(Connected, HandsOutEachOfSeveralRequests) {
  auto one = connection();
  send("GET /a HTTP/1.1\r\n\r\n\r\nGET /b HTTP/1.1\r\n\r\nGET /c");
  EXPECT_EQ(one.next()->text, "GET /a HTTP/1.1\r\n\r\n");
  EXPECT_EQ(one.next()->text, "GET /b HTTP/1.1\r\n\r\n");
  send(" HTTP/1.1\r\n\r\n");
  EXPECT_EQ(one.next()->text, "GET /c HTTP/1.1\r\n\r\n");
}

TEST_F(Connected, TellsABodyFromTheNextRequest) {
  auto one = connection();
  send(
      "POST /api/v1/similar HTTP/1.1\r\nContent-Length: 22\r\n\r\nGET /x HTTP/1.1\r\n\r\n.\r\nGET /b HTTP/1.1\r\n\r\n");
  EXPECT_EQ(one.next()->body, "GET /x HTTP/1.1\r\n\r\n.\r\n");
  EXPECT_EQ(one.next()->text, "GET /b HTTP/1.1\r\n\r\n");
}

TEST_F(Connected, TellsAClientThatAsksToGoOn) {
  ConnectionLimits limits;
  limits.head = 0ms;
  auto hasty = connection(limits);
  send("POST /api/v1/similar HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\n");
  ::shutdown(ends[1], SHUT_WR);
  EXPECT_FALSE(hasty.next()) << "a body that does not come";
  const auto answer = heard();
  EXPECT_EQ(answer.rfind("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 408 ", 0), 0U) << answer;
}

TEST_F(Connected, RefusesAHeadThatDrips) {
  ConnectionLimits limits;
  limits.head = 0ms;
  auto one = connection(limits);
  send("GET /");
  ::shutdown(ends[1], SHUT_WR);  // so that nothing is waited for afterwards
  EXPECT_FALSE(one.next());
  EXPECT_EQ(heard().rfind("HTTP/1.1 408 ", 0), 0U);
}

TEST_F(Connected, SaysWhyAHeadIsRefused) {
  auto one = connection();
  send("POST / HTTP/1.1\r\nContent-Length: 5\r\n\r\nhello");
  ::shutdown(ends[1], SHUT_WR);
  EXPECT_FALSE(one.next());
  const auto answer = heard();
  EXPECT_EQ(answer.rfind("HTTP/1.1 413 ", 0), 0U) << answer;
  EXPECT_NE(answer.find("X-Content-Type-Options: nosniff"), std::string::npos);
}

TEST_F(Connected, DoesNotWaitWhenTheDaemonEnds) {
  stopping = true;
  EXPECT_FALSE(connection().next());
  EXPECT_EQ(heard(), "");
}

TEST_F(Connected, EndsWithoutAWordWhenIdle) {
  ConnectionLimits limits;
  limits.idle = 0ms;
  EXPECT_FALSE(connection(limits).next());
  EXPECT_EQ(heard(), "");
}

}  // namespace
}  // namespace minutebook

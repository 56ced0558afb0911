// SPDX-License-Identifier: GPL-3.0-or-later
// minutebook-searchd as a client sees it, over a real socket.
#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <httplib.h>
#include <sys/socket.h>
#include <unistd.h>

#include <csignal>
#include <memory>
#include <nlohmann/json.hpp>
#include <thread>

#include "tests/e2e/programs.hpp"
#include "tests/support/make_papers.hpp"

namespace minutebook {
namespace {

int free_port() {
  const int fd = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  ::bind(fd, reinterpret_cast<sockaddr*>(&address), sizeof address);
  socklen_t length = sizeof address;
  ::getsockname(fd, reinterpret_cast<sockaddr*>(&address), &length);
  ::close(fd);
  return ntohs(address.sin_port);
}

class Daemon : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = std::make_unique<TemporaryFolder>();
    minutebook({"index", samples(), "--index", index(), "--ocr", "off"});
    port_ = free_port();
    daemon_ =
        std::make_unique<BackgroundProgram>(std::vector<std::string>{program("minutebook-searchd"), "--index", index(),
                                                                     "--listen", "127.0.0.1:" + std::to_string(port_)},
                                            (folder_->path() / "log").string());
    for (int i = 0; i < 200 && !client().Get("/healthz"); ++i)
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }
  static void TearDownTestSuite() {
    daemon_.reset();
    folder_.reset();
  }
  static std::string index() { return (folder_->path() / "index").string(); }
  static httplib::Client client() { return httplib::Client("127.0.0.1", port_); }
  /// What the daemon says to bytes sent as they are, until it closes.
  static std::string say(const std::vector<std::string>& pieces) {
    const int fd = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<uint16_t>(port_));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    EXPECT_EQ(::connect(fd, reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
    for (const auto& piece : pieces)
      if (::send(fd, piece.data(), piece.size(), MSG_NOSIGNAL) < 0) break;
    std::string answer;
    char block[4096];
    for (ssize_t n = 0; (n = ::recv(fd, block, sizeof block, 0)) > 0;) answer.append(block, static_cast<size_t>(n));
    ::close(fd);
    return answer;
  }
  static nlohmann::json get(const std::string& path, int status = 200) {
    const auto answer = client().Get(path.c_str());
    EXPECT_TRUE(answer) << path;
    if (!answer) return {};
    EXPECT_EQ(answer->status, status) << path << ": " << answer->body.substr(0, 300);
    return nlohmann::json::parse(answer->body);
  }

  static std::unique_ptr<TemporaryFolder> folder_;
  static std::unique_ptr<BackgroundProgram> daemon_;
  static int port_;
};
std::unique_ptr<TemporaryFolder> Daemon::folder_;
std::unique_ptr<BackgroundProgram> Daemon::daemon_;
int Daemon::port_ = 0;

TEST_F(Daemon, AnswersAsTheTerminalDoes) {
  auto served = get("/api/v1/search?q=sea%20wall");
  auto printed = nlohmann::json::parse(minutebook({"search", "sea wall", "--index", index(), "--format", "json"}).out);
  served.erase("took_ms");
  printed.erase("took_ms");
  EXPECT_EQ(served, printed);
}

TEST_F(Daemon, ServesTheDocumentAndItsFile) {
  const auto hit = get("/api/v1/search?q=type:letter")["results"][0]["document"];
  const std::string id = hit["id"];
  EXPECT_EQ(get("/api/v1/documents/" + id)["path"], hit["path"]);
  const auto file = client().Get(("/api/v1/documents/" + id + "/file").c_str());
  ASSERT_TRUE(file);
  EXPECT_EQ(file->get_header_value("Content-Type"),
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document");
  std::ifstream original(samples() + "/" + hit["path"].get<std::string>(), std::ios::binary);
  EXPECT_EQ(file->body, std::string((std::istreambuf_iterator<char>(original)), {}));
  const auto part = client().Get(("/api/v1/documents/" + id + "/file").c_str(), {{"Range", "bytes=0-3"}});
  ASSERT_TRUE(part);
  EXPECT_EQ(part->status, 206);
  EXPECT_EQ(part->body, file->body.substr(0, 4));
}

TEST(DaemonContained, OriginalsInsideAZipAreHandedOutOneByOne) {
  const TemporaryFolder folder;
  const std::string index = (folder.path() / "index").string();
  const std::string minutes = "Minutes of the Harbour Commission, 3 May 2021. The quokka mooring was sold.";
  folder.write("papers/pack.zip", make_zip({{"a/minutes.txt", minutes},
                                            {"b/closed.txt", "CONFIDENTIAL\n\nNot for publication: canaryprice"}}));
  minutebook({"index", (folder.path() / "papers").string(), "--index", index});
  const int port = free_port();
  const BackgroundProgram daemon(
      {program("minutebook-searchd"), "--index", index, "--listen", "127.0.0.1:" + std::to_string(port)},
      (folder.path() / "log").string());
  httplib::Client client("127.0.0.1", port);
  for (int i = 0; i < 200 && !client.Get("/healthz"); ++i) std::this_thread::sleep_for(std::chrono::milliseconds(50));
  const auto found = client.Get("/api/v1/search?q=quokka");
  ASSERT_TRUE(found);
  const auto results = nlohmann::json::parse(found->body)["results"];
  ASSERT_EQ(results.size(), 1U);
  const std::string file = "/api/v1/documents/" + results[0]["document"]["id"].get<std::string>() + "/file";
  const auto original = client.Get(file.c_str(), {{"Accept", "text/html"}});
  ASSERT_TRUE(original);
  EXPECT_EQ(original->status, 200);
  EXPECT_EQ(original->body, minutes) << "byte for byte";
  const auto all = client.Get("/api/v1/search?q=");
  ASSERT_TRUE(all);
  for (const auto& hit : nlohmann::json::parse(all->body)["results"]) {
    const std::string path = hit["document"]["path"];
    EXPECT_NE(path, "pack.zip/b/closed.txt") << "held back, so it has no address";
    const auto bytes = client.Get(("/api/v1/documents/" + hit["document"]["id"].get<std::string>() + "/file").c_str());
    ASSERT_TRUE(bytes);
    EXPECT_EQ(bytes->body.find("canaryprice"), std::string::npos) << path;
    if (path == "pack.zip") {
      EXPECT_EQ(bytes->status, 403) << "its bytes hold what is not public";
    }
  }
  std::filesystem::remove(folder.path() / "papers/pack.zip");
  const auto gone = client.Get(file.c_str(), {{"Accept", "text/html,*/*;q=0.8"}});
  ASSERT_TRUE(gone);
  EXPECT_EQ(gone->status, 404);
  EXPECT_EQ(gone->get_header_value("Content-Type"), "text/html; charset=utf-8") << "a browser is told in plain words";
}

TEST_F(Daemon, SaysWhatIsWrong) {
  EXPECT_EQ(get("/api/v1/search?q=x&limit=abc", 400)["status"], 400);
  EXPECT_EQ(get("/api/v1/documents/0000000000000000", 404)["status"], 404);
  EXPECT_EQ(get("/api/v1/documents/..%2f..%2fetc%2fpasswd", 404)["status"], 404);
  EXPECT_EQ(get("/api/v1/nosuch", 404)["status"], 404);
}

TEST_F(Daemon, PagesWorkWithoutScript) {
  for (const char* path : {"/", "/search?q=sea+wall", "/search?q=", "/search?q=zzzzzz"}) {
    const auto page = client().Get(path);
    ASSERT_TRUE(page) << path;
    EXPECT_EQ(page->status, 200) << path;
    EXPECT_EQ(page->get_header_value("Content-Type").rfind("text/html", 0), 0U) << path;
  }
}

TEST_F(Daemon, AnswersPipelinedRequests) {
  const std::string one = "GET /healthz HTTP/1.1\r\nHost: a\r\n";
  const auto answers = say({one + "\r\n" + one + "\r\n" + one + "Connection: close\r\n\r\n"});
  size_t count = 0;
  for (size_t at = 0; (at = answers.find("HTTP/1.1 200", at)) != std::string::npos; ++at) ++count;
  EXPECT_EQ(count, 3U) << answers;
}

TEST_F(Daemon, RefusesWhatIsNoPlainRequest) {
  struct Row {
    std::vector<std::string> pieces;
    const char* status;
    const char* reason;
  };
  const std::string hidden = "GET /robots.txt HTTP/1.1\r\nHost: a\r\n\r\n";
  const std::string start = "GET /healthz HTTP/1.1\r\nHost: a\r\n";
  const Row rows[] = {
      {{"GET /", std::string(1 << 20, 'a')}, "HTTP/1.1 414", "a line without an end"},
      {{start + "X: ", std::string(1 << 20, 'a')}, "HTTP/1.1 431", "a header without an end"},
      {{start + "Content-Length: 0\r\nContent-Length: 52\r\n\r\n" + hidden}, "HTTP/1.1 400", "two lengths"},
      {{start + "Content-Length: 52\r\n\r\n" + hidden}, "HTTP/1.1 413", "a body"},
      {{start + "Transfer-Encoding : chunked\r\n\r\n" + hidden}, "HTTP/1.1 400", "a coding in disguise"},
      {{start + "Transfer-Encoding: chunked\r\n\r\n" + hidden}, "HTTP/1.1 411", "chunks"},
      {{"PUT / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"}, "HTTP/1.1 405", "nothing is written here"},
      {{"PATCH / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"}, "HTTP/1.1 405", "nor changed"},
      {{"rubbish\r\n\r\n"}, "HTTP/1.1 400", "no request line"},
  };
  for (const auto& row : rows) {
    const auto answer = say(row.pieces);
    EXPECT_EQ(answer.substr(0, 12), row.status) << row.reason;
    EXPECT_EQ(answer.find("User-agent"), std::string::npos) << row.reason << ": the hidden request was answered";
    EXPECT_NE(answer.find("nosniff"), std::string::npos) << row.reason;
  }
  get("/healthz");
}

TEST_F(Daemon, ATakenPortIsSaid) {
  const auto second = run_program(
      {program("minutebook-searchd"), "--index", index(), "--listen", "127.0.0.1:" + std::to_string(port_)});
  EXPECT_EQ(second.code, 3) << "its own code, so that a script may try the next port";
  EXPECT_NE(second.err.find(std::to_string(port_)), std::string::npos) << second.err;
}

TEST_F(Daemon, MovesOnWithTheIndex) {
  const TemporaryFolder papers;
  papers.write("new.txt", "Minutes of the Harbour Commission held on 3 May 2021. The quokka mooring was discussed.");
  const auto before = get("/api/v1/search?q=quokka");
  EXPECT_EQ(before["results"].size(), 0U);
  minutebook({"index", samples(), papers.path().string(), "--index", index(), "--ocr", "off"});
  const auto after = get("/api/v1/search?q=quokka");
  ASSERT_EQ(after["results"].size(), 1U);
  EXPECT_NE(after["revision"], before["revision"]);
}

TEST(DaemonStop, EndsCleanlyOnASignal) {
  const TemporaryFolder folder;
  folder.write("papers/a.txt", "Minutes");
  const std::string index = (folder.path() / "index").string();
  minutebook({"index", (folder.path() / "papers").string(), "--index", index});
  const int port = free_port();
  BackgroundProgram daemon(
      {program("minutebook-searchd"), "--index", index, "--listen", "127.0.0.1:" + std::to_string(port)},
      (folder.path() / "log").string());
  httplib::Client client("127.0.0.1", port);
  for (int i = 0; i < 200 && !client.Get("/healthz"); ++i) std::this_thread::sleep_for(std::chrono::milliseconds(50));
  daemon.signal(SIGTERM);
  EXPECT_EQ(daemon.wait(), 0);
}

}  // namespace
}  // namespace minutebook

// SPDX-License-Identifier: GPL-3.0-or-later
// The worker's loop in this process, and the real program behind a pool.
#include "indexer/extract/worker.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <fstream>
#include <thread>

#include "lib/worker/ocr_languages.hpp"
#include "lib/worker/protocol.hpp"
#include "lib/worker/worker_pool.hpp"
#include "tests/support/make_papers.hpp"
#include "tests/support/temporary_folder.hpp"
#include "tests/unit/indexer/extract/lines.hpp"

namespace minutebook {
namespace {

Deadline soon() { return std::chrono::steady_clock::now() + std::chrono::seconds(30); }

/// serve() in a thread of its own.
class Served {
 public:
  explicit Served(int memory_status = -1) {
    std::array<int, 2> ends{-1, -1};
    EXPECT_EQ(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()), 0);
    ours_ = Descriptor(ends[0]);
    theirs_ = Descriptor(ends[1]);
    thread_ = std::thread([this, memory_status] {
      exit_code_ = serve(theirs_.get(), {message_no_landlock, memory_status});
    });
  }
  ~Served() { hang_up(); }
  Served(const Served&) = delete;
  Served& operator=(const Served&) = delete;

  Message receive() {
    auto got = receive_message(ours_.get(), soon());
    EXPECT_TRUE(got);
    return got ? got->message : Message{};
  }
  Message ask(const Message& request, int file) {
    EXPECT_TRUE(send_message(ours_.get(), request, file, soon()));
    return receive();
  }
  int hang_up() {
    ours_.reset();
    if (thread_.joinable()) thread_.join();
    return exit_code_;
  }
  [[nodiscard]] int socket() const { return ours_.get(); }

 private:
  Descriptor ours_;
  Descriptor theirs_;
  std::thread thread_;
  int exit_code_ = -1;
};

Descriptor open(const std::filesystem::path& path) {
  auto file = open_for_reading(path);
  EXPECT_TRUE(file);
  return file ? std::move(*file) : Descriptor();
}

Layout layout_of(const Message& message) {
  EXPECT_EQ(message.kind, MessageKind::layout);
  const auto layout = decode_layout(message.payload);
  EXPECT_TRUE(layout);
  return layout.value_or(Layout{});
}

TEST(Worker, greets_reads_draws_and_leaves) {
  const TemporaryFolder folder;
  const Descriptor text = open(folder.write("a.txt", "Ferry Committee"));
  const Descriptor pdf = open(folder.write("a.pdf", make_pdf({at(72, 100, "Harbour")})));
  Served worker;
  const Message hello = worker.receive();
  EXPECT_EQ(hello.kind, MessageKind::hello);
  EXPECT_EQ(hello.flags, message_no_landlock);
  EXPECT_EQ(
      short_texts(layout_of(worker.ask({MessageKind::read, 0, encode(ReadRequest{"a.txt", 60})}, text.get()))).at(0),
      "^Ferry Committee");
  EXPECT_EQ(
      short_texts(layout_of(worker.ask({MessageKind::read, 0, encode(ReadRequest{"a.pdf", 60})}, pdf.get()))).at(0),
      "^Harbour");
  EXPECT_EQ(
      short_texts(layout_of(worker.ask({MessageKind::read, 0, encode(ReadRequest{"a.pdf", 60})}, pdf.get()))).at(0),
      "^Harbour")
      << "from its start again";
  EXPECT_EQ(worker.ask({MessageKind::draw, 0, encode(DrawRequest{1, 40, 60})}, pdf.get()).kind, MessageKind::picture);
  EXPECT_EQ(worker.ask({MessageKind::draw, 0, encode(DrawRequest{2, 40, 60})}, pdf.get()).kind, MessageKind::failure);
  EXPECT_EQ(worker.hang_up(), 0);
}

TEST(Worker, what_cannot_be_read_gets_a_verdict) {
  const TemporaryFolder folder;
  const Descriptor empty = open(folder.write("empty.pdf", ""));
  std::array<int, 2> ends{-1, -1};
  ASSERT_EQ(::pipe2(ends.data(), O_CLOEXEC), 0);
  const Descriptor pipe(ends[0]);
  const Descriptor other_end(ends[1]);
  Served worker;
  worker.receive();
  const auto verdict = [&](int file) {
    return layout_of(worker.ask({MessageKind::read, 0, encode(ReadRequest{"a", 60})}, file)).verdict;
  };
  EXPECT_EQ(verdict(empty.get()), Verdict::malformed) << "an empty file";
  EXPECT_EQ(verdict(pipe.get()), Verdict::malformed) << "no file but a pipe";
  EXPECT_EQ(verdict(-1), Verdict::malformed) << "no file at all";
}

TEST(Worker, one_that_has_grown_answers_and_retires) {
  const TemporaryFolder folder;
  const Descriptor text = open(folder.write("a.txt", "Ferry Committee"));
  const Descriptor small = open(folder.write("small", "900000 1000 1 1 0 1 0\n"));
  const Descriptor grown = open(folder.write("grown", "900000 800000 1 1 0 1 0\n"));
  const Message request{MessageKind::read, 0, encode(ReadRequest{"a.txt", 60})};
  {
    Served worker(small.get());
    worker.receive();
    EXPECT_EQ(worker.ask(request, text.get()).flags, 0);
  }
  Served worker(grown.get());
  worker.receive();
  const Message answer = worker.ask(request, text.get());
  EXPECT_EQ(answer.kind, MessageKind::layout);
  EXPECT_EQ(answer.flags, message_retiring);
  EXPECT_EQ(worker.hang_up(), 0);
}

TEST(Worker, requests_that_make_no_sense_are_answered_or_end_it) {
  Served worker;
  worker.receive();
  EXPECT_EQ(worker.ask({MessageKind::read, 0, "nonsense"}, -1).kind, MessageKind::failure);
  EXPECT_EQ(worker.ask({MessageKind::draw, 0, ""}, -1).kind, MessageKind::failure);
  EXPECT_EQ(worker.ask({MessageKind::hello, 0, ""}, -1).kind, MessageKind::failure);
  ASSERT_EQ(::write(worker.socket(), "this is no message at all", 25), 25);
  EXPECT_EQ(worker.hang_up(), 1);
}

WorkerOptions real_options() {
  WorkerOptions options;
  options.program = std::string(MINUTEBOOK_BIN_DIR) + "/minutebook-extract";
  return options;
}

TEST(Program, reads_and_draws_behind_a_pool) {
  const TemporaryFolder folder;
  const Descriptor pdf = open(folder.write("a.pdf", make_pdf({at(72, 100, "Harbour")})));
  const Descriptor docx = open(folder.write("b", make_docx("<w:p><w:r><w:t>Slipway</w:t></w:r></w:p>")));
  const auto pool = WorkerPool::start(real_options(), 2);
  ASSERT_TRUE(pool) << to_text(pool.error());
  EXPECT_EQ(short_texts((*pool)->read(pdf, "a.pdf")).at(0), "^Harbour");
  EXPECT_EQ(short_texts((*pool)->read(docx, "name \xFF that is not UTF-8")).at(0), "^Slipway");
  EXPECT_TRUE((*pool)->draw(pdf, {1, 50}));
  EXPECT_FALSE((*pool)->draw(pdf, {7, 50}));
}

/// A page whose words are in its picture, for all that a text layer would say.
std::string scan_of(const std::string& words) { return make_pdf({at(72, 100, words, "F1", 16)}); }

TEST(Program, reads_pictures_of_pages_behind_a_pool_and_in_its_sandbox) {
  if (!checked_languages("eng")) GTEST_SKIP() << "no English data for tesseract here";
  const TemporaryFolder folder;
  const Descriptor scan = open(folder.write("scan.pdf", scan_of("The north slipway is closed until further notice")));
  const Descriptor empty = open(folder.write("empty.pdf", make_pdf({""})));
  const Descriptor text = open(folder.write("a.txt", "no PDF"));
  const auto pool = WorkerPool::start(real_options(), 1);
  ASSERT_TRUE(pool) << to_text(pool.error());
  EXPECT_TRUE((*pool)->engine().starts_with("tesseract ")) << (*pool)->engine();
  const Layout read = (*pool)->recognize(scan, {1, "eng"});
  EXPECT_EQ(to_name(read.verdict), to_name(Verdict::ok)) << read.verdict_detail;
  EXPECT_EQ(short_texts(read).at(0), "^The north slipway is closed until further notice");
  EXPECT_EQ(to_name((*pool)->recognize(empty, {1, "eng"}).verdict), to_name(Verdict::no_text));
  EXPECT_EQ(to_name((*pool)->recognize(scan, {2, "eng"}).verdict), to_name(Verdict::malformed)) << "no such page";
  EXPECT_EQ(to_name((*pool)->recognize(text, {1, "eng"}).verdict), to_name(Verdict::malformed)) << "no PDF";
  EXPECT_EQ(to_name((*pool)->recognize(scan, {1, "qqq"}).verdict), to_name(Verdict::unsupported)) << "no such language";
  EXPECT_EQ(short_texts((*pool)->recognize(scan, {1, "eng"})).size(), 1U) << "the same process goes on";
}

std::string status_of(pid_t pid) {
  std::ifstream file("/proc/" + std::to_string(pid) + "/status");
  return {std::istreambuf_iterator<char>(file), {}};
}

TEST(Program, is_locked_down_while_it_serves) {
  const auto pool = WorkerPool::start(real_options(), 1);
  ASSERT_TRUE(pool);
  std::ifstream children("/proc/self/task/" + std::to_string(::gettid()) + "/children");
  pid_t pid = 0;
  ASSERT_TRUE(children >> pid) << "the worker is a child of this thread";
  const std::string status = status_of(pid);
  EXPECT_NE(status.find("NoNewPrivs:\t1"), std::string::npos) << status;
  if ((*pool)->warnings().empty()) {
    EXPECT_NE(status.find("Seccomp:\t2"), std::string::npos) << status;
  }
}

TEST(Program, memory_has_a_limit) {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
  GTEST_SKIP() << "sanitizers map more memory than any limit allows";
#endif
  const TemporaryFolder folder;
  const Descriptor large = open(folder.write("large.txt", std::string(50'000'000, 'a')));
  const Descriptor small = open(folder.write("small.txt", "Slipway"));
  WorkerOptions options = real_options();
  options.memory_limit = uint64_t{150} << 20U;
  const auto pool = WorkerPool::start(options, 1);
  ASSERT_TRUE(pool);
  const Layout layout = (*pool)->read(large, "large.txt");
  EXPECT_EQ(to_name(layout.verdict), to_name(Verdict::too_large)) << layout.verdict_detail;
  EXPECT_EQ(to_name((*pool)->read(small, "small.txt").verdict), to_name(Verdict::ok));
}

}  // namespace
}  // namespace minutebook

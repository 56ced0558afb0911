// SPDX-License-Identifier: GPL-3.0-or-later
// The pool against workers that misbehave. They are shell scripts, which speak the protocol with printf.
#include "lib/worker/worker_pool.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <atomic>
#include <thread>
#include <vector>

#include "lib/worker/protocol.hpp"
#include "tests/support/temporary_folder.hpp"

namespace minutebook {
namespace {

using std::chrono::milliseconds;

constexpr const char* say_hello = "printf 'MBX4\\001\\000\\000\\000\\000\\000\\000\\000\\000\\000\\000\\000' >&3\n";
/// Waits for a request: header and first bytes, whatever they are.
constexpr const char* take_request = "head -c 17 <&3 >/dev/null\n";

/// An answer to any request, in the words of printf.
std::string say(MessageKind kind, uint16_t flags, const std::string& payload) {
  const auto octal = [](unsigned char byte) {
    std::array<char, 8> out{};
    std::snprintf(out.data(), out.size(), "\\%03o", byte);
    return std::string(out.data());
  };
  std::string words = "MBX4";
  for (const uint16_t value : {static_cast<uint16_t>(kind), flags}) words += octal(value & 0xFF) + octal(value >> 8U);
  for (unsigned i = 0; i < 8; ++i) words += octal(static_cast<unsigned char>(payload.size() >> (8 * i)));
  for (const char c : payload) words += octal(static_cast<unsigned char>(c));
  return "printf '" + words + "' >&3\n";
}

class Script {
 public:
  explicit Script(const std::string& lines) {
    program_ = folder_.write("worker", "#!/bin/sh\n" + lines);
    std::filesystem::permissions(program_, std::filesystem::perms::owner_all);
    paper_path_ = folder_.write("paper.pdf", "a paper");
    paper_ = std::move(*open_for_reading(paper_path_));
  }
  [[nodiscard]] WorkerOptions options() const {
    WorkerOptions options;
    options.program = program_;
    options.file_deadline = milliseconds(20'000);
    return options;
  }
  [[nodiscard]] const Descriptor& paper() const { return paper_; }
  /// How often the program was started, if it writes a line to "starts" each time.
  [[nodiscard]] size_t starts() const {
    const auto text = read_file(folder_.path() / "starts", 100'000);
    return text ? static_cast<size_t>(std::count(text->begin(), text->end(), '\n')) : 0;
  }
  [[nodiscard]] const std::filesystem::path& folder() const { return folder_.path(); }

 private:
  TemporaryFolder folder_;
  std::filesystem::path program_;
  std::filesystem::path paper_path_;
  Descriptor paper_;
};

std::string count_start() { return "echo started >> \"$(dirname \"$0\")/starts\"\n"; }

Layout read_with(const std::string& lines, milliseconds deadline = milliseconds(20'000)) {
  const Script script(lines);
  WorkerOptions options = script.options();
  options.file_deadline = deadline;
  const auto pool = WorkerPool::start(options, 1);
  EXPECT_TRUE(pool);
  return pool ? (*pool)->read(script.paper(), "paper.pdf") : Layout{};
}

Layout one_line_layout() {
  Layout layout;
  layout.media_type = MediaType::text;
  layout.page_count = 1;
  Line line;
  line.text = "The slipway is swept";
  layout.pages = {{1, "", 0, 0, {line}, false}};
  return layout;
}

TEST(WorkerPool, a_page_has_a_deadline_of_its_own) {
  const Script script(std::string(say_hello) + take_request + "sleep 30");
  WorkerOptions options = script.options();
  options.page_deadline = milliseconds(300);
  const auto pool = WorkerPool::start(options, 1);
  ASSERT_TRUE(pool);
  EXPECT_EQ((*pool)->recognize(script.paper(), {1, "eng"}).verdict, Verdict::timed_out);
}

TEST(WorkerPool, where_the_sandbox_has_holes_it_warns_or_refuses) {
  struct Row {
    const char* reason;
    MessageFlag flags;
    const char* said;
  };
  const Row rows[] = {{"whole", message_none, ""},
                      {"files can be opened", message_no_landlock, "Landlock"},
                      {"any call can be made", message_no_seccomp, "seccomp"}};
  for (const auto& row : rows) {
    const Script script(say(MessageKind::hello, row.flags, "") + "sleep 30");
    WorkerOptions options = script.options();
    const auto warned = WorkerPool::start(options, 1);
    ASSERT_TRUE(warned) << row.reason;
    options.require_sandbox = true;
    const auto strict = WorkerPool::start(options, 1);
    EXPECT_EQ(strict.has_value(), row.flags == message_none) << row.reason;
    ASSERT_EQ((*warned)->warnings().size(), strict ? 0U : 1U) << row.reason;
    if (strict) continue;
    EXPECT_NE((*warned)->warnings()[0].find(row.said), std::string::npos) << row.reason;
    EXPECT_NE(strict.error().what.find(row.said), std::string::npos) << row.reason;
    EXPECT_NE(strict.error().hint.find("--require-sandbox"), std::string::npos) << row.reason;
  }
}

TEST(WorkerPool, one_that_is_killed_before_its_greeting_is_replaced) {
  const std::string killed_twice = "[ \"$(wc -l < \"$(dirname \"$0\")/starts\")\" -ge 3 ] || kill -KILL $$\n";
  const Script script(count_start() + killed_twice + say_hello + "sleep 30");
  const auto pool = WorkerPool::start(script.options(), 1);
  EXPECT_TRUE(pool) << to_text(pool.error());
  EXPECT_EQ(script.starts(), 3U);
}

TEST(WorkerPool, what_a_worker_says_of_itself_is_made_plain) {
  const Script script(say(MessageKind::hello, 0, "reader 1\n\t\x1b" + std::string(300, 'x')) + "sleep 30");
  const auto pool = WorkerPool::start(script.options(), 1);
  ASSERT_TRUE(pool);
  EXPECT_TRUE((*pool)->engine().starts_with("reader 1xxx")) << (*pool)->engine();
  EXPECT_EQ((*pool)->engine().size(), 100U);
}

TEST(WorkerPool, every_ending_has_its_verdict) {
  const std::string request = std::string(say_hello) + take_request;
  struct Row {
    const char* reason;
    std::string lines;
    Verdict verdict;
    const char* detail;
  };
  const Row rows[] = {
      {"an honest answer", request + say(MessageKind::layout, 0, encode(one_line_layout())) + "sleep 30", Verdict::ok,
       ""},
      {"killed by a signal", request + "kill -SEGV $$", Verdict::crashed, "signal 11"},
      {"aborted", request + "kill -ABRT $$", Verdict::crashed, "signal 6"},
      {"stopped by the sandbox", request + "kill -SYS $$", Verdict::crashed, "sandbox"},
      {"its own alarm rang", request + "kill -ALRM $$", Verdict::timed_out, "too long"},
      {"ended by itself", request + "exit 3", Verdict::crashed, "exit code 3"},
      {"ended well but said nothing", request + "exit 0", Verdict::crashed, "exit code 0"},
      {"out of memory, by its own words", request + "echo 'Out of memory' >&2; exit 1", Verdict::too_large, "memory"},
      {"no message at all", request + "printf 'this is no message at all' >&3; sleep 30", Verdict::crashed, "no sense"},
      {"a layout that is none", request + say(MessageKind::layout, 0, "nonsense") + "sleep 30", Verdict::crashed,
       "no sense"},
      {"a picture nobody asked for", request + say(MessageKind::picture, 0, "x") + "sleep 30", Verdict::crashed,
       "something else"},
      {"words of failure", request + say(MessageKind::failure, 0, "no \xFF luck") + "sleep 30", Verdict::crashed,
       "no \xEF\xBF\xBD luck"},
      {"half an answer, then the end",
       request + "printf 'MBX4\\004\\000\\000\\000\\377\\000\\000\\000\\000\\000\\000\\000abc' >&3; exit 0",
       Verdict::crashed, "exit code 0"},
      {"a flood of words on standard error",
       request + "head -c 3000000 /dev/zero >&2\n" + say(MessageKind::layout, 0, encode(one_line_layout())) +
           "sleep 30",
       Verdict::ok, ""},
  };
  for (const auto& row : rows) {
    const Layout layout = read_with(row.lines);
    EXPECT_EQ(layout.verdict, row.verdict) << row.reason << ": " << layout.verdict_detail;
    EXPECT_NE(layout.verdict_detail.find(row.detail), std::string::npos) << row.reason << ": " << layout.verdict_detail;
    if (row.verdict == Verdict::ok) {
      EXPECT_EQ(layout, one_line_layout()) << row.reason;
    }
  }
}

TEST(WorkerPool, a_worker_that_hangs_is_stopped_with_all_its_children) {
  // The sleeping child holds the socket open: only killing the whole group ends it.
  const Script script(std::string(say_hello) + take_request +
                      "sleep 600 & echo $! > \"$(dirname \"$0\")/child\"; sleep 600");
  WorkerOptions options = script.options();
  options.file_deadline = milliseconds(700);
  const auto pool = WorkerPool::start(options, 1);
  ASSERT_TRUE(pool);
  const Layout layout = (*pool)->read(script.paper(), "paper.pdf");
  EXPECT_EQ(layout.verdict, Verdict::timed_out);
  const auto child = read_file(script.folder() / "child", 100);
  ASSERT_TRUE(child);
  const std::string stat = "/proc/" + child->substr(0, child->find('\n')) + "/stat";
  bool gone = false;
  for (int i = 0; i < 2000 && !gone; ++i) {
    const auto state = read_file(stat, 10'000);  // a zombie that nobody has waited for is gone as well
    gone = !state || state->find(") Z ") != std::string::npos;
    if (!gone) std::this_thread::sleep_for(milliseconds(5));
  }
  EXPECT_TRUE(gone);
}

TEST(WorkerPool, a_dead_worker_is_replaced) {
  const Script script(count_start() + say_hello + take_request + "kill -SEGV $$");
  const auto pool = WorkerPool::start(script.options(), 1);
  ASSERT_TRUE(pool);
  for (int i = 0; i < 3; ++i) EXPECT_EQ((*pool)->read(script.paper(), "a").verdict, Verdict::crashed);
  EXPECT_EQ(script.starts(), 3U);
}

TEST(WorkerPool, one_process_serves_until_it_is_due_to_go) {
  const std::string answer = say(MessageKind::layout, 0, encode(one_line_layout()));
  const std::string serve = "while head -c 17 <&3 >/dev/null; do head -c " +
                            std::to_string(encode(ReadRequest{"a", 0}).size() - 1) + " <&3 >/dev/null; " + answer +
                            "done";
  const Script script(count_start() + say_hello + serve);
  WorkerOptions options = script.options();
  options.recycle_after = 3;
  const auto pool = WorkerPool::start(options, 1);
  ASSERT_TRUE(pool);
  for (int i = 0; i < 6; ++i) EXPECT_EQ((*pool)->read(script.paper(), "a").verdict, Verdict::ok);
  EXPECT_EQ(script.starts(), 2U);
}

TEST(WorkerPool, a_worker_that_says_it_retires_is_replaced) {
  const Script script(count_start() + say_hello + take_request +
                      say(MessageKind::layout, message_retiring, encode(one_line_layout())));
  const auto pool = WorkerPool::start(script.options(), 1);
  ASSERT_TRUE(pool);
  for (int i = 0; i < 3; ++i) EXPECT_EQ((*pool)->read(script.paper(), "a").verdict, Verdict::ok);
  EXPECT_EQ(script.starts(), 3U);
}

TEST(WorkerPool, many_threads_share_few_workers) {
  const Script script(std::string(say_hello) + take_request +
                      say(MessageKind::layout, message_retiring, encode(one_line_layout())));
  const auto pool = WorkerPool::start(script.options(), 2);
  ASSERT_TRUE(pool);
  std::atomic<int> good{0};
  std::vector<std::thread> threads;
  for (int i = 0; i < 6; ++i)
    threads.emplace_back([&] {
      for (int k = 0; k < 5; ++k) good += (*pool)->read(script.paper(), "a").verdict == Verdict::ok;
    });
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(good, 30);
}

TEST(WorkerPool, only_png_bytes_count_as_a_picture) {
  const std::string request = std::string(say_hello) + take_request;
  const std::string png = "\x89PNG\r\n\x1a\nrest";
  {
    const Script script(request + say(MessageKind::picture, 0, png) + "sleep 30");
    const auto pool = WorkerPool::start(script.options(), 1);
    ASSERT_TRUE(pool);
    const auto picture = (*pool)->draw(script.paper(), {1, 100});
    ASSERT_TRUE(picture);
    EXPECT_EQ(*picture, png);
  }
  const std::pair<const char*, std::string> rows[] = {
      {"not a picture", say(MessageKind::picture, 0, "<html>")},
      {"a failure", say(MessageKind::failure, 0, "it has no page 9")},
      {"a crash", "kill -SEGV $$\n"},
  };
  for (const auto& [reason, lines] : rows) {
    const Script script(request + lines + "sleep 30");
    const auto pool = WorkerPool::start(script.options(), 1);
    ASSERT_TRUE(pool);
    EXPECT_FALSE((*pool)->draw(script.paper(), {9, 100})) << reason;
  }
}

TEST(WorkerPool, a_program_that_is_no_worker_does_not_start) {
  const std::pair<const char*, std::string> rows[] = {{"ends at once", "exit 1"},
                                                      {"says something else", "echo hello and goodbye >&3; sleep 30"}};
  for (const auto& [reason, lines] : rows) {
    const Script script(lines);
    EXPECT_FALSE(WorkerPool::start(script.options(), 1)) << reason;
  }
  WorkerOptions missing;
  missing.program = "/nowhere/minutebook-extract";
  const auto pool = WorkerPool::start(missing, 1);
  ASSERT_FALSE(pool);
  EXPECT_NE(pool.error().what.find("/nowhere"), std::string::npos);
}

TEST(WorkerPool, what_the_kernel_lacks_is_told) {
  const std::string hello = say(MessageKind::hello, message_no_landlock | message_no_seccomp, "");
  const Script weak(hello + "sleep 30");
  const Script whole(std::string(say_hello) + "sleep 30");
  const auto weak_pool = WorkerPool::start(weak.options(), 1);
  const auto whole_pool = WorkerPool::start(whole.options(), 1);
  ASSERT_TRUE(weak_pool);
  ASSERT_TRUE(whole_pool);
  EXPECT_EQ((*weak_pool)->warnings().size(), 2U);
  EXPECT_TRUE((*whole_pool)->warnings().empty());
}

}  // namespace
}  // namespace minutebook

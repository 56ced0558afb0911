// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/worker/worker_process.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <thread>
#include <utility>
#include <vector>

#include "lib/worker/program.hpp"

namespace minutebook {
namespace {

constexpr std::chrono::seconds hello_patience{30};
constexpr size_t most_error_bytes = 4096;

/// What the worker may know of our environment: nothing but what sanitizers and coverage of test builds need.
std::vector<std::string> worker_environment() {
  std::vector<std::string> out = {"LC_ALL=C.UTF-8", "OMP_THREAD_LIMIT=1", "PATH=/usr/bin:/bin"};
  for (const char* name : {"ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS", "TSAN_OPTIONS"})
    if (const char* value = std::getenv(name)) out.push_back(std::string(name) + "=" + value);
  return out;
}

struct Pair {
  Descriptor ours;
  Descriptor theirs;
};

/// Numbers 0 to 3 are what the child's own are made from: keep ours above them.
Descriptor lift(Descriptor file) {
  if (file.get() > 3) return file;
  return Descriptor(::fcntl(file.get(), F_DUPFD_CLOEXEC, 4));
}

Result<Pair> socket_pair() {
  std::array<int, 2> ends{-1, -1};
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0)
    return fail_errno("cannot make a socket pair", errno);
  return Pair{lift(Descriptor(ends[0])), lift(Descriptor(ends[1]))};
}

/// Both ends never block: a worker that floods its standard error loses words, not time.
Result<Pair> error_pipe() {
  std::array<int, 2> ends{-1, -1};
  if (::pipe2(ends.data(), O_CLOEXEC | O_NONBLOCK) != 0) return fail_errno("cannot make a pipe", errno);
  return Pair{lift(Descriptor(ends[0])), lift(Descriptor(ends[1]))};
}

WorkerProcess::Ending ending_of(int status, const std::string& errors) {
  const auto said = [&errors](const char* words) { return errors.find(words) != std::string::npos; };
  if (said("Out of memory") || said("out of memory") || said("std::bad_alloc"))
    return {Verdict::too_large, "reading it took more memory than a reader may use"};
  if (WIFSIGNALED(status)) {
    const int signal = WTERMSIG(status);
    if (signal == SIGALRM || signal == SIGXCPU) return {Verdict::timed_out, "reading it took too long"};
    if (signal == SIGSYS)
      return {Verdict::crashed, "the file made the reader try something it may not do; the sandbox stopped it"};
    return {Verdict::crashed,
            "the reader was killed by signal " + std::to_string(signal) + " (" + strsignal(signal) + ")"};
  }
  return {Verdict::crashed, "the reader ended with exit code " + std::to_string(WEXITSTATUS(status))};
}

/// At most 100 characters of what a worker says of itself: it goes into heads of files.
std::string plain_words(const std::string& said) {
  std::string out;
  for (const char c : said)
    if (c >= ' ' && c <= '~' && out.size() < 100) out += c;
  return out;
}

}  // namespace

std::vector<std::string> missing_from_sandbox(uint16_t hello_flags) {
  std::vector<std::string> out;
  if (hello_flags & message_no_landlock)
    out.emplace_back("This kernel lacks Landlock: a reader of hostile files is not kept away from other files");
  if (hello_flags & message_no_seccomp)
    out.emplace_back("This kernel lacks seccomp filters: a reader of hostile files may use any system call");
  return out;
}

WorkerProcess::WorkerProcess(pid_t pid, Descriptor socket, Descriptor errors)
    : pid_(pid), socket_(std::move(socket)), errors_(std::move(errors)) {}

WorkerProcess::~WorkerProcess() { wait_or_kill(true); }

Result<std::unique_ptr<WorkerProcess>> WorkerProcess::start(const WorkerOptions& options) {
  auto sockets = socket_pair();
  if (!sockets) return tl::unexpected(sockets.error());
  auto errors = error_pipe();
  if (!errors) return tl::unexpected(errors.error());
  const auto pid =
      start_program({{options.program.string(), "--worker", "--memory", std::to_string(options.memory_limit)},
                     worker_environment(),
                     errors->theirs.get(),
                     sockets->theirs.get()});
  if (!pid) return tl::unexpected(pid.error());
  std::unique_ptr<WorkerProcess> process(new WorkerProcess(*pid, std::move(sockets->ours), std::move(errors->ours)));
  sockets->theirs.reset();
  errors->theirs.reset();
  const auto hello = receive_message(process->socket_.get(), std::chrono::steady_clock::now() + hello_patience);
  if (!hello || hello->message.kind != MessageKind::hello) {
    const Error error = hello ? Error{ErrorCode::bad_format, "it sent no greeting", ""} : hello.error();
    const std::string detail = process->end(error).detail;
    return fail(ErrorCode::crashed, options.program.string() + " does not work as a reader: " + detail,
                "Is it minutebook-extract of the same version?");
  }
  process->hello_flags_ = hello->message.flags;
  process->engine_ = plain_words(hello->message.payload);
  if (const auto missing = missing_from_sandbox(process->hello_flags_); options.require_sandbox && !missing.empty())
    return fail(ErrorCode::not_readable, missing.front(),
                "Run it on a kernel that has both Landlock and seccomp, or without --require-sandbox");
  return process;
}

void WorkerProcess::drain_errors() {
  std::array<char, 4096> block{};
  for (int i = 0; i < 64; ++i) {
    const ssize_t n = ::read(errors_.get(), block.data(), block.size());
    if (n <= 0) return;
    last_errors_.append(block.data(), static_cast<size_t>(n));
    if (last_errors_.size() > most_error_bytes) last_errors_.erase(0, last_errors_.size() - most_error_bytes);
  }
}

Result<Message> WorkerProcess::ask(const Message& request, int file, std::chrono::milliseconds patience) {
  const auto deadline = std::chrono::steady_clock::now() + patience;
  last_errors_.clear();
  if (auto sent = send_message(socket_.get(), request, file, deadline); !sent) return tl::unexpected(sent.error());
  auto answer = receive_message(socket_.get(), deadline);
  drain_errors();
  if (!answer) return tl::unexpected(answer.error());
  ++answered_;
  return std::move(answer->message);
}

bool WorkerProcess::alive() const {
  pollfd entry{socket_.get(), POLLIN, 0};
  return pid_ > 0 && ::poll(&entry, 1, 0) == 0;  // nothing is owed to us: any news is bad news
}

/// The status of waitpid(). Gives a dying process a second to say by which signal, unless `at_once`.
int WorkerProcess::wait_or_kill(bool at_once) {
  if (pid_ <= 0) return 0;
  const auto status = wait_for_program(std::exchange(pid_, -1), std::chrono::seconds(at_once ? 0 : 1));
  return status.value_or(SIGKILL);
}

WorkerProcess::Ending WorkerProcess::end(const Error& error) {
  const int status = wait_or_kill(error.code != ErrorCode::crashed);
  drain_errors();
  if (error.code == ErrorCode::timed_out) return {Verdict::timed_out, "reading it took too long and was stopped"};
  if (error.code != ErrorCode::crashed) return {Verdict::crashed, error.what};
  return ending_of(status, last_errors_);
}

}  // namespace minutebook

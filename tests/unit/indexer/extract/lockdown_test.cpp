// SPDX-License-Identifier: GPL-3.0-or-later
// What a locked process may do. Each attempt is made in a process of its own, for there is no way back.
#include "indexer/extract/lockdown.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>

namespace minutebook {
namespace {

constexpr int worked = 0;
constexpr int was_refused = 50;  // EACCES or EPERM
constexpr int failed_otherwise = 51;
constexpr int not_here = 77;  // this kernel lacks what the test is about

enum class Needs { nothing, landlock, seccomp };

bool has(const Result<Lockdown>& lockdown, Needs needs) {
  switch (needs) {
    case Needs::nothing:
      return lockdown.has_value();
    case Needs::landlock:
      return lockdown && lockdown->landlock;
    case Needs::seccomp:
      return lockdown && lockdown->seccomp;
  }
  return false;
}

int outcome(long result) {
  if (result >= 0) return worked;
  return errno == EACCES || errno == EPERM ? was_refused : failed_otherwise;
}

/// Wait status of a child that locks itself down and makes the attempt.
int try_locked_down(int (*attempt)(), Needs needs = Needs::seccomp) {
  const pid_t child = ::fork();
  if (child == 0) {
    const auto lockdown = lock_down(0);
    ::_exit(has(lockdown, needs) ? attempt() : not_here);
  }
  int status = 0;
  EXPECT_EQ(::waitpid(child, &status, 0), child);
  return status;
}

int open_passwd() { return outcome(::open("/etc/passwd", O_RDONLY)); }
int list_home() { return outcome(::open("/home", O_RDONLY | O_DIRECTORY)); }
int open_proc() { return outcome(::open("/proc/self/maps", O_RDONLY)); }
int open_library_folder() { return outcome(::open("/usr/lib", O_RDONLY | O_DIRECTORY)); }
int create_file() { return outcome(::open("/tmp/minutebook-must-not-exist", O_WRONLY | O_CREAT, 0600)); }
int connect_outside() { return outcome(::socket(AF_INET, SOCK_STREAM, 0)); }
int connect_inside() { return outcome(::socket(AF_UNIX, SOCK_STREAM, 0)); }
int run_program() {
  ::execl("/bin/true", "true", nullptr);
  return outcome(-1);
}
[[maybe_unused]] int make_process() { return outcome(::fork()); }
[[maybe_unused]] int signal_parent() { return outcome(::kill(::getppid(), 0)); }
[[maybe_unused]] int raise_limit() {
  const rlimit more{1000, 1000};
  return outcome(::setrlimit(RLIMIT_NOFILE, &more));
}
int work() {
  void* memory = ::mmap(nullptr, 1 << 20, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  return memory == MAP_FAILED ? failed_otherwise : worked;
}
int abort_itself() { std::abort(); }

TEST(Lockdown, attempts) {
  struct Row {
    const char* reason;
    int (*attempt)();
    Needs needs;
    int exit_code;  ///< or -N: killed by signal N
  };
  const Row rows[] = {
      {"opening /etc/passwd is refused", open_passwd, Needs::landlock, was_refused},
      {"looking into /home is refused", list_home, Needs::landlock, was_refused},
      {"looking at its own memory map is refused", open_proc, Needs::landlock, was_refused},
      {"making a file is refused", create_file, Needs::landlock, was_refused},
      {"fonts and libraries can be read", open_library_folder, Needs::landlock, worked},
      {"a network socket kills", connect_outside, Needs::seccomp, -SIGSYS},
      {"a local socket kills", connect_inside, Needs::seccomp, -SIGSYS},
      {"running a program kills", run_program, Needs::seccomp, -SIGSYS},
      {"abort() still ends it as usual", abort_itself, Needs::seccomp, -SIGABRT},
      {"memory can be had", work, Needs::seccomp, worked},
  };
  for (const auto& row : rows) {
    const int status = try_locked_down(row.attempt, row.needs);
    if (WIFEXITED(status) && WEXITSTATUS(status) == not_here) continue;  // told by the worker's greeting
    const int ending = WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status);
    EXPECT_EQ(ending, row.exit_code) << row.reason;
  }
}

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
TEST(Lockdown, what_is_not_named_is_refused) {
  for (const auto attempt : {make_process, signal_parent, raise_limit}) {
    const int status = try_locked_down(attempt);
    if (WIFEXITED(status) && WEXITSTATUS(status) == not_here) GTEST_SKIP() << "no seccomp here";
    ASSERT_TRUE(WIFEXITED(status));
    EXPECT_EQ(WEXITSTATUS(status), was_refused);
  }
}
#endif

TEST(Lockdown, this_machine_has_all_of_it) {
  // Machines without Landlock or seccomp are served with a warning; the ones that tests run on should have both.
  const int status = try_locked_down([] { return worked; }, Needs::landlock);
  const int calls = try_locked_down([] { return worked; }, Needs::seccomp);
  if (WEXITSTATUS(status) == not_here || WEXITSTATUS(calls) == not_here)
    GTEST_SKIP() << "this kernel lacks Landlock or seccomp";
  EXPECT_EQ(WEXITSTATUS(status), worked);
}

}  // namespace
}  // namespace minutebook

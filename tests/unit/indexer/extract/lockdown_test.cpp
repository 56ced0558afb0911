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
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <string>

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

// ---- a program that converts papers

constexpr const char* own_folder = "/tmp/minutebook-confined";

int open_in_own_folder() {
  return outcome(::open((std::string(own_folder) + "/made").c_str(), O_WRONLY | O_CREAT, 0600));
}
int open_beside_own_folder() { return outcome(::open("/tmp/minutebook-must-not-exist", O_WRONLY | O_CREAT, 0600)); }
int list_temporary_files() { return outcome(::open("/tmp", O_RDONLY | O_DIRECTORY)); }
int link_from_outside() {
  if (::link("/etc/passwd", (std::string(own_folder) + "/passwd").c_str()) == 0) return worked;
  return errno == EXDEV ? was_refused : outcome(-1);  // how Landlock refuses to bring a file elsewhere
}
int run_other_program() {
  ::execl("/bin/true", "true", nullptr);
  return outcome(-1);
}
int make_datagram_socket() { return outcome(::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0)); }
int make_local_socket() { return outcome(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)); }
int call_service() {
  const int made = ::socket(AF_UNIX, SOCK_STREAM, 0);
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  std::strcpy(address.sun_path, "/run/any");
  return outcome(::connect(made, reinterpret_cast<const sockaddr*>(&address), sizeof(address)));
}
int open_to_everyone() {
  struct stat before {};
  struct stat after {};
  const char* path = "/tmp/minutebook-not-mine";
  if (::stat(path, &before) != 0) return failed_otherwise;
  ::chmod(path, 0666);
  ::syscall(452, AT_FDCWD, path, 0666, 0);  // fchmodat2
  return ::stat(path, &after) == 0 && before.st_mode == after.st_mode ? was_refused : worked;
}
int empty_file_outside() { return outcome(::truncate("/tmp/minutebook-not-mine", 0)); }
int signal_somebody() { return outcome(::kill(::getppid(), 0)); }
int limit_somebody() {
  const rlimit none{1, 1};
  return outcome(::prlimit(::getppid(), RLIMIT_CORE, &none, nullptr));
}
int leave_group() { return outcome(::setsid()); }

TEST(Confine, attempts) {
  struct Row {
    const char* reason;
    int (*attempt)();
    int exit_code;
  };
  const Row rows[] = {
      {"opening /etc/passwd is refused", open_passwd, was_refused},
      {"its own folder is its own", open_in_own_folder, worked},
      {"nothing is made outside it", open_beside_own_folder, was_refused},
      {"other temporary files are not even listed", list_temporary_files, was_refused},
      {"no file is linked into its folder", link_from_outside, was_refused},
      {"programs can be run", run_other_program, worked},
      {"no network", connect_outside, was_refused},
      {"no datagrams to services", make_datagram_socket, was_refused},
      {"the socket that LibreOffice must have", make_local_socket, worked},
      {"and that speaks to nobody", call_service, was_refused},
      {"the mode of a file outside stays as it is", open_to_everyone, was_refused},
      {"no file outside is cut short, whatever the age of the kernel", empty_file_outside, was_refused},
      {"no signal to another process", signal_somebody, was_refused},
      {"no limits for another process", limit_somebody, was_refused},
      {"it stays in the group that is killed at the end", leave_group, was_refused},
  };
  std::filesystem::create_directory(own_folder);
  std::ofstream("/tmp/minutebook-not-mine") << "of another program";
  ::chmod("/tmp/minutebook-not-mine", 0600);
  for (const auto& row : rows) {
    const pid_t child = ::fork();
    if (child == 0) ::_exit(confine(own_folder, uint64_t{1} << 40) ? row.attempt() : not_here);
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    ASSERT_TRUE(WIFEXITED(status)) << row.reason;
    if (WEXITSTATUS(status) == not_here) GTEST_SKIP() << "this kernel lacks Landlock or seccomp";
    EXPECT_EQ(WEXITSTATUS(status), row.exit_code) << row.reason;
  }
  std::filesystem::remove_all(own_folder);
  std::filesystem::remove("/tmp/minutebook-not-mine");
}

}  // namespace
}  // namespace minutebook

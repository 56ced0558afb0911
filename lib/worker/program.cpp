// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/worker/program.hpp"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <thread>

#include "lib/base/text.hpp"

namespace minutebook {
namespace {

struct SpawnActions {
  posix_spawn_file_actions_t value{};
  SpawnActions() { posix_spawn_file_actions_init(&value); }
  ~SpawnActions() { posix_spawn_file_actions_destroy(&value); }
  SpawnActions(const SpawnActions&) = delete;
  SpawnActions& operator=(const SpawnActions&) = delete;
};

struct SpawnAttributes {
  posix_spawnattr_t value{};
  SpawnAttributes() { posix_spawnattr_init(&value); }
  ~SpawnAttributes() { posix_spawnattr_destroy(&value); }
  SpawnAttributes(const SpawnAttributes&) = delete;
  SpawnAttributes& operator=(const SpawnAttributes&) = delete;
};

std::vector<char*> pointers(std::vector<std::string>& words) {
  std::vector<char*> out;
  out.reserve(words.size() + 1);
  for (auto& word : words) out.push_back(word.data());
  out.push_back(nullptr);
  return out;
}

void set_attributes(SpawnAttributes& attributes) {
  sigset_t all;
  sigset_t none;
  sigfillset(&all);
  sigemptyset(&none);
  posix_spawnattr_setsigdefault(&attributes.value, &all);
  posix_spawnattr_setsigmask(&attributes.value, &none);
  posix_spawnattr_setpgroup(&attributes.value, 0);
  posix_spawnattr_setflags(&attributes.value, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
}

}  // namespace

Result<pid_t> start_program(const ProgramStart& start) {
  SpawnActions actions;
  posix_spawn_file_actions_addopen(&actions.value, 0, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&actions.value, 1, "/dev/null", O_WRONLY, 0);
  if (start.errors >= 0)
    posix_spawn_file_actions_adddup2(&actions.value, start.errors, 2);
  else
    posix_spawn_file_actions_addopen(&actions.value, 2, "/dev/null", O_WRONLY, 0);
  if (start.socket >= 0) posix_spawn_file_actions_adddup2(&actions.value, start.socket, 3);
  posix_spawn_file_actions_addclosefrom_np(&actions.value, start.socket >= 0 ? 4 : 3);
  SpawnAttributes attributes;
  set_attributes(attributes);
  std::vector<std::string> arguments = start.arguments;
  std::vector<std::string> environment = start.environment;
  pid_t pid = -1;
  const int error = posix_spawn(&pid, arguments.at(0).c_str(), &actions.value, &attributes.value,
                                pointers(arguments).data(), pointers(environment).data());
  if (error != 0) return fail_errno("cannot start " + start.arguments[0], error);
  return pid;
}

std::optional<int> wait_for_program(pid_t pid, std::chrono::milliseconds patience) {
  const auto deadline = std::chrono::steady_clock::now() + patience;
  int status = 0;
  for (;;) {
    const pid_t got = ::waitpid(pid, &status, WNOHANG);
    const bool ended = got == pid || (got < 0 && errno != EINTR);
    const bool late = std::chrono::steady_clock::now() >= deadline;
    if (ended || late) ::kill(-pid, SIGKILL);  // grandchildren, if any
    if (ended) return status;
    if (late) break;
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  ::kill(pid, SIGKILL);
  while (::waitpid(pid, &status, 0) < 0 && errno == EINTR) {
  }
  return std::nullopt;
}

std::filesystem::path find_on_path(const std::string& name) {
  const char* path = std::getenv("PATH");
  for (const auto folder : split(path ? path : "", ':')) {
    const auto candidate = std::filesystem::path(folder) / name;
    if (!folder.empty() && ::access(candidate.c_str(), X_OK) == 0) return candidate;
  }
  return {};
}

}  // namespace minutebook

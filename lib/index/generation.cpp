// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/index/generation.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <iterator>
#include <vector>

#include "lib/base/text.hpp"
#include "lib/index/format.hpp"

namespace minutebook {
namespace fs = std::filesystem;
namespace {

constexpr std::string_view rebuild_hint = "Build it with minutebook index FOLDER... --index DIR";

/// What a first build that was killed may have left.
constexpr std::string_view unfinished_names[] = {"lock",       "public",          "restricted",
                                                 "format.new", "ledger.next.new", "ledger.next"};

/// The number in "gen-000007", 0 for any other name.
uint32_t generation_number(const std::string& name) {
  constexpr std::string_view start = "gen-";
  if (name.compare(0, start.size(), start) != 0) return 0;
  uint32_t number = 0;
  const char* end = name.data() + name.size();
  const auto [stop, error] = std::from_chars(name.data() + start.size(), end, number);
  return error == std::errc() && stop == end ? number : 0;
}

/// True when the folder holds something, but nothing of ours.
bool is_somebody_elses(const IndexPaths& paths) {
  std::error_code error;
  if (!fs::exists(paths.root, error) || fs::exists(paths.format(), error)) return false;
  for (const auto& entry : fs::directory_iterator(paths.root, error)) {
    const auto name = entry.path().filename();
    const bool ours = std::any_of(std::begin(unfinished_names), std::end(unfinished_names),
                                  [&](std::string_view known) { return name == known; });
    if (!ours) return true;
  }
  return false;
}

Result<void> make_folder(const fs::path& path, fs::perms permissions) {
  std::error_code error;
  fs::create_directories(path, error);
  if (error) return fail_errno("Could not make the folder " + path.string(), error.value());
  fs::permissions(path, permissions, error);
  return {};
}

std::vector<fs::path> leftovers(const fs::path& side, uint32_t current) {
  std::error_code error;
  std::vector<fs::path> out;
  for (const auto& entry : fs::directory_iterator(side, error)) {
    const std::string name = entry.path().filename().string();
    const uint32_t number = generation_number(name);
    const bool old = (number != 0 && number != current) || name == "XAPIANDB.closed";
    if (old || name.compare(0, building_name.size(), building_name) == 0) out.push_back(entry.path());
  }
  return out;
}

void sync_folder(const fs::path& path) {
  const Descriptor folder(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (folder.valid()) ::fsync(folder.get());
}

}  // namespace

std::string generation_name(uint32_t number) {
  std::array<char, 24> out{};
  std::snprintf(out.data(), out.size(), "gen-%06u", number);
  return out.data();
}

uint32_t newest_generation(const fs::path& side) {
  uint32_t newest = 0;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(side, error))
    newest = std::max(newest, generation_number(entry.path().filename().string()));
  return newest;
}

Result<Descriptor> claim_index_root(const IndexPaths& paths) {
  if (is_somebody_elses(paths))
    return fail(ErrorCode::bad_argument, paths.root.string() + " is not an index and not empty",
                "Name a new or empty folder for --index");
  constexpr auto ours = fs::perms::owner_all;
  constexpr auto readable =
      ours | fs::perms::group_read | fs::perms::group_exec | fs::perms::others_read | fs::perms::others_exec;
  std::error_code error;
  if (!fs::exists(paths.root, error))
    if (auto made = make_folder(paths.root, readable); !made) return tl::unexpected(made.error());
  Descriptor lock(::open(paths.lock().c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644));
  if (!lock.valid()) return fail_errno("Could not open " + paths.lock().string(), errno);
  if (::flock(lock.get(), LOCK_EX | LOCK_NB) != 0) {
    if (errno != EWOULDBLOCK) return fail_errno("Could not lock " + paths.lock().string(), errno);
    return fail(ErrorCode::locked, "Another build is writing to " + paths.root.string(),
                "Wait for it to end, or stop it, and run the command again");
  }
  if (auto made = make_folder(paths.side(false), readable); !made) return tl::unexpected(made.error());
  if (auto made = make_folder(paths.side(true), ours); !made) return tl::unexpected(made.error());
  return lock;
}

Result<void> check_format(const IndexPaths& paths) {
  std::error_code error;
  if (is_closed(paths))
    return fail(ErrorCode::not_found,
                "The index in " + paths.root.string() +
                    " is closed: a paper that is to be held back could not be taken out of it",
                "Free space on its disk and run minutebook index again, which builds it anew");
  if (!fs::exists(paths.stub(false), error))
    return fail(ErrorCode::not_found, "There is no index in " + paths.root.string(), std::string(rebuild_hint));
  const auto line = read_file(paths.format(), 1000);
  if (!line || trim(*line) != format::format_line)
    return fail(ErrorCode::wrong_version,
                "The index in " + paths.root.string() + " was written by another version (" +
                    (line ? terminal_safe(trim(*line)) : std::string("no format file")) + ")",
                std::string(rebuild_hint));
  return {};
}

Result<fs::path> current_generation(const fs::path& stub) {
  constexpr std::string_view before = "auto ";
  const auto line = read_file(stub, 1000);
  if (!line) return tl::unexpected(line.error());
  const std::string_view text = trim(*line);
  const std::string name(text.substr(std::min(text.size(), before.size())));
  if (text.substr(0, before.size()) != before || generation_number(name) == 0)
    return fail(ErrorCode::bad_format, stub.string() + " is damaged", std::string(rebuild_hint));
  return stub.parent_path() / name;
}

Result<void> switch_stub(const fs::path& stub, const std::string& name) {
  sync_folder(stub.parent_path());
  return write_file_atomically(stub, "auto " + name + "\n");
}

Result<void> close_public(const IndexPaths& paths) {
  if (::rename(paths.stub(false).c_str(), paths.closed_stub().c_str()) != 0 && errno != ENOENT)
    return fail_errno("Could not close " + paths.side(false).string(), errno);
  sync_folder(paths.side(false));
  return {};
}

bool is_closed(const IndexPaths& paths) {
  std::error_code error;
  return !fs::exists(paths.stub(false), error) && fs::exists(paths.closed_stub(), error);
}

void remove_leftovers(const fs::path& side, uint32_t current) {
  std::error_code error;
  for (const auto& path : leftovers(side, current)) fs::remove_all(path, error);
}

bool has_leftovers(const fs::path& side) {
  const auto current = current_generation(side / "XAPIANDB");
  return current && !leftovers(side, generation_number(current->filename().string())).empty();
}

void clear_leftovers(const IndexPaths& paths) {
  if (!has_leftovers(paths.side(false)) && !has_leftovers(paths.side(true))) return;
  const auto lock = claim_index_root(paths);
  if (!lock) return;
  for (const bool restricted : {false, true})
    if (const auto current = current_generation(paths.stub(restricted)); current)
      remove_leftovers(paths.side(restricted), generation_number(current->filename().string()));
}

}  // namespace minutebook

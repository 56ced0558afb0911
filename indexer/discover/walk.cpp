// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/discover/walk.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <memory>
#include <system_error>

#include "lib/base/file.hpp"

namespace minutebook {
namespace {

namespace fs = std::filesystem;

struct CloseDirectory {
  void operator()(DIR* directory) const { ::closedir(directory); }
};
using Directory = std::unique_ptr<DIR, CloseDirectory>;

struct Walk {
  std::string root;
  std::string leave_out;
  Found& found;
};

std::string_view unreadable_kind(mode_t mode) {
  if (S_ISLNK(mode)) return "is a symbolic link, which is not followed";
  if (S_ISFIFO(mode)) return "is a pipe, not a file";
  if (S_ISSOCK(mode)) return "is a socket, not a file";
  return "is a device, not a file";
}

/// An index of ours holds names and words of restricted papers; it is never read as papers.
bool is_index(const std::string& folder) {
  const auto format = read_file(folder + "/format", 1000);
  return format && format->rfind("minutebook index ", 0) == 0;
}

/// `pending` gets the sub-folders: no recursion, so a deep tree cannot exhaust the stack.
void take_entry(const Walk& walk, int directory, const std::string& relative, std::vector<std::string>& pending) {
  const char* name = relative.c_str() + (relative.rfind('/') == std::string::npos ? 0 : relative.rfind('/') + 1);
  struct stat info {};
  if (::fstatat(directory, name, &info, AT_SYMLINK_NOFOLLOW) != 0) {
    walk.found.passed_over.push_back({walk.root + "/" + relative, std::generic_category().message(errno)});
  } else if (S_ISDIR(info.st_mode)) {
    const std::string folder = walk.root + "/" + relative;
    if (folder == walk.leave_out) return;
    if (is_index(folder))
      ++walk.found.hidden;
    else
      pending.push_back(relative);
  } else if (S_ISREG(info.st_mode)) {
    const int64_t mtime = int64_t{info.st_mtim.tv_sec} * 1'000'000'000 + info.st_mtim.tv_nsec;
    walk.found.files.push_back({walk.root, relative, static_cast<uint64_t>(info.st_size), mtime});
  } else {
    walk.found.passed_over.push_back({walk.root + "/" + relative, std::string(unreadable_kind(info.st_mode))});
  }
}

void walk_folder(const Walk& walk) {
  std::vector<std::string> pending = {""};
  while (!pending.empty()) {
    const std::string folder = std::move(pending.back());
    pending.pop_back();
    const std::string full = folder.empty() ? walk.root : walk.root + "/" + folder;
    const Directory directory(::opendir(full.c_str()));
    if (!directory) {
      walk.found.passed_over.push_back({full, "cannot be opened: " + std::generic_category().message(errno)});
      continue;
    }
    walk.found.folders.push_back(full);
    std::string relative = folder.empty() ? folder : folder + "/";
    const size_t below = relative.size();
    while (const dirent* entry = ::readdir(directory.get())) {
      const std::string_view name = entry->d_name;
      if (name == "." || name == "..") continue;
      if (name.front() == '.') {
        ++walk.found.hidden;
        continue;
      }
      relative.resize(below);
      relative += name;
      take_entry(walk, ::dirfd(directory.get()), relative, pending);
    }
  }
}

bool is_inside(const std::string& path, const std::string& folder) {
  return path == folder ||
         (path.size() > folder.size() && path.compare(0, folder.size(), folder) == 0 && path[folder.size()] == '/');
}

Result<std::vector<std::string>> resolve(const std::vector<fs::path>& folders) {
  std::vector<std::string> roots;
  for (const auto& folder : folders) {
    if (folder.empty())
      return fail(ErrorCode::bad_argument, "A folder without a name was given",
                  "Name the folder that holds the papers");
    std::error_code error;
    const fs::path real = fs::canonical(folder, error);
    if (error) return fail_errno(folder.string(), error.value());
    if (!fs::is_directory(real, error))
      return fail(ErrorCode::bad_argument, folder.string() + " is not a folder",
                  "Name the folder that holds the papers");
    if (is_index(real.string()))
      return fail(ErrorCode::bad_argument, folder.string() + " is an index, not a folder of papers",
                  "Name the folder that holds the papers");
    roots.push_back(real.string());
  }
  return roots;
}

}  // namespace

Result<Found> discover(const std::vector<fs::path>& folders, const fs::path& leave_out) {
  const auto roots = resolve(folders);
  if (!roots) return tl::unexpected(roots.error());
  std::error_code ignored;
  const std::string index = fs::weakly_canonical(leave_out, ignored).string();
  Found found;
  for (size_t i = 0; i < roots->size(); ++i) {
    const std::string& root = (*roots)[i];
    const bool covered = std::any_of(roots->begin(), roots->end(), [&](const std::string& other) {
      const auto at = static_cast<size_t>(&other - roots->data());
      return at != i && is_inside(root, other) && (root != other || at < i);
    });
    if (covered) continue;
    const size_t first = found.files.size();
    walk_folder({root, index, found});
    std::sort(found.files.begin() + static_cast<std::ptrdiff_t>(first), found.files.end(),
              [](const SourceFile& a, const SourceFile& b) { return a.path < b.path; });
  }
  return found;
}

}  // namespace minutebook

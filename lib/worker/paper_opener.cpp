// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/worker/paper_opener.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <utility>

#include "lib/base/text.hpp"
#include "lib/worker/memory_file.hpp"

namespace minutebook {

/// What is kept of a container that was opened lately.
struct PaperOpener::Container {
  Container(std::string where, std::string which) : path(std::move(where)), version(std::move(which)) {}

  const std::string path;
  const std::string version;
  std::mutex mutex;
  std::map<std::string, uint32_t, std::less<>> places;
  uint32_t first = 0;  ///< of `parts`
  std::vector<Result<std::string>> parts;
  bool slow = false;
};

bool is_container_name(std::string_view path) {
  const std::string lower = to_lower_ascii(path.substr(path.size() - std::min<size_t>(path.size(), 8)));
  return lower.ends_with(".zip") || lower.ends_with(".eml");
}

std::string_view container_of(std::string_view path) {
  for (size_t slash = path.find('/'); slash != std::string_view::npos; slash = path.find('/', slash + 1))
    if (is_container_name(path.substr(0, slash))) return path.substr(0, slash);
  return {};
}

Result<Descriptor> PaperOpener::open(const std::string& root, const std::string& path) const {
  auto plain = open_for_reading(std::filesystem::path(root) / path);
  const std::string container(container_of(path));
  if (plain || container.empty()) return plain;
  const auto outer = open_for_reading(std::filesystem::path(root) / container);
  if (!outer) return tl::unexpected(outer.error());
  const auto known = container_at((std::filesystem::path(root) / container).string(), *outer);
  const auto bytes = part_of(*known, *outer, std::string_view(path).substr(container.size() + 1));
  if (!bytes) return tl::unexpected(bytes.error());
  return file_in_memory(*bytes);
}

std::shared_ptr<PaperOpener::Container> PaperOpener::container_at(const std::string& path,
                                                                  const Descriptor& file) const {
  constexpr size_t most_kept = 4;
  struct stat state {};
  if (::fstat(file.get(), &state) != 0) state = {};
  const std::string version = std::to_string(state.st_dev) + "." + std::to_string(state.st_ino) + "." +
                              std::to_string(state.st_size) + "." + std::to_string(state.st_mtim.tv_sec) + "." +
                              std::to_string(state.st_mtim.tv_nsec);
  const std::lock_guard lock(mutex_);
  const auto found = std::find_if(recent_.begin(), recent_.end(),
                                  [&](const auto& one) { return one->path == path && one->version == version; });
  auto container = found == recent_.end() ? std::make_shared<Container>(path, version) : *found;
  if (found != recent_.end()) recent_.erase(found);
  recent_.push_back(container);
  if (recent_.size() > most_kept) recent_.pop_front();
  return container;
}

Result<std::string> PaperOpener::part_of(Container& container, const Descriptor& file, std::string_view inside) const {
  constexpr uint32_t most_at_once = 256;
  const std::lock_guard lock(container.mutex);  // who waits finds the next ones ready
  const std::string name = std::filesystem::path(container.path).filename().string();
  if (container.places.empty()) {
    const auto names = pool_.read(file, name).attachments;
    for (size_t i = 0; i < names.size(); ++i) container.places.emplace(names[i], static_cast<uint32_t>(i));
  }
  const auto place = container.places.find(inside);
  if (place == container.places.end()) return fail(ErrorCode::not_found, "there is no such paper in " + name);
  const uint32_t at = place->second;
  if (at < container.first || at >= container.first + container.parts.size()) {
    const uint32_t wanted = asked_ == Asked::in_order && !container.slow ? most_at_once : 1;
    auto parts = pool_.parts(file, name, at, wanted);
    if (!parts && wanted > 1) {
      container.slow = true;  // or one of them ends its reader: then the others are asked for singly
      parts = pool_.parts(file, name, at, 1);
    }
    if (!parts) return tl::unexpected(parts.error());
    container.first = at;
    container.parts = std::move(*parts);
  }
  auto part = container.parts[at - container.first];
  if (container.parts.size() == 1) container.parts.clear();  // large, or asked for singly
  return part;
}

std::vector<std::string> PaperOpener::papers_in(const std::string& root, const std::string& path) const {
  const auto file = open_for_reading(std::filesystem::path(root) / path);
  if (!file) return {};
  const Layout layout = pool_.read(*file, std::filesystem::path(path).filename().string());
  if (layout.media_type != MediaType::zip && layout.media_type != MediaType::eml) return {};
  return layout.attachments;
}

}  // namespace minutebook

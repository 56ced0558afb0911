// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/worker/paper_opener.hpp"

#include <algorithm>
#include <filesystem>

#include "lib/base/text.hpp"
#include "lib/worker/memory_file.hpp"

namespace minutebook {
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
  const std::string name = std::filesystem::path(container).filename().string();
  const auto names = pool_.read(*outer, name).attachments;
  const auto at = std::find(names.begin(), names.end(), path.substr(container.size() + 1));
  if (at == names.end()) return fail(ErrorCode::not_found, "there is no such paper in " + container);
  const auto bytes = pool_.part(*outer, name, static_cast<uint32_t>(at - names.begin()));
  if (!bytes) return tl::unexpected(bytes.error());
  return file_in_memory(*bytes);
}

std::vector<std::string> PaperOpener::papers_in(const std::string& root, const std::string& path) const {
  const auto file = open_for_reading(std::filesystem::path(root) / path);
  if (!file) return {};
  const Layout layout = pool_.read(*file, std::filesystem::path(path).filename().string());
  if (layout.media_type != MediaType::zip && layout.media_type != MediaType::eml) return {};
  return layout.attachments;
}

}  // namespace minutebook

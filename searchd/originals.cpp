// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/originals.hpp"

#include <sys/stat.h>

#include <filesystem>

#include "lib/base/hash.hpp"
#include "lib/base/text.hpp"
#include "lib/model/view.hpp"
#include "lib/worker/paper_opener.hpp"

namespace minutebook {
namespace {

constexpr size_t most_remembered = 100'000;
constexpr uint64_t most_held_bytes = uint64_t{256} << 20;  // of papers taken out of others, while they are sent

/// What changes when a file's content may have changed; the change time cannot be set back by a program.
std::string identity(const struct stat& info) {
  return std::to_string(info.st_dev) + ":" + std::to_string(info.st_ino) + ":" + std::to_string(info.st_size) + ":" +
         std::to_string(info.st_ctim.tv_sec) + "." + std::to_string(info.st_ctim.tv_nsec);
}

/// True for a path that stays inside its folder. Paths come from the index, which hostile hands may have packed.
bool is_plain_relative(const std::filesystem::path& path) {
  if (path.empty() || path.is_absolute()) return false;
  for (const auto& part : path)
    if (part == "..") return false;
  return true;
}

}  // namespace

Original Originals::open(const DocumentRecord& record) {
  const std::filesystem::path relative(record.source.path);
  if (record.source.root.empty() || !is_plain_relative(relative)) return {};
  auto file = open_for_reading(std::filesystem::path(record.source.root) / relative);
  if (!file && !container_of(record.source.path).empty()) return member(record);
  struct stat info {};
  if (!file || ::fstat(file->get(), &info) != 0) return {};
  const auto size = static_cast<uint64_t>(info.st_size);
  if (size != record.source.size) return {OriginalState::changed, nullptr};
  const std::string key = identity(info);
  if (!is_known(key, record.sha256)) {
    const auto hash = sha256_hex_of(*file);
    if (!hash) return {};
    if (*hash != record.sha256) return {OriginalState::changed, nullptr};
    remember(key, *hash);
  }
  return {OriginalState::same, std::make_shared<const FileBody>(FileBody{std::move(*file), size})};
}

Original Originals::member(const DocumentRecord& record) {
  const std::string container(container_of(record.source.path));
  const auto outer = open_for_reading(std::filesystem::path(record.source.root) / container);
  struct stat info {};
  if (!open_member_ || !outer || ::fstat(outer->get(), &info) != 0) return {};
  const std::string key = identity(info) + '\n' + record.source.path + '\n' + record.sha256;
  if (auto file = held(key)) return {OriginalState::same, std::move(file)};
  auto bytes = open_member_(record.source.root, record.source.path);
  if (!bytes) return {bytes.error().code == ErrorCode::locked ? OriginalState::busy : OriginalState::gone, nullptr};
  const auto hash = sha256_hex_of(*bytes);
  if (!hash || ::fstat(bytes->get(), &info) != 0) return {};
  if (*hash != record.sha256) return {OriginalState::changed, nullptr};
  const auto size = static_cast<uint64_t>(info.st_size);
  auto file = std::make_shared<const FileBody>(FileBody{std::move(*bytes), size});
  if (!hold(key, file)) return {OriginalState::busy, nullptr};
  return {OriginalState::same, std::move(file)};
}

std::shared_ptr<const FileBody> Originals::held(const std::string& key) {
  const std::lock_guard lock(mutex_);
  const auto at = members_.find(key);
  return at == members_.end() ? nullptr : at->second.lock();
}

/// False when slow readers would keep too much in memory.
bool Originals::hold(const std::string& key, const std::shared_ptr<const FileBody>& file) {
  const std::lock_guard lock(mutex_);
  std::erase_if(members_, [](const auto& one) { return one.second.expired(); });
  uint64_t bytes = file->size;
  for (const auto& [other, body] : members_)
    if (const auto kept = body.lock()) bytes += kept->size;
  if (bytes > most_held_bytes) return false;
  members_[key] = file;
  return true;
}

bool Originals::is_known(const std::string& key, const std::string& sha256) {
  const std::lock_guard lock(mutex_);
  const auto at = known_.find(key);
  return at != known_.end() && at->second == sha256;
}

void Originals::remember(const std::string& key, const std::string& sha256) {
  const std::lock_guard lock(mutex_);
  if (known_.size() >= most_remembered) known_.clear();
  known_[key] = sha256;
}

std::string safe_file_name(const std::string& path) {
  const auto slash = path.rfind('/');
  const std::string name = repair_utf8(slash == std::string::npos ? path : path.substr(slash + 1));
  constexpr std::string_view reserved = "\"\\/:*?<>|%;";
  std::string safe;
  for (const char c : terminal_safe(name)) safe += reserved.find(c) == std::string_view::npos ? c : '_';
  while (safe.starts_with('.')) safe.erase(0, 1);
  return safe.empty() ? "document" : safe;
}

std::string content_disposition(const std::string& path) {
  const std::string name = safe_file_name(path);
  std::string ascii;
  for (const char c : name) ascii += static_cast<unsigned char>(c) < 0x80 ? c : '_';
  return "inline; filename=\"" + ascii + "\"; filename*=UTF-8''" + percent_encode(name);
}

}  // namespace minutebook

// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/pipeline/ocr_cache.hpp"

#include <utility>

#include "lib/base/file.hpp"
#include "lib/base/hash.hpp"
#include "lib/worker/protocol.hpp"

namespace minutebook {
namespace {

constexpr const char* folder_name = "ocr";
constexpr uint64_t most_bytes = uint64_t{16} << 20;  // one page
constexpr size_t hash_length = 64;
constexpr size_t key_length = 16;
constexpr unsigned owner_only = 0600;

bool is_hash(const std::string& text) {
  return text.size() == hash_length && text.find_first_not_of("0123456789abcdef") == std::string::npos;
}

Result<void> make_private(const std::filesystem::path& folder) {
  std::error_code error;
  if (std::filesystem::create_directories(folder, error); error) return fail_errno(folder.string(), error.value());
  std::filesystem::permissions(folder, std::filesystem::perms::owner_all, error);
  if (error) return fail_errno(folder.string(), error.value());
  return {};
}

}  // namespace

OcrCache::OcrCache(std::filesystem::path folder, std::string reading, std::string key)
    : folder_(std::move(folder)), head_("minutebook ocr 2\t" + std::move(reading) + "\n"), key_(std::move(key)) {}

Result<OcrCache> OcrCache::open(const std::filesystem::path& index_root, const std::string& reading) {
  const auto folder = index_root / folder_name;
  if (const auto made = make_private(folder); !made) return tl::unexpected(made.error());
  return OcrCache(folder, reading, sha256_hex(reading).substr(0, key_length));
}

std::filesystem::path OcrCache::path_of(const std::string& sha256, uint32_t page) const {
  return folder_ / sha256.substr(0, 2) / (sha256 + "-" + std::to_string(page) + "-" + key_);
}

std::optional<Layout> OcrCache::find(const std::string& sha256, uint32_t page) const {
  if (!is_hash(sha256)) return std::nullopt;
  const auto bytes = read_file(path_of(sha256, page), most_bytes);
  if (!bytes || !bytes->starts_with(head_)) return std::nullopt;
  auto layout = decode_layout(std::string_view(*bytes).substr(head_.size()));
  if (!layout || layout->pages.size() > 1) return std::nullopt;
  if (!layout->pages.empty() && layout->pages[0].number != page) return std::nullopt;
  return std::move(*layout);
}

Result<void> OcrCache::keep(const std::string& sha256, uint32_t page, const Layout& layout) const {
  if (!is_hash(sha256)) return {};
  const auto path = path_of(sha256, page);
  if (const auto made = make_private(path.parent_path()); !made) return made;
  return write_file_atomically(path, head_ + encode(layout), owner_only);
}

void OcrCache::prune(const std::filesystem::path& index_root, const std::set<std::string>& hashes) {
  std::error_code ignored;
  std::set<std::filesystem::path> gone;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(index_root / folder_name, ignored))
    if (entry.is_regular_file(ignored) && !hashes.contains(entry.path().filename().string().substr(0, hash_length)))
      gone.insert(entry.path());
  for (const auto& path : gone) std::filesystem::remove(path, ignored);
}

}  // namespace minutebook

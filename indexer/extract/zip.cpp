// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/zip.hpp"

#include <zip.h>

#include <algorithm>
#include <set>

#include "indexer/extract/limits.hpp"
#include "lib/base/text.hpp"

namespace minutebook {
namespace {

constexpr size_t most_entries_looked_at = 10'000;

struct CloseFile {
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};

}  // namespace

struct Zip::Handle {
  zip_t* archive = nullptr;
  ~Handle() {
    if (archive) zip_discard(archive);
  }
};

Zip::Zip(std::string_view bytes)
    : handle_(std::make_unique<Handle>()),
      entry_limit_(std::min(max_entry_bytes, std::max(min_bomb_bytes, bytes.size() * max_unpacked_times))) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  if (source) {
    handle_->archive = zip_open_from_source(source, ZIP_RDONLY, &error);
    if (!handle_->archive) zip_source_free(source);
  }
  zip_error_fini(&error);
}

Zip::~Zip() = default;

bool Zip::valid() const { return handle_->archive != nullptr; }

bool Zip::has(const std::string& name) const {
  return valid() && zip_name_locate(handle_->archive, name.c_str(), ZIP_FL_NOCASE) >= 0;
}

std::vector<ZipMember> Zip::members(size_t most) const {
  std::vector<ZipMember> out;
  if (!valid()) return out;
  const auto count = std::min(zip_get_num_entries(handle_->archive, 0), static_cast<zip_int64_t>(most));
  for (zip_int64_t i = 0; i < count; ++i) {
    zip_stat_t info;
    zip_stat_init(&info);
    const auto index = static_cast<zip_uint64_t>(i);
    if (zip_stat_index(handle_->archive, index, ZIP_FL_ENC_GUESS, &info) != 0) continue;
    out.push_back({index, info.name ? info.name : "",
                   (info.valid & ZIP_STAT_ENCRYPTION_METHOD) && info.encryption_method != ZIP_EM_NONE});
  }
  return out;
}

bool Zip::locked() const {
  const auto all = members(most_entries_looked_at);
  return std::any_of(all.begin(), all.end(), [](const ZipMember& member) { return member.locked; });
}

bool Zip::has_twins() const {
  std::set<std::string> names;
  for (const auto& member : members(most_entries_looked_at))
    if (!names.insert(to_lower_ascii(member.name)).second) return true;
  return false;
}

std::optional<std::string> Zip::entry(const std::string& name) {
  if (!valid()) return std::nullopt;
  const zip_int64_t index = zip_name_locate(handle_->archive, name.c_str(), ZIP_FL_NOCASE);
  return index < 0 ? std::nullopt : entry_at(static_cast<uint64_t>(index));
}

std::optional<std::string> Zip::entry_at(uint64_t index) {
  if (!valid()) return std::nullopt;
  const std::unique_ptr<zip_file_t, CloseFile> file(zip_fopen_index(handle_->archive, index, 0));
  if (!file) return std::nullopt;
  // The size that the zip states is not believed: bytes are counted as they come.
  std::string out;
  std::string block(size_t{1} << 16, '\0');
  for (;;) {
    const zip_int64_t n = zip_fread(file.get(), block.data(), block.size());
    if (n < 0) return std::nullopt;
    if (n == 0) return out;
    out.append(block, 0, static_cast<size_t>(n));
    if (out.size() > entry_limit_) {
      too_large_ = true;
      return std::nullopt;
    }
  }
}

}  // namespace minutebook

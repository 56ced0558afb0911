// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/assets.hpp"

#include "lib/base/file.hpp"
#include "lib/base/hash.hpp"

namespace minutebook {
namespace {

constexpr uint64_t max_bytes = uint64_t{4} << 20;
constexpr size_t hash_digits = 16;

/// Only these kinds are served; empty: not ours.
std::string type_of(const std::filesystem::path& path) {
  const auto ending = path.extension();
  if (ending == ".css") return "text/css; charset=utf-8";
  if (ending == ".js") return "text/javascript; charset=utf-8";
  if (ending == ".svg") return "image/svg+xml";
  if (ending == ".png") return "image/png";
  if (ending == ".ico") return "image/x-icon";
  if (ending == ".json") return "application/json; charset=utf-8";
  return {};
}

Result<void> add(std::map<std::string, Asset>& files, const std::filesystem::path& path) {
  const std::string type = type_of(path);
  if (type.empty()) return {};
  auto bytes = read_file(path, max_bytes);
  if (!bytes) return tl::unexpected(bytes.error());
  const std::string hash = sha256_hex(*bytes).substr(0, hash_digits);
  files[path.filename().string()] = Asset{type, std::move(*bytes), hash};
  return {};
}

}  // namespace

Result<Assets> Assets::load(const std::filesystem::path& web_folder) {
  Assets assets;
  std::error_code problem;
  for (const auto& entry : std::filesystem::directory_iterator(web_folder / "static", problem))
    if (const auto added = add(assets.files_, entry.path()); !added) return tl::unexpected(added.error());
  if (problem) return fail(ErrorCode::not_found, (web_folder / "static").string() + ": " + problem.message());
  // The description of the API is kept with the schemas, beside the web folder in the source tree and when installed.
  const auto description = web_folder.parent_path() / "schemas" / "openapi.json";
  if (std::filesystem::exists(description, problem))
    if (const auto added = add(assets.files_, description); !added) return tl::unexpected(added.error());
  std::string all;
  for (const auto& [name, asset] : assets.files_) all += name + asset.hash;
  assets.version_ = sha256_hex(all).substr(0, hash_digits);
  return assets;
}

const Asset* Assets::find(const std::string& name) const {
  const auto at = files_.find(name);
  return at == files_.end() ? nullptr : &at->second;
}

std::string Assets::link(const std::string& name) const {
  const Asset* asset = find(name);
  return "/static/" + name + (asset == nullptr ? "" : "?v=" + asset->hash);
}

}  // namespace minutebook

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <filesystem>
#include <string>

#include "lib/base/file.hpp"
#include "lib/base/result.hpp"

namespace minutebook {

/// Files of an index root; drawn in writer.hpp.
struct IndexPaths {
  std::filesystem::path root;
  [[nodiscard]] std::filesystem::path format() const { return root / "format"; }
  [[nodiscard]] std::filesystem::path lock() const { return root / "lock"; }
  [[nodiscard]] std::filesystem::path side(bool restricted) const {
    return root / (restricted ? "restricted" : "public");
  }
  [[nodiscard]] std::filesystem::path stub(bool restricted) const { return side(restricted) / "XAPIANDB"; }
  [[nodiscard]] std::filesystem::path closed_stub() const { return side(false) / "XAPIANDB.closed"; }
};

/// Makes the folders and takes the lock, held until the descriptor closes. Refuses a folder with other things in it.
Result<Descriptor> claim_index_root(const IndexPaths& paths);

/// Fails with not_found or wrong_version unless the root holds a finished index of our format.
Result<void> check_format(const IndexPaths& paths);

/// Number of the newest generation folder of a side, 0 if there is none.
uint32_t newest_generation(const std::filesystem::path& side);
/// "gen-000007"
std::string generation_name(uint32_t number);

/// The folder of the generation that readers open. Fails with bad_format when the stub does not name one.
Result<std::filesystem::path> current_generation(const std::filesystem::path& stub);

/// Makes `name`, a folder beside the stub, the one that readers open.
Result<void> switch_stub(const std::filesystem::path& stub, const std::string& name);

/// Takes the public index away from all readers, also those that have it open: for when a paper that is to be held back
/// cannot be taken out. Needs no space on the disk. The next run builds the index anew.
Result<void> close_public(const IndexPaths& paths);
/// True when it was closed and nothing was published since.
bool is_closed(const IndexPaths& paths);

/// Removes builds that never finished, and generations other than `current`: what was taken out of the index must not
/// lie beside it. A reader that has an older one open notices (Reader::is_stale) and asks again.
void remove_leftovers(const std::filesystem::path& side, uint32_t current);

/// True when something lies beside the current generation of a side that remove_leftovers() would take: a build or an
/// update was killed.
bool has_leftovers(const std::filesystem::path& side);

/// Takes the lock and removes them, on both sides. Does nothing while another program writes, which will.
void clear_leftovers(const IndexPaths& paths);

/// Name of the folder in which a build collects its shards.
inline constexpr std::string_view building_name = "building";

}  // namespace minutebook

// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/commands/compact.hpp"

#include <filesystem>
#include <system_error>

#include "indexer/pipeline/pipeline.hpp"
#include "lib/base/text.hpp"

namespace minutebook {
namespace {

/// "12.3 MB", "716 kB"
std::string size_text(uint64_t bytes) {
  if (bytes < 10'000'000) return with_commas((bytes + 500) / 1000) + " kB";
  return with_commas((bytes + 500'000) / 1'000'000) + " MB";
}

uint64_t bytes_in(const std::filesystem::path& folder) {
  uint64_t bytes = 0;
  std::error_code error;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder, error))
    if (entry.is_regular_file(error)) bytes += entry.file_size(error);
  return bytes;
}

}  // namespace

int run(const CompactCommand& command, Terminal& terminal) {
  const uint64_t before = bytes_in(command.index);
  if (const auto done = compact_index(command.index); !done) return complain(terminal, done.error());
  terminal.out << "The index took " << size_text(before) << " and takes " << size_text(bytes_in(command.index))
               << " now.\n";
  return exit_ok;
}

}  // namespace minutebook

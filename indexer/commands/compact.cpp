// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/commands/compact.hpp"

#include <filesystem>
#include <system_error>

#include "indexer/pipeline/pipeline.hpp"
#include "lib/base/text.hpp"

namespace minutebook {
namespace {

uint64_t megabytes_in(const std::filesystem::path& folder) {
  uint64_t bytes = 0;
  std::error_code error;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder, error))
    if (entry.is_regular_file(error)) bytes += entry.file_size(error);
  return (bytes + 500'000) / 1'000'000;
}

}  // namespace

int run(const CompactCommand& command, Terminal& terminal) {
  const uint64_t before = megabytes_in(command.index);
  if (const auto done = compact_index(command.index); !done) return complain(terminal, done.error());
  terminal.out << "The index took " << with_commas(before) << " MB and takes "
               << with_commas(megabytes_in(command.index)) << " MB now.\n";
  return exit_ok;
}

}  // namespace minutebook

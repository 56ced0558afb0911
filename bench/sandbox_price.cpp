// SPDX-License-Identifier: GPL-3.0-or-later
// What the sandbox costs: processor time of reading papers behind a worker, beside reading them in this very process.
//
//   find FOLDER -type f -name '*.pdf' | bench_sandbox [ROUNDS]
//
// Both ways in turn in every round; the best of each counts. The workers' time holds their start, their lockdown, the
// messages to and fro and what the parent does to check the answers. Papers that kill a reader kill the second way:
// only for papers that are known to be harmless.
#include <sys/resource.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>
#include <system_error>
#include <vector>

#include "indexer/extract/formats.hpp"
#include "lib/base/file.hpp"
#include "lib/worker/worker_pool.hpp"

namespace {

using namespace minutebook;

double seconds_of(int who) {
  rusage usage{};
  ::getrusage(who, &usage);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_usec);
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

/// Of this process and of its children that have ended.
double processor_seconds() { return seconds_of(RUSAGE_SELF) + seconds_of(RUSAGE_CHILDREN); }

std::string base_name(const std::string& name) { return std::filesystem::path(name).filename().string(); }

size_t pages_behind_workers(const std::vector<std::string>& names, const WorkerOptions& options) {
  size_t pages = 0;
  const auto workers = WorkerPool::start(options, 1);
  if (!workers) {
    std::fprintf(stderr, "bench_sandbox: %s\n", workers.error().what.c_str());
    return 0;
  }
  for (const auto& name : names)
    if (const auto file = open_for_reading(name)) pages += (*workers)->read(*file, base_name(name)).pages.size();
  return pages;
}

size_t pages_here(const std::vector<std::string>& names) {
  size_t pages = 0;
  for (const auto& name : names) {
    std::error_code error;
    const auto size = std::filesystem::file_size(name, error);
    if (error) continue;
    std::string bytes(size, '\0');
    std::ifstream file(name, std::ios::binary);
    if (file.read(bytes.data(), static_cast<std::streamsize>(bytes.size())))
      pages += read_document(bytes, base_name(name)).pages.size();
  }
  return pages;
}

}  // namespace

int main(int argc, char** argv) {
  const int rounds = argc > 1 ? std::max(1, std::atoi(argv[1])) : 3;
  std::vector<std::string> names;
  for (std::string name; std::getline(std::cin, name);) names.push_back(name);
  const auto program = find_worker_program();
  if (names.empty() || !program) {
    std::fprintf(stderr, "usage: find FOLDER -type f -name '*.pdf' | bench_sandbox [ROUNDS]\n");
    return 1;
  }
  WorkerOptions options;
  options.program = *program;
  double behind = 0, here = 0;
  size_t pages = 0, same = 0;
  for (int round = 0; round < rounds; ++round) {
    const double start = processor_seconds();
    pages = pages_behind_workers(names, options);
    const double between = processor_seconds();
    same = pages_here(names);
    const double end = processor_seconds();
    behind = round == 0 ? between - start : std::min(behind, between - start);
    here = round == 0 ? end - between : std::min(here, end - between);
  }
  std::printf("%zu papers, %zu pages (%zu here): %.2f s behind workers, %.2f s here: %.2f times\n", names.size(), pages,
              same, behind, here, behind / here);
  return pages == same ? 0 : 1;  // else the two did not do the same work
}

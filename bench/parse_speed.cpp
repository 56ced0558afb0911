// SPDX-License-Identifier: GPL-3.0-or-later
// How fast a layout becomes a record, and whether twice the text takes twice the time.
//
//   bench_parse [--megabytes N] [--rounds N] [--seed N] [--check] [SHAPE...]
//
// Prints for each shape of invented paper the megabytes (10^6 bytes) of layout text a second of processor time, at N
// and at 2 N megabytes, and the growth time(2n)/time(n). The best of the rounds counts, since machines are noisy.
// --check ends with exit code 1 when a shape is slower than 20 MB/s (hostile ones may be) or grows by more than 2.2.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/parse/parse.hpp"
#include "tests/support/paper_shapes.hpp"

namespace {

using namespace minutebook;

constexpr double slowest = 20;  // MB/s
constexpr double steepest = 2.2;
struct Options {
  double megabytes = 1;
  unsigned rounds = 3;
  unsigned seed = 1;
  bool check = false;
  std::vector<std::string> wanted;
};

struct Timing {
  double seconds = 0;
  size_t bytes = 0;
  size_t pages = 0;
  [[nodiscard]] double rate() const { return static_cast<double>(bytes) / 1e6 / seconds; }
};

Timing best_of(const shapes::Shape& shape, double megabytes, const Options& options) {
  const auto [layout, bytes] = shapes::paper(shape, static_cast<size_t>(megabytes * 1e6), options.seed);
  Timing best;
  best.bytes = bytes;
  best.pages = layout.pages.size();
  for (unsigned round = 0; round < options.rounds; ++round) {
    const std::clock_t start = std::clock();  // processor time: other programs do not count
    const Minutes read = parse(layout, {"bench/paper.pdf"});
    const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    if (round == 0 || seconds < best.seconds) best.seconds = seconds;
    if (read.pages.empty() && best.bytes > 0) std::fprintf(stderr, "%s: nothing was read\n", shape.name.data());
  }
  return best;
}

bool run(const shapes::Shape& shape, const Options& options) {
  const Timing once = best_of(shape, options.megabytes, options);
  const Timing twice = best_of(shape, 2 * options.megabytes, options);
  const double growth = twice.seconds / once.seconds;
  const bool fine = (shape.hostile || std::min(once.rate(), twice.rate()) >= slowest) && growth <= steepest;
  std::printf("%-17s %8zu %9.1f %9.1f %8.2f%s\n", shape.name.data(), once.pages, once.rate(), twice.rate(), growth,
              fine ? "" : "  <");
  std::fflush(stdout);
  return fine;
}

Options options_of(int argc, char** argv) {
  Options options;
  for (int i = 1; i < argc; ++i) {
    const std::string_view word = argv[i];
    const char* value = i + 1 < argc ? argv[i + 1] : "";
    if (word == "--check")
      options.check = true;
    else if (word == "--megabytes" && ++i < argc)
      options.megabytes = std::max(0.001, std::strtod(value, nullptr));
    else if (word == "--rounds" && ++i < argc)
      options.rounds = std::max(1U, static_cast<unsigned>(std::strtoul(value, nullptr, 10)));
    else if (word == "--seed" && ++i < argc)
      options.seed = static_cast<unsigned>(std::strtoul(value, nullptr, 10));
    else
      options.wanted.emplace_back(word);
  }
  return options;
}

}  // namespace

int main(int argc, char** argv) {
  const Options options = options_of(argc, argv);
  bool fine = true;
  bool any = false;
  std::printf("%-17s %8s %9s %9s %8s\n", "shape", "pages", "MB/s", "MB/s 2n", "growth");
  for (const shapes::Shape& shape : shapes::all) {
    if (!options.wanted.empty() &&
        std::find(options.wanted.begin(), options.wanted.end(), shape.name) == options.wanted.end())
      continue;
    any = true;
    fine = run(shape, options) && fine;
  }
  if (!any) std::fprintf(stderr, "usage: bench_parse [--megabytes N] [--rounds N] [--seed N] [--check] [SHAPE...]\n");
  return any && (fine || !options.check) ? 0 : 1;
}

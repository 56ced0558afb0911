// SPDX-License-Identifier: GPL-3.0-or-later
// Runs a fuzz target over files and over mutations of them that are the same every time: a crash here is a crash
// anywhere.
#include <cstdint>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <iostream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size);

namespace {

constexpr int mutations_per_file = 300;

// Processor time that one input may take, whatever the target: far more than a busy machine with sanitizers needs, and
// far less than what grows with the square of the input.
constexpr double seconds_at_least = 5;
constexpr double seconds_a_byte = 50e-6;
constexpr size_t grown_bytes = 150'000;
#ifdef MINUTEBOOK_SHORT_INPUT  // whoever types a query types a line
constexpr bool grows = false;
#else
constexpr bool grows = true;
#endif

void run(const std::string& bytes) {
  const std::clock_t start = std::clock();
  LLVMFuzzerTestOneInput(reinterpret_cast<const uint8_t*>(bytes.data()), bytes.size());
  const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
  if (seconds <= seconds_at_least + seconds_a_byte * static_cast<double>(bytes.size())) return;
  std::cerr << bytes.size() << " bytes took " << seconds << " s of processor time\n";
  std::abort();
}

/// The input again and again: what is harmless once may cost the square of its number.
std::string grown(const std::string& bytes) {
  std::string out;
  while (!bytes.empty() && out.size() + bytes.size() <= grown_bytes) out += bytes;
  return out;
}

std::string mutate(std::string bytes, std::minstd_rand& random) {
  const auto below = [&](size_t limit) { return limit == 0 ? 0 : random() % limit; };
  for (size_t i = 1 + below(6); i > 0; --i) {
    switch (below(4)) {
      case 0:
        if (!bytes.empty()) bytes[below(bytes.size())] = static_cast<char>(below(256));
        break;
      case 1:
        bytes.resize(below(bytes.size() + 1));
        break;
      case 2:
        bytes.insert(below(bytes.size() + 1), bytes.substr(below(bytes.size() + 1), below(64)));
        break;
      default:
        if (!bytes.empty()) bytes.erase(below(bytes.size()), 1 + below(32));
        break;
    }
  }
  return bytes;
}

}  // namespace

int main(int argc, char** argv) {
  run("");
  std::minstd_rand random(1);  // NOLINT: the same numbers every time on purpose
  for (int i = 1; i < argc; ++i) {
    std::ifstream file(argv[i], std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(file)), {});
    run(bytes);
    if (grows) run(grown(bytes));
    for (int k = 0; k < mutations_per_file; ++k) run(mutate(bytes, random));
  }
  std::cout << argc - 1 << " files and " << (argc - 1) * mutations_per_file << " mutations: no crash\n";
  return argc > 1 ? 0 : 1;  // without inputs nothing was tested
}

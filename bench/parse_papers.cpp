// SPDX-License-Identifier: GPL-3.0-or-later
// How fast real papers are parsed, without the cost of reading them.
//
//   find FOLDER -type f | bench_papers keep STORE    reads the papers and keeps their layouts in STORE
//   bench_papers time STORE [ROUNDS]      megabytes (10^6 bytes) of layout text a second of processor time, best round
//   bench_papers print STORE              the records, one JSON line each: compare them before and after a change
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/parse/parse.hpp"
#include "lib/base/file.hpp"
#include "lib/model/json.hpp"
#include "lib/worker/protocol.hpp"
#include "lib/worker/worker_pool.hpp"

namespace {

using namespace minutebook;

struct Paper {
  std::string name;
  Layout layout;
};

int fail(const std::string& what) {
  std::fprintf(stderr, "bench_papers: %s\n", what.c_str());
  return 1;
}

void put(std::ofstream& out, const std::string& bytes) {
  const uint64_t size = bytes.size();
  out.write(reinterpret_cast<const char*>(&size), sizeof size);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

bool get(std::ifstream& in, std::string& bytes) {
  uint64_t size = 0;
  if (!in.read(reinterpret_cast<char*>(&size), sizeof size) || size > max_message_bytes) return false;
  bytes.resize(size);
  return static_cast<bool>(in.read(bytes.data(), static_cast<std::streamsize>(size)));
}

int keep(const std::string& store) {
  const auto program = find_worker_program();
  if (!program) return fail(program.error().what);
  WorkerOptions options;
  options.program = *program;
  const auto workers = WorkerPool::start(options, 1);
  if (!workers) return fail(workers.error().what);
  std::ofstream out(store, std::ios::binary);
  for (std::string name; std::getline(std::cin, name);) {
    const auto file = open_for_reading(name);
    if (!file) return fail(name + ": " + file.error().what);
    put(out, name);
    put(out, encode((*workers)->read(*file, std::filesystem::path(name).filename().string())));
  }
  return out.flush() ? 0 : fail("cannot write " + store);
}

std::vector<Paper> papers_of(const std::string& store) {
  std::vector<Paper> papers;
  std::ifstream in(store, std::ios::binary);
  std::string name, bytes;
  while (get(in, name) && get(in, bytes)) {
    auto layout = decode_layout(bytes);
    if (layout) papers.push_back({name, std::move(*layout)});
  }
  return papers;
}

size_t bytes_of(const Layout& layout) {
  size_t bytes = 0;
  for (const auto& page : layout.pages)
    for (const auto& line : page.lines) bytes += line.text.size() + 1;
  return bytes;
}

int time(const std::vector<Paper>& papers, int rounds) {
  size_t bytes = 0, pages = 0;
  for (const auto& paper : papers) bytes += bytes_of(paper.layout), pages += paper.layout.pages.size();
  double best = 0;
  for (int round = 0; round < rounds; ++round) {
    const std::clock_t start = std::clock();
    for (const auto& paper : papers) parse(paper.layout, {paper.name});
    const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    if (round == 0 || seconds < best) best = seconds;
  }
  std::printf("%zu papers, %zu pages, %.2f MB, %.3f s: %.1f MB/s\n", papers.size(), pages,
              static_cast<double>(bytes) / 1e6, best, static_cast<double>(bytes) / 1e6 / best);
  return 0;
}

int print(const std::vector<Paper>& papers) {
  for (const auto& paper : papers) {
    DocumentRecord record;
    record.source.path = paper.name;
    record.minutes = parse(paper.layout, {paper.name});
    std::printf("%s\n", to_json(record, true).c_str());
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> words(argv + 1, argv + argc);
  if (words.size() < 2) return fail("usage: bench_papers keep STORE | time STORE [ROUNDS] | print STORE");
  if (words[0] == "keep") return keep(words[1]);
  const auto papers = papers_of(words[1]);
  if (papers.empty()) return fail(words[1] + " holds no layouts; make it with keep");
  if (words[0] == "print") return print(papers);
  return time(papers, words.size() > 2 ? std::max(1, std::atoi(words[2].c_str())) : 5);
}

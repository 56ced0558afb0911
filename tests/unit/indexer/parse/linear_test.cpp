// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <atomic>
#include <cstdlib>
#include <new>
#include <string>

#include "indexer/parse/parse.hpp"
#include "tests/support/paper_shapes.hpp"

// Work is counted in bytes asked of the heap, never in time: nearly every stage of reading keeps what it finds, so that
// a stage that goes over the paper again for every line asks for more and more. What only scans is left to bench_parse.
namespace {

std::atomic<size_t> asked{0};

}  // namespace

void* operator new(std::size_t size) {
  asked += size;
  void* memory = std::malloc(size);  // NOLINT: what operator new is made of
  if (!memory) throw std::bad_alloc();
  return memory;
}
void operator delete(void* memory) noexcept { std::free(memory); }               // NOLINT
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }  // NOLINT

namespace minutebook {
namespace {

size_t work_of(const shapes::Shape& shape, size_t bytes) {
  const auto paper = shapes::paper(shape, bytes);
  const size_t before = asked;
  const Minutes minutes = parse(paper.layout, {"bench/paper.pdf"});
  EXPECT_FALSE(minutes.pages.empty()) << shape.name;
  return asked - before;
}

TEST(Parse, AsksForMemoryInProportionToTheText) {
  constexpr size_t small = 60'000;
  constexpr double steepest = 2.4;  // twice the text, and a little for tables that double their room
  for (const auto& shape : shapes::all) {
    const auto once = static_cast<double>(work_of(shape, small)),
               twice = static_cast<double>(work_of(shape, 2 * small));
    EXPECT_LE(twice / once, steepest) << shape.name << " asks for " << twice << " bytes instead of " << once;
  }
}

}  // namespace
}  // namespace minutebook

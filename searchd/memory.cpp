// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/memory.hpp"

#include <malloc.h>

#include <atomic>
#include <cstdlib>
#include <new>

namespace minutebook {
namespace {

constexpr size_t reserve_bytes = size_t{64} << 20;  // never touched, so it is address space only

/// The one mutable static of the program: a new handler takes no argument.
std::atomic<void*>& reserve() {
  static std::atomic<void*> block{nullptr};
  return block;
}

[[noreturn]] void give_up_reserve() {
  std::free(reserve().exchange(nullptr));
  throw std::bad_alloc();
}

}  // namespace

void set_memory_aside() {
  if (reserve().load() != nullptr) return;
  void* block = std::malloc(reserve_bytes);
  void* none = nullptr;
  if (!reserve().compare_exchange_strong(none, block)) std::free(block);
  std::set_new_handler(give_up_reserve);
}

void return_memory() { ::malloc_trim(0); }

}  // namespace minutebook

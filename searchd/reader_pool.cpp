// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/reader_pool.hpp"

namespace minutebook {

Result<std::unique_ptr<ReaderPool>> ReaderPool::open(const std::filesystem::path& index_root) {
  std::unique_ptr<ReaderPool> pool(new ReaderPool(index_root));
  if (const auto first = pool->lease(); !first) return tl::unexpected(first.error());
  return pool;
}

Result<ReaderPool::Lease> ReaderPool::lease() {
  // A stale reader is dropped here rather than in give_back(): an idle one may go stale while it waits.
  while (auto reader = take())
    if (!reader->is_stale()) return Lease(*this, std::move(reader));
  auto opened = Reader::open(index_root_, Access::open);
  if (!opened) return tl::unexpected(opened.error());
  return Lease(*this, std::make_unique<Reader>(std::move(*opened)));
}

void ReaderPool::give_back(std::unique_ptr<Reader> reader) {
  const std::lock_guard lock(mutex_);
  idle_.push_back(std::move(reader));
}

std::unique_ptr<Reader> ReaderPool::take() {
  const std::lock_guard lock(mutex_);
  if (idle_.empty()) return nullptr;
  auto reader = std::move(idle_.back());
  idle_.pop_back();
  return reader;
}

}  // namespace minutebook

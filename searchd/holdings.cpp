// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/holdings.hpp"

namespace minutebook {

Result<std::shared_ptr<const Holdings>> HoldingsKeeper::of(Reader& reader) {
  const std::lock_guard lock(mutex_);
  if (kept_ != nullptr && kept_->revision == reader.revision()) return kept_;
  auto holdings = reader.holdings();
  if (!holdings) return tl::unexpected(holdings.error());
  kept_ = std::make_shared<const Holdings>(std::move(*holdings));
  return kept_;
}

}  // namespace minutebook

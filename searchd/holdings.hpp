// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <memory>
#include <mutex>
#include <string>

#include "lib/base/result.hpp"
#include "lib/index/reader.hpp"

namespace minutebook {

/// GET /api/v1/holdings (schemas/holdings.schema.json).
std::string holdings_json(const Holdings& holdings);

/// Holdings of the newest revision that was asked for. Thread-safe; while one thread reads, others wait for it.
class HoldingsKeeper {
 public:
  Result<std::shared_ptr<const Holdings>> of(Reader& reader);

 private:
  std::mutex mutex_;
  std::shared_ptr<const Holdings> kept_;
};

}  // namespace minutebook

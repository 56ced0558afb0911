// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "searchd/context.hpp"

namespace minutebook {

/// Every address the daemon answers. Knows nothing of sockets: a request value in, a response value out. Thread-safe.
class Service {
 public:
  explicit Service(ServiceParts parts) : context_(std::move(parts)) {}

  /// Never throws; what goes wrong is a response with plain words, as problem+json under /api/.
  [[nodiscard]] WebResponse answer(const WebRequest& request) const;

 private:
  Context context_;
};

}  // namespace minutebook

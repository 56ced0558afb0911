// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <functional>

#include "lib/base/result.hpp"
#include "searchd/exchange.hpp"
#include "searchd/options.hpp"

namespace minutebook {

struct HttpFront {
  ListenAddress listen;
  unsigned threads = 64;
  std::function<WebResponse(const WebRequest&)> answer;      ///< called from many threads at once
  std::function<void(const std::string& address)> on_ready;  ///< "http://127.0.0.1:8080/", once the port is open
};

/// Serves until SIGINT or SIGTERM; requests under way are finished. Fails when the address cannot be taken. Call it
/// before other threads are started, as it blocks those signals for the whole program.
Result<void> serve(const HttpFront& front);

}  // namespace minutebook

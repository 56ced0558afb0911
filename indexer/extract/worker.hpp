// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>

namespace minutebook {

struct ServeOptions {
  uint16_t hello_flags = 0;  ///< MessageFlag bits of the greeting
  int memory_status = -1;    ///< /proc/self/statm, opened before files were shut; -1 to never retire for growth
};

/// Reads requests from the socket (protocol.hpp) and answers them until the other side hangs up. Returns the exit code.
int serve(int socket, const ServeOptions& options);

}  // namespace minutebook

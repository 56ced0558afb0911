// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>

namespace minutebook {

/// Reads requests from the socket (protocol.hpp) and answers them until the other side hangs up. Returns the exit code.
/// `hello_flags` go into the greeting.
int serve(int socket, uint16_t hello_flags);

}  // namespace minutebook

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <string>

#include "lib/base/result.hpp"

namespace minutebook {

/// What the kernel gave. docs/sandbox.md says what each keeps away.
struct Lockdown {
  bool landlock = false;  ///< files: only fonts, character maps and libraries can be read
  bool seccomp = false;   ///< system calls: sockets, programs and processes are out
};

/// Shuts this process in, for good: no new privileges, limits on memory (bytes of address space, 0 for none), on files
/// and core dumps, Landlock, a seccomp filter. Missing kernel features are told, not an error; a limit that cannot be
/// set is. Opening other files fails with EACCES; making a socket or running a program kills the process (SIGSYS);
/// what is neither allowed nor forbidden by name fails with EPERM. Single-threaded callers only.
Result<Lockdown> lock_down(uint64_t memory_limit);

/// Shuts this process in, for good, before it becomes a program that converts papers: it may run programs and read
/// below /usr, /lib and /bin, read fonts, and do as it likes in `folder`; it reaches no socket but
/// its own. `memory_limit` in bytes of address space. Fails where the kernel cannot do all of it: such a program is not
/// to be let loose on papers. Single-threaded callers only.
Result<void> confine(const std::string& folder, uint64_t memory_limit);

}  // namespace minutebook

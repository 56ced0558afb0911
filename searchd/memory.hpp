// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace minutebook {

/// Sets memory aside that is given back when an allocation fails, so that cleaning up after std::bad_alloc can
/// allocate: the JSON library does so in destructors, where a second failure would end the program. Idempotent; call it
/// again after a failure. Thread-safe. Never fails: without memory nothing is set aside.
void set_memory_aside();

/// Gives what was freed back to the system.
void return_memory();

}  // namespace minutebook

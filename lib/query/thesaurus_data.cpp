// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/query/thesaurus_data.hpp"

// The file stands among the constants of the program: read from its pages on the disk when it is asked, and shared by
// all that run.
__asm__(
    ".section .rodata.minutebook_thesaurus,\"a\",@progbits\n"
    ".global minutebook_thesaurus_begin\n"
    ".global minutebook_thesaurus_end\n"
    ".balign 16\n"
    "minutebook_thesaurus_begin:\n"
    ".incbin \"" MINUTEBOOK_THESAURUS
    "\"\n"
    "minutebook_thesaurus_end:\n"
    ".byte 0\n"
    ".text\n");

extern "C" {
extern const char minutebook_thesaurus_begin;
extern const char minutebook_thesaurus_end;
}

namespace minutebook {

std::string_view thesaurus_data() {
  return {&minutebook_thesaurus_begin, static_cast<size_t>(&minutebook_thesaurus_end - &minutebook_thesaurus_begin)};
}

}  // namespace minutebook

// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes are a manifest: it is read without harm, never opens a marked paper, and holds everything back when
// anything in it is wrong.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "indexer/pipeline/manifest.hpp"
#include "lib/base/text.hpp"

namespace {

void check(bool fine, const char* what) {
  if (fine) return;
  std::fprintf(stderr, "fuzz_manifest: %s\n", what);
  std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace minutebook;
  Manifests manifests;
  manifests.add("/papers", read_manifest("m", {reinterpret_cast<const char*>(data), size}));
  const bool wrong = !manifests.complaints().empty();
  check(is_utf8(manifests.to_json()), "the print is no UTF-8");
  for (const char* path : {"a.pdf", "cabinet/2022-11-09 x.pdf", "staff/a/b.pdf", "\xff/\xfe"})
    for (const auto level : {RestrictionLevel::open, RestrictionLevel::weak, RestrictionLevel::restricted}) {
      DocumentRecord record;
      record.source = {"/papers", path, 0, 0};
      record.minutes.restriction.level = level;
      record.minutes.body = NamedValue{"the executive", {}};
      manifests.fill(record);
      manifests.hold_back(record);
      check(record.minutes.restriction.level >= level, "a marked paper was opened");
      check(!wrong || record.minutes.restriction.level == RestrictionLevel::restricted, "open with a broken manifest");
      check(!manifests.mark(record.source).empty(), "no mark");
    }
  return 0;
}

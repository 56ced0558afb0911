// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "indexer/extract/archive.hpp"
#include "indexer/extract/mail.hpp"
#include "lib/worker/protocol.hpp"

/// E-mails and zips of papers: whatever comes of them can be sent to the parent, and each paper they name can be asked
/// for.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  for (const auto& layout : {minutebook::read_mail(bytes), minutebook::read_archive(bytes)}) {
    if (!minutebook::decode_layout(minutebook::encode(layout))) std::abort();
    for (uint32_t i = 0; i < layout.attachments.size() && i < 4; ++i) {
      if (("/" + layout.attachments[i] + "/").find("/../") != std::string::npos) std::abort();
      (void)(layout.media_type == minutebook::MediaType::eml ? minutebook::mail_parts(bytes, i, 2)
                                                             : minutebook::archive_parts(bytes, i, 2));
    }
  }
  return 0;
}

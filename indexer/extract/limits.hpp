// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstddef>
#include <cstdint>

namespace minutebook {

// What one file may cost. Honest committee papers stay far below; a file above is read up to the limit and gets the
// verdict too_large with how far it was read. Together they keep an encoded layout below max_message_bytes.
inline constexpr uint64_t max_file_bytes = uint64_t{512} << 20;
inline constexpr uint64_t max_entry_bytes = uint64_t{96} << 20;  ///< one unpacked file of a zip (DOCX, ODT)
/// An entry above min_bomb_bytes may be at most so many times as large as its zip; honest XML packs to a tenth or a
/// fiftieth.
inline constexpr uint64_t min_bomb_bytes = uint64_t{16} << 20;
inline constexpr uint64_t max_unpacked_times = 200;
inline constexpr size_t max_text_bytes = size_t{64} << 20;
inline constexpr size_t max_lines = 1'000'000;
inline constexpr size_t max_words = 4'000'000;
inline constexpr uint32_t max_pages = 20'000;
inline constexpr size_t max_line_bytes = size_t{1} << 20;  ///< a longer paragraph is cut into several
inline constexpr unsigned max_depth = 200;                 ///< elements inside one another
inline constexpr size_t max_attachments = 1000;

}  // namespace minutebook

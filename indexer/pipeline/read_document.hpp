// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <functional>
#include <string>

#include "lib/base/file.hpp"
#include "lib/model/layout.hpp"
#include "lib/model/record.hpp"

namespace minutebook {

constexpr uint64_t largest_file = uint64_t{2} << 30;  ///< bytes; a larger file is listed and not read

/// Reads the layout of an open file: the worker pool in life, a table of layouts in tests.
using LayoutReader = std::function<Layout(const Descriptor& file, const std::string& name)>;

/// Opens a paper for reading: PaperOpener in life.
using OpenPaper = std::function<Result<Descriptor>(const SourceFile& source)>;

/// One file from bytes to record: hash (unless `sha256` already holds it) → layout → parse. Never fails: a file that is
/// gone, unreadable or larger than 2 GiB has a verdict that says so.
DocumentRecord read_document(const SourceFile& source, const std::string& sha256, const LayoutReader& read_layout,
                             const OpenPaper& open_paper = {});

/// With `open_paper`, or as a file when that is empty.
Result<Descriptor> open_source(const SourceFile& source, const OpenPaper& open_paper);

/// Splits "a/b/c.pdf" as a person names it into root "/…/a/b" (absolute) and path "c.pdf".
SourceFile source_of(const std::string& path);

}  // namespace minutebook

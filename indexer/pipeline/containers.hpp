// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "indexer/discover/ledger.hpp"
#include "indexer/pipeline/read_document.hpp"

namespace minutebook {

/// Names of the papers inside a zip or an e-mail, as they stand behind its path; empty when it cannot be read.
using ListPapers = std::function<std::vector<std::string>(const SourceFile& container)>;

/// Puts the papers inside zips and e-mails behind the files they lie in: "pack.zip/minutes.pdf", with the size and time
/// of the container, so that they are looked at again whenever it changes. A container that is as the ledger knows it
/// is not opened. Containers inside containers are left as they are.
void add_contained(std::vector<SourceFile>& files, const Ledger& ledger, const ListPapers& list_papers);

/// What a record says in an index of the names inside it: how many and of what kind. The papers have records of their
/// own, and one that is held back must not be named by the mail it came with.
void hide_contained_names(DocumentRecord& record);

/// A zip is only opened by its name, and not inside another container: gives one that is not its verdict.
void refuse_unopened(DocumentRecord& record);

}  // namespace minutebook

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstddef>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "lib/base/result.hpp"
#include "lib/model/correction.hpp"
#include "lib/model/record.hpp"

namespace minutebook {

/// Name of the file that is looked for in the root of every archive folder.
inline constexpr std::string_view corrections_name = "corrections.jsonl";

/// A correction and where it stands.
struct PlacedCorrection {
  std::string file;
  size_t line = 0;  ///< from 1
  Correction correction;
};

/// All corrections of a run. What people wrote beside the archive wins over what was read from the papers, and
/// survives re-indexing because it is a file of the archive.
struct Corrections {
  std::map<std::string, std::vector<PlacedCorrection>> of_paper;  ///< by sha256, in the order of files and lines
  std::vector<PlacedCorrection> of_people;                        ///< people.same and people.apart
  std::vector<std::string> complaints;  ///< a line each: FILE:LINE: what is wrong; that line is not applied, and if it
                                        ///< may be meant to hold a paper back, it does
  std::string hash;                     ///< of all files; empty when there is none
};

/// corrections.jsonl of every folder that has one, then `more` (which must exist). A line that cannot be understood is
/// a complaint. Only a file of `more` that cannot be read is an error.
Result<Corrections> read_corrections(const std::vector<std::filesystem::path>& folders,
                                     const std::vector<std::filesystem::path>& more);

/// Adds the lines of one file; the pure part of read_corrections().
void add_corrections(const std::string& file, std::string_view text, Corrections& corrections);

/// Applies what is said of this paper, each line wholly or not at all, and notes who and why as problems. Returns a
/// complaint for every line that the paper does not fit ("no item 9"). A restriction that cannot be understood holds
/// the paper back until it is put right.
std::vector<std::string> apply_corrections(const Corrections& corrections, DocumentRecord& record);

/// Marks what is said of a paper: equal marks, equal corrections. Empty when nothing is said.
std::string mark_of_corrections(const Corrections& corrections, const std::string& sha256);

/// A complaint for every line that names a paper which none of `hashes` is.
std::vector<std::string> unknown_papers(const Corrections& corrections, const std::vector<std::string>& hashes);

/// Rulings for make_people().
std::vector<PersonRuling> rulings_of(const Corrections& corrections);

/// The rulings are kept beside the index for `minutebook people`: INDEX/people.jsonl, lines as in corrections.jsonl.
/// Without rulings the file is taken away.
Result<void> write_rulings(const std::filesystem::path& index_root, const Corrections& corrections);
/// Empty when there are none.
Result<std::vector<PersonRuling>> read_rulings(const std::filesystem::path& index_root);

}  // namespace minutebook

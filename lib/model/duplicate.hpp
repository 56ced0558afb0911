// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace minutebook {

/// What another paper is to this one.
enum class Relation {
  copy,      ///< it has the same text
  version,   ///< it has nearly the same text: a draft, or what came of it
  contains,  ///< it contains this one: a pack, or the minutes that came with the papers of the next meeting
  part_of    ///< it is a part of this one
};
std::string_view to_name(Relation relation);

struct Duplicate {
  std::string id, path, title;
  Relation relation = Relation::copy;
  friend bool operator==(const Duplicate&, const Duplicate&) = default;
};

/// Papers that stand more than once.
struct DuplicateCounts {
  uint64_t copies = 0;    ///< papers with the text of another, without the one that stands for them
  uint64_t versions = 0;  ///< the same for nearly the same text
  uint64_t parts = 0;     ///< other papers that another contains
  friend bool operator==(const DuplicateCounts&, const DuplicateCounts&) = default;
};

/// Where else the text of a paper stands, among the papers of the same database.
struct Duplicates {
  std::vector<Duplicate> others;  ///< copies, versions, then those that contain it and its parts; each by path
  std::string canonical;          ///< id of the one among the paper, its copies and versions that stands for all
  friend bool operator==(const Duplicates&, const Duplicates&) = default;
};

}  // namespace minutebook

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lib/base/date.hpp"
#include "lib/model/archive.hpp"
#include "lib/model/minutes.hpp"

namespace minutebook {

/// Whom papers are meant for. A manifest can hold papers back; it never makes a marked paper public.
enum class DeclaredAccess { open, restricted };  ///< printed "public" and "restricted"
std::string_view to_name(DeclaredAccess access);
std::optional<DeclaredAccess> access_from_name(std::string_view name);

/// A row of the register of bodies.
struct BoardEntry {
  std::string name;
  std::vector<std::string> aliases;
  std::string organization;
  std::string predecessor;         ///< name of another row
  std::optional<Date> start, end;  ///< both included
  friend bool operator==(const BoardEntry&, const BoardEntry&) = default;
};

/// What is said of the papers whose path fits a pattern (path_pattern.hpp). What is absent is not said.
struct PaperRule {
  std::string path;
  std::string board;
  std::optional<Date> date;
  std::optional<DocumentType> type;
  std::optional<DeclaredAccess> access;
  std::string licence;
  std::vector<std::string> languages;
  friend bool operator==(const PaperRule&, const PaperRule&) = default;
};

/// What minutebook.toml says of a folder of papers (docs/manifest.md, schemas/manifest.schema.json).
struct Manifest {
  std::string file;  ///< as it is named in messages
  Archive archive;
  DeclaredAccess access = DeclaredAccess::open;
  std::vector<BoardEntry> boards;
  std::vector<PaperRule> papers;
  std::vector<std::vector<std::string>> synonyms;
  std::vector<std::string> complaints;  ///< FILE:LINE:COLUMN: KEY: what is wrong; with any, all papers are held back
  friend bool operator==(const Manifest&, const Manifest&) = default;
};

/// One line of JSON in the shape of schemas/manifest.schema.json: what was understood. Only what is said is printed.
std::string to_json(const Manifest& manifest);
/// Of every folder: [{"folder", "file", "manifest", "complaints"}].
std::string to_json(const std::vector<std::pair<std::string, Manifest>>& by_folder);

}  // namespace minutebook

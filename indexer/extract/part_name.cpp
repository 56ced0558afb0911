// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/part_name.hpp"

#include <algorithm>

#include "indexer/extract/encoding.hpp"
#include "lib/base/text.hpp"

namespace minutebook {
namespace {

constexpr size_t most_bytes = 200;  // of one piece, as file systems have it
constexpr size_t most_pieces = 20;

bool is_drive(std::string_view piece) { return piece.size() == 2 && piece[1] == ':'; }

/// One piece between slashes; empty when it would lead elsewhere.
std::string safe_piece(std::string_view piece) {
  std::string out = printable(repair_utf8(piece));
  if (out == "." || out == ".." || is_drive(out)) return {};
  if (out.size() <= most_bytes) return out;
  // The end tells the format.
  const size_t dot = out.rfind('.');
  const std::string ending = dot == std::string::npos || out.size() - dot > 10 ? "" : out.substr(dot);
  return std::string(utf8_prefix(out, most_bytes - ending.size())) + ending;
}

std::string safe_path(std::string_view claimed) {
  std::string text(claimed);
  std::replace(text.begin(), text.end(), '\\', '/');
  std::vector<std::string> pieces;
  for (const auto part : split(text, '/'))
    if (auto piece = safe_piece(part); !piece.empty()) pieces.push_back(std::move(piece));
  if (pieces.size() > most_pieces) pieces.erase(pieces.begin(), pieces.end() - most_pieces);
  return join(pieces, "/");
}

/// "a/minutes (2).pdf"
std::string numbered(const std::string& path, unsigned number) {
  const size_t slash = path.rfind('/');
  size_t dot = path.rfind('.');
  if (dot == std::string::npos || (slash != std::string::npos && dot < slash)) dot = path.size();
  return path.substr(0, dot) + " (" + std::to_string(number) + ")" + path.substr(dot);
}

}  // namespace

std::string PartNames::add(std::string_view claimed, const std::string& otherwise) {
  std::string path = safe_path(claimed);
  if (path.empty()) path = otherwise;
  std::string name = path;
  for (unsigned number = 2; !taken_.insert(name).second; ++number) name = numbered(path, number);
  return name;
}

}  // namespace minutebook

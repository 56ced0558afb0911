// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/discover/ledger.hpp"

#include <algorithm>
#include <charconv>
#include <set>

#include "lib/base/file.hpp"
#include "lib/base/text.hpp"

namespace minutebook {
namespace {

constexpr std::string_view header = "minutebook ledger 1";
constexpr size_t columns = 12;
constexpr uint64_t largest_ledger = uint64_t{1} << 32;

std::string escape(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\')
      out += "\\\\";
    else if (c == '\t')
      out += "\\t";
    else if (c == '\n')
      out += "\\n";
    else if (c == '\r')
      out += "\\r";
    else
      out += c;
  }
  return out;
}

char unescaped(char c) {
  if (c == 't') return '\t';
  if (c == 'n') return '\n';
  return c == 'r' ? '\r' : c;
}

std::string unescape(std::string_view text) {
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\' && i + 1 < text.size())
      out += unescaped(text[++i]);
    else
      out += text[i];
  }
  return out;
}

template <class T>
T number(std::string_view text) {
  T value{};
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

std::string print(const LedgerRow& row) {
  const std::vector<std::string> fields = {escape(row.source.root),
                                           escape(row.source.path),
                                           std::to_string(row.source.size),
                                           std::to_string(row.source.mtime_ns),
                                           row.id,
                                           row.sha256,
                                           std::string(to_name(row.verdict)),
                                           escape(row.detail),
                                           std::to_string(row.pages),
                                           row.restricted ? "restricted" : "public",
                                           escape(row.body),
                                           row.date + " " + row.type};
  return join(fields, "\t") + "\n";
}

std::optional<LedgerRow> read_row(std::string_view line) {
  const auto fields = split(line, '\t');
  if (fields.size() != columns) return std::nullopt;
  LedgerRow row;
  row.source = {unescape(fields[0]), unescape(fields[1]), number<uint64_t>(fields[2]), number<int64_t>(fields[3])};
  row.id = fields[4];
  row.sha256 = fields[5];
  const auto verdict = verdict_from_name(fields[6]);
  if (!verdict) return std::nullopt;
  row.verdict = *verdict;
  row.detail = unescape(fields[7]);
  row.pages = number<uint32_t>(fields[8]);
  row.restricted = fields[9] != "public";
  row.body = unescape(fields[10]);
  const auto last = split(fields[11], ' ');
  row.date = last[0];
  row.type = last.size() > 1 ? last[1] : "";
  return row;
}

}  // namespace

Result<Ledger> read_ledger(const std::filesystem::path& index_root) {
  const auto bytes = read_file(index_root / "ledger", largest_ledger);
  if (!bytes) return tl::unexpected(bytes.error());
  Ledger ledger;
  bool first = true;
  for (const auto line : split(*bytes, '\n')) {
    if (first) {
      const auto fields = split(line, '\t');
      if (fields[0] != header)
        return fail(ErrorCode::wrong_version, (index_root / "ledger").string() + " was written by another version",
                    "Build the index again: minutebook index FOLDER... --index DIR");
      if (fields.size() > 1) ledger.written = fields[1];
      if (fields.size() > 2) ledger.corrections = fields[2];
      first = false;
    } else if (!line.empty()) {
      auto row = read_row(line);
      if (!row)
        return fail(ErrorCode::bad_format, (index_root / "ledger").string() + " is damaged",
                    "Build the index again with --rebuild");
      ledger.rows.push_back(std::move(*row));
    }
  }
  return ledger;
}

Result<void> write_ledger(const std::filesystem::path& index_root, const Ledger& ledger) {
  std::string out = join({std::string(header), ledger.written, ledger.corrections}, "\t") + "\n";
  for (const auto& row : ledger.rows) out += print(row);
  constexpr unsigned only_owner = 0600;  // names of restricted papers stand here
  return write_file_atomically(index_root / "ledger", out, only_owner);
}

bool is_unchanged(const Ledger& ledger, const std::vector<SourceFile>& files) {
  if (ledger.rows.size() != files.size()) return false;
  const auto key = [](const SourceFile& file) { return std::tie(file.root, file.path, file.size, file.mtime_ns); };
  const auto less = [&](const SourceFile* a, const SourceFile* b) { return key(*a) < key(*b); };
  std::set<const SourceFile*, decltype(less)> known(less);
  for (const auto& row : ledger.rows) known.insert(&row.source);
  return std::all_of(files.begin(), files.end(), [&](const SourceFile& file) { return known.contains(&file); });
}

}  // namespace minutebook

// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/discover/ledger.hpp"

#include <algorithm>
#include <charconv>
#include <system_error>

#include "lib/base/file.hpp"
#include "lib/base/text.hpp"

namespace minutebook {
namespace {

constexpr std::string_view header = "minutebook ledger 3";
constexpr size_t columns = 17;
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

void unescape(std::string_view text, std::string& out) {
  if (text.find('\\') == std::string_view::npos) {
    out = text;
    return;
  }
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\' && i + 1 < text.size())
      out += unescaped(text[++i]);
    else
      out += text[i];
  }
}

template <class T>
T number(std::string_view text) {
  T value{};
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

std::string_view side_name(const LedgerRow& row) {
  if (row.restricted) return "restricted";
  return row.partly ? "partly" : "public";
}

void print(const LedgerRow& row, std::string& out) {
  const std::string fields[columns] = {escape(row.source.root),
                                       escape(row.source.path),
                                       std::to_string(row.source.size),
                                       std::to_string(row.source.mtime_ns),
                                       row.id,
                                       row.sha256,
                                       std::string(to_name(row.verdict)),
                                       escape(row.detail),
                                       std::to_string(row.pages),
                                       std::string(side_name(row)),
                                       escape(row.body),
                                       row.date,
                                       row.type,
                                       row.corrections,
                                       std::to_string(row.unread_pages),
                                       escape(row.ocr),
                                       join(row.replaces, " ")};
  for (size_t i = 0; i < columns; ++i) {
    out += fields[i];
    out += i + 1 < columns ? '\t' : '\n';
  }
}

/// False when the line is damaged.
bool read_row(std::string_view line, LedgerRow& row) {
  std::string_view fields[columns];
  for (size_t i = 0; i < columns; ++i) {
    const size_t end = line.find('\t');
    if ((end == std::string_view::npos) != (i + 1 == columns)) return false;
    fields[i] = line.substr(0, end);
    line.remove_prefix(std::min(line.size(), fields[i].size() + 1));
  }
  const auto verdict = verdict_from_name(fields[6]);
  if (!verdict) return false;
  unescape(fields[0], row.source.root);
  unescape(fields[1], row.source.path);
  row.source.size = number<uint64_t>(fields[2]);
  row.source.mtime_ns = number<int64_t>(fields[3]);
  row.id = fields[4];
  row.sha256 = fields[5];
  row.verdict = *verdict;
  unescape(fields[7], row.detail);
  row.pages = number<uint32_t>(fields[8]);
  row.partly = fields[9] == "partly";
  row.restricted = !row.partly && fields[9] != "public";
  unescape(fields[10], row.body);
  row.date = fields[11];
  row.type = fields[12];
  row.corrections = fields[13];
  row.unread_pages = number<uint32_t>(fields[14]);
  unescape(fields[15], row.ocr);
  if (!fields[16].empty())
    for (const auto id : split(fields[16], ' ')) row.replaces.emplace_back(id);
  return true;
}

/// The first line; false when it is of another version.
bool read_header(std::string_view line, Ledger& ledger) {
  const auto fields = split(line, '\t');
  if (fields[0] != header || fields.size() != 4) return false;
  ledger.written = fields[1];
  ledger.corrections = fields[2];
  ledger.serial = fields[3];
  return true;
}

Result<Ledger> read_from(const std::filesystem::path& path) {
  const auto bytes = read_file(path, largest_ledger);
  if (!bytes) return tl::unexpected(bytes.error());
  std::string_view rest = *bytes;
  const auto next_line = [&] {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(rest.size(), line.size() + 1));
    return line;
  };
  Ledger ledger;
  if (!read_header(next_line(), ledger))
    return fail(ErrorCode::wrong_version, path.string() + " was written by another version",
                "Build the index again: minutebook index FOLDER... --index DIR");
  ledger.rows.reserve(static_cast<size_t>(std::count(rest.begin(), rest.end(), '\n')));
  while (!rest.empty()) {
    if (!read_row(next_line(), ledger.rows.emplace_back()))
      return fail(ErrorCode::bad_format, path.string() + " is damaged", "Build the index again with --rebuild");
  }
  return ledger;
}

Result<void> write_to(const std::filesystem::path& path, const Ledger& ledger) {
  std::string out = join({std::string(header), ledger.written, ledger.corrections, ledger.serial}, "\t") + "\n";
  for (const auto& row : ledger.rows) print(row, out);
  constexpr unsigned only_owner = 0600;  // names of restricted papers stand here
  return write_file_atomically(path, out, only_owner);
}

std::filesystem::path ledger_path(const std::filesystem::path& index_root) { return index_root / "ledger"; }
std::filesystem::path next_path(const std::filesystem::path& index_root) { return index_root / "ledger.next"; }

}  // namespace

Result<Ledger> read_ledger(const std::filesystem::path& index_root) { return read_from(ledger_path(index_root)); }
Result<Ledger> read_next_ledger(const std::filesystem::path& index_root) { return read_from(next_path(index_root)); }

Result<void> write_ledger(const std::filesystem::path& index_root, const Ledger& ledger) {
  return write_to(ledger_path(index_root), ledger);
}

Result<void> write_next_ledger(const std::filesystem::path& index_root, const Ledger& ledger) {
  return write_to(next_path(index_root), ledger);
}

Result<void> adopt_ledger(const std::filesystem::path& index_root) {
  std::error_code error;
  std::filesystem::rename(next_path(index_root), ledger_path(index_root), error);
  if (error) return fail_errno("Could not rename " + next_path(index_root).string(), error.value());
  return {};
}

bool is_indexed(const LedgerRow& row) {
  switch (row.verdict) {
    case Verdict::ok:
    case Verdict::no_text:
    case Verdict::too_large:
      return !row.id.empty() && row.type != archive_type;
    case Verdict::locked:
    case Verdict::malformed:
    case Verdict::timed_out:
    case Verdict::crashed:
    case Verdict::unsupported:
      return false;
  }
  return false;
}

bool is_unchanged(const Ledger& ledger, const std::vector<SourceFile>& files) {
  return std::equal(ledger.rows.begin(), ledger.rows.end(), files.begin(), files.end(),
                    [](const LedgerRow& row, const SourceFile& file) { return row.source == file; });
}

}  // namespace minutebook

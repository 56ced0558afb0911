// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/pipeline/corrections.hpp"

#include <algorithm>
#include <set>

#include "indexer/pipeline/correction_fields.hpp"
#include "lib/base/file.hpp"
#include "lib/base/hash.hpp"
#include "lib/base/text.hpp"

namespace minutebook {
namespace {

constexpr uint64_t largest_file_of_corrections = uint64_t{64} << 20;  // bytes
constexpr size_t hash_digits = 64;
constexpr std::string_view rulings_name = "people.jsonl";

std::string at_line(const PlacedCorrection& placed, const std::string& what) {
  return placed.file + ":" + std::to_string(placed.line) + ": " + what;
}

std::string note_of(const Correction& correction, const std::string& before) {
  const std::string was = before.empty() ? "" : " (read as \"" + std::string(utf8_prefix(before, 120)) + "\")";
  return correction.field + " corrected by " + correction.who + ": " + correction.why + was;
}

/// Speaks of who may see a paper, also with a slip in it ("Restriction ", "acess" is beyond help).
bool may_restrict(std::string_view text) {
  constexpr std::string_view words[] = {"restri", "access",  "public",  "confid",
                                        "exempt", "private", "classif", "withh"};
  std::string letters;
  for (const char c : fold(text))
    if (c >= 'a' && c <= 'z') letters += c;
  return std::any_of(std::begin(words), std::end(words),
                     [&](std::string_view word) { return letters.find(word) != std::string::npos; });
}

/// Every SHA-256 that stands in a line, whatever else is wrong with it.
std::vector<std::string> hashes_in(std::string_view line) {
  constexpr size_t most = 100;
  std::vector<std::string> out;
  const std::string lower = to_lower_ascii(line);
  for (size_t at = 0; (at = lower.find_first_of("0123456789abcdef", at)) != std::string::npos;) {
    const size_t end = std::min(lower.find_first_not_of("0123456789abcdef", at), lower.size());
    if (end - at == hash_digits && out.size() < most) out.push_back(lower.substr(at, end - at));
    at = end;
  }
  return out;
}

/// A key that stands twice: programs differ in which of the two they take.
bool has_key_twice(std::string_view line) {
  for (const std::string_view key : {"\"value\"", "\"field\"", "\"sha256\""}) {
    size_t count = 0;
    for (size_t at = line.find(key); at != std::string_view::npos; at = line.find(key, at + 1)) {
      const auto rest = trim(line.substr(at + key.size()));
      count += rest.starts_with(':') ? 1 : 0;
    }
    if (count > 1) return true;
  }
  return false;
}

/// A line that cannot be applied and may be meant to hold a paper back does so until it is put right.
void fail_closed(const PlacedCorrection& placed, std::string_view line, std::string complaint,
                 Corrections& corrections) {
  const auto hashes = hashes_in(line);
  if (hashes.empty())
    complaint += " (it names no paper, so that none could be held back)";
  else
    complaint += " (until it is put right, the paper is held back)";
  corrections.complaints.push_back(at_line(placed, complaint));
  for (const std::string& hash : hashes) {
    PlacedCorrection closing = placed;
    closing.correction = {};
    closing.correction.sha256 = hash;
    closing.correction.field = "restriction";
    corrections.of_paper[hash].push_back(std::move(closing));
  }
}

void hold_back(Minutes& minutes, const std::string& why) {
  minutes.restriction = {
      RestrictionLevel::restricted, why, {}, {std::max(minutes.restriction.place.page, 1U), 0, 0, "correction", 1}};
}

}  // namespace

void add_corrections(const std::string& file, std::string_view text, Corrections& corrections) {
  size_t number = 0;
  for (std::string_view line : split(text, '\n')) {
    ++number;
    if (number == 1 && line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);
    line = trim(line);
    if (line.empty()) continue;
    PlacedCorrection placed{file, number, {}};
    auto read = is_utf8(line) ? correction_from_json(line) : fail(ErrorCode::bad_format, "is not UTF-8");
    if (read && has_key_twice(line)) read = fail(ErrorCode::bad_format, "has a key twice");
    if (!read && may_restrict(line)) {
      fail_closed(placed, line, read.error().what, corrections);
      continue;
    }
    if (!read) {
      corrections.complaints.push_back(at_line(placed, read.error().what));
      continue;
    }
    placed.correction = std::move(*read);
    std::string& hash = placed.correction.sha256;
    hash = to_lower_ascii(hash);
    const auto fine = check_correction(placed.correction);
    if (!fine && may_restrict(placed.correction.field)) {
      fail_closed(placed, line, fine.error().what, corrections);
      continue;
    }
    if (!fine) {
      corrections.complaints.push_back(at_line(placed, fine.error().what));
      continue;
    }
    if (hash.empty())
      corrections.of_people.push_back(std::move(placed));
    else
      corrections.of_paper[hash].push_back(std::move(placed));
  }
}

Result<Corrections> read_corrections(const std::vector<std::filesystem::path>& folders,
                                     const std::vector<std::filesystem::path>& more) {
  Corrections out;
  std::vector<std::filesystem::path> files;
  for (const auto& folder : folders) {
    std::error_code ignored;
    const auto path = folder / corrections_name;
    if (std::filesystem::exists(path, ignored)) files.push_back(path);
  }
  files.insert(files.end(), more.begin(), more.end());
  std::string hashes;
  std::set<std::filesystem::path> seen;
  for (const auto& path : files) {
    std::error_code ignored;
    if (!seen.insert(std::filesystem::weakly_canonical(path, ignored)).second) continue;
    const auto text = read_file(path, largest_file_of_corrections);
    if (!text) return tl::unexpected(text.error());
    add_corrections(path.string(), *text, out);
    hashes += sha256_hex(*text);
  }
  if (!hashes.empty()) out.hash = sha256_hex(hashes);
  return out;
}

std::vector<std::string> apply_corrections(const Corrections& corrections, DocumentRecord& record) {
  std::vector<std::string> complaints;
  const auto said = corrections.of_paper.find(record.sha256);
  if (said == corrections.of_paper.end()) return complaints;
  bool unclear = false;
  for (const PlacedCorrection& placed : said->second) {
    const Correction& correction = placed.correction;
    const bool known = check_correction(correction).has_value();
    const auto before = known ? apply_correction(correction, record.minutes) : tl::unexpected(Error());
    if (before) {
      record.minutes.problems.push_back({0, note_of(correction, *before)});
      continue;
    }
    if (known) complaints.push_back(at_line(placed, before.error().what));  // else it was said when the file was read
    unclear = unclear || correction.field == "restriction";
  }
  // Also when another line says that it is public: nobody can tell which of the two was meant to count.
  if (unclear) hold_back(record.minutes, "a correction of its restriction cannot be understood");
  drop_removed(record.minutes);
  return complaints;
}

std::string mark_of_corrections(const Corrections& corrections, const std::string& sha256) {
  constexpr size_t digits = 16;
  const auto said = corrections.of_paper.find(sha256);
  if (said == corrections.of_paper.end()) return {};
  std::string lines;
  for (const PlacedCorrection& placed : said->second) lines += to_json(placed.correction) + "\n";
  return sha256_hex(lines).substr(0, digits);
}

std::vector<std::string> unknown_papers(const Corrections& corrections, const std::vector<std::string>& hashes) {
  const std::set<std::string_view> known(hashes.begin(), hashes.end());
  std::vector<std::string> out;
  for (const auto& [hash, said] : corrections.of_paper)
    if (!known.contains(hash))
      for (const PlacedCorrection& placed : said) out.push_back(at_line(placed, "no paper has the SHA-256 " + hash));
  return out;
}

std::vector<PersonRuling> rulings_of(const Corrections& corrections) {
  std::vector<PersonRuling> out;
  for (const PlacedCorrection& placed : corrections.of_people) {
    out.push_back(placed.correction.names);
    out.back().same = placed.correction.field == "people.same";
  }
  return out;
}

Result<void> write_rulings(const std::filesystem::path& index_root, const Corrections& corrections) {
  const auto path = index_root / rulings_name;
  if (corrections.of_people.empty()) {
    std::error_code ignored;
    std::filesystem::remove(path, ignored);
    return {};
  }
  std::string text;
  for (const PlacedCorrection& placed : corrections.of_people) text += to_json(placed.correction) + "\n";
  constexpr unsigned only_owner = 0600;  // people of restricted papers may be named here
  return write_file_atomically(path, text, only_owner);
}

Result<std::vector<PersonRuling>> read_rulings(const std::filesystem::path& index_root) {
  std::error_code ignored;
  if (!std::filesystem::exists(index_root / rulings_name, ignored)) return std::vector<PersonRuling>();
  const auto corrections = read_corrections({}, {index_root / rulings_name});
  if (!corrections) return tl::unexpected(corrections.error());
  return rulings_of(*corrections);
}

}  // namespace minutebook

// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/pipeline/manifest.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "lib/base/hash.hpp"
#include "lib/base/text.hpp"
#include "lib/worker/paper_opener.hpp"

namespace minutebook {
namespace {

namespace fs = std::filesystem;

constexpr size_t mark_digits = 16;

Place declared(const Place& before, const char* rule) { return {std::max(before.page, 1U), 0, 0, rule, 1}; }

bool holds(const BoardEntry& board, const Date& date) {
  const DateRange day = range_of(date);
  if (board.start && *day.to < *range_of(*board.start).from) return false;
  return !board.end || *range_of(*board.end).to >= *day.from;
}

bool is_called(const BoardEntry& board, const std::string& key) {
  return board_key(board.name) == key || std::any_of(board.aliases.begin(), board.aliases.end(),
                                                     [&](const std::string& alias) { return board_key(alias) == key; });
}

/// Who was called so at that date; null when nobody was, or it cannot be told who.
const BoardEntry* board_of(const Manifest& manifest, std::string_view name, const std::optional<Date>& date) {
  const std::string key = board_key(name);
  const BoardEntry* found = nullptr;
  for (const BoardEntry& board : manifest.boards) {
    if (key.empty() || !is_called(board, key) || (date && !holds(board, *date))) continue;
    if (found != nullptr) return nullptr;
    found = &board;
  }
  return found;
}

/// Other names that `board:` finds the paper by: its aliases, and the name that is printed.
void name_board(Minutes& minutes, const BoardEntry& board) {
  const std::string printed = minutes.body->name;
  minutes.body->name = board.name;
  std::vector<std::string> others = board.aliases;
  others.push_back(printed);
  std::set<std::string> seen = {fold_name(board.name)};
  for (std::string& other : others)
    if (seen.insert(fold_name(other)).second) minutes.body_aliases.push_back(std::move(other));
  if (!minutes.organization && !board.organization.empty())
    minutes.organization = NamedValue{board.organization, declared({}, "manifest")};
}

bool is_told_by_the_paper(const Minutes& minutes) {
  return minutes.date && minutes.date_source != DateSource::filename && minutes.date_source != DateSource::manifest;
}

std::string printed(const std::optional<Date>& date) { return date ? to_iso(*date) : std::string(); }

/// What stands behind the last slash.
std::string_view name_of(std::string_view path) { return path.substr(path.rfind('/') + 1); }

/// A file that is meant as a manifest and would be passed over for its name.
bool is_misnamed(std::string_view name) {
  if (name.size() < manifest_name.size() || name.size() > manifest_name.size() + 4) return false;  // most, and quickly
  const std::string lower = to_lower_ascii(name);
  return (lower == manifest_name && name != manifest_name) || lower == std::string(manifest_name) + ".txt";
}

Manifest broken(const fs::path& file, const std::string& why) {
  Manifest manifest;
  manifest.file = file.string();
  manifest.complaints.push_back(manifest.file + ": " + why);
  return manifest;
}

}  // namespace

std::string board_key(std::string_view name) {
  std::string spaced;
  for (const char c : name) spaced += c == '&' ? std::string(" and ") : std::string(1, c);
  const std::string folded = fold_name(spaced);
  std::vector<std::string> words;
  for (const auto word : split(folded, ' ')) {
    if (word.empty() || word == "the" || word == "and") continue;
    if (!words.empty() && words.back() == "sub" && (word == "committee" || word == "group"))
      words.back() += word;
    else
      words.emplace_back(word);
  }
  return join(words, " ");
}

struct Manifests::Said {
  std::string board;  ///< as the rule or the path says
  std::optional<Date> date;
  std::optional<DocumentType> type;
  std::string licence;
  std::vector<std::string> languages;
  DeclaredAccess access = DeclaredAccess::open;
};

/// The first rule that says a thing counts, but of two that speak of access the one that holds back.
Manifests::Said Manifests::said_of(const Placed& placed, std::string_view path) {
  const Manifest& manifest = placed.manifest;
  Said said;
  std::optional<DeclaredAccess> access;
  // No pattern fits a path that is too long for them: were it to be held back, nobody could say so.
  const bool restricts = std::any_of(manifest.papers.begin(), manifest.papers.end(),
                                     [](const PaperRule& rule) { return rule.access == DeclaredAccess::restricted; });
  if (path.size() > PathPattern::longest_path && restricts) access = DeclaredAccess::restricted;
  const PaperPath names(path);
  for (size_t i = 0; i < placed.patterns.size(); ++i) {
    const PaperRule& rule = manifest.papers[i];
    if (rule.access == DeclaredAccess::restricted && placed.patterns[i].may_mean(names))
      access = DeclaredAccess::restricted;
    const auto match = placed.patterns[i].match(names);
    if (!match) continue;
    const std::string& board = rule.board.empty() ? match->board : rule.board;
    const auto date = rule.date ? rule.date : match->date;
    if (said.board.empty()) said.board = board;
    if (!said.date) said.date = date;
    if (!said.type) said.type = rule.type;
    if (said.licence.empty()) said.licence = rule.licence;
    if (said.languages.empty()) said.languages = rule.languages;
    if (rule.access && access != DeclaredAccess::restricted) access = rule.access;
  }
  if (said.licence.empty()) said.licence = manifest.archive.licence;
  if (said.languages.empty()) said.languages = manifest.archive.languages;
  said.access = access.value_or(manifest.access);
  if (!manifest.complaints.empty()) said.access = DeclaredAccess::restricted;
  return said;
}

void Manifests::add(const std::string& folder, Manifest manifest) {
  Placed placed;
  for (const PaperRule& rule : manifest.papers) {
    auto pattern = RulePattern::read(rule.path);
    if (pattern)
      placed.patterns.push_back(std::move(*pattern));
    else if (manifest.complaints.empty())  // the reader complains of it; who made this by hand is told too
      manifest.complaints.push_back(manifest.file + ": path: " + pattern.error().what);
    if (!pattern) break;
  }
  Manifest common = manifest;
  common.synonyms.clear();
  // Of the rules, what holds for papers that lie elsewhere too: whose meetings are held back.
  std::erase_if(common.papers,
                [](const PaperRule& rule) { return rule.board.empty() || rule.access != DeclaredAccess::restricted; });
  placed.common = minutebook::to_json(common) + (manifest.complaints.empty() ? "" : "!");
  placed.manifest = std::move(manifest);
  by_folder_[folder] = std::move(placed);
}

std::vector<std::pair<const Manifests::Placed*, std::string>> Manifests::above(const SourceFile& source) const {
  std::vector<std::pair<const Placed*, std::string>> out;
  if (by_folder_.empty()) return out;
  const std::string full = source.root + "/" + source.path;
  for (size_t slash = full.rfind('/'); slash != std::string::npos && slash > 0; slash = full.rfind('/', slash - 1))
    if (const auto placed = by_folder_.find(full.substr(0, slash)); placed != by_folder_.end())
      out.emplace_back(&placed->second, full.substr(slash + 1));
  return out;
}

void Manifests::fill(DocumentRecord& record) const {
  const auto manifests = above(record.source);
  if (manifests.empty()) return;
  Minutes& minutes = record.minutes;
  for (const auto& [placed, path] : manifests) {
    if (!placed->manifest.complaints.empty()) continue;
    const Said said = said_of(*placed, path);
    if (said.date && !is_told_by_the_paper(minutes) && minutes.date_source != DateSource::manifest) {
      minutes.date = said.date;
      minutes.date_source = DateSource::manifest;
      minutes.date_place = declared(minutes.date_place, "manifest");
    }
    if (said.type && minutes.type == DocumentType::other) {
      minutes.type = *said.type;
      minutes.type_place = declared(minutes.type_place, "manifest");
    }
    if (!minutes.body && !said.board.empty()) {
      const BoardEntry* board = board_of(placed->manifest, said.board, minutes.date);
      if (board != nullptr || placed->manifest.boards.empty())
        minutes.body = NamedValue{board != nullptr ? board->name : said.board, declared({}, "manifest")};
    }
    if (minutes.body && minutes.body_aliases.empty())
      if (const BoardEntry* board = board_of(placed->manifest, minutes.body->name, minutes.date))
        name_board(minutes, *board);
  }
  const auto& [nearest, path] = manifests.front();
  const Said said = said_of(*nearest, path);
  record.archive = nearest->manifest.archive;
  record.archive.licence = said.licence;
  record.archive.languages = said.languages;
}

/// A file of several meetings lies where the first of them belongs: rules for the place of another's papers cannot fit
/// its path.
bool Manifests::holds_back_a_further_meeting(const Placed& placed, const Minutes& minutes) {
  const auto is_held_back = [&](const Minutes& meeting) {
    if (!meeting.body) return false;
    const std::string key = board_key(meeting.body->name);
    return std::any_of(placed.manifest.papers.begin(), placed.manifest.papers.end(), [&](const PaperRule& rule) {
      if (rule.access != DeclaredAccess::restricted || rule.board.empty()) return false;
      const BoardEntry* board = board_of(placed.manifest, rule.board, std::nullopt);
      return board_key(rule.board) == key || (board != nullptr && is_called(*board, key));
    });
  };
  return std::any_of(minutes.further_meetings.begin(), minutes.further_meetings.end(), is_held_back);
}

void Manifests::hold_back(DocumentRecord& record) const {
  for (const auto& [placed, path] : above(record.source)) {
    const bool further = holds_back_a_further_meeting(*placed, record.minutes);
    if (!further && said_of(*placed, path).access == DeclaredAccess::open) continue;
    const bool broken = !placed->manifest.complaints.empty();
    record.minutes.restriction = {RestrictionLevel::restricted,
                                  broken    ? "the manifest of the archive cannot be understood"
                                  : further ? "the manifest of the archive says so of a meeting further down"
                                            : "the manifest of the archive says so",
                                  {},
                                  declared(record.minutes.restriction.place, "manifest")};
    return;
  }
}

bool Manifests::holds_back(const SourceFile& source) const {
  const auto manifests = above(source);
  return std::any_of(manifests.begin(), manifests.end(), [](const auto& one) {
    return said_of(*one.first, one.second).access == DeclaredAccess::restricted;
  });
}

std::string Manifests::mark(const SourceFile& source) const {
  std::string all;
  for (const auto& [placed, path] : above(source)) {
    const Said said = said_of(*placed, path);
    all += placed->common + "\n" + said.board + "\n" + printed(said.date) + "\n" +
           (said.type ? std::string(to_name(*said.type)) : std::string()) + "\n" + said.licence + "\n" +
           join(said.languages, " ") + "\n" + std::string(to_name(said.access)) + "\n";
  }
  return all.empty() ? std::string() : sha256_hex(all).substr(0, mark_digits);
}

std::string Manifests::hash() const { return is_empty() ? std::string() : sha256_hex(to_json()); }

std::vector<std::string> Manifests::complaints() const {
  std::vector<std::string> out;
  for (const auto& [folder, placed] : by_folder_)
    out.insert(out.end(), placed.manifest.complaints.begin(), placed.manifest.complaints.end());
  return out;
}

std::string Manifests::to_json() const {
  std::vector<std::pair<std::string, Manifest>> all;
  for (const auto& [folder, placed] : by_folder_) all.emplace_back(folder, placed.manifest);
  return minutebook::to_json(all);
}

Manifests take_manifests(Found& found, const std::vector<fs::path>& folders) {
  Manifests out;
  std::error_code ignored;
  std::map<std::string, Manifest> misnamed;
  for (const auto& folder : folders) {
    const fs::path root = fs::weakly_canonical(folder, ignored);
    const auto kind = fs::symlink_status(root / manifest_name, ignored).type();
    if (kind != fs::file_type::not_found) out.add(root.string(), read_manifest_file(root / manifest_name));
  }
  std::erase_if(found.files, [&](const SourceFile& file) {
    const std::string_view name = name_of(file.path);
    if (name != manifest_name && !is_misnamed(name)) return false;
    const fs::path path = fs::path(file.root) / file.path;
    if (is_misnamed(name))
      misnamed[path.parent_path().string()] = broken(path, "a manifest must be called " + std::string(manifest_name));
    if (name == manifest_name) out.add(path.parent_path().string(), read_manifest_file(path));
    return true;
  });
  for (const PassedOver& entry : found.passed_over)
    if (const fs::path path(entry.path); path.filename() == manifest_name)
      out.add(path.parent_path().string(), broken(path, std::string(entry.why)));
  for (auto& [folder, manifest] : misnamed)
    if (!out.has(folder)) out.add(folder, std::move(manifest));
  return out;
}

void refuse_contained_manifests(const std::vector<SourceFile>& files, Manifests& manifests) {
  for (const SourceFile& file : files) {
    const std::string_view name = name_of(file.path);
    if ((name != manifest_name && !is_misnamed(name)) || container_of(file.path).empty()) continue;
    const fs::path path = fs::path(file.root) / file.path;
    manifests.add(path.parent_path().string(),
                  broken(path, "a manifest is not read inside another file: put it into the folder"));
  }
}

}  // namespace minutebook

// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/commands/manifest.hpp"

#include <filesystem>
#include <map>

#include "indexer/discover/walk.hpp"
#include "indexer/pipeline/manifest.hpp"
#include "lib/base/file.hpp"
#include "lib/base/text.hpp"

namespace minutebook {
namespace {

namespace fs = std::filesystem;

void print_line(Terminal& terminal, std::string_view key, const std::string& text) {
  if (text.empty()) return;
  const std::string label = std::string(key) + ":";
  terminal.out << "  " << label << std::string(label.size() < 11 ? 11 - label.size() : 1, ' ') << terminal_safe(text)
               << '\n';
}

std::string period_of(const BoardEntry& board) {
  if (!board.start && !board.end) return {};
  return " (" + (board.start ? to_iso(*board.start) : std::string("…")) + " to " +
         (board.end ? to_iso(*board.end) : std::string("now")) + ")";
}

void print_board(Terminal& terminal, const BoardEntry& board) {
  std::string line = board.name + period_of(board);
  if (!board.organization.empty()) line += ", " + board.organization;
  if (!board.aliases.empty()) line += "; also \"" + join(board.aliases, "\", \"") + "\"";
  if (!board.predecessor.empty()) line += "; after " + board.predecessor;
  print_line(terminal, "board", line);
}

void print_rule(Terminal& terminal, const PaperRule& rule, uint64_t papers) {
  std::vector<std::string> says;
  if (!rule.board.empty()) says.push_back("board " + rule.board);
  if (rule.date) says.push_back("date " + to_iso(*rule.date));
  if (rule.type) says.push_back("type " + std::string(to_name(*rule.type)));
  if (rule.access) says.push_back("access " + std::string(to_name(*rule.access)));
  if (!rule.licence.empty()) says.push_back("licence " + rule.licence);
  if (!rule.languages.empty()) says.push_back("languages " + join(rule.languages, ", "));
  print_line(
      terminal, "papers",
      rule.path + " fits " + count_of(papers, "paper", "papers") + (says.empty() ? "" : "; " + join(says, "; ")));
}

/// How many papers each rule fits, by folder of the manifest and number of the rule.
std::vector<uint64_t> count_fits(const Manifest& manifest, const std::string& folder, const Found& found) {
  std::vector<uint64_t> out;
  for (const PaperRule& rule : manifest.papers) {
    uint64_t& count = out.emplace_back(0);
    const auto pattern = RulePattern::read(rule.path);
    if (!pattern) continue;
    const bool holds_back = rule.access == DeclaredAccess::restricted;
    for (const SourceFile& file : found.files) {
      const std::string full = file.root + "/" + file.path;
      if (!full.starts_with(folder + "/")) continue;
      const PaperPath path(std::string_view(full).substr(folder.size() + 1));
      if (pattern->match(path) || (holds_back && pattern->may_mean(path))) ++count;
    }
  }
  return out;
}

void print_manifest(Terminal& terminal, const std::string& folder, const Manifest& manifest, const Found& found) {
  const Archive& archive = manifest.archive;
  terminal.out << bold(terminal, terminal_safe(manifest.file)) << '\n';
  print_line(terminal, "name", archive.name);
  print_line(terminal, "publisher", archive.publisher);
  print_line(terminal, "contact", archive.contact);
  print_line(terminal, "url", archive.url);
  print_line(terminal, "licence", archive.licence.empty() ? "none claimed" : archive.licence);
  print_line(terminal, "languages", join(archive.languages, ", "));
  print_line(terminal, "access", std::string(to_name(manifest.access)));
  for (const BoardEntry& board : manifest.boards) print_board(terminal, board);
  const auto counts = count_fits(manifest, folder, found);
  for (size_t i = 0; i < counts.size(); ++i) print_rule(terminal, manifest.papers[i], counts[i]);
  for (const auto& words : manifest.synonyms) print_line(terminal, "synonyms", join(words, " = "));
}

int check(const ManifestCommand& command, Terminal& terminal) {
  auto found = discover({command.folder}, {});
  if (!found) return complain(terminal, found.error());
  const Manifests manifests = take_manifests(*found, {command.folder});
  if (manifests.is_empty())
    return complain(terminal,
                    {ErrorCode::not_found, "There is no " + std::string(manifest_name) + " in " + command.folder,
                     "minutebook manifest init " + command.folder + " writes an example"});
  if (command.format == "json")
    terminal.out << manifests.to_json() << '\n';
  else
    manifests.each([&](const std::string& folder, const Manifest& manifest) {
      print_manifest(terminal, folder, manifest, *found);
    });
  const auto complaints = manifests.complaints();
  for (const std::string& complaint : complaints) terminal.err << terminal_safe(complaint) << '\n';
  if (complaints.empty()) return exit_ok;
  terminal.err << count_of(complaints.size(), "error", "errors")
               << "; until they are put right, minutebook index holds all papers of these folders back.\n";
  return exit_failure;
}

int init(const ManifestCommand& command, Terminal& terminal) {
  const fs::path path = fs::path(command.folder) / manifest_name;
  std::error_code error;
  if (!fs::is_directory(command.folder, error))
    return complain(terminal,
                    {ErrorCode::not_found, command.folder + " is not a folder", "Name the folder of the papers"});
  if (fs::symlink_status(path, error).type() != fs::file_type::not_found)
    return complain(terminal, {ErrorCode::bad_argument, path.string() + " is there already",
                               "minutebook manifest check " + command.folder + " says what it means"});
  if (const auto written = write_file_atomically(path, example_manifest()); !written)
    return complain(terminal, written.error());
  terminal.out << "Wrote " << terminal_safe(path.string()) << ". Change it, then: minutebook manifest check "
               << terminal_safe(command.folder) << '\n';
  return exit_ok;
}

}  // namespace

int run(const ManifestCommand& command, Terminal& terminal) {
  return command.step == "init" ? init(command, terminal) : check(command, terminal);
}

}  // namespace minutebook

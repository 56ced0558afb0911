// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/commands/status.hpp"

#include <algorithm>
#include <ctime>
#include <map>

#include "indexer/discover/ledger.hpp"
#include "indexer/pipeline/known_state.hpp"
#include "lib/base/text.hpp"
#include "lib/index/public_twins.hpp"
#include "lib/index/reader.hpp"
#include "lib/model/status.hpp"

namespace minutebook {
namespace {

constexpr size_t shown_unread = 20;
constexpr size_t shown_bodies = 30;

void count_row(const LedgerRow& row, IndexStatus& status) {
  ++status.verdicts[std::string(to_name(row.verdict))];
  status.pages += row.pages;
  if (is_indexed(row) && row.restricted) ++status.restricted;
  if (is_indexed(row))
    ++status.coverage[row.body.empty() ? "(no body)" : row.body][row.date.empty() ? "no date" : row.date.substr(0, 4)];
  if (row.verdict == Verdict::ok && row.unread_pages > 0)
    status.unread.push_back(
        {row.source.path, std::string(to_name(row.verdict)),
         count_of(row.unread_pages, "page is a picture", "pages are pictures") + " whose words were not read",
         "They are read with --ocr auto."});
  if (row.verdict != Verdict::ok)
    status.unread.push_back(
        {row.source.path, std::string(to_name(row.verdict)), row.detail, std::string(advice(row.verdict))});
}

/// Why each paper is held back, from the database that is not public.
Result<void> tell_held_back(const std::string& index, const Ledger& ledger, IndexStatus& status) {
  auto reader = Reader::open(index, Access::restricted);
  if (!reader) return tl::unexpected(reader.error());
  std::map<std::string, std::string> paths;
  std::vector<std::string> ids;
  std::map<std::string, size_t> places;
  for (const LedgerRow& row : ledger.rows) {
    if (!is_indexed(row)) continue;
    paths[row.id] = row.source.path;
    if (!row.restricted) continue;
    const auto record = reader->document(row.id);
    if (!record) return tl::unexpected(record.error());
    HeldBackFile file{row.source.path, "restricted", {}, {}};
    if (*record) {
      file.level = to_name((*record)->minutes.restriction.level);
      file.reason = (*record)->minutes.restriction.reason;
    }
    places[row.id] = status.held_back.size();
    ids.push_back(row.id);
    status.held_back.push_back(std::move(file));
  }
  const auto twins = find_public_twins(index, ids);
  if (!twins) return tl::unexpected(twins.error());
  for (const auto& twin : *twins)
    if (const auto place = places.find(twin.held_back); place != places.end())
      status.held_back[place->second].public_twins.push_back(paths[twin.open]);
  return {};
}

Result<IndexStatus> read_status(const std::string& index) {
  auto reader = Reader::open(index);
  if (!reader) return tl::unexpected(reader.error());
  const auto ledger = read_current_ledger(index);
  if (!ledger) return tl::unexpected(ledger.error());
  IndexStatus status;
  status.index = index;
  status.written = ledger->written;
  status.revision = reader->revision();
  status.files = ledger->rows.size();
  status.documents = reader->document_count();
  status.entries = reader->entry_count();
  const auto duplicates = reader->duplicates();
  if (!duplicates) return tl::unexpected(duplicates.error());
  status.duplicates = *duplicates;
  for (const auto& row : ledger->rows) count_row(row, status);
  if (const auto told = tell_held_back(index, *ledger, status); !told) return tl::unexpected(told.error());
  return status;
}

void print_coverage(const IndexStatus& status, Terminal& terminal) {
  terminal.out << "\n" << bold(terminal, "Papers by body and year") << "\n";
  size_t shown = 0;
  for (const auto& [body, years] : status.coverage) {
    if (++shown > shown_bodies) {
      terminal.out << "  … and " << with_commas(status.coverage.size() - shown_bodies)
                   << " more (--format json has all)\n";
      return;
    }
    terminal.out << "  " << terminal_safe(body) << ":";
    for (const auto& [year, count] : years) terminal.out << " " << year << " (" << with_commas(count) << ")";
    terminal.out << "\n";
  }
}

void print_unread(const IndexStatus& status, bool all, Terminal& terminal) {
  if (status.unread.empty()) return;
  terminal.out << "\n" << bold(terminal, "Held, but not searchable by their words") << "\n";
  for (size_t i = 0; i < status.unread.size(); ++i) {
    if (!all && i == shown_unread) {
      terminal.out << "  … and " << with_commas(status.unread.size() - i) << " more (--all lists them)\n";
      return;
    }
    const auto& file = status.unread[i];
    terminal.out << "  " << terminal_safe(file.path) << "\n    "
                 << terminal_safe(file.verdict + (file.detail.empty() ? "" : " (" + file.detail + ")") + ". " +
                                  file.advice)
                 << "\n";
  }
}

void print_held_back(const IndexStatus& status, bool all, Terminal& terminal) {
  if (status.held_back.empty()) return;
  const auto has_twin = [](const HeldBackFile& file) { return !file.public_twins.empty(); };
  if (std::any_of(status.held_back.begin(), status.held_back.end(), has_twin)) {
    terminal.out << "\n" << bold(terminal, "Public, though a paper that says the same is held back") << "\n";
    for (const auto& file : status.held_back)
      for (const auto& twin : file.public_twins)
        terminal.out << "  " << terminal_safe(twin) << "\n    says what " << terminal_safe(file.path)
                     << " says. If it must not be public, hold it back in corrections.jsonl or minutebook.toml.\n";
  }
  terminal.out << "\n" << bold(terminal, "Held back") << "\n";
  for (size_t i = 0; i < status.held_back.size(); ++i) {
    if (!all && i == shown_unread) {
      terminal.out << "  … and " << with_commas(status.held_back.size() - i) << " more (--all lists them)\n";
      return;
    }
    const auto& file = status.held_back[i];
    const std::string reason = file.reason.empty() ? std::string() : " for “" + file.reason + "”";
    terminal.out << "  " << terminal_safe(file.path) << "\n    "
                 << terminal_safe(file.level == "weak" ? "until a person has looked" + reason +
                                                             ". A correction of 'restriction' opens or closes it."
                                                       : "restricted" + reason + ".")
                 << "\n";
  }
}

/// " (today)", " (12 days ago)"; empty when the time cannot be read.
std::string spell_age(const std::string& written) {
  std::tm parts{};
  if (::strptime(written.c_str(), "%Y-%m-%dT%H:%M:%SZ", &parts) == nullptr) return {};
  const double seconds = std::difftime(std::time(nullptr), ::timegm(&parts));
  constexpr double day = 86'400;
  if (seconds < day) return " (in the last 24 hours)";
  return " (" + count_of(static_cast<uint64_t>(seconds / day), "day", "days") + " ago)";
}

void print_text(const StatusCommand& command, const IndexStatus& status, Terminal& terminal) {
  auto& out = terminal.out;
  out << bold(terminal, terminal_safe(status.index)) << "  written " << status.written << spell_age(status.written)
      << ", revision " << status.revision << "\n"
      << count_of(status.files, "file", "files") << ", " << count_of(status.pages, "page", "pages") << "; "
      << with_commas(status.documents) << " public documents, " << with_commas(status.entries) << " entries, "
      << with_commas(status.restricted) << " held back as restricted\n";
  const DuplicateCounts& more = status.duplicates;
  if (more.copies + more.versions + more.parts > 0)
    out << "  standing more than once: " << count_of(more.copies, "copy", "copies") << ", "
        << count_of(more.versions, "other version", "other versions") << ", " << with_commas(more.parts)
        << " within another paper\n";
  for (const auto& [verdict, count] : status.verdicts) out << "  " << verdict << ": " << with_commas(count) << "\n";
  print_coverage(status, terminal);
  print_unread(status, command.all, terminal);
  print_held_back(status, command.all, terminal);
}

}  // namespace

int run(const StatusCommand& command, Terminal& terminal) {
  const auto status = read_status(command.index);
  if (!status) return complain(terminal, status.error());
  if (command.format == "json")
    terminal.out << to_json(*status) << "\n";
  else
    print_text(command, *status, terminal);
  return exit_ok;
}

}  // namespace minutebook

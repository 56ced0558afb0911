// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/commands/judge.hpp"

#include <charconv>
#include <cstdio>
#include <filesystem>
#include <optional>
#include <unordered_set>
#include <utility>

#include "indexer/discover/ledger.hpp"
#include "lib/base/file.hpp"
#include "lib/base/text.hpp"
#include "lib/index/ranking.hpp"
#include "lib/index/reader.hpp"
#include "lib/model/judgement.hpp"

namespace minutebook {
namespace {

constexpr uint64_t queries_limit = 64U << 20;
constexpr uint32_t asked = 10;

Result<Ranking> ranking_of(const JudgeCommand& command) {
  Ranking ranking;
  for (const std::string& setting : command.settings) {
    const size_t equals = setting.find('=');
    double value = 0;
    const char* end = setting.data() + setting.size();
    const char* begin = equals == std::string::npos ? end : setting.data() + equals + 1;
    if (const auto read = std::from_chars(begin, end, value); begin == end || read.ec != std::errc() || read.ptr != end)
      return fail(ErrorCode::bad_argument, "'" + terminal_safe(setting) + "' is not NAME=NUMBER");
    if (auto done = set_ingredient(ranking, setting.substr(0, equals), value); !done)
      return tl::unexpected(done.error());
  }
  return ranking;
}

Result<Judgement> ask(Reader& reader, const std::vector<JudgedQuery>& queries) {
  std::vector<JudgedOutcome> outcomes;
  for (const JudgedQuery& query : queries) {
    SearchRequest request;
    request.text = query.query;
    request.limit = asked;
    request.with_facets = false;
    const auto result = reader.search(request);
    if (!result) return tl::unexpected(result.error());
    outcomes.push_back(judge(query, result->hits));
  }
  return summarise(std::move(outcomes));
}

/// A path that no paper of the archive ends in was written wrongly, or its paper is gone: either way it counts as not
/// found. Nothing is said where the ledger may not be read.
void warn_of_unknown_paths(const JudgeCommand& command, const std::vector<JudgedQuery>& queries, Terminal& terminal) {
  const auto ledger = read_ledger(command.index);
  if (!ledger) return;
  std::unordered_set<std::string_view> known;
  for (const LedgerRow& row : ledger->rows) {
    const std::string_view path = row.source.path;
    known.insert(path);
    for (size_t slash = path.find('/'); slash != std::string_view::npos; slash = path.find('/', slash + 1))
      known.insert(path.substr(slash + 1));
  }
  for (const JudgedQuery& query : queries)
    for (const JudgedPaper& paper : query.relevant)
      if (!known.contains(std::filesystem::path(paper.path).lexically_normal().string()))
        terminal.err << terminal_safe("minutebook: " + command.queries + ": " + query.id + " names " + paper.path +
                                      ", which is no paper of this archive; it counts as not found.")
                     << '\n';
}

std::string figure(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.3f", value);
  return text;
}

std::string difference(double now, double before) {
  char text[32];
  std::snprintf(text, sizeof text, "%+.3f", now - before);
  return text;
}

std::string column(const std::string& text, size_t width) {
  return text.size() >= width ? text : text + std::string(width - text.size(), ' ');
}

void print_row(const std::string& name, const JudgedFigures& figures, Terminal& terminal) {
  terminal.out << column(terminal_safe(name), 20) << column(std::to_string(figures.queries), 9)
               << column(figure(figures.success_1), 11) << column(figure(figures.success_5), 11)
               << column(figure(figures.reciprocal_rank), 9) << figure(figures.gain) << "\n";
}

std::string said(const JudgedOutcome& one) {
  if (!one.answerable) return one.claims ? "claims an answer" : "claims none";
  return one.first_good == 0 ? "not among the first ten" : "rank " + std::to_string(one.first_good);
}

void print_text(const Judgement& now, bool all, Terminal& terminal) {
  terminal.out << column("", 20) << column("queries", 9) << column("success@1", 11) << column("success@5", 11)
               << column("MRR@10", 9) << "nDCG@10\n";
  print_row("all", now.all, terminal);
  for (const auto& [kind, figures] : now.by_kind) print_row(kind, figures, terminal);
  if (now.unanswerable > 0)
    terminal.out << "Without an answer in the archive: " << now.honest << " of "
                 << count_of(now.unanswerable, "query", "queries") << " claim none.\n";
  if (!all) return;
  for (const JudgedOutcome& one : now.outcomes) {
    if (one.answerable ? one.first_good == 1 : !one.claims) continue;
    terminal.out << "\n" << terminal_safe(one.id + " [" + one.kind + "] " + one.query) << ": " << said(one) << "\n";
    for (const std::string& path : one.top) terminal.out << "  " << terminal_safe(path) << "\n";
  }
}

void print_changes(const Judgement& before, const Judgement& now, Terminal& terminal) {
  terminal.out << "\nSince the last run: MRR@10 " << difference(now.all.reciprocal_rank, before.all.reciprocal_rank)
               << ", nDCG@10 " << difference(now.all.gain, before.all.gain) << ", success@5 "
               << difference(now.all.success_5, before.all.success_5) << ".\n";
  for (const auto& [old, fresh] : moved(before, now))
    terminal.out << "  " << terminal_safe(fresh->id + " " + fresh->query) << ": " << said(*old) << ", now "
                 << said(*fresh) << "\n";
}

/// What every ingredient does: the figures without it, less the figures with it.
Result<void> print_effects(Reader& reader, const std::vector<JudgedQuery>& queries, const Ranking& ranking,
                           Terminal& terminal) {
  reader.rank_with(ranking);
  const auto whole = ask(reader, queries);
  if (!whole) return tl::unexpected(whole.error());
  terminal.out << "\n"
               << column("without", 22) << column("MRR@10", 9) << column("nDCG@10", 9) << column("success@5", 11)
               << "none\n";
  for (const Ingredient& one : ingredients()) {
    Ranking without = ranking;
    one.value(without) = one.off;
    reader.rank_with(without);
    const auto judged = ask(reader, queries);
    if (!judged) return tl::unexpected(judged.error());
    terminal.out << column(std::string(one.name), 22)
                 << column(difference(judged->all.reciprocal_rank, whole->all.reciprocal_rank), 9)
                 << column(difference(judged->all.gain, whole->all.gain), 9)
                 << column(difference(judged->all.success_5, whole->all.success_5), 11) << judged->honest << " of "
                 << judged->unanswerable << "  " << one.about << "\n";
  }
  return {};
}

/// The last run, nothing when the file is not there yet.
Result<std::optional<Judgement>> last_run(const std::string& path) {
  if (path.empty()) return std::optional<Judgement>();
  const auto text = read_file(path, queries_limit);
  if (!text && text.error().code == ErrorCode::not_found) return std::optional<Judgement>();
  if (!text) return tl::unexpected(text.error());
  auto before = judgement_from_json(*text);
  if (!before)
    return fail(ErrorCode::bad_format, terminal_safe(path) + " keeps no earlier run of minutebook judge",
                "Name another file, or one that is not there yet");
  return std::optional<Judgement>(std::move(*before));
}

Result<void> judge_all(const JudgeCommand& command, Terminal& terminal) {
  const auto ranking = ranking_of(command);
  if (!ranking) return tl::unexpected(ranking.error());
  const auto text = read_file(command.queries, queries_limit);
  if (!text) return tl::unexpected(text.error());
  const auto queries = read_judged_queries(*text);
  if (!queries) return tl::unexpected(queries.error());
  const auto before = last_run(command.compare);
  if (!before) return tl::unexpected(before.error());
  auto reader = Reader::open(command.index);
  if (!reader) return tl::unexpected(reader.error());
  warn_of_unknown_paths(command, *queries, terminal);
  reader->rank_with(*ranking);
  const auto now = ask(*reader, *queries);
  if (!now) return tl::unexpected(now.error());
  if (command.format == "json") {
    terminal.out << to_json(*now, *before ? &**before : nullptr) << "\n";
  } else {
    print_text(*now, command.all, terminal);
    if (*before) print_changes(**before, *now, terminal);
  }
  if (!command.compare.empty())
    if (auto kept = write_file_atomically(command.compare, to_json(*now) + "\n"); !kept) return kept;
  return command.effects ? print_effects(*reader, *queries, *ranking, terminal) : Result<void>();
}

}  // namespace

int run(const JudgeCommand& command, Terminal& terminal) {
  const auto done = judge_all(command, terminal);
  return done ? exit_ok : complain(terminal, done.error());
}

}  // namespace minutebook

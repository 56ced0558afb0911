// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/commands/search.hpp"

#include <cstdio>
#include <map>
#include <optional>

#include "lib/base/date.hpp"
#include "lib/base/text.hpp"
#include "lib/index/reader.hpp"
#include "lib/model/csv.hpp"
#include "lib/model/minutes.hpp"
#include "lib/model/view.hpp"
#include "lib/query/query.hpp"

namespace minutebook {
namespace {

std::string place_line(const SearchHit& hit) {
  const auto& document = hit.document;
  std::vector<std::string> parts;
  if (!document.body.empty()) parts.push_back(document.body);
  const auto date = date_from_iso(document.date);
  parts.push_back(date ? to_words(*date) : "no date");
  if (const auto type = document_type_from_name(document.type)) parts.emplace_back(to_label(*type));
  if (!hit.item_number.empty()) parts.push_back("item " + hit.item_number);
  if (hit.page) parts.push_back("page " + std::to_string(hit.page));
  return terminal_safe(join(parts, " · "));
}

void print_hit(const SearchHit& hit, uint64_t rank, Terminal& terminal) {
  auto& out = terminal.out;
  out << "\n"
      << rank << ". " << bold(terminal, terminal_safe(hit.document.title)) << "\n   " << place_line(hit) << "\n";
  if (!hit.item_title.empty()) out << "   " << terminal_safe(hit.item_title) << "\n";
  if (!hit.outcome.empty()) out << "   Decision: " << terminal_safe(hit.outcome) << "\n";
  if (!hit.owners.empty()) out << "   Action: " << terminal_safe(join(hit.owners, ", ")) << "\n";
  if (!hit.snippet.empty()) {
    out << "   ";
    for (const auto& part : hit.snippet)
      out << (part.hit ? bold(terminal, terminal_safe(part.text)) : terminal_safe(part.text));
    out << "\n";
  }
  for (const ItemOutcome& one : hit.item_results) {
    const bool decision = one.kind == EntryKind::decision;
    const std::string owners = one.owners.empty() ? "" : " (" + join(one.owners, ", ") + ")";
    out << "   " << (decision ? "Decision" : "Action") << terminal_safe(owners + ": " + one.text);
    if (!one.due_text.empty()) out << terminal_safe(" [due " + one.due_text + "]");
    out << "\n";
  }
  for (const auto& item : hit.also_items)
    out << "   also item " << terminal_safe(item.number + " " + item.title) << "\n";
  out << "   " << dim(terminal, terminal_safe(hit.document.path)) << "\n";
}

/// The rank of the same text, when it was printed.
std::optional<uint64_t> copy_among(const SearchHit& hit, const std::map<std::string, uint64_t>& printed) {
  for (const Duplicate& other : hit.duplicates.others)
    if (const auto known = printed.find(other.id); other.relation == Relation::copy && known != printed.end())
      return known->second;
  return std::nullopt;
}

void print_text(const SearchResult& result, Terminal& terminal) {
  auto& out = terminal.out;
  out << (result.total_exact ? "" : "About ") << count_of(result.total, "paper", "papers") << "  ("
      << terminal_safe(result.read_as) << ")\n";
  for (const auto& problem : result.problems) out << "Note: " << terminal_safe(problem.message) << "\n";
  if (!result.did_you_mean.empty()) out << "Did you mean: " << terminal_safe(result.did_you_mean) << "\n";
  if (result.undated_left_out)
    out << count_of(result.undated_left_out, "paper", "papers") << " without a date left out.\n";
  for (const Remedy& one : result.remedies)
    out << "Without “" << terminal_safe(one.part) << "”: " << count_of(one.total, "paper", "papers") << " ("
        << terminal_safe(one.rest.text) << ")\n";
  bool weak = false;
  uint64_t rank = result.request.offset;
  std::map<std::string, uint64_t> printed;
  for (const auto& hit : result.hits) {
    if (hit.weak && !weak) out << "\n— Weaker matches: some words are missing —\n";
    weak = weak || hit.weak;
    const auto first = copy_among(hit, printed);
    printed.emplace(hit.document.id, ++rank);
    if (!first)
      print_hit(hit, rank, terminal);
    else
      out << "\n"
          << rank << ". The same text as " << *first << "\n   " << dim(terminal, terminal_safe(hit.document.path))
          << "\n";
  }
}

std::string number(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.2f", value);
  return text;
}

std::string listed(const std::vector<Named>& all, size_t most = 12) {
  std::vector<std::string> out;
  for (const auto& [text, value] : all)
    if (out.size() < most) out.push_back(text + " " + number(value));
  return terminal_safe(join(out, ", ")) + (all.size() > most ? ", …" : "");
}

void print_explanation(const SearchResult& result, const Explanation& why, Terminal& terminal) {
  auto& out = terminal.out;
  out << "Typed:    " << terminal_safe(result.text) << "\nRead as:  " << terminal_safe(result.read_as)
      << "\nTree:     " << terminal_safe(why.tree) << "\n";
  for (const auto& problem : result.problems)
    out << "Note:     " << terminal_safe(problem.message) << " (bytes " << problem.start << " to " << problem.end
        << ")\n";
  if (!result.did_you_mean.empty()) out << "Nearest:  " << terminal_safe(result.did_you_mean) << "\n";
  for (const ExplainedWord& word : why.words) {
    out << "Word:     " << terminal_safe(word.word) << ", worth " << number(word.worth) << ": "
        << terminal_safe(join(word.terms, " ")) << "\n";
    if (!word.others.empty()) out << "            or " << listed(word.others) << "\n";
  }
  out << "Open:     " << number(why.open) << " of the query is in no good passage\n";
  if (!why.feedback.empty()) out << "Lifting:  " << listed(why.feedback) << "\n";
  out << "Query:    " << terminal_safe(why.query) << "\nTook:     " << listed(why.took_ms) << " ms\n"
      << "Papers:   " << (result.total_exact ? "" : "about ") << result.total << "; weak below "
      << number(why.weak_below) << "\n";
  uint64_t rank = result.request.offset;
  for (const ExplainedHit& hit : why.hits) {
    out << "\n"
        << ++rank << ". " << bold(terminal, terminal_safe(hit.path)) << "\n   score " << number(hit.score) << " (paper "
        << number(hit.document_score) << ", passage " << number(hit.passage_score) << "), answers "
        << number(hit.answered) << (hit.weak ? ": weak" : "") << "\n";
    if (!hit.words.empty()) out << "   " << listed(hit.words) << "\n";
  }
}

int explain(const SearchCommand& command, const SearchRequest& request, Reader& reader, Terminal& terminal) {
  Explanation why;
  const auto result = reader.search(request, &why);
  if (!result) return complain(terminal, result.error());
  if (command.format == "json")
    terminal.out << to_json(*result, why) << "\n";
  else
    print_explanation(*result, why, terminal);
  return exit_ok;
}

}  // namespace

int run(const SearchCommand& command, Terminal& terminal) {
  SearchRequest request;
  request.text = join(command.words, " ");
  request.sort = command.sort;
  request.limit = command.limit;
  request.offset = command.offset;
  auto reader = Reader::open(command.index, command.restricted ? Access::restricted : Access::open);
  if (!reader) return complain(terminal, reader.error());
  if (command.explain) return explain(command, request, *reader, terminal);
  const auto result = reader->search(request);
  if (!result) return complain(terminal, result.error());
  if (command.format == "json")
    terminal.out << to_json(*result) << "\n";
  else if (command.format == "csv")
    terminal.out << to_csv(*result);
  else
    print_text(*result, terminal);
  return exit_ok;
}

}  // namespace minutebook

// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/commands/people.hpp"

#include <algorithm>
#include <cstdio>

#include "indexer/pipeline/corrections.hpp"
#include "lib/base/text.hpp"
#include "lib/index/reader.hpp"
#include "lib/model/people_json.hpp"
#include "lib/model/people_list.hpp"

namespace minutebook {
namespace {

constexpr size_t papers_shown = 20;

Result<PeopleList> read_people(const PeopleCommand& command) {
  auto reader = Reader::open(command.index);
  if (!reader) return tl::unexpected(reader.error());
  std::vector<PersonMention> mentions;
  PaperPaths paths;
  const auto read = reader->each_document([&](const DocumentRecord& record) {
    std::vector<PersonMention> found = mentions_of(record);
    if (!found.empty()) paths.emplace(record.id, record.source.path);
    std::move(found.begin(), found.end(), std::back_inserter(mentions));
    return true;
  });
  if (!read) return tl::unexpected(read.error());
  const auto rulings = read_rulings(command.index);
  if (!rulings) return tl::unexpected(rulings.error());
  return list_people(mentions, paths, *rulings);
}

std::string span(const Person& person) {
  if (!person.first) return "undated";
  const std::string first = to_iso(*person.first), last = to_iso(*person.last);
  return first == last ? first : first + " to " + last;
}

std::string counts_in_words(const PersonCounts& counts) {
  const std::pair<const char*, uint32_t> rows[] = {{"attended", counts.attended}, {"apologies", counts.apologies},
                                                   {"absent", counts.absent},     {"chaired", counts.chaired},
                                                   {"moved", counts.moved},       {"seconded", counts.seconded},
                                                   {"voted", counts.voted},       {"owns actions", counts.actions},
                                                   {"contact", counts.contact},   {"named in the text", counts.named}};
  std::vector<std::string> parts;
  for (const auto& [label, number] : rows)
    if (number > 0) parts.push_back(std::string(label) + " " + with_commas(number));
  return join(parts, " \u00b7 ");
}

void print_line(const ListedPerson& one, Terminal& terminal) {
  const Person& person = one.person;
  terminal.out << bold(terminal, terminal_safe(person.name)) << "  " << dim(terminal, person.id) << "  "
               << count_of(one.papers.size(), "paper", "papers") << ", " << span(person);
  if (!person.bodies.empty()) terminal.out << "  " << terminal_safe(join(person.bodies, "; "));
  std::vector<std::string> others;
  for (const PersonVariant& variant : person.variants)
    if (variant.name != person.name) others.push_back(variant.name);
  if (!others.empty()) terminal.out << "  " << dim(terminal, "also printed: " + terminal_safe(join(others, "; ")));
  terminal.out << "\n";
}

void print_list(const char* label, const std::vector<std::string>& values, Terminal& terminal) {
  if (!values.empty()) terminal.out << "  " << label << terminal_safe(join(values, "; ")) << "\n";
}

void print_papers(const ListedPerson& one, Terminal& terminal) {
  terminal.out << "  papers:\n";
  const size_t first = one.papers.size() > papers_shown ? one.papers.size() - papers_shown : 0;
  if (first > 0)
    terminal.out << "    " << count_of(first, "earlier paper", "earlier papers") << " (all with --format json)\n";
  for (size_t i = first; i < one.papers.size(); ++i) {
    const PersonPaper& paper = one.papers[i];
    terminal.out << "    " << (paper.date ? to_iso(*paper.date) : "undated   ") << "  " << terminal_safe(paper.path);
    std::vector<std::string> pages;
    for (const uint32_t page : paper.pages) pages.push_back(std::to_string(page));
    if (!pages.empty()) terminal.out << ", p. " << join(pages, ", ");
    terminal.out << dim(terminal, "  as " + terminal_safe(join(paper.names, "; "))) << "\n";
  }
}

void print_person(const ListedPerson& one, Terminal& terminal) {
  const Person& person = one.person;
  terminal.out << bold(terminal, terminal_safe(person.name)) << "  " << dim(terminal, person.id) << "\n";
  std::vector<std::string> variants;
  for (const PersonVariant& variant : person.variants)
    variants.push_back(variant.name + " (" + with_commas(variant.mentions) + ")");
  print_list("printed as: ", variants, terminal);
  print_list("bodies: ", person.bodies, terminal);
  print_list("organisations: ", person.organizations, terminal);
  print_list("roles: ", one.roles, terminal);
  terminal.out << "  when: " << span(person) << "\n  " << counts_in_words(one.counts) << "\n";
  for (const PersonEvidence& link : person.evidence) {
    if (link.name == link.other) continue;
    char confidence[16];
    std::snprintf(confidence, sizeof confidence, "%.2f", link.confidence);
    terminal.out << "  held for one: " << terminal_safe(link.name + " and " + link.other) << " (" << link.rule << ", "
                 << confidence << ")\n";
  }
  print_papers(one, terminal);
}

void print_possible(const PeopleList& list, Terminal& terminal) {
  if (list.possible.empty()) return;
  terminal.out << "\nPossibly one person (not merged; a line in corrections.jsonl settles it):\n";
  for (const PossibleMatch& match : list.possible)
    terminal.out << "  " << terminal_safe(match.name) << " " << dim(terminal, match.id) << " and "
                 << terminal_safe(match.other_name) << " " << dim(terminal, match.other_id) << ": " << match.reason
                 << "\n";
}

void print_text(const PeopleList& list, const std::string& name, Terminal& terminal) {
  if (list.persons.empty()) {
    terminal.out << "No person" << (name.empty() ? "" : " is called '" + terminal_safe(name) + "'")
                 << " in the public papers.";
    if (!list.nearest.empty()) terminal.out << " Did you mean '" << terminal_safe(list.nearest) << "'?";
    terminal.out << "\n";
    return;
  }
  for (const ListedPerson& one : list.persons) name.empty() ? print_line(one, terminal) : print_person(one, terminal);
  print_possible(list, terminal);
}

}  // namespace

int run(const PeopleCommand& command, Terminal& terminal) {
  auto list = read_people(command);
  if (!list) return complain(terminal, list.error());
  const std::string name = join(command.words, " ");
  const PeopleList wanted = narrowed(std::move(*list), name);
  if (command.format == "json")
    terminal.out << to_json(wanted) << "\n";
  else
    print_text(wanted, name, terminal);
  return exit_ok;
}

}  // namespace minutebook

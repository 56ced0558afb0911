// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/options.hpp"

#include <CLI/CLI.hpp>

#include "indexer/commands/check.hpp"
#include "indexer/commands/compact.hpp"
#include "indexer/commands/fields.hpp"
#include "indexer/commands/index.hpp"
#include "indexer/commands/judge.hpp"
#include "indexer/commands/manifest.hpp"
#include "indexer/commands/people.hpp"
#include "indexer/commands/search.hpp"
#include "indexer/commands/show.hpp"
#include "indexer/commands/status.hpp"
#include "lib/base/text.hpp"
#include "lib/query/suggest.hpp"

namespace minutebook {
namespace {

/// Everything the command line can say; the callback of the sub-command that was named picks its part.
struct Options {
  IndexCommand index;
  ShowCommand show;
  SearchCommand search;
  StatusCommand status;
  CheckCommand check;
  CompactCommand compact;
  FieldsCommand fields;
  PeopleCommand people;
  ManifestCommand manifest;
  JudgeCommand judge;
  std::function<int(Terminal&)> chosen;
};

template <class Command>
CLI::App* add_command(CLI::App& app, Options& options, Command& command, const char* name, const char* description) {
  CLI::App* sub = app.add_subcommand(name, description);
  sub->callback(
      [&options, &command] { options.chosen = [&command](Terminal& terminal) { return run(command, terminal); }; });
  return sub;
}

CLI::Option* add_index_folder(CLI::App& app, std::string& folder) {
  return app.add_option("--index", folder, "Folder of the index")->required()->envname("MINUTEBOOK_INDEX");
}

/// What both commands that read papers take.
void add_reading(CLI::App& sub, ReaderChoice& choice) {
  sub.add_option("--ocr", choice.ocr,
                 "Pages without text are read from their pictures: auto (default), off, or force (every page of a PDF)")
      ->check(CLI::IsMember({"auto", "off", "force"}));
  sub.add_option("--ocr-languages", choice.ocr_languages,
                 "Languages of scans as tesseract names them, joined by plus signs (default eng): eng+cym");
  sub.add_flag("--require-sandbox", choice.require_sandbox,
               "Read nothing where the kernel lacks Landlock or seccomp (docs/sandbox.md)");
}

void add_index(CLI::App& app, Options& options) {
  IndexCommand& command = options.index;
  CLI::App* sub = add_command(app, options, command, "index", "Read folders of papers into an index");
  sub->add_option("FOLDER", command.folders, "Folders that hold the papers")->required();
  add_index_folder(*sub, command.index);
  add_reading(*sub, command.reading);
  sub->add_option("--jobs", command.jobs, "Papers read at the same time (default: one a core)")
      ->check(CLI::Range(1, 256));
  sub->add_option("--deadline", command.deadline_s, "Seconds that reading one paper may take (default 60)")
      ->check(CLI::Range(1, 86'400));
  sub->add_option("--corrections", command.corrections,
                  "File of corrections, beside the corrections.jsonl in each folder (docs/corrections.md)")
      ->take_all()
      ->expected(1);
  sub->add_flag("--retry-failed", command.retry_failed, "Read files again whose words could not be read before");
  sub->add_flag("--rebuild", command.rebuild, "Build the index anew: read everything, keep nothing that is there");
  sub->add_flag("--watch", command.watch, "Stay, and take every change of the folders into the index as it comes");
  sub->add_flag("-q,--quiet", command.quiet, "No progress");
  sub->set_config("--config", "", "Read options from a TOML file; the command line wins")->check(CLI::ExistingFile);
  sub->allow_config_extras(false);
  sub->footer(
      "Examples:\n"
      "  minutebook index ~/papers --index ~/papers-index\n"
      "  minutebook index minutes/ reports/ --index idx --jobs 4\n\n"
      "Exit codes: 0 all read (scans without text are listed); 2 some files could not be read, or some corrections not "
      "applied (each is named); 1 "
      "nothing was published; 64 wrong "
      "command line.");
}

void add_show(CLI::App& app, Options& options) {
  CLI::App* sub =
      add_command(app, options, options.show, "show", "Read papers without an index and print what was understood");
  sub->add_option("FILE", options.show.files, "Papers to read")->required();
  sub->add_option("--format", options.show.format, "text (for people) or jsonl (schemas/document.schema.json)")
      ->transform(CLI::CheckedTransformer(
          std::map<std::string, ShowFormat>{{"text", ShowFormat::text}, {"jsonl", ShowFormat::jsonl}}));
  sub->add_option("--stage", options.show.stage, "Which stage to print: layout, record or terms")
      ->transform(CLI::CheckedTransformer(std::map<std::string, ShowStage>{
          {"layout", ShowStage::layout}, {"record", ShowStage::record}, {"terms", ShowStage::terms}}));
  sub->add_option("--corrections", options.show.corrections, "File of corrections to apply (docs/corrections.md)")
      ->take_all()
      ->expected(1);
  add_reading(*sub, options.show.reading);
  sub->add_flag("--text", options.show.with_text, "With jsonl: also the text of pages and passages");
  sub->footer(
      "Examples:\n"
      "  minutebook show minutes/2021-05-03.pdf\n"
      "  minutebook show --format jsonl minutes/*.pdf | jq .date");
}

void add_search(CLI::App& app, Options& options) {
  SearchCommand& command = options.search;
  CLI::App* sub = add_command(app, options, command, "search", "Ask an index");
  sub->add_option("QUERY", command.words,
                  "Words, \"phrases\", field:value, -without (minutebook fields lists the fields)")
      ->required();
  add_index_folder(*sub, command.index);
  sub->add_option("--format", command.format, "text, json or csv")->check(CLI::IsMember({"text", "json", "csv"}));
  sub->add_option("--sort", command.sort, "relevance, newest or oldest")
      ->transform(CLI::CheckedTransformer(std::map<std::string, SortOrder>{
          {"relevance", SortOrder::relevance}, {"newest", SortOrder::newest}, {"oldest", SortOrder::oldest}}));
  sub->add_option("--limit", command.limit, "Papers to print, at most 100 (default 10)")->check(CLI::Range(0, 100));
  sub->add_option("--offset", command.offset, "Papers to leave out at the top")->check(CLI::Range(0, 10'000));
  sub->add_flag("--restricted", command.restricted, "Search the papers that are held back instead of the public ones");
  sub->add_flag("--explain", command.explain, "Print every stage from the query to the order, instead of the results");
  sub->footer(
      "Examples:\n"
      "  minutebook search sea wall --index idx\n"
      "  minutebook search 'owner:\"Jane Marsh\" moorings' --index idx\n"
      "  minutebook search --index idx --format csv -- 'decision:budget -draft' > budget.csv\n"
      "A query that starts with a dash needs -- before it.");
}

void add_status(CLI::App& app, Options& options) {
  CLI::App* sub =
      add_command(app, options, options.status, "status", "Say what an index holds and which files could not be read");
  add_index_folder(*sub, options.status.index);
  sub->add_option("--format", options.status.format, "text or json")->check(CLI::IsMember({"text", "json"}));
  sub->add_flag("--all", options.status.all, "List every file that could not be read");
  sub->footer("Example:\n  minutebook status --index idx");
}

void add_check(CLI::App& app, Options& options) {
  CLI::App* sub =
      add_command(app, options, options.check, "check", "Verify an index block by block and against the papers");
  add_index_folder(*sub, options.check.index);
  sub->footer(
      "Example:\n  minutebook check --index idx\n\n"
      "Exit codes: 0 sound; 2 sound, but papers have changed or gone since; 1 damaged.");
}

void add_compact(CLI::App& app, Options& options) {
  CLI::App* sub =
      add_command(app, options, options.compact, "compact",
                  "Write an index anew without reading the papers: smaller, and without a trace of what went out");
  add_index_folder(*sub, options.compact.index);
  sub->footer(
      "minutebook index does this by itself at the end of a run that took papers out.\n\n"
      "Example:\n  minutebook compact --index idx");
}

void add_people(CLI::App& app, Options& options) {
  PeopleCommand& command = options.people;
  CLI::App* sub = add_command(app, options, command, "people",
                              "List the persons of the public papers, how they are printed and what proves it");
  sub->add_option("NAME", command.words, "Part of a name, or a person's id: print everything about whom it fits");
  add_index_folder(*sub, command.index);
  sub->add_option("--format", command.format, "text or json (schemas/people.schema.json)")
      ->check(CLI::IsMember({"text", "json"}));
  sub->footer(
      "Examples:\n"
      "  minutebook people --index idx\n"
      "  minutebook people --index idx Jane Marsh\n"
      "  minutebook people --index idx --format json | jq '.persons[].name'");
}

void add_manifest(CLI::App& app, Options& options) {
  ManifestCommand& command = options.manifest;
  CLI::App* sub = add_command(app, options, command, "manifest",
                              "Check or begin the manifest of a folder of papers: minutebook.toml");
  sub->add_option("STEP", command.step, "check: say what it means; init: write an example")
      ->required()
      ->check(CLI::IsMember({"check", "init"}));
  sub->add_option("FOLDER", command.folder, "Folder that holds the papers")->required();
  sub->add_option("--format", command.format, "Of check: text or json (schemas/manifest.schema.json)")
      ->check(CLI::IsMember({"text", "json"}));
  sub->footer(
      "Examples:\n"
      "  minutebook manifest init ~/papers\n"
      "  minutebook manifest check ~/papers\n\n"
      "Exit codes: 0 in order; 1 with errors, each named with its line and key.");
}

void add_judge(CLI::App& app, Options& options) {
  JudgeCommand& command = options.judge;
  CLI::App* sub = add_command(app, options, command, "judge", "Measure how well an index answers judged queries");
  sub->add_option("QUERIES", command.queries,
                  "File of queries, a JSON object a line: query, relevant (path and grade 1 to 3 each), id, kind")
      ->required();
  add_index_folder(*sub, command.index);
  sub->add_option("--format", command.format, "text or json (schemas/judgement.schema.json)")
      ->check(CLI::IsMember({"text", "json"}));
  sub->add_option("--compare", command.compare,
                  "File that keeps this run and says what changed since the one it keeps");
  sub->add_option("--set", command.settings, "NAME=VALUE: give an ingredient of the ranking another value")
      ->take_all()
      ->expected(1);
  sub->add_flag("--effects", command.effects, "Also ask with each ingredient of the ranking switched off");
  sub->add_flag("--all", command.all, "List the queries that are not answered first");
  sub->footer(
      "Examples:\n"
      "  minutebook judge queries.jsonl --index idx\n"
      "  minutebook judge queries.jsonl --index idx --compare last-run.json --all\n"
      "A line of the file: {\"query\": \"bus shelter\", \"kind\": \"keyword\", \"relevant\": [{\"path\": "
      "\"2015/May.pdf\", \"grade\": 3}]}\n"
      "Grades: 3 the answer, 2 good too, 1 of some use. An empty list says that the archive has no answer.");
}

void add_fields(CLI::App& app, Options& options) {
  CLI::App* sub = add_command(app, options, options.fields, "fields", "List what can stand before a colon in a query");
  sub->add_option("--format", options.fields.format, "text, json or markdown")
      ->check(CLI::IsMember({"text", "json", "markdown"}));
  sub->footer("Example:\n  minutebook fields");
}

}  // namespace

namespace {

/// A first word that is no command, with the command it is nearest to; CLI11 alone would only ask for a command.
std::optional<std::string> unknown_command(const CLI::App& app, int argc, const char* const* argv) {
  if (argc < 2 || argv[1][0] == '-') return std::nullopt;
  const std::string typed = argv[1];
  std::string nearest;
  for (const auto* sub : app.get_subcommands([](const CLI::App*) { return true; })) {
    if (sub->get_name() == typed) return std::nullopt;
    if (typing_distance(typed, sub->get_name(), 2) <= 2) nearest = sub->get_name();
  }
  return "There is no command '" + terminal_safe(typed) + "'. " +
         (nearest.empty() ? "minutebook --help lists the commands." : "Did you mean '" + nearest + "'?");
}

}  // namespace

int run_command_line(int argc, const char* const* argv, Terminal& terminal) {
  CLI::App app("Full-text search for committee archives: what was decided, when, by whom, and who must act.",
               "minutebook");
  app.set_version_flag("--version", std::string("minutebook ") + MINUTEBOOK_VERSION);
  app.require_subcommand(1);
  app.footer(
      "Examples:\n"
      "  minutebook index ~/papers --index ~/papers-index\n"
      "  minutebook search 'community budgets' --index ~/papers-index\n"
      "  minutebook-searchd --index ~/papers-index      (then open http://127.0.0.1:8080/)");
  Options options;
  add_index(app, options);
  add_show(app, options);
  add_search(app, options);
  add_status(app, options);
  add_check(app, options);
  add_compact(app, options);
  add_people(app, options);
  add_manifest(app, options);
  add_judge(app, options);
  add_fields(app, options);
  if (const auto message = unknown_command(app, argc, argv)) {
    terminal.err << "minutebook: " << *message << "\n";
    return exit_usage;
  }
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error, terminal.out, terminal.err) == 0 ? exit_ok : exit_usage;
  }
  return options.chosen(terminal);
}

}  // namespace minutebook

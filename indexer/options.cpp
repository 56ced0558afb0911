// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/options.hpp"

#include <CLI/CLI.hpp>

#include "indexer/commands/fields.hpp"
#include "indexer/commands/show.hpp"

namespace minutebook {
namespace {

/// Everything the command line can say; the callback of the sub-command that was named picks its part.
struct Options {
  ShowCommand show;
  FieldsCommand fields;
  std::function<int(Terminal&)> chosen;
};

template <class Command>
CLI::App* add_command(CLI::App& app, Options& options, Command& command, const char* name, const char* description) {
  CLI::App* sub = app.add_subcommand(name, description);
  sub->callback(
      [&options, &command] { options.chosen = [&command](Terminal& terminal) { return run(command, terminal); }; });
  return sub;
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
  sub->add_flag("--text", options.show.with_text, "With jsonl: also the text of pages and passages");
  sub->footer("Example:\n  minutebook show --format jsonl minutes/*.pdf | jq .date");
}

void add_fields(CLI::App& app, Options& options) {
  CLI::App* sub = add_command(app, options, options.fields, "fields", "List what can stand before a colon in a query");
  sub->add_option("--format", options.fields.format, "text, json or markdown")
      ->check(CLI::IsMember({"text", "json", "markdown"}));
}

}  // namespace

int run_command_line(int argc, const char* const* argv, Terminal& terminal) {
  CLI::App app("Full-text search for committee archives: what was decided, when, by whom, and who must act.",
               "minutebook");
  app.set_version_flag("--version", std::string("minutebook ") + MINUTEBOOK_VERSION);
  app.require_subcommand(1);
  Options options;
  add_show(app, options);
  add_fields(app, options);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error, terminal.out, terminal.err) == 0 ? exit_ok : exit_usage;
  }
  return options.chosen(terminal);
}

}  // namespace minutebook

// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/commands/show.hpp"

#include "indexer/commands/record_text.hpp"
#include "indexer/pipeline/corrections.hpp"
#include "indexer/pipeline/read_document.hpp"
#include "lib/base/text.hpp"
#include "lib/index/terms.hpp"
#include "lib/model/json.hpp"

namespace minutebook {
namespace {

std::string terms_text(const DocumentRecord& record) {
  std::string text;
  for (const auto& entry : entries_of(record)) text += to_text(entry);
  return text;
}

std::string print(const ShowCommand& command, const DocumentRecord& record, const Layout& layout,
                  const Terminal& terminal) {
  switch (command.stage) {
    case ShowStage::layout:
      return to_text(layout);
    case ShowStage::terms:
      return terms_text(record);
    case ShowStage::record:
      break;
  }
  if (command.format == ShowFormat::jsonl) return to_json(record, command.with_text) + "\n";
  return record_text(record, terminal);
}

/// True when there is nothing to say.
bool say_not_applied(const std::vector<std::string>& complaints, Terminal& terminal) {
  for (const auto& complaint : complaints)
    terminal.err << terminal_safe(complaint + "; this correction was not applied.") << '\n';
  return complaints.empty();
}

std::string why_unread(const std::string& name, const DocumentRecord& record) {
  if (record.sha256.empty()) return name + ": " + record.verdict_detail + ". Check the path.";
  return name + ": " + std::string(to_name(record.verdict)) + " (" + record.verdict_detail + "). " +
         std::string(advice(record.verdict));
}

}  // namespace

int run(const ShowCommand& command, Terminal& terminal) {
  const auto corrections = read_corrections({}, {command.corrections.begin(), command.corrections.end()});
  if (!corrections) return complain(terminal, corrections.error());
  bool all_read = say_not_applied(corrections->complaints, terminal);
  const auto readers = start_readers(command.reading, {}, 1, terminal);
  if (!readers) return complain(terminal, readers.error());
  const Recognition recognition(readers->mode, readers->page_reader(), {}, 1);
  const LayoutReader read = with_recognition(readers->reader(), recognition);

  for (const auto& name : command.files) {
    Layout layout;
    DocumentRecord record = read_document(source_of(name), {}, [&](const Descriptor& file, const std::string& base) {
      layout = read(file, base);
      return layout;
    });
    record.source.path = name;
    if (!say_not_applied(apply_corrections(*corrections, record), terminal)) all_read = false;
    if (record.verdict != Verdict::ok && record.verdict != Verdict::no_text) {
      all_read = false;
      terminal.err << terminal_safe("minutebook: " + why_unread(name, record)) << '\n';
      if (record.sha256.empty() && command.format == ShowFormat::text)
        continue;  // there is no file to print anything of
    }
    terminal.out << print(command, record, layout, terminal) << std::flush;
  }
  return all_read ? exit_ok : exit_some_failed;
}

}  // namespace minutebook

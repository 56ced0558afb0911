// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/item_text.hpp"

#include <algorithm>

#include "indexer/parse/item_label.hpp"
#include "indexer/parse/scan.hpp"

namespace minutebook {
namespace {

/// "Decision" heads everything up to the next label; "RESOLVED:" only its own clause and list.
bool opens_decision_block(std::string_view folded) {
  constexpr std::string_view words[] = {"decision", "decisions", "decision(s)", "outcome", "resolutions"};
  return !first_of(folded, words).empty();
}

/// Where the text behind a label begins. The words of labels are plain letters, so that their offset in folded text
/// holds for the printed text as well; that of a dash behind them does not.
size_t behind_label(std::string_view text, size_t offset, const SectionLabel& label, bool alone) {
  if (alone) return text.size();
  size_t at = std::min(offset + label.words_end, text.size());
  for (;;) {
    const auto rest = text.substr(at);
    if (rest.starts_with("\u2013") || rest.starts_with("\u2014"))
      at += 3;
    else if (!rest.empty() && std::string_view(" :-)]").find(rest.front()) != std::string_view::npos)
      ++at;
    else
      return at;
  }
}

}  // namespace

std::vector<ItemBlock> read_item_blocks(const std::vector<Block>& blocks, const ItemSpan& span) {
  std::vector<ItemBlock> out;
  Section open = Section::none;
  uint32_t reasoned = 0;  // the table entry whose decision has gone over to its reasons
  for (size_t i = span.from; i < span.to && i < blocks.size(); ++i) {
    const auto& block = blocks[i];
    ItemBlock made;
    made.block = i;
    made.offset = i == span.from ? span.offset : 0;
    if (made.offset >= block.text.size()) continue;
    if (block.column == Column::header) continue;
    if (block.attendance) {
      // A list of names ends what was open; only sentences among them can decide ("RESOLVED to accept the apologies").
      open = Section::none;
      if (!ends_sentence(block.text) || count_words(block.text) < 4) continue;
    }
    const auto label =
        read_section_label(std::string_view(block.folded).substr(std::min(made.offset, block.folded.size())));
    if (block.column == Column::decision) {
      const bool reasons = label.section == Section::reasons;
      if (reasons) reasoned = block.entry;
      made.section = block.entry != 0 && reasoned == block.entry ? Section::reasons : Section::decision;
      made.labelled = reasons;
    } else if (block.column == Column::action) {
      made.section = Section::action;
    } else if (block.column != Column::body) {
      made.section = Section::none;
    } else if (label.section != Section::none) {
      made.labelled = true;
      made.label_alone = label.rest + made.offset >= block.folded.size();
      made.section = label.section;
      const bool opens = made.label_alone && (label.section != Section::decision || opens_decision_block(block.folded));
      open = opens || label.section == Section::discussion || label.section == Section::reasons ? label.section
                                                                                                : Section::none;
    } else {
      if (block.heading) open = Section::none;
      made.section = open;
    }
    made.label_rest = made.labelled ? behind_label(block.text, made.offset, label, made.label_alone) : made.offset;
    out.push_back(made);
  }
  return out;
}

bool is_list_entry(const Block& block) {
  if (block.heading) return false;
  if (block.list_depth > 0) return true;
  const auto label = read_item_label(block.text);
  if (label.kind == ItemLabel::Kind::none) return false;
  return label.bracketed || label.closed || label.lower;
}

}  // namespace minutebook

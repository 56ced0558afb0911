// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

#include "indexer/parse/parse.hpp"
#include "lib/base/text.hpp"

// Papers as they are typed in a test, and what was read from them on one line.

namespace minutebook {

/// A page without positions: a line of text a paragraph, an empty line before it where `text` has one; "a | b" is a row
/// of a declared table, in whose cells ";" parts paragraphs.
inline Layout layout_of(const std::string& text) {
  Layout layout;
  layout.pages.emplace_back();
  auto& lines = layout.pages[0].lines;
  std::istringstream in(text);
  bool gap = true;
  float y = 0;
  uint32_t row = 0;
  const auto add = [&](const std::string& words) -> Line& {
    Line line;
    line.text = words;
    line.box = {0, y, static_cast<float>(words.size()) * 6, y + 12};
    line.block_start = gap;
    y += 12;
    gap = false;
    lines.push_back(line);
    return lines.back();
  };
  for (std::string printed; std::getline(in, printed);) {
    if (printed.empty()) gap = true;
    if (printed.empty()) continue;
    if (printed.find(" | ") == std::string::npos) {
      add(printed);
      continue;
    }
    uint32_t column = 0;
    for (const auto cell : split(printed, '|')) {
      for (const auto paragraph : split(cell, ';'))
        if (!trim(paragraph).empty()) {
          gap = true;
          add(std::string(trim(paragraph))).cell = CellPlace{0, row, column, 1, row == 0};
        }
      ++column;
    }
    ++row;
    gap = true;
  }
  return layout;
}

/// As of a text file: where three blanks part a line, each part is a line of its own beside the other.
inline Layout typed_layout_of(const std::string& text) {
  Layout layout = layout_of(text);
  auto& lines = layout.pages[0].lines;
  std::vector<Line> parted;
  for (const Line& line : lines) {
    for (size_t at = 0; at < line.text.size();) {
      const size_t gap = std::min(line.text.find("   ", at), line.text.size());
      Line part = line;
      part.text = line.text.substr(at, gap - at);
      part.box.x0 = static_cast<float>(at) * 6;
      part.box.x1 = static_cast<float>(gap) * 6;
      part.block_start = line.block_start && at == 0;
      parted.push_back(part);
      at = std::min(line.text.find_first_not_of(' ', gap), line.text.size());
    }
  }
  lines = std::move(parted);
  return layout;
}

inline Minutes read(const std::string& text) { return parse(layout_of(text), {}); }

inline std::string people(const Minutes& minutes) {
  std::string out;
  for (const auto& person : minutes.attendance)
    out += (out.empty() ? "" : "; ") + std::string(to_name(person.status)) + " " + person.name;
  return out;
}

inline std::string decisions(const Minutes& minutes) {
  std::string out;
  for (const auto& item : minutes.items)
    for (const auto& decision : item.decisions)
      if (decision.strength == Strength::strong) {
        std::string text = decision.text;
        std::replace(text.begin(), text.end(), '\n', ' ');
        out += (out.empty() ? "" : " + ") + text;
      }
  return out;
}

inline std::string actions(const Minutes& minutes) {
  std::string out;
  const auto add = [&](const Action& action) {
    if (action.strength != Strength::strong) return;
    out += out.empty() ? "" : " + ";
    for (size_t i = 0; i < action.owners.size(); ++i) out += (i ? ", " : "") + action.owners[i].name;
    out += ": " + action.text;
  };
  for (const auto& item : minutes.items)
    for (const auto& action : item.actions) add(action);
  for (const auto& action : minutes.actions) add(action);
  return out;
}

inline std::string items(const Minutes& minutes) {
  std::string out;
  for (const auto& item : minutes.items) out += (out.empty() ? "" : "; ") + item.number + " " + item.title;
  return out;
}

}  // namespace minutebook

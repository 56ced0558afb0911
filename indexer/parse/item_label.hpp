// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace minutebook {

/// One way to read a label as a member of a running series: "142/18" is 142 of "#/18"; "I" is 1 of the roman numbers or
/// 9 of the letters.
struct SeriesReading {
  std::string series;  ///< what stays equal from item to item, the running part as '#'; empty: no such reading
  int value = 0;
};

/// A number or letter at the start of a line that may number an item.
struct ItemLabel {
  enum class Kind : uint8_t { none, number, code, roman, letter };
  Kind kind = Kind::none;
  std::string number;  ///< as printed without a closing stop: "12", "07.17.01", "B26", "IV"
  std::array<SeriesReading, 2> readings;
  bool closed = false;     ///< followed by '.', ')' or ':'
  bool bracketed = false;  ///< "(a)": never a heading of its own
  bool worded = false;     ///< "Item 3", "Minute 12"
  bool lower = false;      ///< small letters: "a)", "iv."
  uint8_t parts = 1;       ///< numbers between separators: 3 for 07.17.01
  size_t rest = 0;         ///< offset in the text of what follows
};

/// Reads the label at the start of `text`; kind none if there is none. Dates ("12 March"), times, amounts and ordinals
/// are no labels. Constant time.
ItemLabel read_item_label(std::string_view text);

/// `text` is nothing but a label: "12.", "B26", "07.17.01".
bool is_label_only(std::string_view text);

/// "(Item 3)", "(Agenda item 3)", "Agenda Item No. 3" as a whole line or at the end of a title: its number, else empty.
std::string agenda_item_of(std::string_view text, size_t* title_end = nullptr);

}  // namespace minutebook

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <algorithm>
#include <array>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lib/model/layout.hpp"

namespace minutebook::shapes {

// Invented papers of any size, each with much of one thing: ordinary minutes and tables, and what hostile or broken
// files hold. Reading any of them must take time in proportion to its size.

inline constexpr size_t lines_of_a_page = 50;
inline constexpr float line_height = 12;
inline constexpr float character_width = 5;

/// Writes an invented paper line by line; the same seed gives the same paper.
class Writer {
 public:
  explicit Writer(unsigned seed) : random_(seed) { new_page(); }

  [[nodiscard]] size_t bytes() const { return bytes_; }
  Layout take() {
    layout_.page_count = static_cast<uint32_t>(layout_.pages.size());
    return std::move(layout_);
  }

  size_t below(size_t limit) { return std::uniform_int_distribution<size_t>(0, limit - 1)(random_); }

  std::string word() {
    static constexpr std::array<std::string_view, 16> syllables = {
        "mar", "wen", "tol", "ke", "lan", "bri", "da", "sor", "pe", "nim", "ro", "ga", "les", "tu", "vor", "hi"};
    std::string out;
    for (size_t n = 1 + below(3); n > 0; --n) out += syllables[below(syllables.size())];
    return out;
  }
  std::string capital() {
    std::string out = word();
    out[0] = static_cast<char>(out[0] - 'a' + 'A');
    return out;
  }
  std::string name() { return capital() + " " + capital(); }
  std::string words(size_t count) {
    std::string out = capital();
    while (--count > 0) out += " " + word();
    return out;
  }

  void new_page() {
    Page page;
    page.number = static_cast<uint32_t>(layout_.pages.size() + 1);
    page.width = 595;
    page.height = 842;
    layout_.pages.push_back(std::move(page));
    row_ = 0;
  }

  /// One line with its words and their boxes, as Poppler gives them; `x` in points.
  void line(const std::string& text, float x = 50, bool block_start = false, bool bold = false) {
    if (row_ >= lines_of_a_page) new_page();
    const float y = 40 + static_cast<float>(row_) * line_height;
    Line out;
    out.text = text;
    out.size = 11;
    out.style = bold ? style_bold : style_none;
    out.block_start = block_start;
    out.box = {x, y, x + character_width * static_cast<float>(text.size()), y + 11};
    for (size_t at = 0; at < text.size();) {
      const size_t end = std::min(text.find(' ', at), text.size());
      const float left = x + character_width * static_cast<float>(at);
      const float right = x + character_width * static_cast<float>(end);
      out.words.push_back(
          {static_cast<uint32_t>(at), static_cast<uint32_t>(end - at), {left, y, right, y + 11}, 11, out.style});
      at = end + 1;
    }
    bytes_ += text.size() + 1;
    layout_.pages.back().lines.push_back(std::move(out));
    ++row_;
  }

  /// One paragraph of a table cell of a format that declares its tables.
  void cell(const std::string& text, uint32_t row, uint32_t column) {
    if (row_ >= lines_of_a_page) new_page();
    Line out;
    out.text = text;
    out.box = {static_cast<float>(column) * 100, static_cast<float>(row_) * line_height, 0, 0};
    out.cell = CellPlace{0, row, column, 1, row == 0};
    bytes_ += text.size() + 1;
    layout_.pages.back().lines.push_back(std::move(out));
    ++row_;
  }

  void same_row() { --row_; }

 private:
  Layout layout_;
  std::mt19937 random_;
  size_t bytes_ = 0;
  size_t row_ = 0;
};

inline void heading(Writer& writer) {
  writer.line("Kellan Bay Harbour Board", 200, true, true);
  writer.line("Minutes of the meeting held on Monday 3 May 2021 at 7.30 pm in the Old School", 50, true);
}

inline void minutes(Writer& writer, size_t bytes) {
  heading(writer);
  writer.line("Present: Cllr " + writer.name() + " (Chair), Cllr " + writer.name() + " and Cllr " + writer.name(), 50,
              true);
  for (size_t item = 1; writer.bytes() < bytes; ++item) {
    writer.line(std::to_string(item) + ". " + writer.words(4), 50, true, true);
    for (size_t n = 0; n < 12; ++n) writer.line(writer.words(13) + (n % 4 == 3 ? "." : ""), 50, n % 4 == 0);
    writer.line("Proposed by Cllr " + writer.name() + ", seconded by Cllr " + writer.name() + " and", 50, true);
    writer.line("RESOLVED: that " + writer.words(9) + ".", 50, true);
    writer.line("Action: " + writer.name() + " to " + writer.words(6) + " by 4 June 2021.", 50, true);
  }
}

inline void columns(Writer& writer, size_t bytes) {
  heading(writer);
  for (size_t item = 1; writer.bytes() < bytes; ++item) {
    if (item % 12 == 1) {
      writer.line("Item", 50, true, true), writer.same_row(), writer.line("Discussion", 90, true, true);
      writer.same_row(), writer.line("Action", 470, true, true);
    }
    writer.line(std::to_string(item) + ".", 50, true), writer.same_row();
    writer.line(writer.words(10), 90, true), writer.same_row(), writer.line(writer.name(), 470, true);
    for (size_t n = 0; n < 3; ++n) writer.line(writer.words(10), 90);
  }
}

inline void cells(Writer& writer, size_t bytes) {
  heading(writer);
  for (uint32_t row = 0; writer.bytes() < bytes; ++row) {
    writer.cell(row == 0 ? "Item" : std::to_string(row), row, 0);
    writer.cell(row == 0 ? "Discussion" : writer.words(40) + ".", row, 1);
    writer.cell(row == 0 ? "Action" : writer.name() + " to " + writer.words(6), row, 2);
  }
}

inline void attendance(Writer& writer, size_t bytes) {
  heading(writer);
  writer.line("Present:", 50, true, true);
  for (size_t n = 0; writer.bytes() < bytes; ++n) {
    if (n % 400 == 399) writer.line(n % 800 == 399 ? "Apologies:" : "In attendance:", 50, true, true);
    writer.line("Cllr " + writer.name() + ", Cllr " + writer.name() + " (" + writer.capital() + " Parish), Mrs " +
                writer.name());
  }
}

inline void pages(Writer& writer, size_t bytes) {
  heading(writer);
  for (size_t page = 1; writer.bytes() < bytes; ++page) {
    writer.line("Kellan Bay Harbour Board - Minutes - 3 May 2021", 200, true);
    for (size_t n = 0; n < 2; ++n) writer.line(writer.words(12), 50, n == 0);
    writer.line("Page " + std::to_string(page), 280, true);
    writer.new_page();
  }
}

inline void one_line(Writer& writer, size_t bytes) {
  heading(writer);
  std::string text;
  while (text.size() < bytes) text += writer.words(9) + ". ";
  writer.line(text, 50, true);
}

inline void one_word(Writer& writer, size_t bytes) { writer.line(std::string(bytes, 'x'), 50, true); }

inline void numbers(Writer& writer, size_t bytes) {
  for (size_t n = 1; writer.bytes() < bytes; ++n)
    writer.line(std::to_string(n) + ". " + std::to_string(writer.below(1000000)) + " " + std::to_string(n % 32) + "/" +
                    std::to_string(n % 13) + "/2021 " + std::to_string(n) + "." + std::to_string(n % 9),
                50, n % 3 == 0);
}

inline void headings(Writer& writer, size_t bytes) {
  for (size_t n = 1; writer.bytes() < bytes; ++n)
    writer.line(std::to_string(n) + ". " + writer.words(5), 50, true, true);
}

inline void names(Writer& writer, size_t bytes) {
  while (writer.bytes() < bytes) writer.line(writer.name() + ", " + writer.name() + " and " + writer.name());
}

inline void names_in_one(Writer& writer, size_t bytes) {
  std::string text = "Present: ";
  while (text.size() < bytes) text += "Cllr " + writer.name() + ", ";
  writer.line(text, 50, true);
}

inline void lists(Writer& writer, size_t bytes) {
  static constexpr std::array<std::string_view, 6> labels = {"1.", "1.1", "(a)", "(i)", "(1)", "-"};
  heading(writer);
  for (size_t n = 0; writer.bytes() < bytes; ++n) {
    const size_t depth = n % labels.size();
    writer.line(std::string(labels[depth]) + " " + writer.words(8), 50 + 20 * static_cast<float>(depth), true);
  }
}

inline void dates(Writer& writer, size_t bytes) {
  while (writer.bytes() < bytes)
    writer.line("on " + std::to_string(1 + writer.below(28)) + " May 2021, 3rd of June 2021 and 04/07/2021 at 7.30pm,");
}

inline void actions(Writer& writer, size_t bytes) {
  heading(writer);
  while (writer.bytes() < bytes)
    writer.line("Action: " + writer.name() + " and " + writer.name() + " to " + writer.words(4), 50, true);
}

inline void decisions(Writer& writer, size_t bytes) {
  heading(writer);
  for (size_t n = 0; writer.bytes() < bytes; ++n)
    writer.line(
        n % 2 ? "(" + std::to_string(n) + ") " + writer.words(8) + ";" : "RESOLVED that " + writer.words(6) + ":", 50,
        true);
}

inline void one_letter_lines(Writer& writer, size_t bytes) {
  while (writer.bytes() < bytes) writer.line(std::string(1, static_cast<char>('a' + writer.below(26))));
}

inline void wide_table(Writer& writer, size_t bytes) {
  constexpr uint32_t columns = 400;
  for (uint32_t n = 0; writer.bytes() < bytes; ++n)
    writer.cell(n < columns ? "Action " + std::to_string(n) : writer.words(2), n / columns, n % columns);
}

inline void brackets(Writer& writer, size_t bytes) {
  std::string text = "Present: ";
  while (text.size() < bytes) text += "Cllr " + writer.name() + " (" + std::string(1 + writer.below(40), '(');
  writer.line(text, 50, true);
}

inline void signs(Writer& writer, size_t bytes) {
  static constexpr std::array<std::string_view, 8> runs = {"....", " - ", ": ", ", ", "/", "* ", "\u2013 ", "&"};
  while (writer.bytes() < bytes) {
    std::string text;
    while (text.size() < 400) text += runs[writer.below(runs.size())];
    writer.line(text, 50, writer.below(2) == 0);
  }
}

inline void initials(Writer& writer, size_t bytes) {
  heading(writer);
  while (writer.bytes() < bytes) {
    writer.line(writer.words(9) + ".", 50, true), writer.same_row();
    const auto capital = [&] { return static_cast<char>('A' + writer.below(26)); };
    writer.line(std::string{capital(), capital(), '/', capital(), capital()}, 530, true);
  }
}

struct Shape {
  std::string_view name;
  void (*write)(Writer&, size_t);
  bool hostile = false;  ///< no paper of a committee looks like this: it must not hang, but need not be quick
};
inline constexpr Shape all[] = {{"minutes", minutes},
                                {"columns", columns},
                                {"cells", cells},
                                {"attendance", attendance},
                                {"pages", pages},
                                {"one_line", one_line},
                                {"one_word", one_word},
                                {"numbers", numbers},
                                {"headings", headings},
                                {"names", names},
                                {"names_in_one", names_in_one},
                                {"lists", lists},
                                {"dates", dates},
                                {"actions", actions},
                                {"decisions", decisions},
                                {"one_letter_lines", one_letter_lines, true},
                                {"wide_table", wide_table, true},
                                {"brackets", brackets, true},
                                {"signs", signs, true},
                                {"initials", initials, true}};

/// The paper of one shape with at least `bytes` of text, and how many it has. The same seed gives the same paper.
struct Paper {
  Layout layout;
  size_t bytes = 0;
};
inline Paper paper(const Shape& shape, size_t bytes, unsigned seed = 1) {
  Writer writer(seed);
  shape.write(writer, bytes);
  const size_t written = writer.bytes();
  return {writer.take(), written};
}

}  // namespace minutebook::shapes

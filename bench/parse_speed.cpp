// SPDX-License-Identifier: GPL-3.0-or-later
// How fast a layout becomes a record, and whether twice the text takes twice the time.
//
//   bench_parse [--megabytes N] [--rounds N] [--seed N] [--check] [SHAPE...]
//
// Prints for each shape of invented paper the megabytes (10^6 bytes) of layout text a second of processor time, at N
// and at 2 N megabytes, and the growth time(2n)/time(n). The best of the rounds counts, since machines are noisy.
// --check ends with exit code 1 when a shape is slower than 20 MB/s or grows by more than 2.2.
#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/parse/parse.hpp"

namespace {

using namespace minutebook;

constexpr double slowest = 20;  // MB/s
constexpr double steepest = 2.2;
constexpr size_t lines_of_a_page = 50;
constexpr float line_height = 12;
constexpr float character_width = 5;

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

void heading(Writer& writer) {
  writer.line("Kellan Bay Harbour Board", 200, true, true);
  writer.line("Minutes of the meeting held on Monday 3 May 2021 at 7.30 pm in the Old School", 50, true);
}

void minutes(Writer& writer, size_t bytes) {
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

void columns(Writer& writer, size_t bytes) {
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

void cells(Writer& writer, size_t bytes) {
  heading(writer);
  for (uint32_t row = 0; writer.bytes() < bytes; ++row) {
    writer.cell(row == 0 ? "Item" : std::to_string(row), row, 0);
    writer.cell(row == 0 ? "Discussion" : writer.words(40) + ".", row, 1);
    writer.cell(row == 0 ? "Action" : writer.name() + " to " + writer.words(6), row, 2);
  }
}

void attendance(Writer& writer, size_t bytes) {
  heading(writer);
  writer.line("Present:", 50, true, true);
  for (size_t n = 0; writer.bytes() < bytes; ++n) {
    if (n % 400 == 399) writer.line(n % 800 == 399 ? "Apologies:" : "In attendance:", 50, true, true);
    writer.line("Cllr " + writer.name() + ", Cllr " + writer.name() + " (" + writer.capital() + " Parish), Mrs " +
                writer.name());
  }
}

void pages(Writer& writer, size_t bytes) {
  heading(writer);
  for (size_t page = 1; writer.bytes() < bytes; ++page) {
    writer.line("Kellan Bay Harbour Board - Minutes - 3 May 2021", 200, true);
    for (size_t n = 0; n < 2; ++n) writer.line(writer.words(12), 50, n == 0);
    writer.line("Page " + std::to_string(page), 280, true);
    writer.new_page();
  }
}

void one_line(Writer& writer, size_t bytes) {
  heading(writer);
  std::string text;
  while (text.size() < bytes) text += writer.words(9) + ". ";
  writer.line(text, 50, true);
}

void one_word(Writer& writer, size_t bytes) { writer.line(std::string(bytes, 'x'), 50, true); }

void numbers(Writer& writer, size_t bytes) {
  for (size_t n = 1; writer.bytes() < bytes; ++n)
    writer.line(std::to_string(n) + ". " + std::to_string(writer.below(1000000)) + " " + std::to_string(n % 32) + "/" +
                    std::to_string(n % 13) + "/2021 " + std::to_string(n) + "." + std::to_string(n % 9),
                50, n % 3 == 0);
}

void headings(Writer& writer, size_t bytes) {
  for (size_t n = 1; writer.bytes() < bytes; ++n)
    writer.line(std::to_string(n) + ". " + writer.words(5), 50, true, true);
}

void names(Writer& writer, size_t bytes) {
  while (writer.bytes() < bytes) writer.line(writer.name() + ", " + writer.name() + " and " + writer.name());
}

void names_in_one(Writer& writer, size_t bytes) {
  std::string text = "Present: ";
  while (text.size() < bytes) text += "Cllr " + writer.name() + ", ";
  writer.line(text, 50, true);
}

void lists(Writer& writer, size_t bytes) {
  static constexpr std::array<std::string_view, 6> labels = {"1.", "1.1", "(a)", "(i)", "(1)", "-"};
  heading(writer);
  for (size_t n = 0; writer.bytes() < bytes; ++n) {
    const size_t depth = n % labels.size();
    writer.line(std::string(labels[depth]) + " " + writer.words(8), 50 + 20 * static_cast<float>(depth), true);
  }
}

void dates(Writer& writer, size_t bytes) {
  while (writer.bytes() < bytes)
    writer.line("on " + std::to_string(1 + writer.below(28)) + " May 2021, 3rd of June 2021 and 04/07/2021 at 7.30pm,");
}

void actions(Writer& writer, size_t bytes) {
  heading(writer);
  while (writer.bytes() < bytes)
    writer.line("Action: " + writer.name() + " and " + writer.name() + " to " + writer.words(4), 50, true);
}

void decisions(Writer& writer, size_t bytes) {
  heading(writer);
  for (size_t n = 0; writer.bytes() < bytes; ++n)
    writer.line(
        n % 2 ? "(" + std::to_string(n) + ") " + writer.words(8) + ";" : "RESOLVED that " + writer.words(6) + ":", 50,
        true);
}

struct Shape {
  std::string_view name;
  void (*write)(Writer&, size_t);
};
constexpr Shape shapes[] = {{"minutes", minutes},
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
                            {"decisions", decisions}};

struct Options {
  double megabytes = 1;
  unsigned rounds = 3;
  unsigned seed = 1;
  bool check = false;
  std::vector<std::string> wanted;
};

struct Timing {
  double seconds = 0;
  size_t bytes = 0;
  size_t pages = 0;
  [[nodiscard]] double rate() const { return static_cast<double>(bytes) / 1e6 / seconds; }
};

Timing best_of(const Shape& shape, double megabytes, const Options& options) {
  Writer writer(options.seed);
  shape.write(writer, static_cast<size_t>(megabytes * 1e6));
  Timing best;
  best.bytes = writer.bytes();
  const Layout layout = writer.take();
  best.pages = layout.pages.size();
  for (unsigned round = 0; round < options.rounds; ++round) {
    const std::clock_t start = std::clock();  // processor time: other programs do not count
    const Minutes read = parse(layout, {"bench/paper.pdf"});
    const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    if (round == 0 || seconds < best.seconds) best.seconds = seconds;
    if (read.pages.empty() && best.bytes > 0) std::fprintf(stderr, "%s: nothing was read\n", shape.name.data());
  }
  return best;
}

bool run(const Shape& shape, const Options& options) {
  const Timing once = best_of(shape, options.megabytes, options);
  const Timing twice = best_of(shape, 2 * options.megabytes, options);
  const double growth = twice.seconds / once.seconds;
  const bool fine = std::min(once.rate(), twice.rate()) >= slowest && growth <= steepest;
  std::printf("%-13s %8zu %9.1f %9.1f %8.2f%s\n", shape.name.data(), once.pages, once.rate(), twice.rate(), growth,
              fine ? "" : "  <");
  std::fflush(stdout);
  return fine;
}

Options options_of(int argc, char** argv) {
  Options options;
  for (int i = 1; i < argc; ++i) {
    const std::string_view word = argv[i];
    const char* value = i + 1 < argc ? argv[i + 1] : "";
    if (word == "--check")
      options.check = true;
    else if (word == "--megabytes" && ++i < argc)
      options.megabytes = std::max(0.001, std::strtod(value, nullptr));
    else if (word == "--rounds" && ++i < argc)
      options.rounds = std::max(1U, static_cast<unsigned>(std::strtoul(value, nullptr, 10)));
    else if (word == "--seed" && ++i < argc)
      options.seed = static_cast<unsigned>(std::strtoul(value, nullptr, 10));
    else
      options.wanted.emplace_back(word);
  }
  return options;
}

}  // namespace

int main(int argc, char** argv) {
  const Options options = options_of(argc, argv);
  bool fine = true;
  bool any = false;
  std::printf("%-13s %8s %9s %9s %8s\n", "shape", "pages", "MB/s", "MB/s 2n", "growth");
  for (const Shape& shape : shapes) {
    if (!options.wanted.empty() &&
        std::find(options.wanted.begin(), options.wanted.end(), shape.name) == options.wanted.end())
      continue;
    any = true;
    fine = run(shape, options) && fine;
  }
  if (!any) std::fprintf(stderr, "usage: bench_parse [--megabytes N] [--rounds N] [--seed N] [--check] [SHAPE...]\n");
  return any && (fine || !options.check) ? 0 : 1;
}

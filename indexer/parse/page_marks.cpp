// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/page_marks.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "indexer/parse/residue.hpp"
#include "indexer/parse/restriction.hpp"
#include "indexer/parse/scan.hpp"
#include "lib/base/text.hpp"

namespace minutebook {
namespace {

/// The size that most of the text has.
float common_size(const Page& page) {
  std::map<float, size_t> letters;
  for (const auto& line : page.lines) letters[line.size] += line.text.size();
  const auto most = std::max_element(letters.begin(), letters.end(),
                                     [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == letters.end() ? 0 : most->first;
}

/// Beside all text, left or right of it.
bool is_in_margin(const Overprint& print, const Page& page) {
  const auto& lines = page.lines;
  return std::all_of(lines.begin(), lines.end(), [&](const Line& line) { return print.box.x1 <= line.box.x0; }) ||
         std::all_of(lines.begin(), lines.end(), [&](const Line& line) { return print.box.x0 >= line.box.x1; });
}

/// "exempt exempt exem" as "exempt": a tile says the same again and again, up to the edge.
std::string said_once(const std::string& folded) {
  const auto words = split(folded, ' ');
  constexpr size_t longest = 6;
  for (size_t period = 1; period <= longest && period < words.size(); ++period) {
    bool again = true;
    for (size_t i = period; i < words.size() && again; ++i)
      again = words[i] == words[i % period] || (i + 1 == words.size() && words[i % period].starts_with(words[i]));
    if (again) return join({words.begin(), words.begin() + static_cast<std::ptrdiff_t>(period)}, " ");
  }
  return folded;
}

/// What is printed over the page. The small print of a table's head that stands on end says nothing of the page.
void take_overprints(const Page& page, CleanText& out) {
  if (page.overprints.empty()) return;
  constexpr size_t most_joined = 6;
  constexpr float least_stamp = 12, least_watermark = 20, watermark_share = 1.6F, slant = 3;
  const float common = common_size(page);
  std::string forwards, backwards;
  size_t large = 0;
  for (const auto& print : page.overprints) {
    const float off = std::abs(std::remainder(print.angle, 90.0F));
    const bool slanting = off > slant && print.size >= least_stamp;
    PageMark mark;
    mark.large = slanting || (print.size >= least_watermark && print.size >= common * watermark_share);
    mark.text = join_spaced_letters(normalise(print.text));
    mark.folded = fold(mark.text);
    // Small print that slants is read where it is a marking: such are tiled over a page.
    mark.large = mark.large || (off > slant && marking_of(said_once(mark.folded)) == MarkingStrength::strong);
    if (!mark.large && !is_in_margin(print, page)) continue;
    mark.page = page.number;
    if (mark.folded.empty()) continue;
    if (!mark.large) mark.folded = said_once(mark.folded);
    if (mark.large && ++large <= most_joined) {
      forwards += (forwards.empty() ? "" : " ") + mark.text;
      backwards = mark.text + (backwards.empty() ? "" : " ") + backwards;
    }
    out.marks.push_back(std::move(mark));
  }
  if (large < 2) return;
  // A watermark of several lines ("NOT FOR" over "PUBLICATION"); its slant decides which of them was met first.
  for (std::string* text : {&forwards, &backwards}) {
    PageMark mark{std::move(*text), {}, page.number, true, MarkingStrength::none};
    mark.folded = fold(mark.text);
    out.marks.push_back(std::move(mark));
  }
}

/// A letter that stands alone, or with a gap before or behind the words of its line.
struct LoneLetter {
  char letter = 0;
  float x = 0;  ///< its middle
  float y = 0;  ///< its head
};

std::vector<LoneLetter> lone_letters(const Page& page) {
  constexpr size_t most = 2000;
  std::vector<LoneLetter> out;
  const auto add = [&](const Line& line, size_t at, const Box& box) {
    if (is_letter(line.text[at]) && out.size() < most) out.push_back({line.text[at], (box.x0 + box.x1) / 2, box.y0});
  };
  for (const auto& line : page.lines) {
    if (line.text.size() == 1) {
      add(line, 0, line.box);
      continue;
    }
    if (line.words.size() < 2) continue;
    for (const Word* word : {&line.words.front(), &line.words.back()})
      if (word->length == 1 && word->start < line.text.size()) add(line, word->start, word->box);
  }
  return out;
}

/// Letters one below another, read downwards and upwards.
void take_stacks(const Page& page, CleanText& out) {
  constexpr float most_aside = 4, most_below = 60;  // points
  constexpr size_t least_letters = 6;
  auto letters = lone_letters(page);
  if (letters.size() < least_letters) return;
  std::stable_sort(letters.begin(), letters.end(), [](const auto& a, const auto& b) { return a.y < b.y; });
  struct Stack {
    std::string text;
    const LoneLetter* last = nullptr;
  };
  std::vector<Stack> stacks;
  for (const auto& letter : letters) {
    const auto stack = std::find_if(stacks.begin(), stacks.end(), [&](const Stack& one) {
      const float below = letter.y - one.last->y;
      return std::abs(letter.x - one.last->x) <= most_aside && below > 0 && below <= most_below;
    });
    Stack& into = stack == stacks.end() ? stacks.emplace_back() : *stack;
    into.text += into.text.empty() ? std::string(1, letter.letter) : std::string(" ") + letter.letter;
    into.last = &letter;
  }
  for (const Stack& stack : stacks) {
    if (stack.text.size() < least_letters * 2 - 1) continue;
    for (const std::string& text : {stack.text, std::string(stack.text.rbegin(), stack.text.rend())}) {
      PageMark mark{text, fold(text), page.number, true, MarkingStrength::none};
      if (marking_of_overprint(mark.folded) == MarkingStrength::none) continue;
      mark.text.erase(std::remove(mark.text.begin(), mark.text.end(), ' '), mark.text.end());
      out.marks.push_back(std::move(mark));
    }
  }
}

void take_declared(std::string text, MarkingStrength strength, CleanText& out) {
  if (strength == MarkingStrength::none) return;
  const uint32_t first = out.pages.empty() ? 1 : out.pages.front().number;
  std::string folded = fold(text);
  out.marks.push_back({std::move(text), std::move(folded), first, false, strength});
}

void take_declared(std::string_view declared, CleanText& out) {
  constexpr size_t longest = 300;
  std::string text = normalise(utf8_prefix(declared, longest));
  auto strength = marking_of_declared(fold(text));
  if (strength == MarkingStrength::none && has_mark_in_capitals(text)) strength = MarkingStrength::weak;
  take_declared(std::move(text), strength, out);
}

/// A title may also say it in its words: "cabinet exempt minutes", "Cabinet minutes CONFIDENTIAL".
void take_title(std::string_view title, CleanText& out) {
  const std::string text = normalise(title);
  const std::string folded = fold(text);
  auto strength = marking_of_declared(folded);
  if (strength == MarkingStrength::none && (is_private_title(folded) || has_mark_in_capitals(text)))
    strength = MarkingStrength::weak;
  take_declared(text, strength, out);
}

}  // namespace

void take_page_marks(const Layout& layout, CleanText& out) {
  for (const auto& page : layout.pages) {
    take_overprints(page, out);
    take_stacks(page, out);
  }
  take_title(layout.metadata_title, out);
  for (const auto& text : layout.declared) take_declared(text, out);
}

void take_marked_names(const Layout& layout, std::string_view path, CleanText& out) {
  take_declared(std::string(path), marking_of_path(path), out);
  if (layout.media_type != MediaType::pdf) return;  // papers in mails and zips are papers of their own
  for (const auto& name : layout.attachments) take_declared(name, marking_of_name(fold(name)), out);
}

}  // namespace minutebook

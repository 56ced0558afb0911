// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string>
#include <string_view>

#include "indexer/parse/parse.hpp"
#include "lib/base/text.hpp"

namespace {

using namespace minutebook;

void must(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "fuzz_parse: %s\n", what);
  std::abort();
}

/// Processor time that reading may take: some hundred times what a release build needs, so that sanitizers, a busy
/// machine and a cold cache never trip it, and what grows with the square of the input does. The floor is for starting.
constexpr double seconds_a_byte = 20e-6;
constexpr double seconds_at_least = 2;

double processor_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

/// Lines of the input are lines of a layout. A line may begin with a control byte 0x01-0x08 and three bytes: bit 0 a
/// new page, 1 bold, 2 a gap before it, 3 a table cell; then x, y step and column.
Layout layout_of(std::string_view input) {
  Layout layout;
  layout.pages.emplace_back();
  float y = 0;
  uint32_t row = 0;
  while (!input.empty()) {
    const size_t end = input.find('\n');
    std::string_view text = input.substr(0, end);
    input.remove_prefix(end == std::string_view::npos ? input.size() : end + 1);
    Line line;
    uint8_t flags = 0, x = 0, step = 12, column = 0;
    if (text.size() >= 4 && static_cast<unsigned char>(text[0]) <= 15) {
      flags = static_cast<uint8_t>(text[0]);
      x = static_cast<uint8_t>(text[1]);
      step = static_cast<uint8_t>(text[2]) % 40;
      column = static_cast<uint8_t>(text[3]) % 8;
      text.remove_prefix(4);
    }
    if (flags & 1U) {
      Page page;
      page.number = static_cast<uint32_t>(layout.pages.size() + 1);
      page.width = 595;
      page.height = 842;
      layout.pages.push_back(page);
      y = 0;
    }
    y += step;
    row += step > 6 ? 1 : 0;
    line.text = repair_utf8(text);
    line.box = {static_cast<float>(x) * 2, y, static_cast<float>(x) * 2 + 5.0F * static_cast<float>(line.text.size()),
                y + 11};
    line.style = flags & 2U ? style_bold : style_none;
    line.block_start = flags & 4U;
    if (flags & 8U) line.cell = CellPlace{0, row, column, 1, false};
    if (!line.cell && layout.pages.size() > 1)
      for (size_t at = 0; at < line.text.size();) {
        const size_t stop = std::min(line.text.find(' ', at), line.text.size());
        const float left = line.box.x0 + 5.0F * static_cast<float>(at);
        line.words.push_back({static_cast<uint32_t>(at),
                              static_cast<uint32_t>(stop - at),
                              {left, y, left + 5.0F * static_cast<float>(stop - at), y + 11},
                              11,
                              line.style});
        at = stop + 1;
      }
    layout.pages.back().lines.push_back(std::move(line));
  }
  layout.page_count = static_cast<uint32_t>(layout.pages.size());
  return layout;
}

void check(const Minutes& minutes, const Place& place) {
  if (place.page == 0) return;
  for (const auto& page : minutes.pages)
    if (page.number == place.page)
      return must(place.start <= place.end && place.end <= page.text.size(), "a place lies outside its page");
  must(false, "a place names a page that is not there");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  constexpr size_t largest = 200000;
  if (size > largest) return 0;
  const Layout layout = layout_of({reinterpret_cast<const char*>(data), size});
  const double began = processor_seconds();
  const Minutes minutes = parse(layout, {"folder/paper.pdf"});
  must(processor_seconds() - began <= seconds_at_least + seconds_a_byte * static_cast<double>(size),
       "reading takes too long for so small an input");
  for (const auto& page : minutes.pages) must(is_utf8(page.text), "a page's text is not UTF-8");
  for (const auto& item : minutes.items) {
    check(minutes, item.place);
    must(is_utf8(item.title), "a title is not UTF-8");
    for (const auto& decision : item.decisions) {
      check(minutes, decision.place);
      must(is_utf8(decision.text), "a decision is not UTF-8");
    }
    for (const auto& action : item.actions) {
      check(minutes, action.place);
      must(is_utf8(action.text), "an action is not UTF-8");
      for (const auto& owner : action.owners) must(is_utf8(owner.name), "an owner is not UTF-8");
    }
  }
  for (const auto& person : minutes.attendance) check(minutes, person.place);
  for (const auto& date : minutes.dates) check(minutes, date.place);
  for (const auto& passage : minutes.passages) {
    must(is_utf8(passage.text) && is_utf8(passage.heading), "a passage is not UTF-8");
    must(passage.item < static_cast<int>(minutes.items.size()), "a passage names an item that is not there");
    must(passage.page_to - passage.page_from == passage.page_starts.size(),
         "a passage's pages do not fit its page starts");
    for (const uint32_t start : passage.page_starts)
      must(start <= passage.text.size(), "a page of a passage starts behind its text");
  }
  return 0;
}

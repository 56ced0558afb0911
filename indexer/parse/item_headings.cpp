// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/item_headings.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

#include "indexer/parse/item_chain.hpp"
#include "indexer/parse/item_label.hpp"
#include "indexer/parse/names.hpp"
#include "indexer/parse/printed_dates.hpp"
#include "indexer/parse/scan.hpp"
#include "indexer/parse/title.hpp"
#include "indexer/parse/vocabulary.hpp"
#include "lib/base/text.hpp"

namespace minutebook {
namespace {

constexpr size_t longest_heading = 24;  // words

bool holds_items(const Block& block) {
  return block.column != Column::owner && block.column != Column::header && block.column != Column::due &&
         block.column != Column::status && block.column != Column::data && block.column != Column::action;
}

/// Short, begins with a capital, does not end like a sentence.
bool looks_like_title(std::string_view text) {
  const size_t words = count_words(text);
  return words > 0 && words <= longest_heading && has_letter(text) && !starts_lower(text) &&
         !(ends_sentence(text) && words > 6) && text.back() != ';' && text.back() != ',';
}

class HeadingFinder {
 public:
  HeadingFinder(const CleanText& text, const std::vector<Block>& blocks, bool titles_only = false)
      : text_(text), blocks_(blocks), titles_only_(titles_only) {
    std::vector<float> lefts;
    for (const auto& block : blocks_) {
      labels_.push_back(holds_items(block) && !block.action_row && !lists_people(block) ? read_item_label(block.text)
                                                                                        : ItemLabel());
      if (block.column == Column::body && !block.attendance) lefts.push_back(block.x0);
    }
    if (!lefts.empty()) {
      const auto nth = lefts.begin() + static_cast<long>(lefts.size() / 10);
      std::nth_element(lefts.begin(), nth, lefts.end());
      left_ = *nth;
    }
    for (size_t i = 0; i < blocks_.size(); ++i)
      if (labels_[i].kind == ItemLabel::Kind::number && begins_with_day(blocks_[i].text)) labels_[i] = ItemLabel();
    subtitle_ = find_subtitle();
    forget_lists_of_actions();
  }

  std::vector<ItemHeading> items() {
    const auto candidates = number_candidates();
    const Chain chain = best_chain(candidates);
    std::vector<ItemHeading> plain;
    const bool sure = holds_by_itself(chain, candidates);
    if (!sure) plain = unnumbered();
    if (sure || chain_holds(chain, candidates, plain)) {
      from_chain(chain, candidates);
      add_equals(chain, candidates);
      add_sub_headings();
      add_unnumbered_siblings();
    } else {
      found_ = plain;
    }
    return finish();
  }

  std::vector<ItemHeading> sections() {
    for (size_t i = 0; i < blocks_.size(); ++i) {
      const auto& block = blocks_[i];
      if (block.column != Column::body || block.attendance) continue;
      const auto& label = labels_[i];
      const size_t rest = label.kind == ItemLabel::Kind::none || label.bracketed || label.lower ? 0 : label.rest;
      const auto words = std::string_view(block.text).substr(rest);
      const bool shown = block.heading || (block.bold && block.block_start) ||
                         (is_capitals(block.text, 6) && block.block_start) || is_known_section(block.folded);
      if (!shown || !looks_like_title(words) || count_words(words) > 14) continue;
      ItemHeading heading = heading_at(i, rest, "section heading", 0.6);
      heading.body_block = i + 1;
      heading.body_offset = 0;
      heading.title = block.text;
      found_.push_back(std::move(heading));
    }
    return finish();
  }

 private:
  static bool is_known_section(std::string_view folded) {
    constexpr std::string_view names[] = {"purpose of report",
                                          "purpose of the report",
                                          "purpose",
                                          "summary",
                                          "background",
                                          "introduction",
                                          "recommendation",
                                          "recommendations",
                                          "conclusion",
                                          "conclusions",
                                          "implications",
                                          "financial implications",
                                          "legal implications",
                                          "equality implications",
                                          "next steps",
                                          "proposed next steps",
                                          "background papers",
                                          "options",
                                          "action",
                                          "appendices",
                                          "context",
                                          "reasons for recommendations",
                                          "contact officer",
                                          "consultation",
                                          "risk"};
    while (!folded.empty() && !is_word_byte(folded.back())) folded.remove_suffix(1);
    size_t at = 0;
    while (at < folded.size() && !is_letter(folded[at])) ++at;
    return is_one_of(folded.substr(at), names);
  }

  /// A row of a table of who came: its number counts people.
  bool lists_people(const Block& block) const {
    return block.attendance && !block.pieces.empty() && text_.lines[block.pieces[0].line].cell.has_value();
  }

  const Block* next_block(size_t i) const {
    for (size_t k = i + 1; k < blocks_.size() && k < i + 4; ++k)
      if (blocks_[k].column != Column::owner && blocks_[k].column != Column::header) return &blocks_[k];
    return nullptr;
  }

  double weight(size_t i) const {
    const auto& block = blocks_[i];
    const auto& label = labels_[i];
    const auto rest = std::string_view(block.text).substr(label.rest);
    double w = 1;
    if (block.bold)
      w += 1;
    else if (!rest.empty() && !read_title(text_, block, label.rest).title.empty() && bold_label(block))
      w += 0.7;
    if (block.heading) w += 1.5;
    if (block.column == Column::number || block.column == Column::title) w += 1.5;
    if (label.worded) w += 0.6;
    if (label.parts > 1 || label.kind == ItemLabel::Kind::code) w += 0.3;
    if (!label.closed && !label.worded && label.parts == 1 && label.kind == ItemLabel::Kind::number) w -= 0.3;
    w += rest_weight(block, rest);
    if (block.column == Column::body && !block.pieces.empty() && !text_.lines[block.pieces[0].line].cell &&
        block.x0 > left_ + 24)
      w -= 0.7;
    if (block.list_depth > 1) w -= 0.5;
    if (block.attendance) w -= 0.6;
    if (label.bracketed || label.lower) w -= 2.5;
    if (numbers_resolution(label, rest)) w -= 3;
    w += neighbour_weight(i);
    return w;
  }

  /// "103/17 RESOLVED (Penn/Oak) that …": the register of resolutions counts there, and no agenda.
  static bool numbers_resolution(const ItemLabel& label, std::string_view rest) {
    const std::string_view word = first_word(rest);
    if (label.parts > 1 && (word == "RESOLVED" || word == "MOVED" || word == "RESOLUTION") &&
        rest.substr(word.size()).starts_with(" ("))
      return true;
    return (label.parts > 1 || label.kind == ItemLabel::Kind::code) && names_movers_first(rest);
  }

  /// "PENN: That the agenda be approved", "Penn/Oak – That …", "Moved by Cllr Penn that …": who moved, then the motion.
  static bool names_movers_first(std::string_view rest) {
    constexpr size_t longest = 60, most_words = 6;
    const std::string folded = fold(rest.substr(0, longest));
    if (folded.starts_with("moved by ") || folded.starts_with("moved: ") || folded.starts_with("motion by "))
      return true;
    size_t at = std::string::npos;
    for (const std::string_view joint :
         {": that ", " - that ", ", that ", ": moved that ", " moved that ", " moved, that "})
      at = std::min(at, folded.find(joint));
    if (at == std::string::npos || at == 0) return false;
    const auto movers = rest.substr(0, std::min(rest.size(), at));
    return count_words(movers) <= most_words && starts_capital(movers) && !has_verb(movers);
  }

  bool bold_label(const Block& block) const {
    const auto& line = text_.lines[block.pieces[0].line];
    const auto bold = [&](size_t word) { return (line.words[word].style & style_bold) != 0; };
    return line.words.size() > 1 && bold(1) && (bold(0) || (line.words.size() > 2 && bold(2)));
  }

  /// "Pay claim. Ms Penn gave a report …": a few words with a stop before the text.
  static bool opens_with_title(std::string_view rest) {
    constexpr size_t most_title = 80, most_title_words = 8;
    if (!starts_capital(rest) && !is_digit(rest.empty() ? ' ' : rest[0])) return false;
    const size_t stop = rest.find(". ");
    if (stop == std::string_view::npos || stop >= most_title || stop + 2 >= rest.size()) return false;
    const auto title = rest.substr(0, stop);
    const bool payment = title.find("\u00A3") != std::string_view::npos || title.find('$') != std::string_view::npos;
    return !payment && count_words(title) <= most_title_words && !starts_lower(rest.substr(stop + 2)) &&
           !has_verb(title);
  }

  /// A first sentence that tells something is no title.
  static bool has_verb(std::string_view text) {
    constexpr std::string_view verbs[] = {"was",   "were", "is",     "are",      "had",   "has",   "have", "will",
                                          "would", "said", "agreed", "reported", "asked", "noted", "been", "should"};
    return has_any_word(to_lower_ascii(text), verbs);
  }

  double rest_weight(const Block& block, std::string_view rest) const {
    if (rest.empty()) return 0.1;
    double w = 0;
    const size_t words = count_words(rest);
    if (looks_like_title(rest) && words <= 16)
      w += 0.6;
    else if (const size_t colon = rest.find(':');
             colon != std::string_view::npos && colon > 2 && count_words(rest.substr(0, colon)) <= 10)
      w += 0.4;
    else if (opens_with_title(rest))
      w += 0.2;
    else if (ends_sentence(block.text) && words > 8)
      w -= 0.7;
    if (is_capitals(rest, 4)) w += 0.3;
    if (!has_letter(rest)) w -= 2;
    if (starts_lower(rest)) w -= 0.6;
    if (rest.back() == ';' || rest.back() == ',') w -= 0.8;
    if (!agenda_item_of(rest).empty()) w += 1;
    return w;
  }

  /// Text of its own below speaks for a heading; the next label right below speaks for a list.
  double neighbour_weight(size_t i) const {
    const auto* next = next_block(i);
    if (!next) return 0;
    double w = 0;
    if (!agenda_item_of(next->text).empty() && is_title_note(next->folded)) w += 1.2;
    const auto& label = labels_[static_cast<size_t>(next - blocks_.data())];
    bool followed = false;
    for (const auto& a : label.readings)
      for (const auto& b : labels_[i].readings)
        followed |= !a.series.empty() && a.series == b.series && a.value == b.value + 1;
    if (followed)
      w -= 0.4;
    else if (label.kind == ItemLabel::Kind::none && next->column == Column::body)
      w += 0.3;
    if (blocks_[i].block_start && next->block_start) w += 0.2;
    return w;
  }

  std::vector<ChainCandidate> number_candidates() const {
    std::vector<ChainCandidate> out;
    for (size_t i = 0; i < blocks_.size(); ++i) {
      const auto& label = labels_[i];
      if (label.kind == ItemLabel::Kind::none || label.bracketed || label.lower) continue;
      if (label.rest >= blocks_[i].text.size() && !has_title_below(i)) continue;
      const double w = weight(i);
      for (size_t r = 0; r < 2; ++r) {
        const auto& reading = label.readings[r];
        if (reading.series.empty()) continue;
        double bias = 0;
        if (label.kind == ItemLabel::Kind::roman || label.kind == ItemLabel::Kind::letter)
          bias = r == 0 ? -0.1 : -0.4;
        else if (r == 1)
          bias = -0.2;
        out.push_back({i, reading.series, reading.value, w + bias});
      }
    }
    return out;
  }

  bool has_title_below(size_t i) const {
    if (i + 1 >= blocks_.size() || blocks_[i + 1].attendance) return false;
    const auto& next = blocks_[i + 1];
    const bool shown = next.bold || next.heading || next.column == Column::title;
    const bool row = blocks_[i].column == Column::number && next.entry == blocks_[i].entry && next.entry != 0;
    if (row && next.column == Column::body && opens_with_title(next.text)) return true;
    return labels_[i + 1].kind == ItemLabel::Kind::none && (shown || looks_like_title(next.text)) &&
           (blocks_[i].column != Column::body || next.bold || next.heading || blocks_[i].bold || labels_[i].closed);
  }

  struct Evidence {
    double mean = 0;      ///< weight of the headings
    bool strong = false;  ///< most of them are set as headings
  };
  Evidence evidence_of(const Chain& chain, const std::vector<ChainCandidate>& candidates) const {
    double sum = 0;
    size_t declared = 0;
    for (const size_t m : chain.members) {
      sum += candidates[m].weight;
      const auto& block = blocks_[candidates[m].block];
      declared += block.bold || block.heading || block.column != Column::body;
    }
    return {sum / static_cast<double>(chain.members.size()), declared * 2 >= chain.members.size()};
  }

  static constexpr double sure_mean = 0.75;

  /// Whatever headings without numbers the paper has.
  bool holds_by_itself(const Chain& chain, const std::vector<ChainCandidate>& candidates) const {
    if (chain.members.size() < 2) return false;
    const Evidence evidence = evidence_of(chain, candidates);
    return evidence.strong && evidence.mean > sure_mean;
  }

  bool chain_holds(const Chain& chain, const std::vector<ChainCandidate>& candidates,
                   const std::vector<ItemHeading>& plain) const {
    if (chain.members.empty()) return false;
    const auto [mean, strong] = evidence_of(chain, candidates);
    if (chain.members.size() < 2)
      return plain.empty() && mean > 2.2 &&
             (candidates[chain.members[0]].value <= 1 || labels_[candidates[chain.members[0]].block].worded);
    if (plain.empty() && counts_through(chain, candidates)) return mean > 0;
    if (plain.size() >= 3 && !strong) return mean > 1.1 && chain.members.size() * 2 >= plain.size();
    return mean > sure_mean;
  }

  /// 1, 2, 3, … from the first half of the paper to its second: nothing else divides it.
  bool counts_through(const Chain& chain, const std::vector<ChainCandidate>& candidates) const {
    constexpr size_t fewest = 4;
    if (chain.members.size() < fewest) return false;
    for (size_t m = 0; m < chain.members.size(); ++m)
      if (candidates[chain.members[m]].value != static_cast<int>(m) + 1) return false;
    return candidates[chain.members.front()].block * 2 < blocks_.size() &&
           candidates[chain.members.back()].block * 2 > blocks_.size();
  }

  ItemHeading heading_at(size_t i, size_t rest, const char* rule, double confidence) const {
    const auto& block = blocks_[i];
    ItemHeading heading;
    heading.block = heading.title_block = i;
    heading.rule = rule;
    heading.confidence = confidence;
    if (rest < block.text.size() && titles_only_ && is_whole_title(block, rest)) {
      heading.title = tidy_title(std::string_view(block.text).substr(rest));
      heading.body_block = i + 1;
    } else if (rest < block.text.size()) {
      auto span = read_title(text_, block, rest);
      heading.title = std::move(span.title);
      heading.agenda_item_number = std::move(span.agenda_item);
      heading.body_block = i;
      heading.body_offset = span.body;
      if (span.body >= block.text.size()) {
        heading.body_block = i + 1;
        heading.body_offset = 0;
      }
    } else {
      title_below(heading, i);
    }
    notes_below(heading);
    return heading;
  }

  /// On an agenda "Planning: 25/0260, Glebe Barn" is all title; minutes would tell of it behind the colon.
  static bool is_whole_title(const Block& block, size_t rest) {
    constexpr size_t most_words = 16;
    const auto words = std::string_view(block.text).substr(rest);
    const size_t colon = words.find(": ");
    return colon != std::string_view::npos && count_words(words) <= most_words && !ends_sentence(words) &&
           (!is_lower(words[colon + 2]) || names_matter(words.substr(colon + 2))) &&
           words.substr(colon + 2).find(". ") == std::string_view::npos;
  }

  /// "business case for the Lido", but "to approve the minutes" and "members are asked to …" tell what is to be done.
  static bool names_matter(std::string_view words) {
    constexpr std::string_view told[] = {"to", "for", "as", "see", "none", "any", "members", "please", "no", "if"};
    return !is_one_of(first_word(words), told) && !has_verb(words);
  }

  /// The title stands in the block after a bare number.
  void title_below(ItemHeading& heading, size_t i) const {
    size_t next = i + 1;
    while (next < blocks_.size() && (blocks_[next].column == Column::owner || blocks_[next].column == Column::header))
      ++next;
    heading.body_block = next;
    if (next >= blocks_.size()) return;
    auto span = read_title(text_, blocks_[next], 0);
    heading.title = std::move(span.title);
    heading.title_block = next;
    heading.agenda_item_number = std::move(span.agenda_item);
    heading.body_offset = span.body;
    if (span.body >= blocks_[next].text.size()) {
      heading.body_block = next + 1;
      heading.body_offset = 0;
    }
  }

  /// "(Item 3)" and "(Pages 1 - 18)" below the title belong to the heading.
  void notes_below(ItemHeading& heading) const {
    while (heading.body_offset == 0 && heading.body_block < blocks_.size() && heading.body_block > heading.block) {
      const auto& block = blocks_[heading.body_block];
      if (!is_title_note(block.folded)) return;
      const auto agenda = agenda_item_of(block.text);
      if (!agenda.empty()) heading.agenda_item_number = agenda;
      ++heading.body_block;
    }
  }

  void from_chain(const Chain& chain, const std::vector<ChainCandidate>& candidates) {
    for (const size_t m : chain.members) add_labelled(candidates[m].block, "number chain", 0.95);
    series_ = chain.series;
  }

  void add_labelled(size_t i, const char* rule, double confidence) {
    if (taken_.count(i)) return;
    taken_.insert(i);
    ItemHeading heading = heading_at(i, labels_[i].rest, rule, confidence);
    heading.number = labels_[i].number;
    found_.push_back(std::move(heading));
  }

  bool same_look(const Block& a, const Block& b) const {
    return a.bold == b.bold && a.heading == b.heading && a.column == b.column && std::abs(a.x0 - b.x0) < 5;
  }

  /// Numbers printed twice or out of order: they look like the chain's headings and like nothing else.
  void add_equals(const Chain& chain, const std::vector<ChainCandidate>& candidates) {
    const std::set<size_t> members(chain.members.begin(), chain.members.end());
    size_t bold = 0;
    std::map<int, size_t> lefts;
    for (const size_t m : chain.members) {
      bold += blocks_[candidates[m].block].bold || blocks_[candidates[m].block].heading;
      ++lefts[static_cast<int>(blocks_[candidates[m].block].x0 / 4)];
    }
    const bool all_bold = bold * 10 >= chain.members.size() * 9 && chain.members.size() >= 3;
    const int low = candidates[chain.members.front()].value, high = candidates[chain.members.back()].value;
    std::vector<size_t> others;
    for (size_t k = 0; k < candidates.size(); ++k) {
      const auto& c = candidates[k];
      if (c.series != chain.series || members.count(k) || taken_.count(c.block)) continue;
      const auto& block = blocks_[c.block];
      const bool aligned = lefts.count(static_cast<int>(block.x0 / 4)) > 0;
      if (aligned && c.weight > 1.2) others.push_back(k);
    }
    const bool few = others.size() * 4 <= chain.members.size();
    for (const size_t k : others) {
      const auto& c = candidates[k];
      const auto& block = blocks_[c.block];
      const bool shown = all_bold && (block.bold || block.heading);
      const bool within = c.value >= low && c.value <= high + 1 && !restarts(c, low);
      if (within && (shown || (few && near_equal(chain, candidates, c))))
        add_labelled(c.block, "number out of order", 0.7);
    }
  }

  /// The first numbers again, far down: a list inside an item.
  bool restarts(const ChainCandidate& c, int low) const {
    return c.value <= low + 2 && !found_.empty() && c.block > found_.front().block && found_.size() > 4 &&
           c.block > found_[3].block;
  }

  /// The value of `c` is that of a neighbour in the chain.
  static bool near_equal(const Chain& chain, const std::vector<ChainCandidate>& candidates, const ChainCandidate& c) {
    const auto after = std::lower_bound(chain.members.begin(), chain.members.end(), c.block,
                                        [&](size_t m, size_t block) { return candidates[m].block < block; });
    const int before = after == chain.members.begin() ? -1 : candidates[*(after - 1)].value;
    const int next = after == chain.members.end() ? -1 : candidates[*after].value;
    return c.value == before || c.value == next;
  }

  /// Lettered or decimal headings of their own line below the items: "A. Sale of the bonds", "5.1 Budget".
  void add_sub_headings() {
    paragraphs_ = numbers_paragraphs();
    std::string open;
    int last = 0;
    for (size_t i = 0; i < blocks_.size(); ++i) {
      if (taken_.count(i)) {
        open.clear();
        last = 0;
        parent_number_ = without_zero(labels_[i].number);
        parent_ = i;
        continue;
      }
      const auto& block = blocks_[i];
      const auto& label = labels_[i];
      if (found_.empty() || i < found_.front().block) continue;
      if (label.kind == ItemLabel::Kind::none || label.bracketed || label.lower || block.attendance) continue;
      const bool child = is_child(label) && !paragraphs_ && block.folded.find(" action: ") == std::string::npos;
      if (label.rest >= block.text.size()) continue;
      const auto rest = std::string_view(block.text).substr(label.rest);
      // "A. Dog park. Ms Penn described two sites …" below "8. NEW BUSINESS".
      const bool lettered = label.closed && label.number.size() == 1 && is_upper(label.number[0]);
      const bool alone = lettered && (is_title_over_text(i, rest) || is_listed_below_roman(i, rest));
      const bool run_in =
          (lettered || (child && untitled_parents_.count(parent_number_) == 0 && is_short_title(rest))) &&
          opens_with_title(rest);
      if (!(block.bold || block.heading || child || run_in || alone)) continue;
      if (!run_in && !(child && opens_before_dash(rest)) && (!looks_like_title(rest) || count_words(rest) > 16))
        continue;
      if (!child && !run_in && taken_.count(i + 1) && !is_listed_below_roman(i, rest))
        continue;  // a part of the agenda that holds items: "B. Items for discussion"
      for (size_t r = 2; r > 0; --r) {
        const auto& reading = label.readings[r - 1];
        if (reading.series.empty() || reading.series == series_ || reading.series == "#") continue;
        if (!(block.bold || block.heading || run_in || alone) && r == 2) continue;
        const bool starts = reading.value <= 1 || (reading.value == 2 && last == 0);
        const bool goes_on = reading.series == open && reading.value > last && reading.value <= last + 3;
        if (!starts && !goes_on) continue;
        open = reading.series;
        last = reading.value;
        add_labelled(i, "sub-heading", 0.7);
        break;
      }
    }
  }

  /// "A. Site plan, 9 Wharf Road" set in below "IV. Old business" of an agenda.
  bool is_listed_below_roman(size_t i, std::string_view rest) const {
    constexpr float least_indent = 6;
    const auto& block = blocks_[i];
    const auto& parent = blocks_[parent_];
    const bool deeper = block.list_depth > parent.list_depth || block.x0 > parent.x0 + least_indent;
    return titles_only_ && labels_[parent_].kind == ItemLabel::Kind::roman && deeper && looks_like_title(rest);
  }

  /// "A. Fence code" on a line of its own with the text about it below.
  bool is_title_over_text(size_t i, std::string_view rest) const {
    constexpr size_t most_words = 10, fewest_below = 8;
    const auto* next = next_block(i);
    return next && looks_like_title(rest) && !ends_sentence(rest) && count_words(rest) <= most_words &&
           (count_words(rest) > 1 || labels_[parent_].kind == ItemLabel::Kind::roman) && !has_verb(rest) &&
           labels_[i + 1].kind == ItemLabel::Kind::none && count_words(next->text) >= fewest_below &&
           ends_sentence(next->text);
  }

  /// "Verger's cottage. The clerk reported …": a few words, then the text.
  static bool is_short_title(std::string_view rest) {
    constexpr size_t most_words = 6;
    const size_t stop = rest.find(". ");
    return stop != std::string_view::npos && count_words(rest.substr(0, stop)) <= most_words && starts_capital(rest);
  }

  /// "Friends of the Lighthouse - Mr Penn gave an overview …"
  static bool opens_before_dash(std::string_view rest) {
    constexpr size_t longest = 60, most_words = 8;
    const size_t dash = std::min(rest.find(" - "), rest.find(" \u2013 "));
    return dash != std::string_view::npos && dash < longest && starts_capital(rest) &&
           count_words(rest.substr(0, dash)) <= most_words && count_words(rest) > 16;
  }

  /// The paper numbers its paragraphs (3.1, 3.2) under its items: some of the numbers stand before sentences, and no
  /// look sets the others apart, however short they are.
  bool numbers_paragraphs() {
    size_t sentences = 0, titles = 0;
    std::string parent;
    for (size_t i = 0; i < blocks_.size(); ++i) {
      if (taken_.count(i)) {
        parent = without_zero(labels_[i].number);
        continue;
      }
      const auto& label = labels_[i];
      if (parent.empty() || label.parts < 2 || !label.number.starts_with(parent) || label.bracketed) continue;
      if (label.number.size() <= parent.size() || label.number[parent.size()] != '.') continue;
      const auto& block = blocks_[i];
      if (block.bold || block.heading) return false;
      const auto rest = std::string_view(block.text).substr(std::min(label.rest, block.text.size()));
      const bool titled = is_short_title(rest) && opens_with_title(rest);
      if (!titled) untitled_parents_.insert(parent);
      const bool sentence = !titled && (ends_sentence(block.text) || count_words(block.text) > 16);
      sentence ? ++sentences : ++titles;
    }
    return sentences > titles;
  }

  /// "7.0" stands over "7.1".
  static std::string without_zero(const std::string& number) {
    return number.ends_with(".0") ? number.substr(0, number.size() - 2) : number;
  }

  /// "F-2" below "F", "5.1" below "5".
  bool is_child(const ItemLabel& label) const {
    const bool lettered = label.parts == 1 && !label.number.empty() && is_upper(label.number.back());
    if (lettered && !found_.empty()) return label.number.substr(0, label.number.size() - 1) == parent_number_;
    if (found_.empty() || (label.kind != ItemLabel::Kind::code && label.parts < 2)) return false;
    const auto& above = parent_number_;
    return !above.empty() && label.number.size() > above.size() + 1 && label.number.starts_with(above) &&
           !is_word_byte(label.number[above.size()]);
  }

  /// Headings without a number among numbered ones: set like the titles of numbered items.
  void add_unnumbered_siblings() {
    std::vector<ItemHeading> more;
    sort_found();
    for (size_t k = 0; k < found_.size(); ++k) {
      const auto& heading = found_[k];
      const auto& model = blocks_[heading.title_block];
      if (!model.bold && !model.heading) continue;
      const size_t end = k + 1 < found_.size() ? found_[k + 1].block : blocks_.size();
      const bool sub = std::string_view(heading.rule) == "sub-heading";
      for (size_t i = k == 0 ? first_after_attendance(heading.block) : heading.title_block + 1; i < end; ++i)
        if (is_sibling(i, model, sub)) more.push_back(heading_at(i, 0, "heading without a number", 0.5));
    }
    for (auto& heading : more) {
      taken_.insert(heading.block);
      found_.push_back(std::move(heading));
    }
  }

  size_t first_after_attendance(size_t before) const {
    for (size_t i = before; i > 0; --i)
      if (blocks_[i - 1].attendance) return i;
    return before;
  }

  /// `sub`: the model is a heading below an item, where every heading set alike is one more of its kind.
  bool is_sibling(size_t i, const Block& model, bool sub) const {
    const auto& block = blocks_[i];
    if (taken_.count(i) || block.attendance || block.column != model.column || !same_style(block, model)) return false;
    if (labels_[i].kind != ItemLabel::Kind::none || is_division(block.folded) || is_section_label(block.folded) ||
        is_formula(block.folded))
      return false;
    const bool positions = !text_.lines[block.pieces[0].line].words.empty();
    if (positions ? !aligned_with_title(block, model) : !sub && !is_motion_title(block.folded)) return false;
    const auto* next = next_block(i);
    return (looks_like_title(block.text) || is_motion_title(block.folded)) && block.block_start && next && !next->bold;
  }

  /// "Resolution number PB/2023/4", "That the Board:", "CARRIED 5/0": set like a heading, part of a minute.
  static bool is_formula(std::string_view folded) {
    constexpr std::string_view openers[] = {"resolution",
                                            "council resolution",
                                            "committee resolution",
                                            "moved",
                                            "carried",
                                            "lost",
                                            "that",
                                            "motion",
                                            "amendment",
                                            "recommendation",
                                            "officer's recommendation",
                                            "officer recommendation",
                                            "decision",
                                            "seconded",
                                            "proposed",
                                            "for:",
                                            "against:",
                                            "resolved",
                                            "action"};
    const auto opener = first_of(folded, openers);
    if (opener.empty()) return false;
    const auto rest = folded.substr(opener.size());
    const bool numbered = std::any_of(rest.begin(), rest.end(), is_digit);
    const bool verb = opener == "that" || opener == "moved" || opener == "carried" || opener == "lost" ||
                      opener == "resolved" || opener == "seconded" || opener == "proposed";
    return verb || numbered || trim(rest).empty() || rest.starts_with(":");
  }

  static bool same_style(const Block& a, const Block& b) {
    return a.bold == b.bold && a.heading == b.heading && std::abs(a.size - b.size) < 0.6F;
  }

  /// Items that begin with what the meeting is to do are items with or without a number.
  static bool is_motion_title(std::string_view folded) {
    constexpr std::string_view words[] = {"to elect",
                                          "to consider",
                                          "to receive",
                                          "to note",
                                          "to approve",
                                          "to adopt",
                                          "to appoint",
                                          "to agree",
                                          "to discuss",
                                          "to confirm",
                                          "notice of motion submitted",
                                          "question submitted",
                                          "election of",
                                          "appointment of",
                                          "any other business",
                                          "date of next meeting",
                                          "correspondence"};
    return !first_of(folded, words).empty();
  }

  /// Left edge of the words after the number.
  bool aligned_with_title(const Block& block, const Block& model) const {
    const auto& line = text_.lines[model.pieces[0].line];
    const auto label = read_item_label(line.text);
    if (label.kind == ItemLabel::Kind::none) return std::abs(block.x0 - model.x0) < 4;
    for (const auto& word : line.words)
      if (word.start >= label.rest) return std::abs(block.x0 - word.box.x0) < 4 && word.box.x0 > line.box.x0 + 8;
    return false;
  }

  /// Headings of papers that number nothing: declared levels, else bold lines, else lines in capitals, else table
  /// titles.
  std::vector<ItemHeading> unnumbered() const {
    const auto run_in = run_in_headings();
    if (run_in.size() >= 3) return run_in;
    for (const auto kind : {Look::declared, Look::entries, Look::bold, Look::capitals}) {
      auto found = unnumbered_of(kind);
      if (found.size() >= 2) return found;
    }
    return {};
  }

  /// "CALL TO ORDER: The president …", "FINANCE. The Clerk …": capitals before a colon or stop open the paragraph;
  /// among them lettered items ("B. Leaf collection. The …").
  std::vector<ItemHeading> run_in_headings() const {
    std::vector<ItemHeading> out;
    size_t capitals = 0;
    int letter = 0;
    for (size_t i = 0; i < blocks_.size(); ++i) {
      const auto& label = labels_[i];
      const int value = label.closed && !label.lower && !label.bracketed ? label.readings[1].value : 0;
      if (opens_with_capitals(i)) {
        out.push_back(heading_at(i, 0, "capitals before a colon", 0.7));
        ++capitals;
        letter = 0;
      } else if (!out.empty() && label.kind == ItemLabel::Kind::none && blocks_[i].block_start &&
                 !std::any_of(blocks_[i].text.begin(), blocks_[i].text.end(), is_lower) &&
                 is_shown(i, Look::capitals)) {
        out.push_back(heading_at(i, 0, "capitals among run-in headings", 0.6));
        letter = 0;
      } else if (!out.empty() && value > 0 && label.number.size() == 1 && is_upper(label.number[0]) &&
                 (value == 1 || value == letter + 1) && label.rest < blocks_[i].text.size()) {
        out.push_back(heading_at(i, label.rest, "lettered heading", 0.6));
        out.back().number = label.number;
        letter = value;
      }
    }
    if (capitals < 3) out.clear();
    return out;
  }

  bool opens_with_capitals(size_t i) const {
    constexpr std::string_view never[] = {"present",
                                          "in attendance",
                                          "also present",
                                          "apologies",
                                          "absent",
                                          "date",
                                          "time",
                                          "venue",
                                          "place",
                                          "location",
                                          "chair",
                                          "to",
                                          "from",
                                          "for",
                                          "against",
                                          "note",
                                          "attendance",
                                          "apologies for absence",
                                          "members present",
                                          "officers present",
                                          "notes"};
    constexpr size_t longest = 6;  // words
    const auto& block = blocks_[i];
    if (block.column != Column::body || !block.block_start || block.heading || block.list_depth > 0) return false;
    const size_t colon = std::min(block.text.find(": "), block.text.find(". "));
    if (colon == std::string::npos || colon < 4 || colon + 8 > block.text.size()) return false;
    const auto head = std::string_view(block.text).substr(0, colon);
    // "M. PENN. He …" is a person, and a sentence goes on behind a title.
    if (block.text[colon] == '.' && (head.find('.') != std::string::npos || starts_lower(block.text.substr(colon + 2))))
      return false;
    const bool small = std::any_of(head.begin(), head.end(), is_lower) || !is_upper(head.front());
    if (small || count_words(head) > longest || is_one_of(fold(head), never)) return false;
    return read_section_label(block.folded).section == Section::none && count_words(block.text) > longest;
  }

  enum class Look : uint8_t { declared, entries, bold, capitals };

  std::vector<ItemHeading> unnumbered_of(Look kind) const {
    std::vector<ItemHeading> out;
    uint32_t last_entry = 0;
    for (size_t i = 0; i < blocks_.size(); ++i) {
      const auto& block = blocks_[i];
      if (kind == Look::declared  ? is_declared(i)
          : kind == Look::entries ? block.column == Column::title && block.entry != last_entry
                                  : is_shown(i, kind)) {
        const bool item = kind != Look::declared && !titles_only_ && !out.empty() && is_item_too(block.folded);
        if ((!item && (is_division(block.folded) || is_section_label(block.folded))) ||
            starts_with_word(block.folded, "signed") || is_line_of_head(i))
          continue;
        const size_t rest =
            labels_[i].kind == ItemLabel::Kind::none || labels_[i].lower || labels_[i].bracketed ? 0 : labels_[i].rest;
        out.push_back(heading_at(i, rest < block.text.size() ? rest : 0, "heading without a number", 0.6));
        if (i > 0) out.back().number = number_of_resolution(blocks_[i - 1].folded, blocks_[i - 1].text);
        if (rest && rest < block.text.size()) out.back().number = labels_[i].number;
      }
      if (block.column == Column::title) last_entry = block.entry;
    }
    if (kind != Look::declared) return out;
    drop_agenda(out);
    return with_bullet_items(std::move(out));
  }

  /// "MINUTES", "CLOSED SESSION": parts of some papers, items of others, that stand behind the first.
  static bool is_item_too(std::string_view folded) {
    constexpr std::string_view words[] = {"minutes",           "agenda",          "roll call",     "closed session",
                                          "executive session", "private session", "open session",  "quorum",
                                          "the minutes",       "the agenda",      "correspondence"};
    return is_one_of(folded, words);
  }

  /// A date alone, or the name of the body above those who came.
  bool is_line_of_head(size_t i) const {
    const auto& block = blocks_[i];
    constexpr size_t most_date_words = 5, head = 12;
    if (const auto dates = find_dates(block.text);
        !dates.empty() && count_words(block.text) <= most_date_words && dates[0].start == 0 && has_letter(block.text))
      return true;
    if (i >= head || !is_organization(block.text)) return false;
    size_t first = i;
    while (first < blocks_.size() && first < i + head && !blocks_[first].attendance) ++first;
    return first < blocks_.size() && first < i + head && blocks_[first].attendance && !labels_number(i);
  }
  bool labels_number(size_t i) const { return labels_[i].kind != ItemLabel::Kind::none; }

  /// "RESOLUTION NO. 41-2010" over the title of the matter: the number of the item.
  static std::string number_of_resolution(std::string_view folded, std::string_view text) {
    constexpr std::string_view openings[] = {"resolution no. ", "resolution no ", "resolution number ", "resolution # ",
                                             "resolution #",    "ordinance no. ", "bylaw no. ",         "motion no. "};
    constexpr size_t longest = 14;
    for (const auto opening : openings) {
      if (!folded.starts_with(opening) || folded.size() != text.size()) continue;
      const auto number = trim(text.substr(opening.size()));
      const bool plain = number.size() <= longest && !number.empty() && number.find(' ') == std::string_view::npos &&
                         std::any_of(number.begin(), number.end(), is_digit);
      return plain ? std::string(number) : std::string();
    }
    return {};
  }

  /// Papers that print their agenda first and then, under "Minutes", the same headings with the text.
  void drop_agenda(std::vector<ItemHeading>& headings) const {
    for (size_t i = 0; i < blocks_.size(); ++i) {
      if (!blocks_[i].heading ||
          !(blocks_[i].folded == "minutes" || blocks_[i].folded == "notes" || blocks_[i].folded == "discussion"))
        continue;
      const auto first =
          std::find_if(headings.begin(), headings.end(), [&](const ItemHeading& h) { return h.block > i; });
      if (first != headings.end() && headings.end() - first >= 2) headings.erase(headings.begin(), first);
      return;
    }
  }

  /// The heading has text of its own (a heading over headings only is a container) and is not the paper's title.
  bool is_declared(size_t i) const {
    const auto& block = blocks_[i];
    if (!block.heading || block.attendance || block.heading == 1 || i == subtitle_) return false;
    const size_t above = parent(i);
    if (above < blocks_.size() && !is_container(above) && !is_division(blocks_[above].folded)) return false;
    return !is_container(i);
  }

  size_t parent(size_t i) const {
    for (size_t k = i; k > 0 && i - k < 400; --k)
      if (blocks_[k - 1].heading && blocks_[k - 1].heading < blocks_[i].heading)
        return blocks_[k - 1].heading == 1 || k - 1 == subtitle_ ? blocks_.size() : k - 1;
    return blocks_.size();
  }

  /// "9th April 2015", read by a machine with a sign for its "th": no item.
  static bool begins_with_day(std::string_view text) {
    constexpr size_t reach = 32;
    const auto opening = utf8_prefix(text, reach);
    const size_t digits = opening.find_first_not_of("0123456789");
    if (digits == 0 || digits > 2 || digits == std::string_view::npos || opening[digits] == '.') return false;
    const auto dates = find_dates(opening);
    return !dates.empty() && dates[0].start == 0 &&
           std::any_of(opening.begin(), opening.begin() + dates[0].end, [](char c) { return is_letter(c); });
  }

  /// "1. JS to write", "2. RB to get quotes" below "Actions arising" number no items.
  void forget_lists_of_actions() {
    for (size_t i = 0; i + 1 < blocks_.size(); ++i) {
      if (blocks_[i].folded.size() > 40 || labels_[i].kind != ItemLabel::Kind::none) continue;
      const auto label = read_section_label(blocks_[i].folded);
      if (label.section != Section::action || label.rest < blocks_[i].folded.size()) continue;
      int number = 1;
      for (size_t k = i + 1; k < blocks_.size() && labels_[k].kind == ItemLabel::Kind::number &&
                             labels_[k].readings[0].value == number && count_words(blocks_[k].text) > 4;
           ++k, ++number)
        labels_[k] = ItemLabel();
    }
  }

  /// "## Committee meeting, 16 November" over nothing but "### Repairs", "### Money": a second line of the paper's
  /// title. The number of blocks if there is none.
  size_t find_subtitle() const {
    size_t first = blocks_.size(), deeper = 0;
    for (size_t i = 0; i < blocks_.size(); ++i) {
      const auto level = blocks_[i].heading;
      if (level < 2) continue;
      if (first == blocks_.size())
        first = i;
      else if (level <= blocks_[first].heading)
        return blocks_.size();
      else
        ++deeper;
    }
    return deeper >= 2 ? first : blocks_.size();
  }

  bool is_container(size_t i) const {
    if (is_division(blocks_[i].folded) && i + 1 < blocks_.size() && blocks_[i + 1].heading > blocks_[i].heading)
      return true;
    return i + 1 < blocks_.size() && blocks_[i + 1].heading > blocks_[i].heading;
  }

  bool is_shown(size_t i, Look kind) const {
    const auto& block = blocks_[i];
    if (block.attendance || block.column != Column::body || block.heading == 1) return false;
    if (kind == Look::bold ? !block.bold : !is_capitals(block.text, 4)) return false;
    if (is_formula(block.folded) || names_paper(block.folded)) return false;
    if (!looks_like_title(block.text) || count_words(block.text) > 14 || i == 0) return false;
    const auto* next = next_block(i);
    return next && !next->bold && next->column == Column::body && (kind == Look::bold || !is_capitals(next->text, 4));
  }

  /// "MEETING MINUTES", "DRAFT MINUTES OF REGULAR MEETING": the paper's name, no item; but "APPROVAL OF MINUTES" is
  /// one.
  static bool names_paper(std::string_view folded) {
    constexpr std::string_view names[] = {
        "meeting minutes",         "minutes of",       "draft minutes",  "minutes -",  "regular meeting minutes",
        "special meeting minutes", "proceedings of",   "meeting agenda", "agenda for", "board minutes",
        "council minutes",         "committee minutes"};
    return !first_of(folded, names).empty() && folded.find("last") == std::string_view::npos &&
           folded.find("previous") == std::string_view::npos && find_dates(folded).empty();
  }

  /// Papers of software projects list their items as bullets with an issue's number under a heading of the repository.
  std::vector<ItemHeading> with_bullet_items(std::vector<ItemHeading> headings) const {
    std::vector<ItemHeading> out;
    for (size_t k = 0; k < headings.size(); ++k) {
      const size_t end = k + 1 < headings.size() ? headings[k + 1].block : blocks_.size();
      std::vector<size_t> bullets;
      size_t top = 0;
      for (size_t i = headings[k].block + 1; i < end && !blocks_[i].heading; ++i) {
        if (blocks_[i].list_depth != 1) continue;
        ++top;
        if (ends_with_reference(blocks_[i].text)) bullets.push_back(i);
      }
      if (bullets.empty() || bullets.size() * 2 < top) {
        out.push_back(std::move(headings[k]));
        continue;
      }
      for (const size_t i : bullets) {
        out.push_back(heading_at(i, 0, "list entry with a reference", 0.6));
        out.back().title = tidy_title(blocks_[i].text);
        out.back().body_block = i + 1;
        out.back().body_offset = 0;
      }
    }
    return out;
  }

  static bool ends_with_reference(std::string_view text) {
    const size_t hash = text.rfind('#');
    if (hash == std::string_view::npos || hash == 0 || text[hash - 1] != ' ' || hash + 1 >= text.size() ||
        text.size() - hash > 8)
      return false;
    for (size_t i = hash + 1; i < text.size(); ++i)
      if (!is_digit(text[i])) return false;
    return true;
  }

  void sort_found() {
    const auto before = [](const ItemHeading& a, const ItemHeading& b) { return a.block < b.block; };
    if (std::is_sorted(found_.begin(), found_.end(), before)) return;
    std::vector<size_t> order(found_.size());  // headings are heavy to move
    std::iota(order.begin(), order.end(), size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) { return before(found_[a], found_[b]); });
    std::vector<ItemHeading> sorted;
    sorted.reserve(found_.size());
    for (const size_t i : order) sorted.push_back(std::move(found_[i]));
    found_ = std::move(sorted);
  }

  std::vector<ItemHeading> finish() {
    sort_found();
    for (size_t k = 0; k + 1 < found_.size(); ++k) {
      auto& heading = found_[k];
      if (heading.body_block > found_[k + 1].block) {
        heading.body_block = found_[k + 1].block;
        heading.body_offset = 0;
      }
    }
    return std::move(found_);
  }

  const CleanText& text_;
  const std::vector<Block>& blocks_;
  bool titles_only_;
  std::vector<ItemLabel> labels_;
  std::vector<ItemHeading> found_;
  std::set<size_t> taken_;
  std::string series_;
  std::string parent_number_;               ///< of the item that the walk over sub-headings is in
  size_t parent_ = 0;                       ///< its heading
  bool paragraphs_ = false;                 ///< n.m numbers paragraphs of item n
  std::set<std::string> untitled_parents_;  ///< items with a paragraph n.m that does not open with a title
  float left_ = 0;
  size_t subtitle_ = 0;  ///< see find_subtitle()
};

}  // namespace

std::vector<ItemHeading> find_item_headings(const CleanText& text, const std::vector<Block>& blocks, bool titles_only) {
  return HeadingFinder(text, blocks, titles_only).items();
}

std::vector<ItemHeading> find_section_headings(const CleanText& text, const std::vector<Block>& blocks) {
  return HeadingFinder(text, blocks).sections();
}

}  // namespace minutebook

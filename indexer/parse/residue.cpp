// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/residue.hpp"

#include <algorithm>
#include <array>

#include "indexer/parse/marking_words.hpp"
#include "indexer/parse/scan.hpp"
#include "indexer/parse/word_bits.hpp"
#include "lib/base/text.hpp"

namespace minutebook {
namespace {

constexpr std::string_view bullets[] = {"\u2022", "\u00B7", "\u25AA", "\u25E6", "\u25CF", "\u25A0", "\u25A1", "\u2023",
                                        "\u2043", "\u25CB", "\uF0B7", "\uF0A7", "\uF06E", "\uF0D8", "\u27A2", "\u2713"};
constexpr size_t longest_tag = 300;  // a '<' without '>' within so many bytes is a less-than sign
constexpr size_t longest_bracket = 1000;
constexpr size_t longest_address = 2000;  // of a link or image

/// One walk over the line. `out_` grows; `bold_bytes_`/`plain_bytes_` tell whether everything printed was bold.
class Stripper {
 public:
  Stripper(std::string_view line, ResidueState& state) : text_(line), state_(state) {}

  PlainLine run() {
    PlainLine result;
    front(result);
    while (at_ < text_.size()) step();
    result.text = std::move(out_);
    result.bold = bold_bytes_ > 0 && plain_bytes_ == 0;
    return result;
  }

 private:
  bool here(std::string_view what) const { return text_.compare(at_, what.size(), what) == 0; }

  size_t close(std::string_view what, size_t limit) const {
    const size_t found = text_.substr(0, std::min(text_.size(), at_ + limit)).find(what, at_);
    return found == std::string_view::npos ? 0 : found + what.size();
  }

  void put(char c) {
    out_ += c;
    if (!is_word_byte(c)) return;
    if (state_.bold)
      ++bold_bytes_;
    else
      ++plain_bytes_;
  }

  void front(PlainLine& result) {
    while (here(" ")) ++at_;
    while (here("> ") && !state_.comment) at_ += 2;
    size_t marks = 0;
    while (at_ + marks < text_.size() && text_[at_ + marks] == '#') ++marks;
    if (marks > 0 && marks <= 6 && at_ + marks < text_.size() && text_[at_ + marks] == ' ') {
      result.heading = static_cast<uint8_t>(marks);
      at_ += marks + 1;
    }
    for (bool again = true; again;) {
      again = false;
      while (here(" ")) ++at_;
      if (const size_t n = bullet()) {
        result.list_depth = 1;
        at_ += n;
        again = true;
      }
    }
  }

  /// A tick with nothing behind it says something: it fills a cell of a table.
  bool is_lone_tick(std::string_view mark) const { return mark == "\u2713" && at_ + mark.size() >= text_.size(); }

  /// Bytes of a list mark at the current place; 0 none.
  size_t bullet() const {
    for (const auto mark : bullets)
      if (here(mark) && !is_lone_tick(mark)) return mark.size();
    if (here("- ") || here("* ") || here("+ ")) return 2;
    return 0;
  }

  void step() {
    const char c = text_[at_];
    // Private-use characters U+F000 to U+F0FF: marks of symbol fonts.
    if (c == '\xEF' && at_ + 2 < text_.size() &&
        (text_[at_ + 1] == '\x80' || text_[at_ + 1] == '\x81' || text_[at_ + 1] == '\x82' ||
         text_[at_ + 1] == '\x83')) {
      const bool tick = text_[at_ + 1] == '\x83' && (text_[at_ + 2] == '\xBC' || text_[at_ + 2] == '\xBE');
      out_ += tick ? "\u2713" : " ";
      at_ += 3;
      return;
    }
    if (state_.comment) return in_comment();
    if (c == '<' && tag()) return;
    if ((c == '[' || c == '!') && bracket()) return;
    if ((c == '*' || c == '_' || c == '~') && marks(c)) return;
    if (c == '\\' && at_ + 1 < text_.size() &&
        std::string_view(R"(\`*_{}[]()#+-.!|<>~)").find(text_[at_ + 1]) != std::string_view::npos) {
      put(text_[at_ + 1]);
      at_ += 2;
      return;
    }
    if (c == '&' && entity()) return;
    put(c);
    ++at_;
  }

  void in_comment() {
    const size_t end = close("-->", text_.size());
    if (end) state_.comment = false;
    at_ = end ? end : text_.size();
  }

  bool tag() {
    if (here("<!--")) {
      state_.comment = true;
      return true;
    }
    const char next = at_ + 1 < text_.size() ? text_[at_ + 1] : ' ';
    if (!is_letter(next) && next != '/' && next != '!') return false;
    const size_t end = close(">", longest_tag);
    if (!end) return false;
    const auto inside = text_.substr(at_ + 1, end - at_ - 2);
    if (marking_of(fold(inside)) != MarkingStrength::none) return false;  // "<CONFIDENTIAL>" is dressed, no tag
    if (inside.find("://") != std::string_view::npos || inside.find('@') != std::string_view::npos) {
      const bool address = inside.find(' ') == std::string_view::npos && next != '/';
      if (address) {
        out_ += inside;
        ++plain_bytes_;
      }
    } else if (starts_with_ignoring_case(inside, "br")) {
      out_ += '\n';
    } else {
      out_ += ' ';
    }
    at_ = end;
    return true;
  }

  /// "![alt](address)", "[text](address)", "[image: path]", "[bookmark: name]".
  bool bracket() {
    const bool picture = here("![");
    if (text_[at_] == '!' && !picture) return false;
    const size_t open = at_ + (picture ? 1 : 0);
    const size_t end = text_.substr(0, std::min(text_.size(), open + longest_bracket)).find(']', open);
    if (end == std::string_view::npos) return false;
    const auto inside = text_.substr(open + 1, end - open - 1);
    if (starts_with_ignoring_case(inside, "image:") || starts_with_ignoring_case(inside, "bookmark:")) {
      at_ = end + 1;
      return true;
    }
    size_t after = end + 1;
    if (after >= text_.size() || text_[after] != '(') {
      if (picture) at_ = after;
      return picture;
    }
    const size_t closing = text_.substr(0, std::min(text_.size(), after + longest_address)).find(')', after);
    if (closing == std::string_view::npos) return false;
    if (!picture)
      for (const char c : inside)
        if (c != '*') put(c);
    at_ = closing + 1;
    return true;
  }

  /// Runs of two and more: ** and __ switch bold, ~~ encloses text that was struck out. One * is kept unless it is
  /// italics.
  bool marks(char c) {
    size_t n = 1;
    while (at_ + n < text_.size() && text_[at_ + n] == c) ++n;
    if (c == '~') {
      if (n != 2) return false;
      at_ += 2;
      const size_t end = close("~~", longest_address);
      if (end) at_ = end;
      return true;
    }
    if (n == 1) return italics(c);
    if (n == 2 || n == 3)
      state_.bold = !state_.bold;
    else
      out_ += ' ';
    at_ += n;
    return true;
  }

  bool italics(char c) {
    if (c == '_') return underscore();
    const bool before = at_ > 0 && text_[at_ - 1] != ' ';
    const bool after = at_ + 1 < text_.size() && text_[at_ + 1] != ' ';
    const bool opens = !before && after && text_.find(c, at_ + 1) != std::string_view::npos;
    const bool stop = before && std::string_view(".,;:?!").find(text_[at_ - 1]) != std::string_view::npos;
    // A star behind a name marks a member; behind a sentence it is what is left of italics.
    const bool sentence =
        before && at_ + 1 == text_.size() && count_words(text_) >= 5 && starts_lower(last_word(text_));
    const bool closes = before && !after && (italic_ || stop || sentence);
    const bool inner = before && after && italic_;
    if (!opens && !closes && !inner) return false;
    italic_ = opens;
    ++at_;
    return true;
  }

  /// _italics_ at word edges; an underscore inside a word is a letter of a file or account name.
  bool underscore() {
    const bool before = at_ > 0 && is_word_byte(text_[at_ - 1]);
    const bool after = at_ + 1 < text_.size() && is_word_byte(text_[at_ + 1]);
    if (before && after) return false;
    ++at_;
    return true;
  }

  bool entity() {
    constexpr struct {
      std::string_view name, value;
    } entities[] = {{"&amp;", "&"},   {"&lt;", "<"},  {"&gt;", ">"},         {"&nbsp;", " "},
                    {"&quot;", "\""}, {"&#39;", "'"}, {"&rsquo;", "\u2019"}, {"&pound;", "\u00A3"},
                    {"&shy;", ""},    {"&zwj;", ""},  {"&zwnj;", ""}};
    for (const auto& row : entities)
      if (here(row.name)) {
        out_ += row.value;
        at_ += row.name.size();
        return true;
      }
    return false;
  }

  std::string_view text_;
  ResidueState& state_;
  size_t at_ = 0;
  std::string out_;
  size_t bold_bytes_ = 0, plain_bytes_ = 0;
  bool italic_ = false;
};

std::string tidy_lines(const std::string& text) {
  if (text.find('\n') == std::string::npos) return collapse_spaces(text);
  std::string out;
  for (const auto part : split(text, '\n')) {
    const std::string clean = collapse_spaces(part);
    if (clean.empty()) continue;
    if (!out.empty()) out += '\n';
    out += clean;
  }
  return out;
}

bool is_rule(std::string_view line) {
  size_t drawn = 0;
  for (const char c : line) {
    if (c == '-' || c == '_' || c == '=' || c == '*' || c == '.')
      ++drawn;
    else if (c != ' ' && c != '|' && c != ':' && c != '+' && c != '\t')
      return false;
  }
  return drawn >= 3;
}

/// Bytes that begin what a converter or light mark-up may have left inside a line.
constexpr auto marked_bytes = [] {
  std::array<bool, 256> out{};
  for (const char c : std::string_view("<[*_~\\&\xEF\n")) out[static_cast<unsigned char>(c)] = true;
  return out;
}();

/// Nothing of `line` is residue, as of most lines of most papers.
bool is_plain(std::string_view line) {
  const std::string_view text = trim(line);
  if (!text.empty() && (static_cast<unsigned char>(text[0]) >= 0x80 || std::string_view(">#-+").find(text[0]) < 4))
    return false;  // a bullet, or a mark of a heading, list or quotation
  return std::none_of(text.begin(), text.end(), [](char c) { return marked_bytes[static_cast<unsigned char>(c)]; });
}

/// Four letters, each alone between blanks, need two of them side by side.
bool may_have_spaced_letters(std::string_view text) {
  constexpr size_t overlap = 4;  // so that no pair is cut
  for (size_t from = 0; from < text.size(); from += word_bits_width - overlap) {
    const uint64_t word = word_bits(text, from).word;
    const uint64_t alone = word & ~(word << 1U) & ~(word >> 1U);
    if ((alone & (alone >> 2U)) != 0) return true;
  }
  return false;
}

/// "15 th": a digit, a blank and the end of an ordinal.
bool may_have_loose_ordinals(std::string_view text) {
  for (const std::string_view end : {" th", " st", " nd", " rd"})
    for (size_t at = find_text(text, end); at != std::string_view::npos; at = find_text(text, end, at + 1))
      if (at > 0 && is_digit(text[at - 1])) return true;
  return false;
}

}  // namespace

PlainLine strip_residue(std::string_view line, ResidueState& state) {
  if (!state.comment && is_rule(line)) {
    PlainLine rule;
    rule.rule = true;
    return rule;
  }
  if (!state.comment && is_plain(line)) {
    PlainLine plain;
    const bool tidy = !line.empty() && line.front() > ' ' && line.back() > ' ' && find_text(line, "  ") == line.npos;
    plain.text = tidy ? std::string(line) : collapse_spaces(line);
    plain.bold = state.bold && std::any_of(line.begin(), line.end(), is_word_byte);
    return plain;
  }
  PlainLine result = Stripper(line, state).run();
  result.text = tidy_lines(result.text);
  return result;
}

std::string join_spaced_letters(std::string_view text) {
  if (!may_have_spaced_letters(text)) return std::string(text);
  std::string out;
  for (size_t i = 0; i < text.size();) {
    size_t end = i, letters = 0;
    const bool at_word = i == 0 || text[i - 1] == ' ';
    while (at_word && end < text.size() && is_letter(text[end]) && (end + 1 == text.size() || text[end + 1] == ' ')) {
      ++letters;
      end += 2;
    }
    if (letters < 4) {
      out += text[i++];
      continue;
    }
    for (size_t k = 0; k < letters; ++k) out += text[i + 2 * k];
    i = std::min(end, text.size());
    if (i < text.size()) out += ' ';
  }
  return out;
}

std::string join_loose_ordinals(std::string_view text) {
  std::string out;
  if (!may_have_loose_ordinals(text)) return std::string(text);
  out.reserve(text.size());
  for (size_t i = 0; i < text.size(); ++i) {
    const bool gap = text[i] == ' ' && i > 0 && is_digit(text[i - 1]) && i + 2 < text.size();
    const auto two = gap ? text.substr(i + 1, 2) : std::string_view();
    const bool ordinal = two == "st" || two == "nd" || two == "rd" || two == "th";
    if (ordinal && (i + 3 == text.size() || !is_word_byte(text[i + 3]))) continue;
    out += text[i];
  }
  return out;
}

}  // namespace minutebook

// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "indexer/extract/markdown.hpp"
#include "lib/base/text.hpp"

namespace minutebook {
namespace {

constexpr std::string_view escapable = "\\`*_{}[]()#+-.!|>~<&\"'$%,/:;=?@^";
constexpr std::array<std::string_view, 16> inline_tags = {"small", "b",    "i",  "u", "em",  "strong", "sup",  "sub",
                                                          "span",  "font", "br", "p", "div", "center", "mark", "a"};

// Marks reach no further than this: keeps the work linear on lines made to be slow.
constexpr size_t longest_code = 2000;
constexpr size_t longest_link = 4000;
constexpr size_t longest_tag = 400;

/// A run of '*', '_' or '~' of the line, kept in the output until it is known whether it marks anything.
struct Mark {
  size_t at = 0;  ///< in the output
  size_t length = 0;
  char kind = '*';
  bool opens = false;
  bool closes = false;
  bool used = false;
};

bool is_blank(char c) { return c == ' ' || c == '\t'; }
bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         static_cast<unsigned char>(c) >= 0x80;
}

class InlineReader {
 public:
  explicit InlineReader(std::string_view line) : rest_(line) {}

  std::string read(uint8_t& whole_style) {
    while (!rest_.empty()) step();
    pair_marks();
    whole_style = whole();
    return without_marks();
  }

 private:
  void step() {
    const char c = rest_.front();
    if (c == '\\' && rest_.size() > 1 && escapable.find(rest_[1]) != std::string_view::npos)
      return take(2, rest_.substr(1, 1));
    if (c == '`') return take_code();
    if (c == '*' || c == '_' || (c == '~' && rest_.starts_with("~~"))) return take_mark();
    if (c == '!' && rest_.starts_with("![") && take_link(1)) return;
    if (c == '[' && take_link(0)) return;
    if (c == '<' && take_tag()) return;
    take(1, rest_.substr(0, 1));
  }

  void take(size_t length, std::string_view as) {
    out_.append(as);
    rest_.remove_prefix(length);
  }

  void take_code() {
    const size_t ticks = std::min(rest_.find_first_not_of('`'), rest_.size());
    const std::string fence(ticks, '`');
    const size_t end = rest_.substr(0, ticks + longest_code).find(fence, ticks);
    if (end == std::string_view::npos) return take(ticks, rest_.substr(0, ticks));
    take(end + ticks, rest_.substr(ticks, end - ticks));
  }

  void take_mark() {
    Mark mark;
    mark.kind = rest_.front();
    mark.length = std::min(rest_.find_first_not_of(mark.kind), rest_.size());
    mark.at = out_.size();
    const char before = out_.empty() ? ' ' : out_.back();
    const char after = mark.length < rest_.size() ? rest_[mark.length] : ' ';
    mark.opens = !is_blank(after) && !(mark.kind == '_' && is_word(before));
    mark.closes = !is_blank(before) && !(mark.kind == '_' && is_word(after));
    marks_.push_back(mark);
    take(mark.length, rest_.substr(0, mark.length));
  }

  /// "[words](address)" -> words, "![words](address)" -> nothing. `bang` is 1 for a picture.
  bool take_link(size_t bang) {
    const size_t middle = end_of_brackets(bang);
    if (middle == std::string_view::npos || middle + 1 >= rest_.size() || rest_[middle + 1] != '(') return false;
    size_t depth = 0;
    for (size_t i = middle + 1; i < std::min(rest_.size(), middle + longest_link); ++i) {
      if (rest_[i] == '(') ++depth;
      if (rest_[i] == ')' && --depth == 0) {
        uint8_t ignored = 0;
        const std::string_view inside = rest_.substr(bang + 1, middle - bang - 1);
        const std::string words = bang || depth_ > 3 ? std::string() : InlineReader(inside, depth_ + 1).read(ignored);
        out_ += words;
        rest_.remove_prefix(i + 1);
        return true;
      }
    }
    return false;
  }

  [[nodiscard]] size_t end_of_brackets(size_t from) const {
    constexpr size_t longest = 2000;
    size_t depth = 0;
    for (size_t i = from; i < std::min(rest_.size(), longest); ++i) {
      if (rest_[i] == '\\')
        ++i;
      else if (rest_[i] == '[')
        ++depth;
      else if (rest_[i] == ']' && --depth == 0)
        return i;
    }
    return std::string_view::npos;
  }

  /// "<https://...>" keeps the address, tags of HTML go.
  bool take_tag() {
    const size_t end = rest_.substr(0, longest_tag).find('>');
    if (end == std::string_view::npos) return false;
    std::string_view inside = rest_.substr(1, end - 1);
    if (inside.starts_with("http") || inside.starts_with("mailto:") || inside.find('@') != std::string_view::npos) {
      take(end + 1, inside);
      return true;
    }
    if (inside.starts_with('/')) inside.remove_prefix(1);
    const std::string name = to_lower_ascii(inside.substr(0, inside.find_first_of(" /\t")));
    if (std::find(inline_tags.begin(), inline_tags.end(), name) == inline_tags.end()) return false;
    take(end + 1, name == "br" ? " " : "");
    return true;
  }

  /// Each closing run with the nearest open one of its kind and length; what is left of a line's strong marks at its
  /// very ends (they began on another line) goes too.
  void pair_marks() {
    std::vector<size_t> open;
    for (size_t i = 0; i < marks_.size(); ++i) {
      const auto fits = [&](size_t k) {
        return marks_[k].kind == marks_[i].kind && marks_[k].length == marks_[i].length;
      };
      const auto partner = marks_[i].closes ? std::find_if(open.rbegin(), open.rend(), fits) : open.rend();
      if (partner != open.rend()) {
        marks_[*partner].used = marks_[i].used = true;
        pairs_.emplace_back(*partner, i);
        open.erase(std::next(partner).base(), open.end());
      } else if (marks_[i].opens) {
        open.push_back(i);
      }
      if (open.size() > 200) open.erase(open.begin());
    }
    for (auto& mark : marks_) {
      const bool at_end = mark.at == 0 || mark.at + mark.length == out_.size();
      if (mark.kind == '*' && mark.length >= 2 && at_end && mark.length < out_.size()) mark.used = true;
    }
  }

  [[nodiscard]] uint8_t whole() const {
    uint8_t style = 0;
    size_t edge = 0;
    for (const auto& [first, last] : std::vector(pairs_.rbegin(), pairs_.rend())) {
      const Mark& open = marks_[first];
      const Mark& close = marks_[last];
      if (open.at != edge || close.at + close.length + edge != out_.size()) continue;
      edge += open.length;
      if (open.kind == '~')
        style |= style_struck;
      else if (open.length >= 2)
        style |= style_bold;
      if (open.kind != '~' && open.length % 2 == 1) style |= style_italic;
    }
    return style;
  }

  [[nodiscard]] std::string without_marks() const {
    std::string text;
    size_t from = 0;
    for (const auto& mark : marks_) {
      if (!mark.used) continue;
      text.append(out_, from, mark.at - from);
      from = mark.at + mark.length;
    }
    return text.append(out_, from, std::string::npos);
  }

  InlineReader(std::string_view line, unsigned depth) : rest_(line), depth_(depth) {}

  std::string_view rest_;
  unsigned depth_ = 0;
  std::string out_;
  std::vector<Mark> marks_;
  std::vector<std::pair<size_t, size_t>> pairs_;
};

}  // namespace

std::string without_inline_marks(std::string_view line, uint8_t& whole_style) {
  return InlineReader(line).read(whole_style);
}

}  // namespace minutebook

// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/index/words.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>

#include "lib/base/text.hpp"

namespace minutebook {
namespace {

constexpr size_t word_bytes = 64;
constexpr size_t most_parts = 6;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_ascii_word(char c) { return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

enum class CharKind { letter, ideograph, apostrophe, hyphen, joiner, comma, nothing, other };

struct Range {
  uint32_t from, to;
};
// Blocks of marks and symbols above ASCII; everything else counts as letters.
constexpr std::array<Range, 15> not_letters = {{{0x0080, 0x00A9},
                                                {0x00AB, 0x00B4},
                                                {0x00B6, 0x00B9},
                                                {0x00BB, 0x00BF},
                                                {0x00D7, 0x00D7},
                                                {0x00F7, 0x00F7},
                                                {0x02C2, 0x02DF},
                                                {0x2000, 0x206F},
                                                {0x20A0, 0x20CF},
                                                {0x2190, 0x2BFF},
                                                {0x2E00, 0x2E7F},
                                                {0x3000, 0x3004},
                                                {0x3008, 0x3020},
                                                {0xE000, 0xF8FF},
                                                {0xFFF0, 0xFFFF}}};
constexpr std::array<Range, 5> ideographs = {
    {{0x3040, 0x30FF}, {0x3400, 0x4DBF}, {0x4E00, 0x9FFF}, {0xF900, 0xFAFF}, {0x20000, 0x3FFFF}}};

template <size_t N>
bool within(const std::array<Range, N>& ranges, uint32_t code) {
  return std::any_of(ranges.begin(), ranges.end(), [&](const Range& r) { return code >= r.from && code <= r.to; });
}

struct Char {
  CharKind kind = CharKind::other;
  uint32_t bytes = 1;
};

CharKind kind_above_ascii(uint32_t code) {
  switch (code) {
    case 0x00AD:
    case 0x200B:
    case 0x200C:
    case 0x200D:
    case 0x2060:
    case 0xFEFF:
      return CharKind::nothing;
    case 0x2018:
    case 0x2019:
    case 0x201B:
    case 0x02BC:
    case 0x00B4:
    case 0x2032:
      return CharKind::apostrophe;
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
      return CharKind::hyphen;
    default:
      break;
  }
  if (within(ideographs, code)) return CharKind::ideograph;
  return within(not_letters, code) ? CharKind::other : CharKind::letter;
}

/// Decodes one character of well-formed UTF-8; anything else is one byte of nothing in particular.
Char read_char(std::string_view text, size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  if (lead < 0x80) {
    const char c = text[at];
    if (is_ascii_word(c)) return {CharKind::letter, 1};
    if (c == '\'' || c == '`') return {CharKind::apostrophe, 1};
    if (c == '-') return {CharKind::hyphen, 1};
    if (c == ',') return {CharKind::comma, 1};
    const bool joins = c == '/' || c == '.' || c == '&' || c == '@' || c == '_' || c == ':';
    return {joins ? CharKind::joiner : CharKind::other, 1};
  }
  const uint32_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 0;
  if (length == 0 || at + length > text.size()) return {CharKind::other, 1};
  uint32_t code = lead & (0x7FU >> length);
  for (uint32_t i = 1; i < length; ++i) {
    const auto next = static_cast<unsigned char>(text[at + i]);
    if ((next & 0xC0) != 0x80) return {CharKind::other, 1};
    code = (code << 6) | (next & 0x3FU);
  }
  return {kind_above_ascii(code), length};
}

std::string fold_word(std::string_view raw) {
  std::string out = fold(raw);
  std::erase_if(out, [](char c) { return c == '\'' || c == ' ' || c == '\n'; });
  if (out.size() <= word_bytes) return out;
  uint64_t hash = 14695981039346656037ULL;  // FNV-1a
  for (const char c : out) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  std::array<char, 20> digits{};
  const auto [end, error] = std::to_chars(digits.data(), digits.data() + digits.size(), hash, 16);
  (void)error;
  return std::string(utf8_prefix(out, 40)) + "~" + std::string(digits.data(), end);
}

struct Part {
  uint32_t start = 0, end = 0;
  char mark_before = 0;  ///< what joins it to the part before: '-', ',', or the joiner itself
  std::string text;
};

bool all_digits(std::string_view text) { return !text.empty() && std::all_of(text.begin(), text.end(), is_digit); }
bool any_digit(std::string_view text) { return std::any_of(text.begin(), text.end(), is_digit); }

/// "2.4" + "m": the whole amount, nothing if it is none or too large to say.
std::optional<std::string> amount_of(std::string_view number, std::string_view unit) {
  double factor = 0;
  if (unit == "k" || unit == "thousand") factor = 1e3;
  if (unit == "m" || unit == "mn" || unit == "million") factor = 1e6;
  if (unit == "bn" || unit == "billion") factor = 1e9;
  if (factor == 0 || number.empty() || number.size() > 9) return std::nullopt;
  double value = 0;
  const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), value);
  if (error != std::errc() || end != number.data() + number.size() || value <= 0 || value > 1e6) return std::nullopt;
  return std::to_string(std::llround(value * factor));
}

/// What a byte can do to a word of ASCII.
enum class ByteKind : uint8_t { word, ends, may_join, above_ascii };

constexpr std::array<ByteKind, 256> byte_kinds = [] {
  std::array<ByteKind, 256> out{};
  for (size_t i = 0; i < out.size(); ++i) {
    const char c = static_cast<char>(i);
    const bool word = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    const bool joins = std::string_view("'`-,/.&@_:").find(c) != std::string_view::npos;
    out[i] = i >= 0x80 ? ByteKind::above_ascii : word ? ByteKind::word : joins ? ByteKind::may_join : ByteKind::ends;
  }
  return out;
}();

ByteKind byte_kind(char c) { return byte_kinds[static_cast<unsigned char>(c)]; }

class Cutter {
 public:
  explicit Cutter(std::string_view text, const WordStarts* wanted = nullptr) : text_(text), wanted_(wanted) {}

  std::vector<Word> run() {
    if (wanted_ == nullptr) words_.reserve(text_.size() / 6 + 4);
    while (at_ < text_.size()) {
      const ByteKind byte = byte_kind(text_[at_]);
      if (byte == ByteKind::word && read_plain_word()) continue;
      if (byte == ByteKind::ends || byte == ByteKind::may_join) {
        ++at_;
        continue;
      }
      after_number_ = true;  // whatever comes next: this word may be a number
      const Char c = read_char(text_, at_);
      if (c.kind == CharKind::letter)
        read_run();
      else if (c.kind == CharKind::ideograph)
        read_ideograph(c.bytes);
      else
        at_ += c.bytes;
    }
    add_spelt_amounts();
    return std::move(words_);
  }

 private:
  void read_ideograph(uint32_t bytes) {
    push(fold_word(text_.substr(at_, bytes)), WordForm::plain, position_++, at_, at_ + bytes);
    at_ += bytes;
    ++run_;
  }

  void push(std::string text, WordForm form, uint32_t position, size_t start, size_t end) {
    if (text.empty()) return;
    words_.push_back({std::move(text), form, position, run_, static_cast<uint32_t>(start), static_cast<uint32_t>(end)});
  }

  /// Most words: ASCII between marks that join nothing. False when this is none, and nothing is read.
  bool read_plain_word() {
    size_t end = at_ + 1;
    while (end < text_.size() && byte_kind(text_[end]) == ByteKind::word) ++end;
    if (end - at_ > word_bytes) return false;
    if (end < text_.size() && byte_kind(text_[end]) != ByteKind::ends) {
      if (byte_kind(text_[end]) == ByteKind::above_ascii) return false;
      const bool more = end + 1 < text_.size();
      if (more && (byte_kind(text_[end + 1]) == ByteKind::word || byte_kind(text_[end + 1]) == ByteKind::above_ascii))
        return false;
    }
    const bool number = is_digit(text_[at_]);
    if (number || after_number_ || wanted_ == nullptr || wanted_->has(text_.substr(at_, end - at_)))
      add_plain_word(end, number);
    after_number_ = number;
    ++position_;
    ++run_;
    at_ = end;
    return true;
  }

  void add_plain_word(size_t end, bool number) {
    Word& word = words_.emplace_back();
    word.text.resize(end - at_);
    std::transform(text_.begin() + static_cast<std::ptrdiff_t>(at_), text_.begin() + static_cast<std::ptrdiff_t>(end),
                   word.text.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    word.position = position_;
    word.run = run_;
    word.start = static_cast<uint32_t>(at_);
    word.end = static_cast<uint32_t>(end);
    if (number && end - at_ > 1) emit_amount({word.start, word.end, 0, word.text}, position_);
  }

  /// Letters, with apostrophes and vanishing characters between letters.
  Part read_part() {
    Part part;
    part.start = static_cast<uint32_t>(at_);
    size_t end = at_;
    size_t apostrophe = std::string_view::npos;
    while (at_ < text_.size()) {
      const Char c = read_char(text_, at_);
      if (c.kind == CharKind::letter) {
        at_ += c.bytes;
        end = at_;
      } else if (c.kind == CharKind::nothing || (c.kind == CharKind::apostrophe && letter_follows(at_ + c.bytes))) {
        if (c.kind == CharKind::apostrophe) apostrophe = at_;
        at_ += c.bytes;
      } else {
        break;
      }
    }
    part.end = static_cast<uint32_t>(end);
    std::string_view raw = text_.substr(part.start, end - part.start);
    if (apostrophe != std::string_view::npos && (raw.back() == 's' || raw.back() == 'S') &&
        apostrophe + read_char(text_, apostrophe).bytes == end - 1)
      raw = text_.substr(part.start, apostrophe - part.start);
    part.text = fold_word(raw);
    return part;
  }

  [[nodiscard]] bool letter_follows(size_t at) const {
    return at < text_.size() && read_char(text_, at).kind == CharKind::letter;
  }

  /// The mark that joins the next part to this one, 0 when the run ends here.
  [[nodiscard]] char joining_mark(const Part& part) const {
    if (at_ >= text_.size()) return 0;
    const Char c = read_char(text_, at_);
    if (!letter_follows(at_ + c.bytes)) return 0;
    if (c.kind == CharKind::hyphen) return '-';
    if (c.kind == CharKind::joiner) return text_[at_];
    const bool digits = all_digits(part.text) && is_digit(text_[at_ + c.bytes]);
    return c.kind == CharKind::comma && digits ? ',' : '\0';
  }

  void read_run() {
    std::vector<Part> parts;
    char mark = 0;
    do {
      if (mark != 0) at_ += read_char(text_, at_).bytes;
      Part part = read_part();
      part.mark_before = mark;
      mark = joining_mark(part);
      const bool thousands = part.mark_before == ',' && part.text.size() >= 3 && all_digits(part.text.substr(0, 3)) &&
                             (part.text.size() == 3 || !is_digit(part.text[3]));
      if (thousands) {
        parts.back().text += part.text;
        parts.back().end = part.end;
      } else {
        parts.push_back(std::move(part));
      }
    } while (mark != 0 && parts.size() < 64);
    join_decimals(parts);
    emit(parts);
    ++run_;
  }

  /// "2.4m" and "24.5" are one word; "15.3.2012" and "PLN.2024.113" are not.
  static void join_decimals(std::vector<Part>& parts) {
    const bool decimal = parts.size() == 2 && parts[1].mark_before == '.' && all_digits(parts[0].text) &&
                         !parts[1].text.empty() && is_digit(parts[1].text[0]);
    if (!decimal) return;
    parts[0].text += "." + parts[1].text;
    parts[0].end = parts[1].end;
    parts.pop_back();
  }

  void emit(const std::vector<Part>& parts) {
    const uint32_t first = position_;
    for (const Part& part : parts) push(part.text, WordForm::plain, position_++, part.start, part.end);
    if (parts.size() == 1) emit_amount(parts.front(), first);
    if (parts.size() < 2 || parts.size() > most_parts) return;
    emit_joined(parts, first);
    emit_references(parts, first);
  }

  void emit_amount(const Part& part, uint32_t position) {
    const size_t letters = part.text.find_first_not_of("0123456789.");
    if (letters == std::string::npos || letters == 0) return;
    const auto amount = amount_of(part.text.substr(0, letters), part.text.substr(letters));
    if (amount) push(*amount, WordForm::amount, position, part.start, part.end);
  }

  void emit_joined(const std::vector<Part>& parts, uint32_t position) {
    std::string all;
    bool hyphens = true;
    bool initials = true;
    for (const Part& part : parts) {
      all += part.text;
      if (part.mark_before != 0 && part.mark_before != '-') hyphens = false;
      if (part.mark_before == '@' || (part.mark_before != 0 && part.mark_before != '.' && part.mark_before != '&') ||
          part.text.size() > 2)
        initials = false;
    }
    if (parts.size() > 4 || all.size() > word_bytes || !(hyphens || initials || any_digit(all))) return;
    push(all, WordForm::joined, position, parts.front().start, parts.back().end);
  }

  void emit_references(const std::vector<Part>& parts, uint32_t position) {
    for (size_t from = 0; from + 1 < parts.size(); ++from) {
      std::string reference = parts[from].text;
      for (size_t to = from + 1; to < parts.size(); ++to) {
        if (parts[to].mark_before == '@') break;
        reference += "/" + parts[to].text;
        if (reference.size() > word_bytes) break;
        if (any_digit(reference))
          push(reference, WordForm::reference, position + static_cast<uint32_t>(from), parts[from].start,
               parts[to].end);
      }
    }
  }

  /// "2.4 million": the amount stands where its number stands.
  void add_spelt_amounts() {
    std::vector<Word> amounts;
    for (size_t i = 0; i + 1 < words_.size(); ++i) {
      const Word& number = words_[i];
      const Word& unit = words_[i + 1];
      if (number.form != WordForm::plain || !is_digit(number.text[0]) || unit.form != WordForm::plain) continue;
      if (unit.text.size() < 7) continue;  // "million", "billion", "thousand"
      if (const auto amount = amount_of(number.text, unit.text))
        amounts.push_back({*amount, WordForm::amount, number.position, number.run, number.start, unit.end});
    }
    std::move(amounts.begin(), amounts.end(), std::back_inserter(words_));
  }

  std::string_view text_;
  const WordStarts* wanted_;
  bool after_number_ = false;
  size_t at_ = 0;
  uint32_t position_ = 0;
  uint32_t run_ = 0;
  std::vector<Word> words_;
};

// Sorted: articles, pronouns, prepositions, auxiliaries and question words of English.
constexpr std::array<std::string_view, 112> stop_words = {
    "a",       "about", "after",  "all",     "am",      "an",    "and",  "any",   "are",   "as",     "at",   "be",
    "because", "been",  "before", "being",   "but",     "by",    "can",  "could", "did",   "do",     "does", "doing",
    "done",    "for",   "from",   "get",     "getting", "got",   "had",  "has",   "have",  "having", "he",   "her",
    "here",    "him",   "his",    "how",     "i",       "if",    "in",   "into",  "is",    "it",     "its",  "just",
    "made",    "make",  "many",   "may",     "me",      "more",  "much", "must",  "my",    "no",     "nor",  "not",
    "of",      "off",   "on",     "or",      "our",     "out",   "over", "shall", "she",   "should", "so",   "some",
    "such",    "than",  "that",   "the",     "their",   "them",  "then", "there", "these", "they",   "this", "those",
    "to",      "too",   "under",  "up",      "upon",    "us",    "very", "was",   "we",    "were",   "what", "when",
    "where",   "which", "while",  "who",     "whom",    "whose", "why",  "will",  "with",  "would",  "yes",  "yet",
    "you",     "your",  "yours",  "yourself"};

}  // namespace

void WordStarts::add(std::string_view beginning) {
  if (beginning.empty()) return;
  const size_t first = number_of(beginning);
  const size_t open = beginning.size() == 1 ? letters * letters : beginning.size() == 2 ? letters : 1;
  for (size_t i = 0; i < open; ++i) starts_.set(first + i);
}

std::vector<Word> cut_words(std::string_view text) { return Cutter(text).run(); }

std::vector<Word> cut_words_that_may_be(const WordStarts& wanted, std::string_view text) {
  return Cutter(text, &wanted).run();
}

bool is_stop_word(std::string_view word) { return std::binary_search(stop_words.begin(), stop_words.end(), word); }

}  // namespace minutebook

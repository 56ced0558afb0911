// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/pdf_objects.hpp"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <string>
#include <vector>

#include "indexer/extract/declared.hpp"
#include "indexer/extract/encoding.hpp"
#include "lib/base/text.hpp"

namespace minutebook {
namespace {

constexpr size_t most_unpacked = size_t{64} << 20;  // bytes of all packed objects together
constexpr size_t longest_object = size_t{1} << 20;  // bytes looked back from a name to where its object begins

/// Names without which no dictionary tells anything that is looked for here.
constexpr std::array<std::string_view, 10> wanted = {"/Stamp", "/FreeText", "/Watermark", "/OCG", "/Tx",
                                                     "/Ch",    "/Btn",      "/Rect",      "/Alt", "/ActualText"};

bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0'; }
bool is_delimiter(char c) { return std::string_view("()<>[]{}/%").find(c) != std::string_view::npos; }

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const char lower = static_cast<char>(c | 0x20);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/// UTF-16 with its mark, UTF-8 with its mark, else Latin letters (ISO 32000-1 7.9.2.2).
std::string text_of(const std::string& bytes) {
  if (!bytes.starts_with("\xFE\xFF")) return to_utf8(bytes);
  std::u16string units;
  for (size_t i = 2; i + 1 < bytes.size(); i += 2)
    units +=
        static_cast<char16_t>(static_cast<unsigned char>(bytes[i]) << 8U | static_cast<unsigned char>(bytes[i + 1]));
  return repair_utf8(utf16_to_utf8(units));
}

/// "SBNotForPublicRelease", "#DConfidential" as words.
std::string words_of_name(std::string_view name) {
  const auto upper = [](char c) { return c >= 'A' && c <= 'Z'; };
  const auto lower = [](char c) { return c >= 'a' && c <= 'z'; };
  std::string words;
  for (size_t i = 0; i < name.size(); ++i) {
    const bool starts = upper(name[i]) && i + 1 < name.size() && lower(name[i + 1]);
    if (starts && !words.empty() && words.find_first_of("abcdefghijklmnopqrstuvwxyz") == std::string::npos)
      words.clear();  // what was in front of the first word tells who made it
    if (starts && !words.empty()) words += ' ';
    words += name[i];
  }
  return words;
}

/// One value of a dictionary: a name, a string, or the number of the object that has it; what is none is empty.
struct Value {
  std::string text;
  bool name = false;
  unsigned object = 0;
};
using Dictionary = std::map<std::string, Value, std::less<>>;

class ObjectReader {
 public:
  ObjectReader(std::string_view source, Layout& layout) : source_(source), layout_(layout) {}

  /// Looks for the wanted names, and reads each object that has one, once.
  void read() {
    for (size_t at = source_.find('/'); at != std::string_view::npos; at = source_.find('/', at)) {
      if (!is_wanted(source_.substr(at, 12))) {
        ++at;
        continue;
      }
      const size_t from = std::max(done_, at > longest_object ? at - longest_object : 0);
      const size_t begin = source_.substr(from, at - from).rfind(" obj");
      done_ = read_object(begin == std::string_view::npos ? from : from + begin + 4, at);
      at = done_;
    }
  }

 private:
  static bool is_wanted(std::string_view here) {
    return std::any_of(wanted.begin(), wanted.end(), [&](std::string_view name) {
      return here.starts_with(name) &&
             (here.size() == name.size() || is_blank(here[name.size()]) || is_delimiter(here[name.size()]));
    });
  }

  /// Reads from `at` to the end of the outermost dictionary that begins there and reaches beyond `needed`.
  size_t read_object(size_t at, size_t needed) {
    constexpr size_t deepest = 100;
    std::vector<Dictionary> open;
    std::string key;
    for (Value value; at < source_.size();) {
      const char c = source_[at];
      if (source_.substr(at).starts_with("<<")) {
        if (open.size() < deepest) open.emplace_back();
        key.clear();
        at += 2;
      } else if (source_.substr(at).starts_with(">>")) {
        at += 2;
        key.clear();
        if (open.empty()) continue;
        use(open.back());
        open.pop_back();
        if (open.empty() && at > needed) return at;
      } else if (c == '(' || c == '<' || c == '/') {
        value = {};
        at = c == '(' ? read_string(at, value.text) : c == '<' ? read_hex(at, value.text) : read_name(at, value);
        if (open.empty()) continue;
        if (value.name && key.empty()) {
          key = value.text;
        } else if (!key.empty()) {
          open.back().emplace(std::move(key), std::move(value));
          key.clear();
        }
      } else if (is_blank(c)) {
        ++at;
      } else if (source_.substr(at).starts_with("endobj") || source_.substr(at).starts_with("stream")) {
        return std::max(at, needed) + 1;
      } else if (const auto [object, length] = read_reference(at); length > 0 && !key.empty() && !open.empty()) {
        open.back().emplace(std::move(key), Value{{}, false, object});
        key.clear();
        at += length;
      } else {
        key.clear();  // a number, an array, a reference: the value of no key that is asked for
        do ++at;
        while (at < source_.size() && !is_blank(source_[at]) && !is_delimiter(source_[at]));
      }
    }
    return source_.size();
  }

  struct Reference {
    unsigned object = 0;
    size_t length = 0;
  };

  /// "12 0 R" at `at`; of no length if it is something else.
  [[nodiscard]] Reference read_reference(size_t at) const {
    constexpr size_t longest = 24;
    const std::string_view here = source_.substr(at, longest);
    Reference found;
    unsigned generation = 0;
    const char* const end = here.data() + here.size();
    const auto number = std::from_chars(here.data(), end, found.object);
    if (number.ec != std::errc() || number.ptr == end || !is_blank(*number.ptr)) return {};
    const auto second = std::from_chars(number.ptr + 1, end, generation);
    if (second.ec != std::errc() || end - second.ptr < 2 || !is_blank(second.ptr[0]) || second.ptr[1] != 'R') return {};
    found.length = static_cast<size_t>(second.ptr + 2 - here.data());
    return found;
  }

  /// The string that is an object of its own. A few are looked for: each costs a walk through the file.
  std::string string_object(unsigned object) {
    constexpr unsigned most_looked_for = 50;
    if (object == 0 || ++looked_for_ > most_looked_for) return {};
    const std::string head = std::to_string(object) + " 0 obj";
    for (size_t at = source_.find(head); at != std::string_view::npos; at = source_.find(head, at + 1)) {
      if (at > 0 && !is_blank(source_[at - 1])) continue;
      size_t from = at + head.size();
      while (from < source_.size() && is_blank(source_[from])) ++from;
      std::string out;
      if (from < source_.size() && source_[from] == '(') read_string(from, out);
      if (from < source_.size() && source_[from] == '<') read_hex(from, out);
      return out;
    }
    return {};
  }

  size_t read_string(size_t at, std::string& out) const {
    unsigned depth = 0;
    for (; at < source_.size(); ++at) {
      const char c = source_[at];
      if (c == '\\') {
        at = read_escape(at + 1, out);
        continue;
      }
      if (c == '(' && depth++ == 0) continue;
      if (c == ')' && --depth == 0) return at + 1;
      out += c;
    }
    return at;
  }

  /// Returns the last place that belongs to it.
  size_t read_escape(size_t at, std::string& out) const {
    if (at >= source_.size()) return at;
    constexpr std::string_view letters = "nrtbf", meant = "\n\r\t\b\f";
    const char c = source_[at];
    if (c >= '0' && c <= '7') {
      unsigned code = 0;
      size_t end = at;
      for (; end < source_.size() && end < at + 3 && source_[end] >= '0' && source_[end] <= '7'; ++end)
        code = code * 8 + static_cast<unsigned>(source_[end] - '0');
      out += static_cast<char>(code);
      return end - 1;
    }
    const size_t letter = letters.find(c);
    if (c != '\n' && c != '\r') out += letter == std::string_view::npos ? c : meant[letter];
    return at;
  }

  size_t read_hex(size_t at, std::string& out) const {
    int high = -1;
    for (++at; at < source_.size() && source_[at] != '>'; ++at) {
      const int digit = hex_value(source_[at]);
      if (digit < 0) continue;
      if (high < 0) {
        high = digit;
        continue;
      }
      out += static_cast<char>(high * 16 + digit);
      high = -1;
    }
    return at + 1;
  }

  size_t read_name(size_t at, Value& value) const {
    value.name = true;
    for (++at; at < source_.size() && !is_blank(source_[at]) && !is_delimiter(source_[at]); ++at) {
      const bool coded = source_[at] == '#' && at + 2 < source_.size() && hex_value(source_[at + 1]) >= 0 &&
                         hex_value(source_[at + 2]) >= 0;
      value.text +=
          coded ? static_cast<char>(hex_value(source_[at + 1]) * 16 + hex_value(source_[at + 2])) : source_[at];
      if (coded) at += 2;
    }
    return at;
  }

  static const Value* find(const Dictionary& dictionary, std::string_view key) {
    const auto found = dictionary.find(key);
    return found == dictionary.end() ? nullptr : &found->second;
  }

  void use(const Dictionary& dictionary) {
    const auto is = [&](std::string_view key, std::string_view name) {
      const Value* value = find(dictionary, key);
      return value && value->name && value->text == name;
    };
    const auto string = [&](std::string_view key) {
      const Value* value = find(dictionary, key);
      if (!value || value->name) return std::string();
      return text_of(value->object > 0 ? string_object(value->object) : value->text);
    };
    if (is("Type", "OCG")) declare(layout_, string("Name"));
    if (is("Subtype", "Stamp") || is("Subtype", "FreeText") || is("Subtype", "Watermark") || is("Subtype", "Redact")) {
      for (const char* key : {"Contents", "Subj", "NM", "OverlayText"}) declare(layout_, string(key));
      declare_markup(layout_, string("RC"));
      if (const Value* name = find(dictionary, "Name"); name && name->name) declare(layout_, words_of_name(name->text));
    }
    // What stands on a button, what is read aloud in the place of a picture.
    for (const char* key : {"CA", "Alt", "ActualText"})
      if (const Value* value = find(dictionary, key); value && value->object == 0) declare(layout_, string(key));
    use_field(string("T"), find(dictionary, "V"));
  }

  /// "Classification: Exempt"; a box that is ticked is called what it marks.
  void use_field(const std::string& name, const Value* value) {
    if (name.empty() || !value) return;
    const std::string text = text_of(value->text);
    const std::string state = to_lower_ascii(text);
    const bool off = state == "off" || state == "no" || state == "false" || state == "0";
    if (value->name && !off) declare(layout_, name);
    declare_property(layout_, name, text);
  }

  std::string_view source_;
  Layout& layout_;
  size_t done_ = 0;  ///< what lies before it has been read
  unsigned looked_for_ = 0;
};

/// Up to `most` bytes of what a zlib stream holds, also of one that is damaged.
std::string unpacked(std::string_view packed, size_t most) {
  std::string out;
  z_stream stream{};
  if (::inflateInit(&stream) != Z_OK) return out;
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
  stream.avail_in = static_cast<uInt>(std::min<size_t>(packed.size(), UINT32_MAX));
  std::array<char, size_t{1} << 16> block{};
  for (int state = Z_OK; state == Z_OK && out.size() < most;) {
    stream.next_out = reinterpret_cast<Bytef*>(block.data());
    stream.avail_out = block.size();
    state = ::inflate(&stream, Z_NO_FLUSH);
    out.append(block.data(), block.size() - stream.avail_out);
  }
  ::inflateEnd(&stream);
  return out;
}

}  // namespace

void declare_objects(std::string_view pdf, Layout& layout) {
  ObjectReader(pdf, layout).read();
  size_t left = most_unpacked;
  for (size_t at = pdf.find("/ObjStm"); at != std::string_view::npos && left > 0; at = pdf.find("/ObjStm", at + 1)) {
    constexpr size_t longest_head = 1000;
    const size_t stream = pdf.substr(at, longest_head).find("stream");
    if (stream == std::string_view::npos) continue;
    size_t begin = at + stream + 6;
    while (begin < pdf.size() && (pdf[begin] == '\r' || pdf[begin] == '\n')) ++begin;
    const size_t end = std::min(pdf.find("endstream", begin), pdf.size());
    const std::string objects = unpacked(pdf.substr(begin, end - begin), left);
    left -= std::min(left, objects.size());
    ObjectReader(objects, layout).read();
    at = end == pdf.size() ? end - 1 : end;
  }
}

}  // namespace minutebook

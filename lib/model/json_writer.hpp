// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace minutebook {

/// Writes JSON as it goes, without a tree in between: for the answers that are asked for most. Writes the same bytes as
/// register_parts::dump(): bytes that are no UTF-8 become U+FFFD.
class JsonWriter {
 public:
  void begin_object() { open('{'); }
  void end_object() { close('}'); }
  void begin_array() { open('['); }
  void end_array() { close(']'); }
  /// Name of the next value of an object; plain letters.
  JsonWriter& key(std::string_view name);
  void text(std::string_view value);
  void number(uint64_t value);
  void boolean(bool value) { raw(value ? "true" : "false"); }
  void null() { raw("null"); }
  void text_or_null(std::string_view value) { value.empty() ? null() : text(value); }
  void number_or_null(uint64_t value) { value == 0 ? null() : number(value); }
  /// JSON that is written already.
  void raw(std::string_view json);
  template <class Texts>
  void texts(const Texts& values) {
    begin_array();
    for (const auto& value : values) text(value);
    end_array();
  }

  std::string take() { return std::move(out_); }

 private:
  void open(char bracket);
  void close(char bracket);
  void separate();

  std::string out_;
  bool first_ = true;  ///< nothing stands before the next value
};

}  // namespace minutebook

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <array>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>

namespace minutebook {

/// Some programs strip the names of fonts when they write a PDF ("CIDFont+F2"): then nothing says which one is bold.
/// The bold of a family is wider, letter by letter, than its regular; this measures letters and tells the bold ones.
class FontWeights {
 public:
  /// True for names that say nothing of the font.
  static bool is_nameless(std::string_view font);

  /// One letter of text: its advance in parts of the font size.
  void see(const std::string& font, char letter, float width);

  /// True if the font's letters are wider than those of the font that most text is in, and hardly one narrower.
  [[nodiscard]] bool is_bold(const std::string& font) const;

 private:
  static constexpr size_t letters = 26;
  struct Measure {
    std::array<float, letters> sums{};
    std::array<size_t, letters> counts{};
    size_t seen = 0;
  };
  [[nodiscard]] const Measure* main_font() const;

  std::map<std::string, Measure> fonts_;
};

}  // namespace minutebook

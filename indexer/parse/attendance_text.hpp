// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/parse/clean.hpp"
#include "indexer/parse/names.hpp"

namespace minutebook {

/// Where a printed piece stands: by search in the lines it came from.
Place place_in_lines(const CleanText& text, const std::vector<size_t>& lines, std::string_view printed,
                     const char* rule, double confidence);

/// The same for the people of one paragraph after the other, who mostly stand in the order in which they are asked for:
/// looks where the last was found before it begins again at the first line.
class PlacesInLines {
 public:
  explicit PlacesInLines(const CleanText& text) : text_(text) {}
  Place find(const std::vector<size_t>& lines, std::string_view printed, const char* rule, double confidence);

 private:
  std::optional<Place> in_line(size_t index, std::string_view printed, const char* rule, double confidence);

  const CleanText& text_;
  size_t last_ = 0;
};

/// True if the text ends within a list or a bracket, so that the next line goes on with it. `depth` is that of its open
/// brackets.
bool is_open_ended(std::string_view text, int depth);
bool is_open_ended(std::string_view text);

/// "…, Dr Beatrice", "…, Parks Director Hal", "from Mr. R.": a list whose last name goes on in the next line.
bool awaits_surname(std::string_view text);

/// A number in front that may open an agenda item.
bool starts_with_item_number(std::string_view text, int& number);

/// Folded text that names a turn of the public ("public question time").
bool is_public_matter(std::string_view folded);

/// Folded text that speaks of somebody of the public.
bool mentions_the_public(std::string_view folded);

/// "A, B; Apologies: C; In attendance: D": a paragraph with several labels, cut before each.
std::vector<std::string_view> cut_at_labels(std::string_view text);

/// People of a line or cell that is nothing but people, roles and organisations; empty when it is anything else.
std::vector<PersonName> people_only(std::string_view text, bool one_word_will_do);

/// parse_people(), which is asked for the same text several times on end: whether a line is a list, then who is on it.
class PeopleMemo {
 public:
  const std::vector<PersonName>& read(std::string_view text);

 private:
  std::string text_;
  std::vector<PersonName> people_;
  bool read_ = false;
};
std::vector<PersonName> people_only(std::string_view text, bool one_word_will_do, PeopleMemo& memo);

}  // namespace minutebook

// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/label.hpp"

#include <gtest/gtest.h>

#include "indexer/extract/numbering.hpp"

namespace minutebook {
namespace {

TEST(Label, kinds) {
  struct Row {
    const char* text;
    LabelKind kind;
    const char* reason;
  };
  const Row rows[] = {
      {"3.", LabelKind::clear, "a numbered item"},
      {"3.2", LabelKind::clear, "an item below an item"},
      {"10.24.01", LabelKind::clear, "month, year and number"},
      {"(a)", LabelKind::clear, "letter in brackets"},
      {"iv)", LabelKind::clear, "small Roman number"},
      {"(aa)", LabelKind::clear, "after (z)"},
      {"12a.", LabelKind::clear, "an item put in later"},
      {"4/17", LabelKind::bare, "number and year: bare without punctuation"},
      {"7", LabelKind::bare, "a bare number"},
      {"\u2022", LabelKind::bullet, "a round bullet"},
      {"-", LabelKind::bullet, "a dash as bullet"},
      {"", LabelKind::none, "nothing"},
      {"Item", LabelKind::none, "a word"},
      {"no.", LabelKind::none, "a short word with a stop"},
      {"(see", LabelKind::none, "an open bracket"},
      {"2,500", LabelKind::none, "a sum"},
      {"1234567.", LabelKind::none, "too long to count with"},
      {"the", LabelKind::none, "a word of three letters"},
  };
  for (const auto& row : rows)
    EXPECT_EQ(static_cast<int>(label_kind(row.text)), static_cast<int>(row.kind)) << row.text << ": " << row.reason;
}

TEST(Label, belongs_to_the_text_behind_it) {
  struct Row {
    const char* label;
    const char* text;
    bool belongs;
    const char* reason;
  };
  const Row rows[] = {
      {"4.", "Slipway repairs", true, "a numbered heading"},
      {"4", "Slipway repairs", true, "a bare number in front of words"},
      {"4", "17", false, "two numbers of a table"},
      {"\u2022", "3 moorings", true, "a bullet in front of a number"},
      {"Present:", "Cllr Ada Prewett", false, "a word is a column of its own"},
      {"3.", "", false, "nothing behind it"},
  };
  for (const auto& row : rows) EXPECT_EQ(is_label_of(row.label, row.text), row.belongs) << row.reason;
}

TEST(Numbering, formats) {
  struct Row {
    NumberFormat format;
    uint32_t value;
    const char* text;
  };
  const Row rows[] = {
      {NumberFormat::decimal, 12, "12"},
      {NumberFormat::decimal_zero, 7, "07"},
      {NumberFormat::decimal_zero, 17, "17"},
      {NumberFormat::lower_letter, 1, "a"},
      {NumberFormat::lower_letter, 27, "aa"},
      {NumberFormat::lower_letter, 54, "bbb"},
      {NumberFormat::upper_letter, 26, "Z"},
      {NumberFormat::lower_roman, 4, "iv"},
      {NumberFormat::upper_roman, 1999, "MCMXCIX"},
      {NumberFormat::lower_roman, 5000, "5000"},
      {NumberFormat::ordinal, 1, "1st"},
      {NumberFormat::ordinal, 12, "12th"},
      {NumberFormat::ordinal, 23, "23rd"},
      {NumberFormat::bullet, 3, "\u2022"},
      {NumberFormat::none, 3, ""},
      {NumberFormat::lower_letter, 0, "0"},
      {NumberFormat::lower_letter, 4'000'000'000U, "4000000000"},
  };
  for (const auto& row : rows) EXPECT_EQ(format_number(row.format, row.value), row.text);
}

TEST(Numbering, levels_count_and_begin_again) {
  ListDefinition definition;
  definition[0] = {NumberFormat::decimal, "%1.", 1, false};
  definition[1] = {NumberFormat::lower_letter, "%1%2)", 1, false};
  definition[2] = {NumberFormat::lower_roman, "(%3)", 1, false};
  ListCounter counter;
  struct Step {
    size_t level;
    const char* label;
  };
  const Step steps[] = {{0, "1."}, {1, "1a)"}, {1, "1b)"}, {2, "(i)"}, {2, "(ii)"},
                        {0, "2."}, {1, "2a)"}, {2, "(i)"}, {0, "3."}};
  for (const auto& step : steps) EXPECT_EQ(counter.next(definition, step.level), step.label);
  counter.restart(0, 7);
  EXPECT_EQ(counter.next(definition, 0), "7.");
}

TEST(Numbering, a_level_may_be_entered_without_those_above) {
  ListDefinition definition;
  definition[1] = {NumberFormat::decimal, "%1.%2", 1, false};
  ListCounter counter;
  EXPECT_EQ(counter.next(definition, 1), "1.1");
  EXPECT_EQ(counter.next(definition, 1), "1.2");
  EXPECT_EQ(counter.next(definition, 99), "") << "a level that no list has";
}

}  // namespace
}  // namespace minutebook

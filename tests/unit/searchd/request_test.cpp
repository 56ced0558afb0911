// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/request.hpp"

#include <gtest/gtest.h>

namespace minutebook {
namespace {

TEST(Parameters, BecomeARequest) {
  struct Row {
    Parameters parameters;
    SearchRequest request;
    const char* reason;
  };
  const auto request = [](std::string text, std::vector<Filter> filters, SortOrder sort, uint32_t limit,
                          uint32_t offset) {
    SearchRequest wanted;
    wanted.text = std::move(text);
    wanted.filters = std::move(filters);
    wanted.sort = sort;
    wanted.limit = limit;
    wanted.offset = offset;
    return wanted;
  };
  const Row rows[] = {
      {{}, request("", {}, SortOrder::relevance, 10, 0), "defaults"},
      {{{"q", "a b"}}, request("a b", {}, SortOrder::relevance, 10, 0), "the words as typed"},
      {{{"limit", "100"}, {"offset", "20"}}, request("", {}, SortOrder::relevance, 100, 20), "the largest page"},
      {{{"limit", "0"}}, request("", {}, SortOrder::relevance, 0, 0), "only counts"},
      {{{"sort", "Newest"}}, request("", {}, SortOrder::newest, 10, 0), "capitals do not matter"},
      {{{"board", "Harbour"}, {"board", "Parks"}},
       request("", {{FieldId::board, "Harbour"}, {FieldId::board, "Parks"}}, SortOrder::relevance, 10, 0),
       "a field may be repeated"},
      {{{"board", "Harbour"}, {"board", "Harbour"}},
       request("", {{FieldId::board, "Harbour"}}, SortOrder::relevance, 10, 0),
       "the same filter twice is one"},
      {{{"committee", "Harbour"}},
       request("", {{FieldId::board, "Harbour"}}, SortOrder::relevance, 10, 0),
       "another name of the field"},
      {{{"type", "Note of decisions"}},
       request("", {{FieldId::type, "note_of_decisions"}}, SortOrder::relevance, 10, 0),
       "closed lists as people write them"},
      {{{"board", " "}, {"limit", ""}, {"sort", ""}},
       request("", {}, SortOrder::relevance, 10, 0),
       "empty boxes of a form say nothing"},
      {{{"from", "15/3/2012"}},
       request("", {{FieldId::from, "15/3/2012"}}, SortOrder::relevance, 10, 0),
       "dates as in the query language"},
  };
  for (const auto& row : rows) {
    const auto read = read_parameters(row.parameters);
    ASSERT_TRUE(read) << row.reason;
    EXPECT_EQ(read->request, row.request) << row.reason;
    EXPECT_TRUE(read->unknown.empty()) << row.reason;
  }
}

TEST(Parameters, NameTheWrongOneAndWhatItTakes) {
  struct Row {
    Parameter parameter;
    const char* accepts;  ///< part of it
    const char* reason;
  };
  const Row rows[] = {
      {{"limit", "101"}, "0 to 100", "too many"},
      {{"limit", "-1"}, "0 to 100", "negative"},
      {{"limit", "ten"}, "0 to 100", "a word"},
      {{"limit", "1e1"}, "0 to 100", "only digits"},
      {{"limit", "99999999999999999999"}, "0 to 100", "does not fit"},
      {{"offset", "x"}, "0 to 1000000", "a word"},
      {{"sort", "best"}, "relevance, newest or oldest", "not an order"},
      {{"type", "novel"}, "minutes", "not a type"},
      {{"kind", "paper"}, "passage", "not a kind"},
      {{"outcome", "maybe"}, "resolved", "not an outcome"},
      {{"purpose", "fun"}, "noting", "not a purpose"},
      {{"year", "12"}, "2012", "two digits are no year"},
      {{"from", "tomorrowish"}, "2012-03-15", "not a date"},
      {{"date", "2012-02-31"}, "2012-03-15", "no such day"},
  };
  for (const auto& row : rows) {
    const auto read = read_parameters({{"q", "x"}, row.parameter});
    ASSERT_FALSE(read) << row.parameter.name << "=" << row.parameter.value << ": " << row.reason;
    EXPECT_EQ(read.error().parameter, row.parameter.name) << row.reason;
    EXPECT_NE(read.error().accepts.find(row.accepts), std::string::npos) << row.reason << ": " << read.error().accepts;
    EXPECT_NE(to_text(read.error()).find(row.parameter.name), std::string::npos) << row.reason;
  }
}

TEST(Parameters, ShortenAndLimitWhatIsHostile) {
  const auto longest = read_parameters({{"board", std::string(5000, 'x')}});
  ASSERT_FALSE(longest);
  EXPECT_LT(longest.error().value.size(), 100U) << "an answer does not repeat kilobytes";
  Parameters many;
  for (int i = 0; i < 60; ++i) many.push_back({"board", "Board " + std::to_string(i)});
  EXPECT_FALSE(read_parameters(many)) << "more filters than a query may have";
}

TEST(Parameters, TellWhatMeansNothing) {
  const auto read = read_parameters({{"bord", "Harbour"}, {"bord", "Parks"}, {"page", "2"}});
  ASSERT_TRUE(read);
  EXPECT_EQ(read->unknown, (std::vector<std::string>{"bord", "page"}));
  EXPECT_TRUE(read->request.filters.empty());
}

TEST(LenientParameters, OnlyMindFilters) {
  const auto lenient = read_parameters_leniently({{"q", "x"}, {"offset", "far"}, {"limit", "all"}, {"from", "soon"}});
  EXPECT_EQ(lenient.read.request.text, "x") << "the query is kept";
  EXPECT_EQ(lenient.read.request.offset, 0U) << "a wrong page is the first page";
  ASSERT_EQ(lenient.problems.size(), 1U);
  EXPECT_EQ(lenient.problems[0].parameter, "from");
}

TEST(Links, ChangeOneThingAndStartAgain) {
  SearchRequest request;
  request.text = "x";
  request.offset = 20;
  const auto with = with_filter(request, FieldId::board, "Harbour");
  EXPECT_EQ(with.filters, (std::vector<Filter>{{FieldId::board, "Harbour"}}));
  EXPECT_EQ(with.offset, 0U) << "a new filter shows the first page";
  EXPECT_EQ(with_filter(with, FieldId::board, "Harbour"), with) << "twice is once";
  EXPECT_TRUE(without_filter(with, {FieldId::board, "Harbour"}).filters.empty());
  EXPECT_EQ(with_sort(request, SortOrder::newest).sort, SortOrder::newest);
  EXPECT_EQ(with_sort(request, SortOrder::newest).offset, 0U);
}

TEST(Labels, AreWords) {
  EXPECT_EQ(value_label(FieldId::type, "note_of_decisions"), "Note of decisions");
  EXPECT_EQ(value_label(FieldId::from, "2012-03-15"), "15 March 2012");
  EXPECT_EQ(value_label(FieldId::from, "15/3/2012"), "15/3/2012") << "shown as typed when it is no ISO date";
  EXPECT_EQ(value_label(FieldId::outcome, "agreed"), "Agreed");
  EXPECT_EQ(value_label(FieldId::board, "planning"), "planning") << "names are left alone";
  for (const auto& row : fields()) EXPECT_FALSE(filter_label(row).empty()) << row.name;
  ASSERT_NE(facet_field("person"), nullptr);
  EXPECT_EQ(facet_field("person")->id, FieldId::attendee);
  EXPECT_EQ(facet_field("nosuch"), nullptr);
}

}  // namespace
}  // namespace minutebook

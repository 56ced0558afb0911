// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/index/coverage.hpp"

#include "lib/base/text.hpp"

namespace minutebook {
namespace {

bool is_time(FieldId id) {
  return id == FieldId::date || id == FieldId::year || id == FieldId::from || id == FieldId::to;
}

void take(ListQuery& wanted, const Filter& filter) {
  if (filter.field == FieldId::board) wanted.boards.push_back(filter.value);
  if (is_time(filter.field)) wanted.dates.push_back(filter);
}

/// The year, month or day that has just these days.
std::optional<Date> date_of(const DateRange& range) {
  if (!range.from) return std::nullopt;
  const Date& first = *range.from;
  for (const Date& date : {Date{first.year, 0, 0}, Date{first.year, first.month, 0}, first})
    if (range_of(date) == range) return date;
  return std::nullopt;
}

void take(ListQuery& wanted, const Ast& part) {
  if (part.kind == NodeKind::field && part.text != "*") take(wanted, Filter{part.field, part.text});
  if (part.kind != NodeKind::range) return;
  if (const auto date = date_of(part.range)) return wanted.dates.push_back({FieldId::date, to_iso(*date)});
  const std::string from = part.range.from ? to_iso(*part.range.from) : std::string();
  const std::string to = part.range.to ? to_iso(*part.range.to) : std::string();
  if (!from.empty()) wanted.dates.push_back({FieldId::from, from});
  if (!to.empty()) wanted.dates.push_back({FieldId::to, to});
}

std::string day_in_words(const std::string& value) {
  const auto date = date_from_iso(value);
  return date ? to_words(*date) : value;
}

/// " in 2012", " from 1 March 2012 until 2013"; several values of one field are alternatives.
std::string time_in_words(const std::vector<Filter>& dates) {
  std::string words;
  for (size_t i = 0; i < dates.size(); ++i) {
    const FieldId field = dates[i].field;
    const bool other = i > 0 && dates[i - 1].field == field;
    const char* before = field == FieldId::from ? " from " : field == FieldId::to ? " until " : " in ";
    words += (other ? " or " : before) + day_in_words(dates[i].value);
  }
  return words;
}

std::string number_of(uint64_t number, const char* one, const char* many) {
  return std::to_string(number) + " " + (number == 1 ? one : many);
}

/// " of Cabinet", " of 3 boards", or of what was asked for when there is no such board.
std::string boards_in_words(const Coverage& coverage, const ListQuery& wanted) {
  if (wanted.boards.empty()) return {};
  if (coverage.boards.empty()) return " of “" + join(wanted.boards, "” or “") + "”";
  if (coverage.boards.size() == 1) return " of " + coverage.boards.front();
  return " of " + std::to_string(coverage.boards.size()) + " boards";
}

std::string in_words(const Coverage& coverage, const ListQuery& wanted) {
  const std::string which = boards_in_words(coverage, wanted) + time_in_words(wanted.dates);
  std::string text = coverage.meetings == 0
                         ? "No meeting" + which + " is here"
                         : std::to_string(coverage.with_minutes) + " of " +
                               number_of(coverage.meetings, "meeting", "meetings") + which +
                               (coverage.with_minutes == 1 ? " has minutes here" : " have minutes here");
  if (coverage.unread != 0)
    text += "; " + number_of(coverage.unread, "paper has pages that could not be read",
                             "papers have pages that could not be read");
  text += ".";
  const char* unknown = wanted.boards.empty() ? "day" : wanted.dates.empty() ? "board" : "board or day";
  if (coverage.unread_elsewhere != 0)
    text += " " + number_of(coverage.unread_elsewhere, "unread paper", "unread papers") + " may belong here too: the " +
            unknown + " is not known.";
  return text;
}

}  // namespace

std::optional<Coverage> coverage_of(const RegisterStore& registers, const Ast& query,
                                    const std::vector<Filter>& filters) {
  ListQuery wanted;
  for (const Filter& filter : filters) take(wanted, filter);
  if (query.kind == NodeKind::sequence || query.kind == NodeKind::conjunction)
    for (const Ast& part : query.children) take(wanted, part);
  else
    take(wanted, query);
  if (wanted.boards.empty() && wanted.dates.empty()) return std::nullopt;
  Coverage coverage = registers.coverage(wanted);
  coverage.text = in_words(coverage, wanted);
  return coverage;
}

}  // namespace minutebook

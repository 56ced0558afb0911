// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "lib/base/text.hpp"
#include "searchd/calendar.hpp"
#include "searchd/views.hpp"

namespace minutebook {
namespace {

using views::Json;
using views::list_of;
using views::text_of;

std::string digits_of(std::string text) {
  std::erase_if(text, [](char c) { return c < '0' || c > '9'; });
  return text;
}

/// "20120315T143000" of a day and a time of day.
std::string moment(const std::string& date, const std::string& time) {
  return digits_of(date) + "T" + digits_of(time) + "00";
}

std::string event_of(const Json& meeting, const Frame& frame) {
  const std::string date = text_of(meeting, "date");
  const auto day = date_from_iso(date);
  if (!day || !is_full_day(*day)) return {};
  const std::string start = text_of(meeting, "start_time");
  const std::string end = text_of(meeting, "end_time");
  const std::string body = text_of(meeting.value("board", Json::object()), "name");
  const std::string venue = text_of(meeting, "venue");
  const std::string url = frame.base_url + text_of(meeting, "url");
  std::string out = calendar_line("BEGIN", "VEVENT");
  out += calendar_line("UID", text_of(meeting, "id") + "@minutebook");
  out += calendar_line("DTSTAMP", digits_of(frame.day) + "T000000Z");
  if (start.empty())
    out += calendar_line("DTSTART;VALUE=DATE", digits_of(date));
  else
    out += calendar_line("DTSTART", moment(date, start));
  if (!start.empty() && end > start) out += calendar_line("DTEND", moment(date, end));
  out += calendar_line("SUMMARY", calendar_text(body));
  if (!venue.empty()) out += calendar_line("LOCATION", calendar_text(venue));
  out += calendar_line("URL", url);
  return out + calendar_line("END", "VEVENT");
}

/// The meetings in whatever the API answered.
std::vector<Json> meetings_in(const Json& answer) {
  std::vector<Json> meetings;
  if (answer.contains("board")) meetings.push_back(answer);
  for (const auto& meeting : list_of(answer, "results")) meetings.push_back(meeting);
  for (const auto& year : list_of(answer, "years"))
    for (const auto& meeting : list_of(year, "list")) meetings.push_back(meeting);
  return meetings;
}

}  // namespace

std::string calendar_text(const std::string& text) {
  std::string out;
  for (const char c : collapse_spaces(text)) {
    if (c == '\\' || c == ';' || c == ',') out += '\\';
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x20 && byte != 0x7F) out += c;
  }
  return out;
}

std::string calendar_line(const std::string& name, const std::string& value) {
  constexpr size_t most = 75;
  std::string out;
  std::string rest = name + ":" + value;
  std::erase_if(rest, [](char c) { return c == '\r' || c == '\n'; });
  while (rest.size() > most) {
    const size_t cut = utf8_prefix(rest, most).size();
    out += rest.substr(0, cut) + "\r\n";
    rest = " " + rest.substr(cut);
  }
  return out + rest + "\r\n";
}

std::string calendar_of(const std::string& answer_json, const Frame& frame) {
  std::string out = calendar_line("BEGIN", "VCALENDAR") + calendar_line("VERSION", "2.0") +
                    calendar_line("PRODID", "-//Minutebook//Committee meetings//EN") +
                    calendar_line("CALSCALE", "GREGORIAN");
  for (const auto& meeting : meetings_in(Json::parse(answer_json))) out += event_of(meeting, frame);
  return out + calendar_line("END", "VCALENDAR");
}

}  // namespace minutebook

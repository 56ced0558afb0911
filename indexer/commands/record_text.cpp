// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/commands/record_text.hpp"

#include <cstdio>

#include "lib/base/text.hpp"

namespace minutebook {
namespace {

class Printer {
 public:
  explicit Printer(const Terminal& terminal) : terminal_(terminal) {}

  void heading(std::string_view text) { out_ += "\n" + bold(terminal_, text) + "\n"; }

  void value(std::string_view label, const std::string& text, const Place& place) {
    if (text.empty()) return;
    std::string name(label);
    name.resize(std::max<size_t>(name.size(), 14), ' ');
    line("  " + name + " " + text, place);
  }

  void line(const std::string& text, const Place& place) {
    out_ += terminal_safe(text);
    if (place.page != 0) {
      char note[160];
      std::snprintf(note, sizeof note, "  [p. %u, %s, %.2f]", place.page, terminal_safe(place.rule).c_str(),
                    place.confidence);
      out_ += dim(terminal_, note);
    }
    out_ += "\n";
  }

  [[nodiscard]] const std::string& text() const { return out_; }

 private:
  const Terminal& terminal_;
  std::string out_;
};

void print_named(Printer& printer, std::string_view label, const std::optional<NamedValue>& value) {
  if (value) printer.value(label, value->name, value->place);
}

void print_heading_block(Printer& printer, const Minutes& minutes) {
  printer.value("Type", std::string(to_label(minutes.type)), minutes.type_place);
  printer.value("Title", minutes.title, minutes.title_place);
  print_named(printer, "Body", minutes.body);
  print_named(printer, "Organization", minutes.organization);
  printer.value(
      "Date",
      minutes.date ? to_words(*minutes.date) + " (" + std::string(to_name(minutes.date_source)) + ")" : "not found",
      minutes.date_place);
  if (!minutes.start_time.empty())
    printer.value("Time", minutes.start_time + (minutes.end_time.empty() ? "" : " to " + minutes.end_time), {});
  print_named(printer, "Venue", minutes.location);
  print_named(printer, "Chair", minutes.chair);
  printer.value("Status", minutes.status, {});
  printer.value("Item", minutes.item_number, {});
  if (minutes.purpose)
    printer.value("Purpose", std::string(to_name(minutes.purpose->code)) + ": " + minutes.purpose->text,
                  minutes.purpose->place);
  if (minutes.contact_officer) {
    const auto& contact = *minutes.contact_officer;
    std::string text = contact.name;
    for (const auto* part : {&contact.role, &contact.phone, &contact.email})
      if (!part->empty()) text += (text.empty() ? "" : ", ") + *part;
    printer.value("Contact", text, contact.place);
  }
  printer.value("Summary", minutes.summary, {});
  if (minutes.restriction.level != RestrictionLevel::open)
    printer.value("Access", std::string(to_name(minutes.restriction.level)) + ": " + minutes.restriction.reason,
                  minutes.restriction.place);
  for (const auto& mention : minutes.dates)
    printer.value("  " + std::string(to_name(mention.role)), to_words(mention.date) + "  “" + mention.text + "”",
                  mention.place);
}

std::string attendance_words(const Attendance& row) {
  std::string text = row.name_as_printed.empty() ? row.name : row.name_as_printed;
  if (text.find(row.name) == std::string::npos) text += " = " + row.name;
  for (const auto* part : {&row.role, &row.organization})
    if (!part->empty()) text += ", " + *part;
  if (!row.on_behalf_of.empty()) text += ", for " + row.on_behalf_of;
  for (const auto& note : row.notes) text += "; " + note;
  return text;
}

void print_attendance(Printer& printer, const Minutes& minutes) {
  for (const AttendanceStatus status :
       {AttendanceStatus::present, AttendanceStatus::substitute, AttendanceStatus::in_attendance,
        AttendanceStatus::apologies, AttendanceStatus::absent}) {
    bool first = true;
    for (const auto& row : minutes.attendance) {
      if (row.status != status) continue;
      if (first) printer.heading(to_label(status));
      first = false;
      printer.line("  " + attendance_words(row), row.place);
    }
  }
}

void print_action(Printer& printer, const Action& action) {
  std::string owners;
  for (const auto& owner : action.owners)
    owners += (owners.empty() ? "" : ", ") + owner.name +
              (owner.kind == OwnerKind::person ? "" : " (" + std::string(to_name(owner.kind)) + ")");
  std::string text = "     Action: " + action.text + " — " + (owners.empty() ? "no owner named" : owners);
  if (!action.due_text.empty()) text += ", " + action.due_text;
  if (action.strength == Strength::weak) text += " (weak)";
  printer.line(text, action.place);
}

void print_decision(Printer& printer, const Decision& decision) {
  std::string text = "     Decision (" + std::string(to_name(decision.outcome)) +
                     (decision.strength == Strength::weak ? ", weak" : "") + "): " + decision.text;
  if (!decision.mover.empty()) text += " — moved by " + decision.mover;
  if (!decision.seconder.empty()) text += ", seconded by " + decision.seconder;
  if (decision.vote && !decision.vote->text.empty()) text += " — vote: " + decision.vote->text;
  printer.line(text, decision.place);
}

void print_items(Printer& printer, const Minutes& minutes) {
  if (!minutes.items.empty()) printer.heading("Items");
  for (const auto& item : minutes.items) {
    std::string text = "  " + (item.number.empty() ? std::string("–") : item.number) + "  " + item.title;
    if (!item.agenda_item_number.empty() && item.agenda_item_number != item.number)
      text += " (agenda item " + item.agenda_item_number + ")";
    printer.line(text, item.place);
    for (const auto& decision : item.decisions) print_decision(printer, decision);
    for (const auto& action : item.actions) print_action(printer, action);
  }
}

/// "text of 2 pages was read by machine from a scan, 96 % sure"
std::string scan_words(const DocumentRecord& record) {
  return "the text of " + count_of(record.ocr->pages.size(), "page", "pages") + " was read by machine from a scan, " +
         std::to_string(record.ocr->confidence) + " % sure";
}

void print_meeting(Printer& printer, const Minutes& minutes) {
  print_heading_block(printer, minutes);
  print_attendance(printer, minutes);
  print_items(printer, minutes);
  if (!minutes.recommendations.empty()) printer.heading("Recommendations");
  for (const auto& row : minutes.recommendations)
    printer.line("  " + row.number + (row.number.empty() ? "" : " ") + row.text, row.place);
  if (!minutes.actions.empty()) printer.heading("Actions");
  for (const auto& action : minutes.actions) print_action(printer, action);
}

}  // namespace

std::string record_text(const DocumentRecord& record, const Terminal& terminal) {
  Printer printer(terminal);
  const Minutes& minutes = record.minutes;
  printer.heading(terminal_safe(record.source.path));
  printer.value("File",
                std::string(to_mime(record.media_type)) + ", " + count_of(record.page_count, "page", "pages") + ", " +
                    std::string(to_name(record.verdict)),
                {});
  if (!record.attachments.empty()) printer.value("Files in it", join(record.attachments, ", "), {});
  if (record.ocr) printer.value("Scan", scan_words(record), {});
  print_meeting(printer, minutes);
  for (const Minutes& meeting : minutes.further_meetings) {
    printer.heading("Another meeting in this file");
    print_meeting(printer, meeting);
  }
  std::vector<Problem> problems = minutes.problems;
  for (const Minutes& meeting : minutes.further_meetings)
    problems.insert(problems.end(), meeting.problems.begin(), meeting.problems.end());
  if (!problems.empty()) printer.heading("To look at");
  for (const auto& problem : problems) printer.line("  " + problem.message, Place{problem.page, 0, 0, "problem", 1});
  return printer.text() + "\n";
}

}  // namespace minutebook

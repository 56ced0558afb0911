// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/model/fields.hpp"

#include <array>

#include "lib/base/text.hpp"

namespace minutebook {
namespace {

constexpr uint32_t facet = field_facet;
constexpr uint32_t param = field_parameter;
constexpr uint32_t many = field_many;

// Slots 0-9 belong to lib/index itself (collapse, date, title …); fields start at 10.
constexpr std::array rows = {
    Field{FieldId::board, "board", "body committee", "XBODY", 10, FieldKind::name, facet | param,
          "The board, committee or council that met", "board:\"Planning Committee\""},
    Field{FieldId::type, "type", "", "XTYPE", 11, FieldKind::term, facet | param,
          "Kind of paper: minutes, agenda, report, letter …", "type:minutes"},
    Field{FieldId::date, "date", "on", "", 1, FieldKind::date, param, "Day, month, year or range of the meeting",
          "date:2012-03-15  date:2011..2013  date:\"March 2012\""},
    Field{FieldId::from, "from", "after since", "", -1, FieldKind::date, param, "Meetings on or after a date",
          "from:2012-03"},
    Field{FieldId::to, "to", "before until", "", -1, FieldKind::date, param, "Meetings on or before a date",
          "to:31/12/2008"},
    Field{FieldId::year, "year", "", "XYEAR", 12, FieldKind::term, facet | param, "Year of the meeting", "year:2012"},
    Field{FieldId::attendee, "attendee", "attended present", "XATT", -1, FieldKind::name, param | many,
          "Somebody who was there (never who sent apologies)", "attendee:\"Jane Marsh\""},
    Field{FieldId::apologies, "apologies", "apology", "XAPO", -1, FieldKind::name, param | many,
          "Somebody who sent apologies", "apologies:marsh"},
    Field{FieldId::owner, "owner", "actionby", "XOWN", -1, FieldKind::name, facet | param | many,
          "Who must carry out an action: a person, role or group", "owner:\"Heads of Service\""},
    Field{FieldId::chair, "chair", "chairman chairperson", "XCHA", -1, FieldKind::name, param,
          "Who chaired the meeting", "chair:\"Jane Marsh\""},
    Field{FieldId::contact, "contact", "author officer", "XCON", -1, FieldKind::name, param,
          "Contact officer or author of a report", "contact:\"Tom Reed\""},
    Field{FieldId::title, "title", "heading", "S", -1, FieldKind::words, param,
          "Words of the title or of an item's heading", "title:drainage"},
    Field{FieldId::decision, "decision", "decided resolved", "XDEC", -1, FieldKind::words, param, "Words of a decision",
          "decision:budget"},
    Field{FieldId::action, "action", "task", "XACT", -1, FieldKind::words, param, "Words of an action",
          "action:\"business plan\""},
    Field{FieldId::purpose, "purpose", "", "XPUR", -1, FieldKind::term, param,
          "What a report asks for: decision, noting, discussion, information, consideration", "purpose:decision"},
    Field{FieldId::outcome, "outcome", "", "XOUT", 13, FieldKind::term, facet | param | many,
          "How a decision went: resolved, agreed, approved, noted, recommended, deferred, refused, lost",
          "outcome:refused"},
    Field{FieldId::status, "status", "state", "XSTA", -1, FieldKind::term, facet | param,
          "How an action stands: open (all that is not finished), in_progress, carried_forward, done, cancelled",
          "status:done"},
    Field{FieldId::due, "due", "deadline", "XDUE", 8, FieldKind::date, param, "When an action is due",
          "due:..2012-06  due:\"March 2012\""},
    Field{FieldId::ref, "ref", "reference", "XREF", -1, FieldKind::term, param | many,
          "Reference number of a decision, minute or application", "ref:24/00109"},
    Field{FieldId::kind, "kind", "", "XKIND", -1, FieldKind::term, param,
          "Kind of entry: document, passage, decision, action", "kind:decision"},
    Field{FieldId::organization, "org", "organization organisation", "XORG", -1, FieldKind::name, param,
          "The authority or association a body belongs to", "org:\"Westmere District\""},
    Field{FieldId::item, "item", "minute", "XITEM", -1, FieldKind::term, param, "Number of an agenda item or minute",
          "item:67/19"},
    Field{FieldId::path, "path", "file", "XPATH", -1, FieldKind::words, param, "Words of the file's name or folder",
          "path:2014"},
    Field{FieldId::in, "in", "document id", "XDOC", -1, FieldKind::term, param, "Only inside one document, by its id",
          "in:0123456789abcdef"},
};

}  // namespace

std::span<const Field> fields() { return rows; }

const Field& field(FieldId id) {
  for (const auto& row : rows)
    if (row.id == id) return row;
  return rows.front();  // unreachable: the unit test walks every id
}

const Field* find_field(std::string_view name) {
  const std::string wanted = to_lower_ascii(name);
  for (const auto& row : rows) {
    if (row.name == wanted) return &row;
    if (row.aliases.empty()) continue;
    for (const auto alias : split(row.aliases, ' '))
      if (alias == wanted) return &row;
  }
  return nullptr;
}

}  // namespace minutebook

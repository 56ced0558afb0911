// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "lib/model/minutes.hpp"
#include "lib/model/names.hpp"

/// The closed vocabularies of schemas/document.schema.json.
namespace minutebook::vocabulary {

inline constexpr NamedEnum<DocumentType> document_types[] = {
    {DocumentType::minutes, "minutes", "Minutes"},
    {DocumentType::note_of_decisions, "note_of_decisions", "Note of decisions"},
    {DocumentType::agenda, "agenda", "Agenda"},
    {DocumentType::agenda_pack, "agenda_pack", "Agenda pack"},
    {DocumentType::report, "report", "Report"},
    {DocumentType::covering_report, "covering_report", "Covering report"},
    {DocumentType::record_of_decision, "record_of_decision", "Record of decision"},
    {DocumentType::decision_list, "decision_list", "Decision list"},
    {DocumentType::officer_decision, "officer_decision", "Officer decision"},
    {DocumentType::letter, "letter", "Letter"},
    {DocumentType::appendix, "appendix", "Appendix"},
    {DocumentType::supplement, "supplement", "Supplement"},
    {DocumentType::forward_plan, "forward_plan", "Forward plan"},
    {DocumentType::questions, "questions", "Questions"},
    {DocumentType::petition, "petition", "Petition"},
    {DocumentType::motion, "motion", "Motion"},
    {DocumentType::action_log, "action_log", "Action log"},
    {DocumentType::other, "other", "Other paper"},
};
inline constexpr NamedEnum<DateSource> date_sources[] = {
    {DateSource::none, "none"},   {DateSource::label, "label"},       {DateSource::sentence, "sentence"},
    {DateSource::title, "title"}, {DateSource::filename, "filename"}, {DateSource::manifest, "manifest"},
};
inline constexpr NamedEnum<DateRole> date_roles[] = {
    {DateRole::meeting, "meeting"},
    {DateRole::previous_meeting, "previous_meeting"},
    {DateRole::next_meeting, "next_meeting"},
    {DateRole::issued, "issued"},
    {DateRole::decision, "decision"},
    {DateRole::effective, "effective"},
    {DateRole::call_in_deadline, "call_in_deadline"},
    {DateRole::due, "due"},
    {DateRole::referred, "referred"},
};
inline constexpr NamedEnum<AttendanceStatus> attendance_statuses[] = {
    {AttendanceStatus::present, "present", "Present"},
    {AttendanceStatus::substitute, "substitute", "Substitute"},
    {AttendanceStatus::in_attendance, "in_attendance", "In attendance"},
    {AttendanceStatus::apologies, "apologies", "Apologies"},
    {AttendanceStatus::absent, "absent", "Absent"},
};
inline constexpr NamedEnum<Outcome> outcomes[] = {
    {Outcome::resolved, "resolved"},
    {Outcome::agreed, "agreed"},
    {Outcome::approved, "approved"},
    {Outcome::noted, "noted"},
    {Outcome::recommended, "recommended"},
    {Outcome::deferred, "deferred"},
    {Outcome::refused, "refused"},
    {Outcome::lost, "lost"},
    {Outcome::other, "other"},
};
inline constexpr NamedEnum<Strength> strengths[] = {{Strength::strong, "explicit"}, {Strength::weak, "weak"}};
inline constexpr NamedEnum<OwnerKind> owner_kinds[] = {
    {OwnerKind::person, "person"},         {OwnerKind::role, "role"},
    {OwnerKind::role_group, "role_group"}, {OwnerKind::organization, "organization"},
    {OwnerKind::unresolved, "unresolved"},
};
inline constexpr NamedEnum<PurposeCode> purpose_codes[] = {
    {PurposeCode::decision, "decision"},           {PurposeCode::noting, "noting"},
    {PurposeCode::discussion, "discussion"},       {PurposeCode::information, "information"},
    {PurposeCode::consideration, "consideration"},
};
inline constexpr NamedEnum<RestrictionLevel> restriction_levels[] = {
    {RestrictionLevel::open, "public"}, {RestrictionLevel::weak, "weak"}, {RestrictionLevel::restricted, "restricted"}};

}  // namespace minutebook::vocabulary

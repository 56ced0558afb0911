// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/model/minutes.hpp"

#include "lib/model/names.hpp"
#include "lib/model/vocabulary.hpp"

namespace minutebook {

std::string_view to_name(DocumentType value) { return name_in(vocabulary::document_types, value); }
std::string_view to_name(DateSource value) { return name_in(vocabulary::date_sources, value); }
std::string_view to_name(DateRole value) { return name_in(vocabulary::date_roles, value); }
std::string_view to_name(AttendanceStatus value) { return name_in(vocabulary::attendance_statuses, value); }
std::string_view to_name(Outcome value) { return name_in(vocabulary::outcomes, value); }
std::string_view to_name(Strength value) { return name_in(vocabulary::strengths, value); }
std::string_view to_name(OwnerKind value) { return name_in(vocabulary::owner_kinds, value); }
std::string_view to_name(PurposeCode value) { return name_in(vocabulary::purpose_codes, value); }
std::string_view to_name(RestrictionLevel value) { return name_in(vocabulary::restriction_levels, value); }

std::optional<DocumentType> document_type_from_name(std::string_view name) {
  return value_in(vocabulary::document_types, name);
}
std::optional<Outcome> outcome_from_name(std::string_view name) { return value_in(vocabulary::outcomes, name); }
std::optional<PurposeCode> purpose_code_from_name(std::string_view name) {
  return value_in(vocabulary::purpose_codes, name);
}

std::string_view to_label(DocumentType value) { return label_in(vocabulary::document_types, value); }
std::string_view to_label(AttendanceStatus value) { return label_in(vocabulary::attendance_statuses, value); }

}  // namespace minutebook

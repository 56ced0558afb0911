// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string_view>

namespace minutebook {

// The words that names are told from by. Every function takes one word as fold() gives it, without its stops
// ("cllr", "obe", "o'brien"). Sources: domain specification §6.1, and how minutes of councils, boards, associations and
// software committees print their people.

/// A title or office that is printed before a name: "cllr", "mrs", "sir", "mayor", "commissioner".
bool is_title(std::string_view word);

/// A word that only belongs to a title that follows it: "county" Cllr, "deputy" Mayor, "rt" Hon.
bool is_title_modifier(std::string_view word);

/// Titles that deal themselves out over a list: "cllrs", "councillors", "messrs".
bool is_plural_title(std::string_view word);

/// Titles that are offices and so are a role rather than a form of address: "chairman", "president", "clerk".
bool is_office_title(std::string_view word);

/// Forms of address that leave nothing but a surname or forename after them: "mr", "cllr", "dr" (not "dean", "major").
bool is_sure_title(std::string_view word);

/// A title that is printed with a stop ("cllr.", "mr.", "prof."): the stop ends no sentence.
bool is_abbreviated_title(std::string_view word);

/// "obe", "jp", "phd", without stops.
bool is_post_nominal(std::string_view word);

/// "jr", "iii": stay with the name.
bool is_generation_mark(std::string_view word);

/// Small words inside surnames: "van", "de", "ap", "bin".
bool is_particle(std::string_view word);

/// Names a job or office by itself: "clerk", "director", "engineer".
bool is_role_word(std::string_view word);

/// Stands around role words: "senior", "finance", "public", "services".
bool is_role_context(std::string_view word);

/// Names a kind of organisation: "council", "ltd", "university", "mbc".
bool is_organization_word(std::string_view word);

/// Never part of a person's name in a list: "the", "none", "apologies", months, days.
bool is_never_name(std::string_view word);

/// A common given name; helps to tell "George and Judith Cooper" from two surnames.
bool is_forename(std::string_view word);

/// "chair", "chairman", "cathaoirleach", "convener": presides over the meeting.
bool is_chair_word(std::string_view word);

}  // namespace minutebook

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "lib/base/date.hpp"

namespace minutebook {

/// One printed name in one document. Layers that are never collapsed: mention (printed) -> person -> variants
/// (domain specification §6.2).
struct NameMention {
  std::string document;             ///< id of the document
  std::string name;                 ///< without titles and honours
  std::vector<std::string> prefix;  ///< titles: their gender tells namesakes apart
  std::string role;
  std::string organization;  ///< whom the person belongs to, or the document's own organisation
  std::string body;
  std::optional<Date> date;  ///< of the meeting
  std::string status;        ///< "present", "apologies", "owner", ...
  std::string filed_under;   ///< the folder of the archive that stands for one organisation; empty unknown
  bool listed = true;        ///< stands in an attendance list; two names of one list are two people
};

/// What a person said of two names: they are one, or they are not. Empty body: everywhere.
struct PersonRuling {
  std::string name;
  std::string other;
  std::string body;
  bool same = true;
  friend bool operator==(const PersonRuling&, const PersonRuling&) = default;
};

struct PersonVariant {
  std::string name;  ///< as printed, without titles
  uint32_t mentions = 0;
  std::string document;  ///< one that prints it so
  friend bool operator==(const PersonVariant&, const PersonVariant&) = default;
};

/// Why two variants are held for one person.
struct PersonEvidence {
  std::string rule;  ///< "same name", "nickname", "typing error", "initials", "surname only", "given name only" ...
  std::string name;
  std::string other;
  double confidence = 0;
  friend bool operator==(const PersonEvidence&, const PersonEvidence&) = default;
};

struct Person {
  std::string id;                       ///< 12 hexadecimal digits of the canonical name and body; each person's own
  std::vector<std::string> former_ids;  ///< ids that this person had while its variants were apart, for redirects
  std::string name;                     ///< the most frequent full form
  std::vector<PersonVariant> variants;  ///< most frequent first
  std::vector<std::string> bodies;
  std::vector<std::string> organizations;
  std::optional<Date> first, last;
  std::vector<size_t> mentions;  ///< indices into the input
  std::vector<PersonEvidence> evidence;
  friend bool operator==(const Person&, const Person&) = default;
};

/// Two persons that may be one; shown to a curator, never merged.
struct PossibleMatch {
  std::string id, other_id;
  std::string name, other_name;
  std::string reason;
  friend bool operator==(const PossibleMatch&, const PossibleMatch&) = default;
};

struct PeopleRegistry {
  std::vector<Person> persons;  ///< by name, then id
  std::vector<PossibleMatch> possible;
};

/// Groups mentions to persons. Pure; the same set of mentions and rulings gives the same persons in every order.
/// Cannot-link rules come first, because a wrong merge is worse than a miss: names of one list, given names or
/// generations that differ, Mr against Ms, members against officers, other organisations in other bodies. Near-linear:
/// names are compared only within a body, an organisation or a folder, and a spelling of the surname.
PeopleRegistry make_people(const std::vector<NameMention>& mentions, const std::vector<PersonRuling>& rulings = {});

}  // namespace minutebook

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "indexer/parse/names.hpp"
#include "lib/model/minutes.hpp"
#include "lib/model/name_key.hpp"

namespace minutebook {

/// One person found, before the list is put in order.
struct AttendanceEntry {
  Attendance value;
  NameKey key;
  bool chair = false;        ///< printed as the one who presides
  bool in_chair = false;     ///< printed as being in the chair: outweighs an office
  size_t section = 0;        ///< the list or statement it came from
  bool provisional = false;  ///< under nothing but "In attendance": present if the paper has no other list
};

/// "apologies received", "(absent)", "on leave", "until 11.15": tells of coming or staying away, names nobody.
bool tells_of_coming(std::string_view text);

/// Gathers the people of one meeting: one entry a person, the status by the surest statement.
class AttendanceList {
 public:
  /// Adds a person of a list with that status; what stands in brackets behind the name may change it ("(apologies)",
  /// "(substitute for Cllr B)", "(guest)"). Returns the entry.
  AttendanceEntry& add(const PersonName& person, AttendanceStatus status, const Place& place);

  /// Adds a person that running text mentions, unless someone of the list can be meant.
  void add_mentioned(const PersonName& person, AttendanceStatus status, const Place& place);

  /// The one entry that a printed name or initials key can mean; nullptr when there is none or more than one.
  AttendanceEntry* find(const PersonName& person);
  AttendanceEntry* find_initials(std::string_view initials);
  /// The one attendee who holds "Vice-Chair" or "Deputy Mayor"; nullptr when none or more than one does.
  AttendanceEntry* find_office(std::string_view office);

  /// A new list or statement begins: a bare surname in it can mean somebody of an earlier one.
  void begin_section() { ++section_; }

  /// What stands in the column beside a name: an office, perhaps the chair's, or an organisation.
  void describe(size_t index, std::string_view text);

  /// What stands in a column beside a name and tells of coming or staying away: "(apologies)", "until item 4".
  void remark(size_t index, std::string_view text);

  void set_chair(AttendanceEntry& entry) { entry.chair = entry.in_chair = true; }

  [[nodiscard]] bool empty() const { return entries_.empty(); }
  [[nodiscard]] size_t size() const { return entries_.size(); }
  [[nodiscard]] bool has(AttendanceStatus status) const;
  std::vector<AttendanceEntry>& entries() { return entries_; }

  /// Writes attendance ("Captain Penn" is told as the one "Captain Ada Penn" of another list), and chair when one is
  /// named and the record has none.
  void write(Minutes& minutes);

 private:
  void join_short_names(std::vector<bool>& gone);
  void join_initials(std::vector<bool>& gone);
  /// Takes out the entries that are `gone`; nobody can be looked for afterwards.
  void drop(const std::vector<bool>& gone);
  /// Those whom the remarks behind `person`, the entry `index`, name as having come instead.
  void add_deputies(size_t index, const PersonName& person, const Place& place);

  size_t section_ = 0;
  std::vector<AttendanceEntry> entries_;
  std::unordered_map<std::string, std::vector<size_t>> by_surname_;  ///< indices into entries_
  std::unordered_map<std::string, std::vector<size_t>> by_name_;     ///< by the folded name
};

}  // namespace minutebook

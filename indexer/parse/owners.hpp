// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "indexer/parse/clean.hpp"
#include "lib/model/minutes.hpp"

namespace minutebook {

/// The people of one paper, for telling whom initials and surnames mean. Refers to the attendance it was made from.
class Roster {
 public:
  explicit Roster(const std::vector<Attendance>& attendance);

  /// Learns the handles that the lists print behind names: "Robin Wardle (@rwardle)".
  void read_handles(const CleanText& text);

  /// Learns the initials that the text explains: "in the absence of Marian Ashby (MA)".
  void read_keys(const CleanText& text);

  /// The attendee whose handle is `handle`, with its @.
  const Attendance* by_handle(std::string_view handle) const;
  /// The attendee whose printed key is `initials`; without a printed key, the only one whose names begin so.
  const Attendance* by_initials(std::string_view initials) const;
  /// The attendee whose printed key is `text`, in whatever letters: "TÓH".
  const Attendance* by_key(std::string_view text) const;
  /// fold_name() of a full name, forename or surname.
  bool knows(const std::string& key) const { return names_.count(key) > 0; }

 private:
  const std::vector<Attendance>& attendance_;
  std::unordered_set<std::string> names_;
  std::unordered_map<std::string, size_t> keys_;
  std::unordered_map<std::string, size_t> handles_;
  std::unordered_map<std::string, Attendance> explained_;  ///< people of the text who are in no list
};

/// One printed owner. Initials are resolved by the paper's own key (attendance), never by another's; initials that the
/// key does not explain stay unresolved.
Owner resolve_owner(std::string_view printed, const Roster& roster);

/// "JS/RB", "Cllrs Moor & Hill", "Clerk, Chair", "Helen Pratt and Heads of Programmes": every owner once, in printed
/// order.
std::vector<Owner> resolve_owners(std::string_view printed, const Roster& roster);

/// The lines of a cell or margin: a name broken over two lines is one owner, two names on two lines are two.
std::vector<Owner> resolve_owner_lines(const std::vector<std::string>& lines, const Roster& roster);

/// `printed` is someone this paper knows: an attendee's name or surname, initials of its key.
bool is_known_person(std::string_view printed, const Roster& roster);

}  // namespace minutebook

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <xapian.h>

#include "lib/model/register_query.hpp"

namespace minutebook {

/// The folder of the registers inside the folder of the generation they were made from, so that both are published,
/// opened and removed as one.
inline constexpr std::string_view registers_name = "registers";

/// Makes the registers of all papers in `papers` and writes them as a Xapian database of their own into `folder`, which
/// must not exist. Reads the facts kept with each record and nothing else. Costs at a million entries (some 40,000
/// papers): about 20 s of one core, 400 MB of memory while it runs, 100 MB of disk; see bench/registers.
/// Throws what Xapian throws.
///
///   documents  suggestions first, the most useful with the lowest number; then papers, meetings, boards, persons,
///              actions; each is the packed value (lib/model/register_answers)
///   terms      the letters of `register_term`, then an id or folded word
///   values     0: date as YYYYMMDD of a meeting, or how often a person is named (sortable); 1: name of the board;
///              2: year
void write_registers(const Xapian::Database& papers, const std::vector<PersonRuling>& rulings,
                     const std::filesystem::path& folder);

/// First letters of the terms.
namespace register_term {
inline constexpr std::string_view suggestion_word = "s", suggestion_beginning = "q";
inline constexpr std::string_view paper = "D", meeting = "M", meeting_alias = "N", board = "B", board_alias = "C";
inline constexpr std::string_view person = "P", person_alias = "O", action = "A", status_to = "T", status_from = "F";
inline constexpr std::string_view name_word = "n", meeting_word = "w", board_word = "v", body_word = "x",
                                  of_board = "b";
inline constexpr std::string_view any_meeting = "M*", any_board = "B*", any_person = "P*";
inline constexpr std::string_view with_minutes = "m*";  ///< of meetings
/// Of papers with pages that were not read; the same, but nobody knows of which board, or of which day.
inline constexpr std::string_view unread = "U*", unread_boardless = "Ub", unread_undated = "Ud";
}  // namespace register_term

/// Reads what write_registers() wrote. Not thread-safe. Throws what Xapian throws. Every look-up is a few B-tree
/// searches (under 0.1 ms); lists read only the lines they return.
class RegisterStore {
 public:
  RegisterStore() = default;  ///< holds nothing
  /// Nothing in it when there is no such folder.
  explicit RegisterStore(const std::filesystem::path& folder);

  [[nodiscard]] std::optional<PaperLine> paper(const std::string& id) const;
  /// Also by an id that it had.
  [[nodiscard]] std::optional<MeetingLine> meeting(const std::string& id) const;
  [[nodiscard]] std::optional<BoardLine> board(const std::string& id) const;
  [[nodiscard]] std::optional<PersonLine> person(const std::string& id) const;
  /// The papers of a meeting or person, in the order it names them; one that is gone has only its id.
  [[nodiscard]] std::vector<PaperLine> papers_of(const MeetingLine& line) const;
  [[nodiscard]] std::vector<PaperLine> papers_of(const PersonLine& line) const;
  /// How an action stands, when more is known than its recording.
  [[nodiscard]] std::optional<StatusLine> status(const std::string& action_key) const;

  [[nodiscard]] Listed<MeetingLine> meetings(const ListQuery& query) const;
  [[nodiscard]] Listed<BoardLine> boards(const ListQuery& query) const;
  [[nodiscard]] Listed<PersonLine> people(const ListQuery& query) const;
  /// How many of the meetings that a list would hold have minutes, and what of their papers was not read. Without the
  /// words for board and time.
  [[nodiscard]] Coverage coverage(const ListQuery& query) const;
  /// All ids behind a prefix of `register_term`, ascending.
  [[nodiscard]] std::vector<std::string> ids(std::string_view prefix) const;
  /// All meetings of a board, oldest first.
  [[nodiscard]] std::vector<MeetingLine> meetings_of(const std::string& board_id) const;
  /// The meetings of a board just before and after one of them.
  [[nodiscard]] std::pair<std::optional<MeetingLine>, std::optional<MeetingLine>> neighbours(
      const MeetingLine& of) const;

  /// The same in full: an action of which nothing more is known is open, as the paper that records it says.
  [[nodiscard]] ResolvedStatus resolved(const std::string& action_key, const DocumentSummary& recorded_in,
                                        uint32_t page) const;

  /// Keys of actions whose status later papers changed to (or from) this, at most `status_changes_limit`.
  [[nodiscard]] std::vector<std::string> changed(ActionStatus status, bool to) const;

  /// What may be meant by the beginning of a query, the most frequent first. `mended` is set when nothing begins so and
  /// one letter was taken as a slip.
  [[nodiscard]] std::vector<Suggestion> suggest(std::string_view typed, size_t limit, bool& mended) const;

 private:
  [[nodiscard]] bool is_empty() const { return database_.get_doccount() == 0; }
  [[nodiscard]] std::string data_of(std::string_view prefix, const std::string& id) const;
  [[nodiscard]] std::string data_of(std::string_view prefix, std::string_view alias, const std::string& id) const;
  [[nodiscard]] Xapian::Query words(std::string_view prefix, std::string_view text, bool last_is_beginning) const;
  [[nodiscard]] Xapian::Query filters(const ListQuery& query) const;

  Xapian::Database database_;
  mutable std::unordered_map<std::string, std::optional<PaperLine>> papers_;  ///< lately asked for; bounded
};

inline constexpr size_t status_changes_limit = 5000;

}  // namespace minutebook

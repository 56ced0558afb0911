// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lib/model/mentions.hpp"
#include "lib/model/record.hpp"
#include "lib/model/search.hpp"

namespace minutebook {

/// How an action stands, as far as papers say.
enum class ActionStatus { open, in_progress, carried_forward, done, cancelled };
std::string_view to_name(ActionStatus status);
std::optional<ActionStatus> action_status_from_name(std::string_view name);

/// What a printed status means: "Completed", "c/f", "ongoing", "not yet started". Nothing when it cannot be told.
std::optional<ActionStatus> read_action_status(std::string_view printed);

/// Permanent name of a decision or action: 16 hexadecimal digits of the document, the kind of entry, the words and how
/// many with the same words went before.
std::string entry_key(const std::string& document, EntryKind kind, std::string_view words, uint32_t before);

/// Hands out the keys of one document's decisions and actions in the order of its record.
class EntryKeys {
 public:
  explicit EntryKeys(std::string document) : document_(std::move(document)) {}
  std::string next(EntryKind kind, const std::string& words);
  /// Those of one meeting of a file, after the keys of the meetings before it were given.
  static EntryKeys of_part(const DocumentRecord& record, uint32_t part);

 private:
  std::string document_;
  std::map<std::string, uint32_t> given_;
};

/// An action as the registers need it. Texts are cut.
struct ActionFact {
  std::string key;
  std::string item_number, minute_number, item_title;
  std::string text;
  std::vector<Owner> owners;
  std::string due_text;
  std::optional<Date> due;
  std::string reference;
  std::string status;  ///< as printed
  Strength strength = Strength::strong;
  uint32_t page = 0;
  uint32_t part = 0;  ///< of the meetings of a file, see part_of()
  friend bool operator==(const ActionFact&, const ActionFact&) = default;
};

/// A meeting that a paper is of, or that it speaks of.
struct MeetingFact {
  DateRole role = DateRole::meeting;
  Date date;
  std::string start_time;
  uint32_t page = 0;
  uint32_t part = 0;  ///< of the meetings of a file, that which is this meeting or speaks of it
  friend bool operator==(const MeetingFact&, const MeetingFact&) = default;
};

/// What one of several meetings of a file has of its own.
struct PartFact {
  std::string date;  ///< ISO, empty unknown
  uint32_t decisions = 0, actions = 0;
  friend bool operator==(const PartFact&, const PartFact&) = default;
};

/// What the registers (boards, meetings, people, actions, suggestions) are made of: a few kilobytes a paper, so that
/// they can be made again for a whole archive without reading its records.
struct PaperFacts {
  DocumentSummary document;
  std::string organization;
  std::string filed_under;  ///< the folder of the archive that stands for one organisation; empty unknown
  std::string status;       ///< draft, approved or empty
  std::string item_number;
  std::vector<MeetingFact> meetings;  ///< role meeting first: those the paper is of
  std::vector<PartFact> parts;        ///< the meetings of a file that holds several, else empty
  std::vector<PersonMention> mentions;
  std::vector<ActionFact> actions;
  std::vector<std::string> headings;  ///< of items and passages, cut
  uint32_t decisions = 0, items = 0;
  uint32_t unread_pages = 0;  ///< pages of which there is no text, or none that may be shown
  Verdict verdict = Verdict::ok;
};

/// The date of one meeting of the file: of the paper itself when it holds one.
const std::string& date_of(const PaperFacts& facts, uint32_t part);

/// Pure. Hand in public_part() for the public database.
PaperFacts facts_of(const DocumentRecord& record);

std::string pack(const PaperFacts& facts);
/// Nothing when the bytes are not what pack() writes.
std::optional<PaperFacts> unpack_facts(std::string_view bytes);

/// The beginning of the facts, for those who look at every paper and want no more.
struct PaperHead {
  DocumentSummary document;
  uint32_t unread_pages = 0;
  Verdict verdict = Verdict::ok;
};
std::optional<PaperHead> unpack_head(std::string_view bytes);

/// What a paper shows of itself in any list.
DocumentSummary summary_of(const DocumentRecord& record);
/// The same of one of its meetings: the first, or one of further_meetings.
DocumentSummary summary_of(const DocumentRecord& record, const Minutes& meeting);

}  // namespace minutebook

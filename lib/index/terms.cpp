// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/index/terms.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <set>

#include "lib/base/text.hpp"
#include "lib/index/format.hpp"
#include "lib/index/stem.hpp"
#include "lib/index/words.hpp"
#include "lib/model/facts.hpp"
#include "lib/query/dates.hpp"

namespace minutebook {
namespace {

constexpr uint32_t field_gap = 100;   // so that phrases and NEAR do not cross from one field into the next
constexpr uint32_t title_weight = 4;  // a word of the title counts as often as these in the text
constexpr uint32_t heading_weight = 3;
constexpr uint32_t body_weight = 2;
constexpr size_t preview_bytes = 3000;         // of a document entry's own text
constexpr size_t text_bytes_limit = 4U << 20;  // of one field, against a bomb in one passage
constexpr size_t term_bytes = 200;             // Xapian takes 245

std::string compact_date(const Date& date) {
  std::array<char, 40> out{};
  std::snprintf(out.data(), out.size(), "%04d%02d%02d", date.year, date.month, date.day);
  return out.data();
}

/// Adds terms to one entry.
class EntryWriter {
 public:
  EntryWriter(Entry& entry, const Stemmer& stem) : entry_(entry), stem_(stem) {}

  void mark(std::string_view term) {
    if (term.size() <= term_bytes) entry_.terms.mark(term);
  }

  void mark(FieldId id, std::string_view value) {
    const std::string folded = fold_term(id, value);
    if (folded.empty()) return;
    mark(std::string(field(id).prefix) + folded);
    mark(std::string(field(id).prefix) + "*");
  }

  /// Every run of consecutive words of the name.
  void name(FieldId id, std::string_view value) {
    const auto words = name_words(value);
    const std::string prefix(field(id).prefix);
    for (size_t from = 0; from < words.size(); ++from) {
      std::string run;
      for (size_t to = from; to < words.size() && to < from + name_run_limit; ++to) {
        run += (to > from ? " " : "") + words[to];
        mark(prefix + run);
      }
    }
    if (!words.empty()) mark(prefix + "*");
  }

  /// Words of the text, which weigh `weight` each; with positions for phrases.
  void text(std::string_view text, uint32_t weight, bool with_positions) {
    uint32_t last = 0;
    for (const Word& word : cut_words(utf8_prefix(text, text_bytes_limit))) {
      const uint32_t term = entry_.terms.number_of(word.text);
      if (word.form == WordForm::plain) entry_.terms.add_weight(term, weight);
      if (word.form == WordForm::reference) mark(std::string(field(FieldId::ref).prefix) + word.text);
      if (with_positions && word.form != WordForm::reference)
        entry_.terms.add_position(term, position_ + word.position);
      last = std::max(last, word.position);
    }
    position_ += last + field_gap;
  }

  /// Words that are asked for with a field: title:, decision:, action:. They have their positions in the text.
  void field_words(FieldId id, std::string_view text) {
    std::string term(field(id).prefix);
    const size_t prefix = term.size();
    for (const Word& word : cut_words(utf8_prefix(text, text_bytes_limit))) {
      term.resize(prefix);
      mark(term += word.text);
    }
    term.resize(prefix);
    if (!text.empty()) mark(term += '*');
  }

  /// Words of a path, which stands in no text.
  void path_words(std::string_view path) {
    field_words(FieldId::path, path);
    const std::string prefix(field(FieldId::path).prefix);
    for (const Word& word : cut_words(utf8_prefix(path, text_bytes_limit)))
      entry_.terms.add_position(entry_.terms.number_of(prefix + word.text), 1 + word.position);
  }

  void context(std::string_view text) {
    for (const Word& word : cut_words(text)) mark(std::string(format::prefix::context) + stem_(word.text));
  }

 private:
  Entry& entry_;
  const Stemmer& stem_;
  uint32_t position_ = 1;
};

std::vector<std::string> sorted_unique(std::vector<std::string> names) {
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

void add_owner_names(std::vector<std::string>& out, const std::vector<Action>& actions) {
  for (const auto& action : actions)
    for (const auto& owner : action.owners)
      if (!owner.name.empty()) out.push_back(owner.name);
}

class Builder {
 public:
  /// For one meeting of the record; `entries` and `keys` of its other meetings go before.
  Builder(const DocumentRecord& record, const Minutes& minutes, EntryKeys& keys, std::vector<Entry>& entries)
      : record_(record), minutes_(minutes), summary_(summary_of(record, minutes)), keys_(keys), entries_(entries) {
    for (const auto& person : minutes_.attendance)
      if (!person.name.empty() && person.status != AttendanceStatus::absent &&
          person.status != AttendanceStatus::apologies)
        persons_.push_back(person.name);
    for (const auto& item : minutes_.items) add_owner_names(owners_, item.actions);
    add_owner_names(owners_, minutes_.actions);
    persons_ = sorted_unique(std::move(persons_));
    owners_ = sorted_unique(std::move(owners_));
    std::vector<std::string> outcomes;
    for (const auto& item : minutes_.items)
      for (const auto& decision : item.decisions) outcomes.emplace_back(to_name(decision.outcome));
    outcomes_ = join(sorted_unique(std::move(outcomes)), ",");
  }

  void run() {
    add_common();
    add_document();
    for (const auto& passage : minutes_.passages) add_passage(passage);
    for (const auto& item : minutes_.items) {
      for (const auto& decision : item.decisions) add_decision(item, decision);
      for (const auto& action : item.actions) add_action(&item, action);
    }
    for (const auto& action : minutes_.actions) add_action(nullptr, action);
  }

 private:
  /// What every entry of the paper has; made once.
  void add_common() {
    common_.data.document = summary_;
    common_.persons = persons_;
    common_.owners = owners_;
    EntryWriter writer(common_, stem_);
    writer.mark(std::string(format::prefix::entry));
    writer.mark(FieldId::in, record_.id);
    for (const auto& reference : minutes_.references) writer.mark(FieldId::ref, reference);
    add_dates(common_, writer);
  }

  Entry& begin(EntryKind kind) {
    Entry& entry = entries_.emplace_back(common_);
    entry.unique = record_.id + "." + std::to_string(entries_.size() - 1);
    entry.data.kind = kind;
    if (kind == EntryKind::document) whole_ = entries_.size();
    entry.data.behind = static_cast<uint32_t>(entries_.size() - whole_);
    EntryWriter writer(entry, stem_);
    writer.mark(std::string(format::prefix::unique) + entry.unique);
    writer.mark(FieldId::kind, to_name(kind));
    return entry;
  }

  /// What is true of the whole meeting: stands on the document entry, for all (meeting_terms.hpp).
  void add_meeting(EntryWriter& writer) const {
    writer.mark(FieldId::type, to_name(minutes_.type));
    if (minutes_.body) writer.name(FieldId::board, minutes_.body->name);
    for (const auto& alias : minutes_.body_aliases) writer.name(FieldId::board, alias);
    if (minutes_.organization) writer.name(FieldId::organization, minutes_.organization->name);
    if (minutes_.chair) writer.name(FieldId::chair, minutes_.chair->name);
    if (minutes_.contact_officer) writer.name(FieldId::contact, minutes_.contact_officer->name);
    if (minutes_.purpose) writer.mark(FieldId::purpose, to_name(minutes_.purpose->code));
    for (const auto& person : minutes_.attendance) {
      switch (person.status) {
        case AttendanceStatus::present:
        case AttendanceStatus::substitute:
        case AttendanceStatus::in_attendance:
          writer.name(FieldId::attendee, person.name);
          break;
        case AttendanceStatus::apologies:
          writer.name(FieldId::apologies, person.name);
          break;
        case AttendanceStatus::absent:
          break;
      }
    }
    if (minutes_.date && is_valid(*minutes_.date)) writer.mark(FieldId::year, summary_.date.substr(0, 4));
    writer.path_words(record_.source.path);
  }

  void add_dates(Entry& entry, EntryWriter& writer) const {
    const bool dated = minutes_.date && is_valid(*minutes_.date);
    const DateRange range = dated ? range_of(*minutes_.date) : DateRange{};
    const std::string first = dated ? compact_date(*range.from) : "";
    auto& values = entry.values;
    values[format::slot::document] = record_.id;
    values[format::slot::newest] = (dated ? first : "00000000") + record_.id;
    values[format::slot::last_day] = dated ? compact_date(*range.to) : "99999999";
    values[format::slot::oldest] = (dated ? first : "99999999") + record_.id;
    if (minutes_.body && !minutes_.body->name.empty()) set(entry, FieldId::board, minutes_.body->name);
    set(entry, FieldId::type, summary_.type);
    if (!outcomes_.empty()) set(entry, FieldId::outcome, outcomes_);
    if (dated) {
      set(entry, FieldId::year, summary_.date.substr(0, 4));
    } else {
      writer.mark(std::string(format::prefix::undated));
    }
  }

  static void set(Entry& entry, FieldId id, const std::string& value) {
    if (field(id).slot >= 0) entry.values[static_cast<unsigned>(field(id).slot)] = value;
  }

  void add_context(EntryWriter& writer) const {
    if (minutes_.body) writer.context(minutes_.body->name);
    for (const auto& alias : minutes_.body_aliases) writer.context(alias);
    if (minutes_.organization) writer.context(minutes_.organization->name);
    writer.context(minutes_.title);
    writer.context(to_label(minutes_.type));
    writer.context(record_.source.path);
    if (minutes_.date) writer.context(to_words(*minutes_.date));
  }

  void add_document() {
    Entry& entry = begin(EntryKind::document);
    EntryWriter writer(entry, stem_);
    add_meeting(writer);
    add_context(writer);
    writer.field_words(FieldId::title, minutes_.title);
    writer.text(minutes_.title, title_weight, true);
    if (minutes_.body) writer.text(minutes_.body->name, body_weight, true);
    if (minutes_.organization) writer.text(minutes_.organization->name, 1, true);
    writer.text(to_label(minutes_.type), 1, false);
    writer.text(record_.source.path, 1, false);
    if (minutes_.contact_officer) writer.text(minutes_.contact_officer->name, 1, false);
    writer.text(minutes_.summary, 1, true);
    for (const auto& passage : minutes_.passages) writer.text(passage.heading, heading_weight, false);
    for (const auto& item : minutes_.items) {
      for (const auto& decision : item.decisions) writer.text(decision.text, 1, false);
    }
    // The words of a meeting further down are not this meeting's.
    const bool whole =
        minutes_.restriction.ranges.empty() && !minutes_.pages.empty() && minutes_.further_meetings.empty();
    if (whole)
      for (const auto& page : minutes_.pages) writer.text(page.text, 1, false);
    else
      for (const auto& passage : minutes_.passages) writer.text(passage.text, 1, false);
    entry.data.page = &minutes_ != &record_.minutes ? first_page() : record_.page_count > 0 ? 1 : 0;
    entry.data.text = !minutes_.summary.empty() ? minutes_.summary : opening();
  }

  [[nodiscard]] uint32_t first_page() const { return minutes_.passages.empty() ? 1 : minutes_.passages[0].page_from; }

  [[nodiscard]] std::string opening() const {
    std::string text;
    for (const auto& passage : minutes_.passages) {
      if (text.size() >= preview_bytes) break;
      text += (text.empty() ? "" : "\n") + passage.heading + "\n" + passage.text;
    }
    if (text.empty() && !minutes_.pages.empty()) text = minutes_.pages.front().text;
    return std::string(utf8_prefix(text, preview_bytes));
  }

  void add_item(Entry& entry, EntryWriter& writer, const Item& item) const {
    entry.data.item_number = item.number.empty() ? item.minute_number : item.number;
    entry.data.item_title = item.title;
    for (const std::string* number : {&item.number, &item.minute_number, &item.agenda_item_number})
      writer.mark(FieldId::item, *number);
    writer.mark(FieldId::ref, item.minute_number);
  }

  void add_passage(const Passage& passage) {
    Entry& entry = begin(EntryKind::passage);
    EntryWriter writer(entry, stem_);
    entry.data.page = passage.page_from;
    entry.data.page_starts = passage.page_starts;
    entry.data.text = passage.text;
    entry.data.item_title = passage.heading;
    writer.field_words(FieldId::title, passage.heading);
    writer.text(passage.heading, heading_weight, true);
    writer.text(passage.text, 1, true);
    if (passage.item < 0 || static_cast<size_t>(passage.item) >= minutes_.items.size()) return;
    const Item& item = minutes_.items[static_cast<size_t>(passage.item)];
    add_item(entry, writer, item);
    if (entry.data.item_title.empty()) entry.data.item_title = passage.heading;
    for (const auto& decision : item.decisions) {
      writer.field_words(FieldId::decision, decision.text);
      writer.mark(FieldId::outcome, to_name(decision.outcome));
    }
    for (const auto& action : item.actions) {
      writer.field_words(FieldId::action, action.text);
      for (const auto& owner : action.owners) writer.name(FieldId::owner, owner.name);
    }
  }

  /// The permanent name, and what the registers show and count of the entry alone.
  void add_detail(Entry& entry, EntryWriter& writer, const std::string& words, const Item* item) {
    EntryDetail& detail = entry.data.detail;
    detail.key = keys_.next(entry.data.kind, words);
    if (item != nullptr) detail.minute_number = item->minute_number;
    if (minutes_.organization) detail.organization = minutes_.organization->name;
    writer.mark(std::string(format::prefix::key) + detail.key);
    entry.values[format::slot::key] = detail.key;
  }

  void add_decision(const Item& item, const Decision& decision) {
    Entry& entry = begin(EntryKind::decision);
    EntryWriter writer(entry, stem_);
    add_item(entry, writer, item);
    add_detail(entry, writer, decision.text, &item);
    EntryDetail& detail = entry.data.detail;
    detail.weak = decision.strength == Strength::weak;
    detail.mover = decision.mover;
    detail.seconder = decision.seconder;
    if (decision.vote)
      detail.vote = Vote{
          decision.vote->in_favour, decision.vote->against, decision.vote->abstained, decision.vote->text, {}, {}, {}};
    entry.values[format::slot::own] = std::string(to_name(decision.outcome)) + '\n';
    entry.data.page = decision.place.page != 0 ? decision.place.page : item.place.page;
    entry.data.outcome = to_name(decision.outcome);
    entry.data.text = decision.text;
    for (const auto& part : decision.parts)
      if (decision.text.find(part) == std::string::npos) entry.data.text += "\n" + part;
    writer.mark(FieldId::outcome, entry.data.outcome);
    writer.field_words(FieldId::title, item.title);
    writer.field_words(FieldId::decision, entry.data.text);
    writer.text(item.title, heading_weight, true);
    writer.text(entry.data.text, 1, true);
  }

  static void add_action_detail(Entry& entry, EntryWriter& writer, const Action& action) {
    EntryDetail& detail = entry.data.detail;
    detail.weak = action.strength == Strength::weak;
    detail.owners = action.owners;
    for (Owner& owner : detail.owners) owner.name_as_printed.clear();
    detail.reference = action.reference;
    detail.status = action.status;
    detail.due_text = action.due_text;
    const std::string status(to_name(read_action_status(action.status).value_or(ActionStatus::open)));
    writer.mark(FieldId::status, status);
    entry.values[format::slot::own] = status + '\n';
    for (const Owner& owner : action.owners) entry.own_owners.push_back(owner.name);
    if (!action.due || !is_valid(*action.due)) return;
    detail.due = to_iso(*action.due);
    entry.values[format::slot::due] = compact_date(*range_of(*action.due).to);
    writer.mark(std::string(field(FieldId::due).prefix) + "*");
  }

  void add_action(const Item* item, const Action& action) {
    Entry& entry = begin(EntryKind::action);
    EntryWriter writer(entry, stem_);
    if (item != nullptr) add_item(entry, writer, *item);
    add_detail(entry, writer, action.text, item);
    add_action_detail(entry, writer, action);
    entry.data.page = action.place.page != 0 || item == nullptr ? action.place.page : item->place.page;
    entry.data.text = action.text;
    for (const auto& owner : action.owners) {
      entry.data.owners.push_back(owner.name);
      writer.name(FieldId::owner, owner.name);
    }
    writer.mark(FieldId::ref, action.reference);
    writer.field_words(FieldId::action, action.text);
    if (item != nullptr) {
      writer.field_words(FieldId::title, item->title);
      writer.text(item->title, heading_weight, true);
    }
    writer.text(action.text, 1, true);
    for (const auto& owner : action.owners) writer.text(owner.name, 1, true);
  }

  std::string outcomes_;  ///< of all decisions: names, comma between
  const DocumentRecord& record_;
  const Minutes& minutes_;
  DocumentSummary summary_;
  std::vector<std::string> persons_, owners_;
  EntryKeys& keys_;
  Stemmer stem_;
  Entry common_;
  size_t whole_ = 0;  ///< number of the document entry, counted from 1
  std::vector<Entry>& entries_;
};

/// "24/00109", "R2024-101" and "pln.2024.113" as the cutter of words writes references; a single word as itself.
std::string fold_reference(std::string_view value) {
  std::string longest;
  for (const Word& word : cut_words(value)) {
    const bool better = word.form == WordForm::reference || (word.form == WordForm::plain && longest.empty());
    if (better && word.text.size() > longest.size()) longest = word.text;
  }
  return longest;
}

}  // namespace

std::vector<std::string> name_words(std::string_view name) {
  std::vector<std::string> out;
  const std::string folded = fold_name(utf8_prefix(name, 1000));
  for (const auto word : split(folded, ' '))
    if (!word.empty()) out.emplace_back(utf8_prefix(word, 30));
  return out;
}

std::string fold_term(FieldId id, std::string_view value) {
  if (id == FieldId::ref) return fold_reference(value);
  std::string out = collapse_spaces(fold(utf8_prefix(value, 1000)));
  std::replace(out.begin(), out.end(), ' ', '_');
  return std::string(utf8_prefix(out, term_bytes / 2));
}

std::vector<Entry> entries_of(const DocumentRecord& record) {
  std::vector<Entry> entries;
  EntryKeys keys(record.id);
  Builder(record, record.minutes, keys, entries).run();
  for (const Minutes& meeting : record.minutes.further_meetings) Builder(record, meeting, keys, entries).run();
  return entries;
}

}  // namespace minutebook

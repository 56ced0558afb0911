// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/model/facts.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <utility>

#include "lib/base/hash.hpp"
#include "lib/base/packing.hpp"
#include "lib/base/text.hpp"
#include "lib/model/names.hpp"
#include "lib/model/vocabulary.hpp"

namespace minutebook {
namespace {

constexpr std::string_view version = "3";
constexpr size_t text_bytes = 600;
constexpr size_t heading_bytes = 120;
constexpr size_t most_headings = 80;
constexpr size_t most_actions = 2000;
constexpr size_t most_mentions = 5000;
constexpr size_t key_digits = 16;

constexpr NamedEnum<ActionStatus> statuses[] = {{ActionStatus::open, "open"},
                                                {ActionStatus::in_progress, "in_progress"},
                                                {ActionStatus::carried_forward, "carried_forward"},
                                                {ActionStatus::done, "done"},
                                                {ActionStatus::cancelled, "cancelled"}};

struct StatusWords {
  std::string_view words;  ///< folded, blanks around whole words
  ActionStatus status;
};

// The first row that is found decides: what is denied before what is said, what is more exact before what is less.
constexpr StatusWords status_words[] = {
    {" not complete", ActionStatus::open},
    {" not yet ", ActionStatus::open},
    {" not done ", ActionStatus::open},
    {" not started ", ActionStatus::open},
    {" not actioned ", ActionStatus::open},
    {" incomplete ", ActionStatus::open},
    {" outstanding ", ActionStatus::open},
    {" to be ", ActionStatus::open},
    {" part complete", ActionStatus::in_progress},
    {" partly complete", ActionStatus::in_progress},
    {" partially complete", ActionStatus::in_progress},
    {" no longer ", ActionStatus::cancelled},
    {" cancelled ", ActionStatus::cancelled},
    {" withdrawn ", ActionStatus::cancelled},
    {" superseded ", ActionStatus::cancelled},
    {" abandoned ", ActionStatus::cancelled},
    {" carried forward ", ActionStatus::carried_forward},
    {" carry forward ", ActionStatus::carried_forward},
    {" carried over ", ActionStatus::carried_forward},
    {" c f ", ActionStatus::carried_forward},
    {" cf ", ActionStatus::carried_forward},
    {" deferred ", ActionStatus::carried_forward},
    {" ongoing ", ActionStatus::in_progress},
    {" on going ", ActionStatus::in_progress},
    {" in progress ", ActionStatus::in_progress},
    {" under way ", ActionStatus::in_progress},
    {" underway ", ActionStatus::in_progress},
    {" in hand ", ActionStatus::in_progress},
    {" started ", ActionStatus::in_progress},
    {" completed ", ActionStatus::done},
    {" complete ", ActionStatus::done},
    {" done ", ActionStatus::done},
    {" closed ", ActionStatus::done},
    {" actioned ", ActionStatus::done},
    {" discharged ", ActionStatus::done},
    {" finished ", ActionStatus::done},
    {" achieved ", ActionStatus::done},
    {" open ", ActionStatus::open},
    {" pending ", ActionStatus::open},
    {" no update ", ActionStatus::open},
    {" no updates ", ActionStatus::open},
};

std::string cut(std::string_view text, size_t bytes) {
  return std::string(trim(utf8_prefix(collapse_spaces(utf8_prefix(text, 4 * bytes)), bytes)));
}

class Facts {
 public:
  explicit Facts(const DocumentRecord& record) : record_(record), minutes_(record.minutes), keys_(record.id) {}

  PaperFacts run() {
    PaperFacts out;
    out.document = summary_of(record_);
    if (minutes_.organization) out.organization = minutes_.organization->name;
    const size_t folder = record_.source.path.find('/');
    if (folder != std::string::npos)
      out.filed_under = record_.source.root + "/" + record_.source.path.substr(0, folder);
    out.status = minutes_.status;
    out.item_number = minutes_.item_number;
    const auto parts = static_cast<uint32_t>(1 + minutes_.further_meetings.size());
    for (uint32_t part = 0; part < parts; ++part) add_meetings(out, part);
    for (PersonMention& one : mentions_of(record_))
      if (!one.unproved && !is_of_the_public(one.mention.role) && out.mentions.size() < most_mentions)
        out.mentions.push_back(std::move(one));
    for (uint32_t part = 0; part < parts; ++part) add_content(out, part);
    if (parts == 1) out.parts.clear();
    out.unread_pages = unread_pages();
    out.verdict = record_.verdict;
    return out;
  }

 private:
  /// A paper without any text may have no page texts at all, though its pages were counted.
  [[nodiscard]] uint32_t unread_pages() const {
    const auto& pages = minutes_.pages;
    const auto with_text =
        std::count_if(pages.begin(), pages.end(), [](const PageText& page) { return !trim(page.text).empty(); });
    return std::max(record_.page_count, static_cast<uint32_t>(pages.size())) - static_cast<uint32_t>(with_text);
  }

  /// Names of the public are no people: they did not choose to stand in a register.
  static bool is_of_the_public(const std::string& role) {
    const std::string words = " " + fold_name(role) + " ";
    for (const std::string_view words_of_public :
         {" member of the public ", " members of the public ", " member of public ", " public gallery ",
          " local resident ", " parishioner ", " petitioner ", " objector ", " public speaker "})
      if (words.find(words_of_public) != std::string::npos) return true;
    return words == " public " || words == " resident " || words == " residents ";
  }

  void add_content(PaperFacts& out, uint32_t part) {
    const Minutes& meeting = part_of(record_, part);
    PartFact own{meeting.date ? to_iso(*meeting.date) : std::string(), 0, 0};
    for (const Item& item : meeting.items) {
      ++out.items;
      own.decisions += static_cast<uint32_t>(item.decisions.size());
      own.actions += static_cast<uint32_t>(item.actions.size());
      add_heading(out, item.title);
      for (const Action& action : item.actions) add_action(out, action, &item, part);
    }
    own.actions += static_cast<uint32_t>(meeting.actions.size());
    for (const Action& action : meeting.actions) add_action(out, action, nullptr, part);
    out.decisions += own.decisions;
    out.parts.push_back(std::move(own));
    for (const Passage& passage : meeting.passages) add_heading(out, passage.heading);
  }

  /// A further meeting printed in the same file belongs behind the first.
  void add_meetings(PaperFacts& out, uint32_t part) const {
    const Minutes& meeting = part_of(record_, part);
    if (meeting.date && is_full_day(*meeting.date)) {
      const auto own = std::find_if(out.meetings.begin(), out.meetings.end(),
                                    [](const MeetingFact& fact) { return fact.role != DateRole::meeting; });
      out.meetings.insert(own, {DateRole::meeting, *meeting.date, meeting.start_time, meeting.date_place.page, part});
    }
    for (const DatedMention& one : meeting.dates) {
      const bool other = one.role == DateRole::next_meeting || one.role == DateRole::previous_meeting;
      if (other && is_full_day(one.date)) out.meetings.push_back({one.role, one.date, {}, one.place.page, part});
    }
  }

  static void add_heading(PaperFacts& out, const std::string& heading) {
    std::string text = cut(heading, heading_bytes);
    const bool known = std::find(out.headings.begin(), out.headings.end(), text) != out.headings.end();
    if (!text.empty() && !known && out.headings.size() < most_headings) out.headings.push_back(std::move(text));
  }

  void add_action(PaperFacts& out, const Action& action, const Item* item, uint32_t part) {
    ActionFact fact;
    fact.key = keys_.next(EntryKind::action, action.text);
    if (out.actions.size() >= most_actions) return;
    if (item != nullptr) {
      fact.item_number = item->number;
      fact.minute_number = item->minute_number;
      fact.item_title = cut(item->title, heading_bytes);
    }
    fact.text = cut(action.text, text_bytes);
    fact.owners = action.owners;
    fact.due_text = cut(action.due_text, heading_bytes);
    fact.due = action.due;
    fact.reference = action.reference;
    fact.status = cut(action.status, heading_bytes);
    fact.strength = action.strength;
    fact.part = part;
    fact.page = action.place.page != 0 || item == nullptr ? action.place.page : item->place.page;
    out.actions.push_back(std::move(fact));
  }

  const DocumentRecord& record_;
  const Minutes& minutes_;
  EntryKeys keys_;
};

void put_date(Packer& out, const std::optional<Date>& date) { out.text(date ? to_iso(*date) : std::string()); }
std::optional<Date> take_date(Unpacker& in) { return date_from_iso(in.text()); }

void put(Packer& out, const PersonMention& one, const PaperFacts& facts) {
  const NameMention& mention = one.mention;
  out.text(mention.name);
  out.texts(mention.prefix);
  out.text(mention.role);
  out.text(mention.organization == facts.organization ? std::string_view() : mention.organization);
  out.text(mention.status);
  out.number((mention.listed ? 1 : 0) + 2 * uint64_t{one.part});
  out.number(one.page);
}

PersonMention take_mention(Unpacker& in, const PaperFacts& facts) {
  PersonMention one;
  NameMention& mention = one.mention;
  mention.document = facts.document.id;
  mention.name = in.text();
  mention.prefix = in.texts();
  mention.role = in.text();
  mention.organization = in.text();
  if (mention.organization.empty()) mention.organization = facts.organization;
  mention.status = in.text();
  const uint64_t listed = in.number();
  mention.listed = listed % 2 == 1;
  one.part = static_cast<uint32_t>(listed / 2);
  mention.body = facts.document.body;
  mention.date = date_from_iso(date_of(facts, one.part));
  mention.filed_under = facts.filed_under;
  one.page = static_cast<uint32_t>(in.number());
  return one;
}

void put(Packer& out, const ActionFact& fact) {
  for (const std::string* text : {&fact.key, &fact.item_number, &fact.minute_number, &fact.item_title, &fact.text,
                                  &fact.due_text, &fact.reference, &fact.status})
    out.text(*text);
  put_date(out, fact.due);
  out.number((fact.strength == Strength::weak ? 1 : 0) + 2 * uint64_t{fact.part});
  out.number(fact.page);
  out.number(fact.owners.size());
  for (const Owner& owner : fact.owners) {
    out.number(static_cast<uint64_t>(owner.kind));
    out.text(owner.name);
    out.text(owner.name_as_printed);
  }
}

ActionFact take_action(Unpacker& in) {
  ActionFact fact;
  for (std::string* text : {&fact.key, &fact.item_number, &fact.minute_number, &fact.item_title, &fact.text,
                            &fact.due_text, &fact.reference, &fact.status})
    *text = in.text();
  fact.due = take_date(in);
  const uint64_t strength = in.number();
  fact.strength = strength % 2 == 1 ? Strength::weak : Strength::strong;
  fact.part = static_cast<uint32_t>(strength / 2);
  fact.page = static_cast<uint32_t>(in.number());
  for (uint64_t left = in.number(); left > 0 && in.ok(); --left) {
    Owner owner;
    owner.kind = static_cast<OwnerKind>(std::min<uint64_t>(in.number(), static_cast<uint64_t>(OwnerKind::unresolved)));
    owner.name = in.text();
    owner.name_as_printed = in.text();
    fact.owners.push_back(std::move(owner));
  }
  return fact;
}

template <class Parts>
auto header_texts(Parts& facts) {
  auto& document = facts.document;
  return std::array{&document.id,   &document.path,      &document.title,    &document.type, &document.body,
                    &document.date, &facts.organization, &facts.filed_under, &facts.status,  &facts.item_number};
}

}  // namespace

std::string_view to_name(ActionStatus status) { return name_in(statuses, status); }
std::optional<ActionStatus> action_status_from_name(std::string_view name) { return value_in(statuses, name); }

std::optional<ActionStatus> read_action_status(std::string_view printed) {
  const std::string words = " " + fold_name(utf8_prefix(printed, text_bytes)) + " ";
  for (const StatusWords& row : status_words)
    if (words.find(row.words) != std::string::npos) return row.status;
  return std::nullopt;
}

std::string entry_key(const std::string& document, EntryKind kind, std::string_view words, uint32_t before) {
  std::string all = document + '\n' + std::string(to_name(kind)) + '\n' + std::string(words);
  if (before > 0) all += '\n' + std::to_string(before);
  return sha256_hex(all).substr(0, key_digits);
}

std::string EntryKeys::next(EntryKind kind, const std::string& words) {
  return entry_key(document_, kind, words, given_[std::string(to_name(kind)) + '\n' + words]++);
}

EntryKeys EntryKeys::of_part(const DocumentRecord& record, uint32_t part) {
  EntryKeys keys(record.id);
  for (uint32_t before = 0; before < part; ++before) {
    const Minutes& meeting = part_of(record, before);
    for (const Item& item : meeting.items) {
      for (const Decision& decision : item.decisions) keys.next(EntryKind::decision, decision.text);
      for (const Action& action : item.actions) keys.next(EntryKind::action, action.text);
    }
    for (const Action& action : meeting.actions) keys.next(EntryKind::action, action.text);
  }
  return keys;
}

const std::string& date_of(const PaperFacts& facts, uint32_t part) {
  return part < facts.parts.size() ? facts.parts[part].date : facts.document.date;
}

DocumentSummary summary_of(const DocumentRecord& record) { return summary_of(record, record.minutes); }

DocumentSummary summary_of(const DocumentRecord& record, const Minutes& m) {
  return {record.id,
          record.source.path,
          m.title.empty() ? std::filesystem::path(record.source.path).stem().string() : m.title,
          std::string(to_name(m.type)),
          m.body ? m.body->name : std::string(),
          m.date ? to_iso(*m.date) : std::string(),
          record.page_count};
}

PaperFacts facts_of(const DocumentRecord& record) { return Facts(record).run(); }

std::string pack(const PaperFacts& facts) {
  Packer out;
  out.text(version);
  for (const std::string* text : header_texts(facts)) out.text(*text);
  for (const uint32_t number : {facts.document.pages, facts.decisions, facts.items, facts.unread_pages})
    out.number(number);
  out.number(static_cast<uint64_t>(facts.verdict));
  out.number(facts.meetings.size());
  for (const MeetingFact& meeting : facts.meetings) {
    out.number(static_cast<uint64_t>(meeting.role));
    put_date(out, meeting.date);
    out.text(meeting.start_time);
    out.number(meeting.page);
    out.number(meeting.part);
  }
  out.number(facts.parts.size());
  for (const PartFact& part : facts.parts) {
    out.text(part.date);
    out.number(part.decisions);
    out.number(part.actions);
  }
  out.number(facts.mentions.size());
  for (const PersonMention& one : facts.mentions) put(out, one, facts);
  out.number(facts.actions.size());
  for (const ActionFact& one : facts.actions) put(out, one);
  out.texts(facts.headings);
  return out.take();
}

namespace {

void take_header(Unpacker& in, PaperFacts& facts) {
  for (std::string* text : header_texts(facts)) *text = in.text();
  for (uint32_t* number : {&facts.document.pages, &facts.decisions, &facts.items, &facts.unread_pages})
    *number = static_cast<uint32_t>(in.number());
  facts.verdict = static_cast<Verdict>(std::min<uint64_t>(in.number(), static_cast<uint64_t>(Verdict::unsupported)));
}

}  // namespace

std::optional<PaperHead> unpack_head(std::string_view bytes) {
  Unpacker in(bytes);
  if (in.text() != version) return std::nullopt;
  PaperFacts facts;
  take_header(in, facts);
  if (!in.ok()) return std::nullopt;
  return PaperHead{std::move(facts.document), facts.unread_pages, facts.verdict};
}

std::optional<PaperFacts> unpack_facts(std::string_view bytes) {
  Unpacker in(bytes);
  if (in.text() != version) return std::nullopt;
  PaperFacts facts;
  take_header(in, facts);
  for (uint64_t left = in.number(); left > 0 && in.ok(); --left) {
    MeetingFact meeting;
    meeting.role = static_cast<DateRole>(std::min<uint64_t>(in.number(), static_cast<uint64_t>(DateRole::referred)));
    if (const auto date = take_date(in)) meeting.date = *date;
    meeting.start_time = in.text();
    meeting.page = static_cast<uint32_t>(in.number());
    meeting.part = static_cast<uint32_t>(in.number());
    facts.meetings.push_back(std::move(meeting));
  }
  for (uint64_t left = in.number(); left > 0 && in.ok(); --left) {
    PartFact part;
    part.date = in.text();
    part.decisions = static_cast<uint32_t>(in.number());
    part.actions = static_cast<uint32_t>(in.number());
    facts.parts.push_back(std::move(part));
  }
  for (uint64_t left = in.number(); left > 0 && in.ok(); --left) facts.mentions.push_back(take_mention(in, facts));
  for (uint64_t left = in.number(); left > 0 && in.ok(); --left) facts.actions.push_back(take_action(in));
  facts.headings = in.texts();
  if (!in.ok() || !in.at_end()) return std::nullopt;
  return facts;
}

}  // namespace minutebook

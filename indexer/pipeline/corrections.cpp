// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/pipeline/corrections.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <set>
#include <utility>

#include "lib/base/file.hpp"
#include "lib/base/hash.hpp"
#include "lib/base/text.hpp"
#include "lib/model/names.hpp"
#include "lib/model/vocabulary.hpp"

namespace minutebook {
namespace {

constexpr uint64_t largest_file_of_corrections = uint64_t{64} << 20;  // bytes
constexpr std::string_view rulings_name = "people.jsonl";
constexpr size_t hash_digits = 64;

tl::unexpected<Error> wrong(std::string what) { return fail(ErrorCode::bad_argument, std::move(what)); }

std::string in_quotes(std::string_view text) { return "'" + std::string(text) + "'"; }

/// "attendance[Jane Marsh].status" is name attendance, key "Jane Marsh", then name status.
struct FieldStep {
  std::string name;
  std::string key;
  bool has_key = false;
};

/// No steps when the path is malformed.
std::vector<FieldStep> steps_of(std::string_view path) {
  std::vector<FieldStep> out;
  while (!path.empty()) {
    const size_t end = std::min(path.find_first_of(".["), path.size());
    FieldStep step{std::string(path.substr(0, end)), {}, false};
    path.remove_prefix(end);
    if (path.starts_with('[')) {
      const size_t close = path.find(']');
      if (close == std::string_view::npos) return {};
      step.key = trim(path.substr(1, close - 1));
      step.has_key = true;
      path.remove_prefix(close + 1);
    }
    out.push_back(std::move(step));
    if (path.empty()) return out;
    if (path[0] != '.') return {};
    path.remove_prefix(1);
  }
  return {};
}

/// The path without its keys: "attendance[].status".
std::string shape_of(const std::vector<FieldStep>& steps) {
  std::vector<std::string> parts;
  for (const FieldStep& step : steps) parts.push_back(step.name + (step.has_key ? "[]" : ""));
  return join(parts, ".");
}

/// One line on its way into one record.
struct Change {
  const Correction& correction;
  std::vector<FieldStep> steps;
  Minutes& minutes;
  std::string before;  ///< what was read, for the note
};

Place corrected(const Place& before) { return {std::max(before.page, 1U), 0, 0, "correction", 1}; }

Result<void> set_date(Change& change) {
  const Correction& said = change.correction;
  Minutes& minutes = change.minutes;
  if (minutes.date) change.before = to_iso(*minutes.date);
  const auto date = date_from_iso(said.text);
  if (said.shape == Correction::Shape::text && !date)
    return wrong(in_quotes(said.text) + " is not a date such as 2021-05-03");
  minutes.date = said.shape == Correction::Shape::text ? date : std::nullopt;
  minutes.date_source = minutes.date ? DateSource::manifest : DateSource::none;
  minutes.date_place = corrected(minutes.date_place);
  return {};
}

Result<void> set_type(Change& change) {
  const auto type = document_type_from_name(change.correction.text);
  if (!type) return wrong("there is no type " + in_quotes(change.correction.text));
  change.before = to_name(change.minutes.type);
  change.minutes.type = *type;
  change.minutes.type_place = corrected(change.minutes.type_place);
  return {};
}

Result<void> set_title(Change& change) {
  change.before = std::exchange(change.minutes.title, change.correction.text);
  change.minutes.title_place = corrected(change.minutes.title_place);
  return {};
}

Result<void> set_named(Change& change, std::optional<NamedValue>& value) {
  const Place place = corrected(value ? value->place : Place{});
  if (value) change.before = value->name;
  value = change.correction.text.empty() ? std::nullopt : std::optional(NamedValue{change.correction.text, place});
  return {};
}
Result<void> set_body(Change& change) { return set_named(change, change.minutes.body); }
Result<void> set_organization(Change& change) { return set_named(change, change.minutes.organization); }
Result<void> set_chair(Change& change) { return set_named(change, change.minutes.chair); }
Result<void> set_location(Change& change) { return set_named(change, change.minutes.location); }

bool is_time(std::string_view text) {
  const auto digits = [&](size_t at) { return text[at] >= '0' && text[at] <= '9'; };
  if (text.size() != 5 || text[2] != ':' || !digits(0) || !digits(1) || !digits(3) || !digits(4)) return false;
  return (text[0] - '0') * 10 + (text[1] - '0') < 24 && text[3] < '6';
}

Result<void> set_start_time(Change& change) {
  const std::string& text = change.correction.text;
  if (!text.empty() && !is_time(text)) return wrong(in_quotes(text) + " is not a time such as 14:30");
  change.before = std::exchange(change.minutes.start_time, text);
  return {};
}

/// Only a person may set this one (domain specification §3.12).
Result<void> set_restriction(Change& change) {
  Minutes& minutes = change.minutes;
  const std::string& text = change.correction.text;
  if (text != "public" && text != "restricted") return wrong(in_quotes(text) + " is neither 'public' nor 'restricted'");
  change.before = to_name(minutes.restriction.level);
  const bool open = text == "public";
  minutes.restriction = {open ? RestrictionLevel::open : RestrictionLevel::restricted,
                         change.correction.why,
                         {},
                         corrected(minutes.restriction.place)};
  if (open)
    for (Passage& passage : minutes.passages) passage.restricted = false;
  return {};
}

Result<void> set_attendance(Change& change) {
  const std::string name = fold_name(change.steps[0].key);
  const auto is_called = [&](const Attendance& row) {
    return fold_name(row.name) == name || fold_name(row.name_as_printed) == name;
  };
  auto& rows = change.minutes.attendance;
  const auto count = std::count_if(rows.begin(), rows.end(), is_called);
  if (count != 1)
    return wrong(std::string(count == 0 ? "nobody" : "more than one") + " in the attendance is called " +
                 in_quotes(change.steps[0].key));
  const auto status = value_in(vocabulary::attendance_statuses, std::string_view(change.correction.text));
  if (!status) return wrong("there is no status of attendance " + in_quotes(change.correction.text));
  Attendance& row = *std::find_if(rows.begin(), rows.end(), is_called);
  change.before = to_name(row.status);
  row.status = *status;
  row.place = corrected(row.place);
  return {};
}

Result<size_t> item_of(const Change& change) {
  const std::string& number = change.steps[0].key;
  const auto& items = change.minutes.items;
  const auto is_it = [&](const Item& item) {
    return !number.empty() && (item.number == number || (item.number.empty() && item.minute_number == number));
  };
  const auto count = std::count_if(items.begin(), items.end(), is_it);
  if (count != 1) return wrong((count == 0 ? "there is no item " : "there is more than one item ") + in_quotes(number));
  return static_cast<size_t>(std::find_if(items.begin(), items.end(), is_it) - items.begin());
}

Result<void> set_item_title(Change& change) {
  const auto at = item_of(change);
  if (!at) return tl::unexpected(at.error());
  Item& item = change.minutes.items[*at];
  change.before = std::exchange(item.title, change.correction.text);
  item.place = corrected(item.place);
  for (Passage& passage : change.minutes.passages)
    if (passage.item == static_cast<int>(*at)) passage.heading = change.correction.text;
  return {};
}

Result<void> set_owners_of(Change& change, std::vector<Action>& actions, const std::string& number) {
  size_t at = 0;
  const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), at);
  if (error != std::errc() || end != number.data() + number.size() || at == 0 || at > actions.size())
    return wrong("there is no action " + in_quotes(number) + " (they are counted from 1; there are " +
                 std::to_string(actions.size()) + ")");
  Action& action = actions[at - 1];
  std::vector<std::string> names;
  for (const Owner& owner : action.owners) names.push_back(owner.name);
  change.before = join(names, ", ");
  action.owners = change.correction.owners;
  action.place = corrected(action.place);
  return {};
}

Result<void> set_item_owners(Change& change) {
  const auto at = item_of(change);
  if (!at) return tl::unexpected(at.error());
  return set_owners_of(change, change.minutes.items[*at].actions, change.steps[1].key);
}

Result<void> set_owners(Change& change) { return set_owners_of(change, change.minutes.actions, change.steps[0].key); }

/// What can be corrected, and what its value may look like. A text may be null where the value can be taken away.
struct FieldRow {
  std::string_view shape;
  Correction::Shape value;
  bool may_be_null;
  Result<void> (*set)(Change&);
};
constexpr FieldRow field_rows[] = {
    {"date", Correction::Shape::text, true, set_date},
    {"type", Correction::Shape::text, false, set_type},
    {"title", Correction::Shape::text, true, set_title},
    {"body", Correction::Shape::text, true, set_body},
    {"organization", Correction::Shape::text, true, set_organization},
    {"chair", Correction::Shape::text, true, set_chair},
    {"start_time", Correction::Shape::text, true, set_start_time},
    {"location", Correction::Shape::text, true, set_location},
    {"restriction", Correction::Shape::text, false, set_restriction},
    {"attendance[].status", Correction::Shape::text, false, set_attendance},
    {"items[].title", Correction::Shape::text, false, set_item_title},
    {"items[].actions[].owners", Correction::Shape::owners, false, set_item_owners},
    {"actions[].owners", Correction::Shape::owners, false, set_owners},
    {"people.same", Correction::Shape::names, false, nullptr},
    {"people.apart", Correction::Shape::names, false, nullptr},
};

const FieldRow* row_of(std::string_view field) {
  const std::string shape = shape_of(steps_of(field));
  const auto* at = std::find_if(std::begin(field_rows), std::end(field_rows),
                                [&](const FieldRow& row) { return row.shape == shape; });
  return at == std::end(field_rows) ? nullptr : at;
}

std::string_view what_fits(Correction::Shape shape) {
  switch (shape) {
    case Correction::Shape::none:
      return "null";
    case Correction::Shape::text:
      return "a text";
    case Correction::Shape::owners:
      return "a list of owners";
    case Correction::Shape::names:
      return "{\"name\", \"other\", \"body\"}";
  }
  return {};
}

bool is_hash(const std::string& text) {
  return text.size() == hash_digits && text.find_first_not_of("0123456789abcdef") == std::string::npos;
}

/// What can be told without the paper.
Result<void> check(const Correction& correction) {
  const FieldRow* row = row_of(correction.field);
  if (row == nullptr) return wrong("there is no field " + in_quotes(correction.field));
  const bool of_people = row->value == Correction::Shape::names;
  if (of_people && !correction.sha256.empty())
    return wrong(in_quotes(correction.field) + " is said of no single paper; leave 'sha256' out");
  if (!of_people && !is_hash(correction.sha256))
    return wrong("'sha256' is not the SHA-256 of a paper (64 hexadecimal digits)");
  if (correction.shape == Correction::Shape::none && row->may_be_null) return {};
  if (correction.shape != row->value)
    return wrong("'value' of " + in_quotes(correction.field) + " must be " + std::string(what_fits(row->value)));
  if (correction.shape == Correction::Shape::text && correction.text.empty())
    return wrong("'value' is empty (null takes a value away)");
  return {};
}

std::string at_line(const PlacedCorrection& placed, const std::string& what) {
  return placed.file + ":" + std::to_string(placed.line) + ": " + what;
}

std::string note_of(const Correction& correction, const std::string& before) {
  const std::string was = before.empty() ? "" : " (read as \"" + std::string(utf8_prefix(before, 120)) + "\")";
  return correction.field + " corrected by " + correction.who + ": " + correction.why + was;
}

/// Speaks of who may see a paper, also with a slip in it ("Restriction ", "acess" is beyond help).
bool may_restrict(std::string_view text) {
  constexpr std::string_view words[] = {"restri", "access",  "public",  "confid",
                                        "exempt", "private", "classif", "withh"};
  std::string letters;
  for (const char c : fold(text))
    if (c >= 'a' && c <= 'z') letters += c;
  return std::any_of(std::begin(words), std::end(words),
                     [&](std::string_view word) { return letters.find(word) != std::string::npos; });
}

/// Every SHA-256 that stands in a line, whatever else is wrong with it.
std::vector<std::string> hashes_in(std::string_view line) {
  constexpr size_t most = 100;
  std::vector<std::string> out;
  const std::string lower = to_lower_ascii(line);
  for (size_t at = 0; (at = lower.find_first_of("0123456789abcdef", at)) != std::string::npos;) {
    const size_t end = std::min(lower.find_first_not_of("0123456789abcdef", at), lower.size());
    if (end - at == hash_digits && out.size() < most) out.push_back(lower.substr(at, end - at));
    at = end;
  }
  return out;
}

/// A key that stands twice: programs differ in which of the two they take.
bool has_key_twice(std::string_view line) {
  for (const std::string_view key : {"\"value\"", "\"field\"", "\"sha256\""}) {
    size_t count = 0;
    for (size_t at = line.find(key); at != std::string_view::npos; at = line.find(key, at + 1)) {
      const auto rest = trim(line.substr(at + key.size()));
      count += rest.starts_with(':') ? 1 : 0;
    }
    if (count > 1) return true;
  }
  return false;
}

/// A line that cannot be applied and may be meant to hold a paper back does so until it is put right.
void fail_closed(const PlacedCorrection& placed, std::string_view line, std::string complaint,
                 Corrections& corrections) {
  const auto hashes = hashes_in(line);
  if (hashes.empty())
    complaint += " (it names no paper, so that none could be held back)";
  else
    complaint += " (until it is put right, the paper is held back)";
  corrections.complaints.push_back(at_line(placed, complaint));
  for (const std::string& hash : hashes) {
    PlacedCorrection closing = placed;
    closing.correction = {};
    closing.correction.sha256 = hash;
    closing.correction.field = "restriction";
    corrections.of_paper[hash].push_back(std::move(closing));
  }
}

void hold_back(Minutes& minutes, const std::string& why) {
  minutes.restriction = {RestrictionLevel::restricted, why, {}, corrected(minutes.restriction.place)};
}

}  // namespace

void add_corrections(const std::string& file, std::string_view text, Corrections& corrections) {
  size_t number = 0;
  for (std::string_view line : split(text, '\n')) {
    ++number;
    if (number == 1 && line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);
    line = trim(line);
    if (line.empty()) continue;
    PlacedCorrection placed{file, number, {}};
    auto read = is_utf8(line) ? correction_from_json(line) : wrong("is not UTF-8");
    if (read && has_key_twice(line)) read = wrong("has a key twice");
    if (!read && may_restrict(line)) {
      fail_closed(placed, line, read.error().what, corrections);
      continue;
    }
    if (!read) {
      corrections.complaints.push_back(at_line(placed, read.error().what));
      continue;
    }
    placed.correction = std::move(*read);
    std::string& hash = placed.correction.sha256;
    hash = to_lower_ascii(hash);
    const auto fine = check(placed.correction);
    if (!fine && may_restrict(placed.correction.field)) {
      fail_closed(placed, line, fine.error().what, corrections);
      continue;
    }
    if (!fine) {
      corrections.complaints.push_back(at_line(placed, fine.error().what));
      continue;
    }
    if (hash.empty())
      corrections.of_people.push_back(std::move(placed));
    else
      corrections.of_paper[hash].push_back(std::move(placed));
  }
}

Result<Corrections> read_corrections(const std::vector<std::filesystem::path>& folders,
                                     const std::vector<std::filesystem::path>& more) {
  Corrections out;
  std::vector<std::filesystem::path> files;
  for (const auto& folder : folders) {
    std::error_code ignored;
    const auto path = folder / corrections_name;
    if (std::filesystem::exists(path, ignored)) files.push_back(path);
  }
  files.insert(files.end(), more.begin(), more.end());
  std::string hashes;
  std::set<std::filesystem::path> seen;
  for (const auto& path : files) {
    std::error_code ignored;
    if (!seen.insert(std::filesystem::weakly_canonical(path, ignored)).second) continue;
    const auto text = read_file(path, largest_file_of_corrections);
    if (!text) return tl::unexpected(text.error());
    add_corrections(path.string(), *text, out);
    hashes += sha256_hex(*text);
  }
  if (!hashes.empty()) out.hash = sha256_hex(hashes);
  return out;
}

std::vector<std::string> apply_corrections(const Corrections& corrections, DocumentRecord& record) {
  std::vector<std::string> complaints;
  const auto said = corrections.of_paper.find(record.sha256);
  if (said == corrections.of_paper.end()) return complaints;
  bool unclear = false;
  for (const PlacedCorrection& placed : said->second) {
    const Correction& correction = placed.correction;
    Change change{correction, steps_of(correction.field), record.minutes, {}};
    const bool known = check(correction).has_value();
    const auto done = known ? row_of(correction.field)->set(change) : wrong("");
    if (done) {
      record.minutes.problems.push_back({0, note_of(correction, change.before)});
      continue;
    }
    if (known) complaints.push_back(at_line(placed, done.error().what));  // else it was said when the file was read
    unclear = unclear || correction.field == "restriction";
  }
  // Also when another line says that it is public: nobody can tell which of the two was meant to count.
  if (unclear) hold_back(record.minutes, "a correction of its restriction cannot be understood");
  return complaints;
}

std::string mark_of_corrections(const Corrections& corrections, const std::string& sha256) {
  constexpr size_t digits = 16;
  const auto said = corrections.of_paper.find(sha256);
  if (said == corrections.of_paper.end()) return {};
  std::string lines;
  for (const PlacedCorrection& placed : said->second) lines += to_json(placed.correction) + "\n";
  return sha256_hex(lines).substr(0, digits);
}

std::vector<std::string> unknown_papers(const Corrections& corrections, const std::vector<std::string>& hashes) {
  const std::set<std::string_view> known(hashes.begin(), hashes.end());
  std::vector<std::string> out;
  for (const auto& [hash, said] : corrections.of_paper)
    if (!known.contains(hash))
      for (const PlacedCorrection& placed : said) out.push_back(at_line(placed, "no paper has the SHA-256 " + hash));
  return out;
}

std::vector<PersonRuling> rulings_of(const Corrections& corrections) {
  std::vector<PersonRuling> out;
  for (const PlacedCorrection& placed : corrections.of_people) {
    out.push_back(placed.correction.names);
    out.back().same = placed.correction.field == "people.same";
  }
  return out;
}

Result<void> write_rulings(const std::filesystem::path& index_root, const Corrections& corrections) {
  const auto path = index_root / rulings_name;
  if (corrections.of_people.empty()) {
    std::error_code ignored;
    std::filesystem::remove(path, ignored);
    return {};
  }
  std::string text;
  for (const PlacedCorrection& placed : corrections.of_people) text += to_json(placed.correction) + "\n";
  constexpr unsigned only_owner = 0600;  // people of restricted papers may be named here
  return write_file_atomically(path, text, only_owner);
}

Result<std::vector<PersonRuling>> read_rulings(const std::filesystem::path& index_root) {
  std::error_code ignored;
  if (!std::filesystem::exists(index_root / rulings_name, ignored)) return std::vector<PersonRuling>();
  const auto corrections = read_corrections({}, {index_root / rulings_name});
  if (!corrections) return tl::unexpected(corrections.error());
  return rulings_of(*corrections);
}

}  // namespace minutebook

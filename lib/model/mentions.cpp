// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/model/mentions.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include "lib/base/text.hpp"
#include "lib/model/name_key.hpp"

namespace minutebook {
namespace {

constexpr int most_letters_off = 2;
constexpr size_t shortest_varying_surname = 5;  // "Reed" and "Rees" are two names rather than one and a slip
constexpr size_t longest_word = 40;
constexpr size_t most_spellings = 40;  // a given name with more surnames is an ordinary word: "Council Offices"

/// Characters that end a word of the running text; an apostrophe or hyphen inside does not.
constexpr std::string_view around_words = " \n\t.,;:!?()[]{}\"/|*_#<>";

bool begins_large(std::string_view word) {
  return !word.empty() && ((word[0] >= 'A' && word[0] <= 'Z') || static_cast<unsigned char>(word[0]) >= 0xC3);
}

/// Titles that stand before a name wherever no list told them apart from it. "Lord" and "Dean" are names as well.
constexpr std::array<std::string_view, 22> titles = {
    "ald",         "alderman",  "baroness", "clr",  "cllr",     "cllrs", "commissioner", "councillor",
    "councillors", "dame",      "dr",       "lady", "miss",     "mr",    "mrs",          "ms",
    "mx",          "professor", "rev",      "revd", "reverend", "sir"};

/// Those after which the running text names somebody rather than something.
constexpr std::array<std::string_view, 9> titles_in_text = {"Cllr", "Commissioner", "Councillor", "Dr", "Miss",
                                                            "Mr",   "Mrs",          "Ms",         "Mx"};

/// Takes "Cllr. Mrs" off "Cllr. Mrs Penn"; never the last word.
std::vector<std::string> take_titles(std::string& name) {
  std::vector<std::string> out;
  for (size_t end = name.find(' '); end != std::string::npos; end = name.find(' ')) {
    const std::string title = name.substr(0, end);
    const std::string folded = fold_name(title);
    if (std::find(titles.begin(), titles.end(), folded) == titles.end()) break;
    out.push_back(title);
    name.erase(0, end + 1);
  }
  return out;
}

/// "Marsh", not "MARSH", "M" or "marsh".
bool is_capitalised(std::string_view word) {
  return word.size() > 1 && begins_large(word) && !(word[1] >= 'A' && word[1] <= 'Z');
}

/// "Marsh's" and "Marsh’s" name Marsh.
std::string_view without_possessive(std::string_view word) {
  for (const std::string_view ending : {"'s", "\u2019s", "'", "\u2019"})
    if (word.size() > ending.size() && word.substr(word.size() - ending.size()) == ending)
      return word.substr(0, word.size() - ending.size());
  return word;
}

struct TextWord {
  std::string_view text;
  size_t start = 0;
  bool joined = false;  ///< only a blank, a line feed or the stop of an initial stands between it and the word before
  std::string_view between;  ///< what stands there
};

/// "Mr Penn", "Mr. Penn", "J.M. Penn".
bool follows_a_stop(const TextWord& word) {
  return word.joined || word.between == ". " || word.between == ".\n" || word.between == ".";
}

bool is_initial(std::string_view word) { return word.size() == 1 && word[0] >= 'A' && word[0] <= 'Z'; }

std::vector<TextWord> words_of(std::string_view text) {
  std::vector<TextWord> out;
  size_t end_before = 0;
  for (size_t at = text.find_first_not_of(around_words); at != std::string_view::npos;) {
    const size_t end = std::min(text.find_first_of(around_words, at), text.size());
    const std::string_view between = text.substr(end_before, at - end_before);
    const bool initial_before = !out.empty() && out.back().text.size() == 1;
    const bool joined = between == " " || between == "\n" || (initial_before && between == ". ");
    out.push_back({text.substr(at, end - at), at, joined, between});
    end_before = end;
    at = text.find_first_not_of(around_words, end);
  }
  return out;
}

class Mentions {
 public:
  /// Those of one meeting of the record: its first, or one that begins further down.
  Mentions(const DocumentRecord& record, const Minutes& minutes) : record_(record), minutes_(minutes) {
    const size_t end = record.source.path.find('/');
    if (end != std::string::npos) filed_under_ = record.source.root + "/" + record.source.path.substr(0, end);
  }

  std::vector<PersonMention> run() {
    for (const Attendance& row : minutes_.attendance) add_attendance(row);
    if (minutes_.chair) add(minutes_.chair->name, "chair", minutes_.chair->place.page);
    if (minutes_.contact_officer) {
      const ContactOfficer& contact = *minutes_.contact_officer;
      if (PersonMention* added = add(contact.name, "contact", contact.place.page)) added->mention.role = contact.role;
    }
    for (const Item& item : minutes_.items) add_item(item);
    for (const Action& action : minutes_.actions) add_action(action, 0);
    add_named();
    return std::move(out_);
  }

 private:
  PersonMention* add(const std::string& name, const char* status, uint32_t page) {
    if (name_key(name).surname.empty()) return nullptr;
    PersonMention one;
    one.mention.document = record_.id;
    one.mention.name = collapse_spaces(name);
    one.mention.prefix = take_titles(one.mention.name);
    one.mention.status = status;
    one.mention.listed = false;
    one.mention.date = minutes_.date;
    one.mention.filed_under = filed_under_;
    if (minutes_.organization) one.mention.organization = minutes_.organization->name;
    if (minutes_.body) one.mention.body = minutes_.body->name;
    one.page = page;
    out_.push_back(std::move(one));
    return &out_.back();
  }

  void add_attendance(const Attendance& row) {
    const std::string status(to_name(row.status));
    if (PersonMention* added = add(row.name, status.c_str(), row.place.page)) {
      if (!row.honorific_prefix.empty()) added->mention.prefix = row.honorific_prefix;
      added->mention.role = row.role;
      if (!row.organization.empty()) added->mention.organization = row.organization;
      // "Apologies from Mr Penn" in a sentence may say again what the list said of John Penn.
      const bool in_sentence = row.place.rule.find("sentence") != std::string::npos;
      added->mention.listed = !in_sentence || !name_key(row.name).given.empty();
    }
    if (!row.on_behalf_of.empty()) add(row.on_behalf_of, "replaced", row.place.page);
  }

  void add_item(const Item& item) {
    for (const Decision& decision : item.decisions) {
      const uint32_t page = decision.place.page != 0 ? decision.place.page : item.place.page;
      add(decision.mover, "mover", page);
      add(decision.seconder, "seconder", page);
      if (!decision.vote) continue;
      for (const auto* names :
           {&decision.vote->names_for, &decision.vote->names_against, &decision.vote->names_abstained})
        for (const std::string& name : *names) add(name, "voter", page);
    }
    for (const Action& action : item.actions) add_action(action, item.place.page);
  }

  void add_action(const Action& action, uint32_t item_page) {
    for (const Owner& owner : action.owners)
      if (owner.kind == OwnerKind::person)
        add(owner.name, "owner", action.place.page != 0 ? action.place.page : item_page);
  }

  // ---- running text

  /// Full names that the record has, by folded given name.
  void learn_full_names() {
    for (const PersonMention& one : out_) {
      NameKey key = name_key(one.mention.name);
      if (key.surname.size() > longest_word) continue;
      auto& initials = initials_[key.surname];
      if (key.given.empty()) continue;
      initials += key.given[0][0];
      if (key.given[0].size() > 1) surnames_[key.given[0]].insert(key.surname);
    }
  }

  void add_named() {
    learn_full_names();
    for (const Passage& passage : minutes_.passages) {
      const std::vector<TextWord> words = words_of(passage.text);
      for (size_t i = 0; i + 1 < words.size(); ++i) {
        const auto turned = std::upper_bound(passage.page_starts.begin(), passage.page_starts.end(), words[i].start);
        const uint32_t page = passage.page_from + static_cast<uint32_t>(turned - passage.page_starts.begin());
        add_named_at(words, i, page);
        add_titled_at(words, i, page);
        add_bracketed_at(passage.text, words, i, page);
      }
    }
    for (const auto& [given, spellings] : pairs_)
      if (spellings.size() > 1 && spellings.size() <= most_spellings) add_unproved(spellings);
  }

  void add_named_at(const std::vector<TextWord>& words, size_t at, uint32_t page) {
    const std::string_view given = words[at].text;
    if (given.size() > longest_word || !is_capitalised(given)) return;
    size_t last = at + 1;
    if (words[last].text.size() == 1 && last + 1 < words.size() && words[last].joined) ++last;  // a middle initial
    const std::string_view surname = without_possessive(words[last].text);
    if (!words[last].joined || surname.size() > longest_word || !is_capitalised(surname)) return;
    const std::string folded = fold_name(given);
    const std::string key = name_key("A " + std::string(surname)).surname;
    std::string name = std::string(given) + " " + std::string(surname);
    const auto known = surnames_.find(folded);
    const auto initials = initials_.find(key);
    const bool fits = initials != initials_.end() && initials->second.find(folded[0]) != std::string::npos;
    if (fits || (known != surnames_.end() && varies(key, known->second))) {
      add(name, "named", page);
    } else if (key.size() >= shortest_varying_surname) {
      auto& spellings = pairs_[folded];
      if (spellings.size() <= most_spellings) spellings[key].push_back({std::move(name), page});
    }
  }

  /// "Mr. J. Penn", "Councillor Ann Penn" and, of a surname that the record has, "Councillor Penn"; each form once.
  void add_titled_at(const std::vector<TextWord>& words, size_t at, uint32_t page) {
    if (std::find(titles_in_text.begin(), titles_in_text.end(), words[at].text) == titles_in_text.end()) return;
    constexpr size_t most_initials = 3;
    size_t last = at + 1;
    while (last < words.size() && last - at <= most_initials && is_initial(words[last].text) &&
           follows_a_stop(words[last]))
      ++last;
    if (last >= words.size() || !follows_a_stop(words[last])) return;
    std::string name(words[at].text);
    for (size_t i = at + 1; i < last; ++i) name += " " + std::string(words[i].text);
    const bool has_initials = last > at + 1;
    if (!has_initials && last + 1 < words.size() && words[last + 1].joined && is_known(words[last + 1].text) &&
        is_capitalised(words[last].text))
      name += " " + std::string(words[last++].text);
    const std::string_view surname = without_possessive(words[last].text);
    if (surname.size() > longest_word || !is_capitalised(surname)) return;
    if (!has_initials && !is_known(surname)) return;
    name += " " + std::string(surname);
    if (titled_.insert(name).second) add(name, "named", page);
  }

  /// "Penn (M)" of a surname that the record has; each once.
  void add_bracketed_at(std::string_view text, const std::vector<TextWord>& words, size_t at, uint32_t page) {
    if (at + 1 >= words.size() || !is_initial(words[at + 1].text) || words[at + 1].between != " (") return;
    const size_t end = words[at + 1].start + 1;
    if (end >= text.size() || text[end] != ')' || !is_capitalised(words[at].text) || !is_known(words[at].text)) return;
    const std::string name = std::string(words[at].text) + " (" + std::string(words[at + 1].text) + ")";
    if (titled_.insert(name).second) add(name, "named", page);
  }

  /// The record has the surname.
  [[nodiscard]] bool is_known(std::string_view printed) const {
    const std::string_view surname = without_possessive(printed);
    if (surname.size() > longest_word || !is_capitalised(surname)) return false;
    return initials_.contains(name_key("A " + std::string(surname)).surname);
  }

  struct Seen {
    std::string name;
    uint32_t page = 0;
  };
  using Spellings = std::map<std::string, std::vector<Seen>>;  // by folded surname

  /// Those of one given name whose surnames are a slip apart.
  void add_unproved(const Spellings& spellings) {
    for (const auto& [surname, places] : spellings) {
      const bool has_twin = std::any_of(spellings.begin(), spellings.end(), [&, &surname = surname](const auto& other) {
        return other.first != surname && other.first[0] == surname[0] && other.first + "s" != surname &&
               surname + "s" != other.first &&  // "Annual Report" and "Annual Reports"
               edit_distance(other.first, surname, most_letters_off) <= most_letters_off;
      });
      if (!has_twin) continue;
      for (const Seen& seen : places)
        if (PersonMention* added = add(seen.name, "named", seen.page)) added->unproved = true;
    }
  }

  /// True if `surname` is one of `known`, or a slip of exactly one of them.
  static bool varies(const std::string& surname, const std::set<std::string>& known) {
    if (known.contains(surname)) return true;
    const auto near = [&](const std::string& other) {
      return std::min(other.size(), surname.size()) >= shortest_varying_surname &&
             edit_distance(surname, other, most_letters_off) <= most_letters_off;
    };
    return std::count_if(known.begin(), known.end(), near) == 1;
  }

  const DocumentRecord& record_;
  const Minutes& minutes_;
  std::string filed_under_;
  std::vector<PersonMention> out_;
  std::map<std::string, std::set<std::string>> surnames_;
  std::map<std::string, std::string> initials_;  ///< of the given names that the record prints with each surname
  std::set<std::string> titled_;
  std::map<std::string, Spellings> pairs_;  ///< two capitalised words of the running text, by the first, folded
};

}  // namespace

std::vector<PersonMention> mentions_of(const DocumentRecord& record) {
  auto mentions = Mentions(record, record.minutes).run();
  for (uint32_t part = 1; part <= record.minutes.further_meetings.size(); ++part)
    for (auto& mention : Mentions(record, part_of(record, part)).run()) {
      mention.part = part;
      mentions.push_back(std::move(mention));
    }
  return mentions;
}

}  // namespace minutebook

// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/model/person_nodes.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <set>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "lib/base/text.hpp"

namespace minutebook {
namespace {

constexpr size_t fewest_shared_names = 2;
constexpr size_t shared_part = 3;  // folders are one organisation's when a third of the names of a body stand in both

bool is_one_of(std::string_view word, const auto& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

Gender gender_of(const std::vector<std::string>& prefix) {
  for (const std::string& title : prefix) {
    const std::string key = fold_name(title);
    for (const std::string_view word : split(key, ' ')) {
      if (word == "mr" || word == "sir" || word == "lord") return Gender::male;
      if (word == "mrs" || word == "ms" || word == "miss" || word == "dame" || word == "lady" || word == "baroness")
        return Gender::female;
    }
  }
  return Gender::unknown;
}

/// "Councillor", "Cllrs", "Alderman": one of the elected, of whom each council has one list.
bool has_member_title(const std::vector<std::string>& prefix) {
  return std::any_of(prefix.begin(), prefix.end(), [](const std::string& title) {
    const std::string key = fold_name(title);
    for (const std::string_view word : split(key, ' '))
      if (word.starts_with("cllr") || word.starts_with("councillor") || word == "clr" || word.starts_with("alder") ||
          word.starts_with("commissioner"))
        return true;
    return false;
  });
}

constexpr std::array<std::string_view, 13> staff_offices = {
    "accountant", "administrator", "assistant", "clerk",     "engineer",   "inspector", "librarian",
    "officer",    "planner",       "rfo",       "solicitor", "supervisor", "surveyor"};
constexpr std::array<std::string_view, 8> offices_of_either = {"attorney", "director", "executive", "head",
                                                               "lead",     "manager",  "secretary", "superintendent"};
constexpr std::array<std::string_view, 6> offices_of_members = {"member",     "members",   "cabinet",
                                                                "councillor", "presiding", "mayor"};

/// An office of the staff; "director" only of somebody who is not present as a member.
bool is_staff(const NameMention& mention) {
  const bool in_attendance = mention.status == "in_attendance";
  const std::string role = fold_name(mention.role);
  bool staff = false;
  for (const std::string_view word : split(role, ' ')) {
    if (is_one_of(word, offices_of_members)) return false;
    staff = staff || is_one_of(word, staff_offices) || (in_attendance && is_one_of(word, offices_of_either));
  }
  return staff;
}

/// `has_councillors`: the paper's list gives titles to councillors, so a "Mr" in attendance is none.
Population population_of(const NameMention& mention, bool has_councillors) {
  if (has_member_title(mention.prefix)) return Population::member;
  if (mention.status == "mover" || mention.status == "seconder" || mention.status == "voter") return Population::member;
  if (mention.status == "contact" || is_staff(mention)) return Population::officer;
  const bool civil = gender_of(mention.prefix) != Gender::unknown;
  return civil && has_councillors && mention.status == "in_attendance" ? Population::officer : Population::unknown;
}

/// The different values of a property of mentions, sorted, and which of them each mention has.
struct Ranked {
  std::vector<std::string> values;
  std::vector<size_t> of;
};

/// `raw` is looked up for every mention, `folded` made once for each different raw value.
template <class Raw, class Folded>
Ranked ranked(const std::vector<NameMention>& mentions, Raw raw, Folded folded) {
  std::unordered_map<std::string, size_t> by_raw;
  std::vector<size_t> raw_of;
  std::vector<std::string> texts;
  for (const NameMention& mention : mentions) {
    const auto [at, fresh] = by_raw.try_emplace(raw(mention), texts.size());
    if (fresh) texts.push_back(folded(at->first));
    raw_of.push_back(at->second);
  }
  Ranked out;
  out.values = texts;
  std::sort(out.values.begin(), out.values.end());
  out.values.erase(std::unique(out.values.begin(), out.values.end()), out.values.end());
  std::vector<size_t> ranks;
  for (const std::string& text : texts)
    ranks.push_back(
        static_cast<size_t>(std::lower_bound(out.values.begin(), out.values.end(), text) - out.values.begin()));
  for (const size_t i : raw_of) out.of.push_back(ranks[i]);
  return out;
}

std::string text_of(const NameKey& key) { return key.surname + '|' + join(key.given, " ") + '|' + key.generation; }

void sort_values(std::vector<size_t>& values) {
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
}

class NodeMaker {
 public:
  explicit NodeMaker(const std::vector<NameMention>& mentions) : mentions_(mentions) {}

  PersonNodes make() {
    const auto as_is = [](const std::string& text) { return text; };
    const auto folded = [](const std::string& text) { return fold_name(text); };
    documents_ = ranked(
        mentions_, [](const NameMention& one) { return one.document; }, as_is);
    bodies_ = ranked(
        mentions_, [](const NameMention& one) { return one.body; }, folded);
    organizations_ = ranked(
        mentions_, [](const NameMention& one) { return one.organization; }, folded);
    circles_ = ranked(mentions_, circle_text, as_is);
    make_keys();
    join_circles();
    make_scopes();
    learn_papers();
    make_nodes();
    return std::move(out_);
  }

 private:
  static std::string circle_text(const NameMention& one) {
    if (!one.filed_under.empty()) return "folder " + one.filed_under;
    return one.body.empty() ? "paper " + one.document : "body " + fold_name(one.body);
  }

  void make_keys() {
    keys_ = ranked(
        mentions_, [](const NameMention& one) { return one.name; },
        [](const std::string& name) { return text_of(name_key(name)); });
    out_.key_texts = keys_.values;
    out_.keys.resize(keys_.values.size());
    std::vector<bool> done(keys_.values.size());
    for (size_t i = 0; i < mentions_.size(); ++i)
      if (!done[keys_.of[i]]) out_.keys[keys_.of[i]] = name_key(mentions_[i].name), done[keys_.of[i]] = true;
    std::vector<std::string> surnames;
    for (const NameKey& key : out_.keys) surnames.push_back(key.surname);
    std::sort(surnames.begin(), surnames.end());
    surnames.erase(std::unique(surnames.begin(), surnames.end()), surnames.end());
    for (const NameKey& key : out_.keys)
      surname_of_key_.push_back(
          static_cast<size_t>(std::lower_bound(surnames.begin(), surnames.end(), key.surname) - surnames.begin()));
  }

  // ---- circles: folders that hold papers of one body with the same people are folders of one organisation

  size_t root(size_t circle) {
    while (joined_[circle] != circle) circle = joined_[circle] = joined_[joined_[circle]];
    return circle;
  }

  void join_circles() {
    joined_.resize(circles_.values.size());
    std::iota(joined_.begin(), joined_.end(), 0U);
    std::vector<std::tuple<size_t, size_t, size_t>> listed;  // body, name, circle
    for (size_t i = 0; i < mentions_.size(); ++i)
      if (mentions_[i].listed && !bodies_.values[bodies_.of[i]].empty())
        listed.emplace_back(bodies_.of[i], keys_.of[i], circles_.of[i]);
    std::sort(listed.begin(), listed.end());
    listed.erase(std::unique(listed.begin(), listed.end()), listed.end());
    std::map<std::pair<size_t, size_t>, size_t> names;  // of a body in a circle
    for (const auto& [body, name, circle] : listed) ++names[{body, circle}];
    std::map<std::tuple<size_t, size_t, size_t>, size_t> shared;
    for (size_t i = 1; i < listed.size(); ++i) {
      const auto& [body, name, circle] = listed[i];
      const auto& [body_before, name_before, circle_before] = listed[i - 1];
      if (body == body_before && name == name_before) ++shared[{body, circle_before, circle}];
    }
    for (const auto& [pair, count] : shared) {
      const auto& [body, first, second] = pair;
      const size_t fewest = std::min(names[{body, first}], names[{body, second}]);
      if (count >= fewest_shared_names && count * shared_part >= fewest) {
        const size_t a = root(first), b = root(second);
        joined_[std::max(a, b)] = std::min(a, b);
      }
    }
  }

  void make_scopes() {
    std::map<std::pair<size_t, size_t>, size_t> scopes;
    for (size_t i = 0; i < mentions_.size(); ++i) scopes.try_emplace({root(circles_.of[i]), bodies_.of[i]}, 0);
    for (auto& [place, scope] : scopes) {
      scope = out_.scopes.size();
      const std::string& body = bodies_.values[place.second];
      const std::string& circle = circles_.values[place.first];
      out_.has_body.push_back(!body.empty());
      // The folder without the way to it, so that an archive that is moved keeps its ids.
      out_.scopes.push_back(!body.empty() ? body : "in " + circle.substr(circle.find_last_of("/ ") + 1));
    }
    for (size_t i = 0; i < mentions_.size(); ++i) scope_of_.push_back(scopes.at({root(circles_.of[i]), bodies_.of[i]}));
  }

  // ---- nodes

  /// Which papers give their councillors titles, and whose they are: an organisation that most mentions of a paper have
  /// is the paper's.
  void learn_papers() {
    has_councillors_.resize(documents_.values.size());
    house_.resize(documents_.values.size(), organizations_.values.size());
    std::map<std::pair<size_t, size_t>, size_t> times;
    std::vector<size_t> all(documents_.values.size());
    for (size_t i = 0; i < mentions_.size(); ++i) {
      const size_t document = documents_.of[i];
      if (mentions_[i].listed && has_member_title(mentions_[i].prefix)) has_councillors_[document] = true;
      ++all[document];
      ++times[{document, organizations_.of[i]}];
    }
    for (const auto& [place, count] : times)
      if (count * 2 > all[place.first]) house_[place.first] = place.second;
  }

  void make_nodes() {
    using Place = std::tuple<size_t, size_t, Gender, Population, size_t>;
    std::vector<std::pair<Place, size_t>> rows;
    const size_t every_paper = documents_.values.size();
    for (size_t i = 0; i < mentions_.size(); ++i) {
      const NameMention& one = mentions_[i];
      const NameKey& key = out_.keys[keys_.of[i]];
      if (key.surname.empty()) continue;
      const size_t document = documents_.of[i];
      rows.push_back({{scope_of_[i], keys_.of[i], gender_of(one.prefix), population_of(one, has_councillors_[document]),
                       is_bare(key) ? document : every_paper},
                      i});
    }
    std::sort(rows.begin(), rows.end());
    for (size_t n = 0; n < rows.size(); ++n) {
      if (n == 0 || rows[n].first != rows[n - 1].first) begin_node(rows[n].first, rows[n].second);
      add_mention(out_.nodes.back(), rows[n].second);
    }
    std::map<std::pair<size_t, size_t>, size_t> counts;
    for (const PersonNode& node : out_.nodes) counts[{node.scope, node.key}] += node.mentions.size();
    for (PersonNode& node : out_.nodes) {
      node.count_in_scope = counts[{node.scope, node.key}];
      for (auto* values : {&node.documents, &node.listed_in, &node.organizations, &node.employers})
        sort_values(*values);
    }
  }

  void begin_node(const std::tuple<size_t, size_t, Gender, Population, size_t>& place, size_t mention) {
    PersonNode node;
    node.scope = std::get<0>(place);
    node.key = std::get<1>(place);
    node.gender = std::get<2>(place);
    node.population = std::get<3>(place);
    node.surname = surname_of_key_[node.key];
    node.circle = root(circles_.of[mention]);
    out_.nodes.push_back(std::move(node));
  }

  void add_mention(PersonNode& node, size_t index) {
    const NameMention& mention = mentions_[index];
    const size_t document = documents_.of[index], organization = organizations_.of[index];
    node.mentions.push_back(index);
    node.documents.push_back(document);
    if (mention.listed) node.listed_in.push_back(document);
    if (!organizations_.values[organization].empty()) {
      node.organizations.push_back(organization);
      if (organization != house_[document]) node.employers.push_back(organization);
    }
    node.titled = node.titled || !mention.prefix.empty();
    node.has_part = node.has_part || mention.status != "named";
    if (!mention.date || !is_full_day(*mention.date)) return;
    const long day = day_number(*mention.date);
    node.first = node.first ? std::min(*node.first, day) : day;
    node.last = node.last ? std::max(*node.last, day) : day;
  }

  const std::vector<NameMention>& mentions_;
  Ranked documents_, bodies_, organizations_, circles_, keys_;
  std::vector<size_t> surname_of_key_, joined_, scope_of_;
  std::vector<size_t> house_;  ///< organisation of each paper
  std::vector<bool> has_councillors_;
  PersonNodes out_;
};

}  // namespace

PersonNodes make_person_nodes(const std::vector<NameMention>& mentions) { return NodeMaker(mentions).make(); }

bool is_bare(const NameKey& key) { return key.given.empty(); }

bool has_full_given(const NameKey& key) { return !key.given.empty() && key.given[0].size() > 1; }

bool has_part_in_papers(const PersonNode& node) {
  return node.has_part || node.titled || node.population != Population::unknown;
}

long gap_between(const PersonNode& a, const PersonNode& b) {
  if (!a.first || !b.first) return 0;
  return std::max({0L, *b.first - *a.last, *a.first - *b.last});
}

bool share_value(const std::vector<size_t>& a, const std::vector<size_t>& b) {
  for (size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i] == b[j]) return true;
    a[i] < b[j] ? ++i : ++j;
  }
  return false;
}

}  // namespace minutebook

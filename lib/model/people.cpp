// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/model/people.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "lib/base/hash.hpp"
#include "lib/base/text.hpp"
#include "lib/model/name_key.hpp"

namespace minutebook {
namespace {

constexpr long days_of_a_year = 366;
constexpr long near_in_time = 2 * days_of_a_year;  // §6.2 step 2
constexpr long typo_in_time = days_of_a_year;      // §6.2 step 6
constexpr uint32_t typo_share_full = 3;            // a slip is at most a third as frequent as the name it misspells
constexpr uint32_t typo_share_initials = 20;       // with only initials to go by, a twentieth
constexpr size_t shortest_typo_surname = 5;

enum class Gender : uint8_t { unknown, male, female };

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
bool is_member_title(const std::vector<std::string>& prefix) {
  return std::any_of(prefix.begin(), prefix.end(), [](const std::string& title) {
    const std::string key = fold_name(title);
    for (const std::string_view word : split(key, ' '))
      if (word.starts_with("cllr") || word.starts_with("councillor") || word == "clr" || word.starts_with("alder"))
        return true;
    return false;
  });
}

/// All mentions of one body (or, without a body, one document) that print one name with one gender.
struct Node {
  std::string scope;  ///< folded body, or the document
  NameKey key;
  std::string key_text;  ///< orders and names the node
  Gender gender = Gender::unknown;
  std::vector<size_t> mentions;
  std::set<std::string> documents;
  std::set<std::string> listed_in;
  std::set<std::string> organizations;  ///< folded
  std::set<std::string> filed_under;
  bool member = false;              ///< has a councillor's title
  std::optional<long> first, last;  ///< days
  uint32_t count() const { return static_cast<uint32_t>(mentions.size()); }
};

struct Link {
  size_t a = 0, b = 0;
  std::string rule;
  double confidence = 0;
};

std::string key_text_of(const NameKey& key, Gender gender) {
  std::string text = key.surname + '|' + join(key.given, " ") + '|' + key.generation;
  if (gender != Gender::unknown) text += gender == Gender::male ? "|m" : "|f";
  return text;
}

bool is_full(const NameKey& key) { return !key.given.empty() && key.given[0].size() > 1; }

bool share(const std::set<std::string>& a, const std::set<std::string>& b) {
  const auto& small = a.size() < b.size() ? a : b;
  const auto& large = a.size() < b.size() ? b : a;
  return std::any_of(small.begin(), small.end(), [&](const std::string& x) { return large.count(x) > 0; });
}

/// Days between the spans of two nodes; 0 when they overlap or a date is unknown.
long gap(const Node& a, const Node& b) {
  if (!a.first || !b.first) return 0;
  return std::max({0L, *b.first - *a.last, *a.first - *b.last});
}

struct Ruling {
  NameKey first, second;
  std::string body;  ///< folded, empty everywhere
  bool same = true;
};

class Registry {
 public:
  Registry(const std::vector<NameMention>& mentions, const std::vector<PersonRuling>& rulings) : mentions_(mentions) {
    for (const PersonRuling& ruling : rulings)
      rulings_.push_back({name_key(ruling.name), name_key(ruling.other), fold_name(ruling.body), ruling.same});
  }

  PeopleRegistry make() {
    make_nodes();
    clusters_.resize(nodes_.size());
    for (size_t i = 0; i < nodes_.size(); ++i) clusters_[i] = i, members_.push_back({i});
    evidence_.resize(nodes_.size());
    link_rulings();
    link_exact();
    link_double_surnames();
    link_near();
    link_by_fit("initials", [](const NameKey& key) { return !key.given.empty() && !is_full(key); });
    link_by_fit("surname only", [](const NameKey& key) { return key.given.empty(); });
    link_years();
    link_across_bodies();
    return finish();
  }

 private:
  // ---- nodes

  void make_nodes() {
    std::map<std::pair<std::string, std::string>, size_t> by_key;
    for (size_t i = 0; i < mentions_.size(); ++i) {
      const NameMention& mention = mentions_[i];
      const NameKey key = name_key(mention.name);
      if (key.surname.empty()) continue;
      const Gender gender = gender_of(mention.prefix);
      const std::string scope = mention.body.empty() ? "document " + mention.document : fold_name(mention.body);
      std::string text = key_text_of(key, gender);
      // A surname alone is whoever bore it in the body then: years are told apart, and joined where nothing speaks
      // against it.
      if (key.given.empty() && mention.date) text += '|' + std::to_string(mention.date->year);
      const auto [at, fresh] = by_key.try_emplace({scope, text}, nodes_.size());
      if (fresh) {
        nodes_.emplace_back();
        nodes_.back().scope = scope;
        nodes_.back().key = key;
        nodes_.back().key_text = text;
        nodes_.back().gender = gender;
      }
      add_mention(nodes_[at->second], i);
    }
    std::sort(nodes_.begin(), nodes_.end(), [](const Node& a, const Node& b) {
      return std::tie(a.scope, a.key_text) < std::tie(b.scope, b.key_text);
    });
  }

  void add_mention(Node& node, size_t index) {
    const NameMention& mention = mentions_[index];
    node.mentions.push_back(index);
    node.documents.insert(mention.document);
    if (mention.listed) node.listed_in.insert(mention.document);
    if (const std::string organization = fold_name(mention.organization); !organization.empty())
      node.organizations.insert(organization);
    if (!mention.filed_under.empty()) node.filed_under.insert(mention.filed_under);
    node.member = node.member || is_member_title(mention.prefix);
    if (!mention.date || !is_full_day(*mention.date)) return;
    const long day = day_number(*mention.date);
    node.first = node.first ? std::min(*node.first, day) : day;
    node.last = node.last ? std::max(*node.last, day) : day;
  }

  // ---- constraints

  [[nodiscard]] bool ruled_apart(const Node& a, const Node& b) const {
    return std::any_of(rulings_.begin(), rulings_.end(), [&](const Ruling& r) { return !r.same && rules_on(r, a, b); });
  }

  static bool rules_on(const Ruling& r, const Node& a, const Node& b) {
    if (!r.body.empty() && (a.scope != r.body || b.scope != r.body)) return false;
    return (a.key == r.first && b.key == r.second) || (a.key == r.second && b.key == r.first);
  }

  [[nodiscard]] bool cannot_link(size_t i, size_t j) const {
    const Node& a = nodes_[i];
    const Node& b = nodes_[j];
    if (share(a.listed_in, b.listed_in)) return true;
    if (!given_names_agree(a.key, b.key)) return true;
    if (a.gender != Gender::unknown && b.gender != Gender::unknown && a.gender != b.gender) return true;
    const bool organizations_differ =
        !a.organizations.empty() && !b.organizations.empty() && !share(a.organizations, b.organizations);
    if (organizations_differ && a.scope != b.scope) return true;
    return !rulings_.empty() && ruled_apart(a, b);
  }

  [[nodiscard]] bool clusters_conflict(size_t a, size_t b) const {
    for (const size_t i : members_[a])
      for (const size_t j : members_[b])
        if (cannot_link(i, j)) return true;
    return false;
  }

  void join_clusters(const Link& link, bool by_ruling = false) {
    const size_t a = clusters_[link.a], b = clusters_[link.b];
    if (a == b || (!by_ruling && clusters_conflict(a, b))) return;
    const size_t into = std::min(a, b), from = std::max(a, b);
    for (const size_t i : members_[from]) clusters_[i] = into;
    members_[into].insert(members_[into].end(), members_[from].begin(), members_[from].end());
    members_[from].clear();
    evidence_[into].insert(evidence_[into].end(), evidence_[from].begin(), evidence_[from].end());
    evidence_[into].push_back(link);
  }

  /// Surest first; ties by place in the sorted nodes, so the order of the input does not matter.
  void apply(std::vector<Link> links) {
    std::sort(links.begin(), links.end(), [](const Link& x, const Link& y) {
      return std::tie(y.confidence, x.a, x.b) < std::tie(x.confidence, y.a, y.b);
    });
    for (const Link& link : links) join_clusters(link);
  }

  // ---- links

  void link_rulings() {
    for (const Ruling& ruling : rulings_) {
      if (!ruling.same) continue;
      for (size_t i = 0; i < nodes_.size(); ++i)
        for (size_t j = i + 1; j < nodes_.size(); ++j)
          if (rules_on(ruling, nodes_[i], nodes_[j])) join_clusters({i, j, "ruling", 1}, true);
    }
  }

  /// One body: the same name with and without a title. Several bodies of one organisation: the same full name.
  void link_exact() {
    std::map<std::string, std::vector<size_t>> same;
    for (size_t i = 0; i < nodes_.size(); ++i) {
      const Node& node = nodes_[i];
      if (node.key.given.empty()) continue;
      const std::string name = key_text_of(node.key, Gender::unknown);
      same[node.scope + '\n' + name].push_back(i);
      if (!is_full(node.key)) continue;
      for (const std::string& organization : node.organizations)
        same[join({"of", organization, name}, "\n")].push_back(i);
    }
    std::vector<Link> links;
    for (const auto& [name, group] : same) {
      std::set<Gender> genders;
      for (const size_t i : group) genders.insert(nodes_[i].gender);
      const bool two_namesakes = genders.count(Gender::male) + genders.count(Gender::female) > 1;
      for (size_t n = 1; n < group.size(); ++n)
        for (size_t m = 0; m < n && m < 8; ++m) {
          const bool unsure = nodes_[group[n]].gender == Gender::unknown || nodes_[group[m]].gender == Gender::unknown;
          if (!two_namesakes || !unsure) links.push_back({group[m], group[n], "same name", 0.99});
        }
    }
    apply(std::move(links));
  }

  /// Pairs of nodes of one scope whose surnames are equal or one slip apart; found by deleting one letter.
  [[nodiscard]] std::set<std::pair<size_t, size_t>> near_pairs() const {
    std::map<std::string, std::vector<size_t>> spelt;
    for (size_t i = 0; i < nodes_.size(); ++i) {
      const Node& node = nodes_[i];
      const std::string& surname = node.key.surname;
      if (node.key.given.empty() || surname.size() > 40) continue;
      const std::string given(1, node.key.given[0][0]);
      spelt[node.scope + '\n' + surname].push_back(i);
      for (size_t at = 0; at < surname.size(); ++at)
        spelt[join({node.scope, given, std::string(surname).erase(at, 1)}, "\n")].push_back(i);
      spelt[join({node.scope, given, surname}, "\n")].push_back(i);
    }
    std::set<std::pair<size_t, size_t>> pairs;
    for (auto& [spelling, group] : spelt) {
      std::sort(group.begin(), group.end());
      group.erase(std::unique(group.begin(), group.end()), group.end());
      constexpr size_t most_in_a_group = 64;
      for (size_t n = 0; n < std::min(group.size(), most_in_a_group); ++n)
        for (size_t m = n + 1; m < std::min(group.size(), most_in_a_group); ++m) pairs.emplace(group[n], group[m]);
    }
    return pairs;
  }

  /// "Ann Marsh Penn" and "Ann Marsh-Penn" of one body.
  void link_double_surnames() {
    const auto by_surname = namesakes(false);
    std::vector<Link> links;
    for (size_t i = 0; i < nodes_.size(); ++i) {
      const Node& node = nodes_[i];
      if (node.key.given.size() < 2 || node.key.given.back().size() < 2) continue;
      const auto found = by_surname.find(node.scope + '\n' + node.key.given.back() + node.key.surname);
      if (found == by_surname.end()) continue;
      for (const size_t j : found->second)
        if (!nodes_[j].key.given.empty() && gap(node, nodes_[j]) <= near_in_time)
          links.push_back({std::min(i, j), std::max(i, j), "same name", 0.95});
    }
    apply(std::move(links));
  }

  void link_near() {
    std::vector<Link> links;
    for (const auto& [i, j] : near_pairs()) {
      const Node& a = nodes_[i];
      const Node& b = nodes_[j];
      if (a.key.surname == b.key.surname) {
        if (same_given_name(a.key, b.key) && given_names_agree(a.key, b.key) && gap(a, b) <= near_in_time)
          links.push_back({i, j, a.key.given == b.key.given ? "same name" : "nickname", 0.93});
      } else if (const double confidence = typing_error(a, b); confidence > 0) {
        links.push_back({i, j, "typing error", confidence});
      }
    }
    apply(std::move(links));
  }

  /// §6.2 step 6: one forename, surnames a slip apart, the slip much rarer and close in time, and never side by side.
  [[nodiscard]] double typing_error(const Node& a, const Node& b) const {
    const Node& slip = a.count() < b.count() ? a : b;
    const Node& name = a.count() < b.count() ? b : a;
    const bool one_document = share(a.documents, b.documents);
    const int limit = one_document ? 2 : 1;
    if (edit_distance(a.key.surname, b.key.surname, limit) > limit) return 0;
    if (std::min(a.key.surname.size(), b.key.surname.size()) < shortest_typo_surname && !one_document) return 0;
    if (a.key.given != b.key.given || gap(a, b) > typo_in_time) return 0;
    const bool unlisted = slip.listed_in.empty();
    if (is_full(a.key)) {
      if (one_document && unlisted) return 0.9;
      return slip.count() * typo_share_full <= name.count() ? 0.88 : 0;
    }
    return slip.count() * typo_share_initials <= name.count() ? 0.8 : 0;
  }

  /// Names that say less ("J Penn", "Penn") go to the one person of the body that they fit at the time; if they fit
  /// two, they stay apart.
  template <class Says>
  void link_by_fit(const char* rule, Says less) {
    std::map<std::string, std::vector<size_t>> by_surname;
    for (size_t i = 0; i < nodes_.size(); ++i) by_surname[nodes_[i].scope + '\n' + nodes_[i].key.surname].push_back(i);
    std::vector<Link> links;
    for (size_t i = 0; i < nodes_.size(); ++i) {
      const Node& node = nodes_[i];
      if (!less(node.key)) continue;
      std::set<size_t> fits;
      size_t best = nodes_.size();
      for (const size_t j : by_surname[node.scope + '\n' + node.key.surname]) {
        const Node& other = nodes_[j];
        const bool says_more = node.key.given.empty()
                                   ? !other.key.given.empty()
                                   : is_full(other.key) || other.key.given.size() > node.key.given.size();
        if (j == i || !says_more || gap(node, other) > near_in_time || clusters_[j] == clusters_[i]) continue;
        if (cannot_link(i, j) || is_of_another_kind(node, other)) continue;
        fits.insert(clusters_[j]);
        if (best == nodes_.size() || nodes_[j].count() > nodes_[best].count()) best = j;
      }
      if (fits.size() == 1)
        links.push_back({std::min(i, best), std::max(i, best), rule, node.key.given.empty() ? 0.8 : 0.9});
    }
    apply(std::move(links));
  }

  /// Nodes that share a surname and a scope or, with `across`, a folder.
  [[nodiscard]] std::map<std::string, std::vector<size_t>> namesakes(bool across) const {
    std::map<std::string, std::vector<size_t>> out;
    for (size_t i = 0; i < nodes_.size(); ++i) {
      const Node& node = nodes_[i];
      if (!across) out[node.scope + '\n' + node.key.surname].push_back(i);
      for (const std::string& folder : node.filed_under)
        if (across) out[folder + '\n' + node.key.surname].push_back(i);
    }
    return out;
  }

  /// True if everyone of the group who could be meant by `less` at its time could also be `other`: then there is no
  /// third person whom it may mean.
  [[nodiscard]] bool is_alone(const std::vector<size_t>& group, size_t less, size_t other) const {
    const Node& a = nodes_[less];
    const Node& b = nodes_[other];
    return std::all_of(group.begin(), group.end(), [&](size_t k) {
      const Node& c = nodes_[k];
      const bool meant = given_names_agree(a.key, c.key) && gap(a, c) <= near_in_time &&
                         (c.member || !a.member || !a.key.given.empty());
      if (!meant || k == less || k == other) return true;
      return given_names_agree(b.key, c.key) && !genders_differ(b, c);
    });
  }

  /// "Councillor Penn" is not the Mr J Penn whom nothing calls a councillor.
  static bool is_of_another_kind(const Node& surname, const Node& other) {
    return surname.key.given.empty() && surname.member && !other.member && other.gender != Gender::unknown;
  }

  static bool genders_differ(const Node& a, const Node& b) {
    return a.gender != Gender::unknown && b.gender != Gender::unknown && a.gender != b.gender;
  }

  static constexpr size_t most_namesakes = 48;

  /// A surname of two years that follow each other, where only one person of the body can be meant.
  void link_years() {
    std::vector<Link> links;
    for (const auto& [name, group] : namesakes(false)) {
      if (group.size() > most_namesakes) continue;
      for (size_t n = 0; n < group.size(); ++n)
        for (size_t m = n + 1; m < group.size(); ++m) {
          const size_t i = group[n], j = group[m];
          if (!nodes_[i].key.given.empty() || !nodes_[j].key.given.empty()) continue;
          if (gap(nodes_[i], nodes_[j]) <= days_of_a_year && is_alone(group, i, j) && is_alone(group, j, i) &&
              all_agree(group, i, j))
            links.push_back({i, j, "same name", 0.8});
        }
    }
    apply(std::move(links));
  }

  /// True if no two persons of the group near these two contradict each other.
  [[nodiscard]] bool all_agree(const std::vector<size_t>& group, size_t i, size_t j) const {
    std::vector<size_t> near;
    for (const size_t k : group)
      if (gap(nodes_[i], nodes_[k]) <= near_in_time || gap(nodes_[j], nodes_[k]) <= near_in_time) near.push_back(k);
    for (const size_t x : near)
      for (const size_t y : near)
        if (x < y && clusters_[x] != clusters_[y] && cannot_link(x, y)) return false;
    return true;
  }

  /// Bodies whose papers are filed together share their people: initials that only one person can mean, and surnames
  /// of councillors.
  void link_across_bodies() {
    std::vector<Link> links;
    for (const auto& [name, group] : namesakes(true)) {
      if (group.size() > most_namesakes) continue;
      for (const size_t i : group)
        for (const size_t j : group)
          if (const double confidence = across_bodies(group, i, j); confidence > 0)
            links.push_back({std::min(i, j), std::max(i, j), nodes_[i].key.given.empty() ? "surname only" : "initials",
                             confidence});
    }
    apply(std::move(links));
  }

  /// `less` says no more of the given name than `other`. 0 is no link.
  [[nodiscard]] double across_bodies(const std::vector<size_t>& group, size_t less, size_t other) const {
    const Node& a = nodes_[less];
    const Node& b = nodes_[other];
    if (less == other || a.scope == b.scope || clusters_[less] == clusters_[other]) return 0;
    if (a.key.given.size() > b.key.given.size() || (is_full(a.key) && !is_full(b.key))) return 0;
    if (a.key.given.empty() && !(a.member && b.member)) return 0;
    if (gap(a, b) > near_in_time || cannot_link(less, other) || !is_alone(group, less, other)) return 0;
    if (b.key.given.empty()) return all_agree(group, less, other) ? 0.7 : 0;
    return a.key.given.empty() ? 0.75 : 0.85;
  }

  // ---- result

  [[nodiscard]] static std::string id_of(const Node& node) {
    return sha256_hex(node.scope + '\n' + node.key_text).substr(0, 12);
  }

  /// The most frequent node with a full name, else the most frequent.
  [[nodiscard]] size_t canonical(const std::vector<size_t>& members) const {
    return *std::min_element(members.begin(), members.end(), [&](size_t x, size_t y) {
      const auto rank = [&](size_t i) {
        return std::tuple(!is_full(nodes_[i].key), nodes_[i].key.given.empty(), -static_cast<long>(nodes_[i].count()),
                          i);
      };
      return rank(x) < rank(y);
    });
  }

  [[nodiscard]] std::string printed(size_t node) const {
    std::map<std::string, uint32_t> forms;
    for (const size_t i : nodes_[node].mentions) ++forms[mentions_[i].name];
    return std::max_element(forms.begin(), forms.end(),
                            [](const auto& x, const auto& y) { return x.second < y.second; })
        ->first;
  }

  [[nodiscard]] Person person_of(size_t cluster) const {
    const std::vector<size_t>& members = members_[cluster];
    const size_t best = canonical(members);
    Person person;
    person.id = id_of(nodes_[best]);
    person.name = printed(best);
    for (const size_t i : members) {
      if (i != best) person.former_ids.push_back(id_of(nodes_[i]));
      person.mentions.insert(person.mentions.end(), nodes_[i].mentions.begin(), nodes_[i].mentions.end());
    }
    std::sort(person.former_ids.begin(), person.former_ids.end());
    std::sort(person.mentions.begin(), person.mentions.end());
    for (const Link& link : evidence_[cluster])
      person.evidence.push_back({link.rule, printed(link.a), printed(link.b), link.confidence});
    add_variants(person);
    return person;
  }

  void add_variants(Person& person) const {
    std::map<std::string, PersonVariant> variants;
    std::set<std::string> bodies, organizations;
    for (const size_t i : person.mentions) {
      const NameMention& mention = mentions_[i];
      PersonVariant& variant = variants[mention.name];
      variant.name = mention.name;
      ++variant.mentions;
      if (variant.document.empty() || mention.document < variant.document) variant.document = mention.document;
      if (!mention.body.empty()) bodies.insert(mention.body);
      if (!mention.organization.empty()) organizations.insert(mention.organization);
      if (!mention.date) continue;
      person.first = person.first ? std::min(*person.first, *mention.date) : *mention.date;
      person.last = person.last ? std::max(*person.last, *mention.date) : *mention.date;
    }
    for (auto& [name, variant] : variants) person.variants.push_back(variant);
    std::stable_sort(person.variants.begin(), person.variants.end(),
                     [](const PersonVariant& x, const PersonVariant& y) { return x.mentions > y.mentions; });
    person.bodies.assign(bodies.begin(), bodies.end());
    person.organizations.assign(organizations.begin(), organizations.end());
  }

  /// Surnames one slip apart, or one full name in two bodies: worth a look, not a merge.
  void find_possible(PeopleRegistry& out) const {
    std::set<std::pair<size_t, size_t>> seen;
    const auto offer = [&](size_t i, size_t j, const char* reason) {
      const size_t a = clusters_[i], b = clusters_[j];
      if (a == b || clusters_conflict(a, b) || !seen.emplace(std::min(a, b), std::max(a, b)).second) return;
      const size_t first = canonical(members_[std::min(a, b)]), second = canonical(members_[std::max(a, b)]);
      out.possible.push_back({id_of(nodes_[first]), id_of(nodes_[second]), printed(first), printed(second), reason});
    };
    for (const auto& [i, j] : near_pairs())
      if (same_given_name(nodes_[i].key, nodes_[j].key)) offer(i, j, "surnames one letter apart");
    std::map<std::string, size_t> full;
    for (size_t i = 0; i < nodes_.size(); ++i) {
      if (!is_full(nodes_[i].key)) continue;
      const auto [at, fresh] = full.try_emplace(key_text_of(nodes_[i].key, Gender::unknown), i);
      if (!fresh) offer(at->second, i, "the same name in another body");
    }
  }

  PeopleRegistry finish() const {
    PeopleRegistry out;
    for (size_t cluster = 0; cluster < members_.size(); ++cluster)
      if (!members_[cluster].empty()) out.persons.push_back(person_of(cluster));
    std::sort(out.persons.begin(), out.persons.end(),
              [](const Person& a, const Person& b) { return std::tie(a.name, a.id) < std::tie(b.name, b.id); });
    find_possible(out);
    return out;
  }

  const std::vector<NameMention>& mentions_;
  std::vector<Ruling> rulings_;
  std::vector<Node> nodes_;
  std::vector<size_t> clusters_;              ///< of each node
  std::vector<std::vector<size_t>> members_;  ///< nodes of each cluster; empty when joined to another
  std::vector<std::vector<Link>> evidence_;   ///< of each cluster
};

}  // namespace

PeopleRegistry make_people(const std::vector<NameMention>& mentions, const std::vector<PersonRuling>& rulings) {
  return Registry(mentions, rulings).make();
}

}  // namespace minutebook

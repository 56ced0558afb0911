// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/model/person_links.hpp"

#include <algorithm>
#include <bitset>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <unordered_map>

#include "lib/base/text.hpp"

namespace minutebook {
namespace {

constexpr long typo_in_time = days_of_a_year;  // §6.2 step 6
constexpr size_t typo_share_full = 3;          // a slip is at most a third as frequent as the name it misspells
constexpr size_t typo_share_initials = 20;     // with only initials to go by, a twentieth
constexpr size_t shortest_typo_surname = 5;
constexpr size_t longest_surname = 40;
constexpr size_t most_namesakes = 256;  // more bearers of one surname say nothing of each other

/// Nodes by where they stand and their surname.
using Groups = std::map<std::pair<size_t, size_t>, std::vector<size_t>>;

class GivenNameLinks {
 public:
  GivenNameLinks(const PersonNodes& people, PersonClusters& clusters) : people_(people), clusters_(clusters) {
    for (size_t i = 0; i < people.nodes.size(); ++i) {
      if (is_bare(people.key_of(i))) continue;
      by_scope_[{people.nodes[i].scope, people.nodes[i].surname}].push_back(i);
      by_circle_[{people.nodes[i].circle, people.nodes[i].surname}].push_back(i);
      surnames_.try_emplace(people.key_of(i).surname, people.nodes[i].surname);
    }
  }

  void run() {
    link_exact();
    link_double_surnames();
    link_near();
    link_nicknames();
    link_initials(by_scope_);
    link_initials(by_circle_);
    link_initials_of_bodies();
  }

 private:
  [[nodiscard]] const PersonNode& node(size_t i) const { return people_.nodes[i]; }
  [[nodiscard]] const NameKey& key(size_t i) const { return people_.key_of(i); }

  /// One body: the same name with and without a title. Several bodies of one circle or organisation: the same full
  /// name.
  void link_exact() {
    enum Where : uint8_t { scope, circle, organization };
    std::map<std::tuple<Where, size_t, size_t>, std::vector<size_t>> same;
    for (size_t i = 0; i < people_.nodes.size(); ++i) {
      if (is_bare(key(i))) continue;
      same[{scope, node(i).scope, node(i).key}].push_back(i);
      if (!has_full_given(key(i))) continue;
      same[{circle, node(i).circle, node(i).key}].push_back(i);
      for (const size_t one : node(i).organizations) same[{organization, one, node(i).key}].push_back(i);
    }
    std::vector<PersonLink> links;
    for (const auto& [place, group] : same) add_same(group, links);
    clusters_.join_all(std::move(links));
  }

  void add_same(const std::vector<size_t>& group, std::vector<PersonLink>& links) const {
    std::set<Gender> genders;
    for (const size_t i : group) genders.insert(node(i).gender);
    const bool two_namesakes = genders.count(Gender::male) + genders.count(Gender::female) > 1;
    constexpr size_t compared = 8;
    for (size_t n = 1; n < group.size(); ++n)
      for (size_t m = 0; m < std::min(n, compared); ++m) {
        const bool unsure = node(group[n]).gender == Gender::unknown || node(group[m]).gender == Gender::unknown;
        if (two_namesakes && unsure) continue;
        if (!are_years_apart(group[m], group[n])) links.push_back({group[m], group[n], "same name", 0.99});
      }
  }

  /// Initials that the running text had years before somebody of the body had them are another's.
  [[nodiscard]] bool are_years_apart(size_t i, size_t j) const {
    const bool in_text_only = !node(i).has_part || !node(j).has_part;
    return in_text_only && !has_full_given(key(i)) && gap_between(node(i), node(j)) > near_in_time;
  }

  /// "Ann Marsh Penn", "Ann Marsh-Penn" and "Marsh Penn" of one circle.
  void link_double_surnames() {
    std::vector<PersonLink> links;
    for (size_t i = 0; i < people_.nodes.size(); ++i) {
      if (is_bare(key(i)) || key(i).given.back().size() < 2) continue;
      const auto joined = surnames_.find(key(i).given.back() + key(i).surname);
      if (joined != surnames_.end()) add_longer(i, joined->second, links);
      add_longer(i, node(i).surname, links);
    }
    clusters_.join_all(std::move(links));
  }

  /// The one of that surname whose name `i` prints in another cut.
  void add_longer(size_t i, size_t surname, std::vector<PersonLink>& links) const {
    const auto group = by_circle_.find({node(i).circle, surname});
    if (group == by_circle_.end() || group->second.size() > most_namesakes) return;
    bool two = false;  // who contradict each other
    size_t best = i;
    for (const size_t j : group->second) {
      const bool other_cut = surname != node(i).surname || !given_names_agree(key(i), key(j));
      if (j == i || !other_cut || gap_between(node(i), node(j)) > near_in_time || clusters_.conflict(i, j)) continue;
      two = two || (best != i && clusters_.conflict(best, j));
      if (best == i || node(j).mentions.size() > node(best).mentions.size()) best = j;
    }
    if (best != i && !two) links.push_back({std::min(i, best), std::max(i, best), "same name", 0.95});
  }

  void link_near() {
    std::vector<PersonLink> links;
    for (const auto& [i, j] : near_pairs(people_))
      if (const double confidence = typing_error(i, j); confidence > 0)
        links.push_back({i, j, "typing error", confidence});
    clusters_.join_all(std::move(links));
  }

  /// §6.2 step 6: one forename, surnames a slip apart, the slip much rarer and close in time, and never side by side.
  [[nodiscard]] double typing_error(size_t i, size_t j) const {
    const bool first_is_rarer = node(i).count_in_scope < node(j).count_in_scope;
    const PersonNode& slip = node(first_is_rarer ? i : j);
    const PersonNode& name = node(first_is_rarer ? j : i);
    const std::string& a = key(i).surname;
    const std::string& b = key(j).surname;
    const bool one_document = share_value(slip.documents, name.documents);
    const int limit = one_document ? 2 : 1;
    if (a == b || edit_distance(a, b, limit) > limit) return 0;
    if (std::min(a.size(), b.size()) < shortest_typo_surname && !one_document) return 0;
    if (key(i).given != key(j).given || gap_between(slip, name) > typo_in_time) return 0;
    if (has_full_given(key(i))) {
      if (one_document && slip.listed_in.empty()) return 0.9;
      return slip.count_in_scope * typo_share_full <= name.count_in_scope ? 0.88 : 0;
    }
    return slip.count_in_scope * typo_share_initials <= name.count_in_scope ? 0.8 : 0;
  }

  /// Given names that are nicknames of one, or one name spelt with one letter more.
  void link_nicknames() {
    std::vector<PersonLink> links;
    for (const auto& [place, group] : by_circle_) {
      std::map<size_t, std::vector<size_t>> by_key;
      for (const size_t i : group) by_key[node(i).key].push_back(i);
      if (group.size() > most_namesakes) continue;
      for (auto first = by_key.begin(); first != by_key.end(); ++first)
        for (auto second = std::next(first); second != by_key.end(); ++second)
          if (same_given_name(people_.keys[first->first], people_.keys[second->first]))
            add_nicknames(first->second, second->second, links);
    }
    clusters_.join_all(std::move(links));
  }

  void add_nicknames(const std::vector<size_t>& some, const std::vector<size_t>& others,
                     std::vector<PersonLink>& links) const {
    const NameKey& first = key(some[0]);
    const NameKey& second = key(others[0]);
    if (!given_names_agree(first, second)) return;
    const bool alike = spelt_alike(first.given[0], second.given[0]);
    const char* rule = first.given == second.given ? "same name" : "nickname";
    for (const size_t i : some)
      for (const size_t j : others)
        if (alike || gap_between(node(i), node(j)) <= near_in_time)
          links.push_back({std::min(i, j), std::max(i, j), rule, 0.93});
  }

  /// Initials go to the one person of the body, or of its circle, whom they fit at the time; if they fit two, they stay
  /// apart.
  void link_initials(const Groups& groups) {
    std::vector<PersonLink> links;
    for (const auto& [place, group] : groups) {
      if (group.size() > most_namesakes) continue;
      for (const size_t i : group)
        if (!has_full_given(key(i))) add_fitting(group, i, links);
    }
    clusters_.join_all(std::move(links));
  }

  void add_fitting(const std::vector<size_t>& group, size_t i, std::vector<PersonLink>& links) const {
    // A councillor is looked for among councillors first. Somebody whom only the running text names, a minister or a
    // poet, comes last.
    enum Among : uint8_t { members, those_with_a_part, anybody };
    for (const Among among : {members, those_with_a_part, anybody}) {
      if (among == members && !clusters_.is_of_member(clusters_.of(i))) continue;
      std::set<size_t> fits, refused;
      size_t best = i;
      for (const size_t j : group) {
        const bool says_more = has_full_given(key(j)) || key(j).given.size() > key(i).given.size();
        if (j == i || !says_more || (among != anybody && !has_part_in_papers(node(j)))) continue;
        if (among == members && !clusters_.is_of_member(clusters_.of(j))) continue;
        if (gap_between(node(i), node(j)) > near_in_time || clusters_.of(i) == clusters_.of(j)) continue;
        const size_t cluster = clusters_.of(j);
        if (refused.contains(cluster)) continue;
        if (!fits.contains(cluster) && clusters_.conflict(i, j)) {
          refused.insert(cluster);
          continue;
        }
        fits.insert(cluster);
        if (best == i || node(j).mentions.size() > node(best).mentions.size()) best = j;
      }
      if (fits.size() == 1) links.push_back({std::min(i, best), std::max(i, best), "initials", 0.9});
      if (!fits.empty()) return;
    }
  }

  /// Initials of two bodies of one circle that nobody else can mean: everyone whom the one could mean at its time could
  /// also be the other.
  void link_initials_of_bodies() {
    std::vector<PersonLink> links;
    for (const auto& [place, group] : by_circle_)
      if (group.size() > 1 && group.size() <= most_namesakes) add_initials_of_bodies(group, links);
    clusters_.join_all(std::move(links));
  }

  void add_initials_of_bodies(const std::vector<size_t>& group, std::vector<PersonLink>& links) const {
    using Set = std::bitset<most_namesakes>;  // of clusters, numbered as they come
    std::map<size_t, size_t> numbers;
    std::vector<size_t> cluster_of;
    for (const size_t i : group)
      cluster_of.push_back(numbers.try_emplace(clusters_.of(i), numbers.size()).first->second);
    std::vector<Set> others(numbers.size());  // who cannot be each
    for (const auto& [a, n] : numbers)
      for (const auto& [b, m] : numbers)
        if (a < b && clusters_.conflict(a, b)) others[n][m] = others[m][n] = true;
    std::vector<Set> meant(group.size());  // whom each node could mean
    for (size_t n = 0; n < group.size(); ++n)
      for (size_t m = 0; m < group.size(); ++m)
        if (has_part_in_papers(node(group[m])) && gap_between(node(group[n]), node(group[m])) <= near_in_time)
          meant[n][cluster_of[m]] = !others[cluster_of[n]][cluster_of[m]];
    for (size_t n = 0; n < group.size(); ++n)
      for (size_t m = n + 1; m < group.size(); ++m) {
        const size_t i = group[n], j = group[m];
        if (cluster_of[n] == cluster_of[m] || has_full_given(key(i)) || has_full_given(key(j))) continue;
        if (others[cluster_of[n]][cluster_of[m]] || gap_between(node(i), node(j)) > near_in_time) continue;
        if ((meant[n] & others[cluster_of[m]]).none() && (meant[m] & others[cluster_of[n]]).none())
          links.push_back({i, j, "initials", 0.85});
      }
  }

  const PersonNodes& people_;
  PersonClusters& clusters_;
  Groups by_scope_, by_circle_;
  std::unordered_map<std::string, size_t> surnames_;
};

}  // namespace

void link_given_names(const PersonNodes& people, PersonClusters& clusters) { GivenNameLinks(people, clusters).run(); }

std::vector<std::pair<size_t, size_t>> near_pairs(const PersonNodes& people) {
  std::unordered_map<std::string, std::vector<size_t>> spelt;
  for (size_t i = 0; i < people.nodes.size(); ++i) {
    const NameKey& key = people.key_of(i);
    if (is_bare(key) || key.surname.size() > longest_surname) continue;
    const std::string place = std::to_string(people.nodes[i].scope) + '\n' + key.given[0][0];
    for (size_t at = 0; at < key.surname.size(); ++at)
      spelt[place + std::string(key.surname).erase(at, 1)].push_back(i);
    spelt[place + key.surname].push_back(i);
  }
  std::vector<std::pair<size_t, size_t>> pairs;
  for (auto& [spelling, group] : spelt) {
    std::sort(group.begin(), group.end());
    group.erase(std::unique(group.begin(), group.end()), group.end());
    constexpr size_t most_in_a_group = 64;
    const size_t compared = std::min(group.size(), most_in_a_group);
    for (size_t n = 0; n < compared; ++n)
      for (size_t m = n + 1; m < compared; ++m) pairs.emplace_back(group[n], group[m]);
  }
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  return pairs;
}

}  // namespace minutebook

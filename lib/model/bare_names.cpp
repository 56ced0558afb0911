// SPDX-License-Identifier: GPL-3.0-or-later
// What prints one word: "Councillor Penn" is the Penn of that paper, else of that body then, else of its circle; "Rod"
// is the only Rod. Where two can be meant it stays apart.
#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "lib/model/person_links.hpp"

namespace minutebook {
namespace {

constexpr size_t most_candidates = 256;  // a name that more bear means nobody
constexpr size_t shortest_short_form = 4;
constexpr size_t shortest_typo = 6;
constexpr size_t typo_share = 10;  // a slip is at most a tenth as frequent in its body as the surname it misspells

using Groups = std::map<std::pair<size_t, size_t>, std::vector<size_t>>;

/// The clusters that a bare name can mean, rising, and the node of one of them.
struct Meant {
  std::vector<size_t> clusters;
  size_t node = 0;
  [[nodiscard]] bool one() const { return clusters.size() == 1; }
};

class BareNames {
 public:
  BareNames(const PersonNodes& people, PersonClusters& clusters)
      : people_(people), clusters_(clusters), unclear_(people.nodes.size()), candidates_(people.nodes.size()) {
    std::unordered_set<size_t> surnames;
    for (size_t i = 0; i < people.nodes.size(); ++i)
      if (is_bare(people.key_of(i))) bare_.push_back(i), surnames.insert(node(i).surname);
    for (size_t i = 0; i < people.nodes.size(); ++i) {
      if (!surnames.contains(node(i).surname)) continue;
      for (const size_t document : node(i).documents) in_document_[{document, node(i).surname}].push_back(i);
      if (is_bare(people.key_of(i))) continue;
      in_scope_[{node(i).scope, node(i).surname}].push_back(i);
      in_circle_[{node(i).circle, node(i).surname}].push_back(i);
    }
    learn_given_names();
  }

  void run() {
    link_within_documents();
    link_meant();
    link_years();
    link_known();
    link_years();
    link_bodies();
    link_slips();
  }

 private:
  [[nodiscard]] const PersonNode& node(size_t i) const { return people_.nodes[i]; }

  /// Bare names that may be given names: without a title, and nobody near has them for a surname.
  void learn_given_names() {
    std::unordered_map<std::string, std::vector<size_t>> wanted;  // surname ranks by text: one each
    for (const size_t i : bare_) {
      auto& ranks = wanted[people_.key_of(i).surname];
      if (ranks.empty()) ranks.push_back(node(i).surname);
    }
    for (size_t i = 0; i < people_.nodes.size(); ++i) {
      if (!has_full_given(people_.key_of(i))) continue;
      const std::string& given = people_.key_of(i).given[0];
      std::set<size_t> meant;
      const auto add = [&](std::string_view form) {
        if (const auto at = wanted.find(std::string(form)); at != wanted.end()) meant.insert(at->second[0]);
      };
      add(given);
      add(nickname_root(given));
      for (size_t length = shortest_short_form; length < given.size(); ++length) add(given.substr(0, length));
      for (const size_t rank : meant) by_given_[{node(i).circle, rank}].push_back(i);
    }
  }

  /// "Councillor Penn" is not the Mr J Penn whom nothing calls a councillor.
  [[nodiscard]] bool is_of_another_kind(size_t bare, size_t other) const {
    if (node(bare).population != Population::member) return false;
    const size_t cluster = clusters_.of(other);
    return !clusters_.is_of_member(cluster) && clusters_.has_gender(cluster);
  }

  /// The clusters of those of `group` that pass and that nothing speaks against.
  template <class Passes>
  [[nodiscard]] Meant meant_of(size_t bare, const std::vector<size_t>& group, Passes passes) const {
    Meant out;
    if (group.size() > most_candidates) return out;
    std::vector<size_t> refused;
    for (const size_t j : group) {
      if (j == bare || !passes(j)) continue;
      const size_t cluster = clusters_.of(j);
      const auto at = std::lower_bound(out.clusters.begin(), out.clusters.end(), cluster);
      if (at != out.clusters.end() && *at == cluster) continue;
      if (std::find(refused.begin(), refused.end(), cluster) != refused.end()) continue;
      if (clusters_.conflict(bare, j) || is_of_another_kind(bare, j)) {
        refused.push_back(cluster);
        continue;
      }
      out.node = j;
      out.clusters.insert(at, cluster);
    }
    return out;
  }

  static const std::vector<size_t>& group_of(const Groups& groups, size_t place, size_t surname) {
    static const std::vector<size_t> nobody;
    const auto at = groups.find({place, surname});
    return at == groups.end() ? nobody : at->second;
  }

  // ---- in one paper

  void link_within_documents() {
    std::vector<PersonLink> links;
    for (const size_t i : bare_) {
      const auto& group = group_of(in_document_, node(i).documents[0], node(i).surname);
      const bool listed = !node(i).listed_in.empty();
      const Meant meant = meant_of(i, group, [&](size_t j) {
        const bool bare = is_bare(people_.key_of(j));
        if (listed) return !bare && is_somebody(j);
        return bare ? !node(j).listed_in.empty() : true;
      });
      if (meant.one())
        links.push_back({std::min(i, meant.node), std::max(i, meant.node),
                         is_bare(people_.key_of(meant.node)) ? "same name" : "surname only", 0.9});
      else if (meant.clusters.size() > 1)
        unclear_[i] = true;
      else if (!listed)
        link_unlisted(i, group, links);
    }
    clusters_.join_all(std::move(links));
  }

  /// "Councillor Penn" moved and Penn must act: one, in a paper that lists nobody of the name.
  void link_unlisted(size_t i, const std::vector<size_t>& group, std::vector<PersonLink>& links) const {
    for (const size_t j : group)
      if (is_bare(people_.key_of(j)) && node(j).listed_in.empty() && j > i) links.push_back({i, j, "same name", 0.8});
  }

  [[nodiscard]] bool is_somebody(size_t i) const { return has_part_in_papers(node(i)); }

  // ---- by body and time

  void link_meant() {
    std::vector<PersonLink> links;
    for (const size_t i : bare_) {
      if (unclear_[i] || clusters_.has_given(clusters_.of(i))) continue;
      const auto& of_surname = group_of(in_circle_, node(i).circle, node(i).surname);
      if (of_surname.empty() && !node(i).titled && node(i).population == Population::unknown)
        add_given_name(i, links);
      else
        add_surname(i, of_surname, links);
    }
    clusters_.join_all(std::move(links));
  }

  void add(const char* rule, double confidence, size_t i, size_t j, std::vector<PersonLink>& links) const {
    links.push_back({std::min(i, j), std::max(i, j), rule, confidence});
  }

  /// Who bore the name when it was printed, else shortly before or after. Of two who followed each other either can
  /// be meant in between.
  [[nodiscard]] Meant meant_then(size_t i, const std::vector<size_t>& group) {
    if (node(i).population == Population::member) {
      Meant councillors = meant_then(i, group, true);
      if (!councillors.clusters.empty()) return councillors;
    }
    return meant_then(i, group, false);
  }

  [[nodiscard]] Meant meant_then(size_t i, const std::vector<size_t>& group, bool councillors) {
    for (const long most : {0L, near_in_time}) {
      Meant meant = meant_of(i, group, [&](size_t j) {
        return is_somebody(j) && gap_between(node(i), node(j)) <= most &&
               (!councillors || clusters_.is_of_member(clusters_.of(j)));
      });
      if (most > 0 && meant.clusters.size() > 1) unclear_[i] = true;
      if (!meant.clusters.empty()) return meant;
    }
    return {};
  }

  void add_surname(size_t i, const std::vector<size_t>& of_circle, std::vector<PersonLink>& links) {
    const Meant in_body = meant_then(i, group_of(in_scope_, node(i).scope, node(i).surname));
    if (in_body.clusters.size() > 1) unclear_[i] = true;
    if (in_body.one()) add("surname only", 0.8, i, in_body.node, links);
    if (!in_body.clusters.empty()) return;
    const Meant around = meant_then(i, of_circle);
    candidates_[i] = around.clusters;
    if (around.one() && may_be_of_another_body(i, around.node)) add("surname only", 0.75, i, around.node, links);
  }

  /// Bare surnames of others are not enough between bodies: both are called councillors, or a "Mr" is looked for among
  /// those who are none, or the paper does not say whose it is.
  [[nodiscard]] bool may_be_of_another_body(size_t i, size_t other) const {
    const bool members = node(i).population == Population::member && clusters_.is_of_member(clusters_.of(other));
    const bool officers = node(i).gender != Gender::unknown && !clusters_.is_of_member(clusters_.of(other));
    return members || officers || !people_.has_body[node(i).scope] || !people_.has_body[node(other).scope];
  }

  /// "Rod" of an informal paper: in the paper itself, in its body, in its circle.
  void add_given_name(size_t i, std::vector<PersonLink>& links) {
    const auto& group = group_of(by_given_, node(i).circle, node(i).surname);
    const size_t document = node(i).documents[0];
    const auto near = [&](size_t j) { return gap_between(node(i), node(j)) <= near_in_time; };
    Meant meant = meant_of(i, group, [&](size_t j) {
      return std::binary_search(node(j).documents.begin(), node(j).documents.end(), document);
    });
    if (meant.clusters.empty())
      meant = meant_of(i, group, [&](size_t j) { return node(j).scope == node(i).scope && is_somebody(j) && near(j); });
    if (meant.clusters.empty()) meant = meant_of(i, group, [&](size_t j) { return is_somebody(j) && near(j); });
    candidates_[i] = meant.clusters;
    if (meant.one()) add("given name only", 0.8, i, meant.node, links);
    if (meant.clusters.size() > 1) unclear_[i] = true;
  }

  // ---- over the years

  /// A bare name of papers that follow each other in one body, as long as only one person can be meant.
  void link_years() {
    Groups groups;
    for (const size_t i : bare_)
      if (!unclear_[i]) groups[{node(i).scope, node(i).surname}].push_back(i);
    for (auto& one : groups) {
      auto& group = one.second;
      std::sort(group.begin(), group.end(),
                [&](size_t x, size_t y) { return std::tie(node(x).first, x) < std::tie(node(y).first, y); });
      for (size_t start = 0; start < group.size();) {
        size_t end = start + 1;
        while (end < group.size() && follows(group[end - 1], group[end])) ++end;
        link_run({group.begin() + static_cast<long>(start), group.begin() + static_cast<long>(end)});
        start = end;
      }
    }
  }

  [[nodiscard]] bool follows(size_t before, size_t after) const {
    if (node(before).first.has_value() != node(after).first.has_value()) return false;
    return gap_between(node(before), node(after)) <= days_of_a_year;
  }

  [[nodiscard]] bool is_known(size_t i) const { return clusters_.has_given(clusters_.of(i)); }

  /// Those who are nobody yet lie between two who are somebody, or at an end.
  void link_run(const std::vector<size_t>& run) {
    for (size_t start = 0; start < run.size();) {
      if (is_known(run[start])) {
        ++start;
        continue;
      }
      size_t end = start + 1;
      while (end < run.size() && !is_known(run[end])) ++end;
      const std::vector<size_t> nobody(run.begin() + static_cast<long>(start), run.begin() + static_cast<long>(end));
      link_stretch(nobody, start > 0 ? std::optional(run[start - 1]) : std::nullopt,
                   end < run.size() ? std::optional(run[end]) : std::nullopt);
      start = end;
    }
  }

  void link_stretch(const std::vector<size_t>& stretch, std::optional<size_t> before, std::optional<size_t> after) {
    const bool gone = before && after && clusters_.of(*before) != clusters_.of(*after);
    const std::optional<size_t> known = before ? before : after;
    if (known && !gone) {
      for (const size_t i : stretch)
        if (can_mean(i, clusters_.of(*known)))
          clusters_.join({std::min(i, *known), std::max(i, *known), "same name", 0.7});
      return;
    }
    for (size_t n = 1; n < stretch.size(); ++n)
      if (can_mean_one(stretch[n - 1], stretch[n]))
        clusters_.join({std::min(stretch[n - 1], stretch[n]), std::max(stretch[n - 1], stretch[n]), "same name", 0.8});
  }

  [[nodiscard]] std::set<size_t> candidates_of(size_t i) const {
    std::set<size_t> out;
    for (const size_t cluster : candidates_[i]) out.insert(clusters_.of(cluster));
    return out;
  }

  [[nodiscard]] bool can_mean(size_t i, size_t cluster) const {
    const std::set<size_t> candidates = candidates_of(i);
    return candidates.empty() || candidates.contains(cluster);
  }

  [[nodiscard]] bool can_mean_one(size_t i, size_t j) const { return candidates_of(i) == candidates_of(j); }

  // ---- over bodies

  /// The time in which a cluster bears a surname in a circle, by whatever prints it.
  struct Bearer {
    size_t cluster = 0, node = 0;
    PersonNode span;
  };

  /// Names that are somebody's now say when that somebody bore the surname, and may be the only one then.
  void link_known() {
    std::map<std::pair<size_t, size_t>, std::map<size_t, Bearer>> bearers;
    for (size_t i = 0; i < people_.nodes.size(); ++i) {
      if (!is_known(i) || !is_somebody(i)) continue;
      const auto group = in_circle_.find({node(i).circle, node(i).surname});
      if (group != in_circle_.end()) add_bearer(bearers[group->first][clusters_.of(i)], i);
    }
    std::vector<PersonLink> links;
    for (const size_t i : bare_) {
      if (is_known(i) || unclear_[i]) continue;
      const auto group = bearers.find({node(i).circle, node(i).surname});
      if (group != bearers.end() && group->second.size() <= most_candidates) add_known(i, group->second, links);
    }
    clusters_.join_all(std::move(links));
  }

  void add_bearer(Bearer& bearer, size_t i) const {
    bearer.node = i;
    if (!node(i).first) return;
    auto& first = bearer.span.first;
    auto& last = bearer.span.last;
    first = first ? std::min(*first, *node(i).first) : *node(i).first;
    last = last ? std::max(*last, *node(i).last) : *node(i).last;
  }

  void add_known(size_t i, const std::map<size_t, Bearer>& bearers, std::vector<PersonLink>& links) {
    std::vector<size_t> meant, near;
    for (const auto& [cluster, bearer] : bearers) {
      if (gap_between(node(i), bearer.span) > near_in_time) continue;
      if (clusters_.conflict(i, bearer.node) || is_of_another_kind(i, bearer.node)) continue;
      near.push_back(bearer.node);
      if (gap_between(node(i), bearer.span) == 0) meant.push_back(bearer.node);
    }
    if (meant.empty()) meant = near, unclear_[i] = near.size() > 1;
    candidates_[i].clear();
    for (const size_t j : meant) candidates_[i].push_back(clusters_.of(j));
    if (meant.size() == 1 && may_be_of_another_body(i, meant[0])) add("surname only", 0.7, i, meant[0], links);
  }

  /// Councillors of one circle with a surname that nobody prints with a given name.
  void link_bodies() {
    Groups groups;
    for (const size_t i : bare_)
      if (!is_known(i) && !unclear_[i] && candidates_[i].empty() && clusters_.is_of_member(clusters_.of(i)))
        groups[{node(i).circle, node(i).surname}].push_back(i);
    for (auto& [place, group] : groups) {
      std::sort(group.begin(), group.end(),
                [&](size_t x, size_t y) { return std::tie(node(x).first, x) < std::tie(node(y).first, y); });
      const std::vector<size_t>& bearers = group;  // clang 14 takes no structured binding into a lambda
      const auto near = [&](size_t n) { return gap_between(node(bearers[n - 1]), node(bearers[n])) <= near_in_time; };
      bool alone = true;
      for (size_t n = 1; n < group.size(); ++n)
        alone = alone && !(near(n) && clusters_.conflict(group[n - 1], group[n]));
      for (size_t n = 1; alone && n < group.size(); ++n)
        if (near(n) && node(group[n - 1]).scope != node(group[n]).scope)
          clusters_.join({std::min(group[n - 1], group[n]), std::max(group[n - 1], group[n]), "surname only", 0.7});
    }
  }

  // ---- slips

  /// A rare surname that nobody of the circle prints in full, one letter off a frequent one of its body at the time.
  void link_slips() {
    Groups spelt;  // by scope and surname: bare nodes and those with given names
    for (size_t i = 0; i < people_.nodes.size(); ++i) spelt[{node(i).scope, node(i).surname}].push_back(i);
    std::unordered_map<std::string, std::vector<size_t>> by_letters;  // the first node of each surname of a scope
    for (const auto& [place, group] : spelt)
      for (const std::string& form : forms_of(group[0])) by_letters[form].push_back(group[0]);
    std::vector<PersonLink> links;
    for (const auto& [place, group] : spelt) {
      if (!is_bare(people_.key_of(group[0])) || !group_of(in_circle_, node(group[0]).circle, place.second).empty())
        continue;
      std::set<size_t> surnames;
      for (const std::string& form : forms_of(group[0]))
        for (const size_t other : by_letters[form]) surnames.insert(node(other).surname);
      surnames.erase(place.second);
      if (surnames.size() != 1) continue;
      add_slip(group, spelt.at({place.first, *surnames.begin()}), links);
    }
    clusters_.join_all(std::move(links));
  }

  /// The surname and the surname without each of its letters, with its scope.
  [[nodiscard]] std::vector<std::string> forms_of(size_t i) const {
    const std::string& surname = people_.key_of(i).surname;
    constexpr size_t longest = 40;
    if (surname.size() < shortest_typo || surname.size() > longest) return {};
    const std::string place = std::to_string(node(i).scope) + '\n';
    std::vector<std::string> out = {place + surname};
    for (size_t at = 0; at < surname.size(); ++at) out.push_back(place + std::string(surname).erase(at, 1));
    return out;
  }

  void add_slip(const std::vector<size_t>& slips, const std::vector<size_t>& names,
                std::vector<PersonLink>& links) const {
    size_t slip_count = 0, name_count = 0;
    for (const size_t i : slips) slip_count += node(i).mentions.size();
    for (const size_t j : names) name_count += node(j).mentions.size();
    if (slip_count * typo_share > name_count) return;
    for (const size_t i : slips) {
      if (unclear_[i] || clusters_.has_given(clusters_.of(i))) continue;
      std::set<size_t> meant;
      size_t best = i;
      for (const size_t j : names)
        if (gap_between(node(i), node(j)) <= days_of_a_year && !clusters_.conflict(i, j) && !is_of_another_kind(i, j))
          meant.insert(clusters_.of(j)), best = j;
      if (meant.size() == 1) links.push_back({std::min(i, best), std::max(i, best), "typing error", 0.75});
    }
  }

  const PersonNodes& people_;
  PersonClusters& clusters_;
  std::vector<size_t> bare_;
  std::vector<bool> unclear_;                    ///< two of its paper or body can be meant
  std::vector<std::vector<size_t>> candidates_;  ///< clusters of the circle that a node can mean
  Groups in_document_, in_scope_, in_circle_, by_given_;
};

}  // namespace

void link_bare_names(const PersonNodes& people, PersonClusters& clusters) { BareNames(people, clusters).run(); }

}  // namespace minutebook

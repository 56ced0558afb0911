// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/model/person_clusters.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

#include "lib/base/text.hpp"

namespace minutebook {
namespace {

template <class T>
bool share(const std::set<T>& a, const std::set<T>& b) {
  const auto& small = a.size() < b.size() ? a : b;
  const auto& large = a.size() < b.size() ? b : a;
  return std::any_of(small.begin(), small.end(), [&](const T& x) { return large.count(x) > 0; });
}

/// Both are known and have nothing in common.
bool differ(const std::set<size_t>& a, const std::set<size_t>& b) { return !a.empty() && !b.empty() && !share(a, b); }

/// "Ann Marsh Penn" is "Ann Marsh-Penn" when the last given name belongs to the surname.
bool agree_when_joined(const NameKey& apart, const NameKey& joined) {
  if (apart.given.empty() || apart.given.back().size() < 2) return false;
  if (apart.given.back() + apart.surname != joined.surname) return false;
  NameKey shorter = apart;
  shorter.given.pop_back();
  return given_names_agree(shorter, joined);
}

/// "Marsh Penn" is the "Ann Marsh Penn" whose names it ends like.
bool ends_alike(const NameKey& less, const NameKey& more) {
  if (less.given.empty() || less.given.size() >= more.given.size() || less.surname != more.surname) return false;
  if (std::any_of(less.given.begin(), less.given.end(), [](const std::string& one) { return one.size() < 2; }))
    return false;
  return std::equal(less.given.rbegin(), less.given.rend(), more.given.rbegin());
}

template <class T>
void add_all(std::set<T>& into, std::set<T>& from) {
  if (into.size() < from.size()) std::swap(into, from);
  into.insert(from.begin(), from.end());
}

template <class T>
void append(std::vector<T>& into, std::vector<T>& from) {
  if (into.size() < from.size()) std::swap(into, from);
  into.insert(into.end(), from.begin(), from.end());
}

}  // namespace

bool names_agree(const NameKey& a, const NameKey& b) {
  return given_names_agree(a, b) || agree_when_joined(a, b) || agree_when_joined(b, a) || ends_alike(a, b) ||
         ends_alike(b, a);
}

PersonClusters::PersonClusters(const PersonNodes& people, const std::vector<PersonRuling>& rulings)
    : people_(people), parent_(people.nodes.size()), clusters_(people.nodes.size()) {
  std::iota(parent_.begin(), parent_.end(), 0U);
  for (size_t i = 0; i < people.nodes.size(); ++i) {
    const PersonNode& node = people.nodes[i];
    Cluster& one = clusters_[i];
    one.members = {i};
    one.profiles = {{node.key, node.gender, node.population}};
    one.listed_in.insert(node.listed_in.begin(), node.listed_in.end());
    one.scopes = {node.scope};
    one.circles = {node.circle};
    one.organizations.insert(node.organizations.begin(), node.organizations.end());
    one.employers.insert(node.employers.begin(), node.employers.end());
    one.member = node.population == Population::member;
    one.officer = node.population == Population::officer;
    one.gendered = node.gender != Gender::unknown;
    one.given = !is_bare(people.keys[node.key]);
  }
  add_rulings(rulings);
}

void PersonClusters::add_rulings(const std::vector<PersonRuling>& rulings) {
  for (size_t n = 0; n < rulings.size(); ++n) {
    const PersonRuling& ruling = rulings[n];
    const NameKey first = name_key(ruling.name), second = name_key(ruling.other);
    const std::string body = fold_name(ruling.body);
    std::vector<size_t> named[2];
    for (size_t i = 0; i < people_.nodes.size(); ++i) {
      if (!body.empty() && people_.scopes[people_.nodes[i].scope] != body) continue;
      for (const bool side : {false, true}) {
        if (people_.key_of(i) != (side ? second : first)) continue;
        named[side].push_back(i);
        if (!ruling.same) clusters_[i].ruled.insert({n, side});
      }
    }
    if (!ruling.same || named[0].empty() || named[1].empty()) continue;
    for (const size_t i : named[0]) join({i, named[1][0], "ruling", 1}, true);
    for (const size_t i : named[1]) join({named[0][0], i, "ruling", 1}, true);
  }
}

size_t PersonClusters::of(size_t node) const {
  while (parent_[node] != node) node = parent_[node] = parent_[parent_[node]];
  return node;
}

bool PersonClusters::profiles_conflict(const Profile& a, const Profile& b) const {
  const NameKey& first = people_.keys[a.key];
  const NameKey& second = people_.keys[b.key];
  if (!names_agree(first, second)) return true;
  if (a.gender != Gender::unknown && b.gender != Gender::unknown && a.gender != b.gender) return true;
  if (a.population == Population::unknown || b.population == Population::unknown || a.population == b.population)
    return false;
  // A full name outweighs the list that it stands in: members visit other bodies, and roles are misread.
  return !same_given_name(first, second);
}

bool PersonClusters::conflict(size_t a, size_t b) const {
  const Cluster& first = clusters_[of(a)];
  const Cluster& second = clusters_[of(b)];
  if (&first == &second) return false;
  for (const Profile& x : first.profiles)
    for (const Profile& y : second.profiles)
      if (profiles_conflict(x, y)) return true;
  // Of officers the papers of one circle name the department, which changes.
  const bool colleagues = first.officer && second.officer && share(first.circles, second.circles);
  if (differ(first.employers, second.employers) && !colleagues && !share(first.scopes, second.scopes)) return true;
  if (differ(first.organizations, second.organizations) && !share(first.circles, second.circles)) return true;
  for (const auto& [ruling, side] : first.ruled)
    if (second.ruled.contains({ruling, !side})) return true;
  return share(first.listed_in, second.listed_in);
}

void PersonClusters::absorb(Cluster& into, Cluster& from) {
  append(into.members, from.members);
  append(into.evidence, from.evidence);
  add_all(into.profiles, from.profiles);
  for (const auto part :
       {&Cluster::listed_in, &Cluster::scopes, &Cluster::circles, &Cluster::organizations, &Cluster::employers})
    add_all(into.*part, from.*part);
  add_all(into.ruled, from.ruled);
  into.member = into.member || from.member;
  into.officer = into.officer || from.officer;
  into.gendered = into.gendered || from.gendered;
  into.given = into.given || from.given;
  from = {};
}

void PersonClusters::join(const PersonLink& link, bool by_ruling) {
  const size_t a = of(link.a), b = of(link.b);
  if (a == b || (!by_ruling && conflict(a, b))) return;
  const size_t into = std::min(a, b), from = std::max(a, b);
  parent_[from] = into;
  absorb(clusters_[into], clusters_[from]);
  clusters_[into].evidence.push_back(link);
}

void PersonClusters::join_all(std::vector<PersonLink> links) {
  std::sort(links.begin(), links.end(), [](const PersonLink& x, const PersonLink& y) {
    return std::tie(y.confidence, x.a, x.b) < std::tie(x.confidence, y.a, y.b);
  });
  for (const PersonLink& link : links) join(link);
}

}  // namespace minutebook

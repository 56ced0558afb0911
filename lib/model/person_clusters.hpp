// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstddef>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "lib/model/person_nodes.hpp"

namespace minutebook {

struct PersonLink {
  size_t a = 0, b = 0;  ///< nodes
  std::string rule;
  double confidence = 0;
};

/// Nodes held for one person each. Everything that speaks against a join is asked of whole clusters and kept with
/// them, so that a join costs no more than its smaller side. The nodes must outlive it.
class PersonClusters {
 public:
  PersonClusters(const PersonNodes& people, const std::vector<PersonRuling>& rulings);

  /// The node that stands for the cluster of `node`.
  [[nodiscard]] size_t of(size_t node) const;
  [[nodiscard]] const std::vector<size_t>& members(size_t cluster) const { return clusters_[cluster].members; }
  [[nodiscard]] const std::vector<PersonLink>& evidence(size_t cluster) const { return clusters_[cluster].evidence; }
  [[nodiscard]] bool is_of_member(size_t cluster) const { return clusters_[cluster].member; }
  [[nodiscard]] bool has_gender(size_t cluster) const { return clusters_[cluster].gendered; }
  [[nodiscard]] bool has_given(size_t cluster) const { return clusters_[cluster].given; }

  /// True if the clusters of two nodes cannot be one person: two names of one list, given names, generations or genders
  /// that differ, a member and an officer, other organisations, or a ruling.
  [[nodiscard]] bool conflict(size_t a, size_t b) const;

  /// Joins unless conflict(); a ruling always joins.
  void join(const PersonLink& link, bool by_ruling = false);

  /// Surest first; ties by place in the sorted nodes, so the order of the input does not matter.
  void join_all(std::vector<PersonLink> links);

 private:
  struct Profile {
    size_t key = 0;
    Gender gender = Gender::unknown;
    Population population = Population::unknown;
    auto operator<=>(const Profile&) const = default;
  };
  struct Cluster {
    std::vector<size_t> members;
    std::vector<PersonLink> evidence;
    std::set<Profile> profiles;
    std::set<size_t> listed_in, scopes, circles, organizations, employers;
    std::set<std::pair<size_t, bool>> ruled;  ///< rulings that hold two names apart, and the side of this cluster
    bool member = false, officer = false, gendered = false, given = false;
  };

  [[nodiscard]] bool profiles_conflict(const Profile& a, const Profile& b) const;
  void add_rulings(const std::vector<PersonRuling>& rulings);
  static void absorb(Cluster& into, Cluster& from);

  const PersonNodes& people_;
  mutable std::vector<size_t> parent_;
  std::vector<Cluster> clusters_;  ///< of the nodes that stand for one
};

/// True unless the given names contradict each other, also where one name is a double surname that the other splits or
/// prints with a given name before it: "Ann Marsh Penn" with "Ann Marsh-Penn" and with "Marsh Penn".
bool names_agree(const NameKey& a, const NameKey& b);

}  // namespace minutebook

// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/model/people.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

#include "lib/base/hash.hpp"
#include "lib/base/text.hpp"
#include "lib/model/person_clusters.hpp"
#include "lib/model/person_links.hpp"
#include "lib/model/person_nodes.hpp"

namespace minutebook {
namespace {

class Registry {
 public:
  Registry(const std::vector<NameMention>& mentions, const std::vector<PersonRuling>& rulings)
      : mentions_(mentions), people_(make_person_nodes(mentions)), clusters_(people_, rulings) {}

  PeopleRegistry make() {
    link_given_names(people_, clusters_);
    link_bare_names(people_, clusters_);
    make_ids();
    learn_printed();
    return finish();
  }

 private:
  /// The most frequent node with a full name, else the most frequent, of bare surnames the first.
  [[nodiscard]] size_t canonical(const std::vector<size_t>& members) const {
    return *std::min_element(members.begin(), members.end(), [&](size_t x, size_t y) {
      const auto rank = [&](size_t i) {
        const PersonNode& node = people_.nodes[i];
        const bool bare = is_bare(people_.key_of(i));
        return std::tuple(!has_full_given(people_.key_of(i)), bare, bare ? 0 : -static_cast<long>(node.mentions.size()),
                          !node.first, node.first, i);
      };
      return rank(x) < rank(y);
    });
  }

  [[nodiscard]] std::string id_of(size_t i, size_t namesakes = 0) const {
    const PersonNode& node = people_.nodes[i];
    std::string text = people_.scopes[node.scope] + '\n' + people_.key_texts[node.key];
    if (node.gender != Gender::unknown) text += node.gender == Gender::male ? "|m" : "|f";
    if (is_bare(people_.key_of(i)) && node.first) text += '|' + std::to_string(date_from_day_number(*node.first).year);
    for (size_t n = 0; n < namesakes; ++n) text += '+';
    return sha256_hex(text).substr(0, 12);
  }

  /// Persons with what stands for them, in the order of the nodes; of namesakes of one body the first keeps its id.
  void make_ids() {
    std::vector<size_t> all;
    for (size_t i = 0; i < people_.nodes.size(); ++i)
      if (clusters_.of(i) == i) all.push_back(canonical(clusters_.members(i)));
    std::sort(all.begin(), all.end());
    for (const size_t best : all) {
      std::string id = id_of(best);
      for (size_t n = 1; !ids_taken_.insert(id).second; ++n) id = id_of(best, n);
      persons_[clusters_.of(best)] = {best, std::move(id)};
    }
  }

  /// The most frequent form of each node; asked for with every piece of evidence.
  void learn_printed() {
    for (const PersonNode& node : people_.nodes) {
      std::map<std::string_view, uint32_t> forms;
      for (const size_t i : node.mentions) ++forms[mentions_[i].name];
      printed_.emplace_back(std::max_element(forms.begin(), forms.end(), [](const auto& x, const auto& y) {
                              return x.second < y.second;
                            })->first);
    }
  }

  [[nodiscard]] const std::string& printed(size_t node) const { return printed_[node]; }

  [[nodiscard]] Person person_of(size_t cluster) const {
    const auto& [best, id] = persons_.at(cluster);
    Person person;
    person.id = id;
    person.name = printed(best);
    std::set<std::string> former;
    for (const size_t i : clusters_.members(cluster)) {
      if (std::string other = id_of(i); !ids_taken_.contains(other)) former.insert(std::move(other));
      const auto& mentions = people_.nodes[i].mentions;
      person.mentions.insert(person.mentions.end(), mentions.begin(), mentions.end());
    }
    person.former_ids.assign(former.begin(), former.end());
    std::sort(person.mentions.begin(), person.mentions.end());
    add_evidence(cluster, person);
    add_variants(person);
    return person;
  }

  /// Surest first; what several papers show alike is said once.
  void add_evidence(size_t cluster, Person& person) const {
    std::set<std::tuple<double, std::string, std::string, std::string>> seen;
    for (const PersonLink& link : clusters_.evidence(cluster))
      seen.emplace(-link.confidence, printed(link.a), printed(link.b), link.rule);
    for (const auto& [confidence, name, other, rule] : seen)
      person.evidence.push_back({rule, name, other, -confidence});
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
      const size_t a = std::min(clusters_.of(i), clusters_.of(j)), b = std::max(clusters_.of(i), clusters_.of(j));
      if (a == b || clusters_.conflict(a, b) || !seen.emplace(a, b).second) return;
      const auto& [first, first_id] = persons_.at(a);
      const auto& [second, second_id] = persons_.at(b);
      out.possible.push_back({first_id, second_id, printed(first), printed(second), reason});
    };
    for (const auto& [i, j] : near_pairs(people_))
      if (same_given_name(people_.key_of(i), people_.key_of(j))) offer(i, j, "surnames one letter apart");
    std::map<size_t, size_t> full;  // by key
    for (size_t i = 0; i < people_.nodes.size(); ++i) {
      if (!has_full_given(people_.key_of(i))) continue;
      const auto [at, fresh] = full.try_emplace(people_.nodes[i].key, i);
      if (!fresh) offer(at->second, i, "the same name in another body");
    }
  }

  [[nodiscard]] PeopleRegistry finish() const {
    PeopleRegistry out;
    for (const auto& [cluster, best] : persons_) out.persons.push_back(person_of(cluster));
    std::sort(out.persons.begin(), out.persons.end(),
              [](const Person& a, const Person& b) { return std::tie(a.name, a.id) < std::tie(b.name, b.id); });
    find_possible(out);
    return out;
  }

  const std::vector<NameMention>& mentions_;
  PersonNodes people_;
  PersonClusters clusters_;
  std::map<size_t, std::pair<size_t, std::string>> persons_;  ///< the node and id of each cluster
  std::set<std::string> ids_taken_;
  std::vector<std::string> printed_;  ///< of each node
};

}  // namespace

PeopleRegistry make_people(const std::vector<NameMention>& mentions, const std::vector<PersonRuling>& rulings) {
  return Registry(mentions, rulings).make();
}

}  // namespace minutebook

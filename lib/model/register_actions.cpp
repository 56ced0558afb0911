// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <set>
#include <tuple>

#include "lib/base/text.hpp"
#include "lib/model/likeness.hpp"
#include "lib/model/registers.hpp"

namespace minutebook {
namespace {

constexpr long longest_wait = 3 * 366;  // days between two mentions of one action
constexpr double same_text = 0.75;      // of the words of both
constexpr double near_text = 0.4;       // enough where the reference is the same, but may be used again ("3")
constexpr size_t least_words = 4;       // "Clerk to write" is said of many things
constexpr size_t most_compared = 60;    // earlier actions of one owner, the latest ones

/// An action with what it is compared by.
struct Known {
  size_t paper = 0;
  const ActionFact* fact = nullptr;
  long day = 0;
  int board = -1;
  std::set<std::string> words;
  std::set<std::string> owners;  ///< folded
  std::string reference;         ///< folded
  size_t matter = 0;             ///< index of the first mention it was linked to, itself when none
  std::string rule;              ///< by which it was linked
};

bool any_shared(const std::set<std::string>& a, const std::set<std::string>& b) {
  return std::any_of(a.begin(), a.end(), [&](const std::string& one) { return b.count(one) != 0; });
}

/// "11-02", "A23/4": made for one action. "3" is the third of any meeting.
bool names_one_action(std::string_view reference) {
  size_t digits = 0, others = 0;
  for (const char c : reference) (c >= '0' && c <= '9' ? digits : others) += c == ' ' ? 0 : 1;
  return digits >= 2 && (digits >= 4 || others > 0 || reference.find(' ') != std::string_view::npos);
}

class Linker {
 public:
  Linker(Registers& registers, const std::vector<PaperFacts>& papers) : out_(registers), papers_(papers) {}

  void run() {
    collect();
    std::map<std::pair<int, std::string>, std::vector<size_t>> by_reference, by_owner;
    for (size_t i = 0; i < known_.size(); ++i) {
      Known& one = known_[i];
      one.matter = i;
      if (one.board >= 0) link(i, by_reference, by_owner);
      if (one.board < 0) continue;
      if (!one.reference.empty()) by_reference[{one.board, one.reference}].push_back(i);
      for (const std::string& owner : one.owners) by_owner[{one.board, owner}].push_back(i);
    }
    put_states();
  }

 private:
  void collect() {
    for (size_t i = 0; i < papers_.size(); ++i) {
      for (const ActionFact& fact : papers_[i].actions) {
        const auto date = date_from_iso(date_of(papers_[i], fact.part));
        Known one{i, &fact, 0, -1, comparable_words(fact.text), {}, fold_name(fact.reference), 0, {}};
        if (date && is_full_day(*date)) {
          one.day = day_number(*date);
          one.board = out_.board_of[i];
        }
        for (const Owner& owner : fact.owners) one.owners.insert(fold_name(owner.name));
        one.owners.erase("");
        known_.push_back(std::move(one));
      }
    }
    const auto key = [&](const Known& one) {
      return std::tie(one.day, papers_[one.paper].document.id, one.fact->page, one.fact->key);
    };
    std::sort(known_.begin(), known_.end(), [&](const Known& a, const Known& b) { return key(a) < key(b); });
  }

  using Index = std::map<std::pair<int, std::string>, std::vector<size_t>>;

  /// To the latest earlier mention of the same action, when there is one.
  void link(size_t i, const Index& by_reference, const Index& by_owner) {
    Known& one = known_[i];
    size_t best = i;
    const auto look = [&](const Index& index, const std::string& key, const char* rule, auto fits) {
      const auto found = index.find({one.board, key});
      if (found == index.end()) return;
      const auto& list = found->second;
      size_t compared = 0;
      for (auto at = list.rbegin(); at != list.rend() && compared < most_compared; ++at, ++compared) {
        const Known& other = known_[*at];
        if (other.day >= one.day || one.day - other.day > longest_wait || !fits(other)) continue;
        if (best != i && known_[best].day >= other.day) return;
        best = *at;
        one.rule = rule;
        return;
      }
    };
    if (!one.reference.empty())
      look(by_reference, one.reference, "same reference", [&](const Known& other) {
        return names_one_action(one.reference) || shared_words(one.words, other.words) >= near_text;
      });
    if (best == i && one.words.size() >= least_words)
      for (const std::string& owner : one.owners)
        look(by_owner, owner, "same text", [&](const Known& other) {
          const bool apart = !one.reference.empty() && !other.reference.empty() && one.reference != other.reference &&
                             names_one_action(one.reference) && names_one_action(other.reference);
          return !apart && any_shared(one.owners, other.owners) && shared_words(one.words, other.words) >= same_text;
        });
    one.matter = known_[best].matter;
  }

  /// Each mention is told what was said from then on; what was said before it is history.
  void put_states() {
    std::map<size_t, std::vector<size_t>> matters;
    for (size_t i = 0; i < known_.size(); ++i) matters[known_[i].matter].push_back(i);
    for (const auto& [matter, mentions] : matters) {
      if (mentions.size() == 1 && !read_action_status(known_[matter].fact->status)) continue;
      for (size_t n = 0; n < mentions.size(); ++n)
        out_.actions[known_[mentions[n]].fact->key] = state_from(mentions, n);
    }
  }

  [[nodiscard]] bool is_copy(size_t paper) const {
    const auto& meetings = out_.meetings_of[paper];
    return std::any_of(meetings.begin(), meetings.end(), [&](size_t meeting) {
      const auto& list = out_.meetings[meeting].papers;
      return std::any_of(list.begin(), list.end(),
                         [&](const MeetingPaper& one) { return one.paper == paper && one.copy_of >= 0; });
    });
  }

  [[nodiscard]] ActionState state_from(const std::vector<size_t>& mentions, size_t from) const {
    ActionState state;
    for (size_t n = from; n < mentions.size(); ++n) {
      const Known& one = known_[mentions[n]];
      if (n > from && (one.day == known_[mentions[from]].day || is_copy(one.paper))) continue;
      const auto said = read_action_status(one.fact->status);
      if (n == from && !said) state.evidence.push_back({"recorded", one.paper, one.fact->page, ""});
      if (n == from && said) state.evidence.push_back({"printed", one.paper, one.fact->page, one.fact->status});
      if (n > from) state.evidence.push_back({one.rule, one.paper, one.fact->page, one.fact->status});
      if (said) state.code = *said;
    }
    return state;
  }

  Registers& out_;
  const std::vector<PaperFacts>& papers_;
  std::vector<Known> known_;
};

}  // namespace

void add_action_states(Registers& registers, const std::vector<PaperFacts>& papers) { Linker(registers, papers).run(); }

}  // namespace minutebook

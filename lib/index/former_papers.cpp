// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/index/former_papers.hpp"

#include <algorithm>

#include "lib/base/text.hpp"
#include "lib/index/format.hpp"

namespace minutebook {
namespace {

constexpr size_t most_kept = 5000;

/// The id of a paper that is there, and those of the versions that it replaced; none when it is not there.
std::vector<std::string> addresses_of(const Xapian::Database& database, const std::string& id) {
  const std::string record = std::string(format::prefix::record) + id;
  const auto posting = database.postlist_begin(record);
  if (posting == database.postlist_end(record)) return {};
  std::vector<std::string> ids = {id};
  const std::string former(format::prefix::former);
  const auto end = database.termlist_end(*posting);
  auto term = database.termlist_begin(*posting);
  for (term.skip_to(former); term != end && (*term).starts_with(former); ++term)
    ids.push_back((*term).substr(former.size()));
  return ids;
}

/// The former papers in the making, the latest first, none twice.
class Gathering {
 public:
  explicit Gathering(const Departures& departures) : departures_(departures) {}

  void add(FormerPaper one) {
    const auto later = departures_.replaced.find(one.id);
    if (later != departures_.replaced.end())
      one.replaced_by = later->second;
    else if (departures_.here.count(one.id) != 0)
      return;
    if (all_.size() < most_kept && named_.insert(one.id).second) all_.push_back(std::move(one));
  }

  [[nodiscard]] std::string lines() const {
    std::string out;
    for (const FormerPaper& one : all_) out += one.id + ' ' + one.day + ' ' + one.replaced_by + '\n';
    return out;
  }

 private:
  const Departures& departures_;
  std::vector<FormerPaper> all_;
  std::set<std::string> named_;
};

}  // namespace

std::vector<FormerPaper> read_former_papers(const Xapian::Database& database) {
  std::vector<FormerPaper> out;
  const std::string lines = database.get_metadata(std::string(format::metadata::former_papers));
  for (const auto line : split(lines, '\n'))
    if (const auto parts = split(line, ' '); parts.size() == 3)
      out.push_back({std::string(parts[0]), std::string(parts[1]), std::string(parts[2])});
  return out;
}

std::string former_papers_after(const Xapian::Database& before, const Departures& departures) {
  Gathering gathering(departures);
  for (const std::string& id : departures.removed)
    for (const std::string& address : addresses_of(before, id)) {
      const auto later = departures.replaced.find(id);
      const bool stays = later == departures.replaced.end() && departures.here.count(id) != 0;
      if (!stays) gathering.add({address, departures.day, later == departures.replaced.end() ? "" : later->second});
    }
  for (const FormerPaper& one : read_former_papers(before)) gathering.add(one);
  return gathering.lines();
}

}  // namespace minutebook

// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/index/check.hpp"

#include <algorithm>
#include <iterator>
#include <sstream>

#include "lib/index/derived.hpp"
#include "lib/index/generation.hpp"
#include "lib/index/guard.hpp"
#include "lib/index/writer.hpp"

namespace minutebook {
namespace {

/// Xapian's check takes a database, not the stub that names it.
void check_tables(const std::filesystem::path& stub, std::vector<std::string>& wrong) {
  const auto side = current_generation(stub);
  if (!side) return wrong.push_back(to_text(side.error()));
  std::ostringstream log;
  const size_t errors = Xapian::Database::check(side->string(), 0, &log);
  if (errors != 0) wrong.push_back(side->string() + " has " + std::to_string(errors) + " damaged places: " + log.str());
}

/// One database against the papers it should hold, both sorted.
void compare(const std::string& name, const std::vector<std::string>& held, const std::vector<std::string>& expected,
             std::vector<std::string>& wrong) {
  std::vector<std::string> missing;
  std::vector<std::string> surplus;
  std::set_difference(expected.begin(), expected.end(), held.begin(), held.end(), std::back_inserter(missing));
  std::set_difference(held.begin(), held.end(), expected.begin(), expected.end(), std::back_inserter(surplus));
  for (const auto& id : missing)
    wrong.push_back("document " + id + " is in the ledger but not in the " + name + " database");
  for (const auto& id : surplus)
    wrong.push_back("document " + id + " is in the " + name + " database, where it should not be");
}

std::vector<std::string> sorted(std::vector<std::string> ids, const std::vector<std::string>& more) {
  ids.insert(ids.end(), more.begin(), more.end());
  std::sort(ids.begin(), ids.end());
  return ids;
}

void check_derived(const std::string& name, const std::filesystem::path& side, std::vector<std::string>& wrong) {
  const Xapian::Database database(side.string());
  for (const auto& fault : derived_faults(database)) wrong.push_back("in the " + name + " database " + fault);
}

}  // namespace

Result<IndexFaults> check_index(const std::filesystem::path& index_root, const ExpectedIds& expected) {
  const IndexPaths paths{index_root};
  const auto serials = published_serials(index_root);
  if (!serials) return tl::unexpected(serials.error());
  return guarded("Could not check " + index_root.string(), [&]() -> Result<IndexFaults> {
    IndexFaults faults;
    faults.cut_off = serials->open != serials->restricted;
    check_tables(paths.stub(false), faults.damage);
    check_tables(paths.stub(true), faults.damage);
    const auto held = stored_ids(index_root);
    if (!held) return tl::unexpected(held.error());
    compare("public", held->open, sorted(expected.open, expected.partly), faults.damage);
    if (!faults.cut_off)
      compare("restricted", held->restricted, sorted(expected.restricted, expected.partly), faults.damage);
    check_derived("public", paths.side(false), faults.damage);
    check_derived("restricted", paths.side(true), faults.damage);
    return faults;
  });
}

}  // namespace minutebook

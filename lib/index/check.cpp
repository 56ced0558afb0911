// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/index/check.hpp"

#include <sstream>

#include "lib/index/format.hpp"
#include "lib/index/generation.hpp"
#include "lib/index/guard.hpp"

namespace minutebook {
namespace {

bool holds(const Xapian::Database& database, const std::string& id) {
  return database.term_exists(std::string(format::prefix::record) + id);
}

/// Xapian's check takes a database, not the stub that names it.
void check_tables(const std::filesystem::path& stub, std::vector<std::string>& wrong) {
  const auto side = current_generation(stub);
  if (!side) return wrong.push_back(to_text(side.error()));
  std::ostringstream log;
  const size_t errors = Xapian::Database::check(side->string(), 0, &log);
  if (errors != 0) wrong.push_back(side->string() + " has " + std::to_string(errors) + " damaged places: " + log.str());
}

}  // namespace

Result<std::vector<std::string>> check_index(const std::filesystem::path& index_root,
                                             const std::vector<std::string>& public_ids,
                                             const std::vector<std::string>& restricted_ids) {
  const IndexPaths paths{index_root};
  if (const auto format = check_format(paths); !format) return tl::unexpected(format.error());
  return guarded("Could not check " + index_root.string(), [&]() -> Result<std::vector<std::string>> {
    std::vector<std::string> wrong;
    check_tables(paths.stub(false), wrong);
    check_tables(paths.stub(true), wrong);
    const Xapian::Database open(paths.side(false).string());
    const Xapian::Database restricted(paths.side(true).string());
    for (const auto& id : public_ids)
      if (!holds(open, id)) wrong.push_back("document " + id + " is in the ledger but not in the public database");
    for (const auto& id : restricted_ids) {
      if (!holds(restricted, id))
        wrong.push_back("document " + id + " is in the ledger but not in the restricted database");
      if (holds(open, id)) wrong.push_back("restricted document " + id + " is in the public database");
    }
    return wrong;
  });
}

}  // namespace minutebook

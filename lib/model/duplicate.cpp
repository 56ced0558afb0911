// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/model/duplicate.hpp"

namespace minutebook {

std::string_view to_name(Relation relation) {
  switch (relation) {
    case Relation::copy:
      return "copy";
    case Relation::version:
      return "version";
    case Relation::contains:
      return "contains";
    case Relation::part_of:
      return "part_of";
  }
  return "copy";
}

}  // namespace minutebook

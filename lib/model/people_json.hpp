// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>

#include "lib/model/people_list.hpp"

namespace minutebook {

/// What `minutebook people --format json` prints (schemas/people.schema.json), in one line.
std::string to_json(const PeopleList& list);

}  // namespace minutebook

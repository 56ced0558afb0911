// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string_view>

namespace minutebook {

/// What a careful clerk would ask about before the paper goes out: a line at its head, folded, that says in some
/// wording that it is not for everybody ("confidential annex a", "do not circulate", "can this report be published?
/// no", "cabinet (private)"). It holds the paper back until a person has looked; subjects ("confidential waste") do
/// not. Domain specification §3.12: heuristics may only restrict.
bool asks_for_a_look(std::string_view folded);

/// As above, for sentences in which a report speaks of itself: "this report is to be considered in private". Agendas
/// and minutes say so of others.
bool declares_report_private(std::string_view folded);

}  // namespace minutebook

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>

#include "searchd/views.hpp"

/// Inside of present: what the pages of the registers have in common. Links are made from the parameters as they came,
/// so that filters, order and words on screen stay in every one of them.
namespace minutebook::views {

/// "/decisions?q=…" with the parameters of the page; `name` set to `value` (empty: left out), from the first result.
std::string list_link(const RegisterPage& page, const std::string& name, const std::string& value);

/// The head and foot of a register: "count", "read_as", "repairs", "did_you_mean", "active", "facets", "histogram",
/// "pagination", "exports", "sorts" and the form's inputs.
void put_list(Json& view, const Json& answer, const RegisterPage& page);

/// The words that a view of one thing shares with its neighbours.
Json meeting_line(const Json& meeting);
Json document_line(const Json& document);
/// "item", "page", "url" of a decision, an action or an entry of a timeline.
void put_source(Json& view, const Json& entry);
/// How a decision went, in whose words; without where it stands.
Json decision_words(const Json& decision);
Json decision_card(const Json& decision);
/// A paper that is like another: what of it, and what came of it.
Json likeness_line(const Json& like);
/// `day`: ISO; an action that was due before it and is not known to be done is marked.
Json action_card(const Json& action, const std::string& day);
Json snippet_view(const Json& snippet);

/// Pages of one meeting and one person.
Json meeting_page_view(const Json& meeting, const Frame& frame);
Json person_page_view(const Json& person, const Frame& frame);
/// For a script element that holds data: nothing in it can end the element (HTML 4.12.1.3).
std::string inside_script(const Json& json);

}  // namespace minutebook::views

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "lib/model/record.hpp"

namespace minutebook {

/// True when nothing of the paper may be public: it is marked restricted, or weakly marked and so held back.
bool is_held_back(const DocumentRecord& record);

/// True when only parts of the paper must not be public.
bool has_restricted_parts(const DocumentRecord& record);

/// The record without its restricted pages, items and passages and without anything that was read from them. Where only
/// an item is restricted, all pages it touches are emptied: a page that is half public is not public.
DocumentRecord public_part(const DocumentRecord& record);

}  // namespace minutebook

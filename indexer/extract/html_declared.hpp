// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <libxml/tree.h>

#include "lib/model/layout.hpp"

namespace minutebook {

/// Notes what a page of HTML says beside its text (Layout::declared): banners and what is hidden, words that style
/// sheets print, words about pictures, what <meta> declares, comments, values of fields. `root` is the root element.
void declare_beside_text(const xmlNode& root, Layout& layout);

}  // namespace minutebook

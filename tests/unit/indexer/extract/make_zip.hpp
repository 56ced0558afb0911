// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <utility>
#include <vector>

namespace minutebook {

/// A zip of (name, bytes), stored without compression (PKWARE APPNOTE 4.3).
std::string make_zip(const std::vector<std::pair<std::string, std::string>>& entries);

/// A DOCX whose word/document.xml has this inside w:body; `more` are further entries.
std::string make_docx(const std::string& body, const std::vector<std::pair<std::string, std::string>>& more = {});

/// An ODT with this inside office:text and office:automatic-styles.
std::string make_odt(const std::string& text, const std::string& styles = {});

/// A PDF of one page for each content stream, 595 by 842 points; /F1 is Helvetica, /F2 Helvetica-Bold, /F3
/// Helvetica-Oblique. `page_entries` go into every page's dictionary.
std::string make_pdf(const std::vector<std::string>& contents, const std::string& page_entries = {});

/// Content stream: `text` at (x, y from the top) in points.
std::string at(double x, double y, const std::string& text, const std::string& font = "F1", double size = 11);

}  // namespace minutebook

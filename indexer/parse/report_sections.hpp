// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/parse/clean.hpp"

namespace minutebook {

/// What a report says it is for.
struct ReportSections {
  std::string summary;
  std::optional<Purpose> purpose;
  std::vector<Recommendation> recommendations;
};

/// Headings and labels "Summary", "Purpose of report", "Recommendation(s)" and the sentence "It is recommended that",
/// each with the text below it up to the next heading (domain specification §3.11). Lists become one recommendation an
/// entry.
ReportSections read_report_sections(const CleanText& text, DocumentType type);

/// "For noting", "To consider ...", "[Decision]": code by the first verb of purpose in it.
std::optional<PurposeCode> purpose_code_of(std::string_view text);

/// Splits "(a) note the report; (b) agree" and lines that begin with such labels. Without labels: one entry.
std::vector<Recommendation> split_recommendations(const std::vector<std::string>& paragraphs);

/// Decision and minute references, as printed and once each: "24/00109", "DM/2023/00989". At most 200.
std::vector<std::string> read_references(const CleanText& text);

}  // namespace minutebook

// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/model/csv.hpp"

#include "lib/base/text.hpp"
#include "lib/model/register_parts_json.hpp"

namespace minutebook {
namespace {

std::string snippet_text(const SearchHit& hit) {
  std::string text;
  for (const auto& part : hit.snippet) text += part.text;
  return collapse_spaces(text);
}

/// Well-formed and without control characters; line feeds stay, which a quoted cell may hold.
std::string clean(std::string_view text) {
  const std::string repaired = repair_utf8(text);
  std::string out;
  for (auto line : split(repaired, '\n')) {
    if (line.ends_with('\r')) line.remove_suffix(1);
    out += terminal_safe(line) + '\n';
  }
  if (!out.empty()) out.pop_back();
  return out;
}

std::string row_of(const std::vector<std::string>& cells) {
  std::string line;
  for (size_t i = 0; i < cells.size(); ++i) line += (i ? "," : "") + csv_cell(cells[i]);
  return line + "\r\n";
}

}  // namespace

std::string csv_cell(std::string_view text) {
  std::string out = clean(text);
  const bool formula = !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos;
  if (formula) out.insert(0, "'");
  if (out.find_first_of(",\"\r\n") == std::string::npos) return out;
  std::string quoted = "\"";
  for (const char c : out) quoted += c == '"' ? "\"\"" : std::string(1, c);
  return quoted + "\"";
}

std::string to_csv(const SearchResult& result, const std::string& base_url) {
  std::string out = row_of({"title", "body", "date", "type", "kind", "item", "item_title", "page", "outcome", "owners",
                            "text", "weak", "path", "id", "url"});
  for (const auto& hit : result.hits) {
    out += row_of({hit.document.title, hit.document.body, hit.document.date, hit.document.type,
                   std::string(to_name(hit.kind)), hit.item_number, hit.item_title,
                   hit.page ? std::to_string(hit.page) : "", hit.outcome, join(hit.owners, "; "), snippet_text(hit),
                   hit.weak ? "weak" : "", hit.document.path, hit.document.id,
                   base_url + register_parts::place_url(hit.document.id, hit.page)});
  }
  return out;
}

}  // namespace minutebook

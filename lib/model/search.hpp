// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "lib/base/date.hpp"
#include "lib/model/duplicate.hpp"
#include "lib/model/fields.hpp"

namespace minutebook {

enum class SortOrder { relevance, newest, oldest };
enum class EntryKind { document, passage, decision, action };
std::string_view to_name(SortOrder);
std::string_view to_name(EntryKind);
std::optional<SortOrder> sort_order_from_name(std::string_view name);
std::optional<EntryKind> entry_kind_from_name(std::string_view name);

/// One filter that came as a parameter (board=…), not in the query text. Values of one field are alternatives, fields
/// are all required.
struct Filter {
  FieldId field = FieldId::board;
  std::string value;
  friend bool operator==(const Filter&, const Filter&) = default;
};

struct SearchRequest {
  std::string text;  ///< as typed
  std::vector<Filter> filters;
  SortOrder sort = SortOrder::relevance;
  uint32_t limit = 10;  ///< 0 to 100
  uint32_t offset = 0;
  bool with_facets = true;
  friend bool operator==(const SearchRequest&, const SearchRequest&) = default;
};

/// A part of the query that was repaired or not understood; offsets are bytes of the text as typed.
struct QueryProblem {
  std::string message;
  uint32_t start = 0, end = 0;
  std::string suggestion;  ///< may be empty
  friend bool operator==(const QueryProblem&, const QueryProblem&) = default;
};

struct SnippetPart {
  std::string text;
  bool hit = false;
  friend bool operator==(const SnippetPart&, const SnippetPart&) = default;
};

struct DocumentSummary {
  std::string id, path, title, type, body, date;  ///< date ISO or empty
  uint32_t pages = 0;
  friend bool operator==(const DocumentSummary&, const DocumentSummary&) = default;
};

/// Another item of the same document that matched too.
struct OtherItem {
  std::string number, title;
  uint32_t page = 0;
  friend bool operator==(const OtherItem&, const OtherItem&) = default;
};

/// A decision or an action of the hit's item.
struct ItemOutcome {
  EntryKind kind = EntryKind::decision;
  std::string text;  ///< cut short when it is long
  std::string outcome;
  std::vector<std::string> owners;
  uint32_t page = 0;
  std::string due_text, due;  ///< as printed, and the day in ISO when it could be read
  friend bool operator==(const ItemOutcome&, const ItemOutcome&) = default;
};

/// One line of the result: a document with its best entry.
struct SearchHit {
  EntryKind kind = EntryKind::passage;
  DocumentSummary document;
  std::string item_number, item_title;
  uint32_t page = 0;  ///< of the best entry, 1-based; 0 unknown
  std::vector<SnippetPart> snippet;
  std::vector<std::string> why;           ///< words and fields that matched
  std::vector<uint32_t> also_on_pages;    ///< of the same document, ascending, without `page`
  std::vector<OtherItem> also_items;      ///< of the same document, best first, without the hit\'s own item
  std::vector<ItemOutcome> item_results;  ///< what came of the item, without the hit itself
  std::string outcome;                    ///< decision entries
  std::vector<std::string> owners;        ///< action entries
  bool weak = false;
  double score = 0;
  Duplicates duplicates;
  friend bool operator==(const SearchHit&, const SearchHit&) = default;
};

struct FacetValue {
  std::string value;
  uint64_t count = 0;
  friend bool operator==(const FacetValue&, const FacetValue&) = default;
};
struct Facet {
  std::string name;  ///< board, type, year, person, owner, outcome
  std::vector<FacetValue> values;
  friend bool operator==(const Facet&, const Facet&) = default;
};

/// A part of the query that emptied the list, and what the list would hold without it.
struct Remedy {
  std::string part;    ///< in plain English
  SearchRequest rest;  ///< the request without it
  uint64_t total = 0;  ///< papers
  friend bool operator==(const Remedy&, const Remedy&) = default;
};

/// Counts over a whole result in time. Values without any are left out.
struct Histogram {
  bool by_month = false;           ///< when the result spans three years or less
  std::vector<FacetValue> values;  ///< "2012" or "2012-03", oldest first
  uint64_t undated = 0;
  friend bool operator==(const Histogram&, const Histogram&) = default;
};
/// From counts by month ("201203").
Histogram histogram_of(const std::vector<std::pair<std::string, uint64_t>>& months, uint64_t undated);

/// How much of what a search asks for is in the archive at all, when it names a board or a time.
struct Coverage {
  std::vector<std::string> boards;  ///< with meetings there, most meetings first; at most 30
  uint64_t meetings = 0, with_minutes = 0;
  uint64_t unread = 0;            ///< papers of those boards and that time with pages that were not read
  uint64_t unread_elsewhere = 0;  ///< the same of papers of which nobody knows the board or day
  std::string text;               ///< one or two sentences
  friend bool operator==(const Coverage&, const Coverage&) = default;
};

struct SearchResult {
  std::string text;     ///< as typed
  std::string read_as;  ///< in plain English
  std::vector<QueryProblem> problems;
  std::vector<Filter> filters;
  uint64_t total = 0;  ///< documents
  bool total_exact = true;
  double took_ms = 0;
  std::string revision;
  std::vector<SearchHit> hits;
  std::vector<Facet> facets;
  Histogram histogram;  ///< papers; `undated` of them come last when sorted by date
  std::string did_you_mean;
  uint64_t undated_left_out = 0;
  std::vector<Remedy> remedies;      ///< only when nothing was found, most papers first
  std::optional<Coverage> coverage;  ///< only with facets
  SearchRequest request;
};

}  // namespace minutebook

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "lib/model/register_answers.hpp"
#include "lib/model/search.hpp"

namespace minutebook {

/// What a decision or action says of itself beside its words.
struct EntryDetail {
  std::string key;  ///< see entry_key()
  std::string minute_number, organization;
  bool weak = false;  ///< Strength::weak
  std::string mover, seconder;
  std::optional<Vote> vote;  ///< counts and words, no names
  std::vector<Owner> owners;
  std::string reference, due_text, due, status;  ///< due ISO; status as printed
  friend bool operator==(const EntryDetail&, const EntryDetail&) = default;
};
std::string pack(const EntryDetail& detail);
std::optional<EntryDetail> unpack_detail(std::string_view bytes);

/// One decision or action of a register.
struct RegisterHit {
  EntryKind kind = EntryKind::decision;
  DocumentSummary document;
  std::string item_number, item_title;
  uint32_t page = 0;
  std::string text, outcome;
  EntryDetail detail;
  std::vector<SnippetPart> snippet;
  std::vector<std::string> why;
  bool weak = false;
  std::optional<MeetingRef> meeting;
  ResolvedStatus status;  ///< of actions
};

struct RegisterResult {
  std::string read_as;
  std::vector<QueryProblem> problems;
  uint64_t total = 0;  ///< entries
  bool total_exact = true;
  double took_ms = 0;
  std::string revision;
  std::vector<RegisterHit> hits;
  std::vector<Facet> facets;
  Histogram histogram;
  std::string did_you_mean;
  uint64_t undated_left_out = 0;
  std::vector<Remedy> remedies;      ///< only when nothing was found, most entries first
  std::optional<Coverage> coverage;  ///< only with facets
  SearchRequest request;
};

/// One matter across meetings.
struct TimelineEntry {
  DocumentSummary document;
  PaperRole role = PaperRole::paper;
  EntryKind kind = EntryKind::passage;  ///< passage stands for the paper itself
  std::string item_number, item_title, minute_number;
  uint32_t page = 0;
  std::string text, outcome;
  std::vector<Owner> owners;
  std::vector<SnippetPart> snippet;
  std::optional<ResolvedStatus> status;
};
struct TimelineGroup {
  std::optional<MeetingRef> meeting;
  std::string date, body;
  std::vector<TimelineEntry> entries;
};
struct Timeline {
  std::string read_as;
  std::vector<QueryProblem> problems;
  uint64_t total = 0;
  bool total_exact = true;
  uint64_t shown = 0, undated = 0;  ///< papers
  double took_ms = 0;
  std::string revision;
  std::vector<TimelineGroup> groups;
  std::string did_you_mean;
  SearchRequest request;
};

/// What papers are looked for that are like another, or like a text.
struct SimilarRequest {
  std::string document;  ///< id; empty: `text`
  std::string item;      ///< number of an item of it; empty: the whole paper
  std::string text;
  std::vector<Filter> filters;
  bool earlier = false;       ///< only before the example's date
  bool decided = false;       ///< only parts that were decided
  bool other_boards = false;  ///< only of other boards than the example's
  uint32_t limit = 10, offset = 0;
};
struct SimilarHit {
  DocumentSummary document;
  std::optional<MeetingRef> meeting;
  std::string item_number, item_title, minute_number;
  uint32_t page = 0;
  std::vector<SnippetPart> snippet;
  std::string outcome, decision;
  double likeness = 0;  ///< 0 to 1: share of the weight of the terms looked for
  std::vector<std::string> terms;
};
struct SimilarResult {
  SimilarRequest request;
  std::optional<DocumentSummary> document;
  std::string item_title;
  bool found_item = true;  ///< false: the paper has no such item
  std::vector<std::pair<std::string, double>> terms;
  uint64_t total = 0;
  bool total_exact = true;
  double took_ms = 0;
  std::string revision;
  std::vector<SimilarHit> hits;
};

}  // namespace minutebook

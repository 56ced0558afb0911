// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace minutebook {

/// The terms of one entry, with how often each counts and where it stands. Terms are kept in the order in which they
/// came and found by hash: this is where an index run spends much of its time.
class TermTable {
 public:
  struct Term {
    std::string text;
    uint32_t weight = 0;  ///< how often it counts; 0: a mark that only matches
  };
  struct Posting {
    uint32_t term = 0;  ///< its place in terms()
    uint32_t position = 0;
  };

  /// The place of the term, which is added with weight 0 when it is new.
  uint32_t number_of(std::string_view term);
  void mark(std::string_view term) { number_of(term); }
  void add_weight(uint32_t number, uint32_t weight) { terms_[number].weight += weight; }
  void add_position(uint32_t number, uint32_t position) { postings_.push_back({number, position}); }

  [[nodiscard]] const std::vector<Term>& terms() const { return terms_; }
  [[nodiscard]] const std::vector<Posting>& postings() const { return postings_; }
  /// All weights together.
  [[nodiscard]] uint64_t weight() const;

 private:
  void grow();

  std::vector<Term> terms_;
  std::vector<Posting> postings_;
  std::vector<uint32_t> slots_;  ///< by hash: place in terms_ + 1, 0 empty; a power of two of them, at most half full
};

}  // namespace minutebook

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <memory>
#include <string>
#include <vector>

#include <xapian.h>

#include "lib/index/coverage_weight.hpp"

namespace minutebook {

/// Weighted lengths of all entries, by id.
using EntryLengths = std::vector<Xapian::termcount>;

/// Reads them all: 0.1 µs an entry. Throws what Xapian throws.
EntryLengths read_entry_lengths(const Xapian::Database& database);

/// A term that is weighed as CoverageWeight weighs it. Of a term in a query Xapian 1.4 looks up the length of every
/// entry in the database itself, which takes longer than all the rest of a search.
class CountedTerm : public Xapian::PostingSource {
 public:
  /// `shape` is read when a search begins.
  CountedTerm(std::string term, std::shared_ptr<const EntryLengths> lengths, std::shared_ptr<const WeightShape> shape)
      : term_(std::move(term)), lengths_(std::move(lengths)), shape_(std::move(shape)) {}

  CountedTerm* clone() const override { return new CountedTerm(term_, lengths_, shape_); }
  std::string name() const override { return "minutebook::CountedTerm"; }
  std::string get_description() const override { return term_; }

  void init(const Xapian::Database& database) override;
  Xapian::doccount get_termfreq_min() const override { return entries_; }
  Xapian::doccount get_termfreq_est() const override { return entries_; }
  Xapian::doccount get_termfreq_max() const override { return entries_; }
  double get_weight() const override;
  bool at_end() const override { return begun_ && at_ == end_; }
  Xapian::docid get_docid() const override { return *at_; }
  void next(double least) override;
  void skip_to(Xapian::docid entry, double least) override;

 private:
  std::string term_;
  std::shared_ptr<const EntryLengths> lengths_;
  std::shared_ptr<const WeightShape> shape_;
  std::unique_ptr<CoverageWeight> weight_;  ///< made by init()
  Xapian::PostingIterator at_, end_;
  bool begun_ = false;
  Xapian::doccount entries_ = 0;
};

}  // namespace minutebook

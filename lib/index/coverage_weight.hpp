// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <array>
#include <string>

#include <xapian.h>

namespace minutebook {

/// How one occurrence of a word is valued. Every word a query asks for is worth its rarity (idf); `coverage` of that is
/// earned by being there at all, the rest by how often, against the length of the entry, as in BM25. A word is worth
/// less in an entry longer than others: a transcript of two hours has nearly every word, and answers nothing by that.
struct WeightShape {
  double coverage = 0.6;        ///< 0 to 1
  double saturation = 1.2;      ///< BM25 k1
  double length_share = 0.5;    ///< BM25 b, 0 to 1
  double average_length = 300;  ///< of the entries that are compared, in weighted words
  double rarity_power = 1.0;    ///< 0: the query has its own weights
  double chance = 0.0;          ///< how far a long entry counts as so many average ones, in each of which a word may be
};

/// BM25 with coverage. Own weights are needed because stock BM25 lets one rare word often repeated beat an entry that
/// has every word. Not usable through Xapian's remote protocol.
class CoverageWeight : public Xapian::Weight {
 public:
  explicit CoverageWeight(const WeightShape& shape);
  CoverageWeight* clone() const override;
  void init(double factor) override;
  /// Does what init() does where Xapian does not call it.
  void set_worth(double factor, double entries, double entries_with_it);
  double get_sumpart(Xapian::termcount wdf, Xapian::termcount length, Xapian::termcount unique_terms) const override;
  double get_maxpart() const override;
  double get_sumextra(Xapian::termcount length, Xapian::termcount unique_terms) const override;
  double get_maxextra() const override;
  std::string name() const override;

 private:
  [[nodiscard]] double worth_in(double relative_length) const;

  WeightShape shape_;
  std::array<double, 48> worth_{};  ///< in entries of average length, and then in steps of a quarter to twice as long
};

/// What CoverageWeight gives for a term that stands in an entry without counting.
double weight_of_mark(const WeightShape& shape, double entries, double entries_with_it);

/// Natural logarithm of how rare a term is: of (1 + entries / entries with it).
double rarity(double entries, double entries_with_it);

}  // namespace minutebook

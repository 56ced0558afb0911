// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
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

/// What one word is worth in an entry: BM25 with coverage. Stock BM25 lets one rare word often repeated beat an entry
/// that has every word.
class WordWorth {
 public:
  WordWorth() = default;
  WordWorth(const WeightShape& shape, double factor, double entries, double entries_with_it);

  /// In an entry of this length that counts the word so often.
  [[nodiscard]] double operator()(Xapian::termcount count, Xapian::termcount length) const {
    const double relative = std::max(1.0, static_cast<double>(length)) / shape_.average_length;
    const double norm = shape_.saturation * (1 - shape_.length_share + shape_.length_share * relative);
    const double often = count / (count + norm);
    return worth_in(shape_.chance * relative) * (shape_.coverage + (1 - shape_.coverage) * often);
  }
  [[nodiscard]] double most() const { return worth_.front(); }

 private:
  [[nodiscard]] double worth_in(double relative_length) const {
    const auto quarters = static_cast<uint32_t>(std::clamp(4 * relative_length, 4.0, 16000.0));
    const auto octave = static_cast<uint32_t>(std::bit_width(quarters)) - 3;
    return worth_[octave * 4 + ((quarters >> octave) & 3U)];
  }

  WeightShape shape_;
  std::array<double, 48> worth_{};  ///< in entries of average length, and then in steps of a quarter to twice as long
};

/// WordWorth for the terms that Xapian weighs: marks and words as they stand, which are there or not and do not count.
/// Not usable through Xapian's remote protocol.
class CoverageWeight : public Xapian::Weight {
 public:
  explicit CoverageWeight(const WeightShape& shape);
  CoverageWeight* clone() const override;
  void init(double factor) override;
  double get_sumpart(Xapian::termcount wdf, Xapian::termcount length, Xapian::termcount unique_terms) const override;
  double get_maxpart() const override;
  double get_sumextra(Xapian::termcount length, Xapian::termcount unique_terms) const override;
  double get_maxextra() const override;
  std::string name() const override;

 private:
  WeightShape shape_;
  WordWorth worth_;
};

/// What WordWorth gives for a term that stands in an entry without counting.
double weight_of_mark(const WeightShape& shape, double entries, double entries_with_it);

/// Natural logarithm of how rare a term is: of (1 + entries / entries with it).
double rarity(double entries, double entries_with_it);

}  // namespace minutebook

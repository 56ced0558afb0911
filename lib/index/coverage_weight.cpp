// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/index/coverage_weight.hpp"

#include <cmath>

namespace minutebook {

double rarity(double entries, double entries_with_it) { return std::log1p(entries / std::max(1.0, entries_with_it)); }

double weight_of_mark(const WeightShape& shape, double entries, double entries_with_it) {
  return std::pow(rarity(entries, entries_with_it), shape.rarity_power) * shape.coverage;
}

WordWorth::WordWorth(const WeightShape& shape, double factor, double entries, double entries_with_it) : shape_(shape) {
  const size_t steps = shape.chance > 0 ? worth_.size() : 1;  // else every entry is as an average one
  for (size_t step = 0; step < steps; ++step) {
    const double relative = std::ldexp(1 + static_cast<double>(step % 4) / 4, static_cast<int>(step / 4));
    worth_[step] = factor * std::pow(rarity(entries / relative, entries_with_it), shape.rarity_power);
  }
}

CoverageWeight::CoverageWeight(const WeightShape& shape) : shape_(shape) {
  need_stat(COLLECTION_SIZE);
  need_stat(TERMFREQ);
  need_stat(DOC_LENGTH);
}

CoverageWeight* CoverageWeight::clone() const { return new CoverageWeight(shape_); }

void CoverageWeight::init(double factor) { worth_ = WordWorth(shape_, factor, get_collection_size(), get_termfreq()); }

double CoverageWeight::get_sumpart(Xapian::termcount, Xapian::termcount length, Xapian::termcount) const {
  return worth_(0, length);
}

double CoverageWeight::get_maxpart() const { return worth_.most(); }
double CoverageWeight::get_sumextra(Xapian::termcount, Xapian::termcount) const { return 0; }
double CoverageWeight::get_maxextra() const { return 0; }
std::string CoverageWeight::name() const { return "minutebook::CoverageWeight"; }

}  // namespace minutebook

// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/index/coverage_weight.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>

namespace minutebook {

double rarity(double entries, double entries_with_it) { return std::log1p(entries / std::max(1.0, entries_with_it)); }

double weight_of_mark(const WeightShape& shape, double entries, double entries_with_it) {
  return std::pow(rarity(entries, entries_with_it), shape.rarity_power) * shape.coverage;
}

CoverageWeight::CoverageWeight(const WeightShape& shape) : shape_(shape) {
  need_stat(COLLECTION_SIZE);
  need_stat(TERMFREQ);
  need_stat(WDF);
  need_stat(DOC_LENGTH);
}

CoverageWeight* CoverageWeight::clone() const { return new CoverageWeight(shape_); }

void CoverageWeight::init(double factor) { set_worth(factor, get_collection_size(), get_termfreq()); }

void CoverageWeight::set_worth(double factor, double entries, double entries_with_it) {
  for (size_t step = 0; step < worth_.size(); ++step) {
    const double relative = std::ldexp(1 + static_cast<double>(step % 4) / 4, static_cast<int>(step / 4));
    worth_[step] = factor * std::pow(rarity(entries / relative, entries_with_it), shape_.rarity_power);
  }
}

double CoverageWeight::worth_in(double relative_length) const {
  const auto quarters = static_cast<uint32_t>(std::clamp(4 * relative_length, 4.0, 16000.0));
  const auto octave = static_cast<uint32_t>(std::bit_width(quarters)) - 3;
  return worth_[octave * 4 + ((quarters >> octave) & 3U)];
}

double CoverageWeight::get_sumpart(Xapian::termcount wdf, Xapian::termcount length, Xapian::termcount) const {
  const double relative = std::max(1.0, static_cast<double>(length)) / shape_.average_length;
  const double norm = shape_.saturation * (1 - shape_.length_share + shape_.length_share * relative);
  const double often = wdf / (wdf + norm);
  return worth_in(shape_.chance * relative) * (shape_.coverage + (1 - shape_.coverage) * often);
}

double CoverageWeight::get_maxpart() const { return worth_.front(); }
double CoverageWeight::get_sumextra(Xapian::termcount, Xapian::termcount) const { return 0; }
double CoverageWeight::get_maxextra() const { return 0; }
std::string CoverageWeight::name() const { return "minutebook::CoverageWeight"; }

}  // namespace minutebook

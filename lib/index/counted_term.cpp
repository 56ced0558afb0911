// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/index/counted_term.hpp"

namespace minutebook {

EntryLengths read_entry_lengths(const Xapian::Database& database) {
  EntryLengths out(database.get_lastdocid() + 1, 0);
  const auto end = database.postlist_end(std::string());
  for (auto entry = database.postlist_begin(std::string()); entry != end; ++entry) out[*entry] = entry.get_doclength();
  return out;
}

void CountedTerm::init(const Xapian::Database& database) {
  entries_ = database.get_termfreq(term_);
  weight_ = std::make_unique<CoverageWeight>(*shape_);
  weight_->set_worth(1.0, database.get_doccount(), entries_);
  set_maxweight(weight_->get_maxpart());
  at_ = database.postlist_begin(term_);
  end_ = database.postlist_end(term_);
  begun_ = false;
}

double CountedTerm::get_weight() const {
  const Xapian::docid entry = *at_;
  return weight_->get_sumpart(at_.get_wdf(), entry < lengths_->size() ? (*lengths_)[entry] : 0, 0);
}

void CountedTerm::next(double /*least*/) {
  if (begun_)
    ++at_;
  else
    begun_ = true;
}

void CountedTerm::skip_to(Xapian::docid entry, double /*least*/) {
  begun_ = true;
  if (at_ != end_) at_.skip_to(entry);
}

}  // namespace minutebook

// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/index/budget.hpp"

#include <ctime>

namespace minutebook {
namespace {

constexpr uint64_t steps_of_an_entry = 500;  // positions of two words

std::chrono::nanoseconds processor_time() {
  timespec time = {};
  ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
}

class EntriesInTime : public Xapian::PostingSource {
 public:
  explicit EntriesInTime(Budget& budget) : budget_(budget) {}

  EntriesInTime* clone() const override { return new EntriesInTime(budget_); }
  std::string name() const override { return "minutebook::EntriesInTime"; }
  std::string get_description() const override { return "in time"; }

  void init(const Xapian::Database& database) override {
    all_ = database.get_doccount();
    last_ = database.get_lastdocid();
    entry_ = 0;
    set_maxweight(0);
  }
  Xapian::doccount get_termfreq_min() const override { return 0; }
  Xapian::doccount get_termfreq_est() const override { return all_; }
  Xapian::doccount get_termfreq_max() const override { return all_; }
  bool at_end() const override { return entry_ > last_ || budget_.is_spent(); }
  Xapian::docid get_docid() const override { return entry_; }
  void next(double /*least*/) override { move_to(entry_ + 1); }
  void skip_to(Xapian::docid entry, double /*least*/) override { move_to(entry); }

 private:
  void move_to(Xapian::docid entry) {
    entry_ = entry;
    budget_.take(steps_of_an_entry);
  }

  Budget& budget_;
  Xapian::doccount all_ = 0;
  Xapian::docid last_ = 0, entry_ = 0;
};

}  // namespace

void Budget::begin(std::chrono::milliseconds allowed) {
  end_ = processor_time() + allowed;
  steps_ = 0;
  spent_ = allowed <= std::chrono::milliseconds(0);
}

bool Budget::look() {
  steps_ = 0;
  spent_ = spent_ || processor_time() >= end_;
  return !spent_;
}

std::optional<QueryProblem> Budget::problem() const {
  if (!spent_) return std::nullopt;
  return QueryProblem{
      "This search took too long and was stopped: something may be missing here; ask for fewer or for rarer words",
      0,
      0,
      {}};
}

Xapian::Query Budget::entries_in_time() { return Xapian::Query((new EntriesInTime(*this))->release()); }

}  // namespace minutebook

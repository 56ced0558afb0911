// SPDX-License-Identifier: GPL-3.0-or-later
// Seconds of processor time that grouping names to persons takes, and how they grow, on invented mentions of several
// shapes.
//   bench_people [--mentions N] [--check]
// --check fails when twice the mentions take more than three times as long.
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <random>
#include <string>
#include <vector>

#include "lib/model/people.hpp"

namespace {

using namespace minutebook;

/// Papers of councils: each has a folder, six bodies and monthly meetings, whose lists print one person in many ways.
class Mentions {
 public:
  struct Shape {
    const char* name;
    size_t surnames;  ///< of a council
    size_t given;
    size_t councils;        ///< 0: one for every 20,000 mentions
    unsigned bare_percent;  ///< how often only the surname is printed
    bool has_body;
  };

  explicit Mentions(const Shape& shape) : shape_(shape) {}

  std::vector<NameMention> make(size_t count) {
    std::vector<NameMention> out;
    out.reserve(count);
    const size_t councils = shape_.councils > 0 ? shape_.councils : count / 20'000 + 1;
    for (size_t paper = 0; out.size() < count; ++paper)
      for (size_t n = 0; n < 20 && out.size() < count; ++n) out.push_back(one(paper, paper % councils));
    return out;
  }

 private:
  NameMention one(size_t paper, size_t council) {
    static constexpr const char* given[] = {"Ann", "Bob", "Cara", "Dan", "Eve", "Finn", "Gwen", "Hal", "Ida", "Jon"};
    NameMention out;
    const size_t person = random_() % (shape_.surnames * shape_.given);
    const bool officer = person % 3 == 0;
    const std::string surname = surname_of(person % shape_.surnames), first = given[person / shape_.surnames % 10];
    const bool bare = random_() % 100 < shape_.bare_percent;
    const bool initial = random_() % 2 == 0;
    out.name = bare ? surname : (initial ? first.substr(0, 1) + "." : first) + " " + surname;
    if (random_() % 5 > 0) out.prefix = {officer ? "Mr" : "Cllr"};
    out.document = "paper " + std::to_string(paper);
    out.status = officer ? "in_attendance" : random_() % 4 == 0 ? "mover" : "present";
    out.listed = out.status != "mover";
    if (officer) out.role = "Engineer";
    if (shape_.has_body) out.body = "Committee " + std::to_string(paper % 6);
    out.filed_under = "/papers/council " + std::to_string(council);
    out.date = Date{2000 + static_cast<int>(random_() % 24), 1 + static_cast<int>(random_() % 12), 3};
    return out;
  }

  /// Surnames that differ in several letters: slips are rare.
  static std::string surname_of(size_t number) {
    std::mt19937 letters(static_cast<unsigned>(number));
    std::string out = "M";
    for (size_t n = 0; n < 6; ++n) out += static_cast<char>('a' + letters() % 20);
    return out + "ley";
  }

  const Shape& shape_;
  std::mt19937 random_{7};
};

double seconds_for(const Mentions::Shape& shape, size_t count, size_t& persons) {
  const std::vector<NameMention> mentions = Mentions(shape).make(count);
  const std::clock_t begun = std::clock();
  persons = make_people(mentions).persons.size();
  return static_cast<double>(std::clock() - begun) / CLOCKS_PER_SEC;
}

}  // namespace

int main(int argc, char** argv) {
  size_t most = 1'000'000;
  bool check = false;
  for (int i = 1; i < argc; ++i) {
    if (std::strcmp(argv[i], "--check") == 0) check = true;
    if (std::strcmp(argv[i], "--mentions") == 0 && i + 1 < argc) most = std::strtoul(argv[++i], nullptr, 10);
  }
  const Mentions::Shape shapes[] = {{"councils", 120, 3, 0, 30, true},
                                    {"one council", 4'000, 10, 1, 30, true},
                                    {"one surname", 1, 10, 1, 30, true},
                                    {"bare surnames", 200, 1, 1, 100, true},
                                    {"one bare surname", 1, 1, 1, 100, true},
                                    {"papers without a body", 200, 3, 5, 50, false},
                                    {"everybody another", 160'000, 10, 1, 30, true}};
  bool steep = false;
  std::printf("%-24s%12s%10s%10s%8s\n", "shape", "mentions", "persons", "seconds", "growth");
  for (const Mentions::Shape& shape : shapes) {
    double before = 0;
    for (const size_t count : {most / 4, most / 2, most}) {
      size_t persons = 0;
      const double seconds = seconds_for(shape, count, persons);
      const double growth = before > 0 ? seconds / before : 0;
      std::printf("%-24s%12zu%10zu%10.2f%8.1f\n", shape.name, count, persons, seconds, growth);
      std::fflush(stdout);
      steep = steep || growth > 3;
      before = seconds;
    }
  }
  return check && steep ? 1 : 0;
}

// SPDX-License-Identifier: GPL-3.0-or-later
// Cost of the registers on an invented archive: making them, asking for suggestions, people, meetings and likenesses.
//   bench_registers [--papers N] [--rounds N]
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include "lib/index/reader.hpp"
#include "lib/index/writer.hpp"
#include "lib/model/registers.hpp"

namespace {

using namespace minutebook;
using Clock = std::chrono::steady_clock;

double milliseconds_since(Clock::time_point begun) {
  return std::chrono::duration<double, std::milli>(Clock::now() - begun).count();
}

/// Invented papers: a board has 12 meetings a year, each with an agenda, two reports and minutes.
class Papers {
 public:
  std::vector<DocumentRecord> make(size_t count) {
    std::vector<DocumentRecord> out;
    for (size_t i = 0; i < count; ++i) out.push_back(paper(i));
    return out;
  }

 private:
  std::string word() {
    static constexpr const char* starts[] = {"har", "mil", "dray", "fen", "bor", "cal",
                                             "pla", "ste", "wren", "tid", "mor", "sal"};
    static constexpr const char* ends[] = {"bour",  "ler",  "nage", "land", "row",  "endar",
                                           "nning", "ward", "moor", "al",   "ning", "t"};
    std::string text = std::string(starts[random_() % 12]) + ends[random_() % 12];
    return random_() % 3 == 0 ? text + ends[random_() % 12] : text;
  }
  std::string words(size_t count) {
    std::string text = word();
    for (size_t i = 1; i < count; ++i) text += " " + word();
    return text;
  }
  std::string name(size_t number) {
    static constexpr const char* given[] = {"Ann", "Bob", "Cara", "Dan", "Eve", "Finn", "Gwen", "Hal", "Ida", "Jon"};
    return std::string(given[number % 10]) + " Marsh" + std::string(1, static_cast<char>('a' + number / 10 % 26)) +
           std::string(1, static_cast<char>('a' + number / 260 % 26)) + "ley";
  }

  DocumentRecord paper(size_t number) {
    const size_t meeting = number / 4, board = meeting / 120;
    char id[17];
    std::snprintf(id, sizeof id, "%016zx", number + 1);
    DocumentRecord record;
    record.id = id;
    record.source.path = "board" + std::to_string(board) + "/" + id + ".pdf";
    record.page_count = 4;
    Minutes& m = record.minutes;
    m.type = number % 4 == 0 ? DocumentType::minutes : number % 4 == 1 ? DocumentType::agenda : DocumentType::report;
    m.title = "Report on " + words(3);
    m.body = NamedValue{"Board of " + std::to_string(board) + " Fenland", {}};
    m.date = Date{static_cast<int>(2010 + meeting % 120 / 12), static_cast<int>(1 + meeting % 12), 7};
    if (number % 4 == 0)
      for (size_t i = 0; i < 15; ++i)
        m.attendance.push_back({name(board * 20 + i),
                                "",
                                {},
                                {},
                                i == 0 ? "Chair" : "",
                                "",
                                "",
                                AttendanceStatus::present,
                                "",
                                {},
                                {1, 0, 0, "", 1}});
    for (size_t i = 0; i < 8; ++i) {
      Item item;
      item.number = std::to_string(i + 1);
      item.title = words(4);
      if (number % 4 == 0) {
        item.decisions.push_back(
            {Outcome::agreed, "To " + words(12), {}, Strength::strong, "", "", {}, {1, 0, 0, "", 1}});
        item.actions.push_back({"To write about " + words(8),
                                {{OwnerKind::person, name(board * 20 + i), ""}},
                                "",
                                {},
                                "",
                                "",
                                Strength::strong,
                                {1, 0, 0, "", 1}});
      }
      Passage passage;
      passage.heading = item.title;
      passage.text = words(60);
      passage.item = static_cast<int>(i);
      m.passages.push_back(std::move(passage));
      m.items.push_back(std::move(item));
    }
    return record;
  }

  std::mt19937 random_{7};
};

template <class Work>
void measure(const char* what, size_t rounds, Work work) {
  std::vector<double> times;
  for (size_t i = 0; i < rounds; ++i) {
    const auto begun = Clock::now();
    work(i);
    times.push_back(milliseconds_since(begun));
  }
  std::sort(times.begin(), times.end());
  std::printf("%-28s p50 %7.2f ms   p99 %7.2f ms\n", what, times[times.size() / 2], times[times.size() * 99 / 100]);
}

void ask(Reader& reader, size_t rounds) {
  static constexpr const char* typed[] = {"h",    "ha",      "har",      "harb",     "harbour",  "mil",  "pla",
                                          "stew", "wren mo", "ann mars", "board of", "haarbour", "drayn"};
  measure("suggest", rounds, [&](size_t i) { (void)reader.suggest(typed[i % std::size(typed)], 8); });
  measure("people by name", rounds, [&](size_t i) {
    ListQuery query;
    query.text = i % 2 == 0 ? "ann" : "marshab";
    (void)reader.people(query);
  });
  measure("meetings of a board", rounds, [&](size_t) {
    ListQuery query;
    query.boards = {"board of 3 fenland"};
    (void)reader.meetings(query);
  });
  const auto search = [&](const char* what, const char* text, EntryKind kind) {
    measure(what, rounds, [&](size_t) {
      SearchRequest request;
      request.text = text;
      (void)reader.search_register(request, kind);
    });
  };
  search("decisions with two words", "harbour millernage", EntryKind::decision);
  search("every action, with facets", "", EntryKind::action);
  measure("similar papers", rounds, [&](size_t i) {
    SimilarRequest request;
    char id[17];
    std::snprintf(id, sizeof id, "%016zx", 1 + i * 7);
    request.document = id;
    (void)reader.similar(request);
  });
  measure("timeline", rounds, [&](size_t) {
    SearchRequest request;
    request.text = "harbour millernage wardal";
    (void)reader.timeline(request);
  });
}

int run(size_t papers, size_t rounds) {
  const auto records = Papers().make(papers);
  std::vector<PaperFacts> facts;
  size_t bytes = 0;
  for (const auto& record : records) {
    facts.push_back(facts_of(record));
    bytes += pack(facts.back()).size();
  }
  auto begun = Clock::now();
  const Registers registers = make_registers(facts);
  std::printf("%zu papers, %zu bytes of facts each; registers made in %.0f ms: %zu boards, %zu meetings, %zu people\n",
              papers, bytes / std::max<size_t>(1, papers), milliseconds_since(begun), registers.boards.size(),
              registers.meetings.size(), registers.people.persons.size());
  const auto folder = std::filesystem::temp_directory_path() / ("bench-registers-" + std::to_string(::getpid()));
  auto builder = IndexBuilder::begin(folder, 1);
  if (!builder) return 1;
  for (const auto& record : records)
    if (!(*builder)->add(record)) return 1;
  begun = Clock::now();
  const auto published = (*builder)->publish();
  std::printf("published in %.0f ms, registers among it\n", milliseconds_since(begun));
  auto reader = Reader::open(folder);
  if (published && reader) ask(*reader, rounds);
  builder->reset();
  std::error_code error;
  std::filesystem::remove_all(folder, error);
  return published && reader ? 0 : 1;
}

}  // namespace

int main(int count, char** arguments) {
  size_t papers = 4000;
  size_t rounds = 200;
  for (int i = 1; i + 1 < count; i += 2) {
    const std::string name = arguments[i];
    (name == "--papers" ? papers : rounds) = std::strtoul(arguments[i + 1], nullptr, 10);
  }
  return run(papers, std::max<size_t>(1, rounds));
}

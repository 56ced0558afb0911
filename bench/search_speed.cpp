// SPDX-License-Identifier: GPL-3.0-or-later
// How long searches take.
//
//   bench_search --index DIR --queries FILE [--searchd PROGRAM] [--rounds N] [--check]
//     asks the queries (a file as for minutebook judge) in this process and, with --searchd, over HTTP on one
//     connection; prints p50 and p99 of both, and how many processor seconds of the daemon do what one second does
//     here; the two take turns, round by round.
//     --check: exit code 1 when p50 is over 3 ms, p99 over 15 ms or that ratio below 0.85.
//   bench_search --nasty [--entries N] [--rounds N] [--check]
//     builds an invented index of N entries (default 200,000) and asks queries that are meant to hurt.
//     --check: exit code 1 when one takes more than 250 ms.
//
// The best round counts, since machines are noisy; excerpts and facets are always made.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <optional>
#include <random>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include "lib/base/file.hpp"
#include "lib/index/reader.hpp"
#include "lib/index/writer.hpp"
#include "lib/model/judgement.hpp"
#include "lib/model/view.hpp"
#include "tests/support/process.hpp"
#include "tests/support/temporary_folder.hpp"

namespace {

using namespace minutebook;

constexpr double p50_limit = 3, p99_limit = 15, throughput_limit = 0.85, nasty_limit = 250;

struct Options {
  std::string index, queries, searchd;
  unsigned rounds = 5, entries = 200'000;
  bool nasty = false, check = false;
};

[[noreturn]] void stop(const std::string& why) {
  std::fprintf(stderr, "bench_search: %s\n", why.c_str());
  std::exit(2);
}

double milliseconds() {
  const auto now = std::chrono::steady_clock::now().time_since_epoch();
  return std::chrono::duration<double, std::milli>(now).count();
}

double processor_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

/// Processor seconds of another process so far, to the nanosecond (its threads together).
double processor_seconds(pid_t pid) {
  clockid_t clock{};
  timespec time{};
  if (::clock_getcpuclockid(pid, &clock) != 0 || ::clock_gettime(clock, &time) != 0) stop("the daemon is gone");
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

double percentile(std::vector<double> values, double share) {
  if (values.empty()) return 0;
  std::sort(values.begin(), values.end());
  return values[std::min(values.size() - 1, static_cast<size_t>(share * static_cast<double>(values.size())))];
}

/// One connection that is kept.
class Client {
 public:
  explicit Client(uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address = {};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const int on = 1;
    ::setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    if (::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) stop("cannot connect");
  }
  ~Client() { ::close(socket_); }
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  /// Bytes of the answer.
  size_t get(const std::string& target) {
    const std::string request = "GET " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
    if (::send(socket_, request.data(), request.size(), MSG_NOSIGNAL) < 0) stop("cannot send");
    std::string answer;
    size_t body = std::string::npos;
    size_t length = 0;
    std::array<char, 65536> buffer{};
    while (body == std::string::npos || answer.size() < body + length) {
      const ssize_t read = ::recv(socket_, buffer.data(), buffer.size(), 0);
      if (read <= 0) stop("the daemon hung up on " + target);
      answer.append(buffer.data(), static_cast<size_t>(read));
      if (body != std::string::npos) continue;
      const size_t end = answer.find("\r\n\r\n");
      if (end == std::string::npos) continue;
      body = end + 4;
      const size_t field = answer.find("Content-Length: ");
      if (answer.compare(9, 3, "200") != 0 || field > end) stop("no good answer to " + target);
      length = std::strtoul(answer.c_str() + field + 16, nullptr, 10);
    }
    return answer.size();
  }

 private:
  int socket_;
};

struct Timing {
  std::vector<double> took;
  double processor = 0;  ///< seconds a round
  void keep_best(const Timing& other) {
    if (took.empty() || other.processor < processor) *this = other;
  }
  void print(const char* name) const {
    std::printf("%-12s p50 %7.2f ms   p99 %7.2f ms   %7.0f queries a processor second\n", name, percentile(took, 0.5),
                percentile(took, 0.99), processor > 0 ? static_cast<double>(took.size()) / processor : 0.0);
  }
};

SearchRequest request_of(const std::string& text) {
  SearchRequest request;
  request.text = text;
  return request;
}

Timing ask_here(Reader& reader, const std::vector<std::string>& queries) {
  Timing out;
  const double begun = processor_seconds();
  for (const std::string& query : queries) {
    const double before = milliseconds();
    const auto result = reader.search(request_of(query));
    if (!result) stop(to_text(result.error()));
    if (to_json(*result).empty()) stop("no answer");
    out.took.push_back(milliseconds() - before);
  }
  out.processor = processor_seconds() - begun;
  return out;
}

uint16_t port_of(const std::string& log) {
  for (int tries = 0; tries < 400; ++tries) {
    std::ifstream file(log);
    std::stringstream text;
    text << file.rdbuf();
    const std::string said = text.str();
    if (const size_t at = said.find("127.0.0.1:"); at != std::string::npos && said.find('\n', at) != std::string::npos)
      return static_cast<uint16_t>(std::strtoul(said.c_str() + at + 10, nullptr, 10));
    std::this_thread::sleep_for(std::chrono::milliseconds(25));
  }
  stop("the daemon does not say where it listens");
}

/// The daemon, and one connection to it.
class Daemon {
 public:
  Daemon(const Options& options, const std::vector<std::string>& queries)
      : log_((folder_.path() / "log").string()),
        program_({options.searchd, "--index", options.index, "--listen", "127.0.0.1:0"}, log_),
        client_(port_of(log_)) {
    for (const std::string& query : queries)
      targets_.push_back("/api/v1/search?" + to_query_string(request_of(query), 0));
  }

  Timing ask() {
    Timing out;
    const double begun = processor_seconds(program_.pid());
    for (const std::string& target : targets_) {
      const double before = milliseconds();
      client_.get(target);
      out.took.push_back(milliseconds() - before);
    }
    out.processor = processor_seconds(program_.pid()) - begun;
    return out;
  }

 private:
  TemporaryFolder folder_;
  std::string log_;
  BackgroundProgram program_;
  Client client_;
  std::vector<std::string> targets_;
};

bool compare(const Options& options) {
  const auto text = read_file(options.queries, 64U << 20);
  if (!text) stop(to_text(text.error()));
  const auto judged = read_judged_queries(*text);
  if (!judged) stop(to_text(judged.error()));
  std::vector<std::string> queries;
  for (const auto& one : *judged) queries.push_back(one.query);
  auto reader = Reader::open(options.index);
  if (!reader) stop(to_text(reader.error()));
  std::optional<Daemon> daemon;
  if (!options.searchd.empty()) daemon.emplace(options, queries);
  Timing here;
  Timing there;
  // By turns, so that both meet the same machine; the first round fills the caches of both.
  for (unsigned round = 0; round <= options.rounds; ++round) {
    const Timing one = ask_here(*reader, queries);
    const Timing other = daemon ? daemon->ask() : Timing{};
    if (round == 0) continue;
    here.keep_best(one);
    there.keep_best(other);
  }
  here.print("in process");
  if (!daemon) return percentile(here.took, 0.5) <= p50_limit && percentile(here.took, 0.99) <= p99_limit;
  there.print("over HTTP");
  const double ratio = there.processor > 0 ? here.processor / there.processor : 0;
  std::printf("%-12s %.2f of the searches a processor second does in process\n", "throughput", ratio);
  return percentile(there.took, 0.5) <= p50_limit && percentile(there.took, 0.99) <= p99_limit &&
         ratio >= throughput_limit;
}

/// Papers of invented words, the commonest very common: about ten entries each.
class Archive {
 public:
  Archive() {
    for (size_t i = 0; i < vocabulary; ++i) words_.push_back(spell(i));
    std::vector<double> weights;
    for (size_t i = 0; i < vocabulary; ++i) weights.push_back(1.0 / (static_cast<double>(i) + 2.7));
    pick_ = std::discrete_distribution<size_t>(weights.begin(), weights.end());
  }

  [[nodiscard]] const std::string& word(size_t rank) const { return words_[rank]; }

  DocumentRecord paper(unsigned number) {
    DocumentRecord record;
    std::array<char, 20> id{};
    std::snprintf(id.data(), id.size(), "%016x", number);
    record.id = id.data();
    record.source.path = "papers/" + record.id + ".txt";
    record.sha256 = std::string(64, '0');
    record.page_count = 1;
    record.minutes.title = text(5);
    record.minutes.body = NamedValue{"Board " + std::to_string(number % 40), {}};
    record.minutes.date = Date{1990 + static_cast<int>(number % 35), 1 + static_cast<int>(number % 12), 1};
    std::string all;
    for (int i = 0; i < 9; ++i) {
      Passage passage;
      passage.heading = text(4);
      passage.text = text(60);
      passage.page_from = passage.page_to = 1;
      passage.item = -1;
      all += passage.heading + "\n" + passage.text + "\n";
      record.minutes.passages.push_back(std::move(passage));
    }
    record.minutes.pages.push_back({1, all});
    return record;
  }

 private:
  static constexpr size_t vocabulary = 60'000;

  static std::string spell(size_t number) {
    static constexpr std::array<const char*, 16> syllables = {"mar", "wen", "tol", "ke", "lan", "bri", "da",  "sor",
                                                              "pe",  "nim", "ro",  "ga", "les", "tu",  "vor", "hi"};
    std::string out;
    for (number += 16; number > 0; number /= 16) out += syllables[number % 16];
    return out;
  }

  std::string text(int count) {
    std::string out;
    for (int i = 0; i < count; ++i) out += (i > 0 ? " " : "") + words_[pick_(random_)];
    return out;
  }

  std::mt19937 random_{7};
  std::vector<std::string> words_;
  std::discrete_distribution<size_t> pick_;
};

std::string repeated(const std::string& text, size_t times, const std::string& between = " ") {
  std::string out;
  for (size_t i = 0; i < times; ++i) out += (i > 0 ? between : "") + text;
  return out;
}

std::vector<std::pair<const char*, std::string>> nasty_queries(const Archive& archive) {
  std::string common;
  std::string rare;
  for (size_t i = 0; i < 32; ++i) {
    common += archive.word(i) + " ";
    rare += archive.word(20'000 + 700 * i) + " ";
  }
  const std::string a = archive.word(0);
  const std::string b = archive.word(1);
  const std::string c = archive.word(2);
  return {{"the commonest word", a},
          {"32 of the commonest words", common},
          {"32 rare words", rare},
          {"a thousand words", repeated(a, 1000)},
          {"a phrase of the commonest", "\"" + a + " " + b + " " + c + " " + a + "\""},
          {"ten such phrases", repeated("\"" + a + " " + b + " " + c + "\"", 10)},
          {"near, nine of the commonest", repeated(a + " NEAR/20 " + b, 5, " NEAR/20 ")},
          {"a wildcard of one letter", "m*"},
          {"wildcards of three letters", "mar* wen* tol* lan* bri* sor*"},
          {"thirty wildcards", repeated("mar*", 30)},
          {"a wildcard in each field", "title:mar* decision:wen* action:tol* board:boa* path:pap*"},
          {"alternatives of everything", repeated("(" + a + " OR " + b + " OR " + c + ")", 10)},
          {"nothing but without", "-" + a + " -" + b + " -" + c},
          {"all of the years", "date:1900..2100"},
          {"every paper", ""},
          {"brackets", std::string(1900, '(') + a},
          {"misspelt words", "marwenx tolkex lanbrix dasorx penimx rogax lestux vorhix"},
          {"one long word", std::string(1990, 'm')},
          {"noughts and marks", "\" ' * ( ) : - .. // ~ ^ NEAR/ OR AND NOT"}};
}

bool hurt(const Options& options) {
  const TemporaryFolder folder;
  Archive archive;
  {
    auto builder = IndexBuilder::begin(folder.path() / "index", 2);
    if (!builder) stop(to_text(builder.error()));
    for (unsigned i = 0; i < std::max(1U, options.entries / 10); ++i)
      if (auto added = (*builder)->add(archive.paper(i + 1)); !added) stop(to_text(added.error()));
    if (auto published = (*builder)->publish(); !published) stop(to_text(published.error()));
  }
  auto reader = Reader::open(folder.path() / "index");
  if (!reader) stop(to_text(reader.error()));
  std::printf("%llu entries\n", static_cast<unsigned long long>(reader->entry_count()));
  bool fine = true;
  for (const auto& [name, query] : nasty_queries(archive)) {
    Timing best;
    for (unsigned round = 0; round < options.rounds; ++round) best.keep_best(ask_here(*reader, {query}));
    const double took = std::min(best.took.front(), best.processor * 1000);
    std::printf("%8.1f ms  %s%s\n", took, name, took > nasty_limit ? "   TOO LONG" : "");
    fine = fine && took <= nasty_limit;
  }
  return fine;
}

Options read_options(int argc, char** argv) {
  Options out;
  for (int i = 1; i < argc; ++i) {
    const std::string name = argv[i];
    const auto value = [&] { return i + 1 < argc ? std::string(argv[++i]) : std::string(); };
    if (name == "--index")
      out.index = value();
    else if (name == "--queries")
      out.queries = value();
    else if (name == "--searchd")
      out.searchd = value();
    else if (name == "--rounds")
      out.rounds = static_cast<unsigned>(std::max(1, std::atoi(value().c_str())));
    else if (name == "--entries")
      out.entries = static_cast<unsigned>(std::max(10, std::atoi(value().c_str())));
    else if (name == "--nasty")
      out.nasty = true;
    else if (name == "--check")
      out.check = true;
    else
      stop("unknown option " + name);
  }
  if (!out.nasty && (out.index.empty() || out.queries.empty())) stop("--index and --queries, or --nasty");
  return out;
}

}  // namespace

int main(int argc, char** argv) {
  const Options options = read_options(argc, argv);
  const bool fine = options.nasty ? hurt(options) : compare(options);
  return options.check && !fine ? 1 : 0;
}

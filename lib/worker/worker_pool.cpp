// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/worker/worker_pool.hpp"

#include <unistd.h>

#include <cerrno>
#include <condition_variable>
#include <cstdlib>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

#include "lib/base/text.hpp"
#include "lib/worker/program.hpp"
#include "lib/worker/protocol.hpp"
#include "lib/worker/worker_process.hpp"

namespace minutebook {

struct WorkerPool::State {
  WorkerOptions options;
  uint16_t hello_flags = 0;
  std::string engine;
  std::mutex mutex;
  std::condition_variable freed;
  /// One entry for each free place; an empty one is filled by whoever takes it.
  std::vector<std::unique_ptr<WorkerProcess>> free;
};

namespace {

constexpr size_t most_name_bytes = 1024;
constexpr int tries_to_start = 10;
constexpr std::chrono::milliseconds pause_to_start{20};  // longer each time: a second in all

Layout without_text(Verdict verdict, std::string detail) {
  Layout layout;
  layout.verdict = verdict;
  layout.verdict_detail = std::move(detail);
  return layout;
}

/// The worker's own alarm rings a little after the parent has lost patience: it is for orphans.
uint32_t alarm_seconds(std::chrono::milliseconds deadline) {
  return static_cast<uint32_t>(std::chrono::ceil<std::chrono::seconds>(deadline).count() + 10);
}

bool is_retiring(const WorkerProcess& process, const Message& answer, const WorkerOptions& options) {
  return (answer.flags & message_retiring) != 0 || process.answered() >= options.recycle_after;
}

/// One that is killed before its greeting, by a machine short of memory, says nothing of the next; a moment later there
/// may be more room.
Result<std::unique_ptr<WorkerProcess>> start_process(const WorkerOptions& options) {
  for (int tried = 1; tried < tries_to_start; ++tried) {
    if (auto started = WorkerProcess::start(options); started || started.error().code != ErrorCode::crashed)
      return started;
    std::this_thread::sleep_for(tried * pause_to_start);
  }
  return WorkerProcess::start(options);
}

/// Takes a free place for the time of one request and gives it back, with its process if that may go on.
template <class State>
class Lease {
 public:
  explicit Lease(State& state) : state_(state) {
    std::unique_lock lock(state_.mutex);
    state_.freed.wait(lock, [&] { return !state_.free.empty(); });
    process_ = std::move(state_.free.back());
    state_.free.pop_back();
  }
  ~Lease() {
    {
      const std::lock_guard lock(state_.mutex);
      state_.free.push_back(std::move(process_));
    }
    state_.freed.notify_one();
  }
  Lease(const Lease&) = delete;
  Lease& operator=(const Lease&) = delete;

  /// What one request came to: the answer, or how the worker ended.
  struct Outcome {
    std::optional<Message> answer;
    WorkerProcess::Ending ending;
  };

  Outcome ask(const Message& request, int file, std::chrono::milliseconds patience) {
    if (auto ready = make_ready(); !ready) return {{}, {Verdict::crashed, to_text(ready.error())}};
    auto answer = process_->ask(request, file, patience);
    if (!answer) {
      Outcome out{{}, process_->end(answer.error())};
      process_.reset();
      return out;
    }
    if (is_retiring(*process_, *answer, state_.options)) process_.reset();
    return {std::move(*answer), {}};
  }

  /// For an answer that turned out to be nonsense: this process is not to be asked again.
  void discard() { process_.reset(); }

 private:
  Result<void> make_ready() {
    if (process_ && process_->alive()) return {};
    process_.reset();
    auto started = start_process(state_.options);
    if (!started) return tl::unexpected(started.error());
    process_ = std::move(*started);
    return {};
  }

  State& state_;
  std::unique_ptr<WorkerProcess> process_;
};

/// The end of a name tells the format; more of it a reader need not know.
std::string name_for_reader(const std::string& name) {
  const std::string good = repair_utf8(name);
  return repair_utf8(std::string_view(good).substr(good.size() - std::min(good.size(), most_name_bytes)));
}

template <class State>
Layout ask_for_layout(State& state, const Message& request, const Descriptor& file,
                      std::chrono::milliseconds patience) {
  Lease<State> lease(state);
  auto outcome = lease.ask(request, file.get(), patience);
  if (!outcome.answer) return without_text(outcome.ending.verdict, outcome.ending.detail);
  if (outcome.answer->kind == MessageKind::failure)
    return without_text(Verdict::crashed, repair_utf8(utf8_prefix(outcome.answer->payload, most_name_bytes)));
  auto layout = outcome.answer->kind == MessageKind::layout
                    ? decode_layout(outcome.answer->payload)
                    : Result<Layout>(fail(ErrorCode::bad_format, "the reader answered something else"));
  if (layout) return std::move(*layout);
  lease.discard();
  return without_text(Verdict::crashed, layout.error().what);
}

}  // namespace

WorkerPool::WorkerPool(std::unique_ptr<State> state) : state_(std::move(state)) {}
WorkerPool::~WorkerPool() = default;

Result<std::unique_ptr<WorkerPool>> WorkerPool::start(const WorkerOptions& options, unsigned workers) {
  auto state = std::make_unique<State>();
  state->options = options;
  state->free.resize(workers == 0 ? 1 : workers);
  auto first = start_process(options);
  if (!first) return tl::unexpected(first.error());
  state->hello_flags = (*first)->hello_flags();
  state->engine = (*first)->engine();
  state->free.back() = std::move(*first);
  return std::unique_ptr<WorkerPool>(new WorkerPool(std::move(state)));
}

Layout WorkerPool::read(const Descriptor& file, const std::string& name) {
  const auto patience = state_->options.file_deadline;
  const ReadRequest request{name_for_reader(name), alarm_seconds(patience)};
  return ask_for_layout(*state_, {MessageKind::read, 0, encode(request)}, file, patience);
}

Result<Parts> WorkerPool::parts(const Descriptor& file, const std::string& name, uint32_t index, uint32_t count) {
  const auto patience = state_->options.file_deadline;
  const PartRequest request{index, count, alarm_seconds(patience), name_for_reader(name)};
  Lease<State> lease(*state_);
  auto outcome = lease.ask({MessageKind::part, 0, encode(request)}, file.get(), patience);
  if (!outcome.answer)
    return fail(outcome.ending.verdict == Verdict::timed_out ? ErrorCode::timed_out : ErrorCode::crashed,
                outcome.ending.detail);
  if (outcome.answer->kind == MessageKind::bytes) {
    auto parts = decode_parts(outcome.answer->payload);
    if (parts && !parts->empty() && parts->size() <= count) return parts;
  } else if (outcome.answer->kind == MessageKind::failure)
    return fail(ErrorCode::bad_format, repair_utf8(utf8_prefix(outcome.answer->payload, most_name_bytes)));
  lease.discard();
  return fail(ErrorCode::crashed, "the reader answered something else");
}

Layout WorkerPool::recognize(const Descriptor& file, const PageRequest& request) {
  const auto patience = state_->options.page_deadline;
  const RecognizeRequest recognize{request.page, alarm_seconds(patience), request.languages};
  return ask_for_layout(*state_, {MessageKind::recognize, 0, encode(recognize)}, file, patience);
}

Result<std::string> WorkerPool::draw(const Descriptor& file, const PictureRequest& request) {
  const DrawRequest draw{request.page, request.dpi, alarm_seconds(state_->options.file_deadline)};
  Lease<State> lease(*state_);
  auto outcome = lease.ask({MessageKind::draw, 0, encode(draw)}, file.get(), state_->options.file_deadline);
  if (!outcome.answer)
    return fail(outcome.ending.verdict == Verdict::timed_out ? ErrorCode::timed_out : ErrorCode::crashed,
                outcome.ending.detail);
  constexpr std::string_view png_mark = "\x89PNG\r\n\x1a\n";
  if (outcome.answer->kind == MessageKind::picture && outcome.answer->payload.starts_with(png_mark))
    return std::move(outcome.answer->payload);
  if (outcome.answer->kind == MessageKind::failure)
    return fail(ErrorCode::bad_argument, repair_utf8(utf8_prefix(outcome.answer->payload, most_name_bytes)));
  lease.discard();
  return fail(ErrorCode::bad_format, "the reader sent something that is no picture");
}

const std::string& WorkerPool::engine() const { return state_->engine; }

std::vector<std::string> WorkerPool::warnings() const { return missing_from_sandbox(state_->hello_flags); }

Result<std::filesystem::path> find_worker_program() {
  constexpr const char* name = "minutebook-extract";
  std::error_code error;
  const auto self = std::filesystem::read_symlink("/proc/self/exe", error);
  if (!error) {
    const auto beside = self.parent_path() / name;
    if (::access(beside.c_str(), X_OK) == 0) return beside;
  }
  if (auto found = find_on_path(name); !found.empty()) return found;
  return fail(ErrorCode::not_found, "minutebook-extract was not found beside this program or on PATH",
              "Install it in the same folder as minutebook");
}

}  // namespace minutebook

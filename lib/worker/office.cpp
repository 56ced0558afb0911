// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/worker/office.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <deque>
#include <exception>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <thread>
#include <utility>

#include "lib/base/text.hpp"
#include "lib/worker/memory_file.hpp"
#include "lib/worker/program.hpp"
#include "lib/worker/protocol.hpp"

namespace minutebook {
namespace {

namespace fs = std::filesystem;

constexpr size_t batch_papers = 25;
constexpr uint64_t largest_paper = uint64_t{64} << 20;       // bytes; LibreOffice takes many times as much
constexpr uint64_t largest_converted = uint64_t{256} << 20;  // bytes
constexpr std::chrono::seconds time_to_start{30};            // the first time it makes its profile
constexpr std::chrono::seconds time_a_paper_in_a_batch{5};   // most take a tenth of one
constexpr int wants_to_start_again = 81;                     // exit code of LibreOffice once it has made its profile
constexpr const char* folder_name = "minutebook-office-";

/// The same file at the same state, by whatever name it was opened.
using FileMark = std::array<int64_t, 5>;

std::optional<FileMark> mark_of(int file) {
  struct stat info {};
  if (::fstat(file, &info) != 0) return std::nullopt;
  return FileMark{static_cast<int64_t>(info.st_dev), static_cast<int64_t>(info.st_ino), info.st_size,
                  info.st_mtim.tv_sec, info.st_mtim.tv_nsec};
}

bool begins_with(const Descriptor& file, std::string_view wanted) {
  std::array<char, 8> start{};
  const ssize_t n = ::pread(file.get(), start.data(), start.size(), 0);
  return n > 0 && std::string_view(start.data(), static_cast<size_t>(n)).starts_with(wanted);
}

bool is_rich_text(const Descriptor& file) { return begins_with(file, "{\\rtf"); }

/// What LibreOffice is told that a paper is. Left to itself it reads a damaged one as plain text.
std::string filter_of(const Descriptor& file) { return is_rich_text(file) ? "Rich Text Format" : "MS Word 97"; }

/// Whether it begins as such papers do.
bool is_office_paper(const Descriptor& file) { return begins_with(file, "\xD0\xCF\x11\xE0") || is_rich_text(file); }

OfficeConverter::Converted refused(Verdict verdict, std::string detail) { return {verdict, std::move(detail), {}}; }

/// What a run that was killed left behind: copies of papers must not lie about.
void remove_leftovers(const fs::path& below) {
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(below, ignored)) {
    const std::string name = entry.path().filename().string();
    if (!name.starts_with(folder_name)) continue;
    const pid_t owner = std::atoi(name.c_str() + std::string_view(folder_name).size());
    struct stat info {};
    if (owner <= 0 || ::kill(owner, 0) == 0 || errno != ESRCH) continue;
    if (::lstat(entry.path().c_str(), &info) != 0 || !S_ISDIR(info.st_mode) || info.st_uid != ::geteuid()) continue;
    fs::remove_all(entry.path(), ignored);
  }
}

/// A folder for one converter, for its owner only (mkdtemp), gone with it.
class WorkFolder {
 public:
  Result<fs::path> path() {
    if (!path_.empty()) return path_;
    std::error_code error;
    const fs::path below = fs::temp_directory_path(error);
    if (error) return fail(ErrorCode::not_readable, "there is no folder for temporary files", "Set TMPDIR");
    remove_leftovers(below);
    std::string wanted = (below / (folder_name + std::to_string(::getpid()) + "-XXXXXX")).string();
    if (::mkdtemp(wanted.data()) == nullptr) return fail_errno("cannot make a folder in " + below.string(), errno);
    path_ = wanted;
    return path_;
  }

  WorkFolder() = default;
  WorkFolder(const WorkFolder&) = delete;
  WorkFolder& operator=(const WorkFolder&) = delete;
  ~WorkFolder() {
    std::error_code ignored;
    if (!path_.empty()) fs::remove_all(path_, ignored);
  }

 private:
  fs::path path_;
};

Result<void> copy_to(const Descriptor& file, const fs::path& path) {
  const Descriptor copy(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
  if (!copy.valid()) return fail_errno("cannot copy it for LibreOffice", errno);
  std::array<char, 65536> block{};
  off_t at = 0;
  for (;;) {
    const ssize_t n = ::pread(file.get(), block.data(), block.size(), at);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return fail_errno("cannot read it", errno);
    if (n == 0) return {};
    if (::write(copy.get(), block.data(), static_cast<size_t>(n)) != n)
      return fail_errno("cannot copy it for LibreOffice", errno);
    at += n;
  }
}

/// A plain file in a plain folder: whoever made it is not trusted, and a link may lead anywhere.
Result<std::string> read_made_file(const fs::path& path) {
  const Descriptor folder(::open(path.parent_path().c_str(), O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
  const Descriptor file(
      folder.valid() ? ::openat(folder.get(), path.filename().c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
                     : -1);
  struct stat info {};
  if (!file.valid() || ::fstat(file.get(), &info) != 0 || !S_ISREG(info.st_mode) || info.st_nlink != 1 ||
      static_cast<uint64_t>(info.st_size) > largest_converted)
    return fail(ErrorCode::not_found, "nothing was made of it");
  std::string bytes(static_cast<size_t>(info.st_size), '\0');
  size_t done = 0;
  while (done < bytes.size()) {
    const ssize_t n = ::read(file.get(), bytes.data() + done, bytes.size() - done);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return fail(ErrorCode::not_found, "what was made of it cannot be read");
    done += static_cast<size_t>(n);
  }
  return bytes;
}

constexpr const char* socket_folder = "/tmp";  // LibreOffice knows no other

std::set<std::string> office_sockets() {
  std::set<std::string> out;
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(socket_folder, ignored))
    if (std::string name = entry.path().filename().string(); name.starts_with("OSL_PIPE_")) out.insert(std::move(name));
  return out;
}

/// LibreOffice may make its socket but not remove it. One of another LibreOffice that has started meanwhile answers.
void remove_dead_sockets(const std::set<std::string>& before) {
  for (const std::string& name : office_sockets()) {
    const std::string path = std::string(socket_folder) + "/" + name;
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    struct stat info {};
    if (before.contains(name) || path.size() >= sizeof(address.sun_path)) continue;
    if (::lstat(path.c_str(), &info) != 0 || !S_ISSOCK(info.st_mode) || info.st_uid != ::geteuid()) continue;
    std::copy(path.begin(), path.end(), address.sun_path);
    const Descriptor probe(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    const bool dead = probe.valid() &&
                      ::connect(probe.get(), reinterpret_cast<const sockaddr*>(&address), sizeof(address)) != 0 &&
                      errno == ECONNREFUSED;
    if (dead) ::unlink(path.c_str());
  }
}

}  // namespace

struct OfficeConverter::State {
  explicit State(OfficeOptions given) : options(std::move(given)) {}

  OfficeOptions options;
  std::mutex mutex;
  WorkFolder folder;
  std::deque<fs::path> expected;
  std::map<FileMark, Converted> ready;
  std::jthread ahead;  ///< the last member: it uses the others

  void convert_first_expected() {
    const std::lock_guard lock(mutex);
    for (auto path = expected.begin(); path != expected.end(); ++path) {
      const auto file = open_for_reading(*path);
      const auto mark = file ? mark_of(file->get()) : std::nullopt;
      if (!mark || static_cast<uint64_t>((*mark)[2]) > largest_paper || !is_office_paper(*file)) continue;
      expected.erase(path);
      convert_with_next(*file, *mark);
      return;
    }
  }

  /// The paper and those that come next; what is made of them is in `ready` afterwards.
  void convert_with_next(const Descriptor& wanted, const FileMark& mark) {
    const std::string filter = filter_of(wanted);
    std::vector<std::pair<FileMark, Descriptor>> next;
    std::deque<fs::path> of_other_kind;
    while (next.size() + 1 < batch_papers && of_other_kind.size() < batch_papers && !expected.empty()) {
      fs::path path = std::move(expected.front());
      expected.pop_front();
      auto file = open_for_reading(path);
      const auto other = file ? mark_of(file->get()) : std::nullopt;
      if (!other || *other == mark || static_cast<uint64_t>((*other)[2]) > largest_paper) continue;
      if (filter_of(*file) == filter)
        next.emplace_back(*other, std::move(*file));
      else
        of_other_kind.push_back(std::move(path));
    }
    expected.insert(expected.begin(), of_other_kind.begin(), of_other_kind.end());
    std::vector<std::pair<FileMark, const Descriptor*>> batch = {{mark, &wanted}};
    for (const auto& [other, file] : next) batch.emplace_back(other, &file);
    const std::chrono::milliseconds patience =
        batch.size() == 1 ? options.file_deadline
                          : time_to_start + time_a_paper_in_a_batch * static_cast<int>(batch.size());
    auto made = run(batch, patience);
    // Whoever brought the batch down is found by trying each alone, when its turn comes.
    if (batch.size() > 1 && made.front().verdict != Verdict::ok) made = run({batch.front()}, options.file_deadline);
    for (size_t i = 0; i < made.size(); ++i)
      if (i == 0 || made[i].verdict == Verdict::ok) ready.insert_or_assign(batch[i].first, std::move(made[i]));
  }

  /// One start of LibreOffice for these papers, an answer for each.
  std::vector<Converted> run(const std::vector<std::pair<FileMark, const Descriptor*>>& batch,
                             std::chrono::milliseconds patience) {
    const auto all = [&](Verdict verdict, const std::string& detail) {
      std::vector<Converted> out;
      for (size_t i = 0; i < batch.size(); ++i) out.push_back(refused(verdict, detail));
      return out;
    };
    const auto work = folder.path();
    if (!work) return all(Verdict::unsupported, work.error().what);
    const fs::path in = *work / "in";
    const fs::path out = *work / "out";
    std::error_code ignored;
    fs::create_directory(in, ignored);
    std::vector<std::string> papers;
    for (size_t i = 0; i < batch.size(); ++i) {
      papers.push_back((in / (std::to_string(i) + ".doc")).string());
      if (const auto copied = copy_to(*batch[i].second, papers.back()); !copied)
        return all(Verdict::malformed, copied.error().what);
    }
    const auto status = start_and_wait(*work, filter_of(*batch.front().second), papers, patience);
    std::vector<Converted> made;
    for (size_t i = 0; i < batch.size(); ++i) made.push_back(answer(out / (std::to_string(i) + ".odt"), status));
    fs::remove_all(in, ignored);
    fs::remove_all(out, ignored);
    return made;
  }

  /// The status of waitpid(); nothing when it was killed at the deadline.
  std::optional<int> start_and_wait(const fs::path& work, const std::string& filter,
                                    const std::vector<std::string>& papers, std::chrono::milliseconds patience) const {
    ProgramStart start;
    start.arguments = {options.confiner.string(),
                       "--confine",
                       work.string(),
                       options.program.string(),
                       "-env:UserInstallation=file://" + work.string() + "/profile",
                       "--headless",
                       "--norestore",
                       "--nolockcheck",
                       "--infilter=" + filter,
                       "--convert-to",
                       "odt",
                       "--outdir",
                       (work / "out").string()};
    start.arguments.insert(start.arguments.end(), papers.begin(), papers.end());
    start.environment = {"PATH=/usr/bin:/bin", "LC_ALL=C.UTF-8", "HOME=" + work.string(), "TMPDIR=" + work.string()};
    for (int left = 2;; --left) {
      const auto before = office_sockets();
      const auto started = start_program(start);
      const auto status = started ? wait_for_program(*started, patience) : std::optional<int>(0);
      remove_dead_sockets(before);
      const bool again = status && WIFEXITED(*status) && WEXITSTATUS(*status) == wants_to_start_again;
      if (!again || left == 0) return status;
    }
  }

  static Converted answer(const fs::path& made, const std::optional<int>& status) {
    if (const auto bytes = read_made_file(made); bytes) {
      auto file = file_in_memory(*bytes);
      if (!file) return refused(Verdict::too_large, file.error().what);
      return {Verdict::ok, {}, std::move(*file)};
    }
    if (!status) return refused(Verdict::timed_out, "LibreOffice took too long to convert it and was stopped");
    if (WIFEXITED(*status) && WEXITSTATUS(*status) == exit_not_confined)
      return refused(Verdict::unsupported,
                     "this kernel cannot shut LibreOffice in, which would have to convert it: save it as DOCX or PDF");
    if (WIFSIGNALED(*status)) return refused(Verdict::crashed, "LibreOffice ended while it converted it");
    return refused(Verdict::malformed, "LibreOffice cannot read it");
  }
};

OfficeConverter::OfficeConverter(OfficeOptions options) : state_(std::make_unique<State>(std::move(options))) {}
OfficeConverter::~OfficeConverter() = default;

void OfficeConverter::expect(std::vector<fs::path> papers) {
  const std::lock_guard lock(state_->mutex);
  state_->expected.assign(papers.begin(), papers.end());
  state_->ready.clear();
}

void OfficeConverter::begin() {
  state_->ahead = std::jthread([state = state_.get()] {
    try {
      state->convert_first_expected();
    } catch (const std::exception&) {  // whoever asks for the paper is told
    }
  });
}

OfficeConverter::Converted OfficeConverter::convert(const Descriptor& file) {
  const std::lock_guard lock(state_->mutex);
  const auto mark = mark_of(file.get());
  if (!mark) return refused(Verdict::malformed, "it cannot be read");
  if (static_cast<uint64_t>((*mark)[2]) > largest_paper) return refused(Verdict::too_large, "it is larger than 64 MB");
  if (state_->ready.find(*mark) == state_->ready.end()) state_->convert_with_next(file, *mark);
  auto made = state_->ready.extract(*mark);
  return made.empty() ? refused(Verdict::malformed, "LibreOffice cannot read it") : std::move(made.mapped());
}

bool is_office_name(const fs::path& path) {
  const std::string ending = to_lower_ascii(path.extension().string());
  return ending == ".doc" || ending == ".dot" || ending == ".rtf";
}

fs::path find_office() {
  // The program itself: what stands on PATH is a script that starts a starter.
  std::error_code error;
  const fs::path script = fs::canonical(find_on_path("soffice"), error);
  const fs::path program = script.parent_path() / "soffice.bin";
  return !error && ::access(program.c_str(), X_OK) == 0 ? program : fs::path();
}

std::function<Layout(const Descriptor&, const std::string&)> with_office(
    std::function<Layout(const Descriptor&, const std::string&)> read, OfficeConverter& office) {
  return [read = std::move(read), &office](const Descriptor& file, const std::string& name) {
    Layout layout = read(file, name);
    const MediaType type = layout.media_type;
    if (layout.verdict != Verdict::unsupported || (type != MediaType::doc && type != MediaType::rtf)) return layout;
    const auto converted = office.convert(file);
    if (converted.verdict == Verdict::ok) {
      layout = read(converted.file, name + ".odt");
    } else {
      layout.verdict = converted.verdict;
      layout.verdict_detail = converted.detail;
    }
    layout.media_type = type;
    return layout;
  };
}

}  // namespace minutebook

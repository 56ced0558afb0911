// SPDX-License-Identifier: GPL-3.0-or-later
// The converter against an office program that misbehaves: a shell script that treats a paper as the paper says.
#include "lib/worker/office.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <vector>

#include "lib/worker/protocol.hpp"
#include "tests/support/temporary_folder.hpp"

namespace minutebook {
namespace {

using std::chrono::milliseconds;

/// Takes --outdir FOLDER and papers. The first word of a paper says what becomes of it.
constexpr const char* office_script = R"(#!/bin/sh
echo started >> "$(dirname "$0")/starts"
while [ "$1" != --outdir ]; do shift; done
out=$2; shift 2; mkdir -p "$out"
for paper in "$@"; do
  made=$out/$(basename "$paper" .doc).odt
  read -r word rest < "$paper"
  case $word in
    good) { echo converted; cat "$paper"; } > "$made" ;;
    hang) sleep 60 ;;
    die) kill -9 $$ ;;
    link) ln -s /etc/hostname "$made" ;;
    twice) echo linked > "$out/other"; ln "$out/other" "$made" ;;
    folder) mkdir "$made" ;;
  esac
done
)";

class Office {
 public:
  explicit Office(const std::string& confiner = "#!/bin/sh\nshift 2\nexec \"$@\"\n") {
    options_.program = script("office", office_script);
    options_.confiner = script("confiner", confiner);
    options_.file_deadline = milliseconds(500);
  }
  std::filesystem::path paper(const std::string& name, const std::string& text) { return folder_.write(name, text); }
  [[nodiscard]] const OfficeOptions& options() const { return options_; }
  [[nodiscard]] size_t starts() const {
    const auto text = read_file(folder_.path() / "starts", 100'000);
    return text ? static_cast<size_t>(std::count(text->begin(), text->end(), '\n')) : 0;
  }

 private:
  std::filesystem::path script(const char* name, const std::string& text) {
    const auto path = folder_.write(name, text);
    std::filesystem::permissions(path, std::filesystem::perms::owner_all);
    return path;
  }
  TemporaryFolder folder_;
  OfficeOptions options_;
};

std::string bytes_of(const Descriptor& file) {
  std::string bytes(4096, '\0');
  const ssize_t n = ::pread(file.get(), bytes.data(), bytes.size(), 0);
  bytes.resize(n > 0 ? static_cast<size_t>(n) : 0);
  return bytes;
}

OfficeConverter::Converted convert(OfficeConverter& converter, const std::filesystem::path& path) {
  const auto file = open_for_reading(path);
  EXPECT_TRUE(file);
  return converter.convert(*file);
}

TEST(Office, verdicts) {
  struct Row {
    const char* reason;
    const char* paper;
    Verdict verdict;
  };
  const Row rows[] = {
      {"converted", "good one", Verdict::ok},
      {"nothing comes of it", "nothing", Verdict::malformed},
      {"the program hangs", "hang", Verdict::timed_out},
      {"the program dies", "die", Verdict::crashed},
      {"a link may lead to any file of the user", "link", Verdict::malformed},
      {"so may a second name of a file", "twice", Verdict::malformed},
      {"what is made is no file", "folder", Verdict::malformed},
  };
  for (const auto& row : rows) {
    Office office;
    OfficeConverter converter(office.options());
    const auto made = convert(converter, office.paper("a.doc", row.paper));
    EXPECT_EQ(to_name(made.verdict), to_name(row.verdict)) << row.reason;
    EXPECT_EQ(made.detail.empty(), row.verdict == Verdict::ok) << row.reason;
    EXPECT_EQ(made.file.valid(), row.verdict == Verdict::ok) << row.reason;
  }
}

TEST(Office, papers_that_come_next_are_converted_in_the_same_start) {
  Office office;
  OfficeConverter converter(office.options());
  std::vector<std::filesystem::path> papers;
  for (const char* name : {"a.doc", "b.rtf", "c.doc"})
    papers.push_back(office.paper(name, std::string("good ") + name));
  converter.expect(papers);
  for (const auto& paper : papers) EXPECT_EQ(to_name(convert(converter, paper).verdict), "ok");
  EXPECT_EQ(office.starts(), 1U);
}

TEST(Office, papers_of_one_kind_are_converted_together) {
  Office office;
  OfficeConverter converter(office.options());
  const std::vector<std::filesystem::path> papers = {
      office.paper("a.doc", "good a"), office.paper("b.rtf", "{\\rtf1 b}"), office.paper("c.doc", "good c")};
  converter.expect(papers);
  EXPECT_EQ(to_name(convert(converter, papers[0]).verdict), "ok");
  EXPECT_EQ(to_name(convert(converter, papers[2]).verdict), "ok");
  EXPECT_EQ(office.starts(), 1U);
  EXPECT_EQ(to_name(convert(converter, papers[1]).verdict), "malformed") << "the script makes nothing of it";
  EXPECT_EQ(office.starts(), 2U);
}

TEST(Office, one_that_kills_the_program_costs_itself_only) {
  Office office;
  OfficeConverter converter(office.options());
  const std::vector<std::filesystem::path> papers = {office.paper("a.doc", "good a"), office.paper("b.doc", "die"),
                                                     office.paper("c.doc", "good c")};
  converter.expect(papers);
  EXPECT_EQ(to_name(convert(converter, papers[0]).verdict), "ok");
  EXPECT_EQ(to_name(convert(converter, papers[1]).verdict), "crashed");
  EXPECT_EQ(to_name(convert(converter, papers[2]).verdict), "ok");
}

TEST(Office, what_is_expected_is_converted_before_it_is_asked_for) {
  struct Row {
    const char* reason;
    const char* paper;
    size_t starts;
  };
  const Row rows[] = {
      {"Rich Text", "{\\rtf1 b}", 1},
      {"a file of Word", "\xD0\xCF\x11\xE0 word", 1},
      {"only the name of such a paper", "good a", 0},
  };
  for (const auto& row : rows) {
    Office office;
    const auto paper = office.paper("a.doc", row.paper);
    {
      OfficeConverter converter(office.options());
      converter.expect({paper});
      converter.begin();
    }
    EXPECT_EQ(office.starts(), row.starts) << row.reason;
  }
}

TEST(Office, a_paper_that_changed_after_it_was_announced_is_converted_anew) {
  Office office;
  OfficeConverter converter(office.options());
  const auto first = office.paper("a.doc", "good a");
  const auto second = office.paper("b.doc", "good b");
  converter.expect({first, second});
  EXPECT_EQ(bytes_of(convert(converter, first).file), "converted\ngood a");
  office.paper("b.doc", "good and longer");
  EXPECT_EQ(bytes_of(convert(converter, second).file), "converted\ngood and longer");
}

TEST(Office, where_it_cannot_be_shut_in_it_is_not_run) {
  const Office office("#!/bin/sh\nexit " + std::to_string(exit_not_confined) + "\n");
  OfficeConverter converter(office.options());
  Office papers;
  const auto made = convert(converter, papers.paper("a.doc", "good"));
  EXPECT_EQ(to_name(made.verdict), "unsupported");
  EXPECT_EQ(office.starts(), 0U);
}

TEST(Office, nothing_is_left_of_the_papers) {
  const TemporaryFolder temporary;
  const std::string before = std::filesystem::temp_directory_path().string();
  ::setenv("TMPDIR", temporary.path().c_str(), 1);
  // Left behind by a process that was killed: no process has so high a number.
  std::filesystem::create_directories(temporary.path() / "minutebook-office-4999999-abcdef" / "in");
  {
    Office office;
    OfficeConverter converter(office.options());
    convert(converter, office.paper("a.doc", "good"));
  }
  ::setenv("TMPDIR", before.c_str(), 1);
  EXPECT_TRUE(std::filesystem::is_empty(temporary.path()));
}

TEST(Office, only_what_the_reader_leaves_is_converted) {
  Office office;
  OfficeConverter converter(office.options());
  const auto file = open_for_reading(office.paper("minutes.doc", "good words"));
  std::vector<std::string> asked;
  const auto read = with_office(
      [&](const Descriptor& opened, const std::string& name) {
        asked.push_back(name);
        Layout layout;
        const bool converted = bytes_of(opened).starts_with("converted");
        layout.media_type = converted ? MediaType::odt : MediaType::doc;
        layout.verdict = converted ? Verdict::ok : Verdict::unsupported;
        return layout;
      },
      converter);
  const Layout layout = read(*file, "minutes.doc");
  EXPECT_EQ(to_name(layout.verdict), "ok");
  EXPECT_EQ(layout.media_type, MediaType::doc) << "what the paper itself is";
  EXPECT_EQ(asked, (std::vector<std::string>{"minutes.doc", "minutes.doc.odt"}));
}

}  // namespace
}  // namespace minutebook

// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/options.hpp"

#include <gtest/gtest.h>

namespace minutebook {
namespace {

CommandLine read(std::vector<const char*> words) {
  words.insert(words.begin(), "minutebook-searchd");
  return read_command_line(static_cast<int>(words.size()), words.data());
}

TEST(ListenAddress, IsRead) {
  struct Row {
    const char* text;
    std::optional<ListenAddress> address;
    const char* reason;
  };
  const Row rows[] = {
      {"127.0.0.1:8080", ListenAddress{"127.0.0.1", 8080}, "address and port"},
      {"8081", ListenAddress{"127.0.0.1", 8081}, "a port alone is on this machine only"},
      {"localhost:0", ListenAddress{"localhost", 0}, "any free port"},
      {"[::1]:8080", ListenAddress{"::1", 8080}, "IPv6 in brackets"},
      {"::1:8080", std::nullopt, "IPv6 without brackets is ambiguous"},
      {"127.0.0.1:", std::nullopt, "no port"},
      {":8080", std::nullopt, "no address: not silently every interface"},
      {"127.0.0.1:65536", std::nullopt, "no such port"},
      {"127.0.0.1:http", std::nullopt, "a word"},
      {"", std::nullopt, "nothing"},
  };
  for (const auto& row : rows) {
    const auto address = read_listen_address(row.text);
    EXPECT_EQ(address.has_value(), row.address.has_value()) << row.text << ": " << row.reason;
    if (address && row.address) {
      EXPECT_EQ(*address, *row.address) << row.text << ": " << row.reason;
    } else if (!address) {
      EXPECT_FALSE(address.error().hint.empty()) << row.text << ": says what to write instead";
    }
  }
}

TEST(CommandLine, HasSafeDefaults) {
  const auto command = read({"--index", "idx"});
  ASSERT_TRUE(command.options) << command.text;
  EXPECT_EQ(command.options->listen, (ListenAddress{"127.0.0.1", 8080})) << "only this machine";
  EXPECT_TRUE(std::filesystem::is_directory(command.options->web / "templates"));
}

TEST(CommandLine, SaysWhatIsMissingOrWrong) {
  for (const auto& words : {std::vector<const char*>{},
                            {"--index", "idx", "--listen", "nowhere"},
                            {"--index", "idx", "--web", "/nonexistent"},
                            {"--index", "idx", "--threads", "0"},
                            {"--index", "idx", "--public-url", "ftp://x"},
                            {"--index", "idx", "--report-to", "javascript:alert(1)@x"},
                            {"--index", "idx", "--report-to", "clerk"},
                            {"--index", "idx", "--report-to", "a@b?bcc=c@d"},
                            {"--index", "idx", "--nosuch"}}) {
    const auto command = read(words);
    EXPECT_FALSE(command.options);
    EXPECT_NE(command.exit_code, 0);
    EXPECT_FALSE(command.text.empty());
  }
}

TEST(CommandLine, HelpsWithExamples) {
  const auto command = read({"--help"});
  EXPECT_EQ(command.exit_code, 0);
  for (const char* word : {"--index", "--listen", "Examples:", "127.0.0.1:8080"})
    EXPECT_NE(command.text.find(word), std::string::npos) << word;
  EXPECT_NE(read({"--version"}).text.find("minutebook-searchd "), std::string::npos);
}

TEST(CommandLine, TakesWhereToReportMistakes) {
  for (const char* address : {"clerk@council.example", "https://council.example/report?form=1"}) {
    const auto command = read({"--index", "idx", "--report-to", address});
    ASSERT_TRUE(command.options) << command.text;
    EXPECT_EQ(command.options->report_to, address);
  }
}

TEST(CommandLine, KeepsThePublicAddressWithoutSlash) {
  const auto command = read({"--index", "idx", "--public-url", "https://papers.example.org/"});
  ASSERT_TRUE(command.options) << command.text;
  EXPECT_EQ(command.options->public_url, "https://papers.example.org");
}

}  // namespace
}  // namespace minutebook

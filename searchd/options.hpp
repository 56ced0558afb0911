// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "lib/base/result.hpp"

namespace minutebook {

struct ListenAddress {
  std::string address = "127.0.0.1";
  uint16_t port = 8080;  ///< 0: any free port
  friend bool operator==(const ListenAddress&, const ListenAddress&) = default;
};

/// "127.0.0.1:8080", "[::1]:8080", "localhost:0" or only a port.
Result<ListenAddress> read_listen_address(const std::string& text);

struct DaemonOptions {
  std::filesystem::path index;
  ListenAddress listen;
  std::filesystem::path web;  ///< folder with templates/ and static/
  unsigned threads = 64;      ///< connections served at the same time
  std::string public_url;     ///< "https://papers.example.org", no slash at the end; empty: as the client asked
  std::string report_to;      ///< mail address or web address for mistakes; empty: pages offer none
};

/// What the command line says: options to run with, or a text to print and the exit code to leave with
/// (--help, --version, a mistake).
struct CommandLine {
  std::optional<DaemonOptions> options;
  std::string text;
  int exit_code = 0;
};
CommandLine read_command_line(int argc, const char* const* argv);

/// Where the pages' templates lie: beside the installed program, else in the source tree it was built from.
std::filesystem::path default_web_folder();

}  // namespace minutebook

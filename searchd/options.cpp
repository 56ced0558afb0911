// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/options.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>

#include "lib/base/text.hpp"

namespace minutebook {
namespace {

constexpr const char* footer =
    "Examples:\n"
    "  minutebook-searchd --index /var/lib/minutebook\n"
    "      search page on http://127.0.0.1:8080/\n"
    "  minutebook-searchd --index idx --listen 127.0.0.1:0\n"
    "      any free port; the first line printed names it\n"
    "  minutebook-searchd --index idx --listen '[::1]:8080' --public-url https://papers.example.org\n"
    "      behind a proxy that the world knows by another name\n\n"
    "The daemon only reads the index, and of it only the public part. It listens on this machine alone unless told\n"
    "otherwise; put a proxy with TLS before it to serve others. SIGINT and SIGTERM end it cleanly.\n\n"
    "Exit codes: 0 ended by a signal; 1 wrong use, or it could not start; 3 the address is in use by another program.";

std::optional<uint16_t> read_port(std::string_view text) {
  uint16_t port = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), port);
  if (text.empty() || problem != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return port;
}

/// A mail address, a web address, or none: nothing that a browser would run.
bool is_place_to_report(const std::string& address) {
  if (address.empty()) return true;
  const bool plain = std::all_of(address.begin(), address.end(), [](char c) {
    return c > ' ' && c < '\x7F' && std::string_view("\"'<>`\\").find(c) == std::string_view::npos;
  });
  const bool web = starts_with_ignoring_case(address, "http://") || starts_with_ignoring_case(address, "https://");
  const auto at = address.find('@');
  const bool mail = at != std::string::npos && at != 0 && address.find_first_of(":/?#&") == std::string::npos;
  return plain && (web || mail);
}

Result<void> check(const DaemonOptions& options) {
  std::error_code problem;
  if (!std::filesystem::is_directory(options.web / "templates", problem))
    return fail(ErrorCode::not_found, "No templates in " + options.web.string(),
                "Name the folder that holds templates/ and static/ with --web");
  const bool web_address = options.public_url.empty() || starts_with_ignoring_case(options.public_url, "http://") ||
                           starts_with_ignoring_case(options.public_url, "https://");
  if (!is_place_to_report(options.report_to))
    return fail(ErrorCode::bad_argument, "--report-to must be a mail address or begin with https:// or http://",
                "For example --report-to clerk@council.example");
  if (!web_address) return fail(ErrorCode::bad_argument, "--public-url must begin with http:// or https://");
  return {};
}

CommandLine mistake(const Error& error) { return {std::nullopt, to_text(error) + "\n", 1}; }

}  // namespace

Result<ListenAddress> read_listen_address(const std::string& text) {
  const auto colon = text.rfind(':');
  const auto port =
      read_port(colon == std::string::npos ? std::string_view(text) : std::string_view(text).substr(colon + 1));
  const auto wrong = [&] {
    return fail(ErrorCode::bad_argument, "\"" + terminal_safe(text) + "\" is not an address to listen on",
                "Give ADDRESS:PORT, for example 127.0.0.1:8080 or [::1]:8080");
  };
  if (!port) return wrong();
  if (colon == std::string::npos) return ListenAddress{"127.0.0.1", *port};
  std::string address = text.substr(0, colon);
  if (address.size() > 2 && address.front() == '[' && address.back() == ']')
    address = address.substr(1, address.size() - 2);
  else if (address.find(':') != std::string::npos)
    return wrong();  // an IPv6 address without brackets: the last group may be meant as port
  if (address.empty()) return wrong();
  return ListenAddress{address, *port};
}

CommandLine read_command_line(int argc, const char* const* argv) {
  CLI::App app{"Serves the search pages and the API of a Minutebook index.", "minutebook-searchd"};
  app.footer(footer);
  app.set_version_flag("--version", "minutebook-searchd " MINUTEBOOK_VERSION);
  DaemonOptions options;
  std::string listen = "127.0.0.1:8080";
  options.web = default_web_folder();
  app.add_option("--index", options.index, "Index made by 'minutebook index'")->required()->type_name("DIR");
  app.add_option("--listen", listen, "Where to listen; port 0 takes a free one")
      ->type_name("ADDRESS:PORT")
      ->capture_default_str();
  app.add_option("--web", options.web, "Folder with templates/ and static/")->type_name("DIR")->capture_default_str();
  app.add_option("--threads", options.threads, "Connections served at the same time")
      ->check(CLI::Range(1U, 1024U))
      ->type_name("N")
      ->capture_default_str();
  app.add_option("--public-url", options.public_url, "Address under which clients know this service")->type_name("URL");
  app.add_option("--report-to", options.report_to, "Mail or web address to which readers may report a mistake")
      ->type_name("ADDRESS");
  try {
    app.parse(argc, const_cast<char**>(argv));  // CLI11 2.1 takes char**, and only reads
  } catch (const CLI::ParseError& error) {
    std::ostringstream out;
    const int code = app.exit(error, out, out);
    return {std::nullopt, out.str(), code};
  }
  const auto address = read_listen_address(listen);
  if (!address) return mistake(address.error());
  options.listen = *address;
  while (options.public_url.ends_with('/')) options.public_url.pop_back();
  if (const auto fine = check(options); !fine) return mistake(fine.error());
  return {options, {}, 0};
}

std::filesystem::path default_web_folder() {
  std::error_code problem;
  const auto program = std::filesystem::read_symlink("/proc/self/exe", problem);
  if (!problem) {
    auto installed = program.parent_path().parent_path() / "share/minutebook/web";
    if (std::filesystem::is_directory(installed / "templates", problem)) return installed;
  }
  return MINUTEBOOK_SOURCE_WEB;
}

}  // namespace minutebook

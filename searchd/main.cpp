// SPDX-License-Identifier: GPL-3.0-or-later
#include <malloc.h>

#include <iostream>

#include "searchd/http.hpp"
#include "searchd/memory.hpp"
#include "searchd/options.hpp"
#include "searchd/service.hpp"

namespace minutebook {
namespace {

constexpr unsigned picture_workers = 2;
constexpr int exit_address_taken = 3;  // so that a script may try the next port

Result<void> run(const DaemonOptions& options) {
  auto readers = ReaderPool::open(options.index);
  if (!readers) return tl::unexpected(readers.error());
  const auto assets = Assets::load(options.web);
  if (!assets) return tl::unexpected(assets.error());
  const auto pages = Pages::load(options.web, *assets);
  if (!pages) return tl::unexpected(pages.error());
  // Without the worker program everything works but the pictures of pages and the originals that lie inside others.
  const auto pictures = Pictures::start(picture_workers);
  if (!pictures)
    std::cerr << "minutebook-searchd: pages cannot be shown as printed: " << to_text(pictures.error()) << '\n';
  Pictures* const drawn = pictures ? pictures->get() : nullptr;
  Originals originals(drawn == nullptr ? Originals::OpenMember()
                                       : [drawn](const std::string& root, const std::string& path) {
                                           return drawn->take_out(root, path);
                                         });
  const Service service(
      ServiceParts{**readers, originals, *pages, *assets, drawn, options.public_url, options.report_to});
  HttpFront front;
  front.listen = options.listen;
  front.threads = options.threads;
  front.answer = [&service](const WebRequest& request) { return service.answer(request); };
  front.on_ready = [](const std::string& address) { std::cout << "Listening on " << address << std::endl; };
  return serve(front);
}

}  // namespace
}  // namespace minutebook

int main(int argc, char** argv) {
  // An arena for each of 64 threads would keep what one big paper took; two give it back, and searches wait little.
  ::mallopt(M_ARENA_MAX, 2);
  minutebook::set_memory_aside();
  try {
    const auto command = minutebook::read_command_line(argc, argv);
    if (!command.options) {
      (command.exit_code == 0 ? std::cout : std::cerr) << command.text;
      return command.exit_code;
    }
    if (const auto ran = minutebook::run(*command.options); !ran) {
      std::cerr << "minutebook-searchd: " << minutebook::to_text(ran.error()) << '\n';
      return ran.error().code == minutebook::ErrorCode::locked ? minutebook::exit_address_taken : 1;
    }
    return 0;
  } catch (const std::exception& error) {
    std::cerr << "minutebook-searchd: " << error.what() << '\n';
    return 1;
  }
}

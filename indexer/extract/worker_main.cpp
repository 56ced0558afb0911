// SPDX-License-Identifier: GPL-3.0-or-later
#include <fcntl.h>
#include <unistd.h>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/extract/formats.hpp"
#include "indexer/extract/limits.hpp"
#include "indexer/extract/lockdown.hpp"
#include "indexer/extract/ocr.hpp"
#include "indexer/extract/pdf_picture.hpp"
#include "indexer/extract/worker.hpp"
#include "lib/base/file.hpp"
#include "lib/worker/protocol.hpp"

namespace {

constexpr int parent_socket = 3;

constexpr std::string_view usage =
    "Usage: minutebook-extract [--ocr LANGUAGES] FILE...\n"
    "       minutebook-extract --worker [--memory BYTES]\n"
    "       minutebook-extract --confine FOLDER [--memory BYTES] PROGRAM [ARGUMENT...]\n"
    "\n"
    "Reads papers (PDF, DOCX, ODT, HTML, Markdown, plain text) and prints their layout: pages, lines, boxes, styles.\n"
    "minutebook starts it as --worker, with a socket as descriptor 3, and asks it to read one file at a time.\n"
    "\n"
    "  -h, --help        print this\n"
    "  --ocr LANGUAGES   read pages without words from their pictures: eng, eng+cym\n"
    "  --worker          serve the parent that started this program\n"
    "  --confine FOLDER  become PROGRAM, shut in: no network, and of files only what lies in FOLDER and below /usr\n"
    "  --memory BYTES    address space a worker or PROGRAM may use (0: no limit, or the usual one)\n"
    "\n"
    "Exit codes: 0 all read, 1 wrong use, 2 some files could not be read.\n";

struct Arguments {
  bool help = false;
  bool worker = false;
  bool wrong = false;
  uint64_t memory = 0;
  std::string ocr;
  std::string confine;
  std::vector<std::string> files;  ///< or a program and its arguments
};

Arguments parse(const std::vector<std::string>& words) {
  Arguments out;
  for (size_t i = 0; i < words.size(); ++i) {
    const auto& word = words[i];
    if (!out.confine.empty() && !word.starts_with("--memory")) {  // what follows is another program's
      out.files.assign(words.begin() + static_cast<std::ptrdiff_t>(i), words.end());
      break;
    }
    if (word == "-h" || word == "--help")
      out.help = true;
    else if (word == "--worker")
      out.worker = true;
    else if (word == "--memory" && i + 1 < words.size())
      out.memory = std::strtoull(words[++i].c_str(), nullptr, 10);
    else if (word == "--ocr" && i + 1 < words.size())
      out.ocr = words[++i];
    else if (word == "--confine" && i + 1 < words.size())
      out.confine = words[++i];
    else if (word.starts_with("--"))
      out.wrong = true;
    else
      out.files.push_back(word);
  }
  return out;
}

void print(std::FILE* stream, std::string_view text) { std::fwrite(text.data(), 1, text.size(), stream); }

/// Puts what can be read from the pictures of pages that have no words into the layout.
bool recognize(std::string_view bytes, const std::string& languages, minutebook::Layout& layout) {
  const auto recognizer = minutebook::Recognizer::open(languages);
  if (!recognizer) {
    print(stderr, minutebook::to_text(recognizer.error()) + "\n");
    return false;
  }
  for (auto& page : layout.pages) {
    if (!minutebook::wants_recognition(page)) continue;
    const auto picture = minutebook::grey_pdf_page(bytes, page.number);
    if (!picture) continue;
    const auto number = page.number;
    page = (*recognizer)->read(*picture);
    page.number = number;
  }
  return true;
}

bool print_layout(const std::string& path, bool named, const std::string& ocr) {
  if (named) print(stdout, "file " + path + "\n");
  const auto bytes = minutebook::read_file(path, minutebook::max_file_bytes);
  if (!bytes) {
    print(stderr, minutebook::to_text(bytes.error()) + "\n");
    return false;
  }
  auto layout = minutebook::read_document(*bytes, std::filesystem::path(path).filename().string());
  if (!ocr.empty() && !recognize(*bytes, ocr, layout)) return false;
  print(stdout, minutebook::to_text(layout));
  return layout.verdict == minutebook::Verdict::ok || layout.verdict == minutebook::Verdict::no_text;
}

int work(uint64_t memory) {
  const minutebook::Descriptor memory_status(::open("/proc/self/statm", O_RDONLY | O_CLOEXEC));
  const auto lockdown = minutebook::lock_down(memory);
  if (!lockdown) {
    print(stderr, minutebook::to_text(lockdown.error()) + "\n");
    return 1;
  }
  const int flags = (lockdown->landlock ? 0 : minutebook::message_no_landlock) |
                    (lockdown->seccomp ? 0 : minutebook::message_no_seccomp);
  return minutebook::serve(parent_socket, {static_cast<uint16_t>(flags), memory_status.get()});
}

/// Becomes the program; comes back only when that cannot be done.
int become_confined(Arguments arguments) {
  const uint64_t memory = arguments.memory == 0 ? uint64_t{4} << 30 : arguments.memory;
  if (const auto shut = minutebook::confine(arguments.confine, memory); !shut) {
    print(stderr, minutebook::to_text(shut.error()) + "\n");
    return minutebook::exit_not_confined;
  }
  std::vector<char*> words;
  for (auto& word : arguments.files) words.push_back(word.data());
  words.push_back(nullptr);
  ::execv(words.front(), words.data());
  print(stderr, "minutebook-extract: cannot run " + arguments.files.front() + "\n");
  return 2;
}

int run(const Arguments& arguments) {
  if (arguments.help) {
    print(stdout, usage);
    return 0;
  }
  if (arguments.worker) return work(arguments.memory);
  if (!arguments.confine.empty() && !arguments.files.empty()) return become_confined(arguments);
  if (arguments.wrong || arguments.files.empty()) {
    print(stderr, usage);
    return 1;
  }
  bool all = true;
  for (const auto& path : arguments.files) all = print_layout(path, arguments.files.size() > 1, arguments.ocr) && all;
  return all ? 0 : 2;
}

}  // namespace

int main(int count, char** words) {
  try {
    return run(parse({words + 1, words + count}));
  } catch (const std::exception& error) {
    std::fprintf(stderr, "minutebook-extract: %s\n", error.what());
    return 2;
  }
}

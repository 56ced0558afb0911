// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/commands/readers.hpp"

#include <algorithm>
#include <utility>

#include "lib/base/text.hpp"
#include "lib/worker/ocr_languages.hpp"
#include "lib/worker/paper_opener.hpp"

namespace minutebook {
namespace {

constexpr const char* usual_language = "eng";

OcrMode mode_of(const std::string& name) {
  if (name == "off") return OcrMode::off;
  return name == "force" ? OcrMode::force : OcrMode::automatic;
}

/// Empty when no language is installed and none was asked for by name.
Result<std::string> languages_of(const ReaderChoice& choice) {
  if (!choice.ocr_languages.empty()) return checked_languages(choice.ocr_languages);
  const auto installed = ocr_languages();
  if (installed.empty()) {
    if (choice.ocr == "force") return checked_languages(usual_language);  // fails, with what to install
    return std::string();
  }
  return std::find(installed.begin(), installed.end(), usual_language) == installed.end() ? installed.front()
                                                                                          : usual_language;
}

}  // namespace

Result<void> check_reading(const ReaderChoice& choice) {
  if (choice.ocr == "off") return {};
  if (const auto languages = languages_of(choice); !languages) return tl::unexpected(languages.error());
  return {};
}

LayoutReader Readers::reader() const {
  LayoutReader read = [pool = pool.get()](const Descriptor& file, const std::string& name) {
    return pool->read(file, name);
  };
  return office ? with_office(std::move(read), *office) : read;
}

void Readers::announce(const std::vector<SourceFile>& files) const {
  if (!office) return;
  std::vector<std::filesystem::path> papers;
  for (const SourceFile& file : files)
    if (is_office_name(file.path) && container_of(file.path).empty())
      papers.push_back(std::filesystem::path(file.root) / file.path);
  const bool any = !papers.empty();
  office->expect(std::move(papers));
  if (any) office->begin();
}

PageReader Readers::page_reader() const {
  return [pool = pool.get(), languages = languages](const Descriptor& file, uint32_t page) {
    return pool->recognize(file, {page, languages});
  };
}

std::string Readers::reading() const {
  if (languages.empty()) return {};
  constexpr const char* stamps = " stamps";  // what was read before stamps were looked for is read again
  return pool->engine() + " " + languages + stamps + (mode == OcrMode::force ? " force" : "");
}

Result<Readers> start_readers(const ReaderChoice& choice, WorkerOptions options, unsigned workers, Terminal& terminal) {
  Readers readers;
  readers.mode = mode_of(choice.ocr);
  if (readers.mode != OcrMode::off) {
    auto languages = languages_of(choice);
    if (!languages) return tl::unexpected(languages.error());
    readers.languages = std::move(*languages);
    if (readers.languages.empty()) {
      readers.mode = OcrMode::off;
      terminal.err << "minutebook: scans are listed and not read, for no language of tesseract is installed. apt-get "
                      "install tesseract-ocr-eng\n";
    }
  }
  const auto program = find_worker_program();
  if (!program) return tl::unexpected(program.error());
  options.program = *program;
  options.require_sandbox = choice.require_sandbox;
  auto pool = WorkerPool::start(options, workers);
  if (!pool) return tl::unexpected(pool.error());
  readers.pool = std::move(*pool);
  if (auto soffice = find_office(); !soffice.empty())
    readers.office =
        std::make_unique<OfficeConverter>(OfficeOptions{std::move(soffice), *program, options.file_deadline});
  for (const auto& warning : readers.pool->warnings()) terminal.err << "minutebook: " << warning << ".\n";
  return readers;
}

}  // namespace minutebook

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <vector>

#include "lib/base/file.hpp"
#include "lib/base/result.hpp"
#include "lib/model/layout.hpp"

namespace minutebook {

struct OfficeOptions {
  std::filesystem::path program;                    ///< LibreOffice's soffice.bin
  std::filesystem::path confiner;                   ///< minutebook-extract, which shuts it in
  std::chrono::milliseconds file_deadline{60'000};  ///< wall time for one paper, then SIGKILL
};

/// Makes papers in the formats of old word processors (.doc, .rtf) readable: LibreOffice turns them into ODT, shut in
/// (`minutebook-extract --confine`) in a folder of its own that is removed again. Since it takes a second to start, it
/// is given the papers that are known to come next together with the one that is wanted. Thread-safe.
class OfficeConverter {
 public:
  /// A paper with its words in ODT, or what to say of it.
  struct Converted {
    Verdict verdict = Verdict::ok;
    std::string detail;  ///< when the verdict is not ok
    Descriptor file;     ///< a file in memory
  };

  explicit OfficeConverter(OfficeOptions options);
  ~OfficeConverter();
  OfficeConverter(const OfficeConverter&) = delete;
  OfficeConverter& operator=(const OfficeConverter&) = delete;

  /// Papers that will be asked for, in this order; those before are forgotten.
  void expect(std::vector<std::filesystem::path> papers);

  /// Converts the first of them on a thread of its own, while other papers are read. Those that only have the name of
  /// such a paper start nothing.
  void begin();

  /// Never fails: what went wrong is the verdict. A paper that LibreOffice dies or hangs on costs that paper.
  Converted convert(const Descriptor& file);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// True for names that papers in such formats have.
bool is_office_name(const std::filesystem::path& path);

/// The program of the LibreOffice on PATH, empty when none is installed.
std::filesystem::path find_office();

/// What reads a layout, with such papers converted before; the layout says what the file itself is.
std::function<Layout(const Descriptor& file, const std::string& name)> with_office(
    std::function<Layout(const Descriptor& file, const std::string& name)> read, OfficeConverter& office);

}  // namespace minutebook

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <vector>

#include "lib/model/record.hpp"
#include "searchd/service.hpp"
#include "tests/support/temporary_folder.hpp"

namespace minutebook {

/// A small invented archive, indexed in a temporary folder, with the service over it.
class TestArchive {
 public:
  explicit TestArchive(const std::vector<DocumentRecord>& more = {});

  WebResponse get(const std::string& target, const std::string& method = "GET") const;
  WebResponse ask(WebRequest request) const { return service_->answer(request); }
  void publish(const std::vector<DocumentRecord>& records) const;
  [[nodiscard]] const TemporaryFolder& folder() const { return folder_; }

  /// A note of decisions of 15 March 2012 with three items, "harbour/note.txt".
  DocumentRecord note() const;
  /// A report for decision without a date, "harbour/report.txt".
  DocumentRecord report() const;

 private:
  DocumentRecord file(const std::string& path, const std::string& content) const;

  TemporaryFolder folder_;
  Originals originals_;
  std::unique_ptr<ReaderPool> readers_;
  std::unique_ptr<Assets> assets_;
  std::unique_ptr<Pages> pages_;
  std::unique_ptr<Service> service_;
};

/// Texts that a hostile paper, name or query may hold.
const std::vector<std::string>& hostile_texts();

}  // namespace minutebook

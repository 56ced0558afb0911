// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <ctime>
#include <functional>
#include <mutex>
#include <string>
#include <tl/expected.hpp>

#include "searchd/assets.hpp"
#include "searchd/exchange.hpp"
#include "searchd/holdings.hpp"
#include "searchd/originals.hpp"
#include "searchd/pictures.hpp"
#include "searchd/present.hpp"
#include "searchd/reader_pool.hpp"

namespace minutebook {

/// What the service is made of; all must outlive it.
struct ServiceParts {
  ReaderPool& readers;
  Originals& originals;
  const Pages& pages;
  const Assets& assets;
  Pictures* pictures = nullptr;  ///< none: pages are not shown as printed
  std::string public_url{};      ///< as in DaemonOptions
  std::string report_to{};       ///< as in DaemonOptions
  std::function<std::time_t()> now = [] { return std::time(nullptr); };
};

/// What every handler works with: the parts, and the answers that are the same everywhere. Thread-safe.
class Context {
 public:
  explicit Context(ServiceParts parts) : parts_(std::move(parts)) {}
  [[nodiscard]] const ServiceParts& parts() const { return parts_; }

  /// A problem in plain words: a page, or problem+json under /api/.
  [[nodiscard]] WebResponse notice(const WebRequest& request, const Notice& notice) const;
  [[nodiscard]] WebResponse bad_parameter(const WebRequest& request, const ParameterProblem& problem) const;
  /// The index cannot be read: said in the log, and as 503 to the world.
  [[nodiscard]] WebResponse refusal(const WebRequest& request, const Error& error) const;
  [[nodiscard]] WebResponse busy(const WebRequest& request) const;

  /// The record as the public may see it, or the response that says why not.
  [[nodiscard]] tl::expected<ReaderPool::Record, WebResponse> record_of(const std::string& id,
                                                                        const WebRequest& request) const;
  /// Of the newest state of the index.
  [[nodiscard]] Result<std::string> revision() const;
  /// What a page says of itself.
  [[nodiscard]] Frame frame(const WebRequest& request) const;
  /// "https://papers.example.org", by which the world knows this service.
  [[nodiscard]] std::string base_url(const WebRequest& request) const;
  /// What the archive holds; read on first need of each revision.
  [[nodiscard]] Result<std::shared_ptr<const Holdings>> holdings(Reader& reader) const;
  /// Of what is made from the index at `revision`, or of a paper of that hash. Changes every day, as pages name it.
  [[nodiscard]] std::string entity_tag(const WebRequest& request, const std::string& revision) const;
  /// Held while a large record is made into JSON or a page, so that the memory is needed once and not once a thread.
  [[nodiscard]] std::unique_lock<std::mutex> turn_for(const DocumentRecord& record) const;

 private:
  /// 410 for a paper that was here once, else 404.
  [[nodiscard]] WebResponse gone_or_unknown(const std::string& id, const WebRequest& request) const;

  ServiceParts parts_;
  mutable std::mutex large_;
  mutable HoldingsKeeper holdings_;
};

}  // namespace minutebook

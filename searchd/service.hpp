// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <mutex>
#include <string>
#include <string_view>

#include "searchd/assets.hpp"
#include "searchd/exchange.hpp"
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
};

/// Every address the daemon answers. Knows nothing of sockets: a request value in, a response value out. Thread-safe.
class Service {
 public:
  explicit Service(ServiceParts parts) : parts_(std::move(parts)) {}

  /// Never throws; what goes wrong is a response with plain words, as problem+json under /api/.
  [[nodiscard]] WebResponse answer(const WebRequest& request) const;

 private:
  using Handler = WebResponse (Service::*)(const WebRequest&) const;
  struct Route;
  static Handler find_route(std::string_view path);

  WebResponse home(const WebRequest& request) const;
  WebResponse search_page(const WebRequest& request) const;
  WebResponse search_api(const WebRequest& request) const;
  WebResponse search_table(const WebRequest& request) const;
  WebResponse search_feed(const WebRequest& request) const;
  WebResponse document_page(const WebRequest& request) const;
  WebResponse document_api(const WebRequest& request) const;
  WebResponse fields_api(const WebRequest& request) const;
  WebResponse health(const WebRequest& request) const;
  WebResponse static_file(const WebRequest& request) const;
  WebResponse robots(const WebRequest& request) const;
  WebResponse open_search(const WebRequest& request) const;

  /// /d/ID/pages/3 and /d/ID/pages/3.png
  WebResponse printed_page(const WebRequest& request) const;
  /// /d/ID.ris
  WebResponse citation(const WebRequest& request) const;
  WebResponse original(const DocumentRecord& record, const WebRequest& request) const;
  /// The record as the public may see it, or the response that says why not.
  tl::expected<ReaderPool::Record, WebResponse> record_of(const std::string& id, const WebRequest& request) const;
  WebResponse notice(const WebRequest& request, const Notice& notice) const;
  WebResponse refusal(const WebRequest& request, const Error& error) const;
  [[nodiscard]] std::string base_url(const WebRequest& request) const;
  [[nodiscard]] std::string entity_tag(const WebRequest& request, const std::string& revision) const;

  /// Held while a large record is made into JSON or a page, so that the memory is needed once and not once a thread.
  [[nodiscard]] std::unique_lock<std::mutex> turn_for(const DocumentRecord& record) const;
  WebResponse busy(const WebRequest& request) const;

  ServiceParts parts_;
  mutable std::mutex large_;
};

}  // namespace minutebook

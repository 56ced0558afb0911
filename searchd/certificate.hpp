// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>

#include "lib/model/search.hpp"
#include "searchd/holdings.hpp"

namespace minutebook {

/// Most results that a certificate lists; it counts all of them.
inline constexpr uint32_t certified_results = 100;

/// What was asked, of what, and what was found, in plain lines that end with '\n'. Depends on the request and the index
/// alone, so that whoever asks again at the same revision gets the same bytes.
std::string certificate_statement(const SearchResult& result, const Holdings& holdings);

/// When and where a certificate was made: beside the statement, never in it.
struct CertificateStamp {
  std::string made;  ///< UTC, RFC 3339
  std::string url;   ///< at which it can be made again
};

/// GET /api/v1/certificate (schemas/certificate.schema.json): the statement, its SHA-256 and its parts.
std::string certificate_json(const SearchResult& result, const Holdings& holdings, const CertificateStamp& stamp);

}  // namespace minutebook

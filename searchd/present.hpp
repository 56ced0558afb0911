// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "lib/base/result.hpp"
#include "lib/model/holdings.hpp"
#include "lib/model/layout.hpp"
#include "lib/model/record.hpp"
#include "lib/model/search.hpp"
#include "searchd/assets.hpp"
#include "searchd/exchange.hpp"
#include "searchd/request.hpp"

namespace minutebook {

/// What every page says of itself: in its head, at its foot and in print.
struct Frame {
  std::string base_url;      ///< "https://papers.example.org"
  std::string target;        ///< "/search?q=…", the page's own address
  std::string day;           ///< ISO, on which the page was made; empty: not said
  std::string report_to;     ///< mail or web address for problems; empty: none
  std::string archive = {};  ///< its name, as its manifest says; empty: none
  bool registers = true;     ///< the registers' pages are here to link to
};

/// What the start page tells of the archive.
struct ArchiveFacts {
  uint64_t documents = 0;
  std::vector<FacetValue> boards;
  std::vector<FacetValue> types;
  std::vector<FacetValue> years;
};

/// What a search page needs beside the JSON of the result.
struct SearchPage {
  SearchRequest request;
  std::vector<ParameterProblem> problems;  ///< when not empty nothing was searched and the JSON is empty
};

/// What a document page needs beside the JSON of the document.
struct DocumentPage {
  std::string query;                       ///< whose words are marked in the text, may be empty
  uint32_t page = 0;                       ///< that the reader wants to see, 0: none in particular
  std::string item;                        ///< number of the item that is cited, may be empty
  size_t items_from = 0;                   ///< first item shown, from 0
  size_t items_all = 0;                    ///< items of the whole record
  bool pictures = false;                   ///< pages can be shown as printed
  bool original_available = true;          ///< false: held back because parts are not public
  std::vector<FormerPaper> versions = {};  ///< that it replaced
  std::string similar_json = {};           ///< first lines of the answer of GET /api/v1/similar; may be empty
};

/// A page of a paper as printed.
struct PicturePage {
  std::string query;
  uint32_t page = 1;
  float width = 0;  ///< points
  float height = 0;
  std::vector<Box> boxes;  ///< to mark, points
  uint32_t hit = 0;        ///< the box to look at, from 1; 0: none; beyond the last: the last
  bool large = false;      ///< wider than the screen, to be moved about in
};

/// The registers that have a page of their own; each is a template over the API's answer of the same name.
enum class RegisterKind {
  decisions,
  actions,
  owners,
  meetings,
  meeting,
  boards,
  board,
  people,
  person,
  timeline,
  similar
};

/// What a page of a register needs beside the JSON of the answer.
struct RegisterPage {
  RegisterKind kind = RegisterKind::decisions;
  std::string path;       ///< "/decisions"
  Parameters parameters;  ///< as asked
};

/// What a feed needs beside the JSON of the result.
struct FeedPage {
  SearchRequest request;
  std::string base_url;
  EntryKind kind = EntryKind::document;  ///< of the entries: papers, decisions or actions
  std::vector<FormerPaper> former;       ///< the latest first
};

/// A page or problem for a person who asked for something that there is not.
struct Notice {
  int status = 404;
  std::string title;        ///< "Not found"
  std::string detail;       ///< one or two sentences
  std::string parameter{};  ///< of ParameterProblem, else empty
  std::string accepts{};
};

/// The HTML pages: Mustache templates over the JSON that the API returns. Immutable after load, so many threads may use
/// one.
class Pages {
 public:
  /// Reads and checks web/templates. Fails with bad_format naming the template that is not well-formed.
  static Result<Pages> load(const std::filesystem::path& web_folder, const Assets& assets);
  Pages(Pages&&) noexcept;
  Pages& operator=(Pages&&) noexcept;
  ~Pages();

  /// Changes when any template does.
  [[nodiscard]] const std::string& version() const;

  [[nodiscard]] std::string home(const ArchiveFacts& facts, const Frame& frame = {}) const;
  /// `result_json` is the answer of GET /api/v1/search for the same request.
  [[nodiscard]] std::string search(const std::string& result_json, const SearchPage& page,
                                   const Frame& frame = {}) const;
  /// `document_json` is the answer of GET /api/v1/documents/{id}.
  [[nodiscard]] std::string document(const std::string& document_json, const DocumentPage& page,
                                     const Frame& frame = {}) const;
  [[nodiscard]] std::string picture(const std::string& document_json, const PicturePage& page,
                                    const Frame& frame = {}) const;
  [[nodiscard]] std::string notice(const Notice& notice, const Frame& frame = {}) const;
  /// `certificate_json` is the answer of GET /api/v1/certificate.
  [[nodiscard]] std::string certificate(const std::string& certificate_json, const SearchRequest& request,
                                        const Frame& frame = {}) const;
  /// `holdings_json` is the answer of GET /api/v1/holdings.
  [[nodiscard]] std::string about(const std::string& holdings_json, const Frame& frame = {}) const;
  /// `answer_json` is what the API answers for the same parameters.
  [[nodiscard]] std::string registered(const std::string& answer_json, const RegisterPage& page,
                                       const Frame& frame = {}) const;
  /// A sitemap of addresses, or of sitemaps (sitemaps.org 0.9).
  [[nodiscard]] std::string site_map(const std::vector<std::string>& addresses, bool of_maps) const;
  /// OpenSearch description (opensearch.org 1.1) for browsers.
  [[nodiscard]] std::string open_search(const std::string& base_url) const;
  /// Atom feed (RFC 4287) of the answer of GET /api/v1/search, /decisions or /actions.
  [[nodiscard]] std::string feed(const std::string& result_json, const FeedPage& feed) const;

 private:
  struct State;
  explicit Pages(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// Items that one HTML page shows; the others are a link away.
inline constexpr size_t items_in_view = 300;

/// The record cut to what one HTML page shows: items from `items_from`, text around `page`, the head of other long
/// lists, with a note of what was left out.
DocumentRecord record_to_show(const DocumentRecord& record, uint32_t page, size_t items_from);

/// GET /api/v1/documents/{id}: the record with page texts and links, without where the file lies on the server.
std::string document_json(const DocumentRecord& record);

/// The address of the result of a list that has only one; empty when it has none or several.
std::string only_result_of(const std::string& answer_json);

/// RFC 9457.
std::string problem_json(const Notice& notice);
/// The notice that a problem says, for a page; plain words of our own when it is none.
Notice notice_of(const std::string& problem_json, int status);

/// GET /healthz.
std::string health_json(uint64_t documents, uint64_t entries, const std::string& revision);

}  // namespace minutebook

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "lib/index/reader.hpp"
#include "lib/index/writer.hpp"

namespace minutebook::testing_index {

/// A folder of its own that goes when the test ends.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "minutebook-index-XXXXXX").string();
    if (mkdtemp(name.data()) != nullptr) path_ = name;
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder() {
    std::error_code error;
    if (!path_.empty()) std::filesystem::remove_all(path_, error);
  }
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

inline Passage passage_of(std::string heading, std::string text, int item = -1, uint32_t page = 1) {
  Passage passage;
  passage.heading = std::move(heading);
  passage.text = std::move(text);
  passage.item = item;
  passage.page_from = passage.page_to = page;
  return passage;
}

/// A paper with a title and passages of text; no meeting.
inline DocumentRecord paper(const std::string& id, const std::string& title, std::vector<Passage> passages) {
  DocumentRecord record;
  record.id = id;
  record.source.path = "papers/" + id + ".txt";
  record.sha256 = std::string(64, '0');
  record.media_type = MediaType::text;
  record.page_count = 1;
  record.minutes.title = title;
  record.minutes.passages = std::move(passages);
  for (const auto& passage : record.minutes.passages) {
    record.page_count = std::max(record.page_count, passage.page_to);
    record.minutes.pages.push_back({passage.page_from, passage.heading + "\n" + passage.text});
  }
  return record;
}

/// Builds and publishes an index of these papers.
inline void build(const std::filesystem::path& root, const std::vector<DocumentRecord>& records) {
  auto builder = IndexBuilder::begin(root, 2);
  ASSERT_TRUE(builder.has_value()) << to_text(builder.error());
  for (const auto& record : records) {
    const auto added = (*builder)->add(record);
    ASSERT_TRUE(added.has_value()) << to_text(added.error());
  }
  const auto published = (*builder)->publish();
  ASSERT_TRUE(published.has_value()) << to_text(published.error());
}

inline SearchResult search(Reader& reader, const std::string& text, SortOrder sort = SortOrder::relevance) {
  SearchRequest request;
  request.text = text;
  request.sort = sort;
  auto result = reader.search(request);
  EXPECT_TRUE(result.has_value()) << to_text(result.error());
  return result ? *result : SearchResult{};
}

/// Ids of the papers found, best first.
inline std::vector<std::string> ids_of(const SearchResult& result) {
  std::vector<std::string> ids;
  for (const auto& hit : result.hits) ids.push_back(hit.document.id);
  return ids;
}

}  // namespace minutebook::testing_index

// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/worker/ocr_languages.hpp"

#include <gtest/gtest.h>

namespace minutebook {
namespace {

TEST(OcrLanguages, what_is_no_language_is_refused) {
  struct Row {
    const char* reason;
    std::string wanted;
    ErrorCode code;
    const char* hint;
  };
  const Row rows[] = {
      {"nothing", "", ErrorCode::bad_argument, "eng+cym"},
      {"a path", "../../etc/passwd", ErrorCode::bad_argument, "eng+cym"},
      {"a gap in the list", "eng++cym", ErrorCode::bad_argument, "eng+cym"},
      {"another separator", "eng,cym", ErrorCode::bad_argument, "eng+cym"},
      {"a list without end", "aaa+aaa+aaa+aaa+aaa+aaa+aaa+aaa+aaa", ErrorCode::bad_argument, "eng+cym"},
      {"one that nobody speaks", "qqq", ErrorCode::not_found, "apt-get install tesseract-ocr-qqq"},
      {"a script of one", "chi_qqq", ErrorCode::not_found, "apt-get install tesseract-ocr-chi-qqq"},
  };
  for (const auto& row : rows) {
    const auto checked = checked_languages(row.wanted);
    ASSERT_FALSE(checked) << row.reason;
    EXPECT_EQ(checked.error().code, row.code) << row.reason;
    EXPECT_NE(checked.error().hint.find(row.hint), std::string::npos) << row.reason << ": " << checked.error().hint;
  }
}

TEST(OcrLanguages, those_installed_can_be_used) {
  for (const auto& language : ocr_languages()) {
    EXPECT_TRUE(checked_languages(language)) << language;
    EXPECT_NE(language, "osd") << "tells how a page lies, and is no language";
  }
}

}  // namespace
}  // namespace minutebook

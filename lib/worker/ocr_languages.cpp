// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/worker/ocr_languages.hpp"

#include <algorithm>
#include <string_view>

#include "lib/base/text.hpp"

namespace minutebook {
namespace {

constexpr std::string_view ending = ".traineddata";
constexpr size_t most_languages = 8;

bool is_language(std::string_view name) {
  return name.size() >= 3 && name.size() <= 32 && std::all_of(name.begin(), name.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
         });
}

bool is_installed(const std::filesystem::path& folder, std::string_view language) {
  std::error_code ignored;
  return std::filesystem::is_regular_file(folder / (std::string(language) + std::string(ending)), ignored);
}

}  // namespace

std::optional<std::filesystem::path> ocr_data_folder() {
  for (const char* path : {"/usr/share/tesseract-ocr/5/tessdata", "/usr/share/tessdata"}) {
    std::error_code ignored;
    if (std::filesystem::is_directory(path, ignored)) return path;
  }
  return std::nullopt;
}

std::vector<std::string> ocr_languages() {
  std::vector<std::string> out;
  const auto folder = ocr_data_folder();
  if (!folder) return out;
  std::error_code ignored;
  for (const auto& entry : std::filesystem::directory_iterator(*folder, ignored)) {
    const std::string name = entry.path().filename().string();
    if (!name.ends_with(ending)) continue;
    const std::string language = name.substr(0, name.size() - ending.size());
    if (is_language(language) && language != "osd") out.push_back(language);
  }
  std::sort(out.begin(), out.end());
  return out;
}

Result<std::string> checked_languages(const std::string& wanted) {
  const auto names = split(wanted, '+');
  if (names.size() > most_languages || !std::all_of(names.begin(), names.end(), is_language))
    return fail(ErrorCode::bad_argument, "'" + terminal_safe(wanted) + "' is no list of languages for text recognition",
                "Name them as tesseract does, joined by plus signs: eng+cym");
  const auto folder = ocr_data_folder();
  std::string packages;
  for (const auto name : names)
    if (!folder || !is_installed(*folder, name)) packages += " tesseract-ocr-" + to_lower_ascii(name);
  std::replace(packages.begin(), packages.end(), '_', '-');
  if (!packages.empty())
    return fail(ErrorCode::not_found, "The data for text recognition in " + wanted + " is not installed",
                "apt-get install" + packages);
  return wanted;
}

}  // namespace minutebook

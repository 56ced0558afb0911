// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "lib/base/result.hpp"

namespace minutebook {

/// Where this machine keeps the data of tesseract (LANGUAGE.traineddata); nullopt when it has none. Only folders that
/// readers may open are looked into (docs/sandbox.md).
std::optional<std::filesystem::path> ocr_data_folder();

/// Names of the languages whose data is installed, sorted: "cym", "eng".
std::vector<std::string> ocr_languages();

/// `wanted` ("eng+cym") when all of it is installed. Fails with what to install, or with bad_argument for what is no
/// list of languages: the name becomes part of a path.
Result<std::string> checked_languages(const std::string& wanted);

}  // namespace minutebook

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <unordered_map>

#include <xapian.h>

namespace minutebook {

/// English stems (Porter 2) of folded words, one for both of two spellings (one_spelling.hpp). Words with a digit and
/// words of one or two letters are left alone: numbers and references are never stemmed. Not thread-safe: one Stemmer a
/// thread.
class Stemmer {
 public:
  Stemmer() : stem_("english") {}
  [[nodiscard]] std::string operator()(const std::string& word) const;

 private:
  Xapian::Stem stem_;
  mutable std::unordered_map<std::string, std::string> known_;  ///< words come again and again; bounded
};

}  // namespace minutebook

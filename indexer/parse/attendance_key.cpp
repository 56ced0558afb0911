// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/attendance_key.hpp"

#include <algorithm>
#include <array>

#include "indexer/parse/scan.hpp"
#include "lib/base/text.hpp"

namespace minutebook {
namespace {

using Status = AttendanceStatus;

/// What the words behind a mark begin with, surer openings first.
constexpr auto meanings = std::to_array<std::pair<std::string_view, Status>>({{"present by proxy", Status::substitute},
                                                                              {"present", Status::present},
                                                                              {"attended", Status::present},
                                                                              {"attending", Status::present},
                                                                              {"in person", Status::present},
                                                                              {"online", Status::present},
                                                                              {"virtual", Status::present},
                                                                              {"remote", Status::present},
                                                                              {"by telephone", Status::present},
                                                                              {"via ", Status::present},
                                                                              {"late", Status::present},
                                                                              {"part ", Status::present},
                                                                              {"left early", Status::present},
                                                                              {"in attendance", Status::in_attendance},
                                                                              {"observ", Status::in_attendance},
                                                                              {"guest", Status::in_attendance},
                                                                              {"invited", Status::in_attendance},
                                                                              {"visitor", Status::in_attendance},
                                                                              {"apolog", Status::apologies},
                                                                              {"absent with ", Status::apologies},
                                                                              {"sent apolog", Status::apologies},
                                                                              {"regrets", Status::apologies},
                                                                              {"leave", Status::apologies},
                                                                              {"on leave", Status::apologies},
                                                                              {"excused", Status::apologies},
                                                                              {"no apolog", Status::absent},
                                                                              {"absent", Status::absent},
                                                                              {"unexcused", Status::absent},
                                                                              {"did not attend", Status::absent},
                                                                              {"not present", Status::absent},
                                                                              {"not in attendance", Status::absent},
                                                                              {"substitut", Status::substitute},
                                                                              {"alternate", Status::substitute},
                                                                              {"proxy", Status::substitute},
                                                                              {"deput", Status::substitute}});

std::optional<Status> meaning_of(std::string_view folded) {
  if (folded.starts_with("absent without")) return Status::absent;
  for (const auto& [opening, status] : meanings)
    if (folded.starts_with(opening)) return status;
  return std::nullopt;
}

/// "P", "Ap", "IA": short and in capitals, or a sign.
bool is_mark(std::string_view word) {
  constexpr size_t longest = 3;
  if (word.empty() || word.size() > longest) return false;
  const bool letters = is_upper(word[0]) && std::all_of(word.begin(), word.end(), is_letter);
  return letters || word == "x" || word == "*" || word == "/" || static_cast<unsigned char>(word[0]) >= 0xE2;
}

bool is_sign(std::string_view word) {
  return word == "-" || word == "=" || word == ":" || word == "\u2013" || word == "\u2014";
}

}  // namespace

void AttendanceKey::read(std::string_view text) {
  constexpr size_t longest = 400, fewest = 2;
  if (text.size() > longest) return;
  const auto words = split(text, ' ');
  std::vector<std::pair<std::string, Status>> found;
  for (size_t w = 0; w < words.size(); ++w) {
    const std::string_view after = w + 1 < words.size() ? words[w + 1] : std::string_view();
    std::string_view mark = words[w];
    std::string_view joined;  // "P=present"
    if (const size_t equal = mark.find('='); equal != std::string_view::npos && equal > 0) {
      joined = mark.substr(equal + 1);
      mark = mark.substr(0, equal);
    }
    const bool colon = mark.size() > 1 && mark.back() == ':';
    if (colon) mark.remove_suffix(1);
    if (!mark.empty() && mark.front() == '(') mark.remove_prefix(1);
    if (!is_mark(mark)) continue;
    // "P present; L late": without a sign between, where an entry begins.
    const bool begins =
        w == 0 || words[w - 1].empty() || std::string_view(",;:|").find(words[w - 1].back()) != std::string_view::npos;
    const bool sign = colon || !joined.empty() || is_sign(after) || mark.size() != words[w].size();
    if (!sign && !begins) continue;
    size_t next = is_sign(after) ? w + 2 : w + 1;
    std::string phrase = fold(joined);
    for (const size_t end = next + 3; next < std::min(words.size(), end); ++next)
      phrase += (phrase.empty() ? "" : " ") + fold(words[next]);
    if (const auto status = meaning_of(phrase)) found.emplace_back(std::string(mark), *status);
  }
  if (found.size() >= fewest) rows_.insert(rows_.end(), found.begin(), found.end());
}

std::optional<AttendanceStatus> AttendanceKey::status_of(std::string_view mark) const {
  const std::string_view text = trim(mark);
  if (rows_.empty()) return std::nullopt;
  if (text == "-" || text == "\u2013" || text == "\u2014") return Status::absent;
  for (const auto& [printed, status] : rows_)
    if (printed == text) return status;
  return std::nullopt;
}

}  // namespace minutebook

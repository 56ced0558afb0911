// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/pipeline/rule_pattern.hpp"

#include <algorithm>
#include <utility>

#include "lib/base/text.hpp"
#include "lib/worker/paper_opener.hpp"

namespace minutebook {
namespace {

std::string loose(std::string_view text) { return collapse_spaces(fold(text)); }

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// "a/minutes.pdf" of "a/minutes (2).pdf"; empty for any other name.
std::string first_of_its_name(std::string_view path) {
  const size_t slash = path.rfind('/');
  const size_t dot = std::min(path.rfind('.'), path.size());
  const size_t end = slash != std::string_view::npos && dot < slash ? path.size() : dot;
  if (end < 5 || path[end - 1] != ')') return {};
  size_t begin = end - 1;
  while (begin > 0 && is_digit(path[begin - 1])) --begin;
  if (begin == end - 1 || begin < 2 || path[begin - 1] != '(' || path[begin - 2] != ' ') return {};
  return std::string(path.substr(0, begin - 2)) + std::string(path.substr(end));
}

}  // namespace

PaperPath::PaperPath(std::string_view path) : given_(path), composed_(normalise(path)) {
  loose_.push_back(loose(path));
  const std::string_view container = container_of(path);
  if (container.empty()) return;
  loose_.push_back(loose(container));
  if (const std::string first = first_of_its_name(path); !first.empty()) loose_.push_back(loose(first));
}

Result<RulePattern> RulePattern::read(std::string_view text) {
  auto given = PathPattern::read(text);
  if (!given) return tl::unexpected(given.error());
  // What cannot be written in another form is only compared as it is.
  const auto other = [](const std::string& form) {
    auto pattern = PathPattern::read(form);
    return pattern ? std::optional(std::move(*pattern)) : std::nullopt;
  };
  return RulePattern(std::move(*given), other(normalise(text)), other(loose(text)));
}

std::optional<PathPattern::Match> RulePattern::match(const PaperPath& path) const {
  auto match = given_.match(path.given_);
  return match || !composed_ ? match : composed_->match(path.composed_);
}

bool RulePattern::may_mean(const PaperPath& path) const {
  return loose_ && std::any_of(path.loose_.begin(), path.loose_.end(),
                               [&](const std::string& form) { return loose_->match(form).has_value(); });
}

}  // namespace minutebook

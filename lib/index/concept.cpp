// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/index/concept.hpp"

#include <array>
#include <cstdio>

#include "lib/base/text.hpp"

namespace minutebook {
namespace {

std::string text_of(const Form::Wording& wording) {
  std::vector<std::string> words;
  for (const Form::Word& word : wording) words.push_back(join(word, "|"));
  return join(words, " ");
}

std::string text_of(const Form& form) {
  std::vector<std::string> wordings;
  for (const Form::Wording& wording : form.wordings) wordings.push_back(text_of(wording));
  std::array<char, 32> share{};
  if (form.share != 1) std::snprintf(share.data(), share.size(), "%.3g ", form.share);
  const std::string all = join(wordings, "; ");
  return share.data() + (form.as_one ? "one of (" + all + ")" : all);
}

}  // namespace

std::string to_text(const std::vector<Form>& forms) {
  std::vector<std::string> all;
  for (const Form& form : forms) all.push_back(text_of(form));
  return all.empty() ? "nothing" : join(all, ", else ");
}

}  // namespace minutebook

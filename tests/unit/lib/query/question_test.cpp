// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/query/question.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

#include "lib/base/text.hpp"

namespace minutebook {
namespace {

/// "WORD" is the subject, "word" faint, "-word" silent.
std::string roles(const std::string& query) {
  const std::set<std::string> stop_words = {"did", "for", "how", "in", "is", "of", "the", "to", "what", "who"};
  std::vector<TypedWord> words;
  for (const auto word : split(query, ' '))
    words.push_back({std::string(word), stop_words.count(std::string(word)) > 0});
  const auto found = roles_of(words);
  std::string out;
  for (size_t i = 0; i < words.size(); ++i) {
    std::string text = words[i].text;
    if (found[i] == WordRole::subject)
      for (char& c : text) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    out += (i > 0 ? " " : "") + std::string(found[i] == WordRole::silent ? "-" : "") + text;
  }
  return out;
}

TEST(RolesOf, TellsWhatIsAskedFromTheAsking) {
  struct Row {
    const char* query;
    const char* roles;
    const char* reason;
  };
  const Row rows[] = {
      {"sea wall", "SEA WALL", "a list of words is meant word by word"},
      {"people counter", "PEOPLE COUNTER", "also where one of them is faint in a question"},
      {"cost of people counter", "COST -of PEOPLE COUNTER", "one small word makes no question"},
      {"what did they say of the sea wall", "-what -did THEY say -of -the SEA WALL", "a question"},
      {"whats happening with the sea wall", "-whats -happening WITH -the SEA WALL", "without its apostrophe"},
      {"is anyone going to mend the sea wall", "-is -anyone -going -to MEND -the SEA WALL", "conversation"},
      {"who agreed to mend the sea wall", "-who -agreed -to MEND -the SEA WALL", "every decision was agreed to"},
      {"wall agreed", "WALL AGREED", "no question: then it is meant"},
      {"what is the use", "-what -is -the USE", "nothing but the asking: then its words are meant"},
      {"", "", "nothing typed"},
  };
  for (const Row& row : rows) EXPECT_EQ(roles(row.query), row.roles) << row.reason;
}

}  // namespace
}  // namespace minutebook

// SPDX-License-Identifier: GPL-3.0-or-later
// Writes the thesaurus that is built into the programs (lib/query/thesaurus.hpp says how it looks) from our own lists
// and the files of WordNet: make_thesaurus committee_words.txt everyday_words.txt [FOLDER] > FILE. FOLDER is
// /usr/share/wordnet of Debian's package wordnet-base.
#include <algorithm>
#include <array>
#include <cctype>
#include <fstream>
#include <iostream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace {

constexpr size_t most_senses = 5;
constexpr size_t most_kinds = 25;  // kinds of a thing that has more say little about it
constexpr size_t most_words = 36;  // in one entry
constexpr size_t gloss_words = 8;
constexpr size_t told_senses = 2;  // only the commonest senses give their kinds and their explanation

struct Pointer {
  std::string symbol, target;
  unsigned from = 0, to = 0;  ///< numbers of words; 0: of the whole sense
};

struct Sense {
  std::vector<std::string> words;  ///< as WordNet writes them: blanks as '_', names in capitals
  std::vector<Pointer> pointers;
  std::string gloss;
  bool of_nature = false;  ///< an animal or a plant
};

struct WordNet {
  std::map<std::string, Sense> senses;                                 ///< by part of speech and offset: "n03935234"
  std::map<std::string, std::vector<std::vector<std::string>>> words;  ///< senses of each part of speech, best first
  std::map<std::string, std::string> irregular;                        ///< "mice" -> "mouse"
};

struct Part {
  const char* name;
  char letter;
};
constexpr std::array<Part, 4> parts = {{{"noun", 'n'}, {"verb", 'v'}, {"adj", 'a'}, {"adv", 'r'}}};

/// A satellite adjective is kept among the adjectives.
char plain_part(char letter) { return letter == 's' ? 'a' : letter; }

std::string without_marker(const std::string& word) {  // "galore(ip)"
  const size_t marker = word.find('(');
  return marker == std::string::npos ? word : word.substr(0, marker);
}

Sense read_sense(const std::string& line) {
  std::istringstream in(line);
  std::string offset, file, type, count, skip;
  in >> offset >> file >> type >> count;
  Sense out;
  out.of_nature = file == "05" || file == "20";
  for (unsigned long left = std::stoul(count, nullptr, 16); left > 0; --left) {
    std::string word;
    in >> word >> skip;
    out.words.push_back(without_marker(word));
  }
  in >> count;
  for (unsigned long left = std::stoul(count); left > 0; --left) {
    std::string symbol, target, part, ends;
    in >> symbol >> target >> part >> ends;
    const unsigned long both = std::stoul(ends, nullptr, 16);
    out.pointers.push_back(
        {symbol, plain_part(part[0]) + target, static_cast<unsigned>(both >> 8U), static_cast<unsigned>(both & 0xFFU)});
  }
  const size_t bar = line.find('|');
  if (bar != std::string::npos) out.gloss = line.substr(bar + 1, line.find('"', bar) - bar - 1);
  return out;
}

void read_data(WordNet& net, const std::string& path, char letter) {
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);)
    if (!line.empty() && line[0] != ' ') net.senses[letter + line.substr(0, 8)] = read_sense(line);
}

void read_index(WordNet& net, const std::string& path, char letter) {
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line[0] == ' ') continue;
    std::istringstream in(line);
    std::string word, part, skip;
    size_t senses = 0;
    size_t pointers = 0;
    in >> word >> part >> senses >> pointers;
    for (size_t i = 0; i < pointers + 2; ++i) in >> skip;
    std::vector<std::string> offsets;
    for (std::string offset; in >> offset;) offsets.push_back(letter + offset);
    net.words[word].push_back(std::move(offsets));
  }
}

void read_irregular(WordNet& net, const std::string& path) {
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    std::istringstream in(line);
    std::string form, word;
    if (in >> form >> word && form != word) net.irregular.try_emplace(form, word);
  }
}

bool is_name(const std::string& word) {
  return std::any_of(word.begin(), word.end(), [](unsigned char c) { return std::isupper(c) != 0; });
}

bool is_plain(const std::string& word) {
  return std::count(word.begin(), word.end(), '_') < 3 && std::all_of(word.begin(), word.end(), [](unsigned char c) {
           return std::islower(c) != 0 || c == '_' || c == '-' || c == '\'';
         });
}

/// Apostrophes close up and hyphens part words, as in the index.
std::string written(std::string word) {
  std::erase(word, '\'');
  std::replace_if(
      word.begin(), word.end(), [](char c) { return c == '_' || c == '-'; }, ' ');
  return word;
}

class Entry {
 public:
  explicit Entry(std::string word) : word_(std::move(word)) {}

  void add(char relation, size_t sense, const std::string& other) {
    if (is_name(other) || !is_plain(other) || written(other) == word_ || !seen_.insert(written(other)).second) return;
    if (seen_.size() <= most_words) append(relation, sense, written(other));
  }
  /// Words of our own lists.
  void add_own(char relation, const std::vector<std::string>& others) {
    for (const auto& other : others)
      if (other != word_ && seen_.insert(other).second) append(relation, 1, other);
  }
  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  void append(char relation, size_t sense, const std::string& other) {
    text_ += (text_.empty() ? "" : ",") + std::string(1, relation) + std::to_string(sense) + other;
  }

  std::string word_, text_;
  std::set<std::string> seen_;
};

const Sense* sense_at(const WordNet& net, const std::string& key) {
  const auto found = net.senses.find(key);
  return found == net.senses.end() ? nullptr : &found->second;
}

/// What WordNet's pointers mean here, 0 for those that are not followed.
char relation_of(const std::string& symbol) {
  if (symbol == "@") return 'u';
  if (symbol == "~") return 'l';
  if (symbol == "+" || symbol == "\\" || symbol == "=") return 'd';
  return symbol == "&" || symbol == "^" || symbol == "$" ? 'v' : '\0';
}

void add_pointers(Entry& entry, const WordNet& net, const Sense& sense, const std::string& lemma, size_t rank) {
  const auto kinds = std::count_if(sense.pointers.begin(), sense.pointers.end(),
                                   [](const Pointer& pointer) { return pointer.symbol == "~"; });
  for (const Pointer& pointer : sense.pointers) {
    const char relation = relation_of(pointer.symbol);
    const Sense* target = sense_at(net, pointer.target);
    if (relation == 0 || target == nullptr) continue;
    if (relation == 'l' && (rank > told_senses || static_cast<size_t>(kinds) > most_kinds)) continue;
    if (pointer.from > 0 && pointer.from <= sense.words.size() && sense.words[pointer.from - 1] != lemma) continue;
    for (size_t i = 0; i < target->words.size(); ++i)
      if (pointer.to == 0 || pointer.to == i + 1) entry.add(relation, rank, target->words[i]);
  }
}

constexpr std::array<std::string_view, 60> empty_words = {
    "about", "all",  "also",       "and",      "another", "any",  "are",     "been",      "being", "but",
    "can",   "does", "especially", "etc",      "for",     "from", "had",     "has",       "have",  "her",
    "his",   "into", "its",        "made",     "make",    "more", "most",    "not",       "one",   "only",
    "other", "out",  "over",       "relating", "same",    "some", "someone", "something", "such",  "than",
    "that",  "the",  "their",      "them",     "these",   "they", "thing",   "things",    "this",  "two",
    "under", "used", "using",      "usually",  "very",    "was",  "when",    "where",     "which", "who"};

bool says_nothing(const std::string& word) {
  return word.size() < 3 || std::binary_search(empty_words.begin(), empty_words.end(), word);
}

/// The words of the explanation, to its first semicolon.
void add_gloss(Entry& entry, const Sense& sense, size_t rank) {
  if (rank > told_senses) return;
  std::string word;
  size_t taken = 0;
  for (const char c : sense.gloss + " ") {
    if (std::isalpha(static_cast<unsigned char>(c)) != 0) {
      word += c;
      continue;
    }
    if (!says_nothing(word) && taken++ < gloss_words) entry.add('g', rank, word);
    word.clear();
    if (c == ';') return;
  }
}

/// "common garden spider": nobody asks a committee's archive for it in these words.
bool is_species(const WordNet& net, const std::string& lemma, const std::vector<std::vector<std::string>>& all) {
  const Sense* first = sense_at(net, all.front().front());
  return first != nullptr && first->of_nature && lemma.find('_') != std::string::npos;
}

void add_wordnet(Entry& entry, const WordNet& net, const std::string& lemma,
                 const std::vector<std::vector<std::string>>& all) {
  const auto each = [&](auto&& add) {
    for (size_t rank = 0; rank < most_senses; ++rank)
      for (const auto& offsets : all)
        if (rank < offsets.size())
          if (const Sense* sense = sense_at(net, offsets[rank]); sense != nullptr) add(*sense, rank + 1);
  };
  each([&](const Sense& sense, size_t rank) {
    for (const auto& word : sense.words) entry.add('s', rank, word);
  });
  each([&](const Sense& sense, size_t rank) { add_pointers(entry, net, sense, lemma, rank); });
  each([&](const Sense& sense, size_t rank) { add_gloss(entry, sense, rank); });
}

using OwnWords = std::map<std::string, std::vector<std::string>>;

std::vector<std::string> terms_of(const std::string& text) {
  std::vector<std::string> out;
  std::istringstream in(text);
  for (std::string term; std::getline(in, term, ',');) {
    const size_t first = term.find_first_not_of(' ');
    if (first == std::string::npos) continue;
    out.push_back(written(term.substr(first, term.find_last_not_of(' ') + 1 - first)));
  }
  return out;
}

void add_all(OwnWords& words, const std::vector<std::string>& asked, const std::vector<std::string>& found) {
  for (const auto& term : asked) words[term].insert(words[term].end(), found.begin(), found.end());
}

/// "a, b, c" or "a, b > c, d", a line each; the file says more. The other way round these go to `reverse`.
OwnWords read_own(const std::string& path, OwnWords& reverse) {
  OwnWords out;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line[0] == '#') continue;
    const size_t arrow = line.find('>');
    const auto asked = terms_of(line.substr(0, arrow));
    const auto found = arrow == std::string::npos ? asked : terms_of(line.substr(arrow + 1));
    add_all(out, asked, found);
    if (arrow != std::string::npos) add_all(reverse, found, asked);
  }
  return out;
}

WordNet read_wordnet(const std::string& folder) {
  WordNet net;
  for (const Part& part : parts) {
    read_data(net, folder + "/data." + part.name, part.letter);
    read_index(net, folder + "/index." + part.name, part.letter);
    read_irregular(net, folder + "/" + part.name + ".exc");
  }
  return net;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3 && argc != 4) {
    std::cerr << "usage: make_thesaurus committee_words.txt everyday_words.txt [FOLDER] > FILE\n";
    return 64;
  }
  OwnWords plainer;
  const OwnWords usual = read_own(argv[1], plainer);
  const OwnWords everyday = read_own(argv[2], plainer);
  const WordNet net = argc == 4 ? read_wordnet(argv[3]) : WordNet{};
  std::map<std::string, Entry> entries;
  for (const auto& [relation, words] : {std::pair{'c', &usual}, {'e', &everyday}, {'p', &plainer}})
    for (const auto& [word, others] : *words) entries.try_emplace(word, word).first->second.add_own(relation, others);
  for (const auto& [lemma, senses] : net.words) {
    if (!is_plain(lemma) || lemma.size() < 3 || is_species(net, lemma, senses)) continue;
    const std::string word = written(lemma);
    add_wordnet(entries.try_emplace(word, word).first->second, net, lemma, senses);
  }
  std::map<std::string, std::string> lines;
  for (const auto& [word, entry] : entries)
    if (!entry.text().empty()) lines.try_emplace(word, entry.text());
  for (const auto& [form, word] : net.irregular)
    if (is_plain(form) && lines.count(written(word)) != 0) lines.try_emplace(written(form), "=" + written(word));
  for (const auto& [word, text] : lines) std::cout << word << '\t' << text << '\n';
  return std::cout.flush() && !lines.empty() ? 0 : 1;
}

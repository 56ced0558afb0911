// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/query/question.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace minutebook {
namespace {

// Written from general knowledge of English; sorted.

// Words that put a question and say nothing of its subject, beside the stop words.
constexpr std::array<std::string_view, 155> silent_words = {
    "actually",   "again",      "ago",       "agree",      "agreed",     "agreeing",  "agrees",     "almost",
    "already",    "also",       "although",  "always",     "another",    "anybody",   "anyhow",     "anymore",
    "anyone",     "anything",   "anyway",    "anywhere",   "apparently", "arent",     "away",       "barely",
    "besides",    "both",       "came",      "cannot",     "cant",       "come",      "comes",      "coming",
    "couldnt",    "currently",  "decide",    "decided",    "decides",    "deciding",  "didnt",      "doesnt",
    "dont",       "each",       "either",    "else",       "elsewhere",  "enough",    "eventually", "ever",
    "every",      "everybody",  "everyone",  "everything", "everywhere", "exactly",   "few",        "finally",
    "go",         "goes",       "going",     "gone",       "hadnt",      "happen",    "happened",   "happening",
    "happens",    "hardly",     "hasnt",     "havent",     "heres",      "herself",   "himself",    "however",
    "hows",       "im",         "instead",   "isnt",       "itself",     "ive",       "lately",     "lets",
    "maybe",      "might",      "myself",    "nearly",     "neither",    "never",     "nobody",     "none",
    "nothing",    "now",        "nowadays",  "nowhere",    "often",      "once",      "only",       "other",
    "others",     "otherwise",  "ought",     "ourselves",  "perhaps",    "please",    "possibly",   "probably",
    "quite",      "rather",     "really",    "same",       "several",    "shouldnt",  "simply",     "since",
    "somebody",   "somehow",    "someone",   "something",  "sometimes",  "somewhere", "soon",       "still",
    "thats",      "themselves", "therefore", "theres",     "theyre",     "theyve",    "though",     "through",
    "throughout", "together",   "toward",    "towards",    "unless",     "until",     "usually",    "wasnt",
    "went",       "werent",     "weve",      "whatever",   "whats",      "whenever",  "whens",      "wheres",
    "wherever",   "whether",    "whoever",   "whos",       "whys",       "within",    "wont",       "wouldnt",
    "youre",      "yourselves", "youve"};

// Words that people ask with and that papers are seldom about: light verbs, general nouns, what was agreed or said.
constexpr std::array<std::string_view, 181> faint_words = {
    "able",    "allow",    "allowed", "allowing",  "along",   "around",   "ask",         "asked",      "asking",
    "asks",    "back",     "became",  "become",    "becomes", "began",    "begin",       "begun",      "better",
    "big",     "bit",      "bring",   "bringing",  "brought", "call",     "called",      "calling",    "carried",
    "carry",   "carrying", "choose",  "chose",     "chosen",  "down",     "during",      "end",        "ended",
    "ending",  "ends",     "explain", "explained", "feel",    "felt",     "find",        "finding",    "finds",
    "found",   "gave",     "give",    "given",     "gives",   "giving",   "good",        "guys",       "hear",
    "heard",   "held",     "hold",    "holding",   "idea",    "info",     "information", "interested", "keep",
    "keeping", "keeps",    "kept",    "kind",      "knew",    "know",     "knowing",     "known",      "knows",
    "last",    "late",     "later",   "latest",    "let",     "like",     "likely",      "look",       "looked",
    "looking", "looks",    "lot",     "lots",      "mean",    "means",    "meant",       "mention",    "mentioned",
    "need",    "needed",   "needing", "needs",     "new",     "next",     "old",         "one",        "ones",
    "outside", "own",      "people",  "person",    "persons", "pick",     "picked",      "picking",    "put",
    "puts",    "putting",  "reason",  "reasons",   "recent",  "recently", "said",        "saw",        "say",
    "saying",  "says",     "see",     "seeing",    "seem",    "seems",    "seen",        "show",       "showed",
    "shown",   "sort",     "sorted",  "stand",     "start",   "started",  "starting",    "starts",     "stay",
    "stayed",  "stood",    "stuff",   "supposed",  "sure",    "take",     "taken",       "takes",      "taking",
    "talk",    "talked",   "talking", "tell",      "telling", "thing",    "things",      "think",      "thinking",
    "thought", "time",     "times",   "told",      "took",    "tried",    "try",         "trying",     "turn",
    "turned",  "turning",  "update",  "updates",   "use",     "used",     "uses",        "using",      "want",
    "wanted",  "wanting",  "wants",   "way",       "ways",    "wish",     "without",     "wonder",     "worth",
    "wrong"};

static_assert(std::is_sorted(silent_words.begin(), silent_words.end()));
static_assert(std::is_sorted(faint_words.begin(), faint_words.end()));

constexpr size_t asking_words = 2;  // so many words that only ask make a sentence of a list of words

template <size_t N>
bool is_among(const std::array<std::string_view, N>& words, const std::string& word) {
  return std::binary_search(words.begin(), words.end(), std::string_view(word));
}

}  // namespace

std::vector<WordRole> roles_of(const std::vector<TypedWord>& words) {
  std::vector<WordRole> roles(words.size(), WordRole::subject);
  size_t asking = 0;
  size_t subjects = 0;
  for (size_t i = 0; i < words.size(); ++i) {
    if (words[i].is_stop || is_among(silent_words, words[i].text))
      roles[i] = WordRole::silent;
    else if (is_among(faint_words, words[i].text))
      roles[i] = WordRole::faint;
    asking += roles[i] == WordRole::silent ? 1 : 0;
    subjects += roles[i] == WordRole::subject ? 1 : 0;
  }
  if (asking >= asking_words && subjects > 0) return roles;
  for (size_t i = 0; i < words.size(); ++i) roles[i] = words[i].is_stop ? WordRole::silent : WordRole::subject;
  return roles;
}

}  // namespace minutebook

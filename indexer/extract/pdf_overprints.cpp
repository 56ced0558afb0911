// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/pdf_overprints.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <utility>

#include "lib/base/text.hpp"

namespace minutebook {
namespace {

constexpr size_t most_pieces = 1000;     // of one rotation on one page; bounds the search for neighbours
constexpr size_t most_overprints = 200;  // on one page
constexpr float large_share = 1.3F;      // of the common size, from least_large on
constexpr float least_large = 14;
constexpr float slanting = 0.05F;       // rise of a line over its run; a page that was scanned askew has less
constexpr float slant_letters = 4;      // letters that a piece of slanting text has on average, at most
constexpr float overlaid_size = 30;     // level words of this size ...
constexpr float overlaid_share = 2.5F;  // ... and so much larger than the text ...
constexpr int overlaid_words = 3;       // ... that lie over so many words are no part of it

/// A piece of text in the frame in which it stands upright.
struct Piece {
  size_t index = 0;  ///< in the list of words
  Box box;
  float size = 0;
  bool used = false;
  float x() const { return (box.x0 + box.x1) / 2; }
  float y() const { return (box.y0 + box.y1) / 2; }
};

using Chain = std::vector<const Piece*>;

size_t letters_of(const PrintedWord& word) {
  return static_cast<size_t>(std::count_if(word.text.begin(), word.text.end(),
                                           [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80; }));
}

/// The size that most letters have.
float common_size(const std::vector<PlacedWord>& words) {
  std::map<long, size_t> letters;
  for (const auto& placed : words) letters[std::lround(placed.word.size * 2)] += letters_of(placed.word);
  const auto most = std::max_element(letters.begin(), letters.end(),
                                     [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == letters.end() ? 0 : static_cast<float>(most->first) / 2;
}

/// Height of a word's box over its size of print, across the direction in which it is read.
float tallness(const PlacedWord& placed) {
  const Box& box = placed.word.box;
  const float height = placed.rotation % 2 == 0 ? box.y1 - box.y0 : box.x1 - box.x0;
  return placed.word.size > 0 ? height / placed.word.size : 0;
}

constexpr float no_climb = -1;

/// By how many points each word is taller than level print of its size, for words of a size that has several which are:
/// pieces of slanting text climb, and only a single letter of it is as tall as level print. `no_climb` for the other
/// words; empty for a page that has no such sizes.
std::vector<float> climbs_of(const std::vector<PlacedWord>& words) {
  constexpr float least_climb = 1.1F;
  constexpr size_t few = 3;
  struct Size {
    float level = 100;  ///< tallness of what does not climb
    size_t climbing = 0;
  };
  std::map<long, Size> sizes;
  Size* size = nullptr;
  long last = -1;
  const auto size_of = [&](const PlacedWord& placed) -> Size& {
    const long key = std::lround(placed.word.size * 4);
    if (!size || key != last) size = &sizes[last = key];
    return *size;
  };
  for (const auto& placed : words) size_of(placed).level = std::min(size_of(placed).level, tallness(placed));
  const auto is_climbing = [&](const PlacedWord& placed) {
    return placed.word.text.size() > 1 && tallness(placed) > size_of(placed).level * least_climb;
  };
  bool any = false;
  for (const auto& placed : words)
    if (is_climbing(placed)) any = ++size_of(placed).climbing >= few || any;
  std::vector<float> out;
  if (!any) return out;
  out.reserve(words.size());
  for (const auto& placed : words) {
    const bool wanted = size_of(placed).climbing >= few && (placed.word.text.size() == 1 || is_climbing(placed));
    out.push_back(wanted ? (tallness(placed) - size_of(placed).level) * placed.word.size : no_climb);
  }
  return out;
}

/// How far `next` is from where a neighbour of `piece` would stand, in ems; nothing if it is none. `slope` is that of
/// the line so far.
std::optional<float> misfit(const Piece& piece, const Piece& next, std::optional<float> slope) {
  constexpr float tightest = -0.35F, widest = 1.1F, steepest = 1.5F;  // ems; 45 degrees and some play
  const float size = std::max(piece.size, 1.0F);
  if (std::abs(next.size - piece.size) > size * 0.1F) return std::nullopt;
  const float gap = (next.box.x0 - piece.box.x1) / size;
  const float run = next.x() - piece.x();
  if (gap < tightest || gap > widest || run <= 0) return std::nullopt;
  const float rise = next.y() - piece.y();
  if (std::abs(rise) > run * steepest) return std::nullopt;
  if (!slope) return std::abs(rise) / size + std::abs(gap);
  const float off = std::abs(rise - *slope * run) / size;
  return off > 0.5F ? std::nullopt : std::optional<float>(off + std::abs(gap));
}

/// Lines of pieces, each begun at its left end and led on to the nearest piece that fits its slope.
std::vector<Chain> chains_of(std::vector<Piece>& pieces) {
  std::sort(pieces.begin(), pieces.end(), [](const Piece& a, const Piece& b) {
    return a.box.x0 != b.box.x0 ? a.box.x0 < b.box.x0 : a.box.y0 < b.box.y0;
  });
  std::vector<Chain> chains;
  for (size_t first = 0; first < pieces.size(); ++first) {
    if (pieces[first].used) continue;
    Chain chain;
    for (Piece* at = &pieces[first]; at;) {
      at->used = true;
      chain.push_back(at);
      std::optional<float> slope;
      if (chain.size() > 1) slope = (at->y() - chain[0]->y()) / std::max(at->x() - chain[0]->x(), 0.1F);
      Piece* nearest = nullptr;
      float least = 0;
      // Whatever fits begins near its end.
      const float from = at->box.x1 - std::max(at->size, 1.0F), to = at->box.x1 + 2 * std::max(at->size, 1.0F);
      auto begin = std::lower_bound(pieces.begin(), pieces.end(), from,
                                    [](const Piece& piece, float x) { return piece.box.x0 < x; });
      for (; begin != pieces.end() && begin->box.x0 <= to; ++begin) {
        Piece& next = *begin;
        const auto off = next.used ? std::nullopt : misfit(*at, next, slope);
        if (!off || (nearest && *off >= least)) continue;
        nearest = &next;
        least = *off;
      }
      at = nearest;
    }
    chains.push_back(std::move(chain));
  }
  return chains;
}

float slope_of(const Chain& chain) {
  const float run = chain.back()->x() - chain.front()->x();
  return chain.size() < 2 || run <= 0 ? 0 : (chain.back()->y() - chain.front()->y()) / run;
}

/// Wider gaps than this, in ems, part words: more than the letters' own where every letter is set apart.
float word_gap(const Chain& chain, size_t letters) {
  constexpr float usual = 0.12F;
  if (letters > chain.size() * 3 / 2) return usual;
  std::vector<float> gaps;
  for (size_t i = 1; i < chain.size(); ++i)
    gaps.push_back((chain[i]->box.x0 - chain[i - 1]->box.x1) / std::max(chain[i]->size, 1.0F));
  if (gaps.size() < 3) return usual;
  std::nth_element(gaps.begin(), gaps.begin() + static_cast<std::ptrdiff_t>(gaps.size() / 2), gaps.end());
  return std::max(usual, gaps[gaps.size() / 2] * 1.6F);
}

class OverprintFinder {
 public:
  OverprintFinder(std::vector<PlacedWord>& words, const PageSize& size)
      : words_(words), size_(size), common_(common_size(words)), taken_(words.size(), false) {}

  /// `climbs` as climbs_of() gives it.
  std::vector<Overprint> read(const std::vector<float>& climbs) {
    drop_shadows();
    for (int rotation = 0; rotation < 4; ++rotation) {
      take_slanting(rotation);
      if (!climbs.empty()) take_climbing(climbs, rotation);
    }
    drop_taken();
    main_ = main_rotation(words_);
    for (int rotation = 0; rotation < 4; ++rotation)
      if (rotation != main_) take_all(rotation);
    take_overlaid();
    drop_taken();
    for (auto& print : found_) turn(print);
    return std::move(found_);
  }

 private:
  /// Letters that are drawn once more a little beside themselves, for a shadow or for weight, are read once.
  void drop_shadows() {
    std::map<std::string, std::vector<size_t>> alike;
    for (size_t i = 0; i < words_.size(); ++i)
      if (is_large(words_[i].word)) alike[words_[i].word.text].push_back(i);
    for (auto& [text, places] : alike) {
      if (places.size() > most_pieces) continue;
      for (size_t a = 0; a < places.size(); ++a)
        for (size_t b = a + 1; b < places.size() && !taken_[places[a]]; ++b)
          if (!taken_[places[b]] && is_shadow(words_[places[a]], words_[places[b]])) taken_[places[b]] = true;
    }
  }

  static bool is_shadow(const PlacedWord& word, const PlacedWord& other) {
    constexpr float farthest = 0.2F;  // ems: less than the next letter of the same kind ("ll") is away
    const float size = word.word.size;
    if (word.rotation != other.rotation || std::abs(size - other.word.size) > size * 0.1F) return false;
    return std::abs(word.word.box.x0 - other.word.box.x0) < size * farthest &&
           std::abs(word.word.box.y0 - other.word.box.y0) < size * farthest;
  }

  bool is_large(const PrintedWord& word) const {
    return word.size >= overprint_size || (word.size >= least_large && word.size >= common_ * large_share);
  }

  template <class Wanted>
  std::vector<Piece> pieces(int rotation, Wanted wanted) const {
    std::vector<Piece> out;
    for (size_t i = 0; i < words_.size() && out.size() < most_pieces; ++i) {
      const auto& word = words_[i].word;
      if (taken_[i] || words_[i].rotation != rotation || !wanted(i)) continue;
      out.push_back({i, upright(word.box, rotation, size_), word.size});
    }
    return out;
  }

  void take_slanting(int rotation) {
    auto large = pieces(rotation, [this](size_t i) { return is_large(words_[i].word); });
    if (large.size() < 3) return;
    for (const auto& chain : chains_of(large)) {
      size_t letters = 0;
      for (const auto* piece : chain) letters += letters_of(words_[piece->index].word);
      const bool broken = static_cast<float>(letters) <= slant_letters * static_cast<float>(chain.size());
      if (chain.size() >= 3 && broken && std::abs(slope_of(chain)) >= slanting) take(chain, rotation);
    }
  }

  /// Small print that slants: each of its pieces climbs as the line does. Words of a taller font climb nowhere, and
  /// bullets are no letters.
  void take_climbing(const std::vector<float>& climbs, int rotation) {
    constexpr size_t least_letters = 4, least_of_two = 8, least_evidence = 4;
    auto climbing = pieces(rotation, [&](size_t i) { return climbs[i] > no_climb && is_of_letters(words_[i].word); });
    for (const auto& chain : chains_of(climbing)) {
      const float slope = std::abs(slope_of(chain));
      if (slope < slanting) continue;
      size_t letters = 0, single = 0, as_the_line = 0, otherwise = 0;
      for (const auto* piece : chain) {
        const size_t own = words_[piece->index].word.text.size();
        letters += own;
        single += own < 2 ? 1 : 0;
        if (own < 2) continue;
        const float run = (piece->box.x1 - piece->box.x0) * static_cast<float>(own - 1) / static_cast<float>(own);
        const float climb = climbs[piece->index];
        ++(climb > slope * run * 0.5F && climb < slope * run * 2 ? as_the_line : otherwise);
      }
      if (letters >= (chain.size() > 2 ? least_letters : least_of_two) && 2 * as_the_line + single >= least_evidence &&
          otherwise * 2 <= as_the_line + single)
        take(chain, rotation);
    }
  }

  static bool is_of_letters(const PrintedWord& word) {
    return std::all_of(word.text.begin(), word.text.end(),
                       [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-'; });
  }

  void take_all(int rotation) {
    auto turned = pieces(rotation, [](size_t) { return true; });
    for (const auto& chain : chains_of(turned)) take(chain, rotation);
    for (size_t i = 0; i < words_.size(); ++i) taken_[i] = taken_[i] || words_[i].rotation == rotation;
  }

  void take_overlaid() {
    auto large = pieces(main_, [this](size_t i) {
      const auto& word = words_[i].word;
      return word.size >= overlaid_size && word.size >= common_ * overlaid_share && lies_over_words(word);
    });
    for (const auto& chain : chains_of(large)) take(chain, main_);
  }

  bool lies_over_words(const PrintedWord& word) const {
    int below = 0;
    for (const auto& other : words_) {
      const float x = (other.word.box.x0 + other.word.box.x1) / 2;
      const float y = (other.word.box.y0 + other.word.box.y1) / 2;
      const bool inside = x > word.box.x0 && x < word.box.x1 && y > word.box.y0 && y < word.box.y1;
      if (inside && other.word.size * 2 < word.size && ++below >= overlaid_words) return true;
    }
    return false;
  }

  void take(const Chain& chain, int rotation) {
    Overprint print;
    print.box = words_[chain[0]->index].word.box;
    print.size = chain[0]->size;
    size_t letters = 0;
    for (const auto* piece : chain) letters += letters_of(words_[piece->index].word);
    const float gap = word_gap(chain, letters);
    for (size_t i = 0; i < chain.size(); ++i) {
      const auto& word = words_[chain[i]->index].word;
      const float before = i == 0 ? 0 : chain[i]->box.x0 - chain[i - 1]->box.x1;
      if (before > gap * std::max(print.size, 1.0F)) print.text += ' ';
      print.text += word.text;
      print.box = {std::min(print.box.x0, word.box.x0), std::min(print.box.y0, word.box.y0),
                   std::max(print.box.x1, word.box.x1), std::max(print.box.y1, word.box.y1)};
      taken_[chain[i]->index] = true;
    }
    print.angle = angle_of(chain, rotation);
    const bool shown = std::any_of(chain.begin(), chain.end(), [this](const Piece* piece) {
      return is_on_page(words_[piece->index].word.box, size_);
    });
    if (shown && found_.size() < most_overprints) found_.push_back(std::move(print));
  }

  /// Degrees against the clock, above -180 and up to 180.
  static float angle_of(const Chain& chain, int rotation) {
    constexpr float quarter = 90;
    const float slope = -std::atan(slope_of(chain)) * 180 / 3.14159265F;
    const float angle = slope - quarter * static_cast<float>(rotation);
    return angle <= -180 ? angle + 360 : angle;
  }

  /// Into the frame in which the page is read.
  void turn(Overprint& print) const {
    print.box = upright(print.box, main_, size_);
    print.angle += 90 * static_cast<float>(main_);
    if (print.angle > 180) print.angle -= 360;
  }

  /// Also what lies beside the page and was kept for the sake of a watermark that runs over its edge.
  void drop_taken() {
    size_t kept = 0;
    for (size_t i = 0; i < words_.size(); ++i)
      if (!taken_[i] && is_on_page(words_[i].word.box, size_)) {
        if (kept != i) words_[kept] = std::move(words_[i]);
        ++kept;
      }
    words_.resize(kept);
    taken_.assign(kept, false);
  }

  std::vector<PlacedWord>& words_;
  PageSize size_;
  float common_;
  std::vector<bool> taken_;
  int main_ = 0;
  std::vector<Overprint> found_;
};

bool may_hold_overprints(const std::vector<PlacedWord>& words) {
  return std::any_of(words.begin(), words.end(),
                     [](const PlacedWord& placed) { return placed.rotation != 0 || placed.word.size >= least_large; });
}

}  // namespace

Box upright(const Box& box, int rotation, const PageSize& page) {
  switch (rotation) {
    case 1:
      return {box.y0, page.width - box.x1, box.y1, page.width - box.x0};
    case 2:
      return {page.width - box.x1, page.height - box.y1, page.width - box.x0, page.height - box.y0};
    case 3:
      return {page.height - box.y1, box.x0, page.height - box.y0, box.x1};
    default:
      return box;
  }
}

int main_rotation(const std::vector<PlacedWord>& words) {
  std::vector<size_t> letters(4, 0);
  for (const auto& placed : words) letters[static_cast<size_t>(placed.rotation & 3)] += letters_of(placed.word);
  return static_cast<int>(std::max_element(letters.begin(), letters.end()) - letters.begin());
}

bool is_on_page(const Box& box, const PageSize& page) {
  const float x = (box.x0 + box.x1) / 2;
  const float y = (box.y0 + box.y1) / 2;
  return x >= 0 && y >= 0 && x <= page.width && y <= page.height;
}

std::vector<Overprint> take_overprints(std::vector<PlacedWord>& words, const PageSize& page) {
  const auto climbs = climbs_of(words);
  if (climbs.empty() && !may_hold_overprints(words)) return {};
  return OverprintFinder(words, page).read(climbs);
}

}  // namespace minutebook

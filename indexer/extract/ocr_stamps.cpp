// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/ocr_stamps.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <utility>

namespace minutebook {
namespace {

constexpr double reduced_dpi = 100;
constexpr unsigned char lightest_ink = 200;  // of 255: watermarks are grey
constexpr double points_a_pixel = 72 / reduced_dpi;
constexpr int least_letter = 22;   // pixels of the reduced picture: 16 points
constexpr int most_letter = 220;   // 160 points
constexpr size_t few_letters = 5;  // "EXEMPT" has six, and one may be lost
constexpr size_t most_letters = 400;
constexpr size_t most_lines = 4;
constexpr double pi = 3.14159265358979;

/// A page at 100 dots per inch: each pixel the mean of those it stands for.
GreyPage reduced(const GreyPage& picture) {
  const double step = std::max(1.0, picture.dpi / reduced_dpi);
  GreyPage out{{},
               static_cast<uint32_t>(picture.width / step),
               static_cast<uint32_t>(picture.height / step),
               picture.dpi / step};
  out.pixels.reserve(size_t{out.width} * out.height);
  const auto at = [step](uint32_t i, uint32_t most) { return std::min(static_cast<uint32_t>(i * step), most); };
  for (uint32_t y = 0; y < out.height; ++y)
    for (uint32_t x = 0; x < out.width; ++x) {
      const uint32_t x0 = at(x, picture.width - 1), x1 = std::max(x0 + 1, at(x + 1, picture.width));
      const uint32_t y0 = at(y, picture.height - 1), y1 = std::max(y0 + 1, at(y + 1, picture.height));
      uint32_t sum = 0;
      for (uint32_t v = y0; v < y1; ++v)
        for (uint32_t u = x0; u < x1; ++u)
          sum += static_cast<unsigned char>(picture.pixels[size_t{v} * picture.width + u]);
      out.pixels += static_cast<char>(sum / ((x1 - x0) * (y1 - y0)));
    }
  return out;
}

/// A patch of ink that hangs together.
struct Patch {
  int x0 = 0, y0 = 0, x1 = 0, y1 = 0;  ///< pixels, ends excluded
  size_t pixels = 0;
  uint32_t label = 0;
  bool used = false;
  [[nodiscard]] int width() const { return x1 - x0; }
  [[nodiscard]] int height() const { return y1 - y0; }
  [[nodiscard]] int side() const { return std::max(width(), height()); }
  [[nodiscard]] double x() const { return (x0 + x1) / 2.0; }
  [[nodiscard]] double y() const { return (y0 + y1) / 2.0; }
};

/// The patches of a page that may be large letters; `labels` tells for each pixel to which it belongs.
std::vector<Patch> large_letters(const GreyPage& page, std::vector<uint32_t>& labels) {
  const int width = static_cast<int>(page.width), height = static_cast<int>(page.height);
  labels.assign(page.pixels.size(), 0);
  std::vector<Patch> out;
  std::vector<int> open;
  uint32_t label = 0;
  const auto is_ink = [&](int at) {
    return static_cast<unsigned char>(page.pixels[static_cast<size_t>(at)]) < lightest_ink;
  };
  for (int start = 0; start < width * height; ++start) {
    if (labels[static_cast<size_t>(start)] != 0 || !is_ink(start)) continue;
    Patch patch{width, height, 0, 0, 0, ++label, false};
    open.assign(1, start);
    labels[static_cast<size_t>(start)] = label;
    while (!open.empty()) {
      const int at = open.back(), x = at % width, y = at / width;
      open.pop_back();
      ++patch.pixels;
      patch.x0 = std::min(patch.x0, x), patch.x1 = std::max(patch.x1, x + 1);
      patch.y0 = std::min(patch.y0, y), patch.y1 = std::max(patch.y1, y + 1);
      for (int v = std::max(y - 1, 0); v <= std::min(y + 1, height - 1); ++v)
        for (int u = std::max(x - 1, 0); u <= std::min(x + 1, width - 1); ++u) {
          const int next = v * width + u;
          if (labels[static_cast<size_t>(next)] != 0 || !is_ink(next)) continue;
          labels[static_cast<size_t>(next)] = label;
          open.push_back(next);
        }
    }
    // A block of ink is no letter, a bar may be an "I".
    const size_t room = static_cast<size_t>(patch.width()) * static_cast<size_t>(patch.height());
    const bool solid = patch.pixels * 10 > room * 9 && std::min(patch.width(), patch.height()) * 3 > patch.side();
    const bool rule = std::min(patch.width(), patch.height()) * 12 < patch.side() && patch.side() > 3 * least_letter;
    if (patch.side() >= least_letter && patch.side() <= most_letter && !solid && !rule && out.size() < most_letters)
      out.push_back(patch);
  }
  return out;
}

/// Letters in a line that rises by `angle` degrees.
struct Row {
  double angle = 0;
  std::vector<Patch*> letters;
};

/// The longest run of letters, without a wide gap, of those whose middles lie within a band of `angle`.
std::vector<Patch*> run_in_band(std::vector<std::pair<double, Patch*>>& along) {
  constexpr double widest_gap = 2.6;  // sides of a letter, from middle to middle
  std::sort(along.begin(), along.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<Patch*> best, run;
  double last = 0;
  for (const auto& [place, patch] : along) {
    if (!run.empty() && place - last > widest_gap * std::max(patch->side(), run.back()->side())) run.clear();
    run.push_back(patch);
    last = place;
    if (run.size() > best.size()) best = run;
  }
  return best;
}

Row longest_row(std::vector<Patch>& letters) {
  constexpr int step = 3;  // degrees
  Row best;
  std::vector<std::pair<double, Patch*>> along;
  for (int angle = -90 + step; angle <= 90; angle += step) {
    const double sine = std::sin(angle * pi / 180), cosine = std::cos(angle * pi / 180);
    for (const Patch& first : letters) {
      if (first.used) continue;
      const double level = first.x() * sine + first.y() * cosine;
      along.clear();
      for (Patch& other : letters) {
        const bool alike = other.side() * 5 > first.side() * 2 && other.side() * 2 < first.side() * 5;
        if (other.used || !alike || std::abs(other.x() * sine + other.y() * cosine - level) > first.side() * 0.4)
          continue;
        along.emplace_back(other.x() * cosine - other.y() * sine, &other);
      }
      if (along.size() <= best.letters.size()) continue;
      auto run = run_in_band(along);
      if (run.size() > best.letters.size()) best = {static_cast<double>(angle), std::move(run)};
    }
  }
  return best;
}

/// The slope of the line that fits the middles of the letters best.
double fitted_angle(const Row& row) {
  const auto count = static_cast<double>(row.letters.size());
  double x = 0, y = 0, xx = 0, xy = 0, yy = 0;
  for (const Patch* letter : row.letters) x += letter->x() / count, y += letter->y() / count;
  for (const Patch* letter : row.letters) {
    const double u = letter->x() - x, v = letter->y() - y;
    xx += u * u, xy += u * v, yy += v * v;
  }
  const double angle = -std::atan2(2 * xy, xx - yy) / 2 * 180 / pi;
  return angle <= -90 ? angle + 180 : angle;
}

/// The letters of a row on a ground of their own, turned level.
StampLine cut_out(const GreyPage& page, const std::vector<uint32_t>& labels, const Row& row) {
  StampLine line;
  line.angle = static_cast<float>(fitted_angle(row));
  const double sine = std::sin(line.angle * pi / 180), cosine = std::cos(line.angle * pi / 180);
  double left = 1e9, right = -1e9, top = 1e9, foot = -1e9;
  std::vector<uint32_t> own;
  std::vector<int> sides;
  Patch all{1 << 20, 1 << 20, 0, 0, 0, 0, false};
  for (const Patch* letter : row.letters) {
    const double along = letter->x() * cosine - letter->y() * sine, across = letter->x() * sine + letter->y() * cosine;
    const double half = letter->side() * 0.75;
    left = std::min(left, along - half), right = std::max(right, along + half);
    top = std::min(top, across - half), foot = std::max(foot, across + half);
    all.x0 = std::min(all.x0, letter->x0), all.x1 = std::max(all.x1, letter->x1);
    all.y0 = std::min(all.y0, letter->y0), all.y1 = std::max(all.y1, letter->y1);
    own.push_back(letter->label);
    sides.push_back(letter->side());
  }
  std::nth_element(sides.begin(), sides.begin() + static_cast<std::ptrdiff_t>(sides.size() / 2), sides.end());
  std::sort(own.begin(), own.end());
  line.size = static_cast<float>(sides[sides.size() / 2] * points_a_pixel);
  const auto point = [](int pixel) { return static_cast<float>(pixel * points_a_pixel); };
  line.box = {point(all.x0), point(all.y0), point(all.x1), point(all.y1)};
  constexpr double margin = 10;
  GreyPage& out = line.picture;
  out.width = static_cast<uint32_t>(right - left + 2 * margin);
  out.height = static_cast<uint32_t>(foot - top + 2 * margin);
  out.dpi = page.dpi;
  out.pixels.assign(size_t{out.width} * out.height, '\xFF');
  for (uint32_t v = 0; v < out.height; ++v)
    for (uint32_t u = 0; u < out.width; ++u) {
      const double along = left - margin + u, across = top - margin + v;
      const double x = along * cosine + across * sine, y = across * cosine - along * sine;
      if (x < 0 || y < 0 || x >= page.width || y >= page.height) continue;
      const size_t from = static_cast<size_t>(y) * page.width + static_cast<size_t>(x);
      if (std::binary_search(own.begin(), own.end(), labels[from]))
        out.pixels[size_t{v} * out.width + u] = '\0';  // grey watermarks become black
    }
  return line;
}

}  // namespace

std::vector<StampLine> stamp_lines(const GreyPage& picture) {
  constexpr double level = 4;  // degrees; what is less askew is read with the text
  std::vector<StampLine> out;
  if (picture.width == 0 || picture.height == 0) return out;
  const GreyPage page = reduced(picture);
  std::vector<uint32_t> labels;
  auto letters = large_letters(page, labels);
  for (size_t tried = 0; tried < 3 * most_lines && out.size() < most_lines; ++tried) {
    const Row row = longest_row(letters);
    if (row.letters.size() < few_letters) break;
    for (Patch* letter : row.letters) letter->used = true;
    if (std::abs(fitted_angle(row)) > level) out.push_back(cut_out(page, labels, row));
  }
  return out;
}

}  // namespace minutebook

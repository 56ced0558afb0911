// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "indexer/extract/flow.hpp"

namespace minutebook {

/// The text of one paragraph of a word processor while it is gathered: lines between line breaks, stretches between
/// tabs. A tab divides a line as a column's gap does in a PDF, except behind a list label. Struck text is left out
/// unless a stretch has nothing else; then it stays and is marked struck.
class Segments {
 public:
  void add(std::string_view text, uint8_t style);
  void tab();
  void line_break();
  [[nodiscard]] bool has_text() const;

  /// Adds the lines to the flow, each like `model`; `label` goes in front of the first words.
  void put(Flow& flow, const std::string& label, const Paragraph& model);

 private:
  struct Segment {
    std::string text;
    std::string struck;
    uint8_t style = 0xFF;  ///< bits that hold for all of the text
    [[nodiscard]] bool empty() const;
  };
  using SegmentLine = std::vector<Segment>;
  static void join_labels(SegmentLine& line);
  static void put_line(Flow& flow, const SegmentLine& line, const Paragraph& model, bool& first);

  std::vector<SegmentLine> lines_ = std::vector<SegmentLine>(1, SegmentLine(1));
};

}  // namespace minutebook

// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/pdf.hpp"

#include <poppler-document.h>
#include <poppler-embedded-file.h>
#include <poppler-image.h>
#include <poppler-page-renderer.h>
#include <poppler-page.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "indexer/extract/declared.hpp"
#include "indexer/extract/encoding.hpp"
#include "indexer/extract/font_weights.hpp"
#include "indexer/extract/limits.hpp"
#include "indexer/extract/pdf_images.hpp"
#include "indexer/extract/pdf_lines.hpp"
#include "indexer/extract/pdf_objects.hpp"
#include "indexer/extract/pdf_open.hpp"
#include "indexer/extract/pdf_overprints.hpp"
#include "indexer/extract/text_layer.hpp"
#include "indexer/extract/xmp.hpp"
#include "lib/base/text.hpp"

namespace minutebook {
namespace {

constexpr float least_text_size = 1.5F;  // points; smaller is not meant to be read
constexpr unsigned most_missing_pages = 500;
constexpr size_t few_words = 15;
constexpr size_t most_pages_looked_at = 200;  // drawn to see if they are blank
constexpr int pages_to_learn_from = 3;

/// "12", "lxxvii", "A-3": no words.
bool is_page_number(std::string_view label) {
  constexpr size_t longest = 12;
  const auto counts = [](char c) {
    return std::string_view("0123456789ivxlcdmIVXLCDM-. ").find(c) != std::string_view::npos;
  };
  return label.size() < 3 || (label.size() <= longest && std::all_of(label.begin(), label.end(), counts));
}

std::string utf8_of(const poppler::ustring& text) {
  std::u16string units;
  units.reserve(text.size());
  for (const auto unit : text) units += static_cast<char16_t>(unit);
  return repair_utf8(utf16_to_utf8(units));
}

Layout without_text(Verdict verdict, std::string detail) {
  Layout layout;
  layout.media_type = MediaType::pdf;
  layout.verdict = verdict;
  layout.verdict_detail = std::move(detail);
  return layout;
}

uint8_t style_of_font(const std::string& name) {
  const std::string lower = to_lower_ascii(name.substr(name.find('+') == 6 ? 7 : 0));
  const auto has = [&lower](const char* part) { return lower.find(part) != std::string::npos; };
  uint8_t style = 0;
  if (has("bold") || has("black") || has("heavy") || has("demi")) style |= style_bold;
  if (has("italic") || has("oblique") || lower.ends_with("-it") || lower.ends_with("-ital")) style |= style_italic;
  return style;
}

/// Remembers the last font's style: most words have the font of the word before.
class FontStyles {
 public:
  explicit FontStyles(const FontWeights& weights) : weights_(weights) {}
  uint8_t style(const std::string& name) {
    if (name != name_) {
      style_ = FontWeights::is_nameless(name) && weights_.is_bold(name) ? uint8_t{style_bold} : style_of_font(name);
      name_ = name;
    }
    return style_;
  }

 private:
  const FontWeights& weights_;
  std::string name_;
  uint8_t style_ = 0;
};

/// Measures the letters of nameless fonts; true if there are any on the page.
bool measure_fonts(const std::vector<poppler::text_box>& boxes, FontWeights& weights) {
  bool any = false;
  for (const auto& box : boxes) {
    if (!box.has_font_info() || box.rotation() != 0 || !FontWeights::is_nameless(box.get_font_name())) continue;
    any = true;
    const auto text = box.text();
    const std::string font = box.get_font_name();
    for (size_t i = 0; i < text.size(); ++i)
      if (text[i] < 0x80 && box.get_font_size() > 1)
        weights.see(font, static_cast<char>(text[i]),
                    static_cast<float>(box.char_bbox(i).width() / box.get_font_size()));
  }
  return any;
}

bool is_finite(const Box& box) {
  return std::isfinite(box.x0) && std::isfinite(box.y0) && std::isfinite(box.x1) && std::isfinite(box.y1);
}

/// The words of a page where they stand, without those beside it unless they may belong to a watermark.
std::vector<PlacedWord> words_of(const std::vector<poppler::text_box>& boxes, const PageSize& size,
                                 const FontWeights& weights) {
  FontStyles fonts(weights);
  std::vector<PlacedWord> words;
  words.reserve(boxes.size());
  for (const auto& box : boxes) {
    PlacedWord placed;
    PrintedWord& word = placed.word;
    placed.rotation = box.rotation();
    if (placed.rotation < 0 || placed.rotation > 3) continue;
    const poppler::rectf place = box.bbox();
    word.box = {static_cast<float>(place.left()), static_cast<float>(place.top()), static_cast<float>(place.right()),
                static_cast<float>(place.bottom())};
    word.size = box.has_font_info() ? static_cast<float>(box.get_font_size()) : 0;
    if (!is_finite(word.box) || !std::isfinite(word.size)) continue;
    if (word.size < overprint_size && !is_on_page(word.box, size)) continue;
    const bool level = placed.rotation % 2 == 0;
    if ((level ? word.box.y1 - word.box.y0 : word.box.x1 - word.box.x0) < least_text_size) continue;
    word.text = utf8_of(box.text());
    word.style = box.has_font_info() ? fonts.style(box.get_font_name()) : 0;
    word.space_after = box.has_space_after();
    words.push_back(std::move(placed));
  }
  return words;
}

/// Those words as they are read; what the layer of text is like shows in them before they are made printable.
std::vector<PrintedWord> upright_words(std::vector<PlacedWord> placed, const PageSize& size, TextLayer& layer) {
  std::vector<PrintedWord> words;
  words.reserve(placed.size());
  for (auto& [word, rotation] : placed) {
    layer.see(word.text);
    word.text = printable(word.text);
    if (word.text.empty()) continue;
    word.box = upright(word.box, rotation, size);
    words.push_back(std::move(word));
  }
  return words;
}

/// True if anything at all is drawn on the page: its words may be outlines or small pictures.
bool has_ink(const poppler::page& page) {
  constexpr double coarse = 20;  // dpi
  const poppler::rectf size = page.page_rect();
  if (!(size.width() > 0) || !(size.height() > 0) || size.width() * size.height() > 1e8) return false;
  const poppler::page_renderer renderer;
  const poppler::image image = renderer.render_page(&page, coarse, coarse);
  if (!image.is_valid() || image.format() != poppler::image::format_argb32) return false;
  size_t dark = 0;
  for (int y = 0; y < image.height(); ++y) {
    const char* row = image.const_data() + static_cast<std::ptrdiff_t>(y) * image.bytes_per_row();
    for (int x = 0; x < image.width(); ++x) dark += static_cast<unsigned char>(row[x * 4 + 1]) < 0xC0;  // green
  }
  return dark > 20;
}

class PdfReader {
 public:
  PdfReader(poppler::document& document, std::string_view bytes) : document_(document), bytes_(bytes) {}

  Layout read() {
    const int claimed = document_.pages();
    if (claimed <= 0) return without_text(Verdict::malformed, "it has no pages that can be read");
    layout_.media_type = MediaType::pdf;
    layout_.metadata_title = collapse_spaces(utf8_of(document_.get_title()));
    list_attachments();
    declare_properties();
    read_pages(claimed);
    mark_pictures();
    finish(claimed);
    return std::move(layout_);
  }

 private:
  void list_attachments() {
    if (!document_.has_embedded_files()) return;
    for (const auto* file : document_.embedded_files()) {
      if (layout_.attachments.size() >= max_attachments) return;
      layout_.attachments.push_back(repair_utf8(file->name()));
    }
  }

  void declare_properties() {
    for (const auto& key : document_.info_keys()) declare_property(layout_, key, utf8_of(document_.info_key(key)));
    declare_xmp(utf8_of(document_.metadata()), layout_);
    declare_objects(bytes_, layout_);
  }

  /// A file whose first page has nameless fonts has its next pages looked at twice.
  void learn_fonts(const std::vector<poppler::text_box>& first_page) {
    bool nameless = measure_fonts(first_page, weights_);
    for (int i = 1; i < pages_to_learn_from && nameless; ++i) {
      const std::unique_ptr<poppler::page> page(document_.create_page(i));
      nameless = page && measure_fonts(page->text_list(poppler::page::text_list_include_font), weights_);
    }
  }

  void read_pages(int claimed) {
    unsigned missing = 0;
    for (int i = 0; i < claimed && missing < most_missing_pages; ++i) {
      if (layout_.pages.size() >= max_pages || words_ > max_words || bytes_read_ > max_text_bytes) {
        cut_ = true;
        return;
      }
      const std::unique_ptr<poppler::page> page(document_.create_page(i));
      missing = page ? 0 : missing + 1;
      read_page(page.get(), static_cast<uint32_t>(i) + 1);
      damaged_ |= !page;
    }
    while (!layout_.pages.empty() && missing-- > 0) layout_.pages.pop_back();
  }

  void read_page(const poppler::page* source, uint32_t number) {
    Page page;
    page.number = number;
    if (source) {
      const poppler::rectf rectangle = source->page_rect();  // not turned with the page, unlike the words' boxes
      const bool turned =
          source->orientation() == poppler::page::landscape || source->orientation() == poppler::page::seascape;
      PageSize size{static_cast<float>(rectangle.width()), static_cast<float>(rectangle.height())};
      if (turned) std::swap(size.width, size.height);
      const auto boxes = source->text_list(poppler::page::text_list_include_font);
      if (number == 1) learn_fonts(boxes);
      auto placed = words_of(boxes, size, weights_);
      page.overprints = take_overprints(placed, size);
      const int rotation = main_rotation(placed);
      TextLayer layer;
      auto words = upright_words(std::move(placed), size, layer);
      page.doubtful = layer.is_junk();
      if (rotation % 2 != 0) std::swap(size.width, size.height);
      page.label = utf8_of(source->label());
      if (!is_page_number(page.label)) declare(layout_, page.label);
      page.width = std::isfinite(size.width) ? size.width : 0;
      page.height = std::isfinite(size.height) ? size.height : 0;
      words_ += words.size();
      page.lines = lines_of_page(std::move(words), page.width);
      for (const auto& line : page.lines) bytes_read_ += line.text.size();
      for (auto& print : page.overprints) {
        print.text = collapse_spaces(printable(print.text));
        bytes_read_ += print.text.size();
      }
      std::erase_if(page.overprints, [](const Overprint& print) { return print.text.empty(); });
    }
    layout_.pages.push_back(std::move(page));
  }

  void mark_pictures() {
    const auto words_on = [](const Page& page) {
      size_t count = 0;
      for (const auto& line : page.lines) count += line.words.size();
      return count;
    };
    std::optional<size_t> images;
    for (auto& page : layout_.pages) {
      const size_t words = words_on(page);
      if (words >= few_words) continue;
      if (!images) images = large_images(bytes_).size();
      // A page with a few words is a scan with a stamp only if the whole file looks scanned.
      if (words > 0)
        page.has_picture = *images * 2 >= layout_.pages.size() && *images > 0;
      else
        page.has_picture = *images > 0 || is_drawn_on(page);
    }
  }

  bool is_drawn_on(const Page& page) {
    if (++looked_at_ > most_pages_looked_at) return true;
    const std::unique_ptr<poppler::page> source(document_.create_page(static_cast<int>(page.number) - 1));
    return source && has_ink(*source);
  }

  void finish(int claimed) {
    layout_.page_count = cut_ ? static_cast<uint32_t>(claimed) : static_cast<uint32_t>(layout_.pages.size());
    if (layout_.pages.empty()) {
      layout_.verdict = Verdict::malformed;
      layout_.verdict_detail = "none of its pages can be read";
    } else if (cut_) {
      layout_.verdict = Verdict::too_large;
      layout_.verdict_detail = "it is larger than what is read of one file; pages 1 to " +
                               std::to_string(layout_.pages.size()) + " of " + std::to_string(claimed) + " were read";
    } else if (words_ == 0) {
      const bool pictures =
          std::any_of(layout_.pages.begin(), layout_.pages.end(), [](const Page& page) { return page.has_picture; });
      layout_.verdict = damaged_ ? Verdict::malformed : Verdict::no_text;
      layout_.verdict_detail = damaged_   ? "its pages are damaged"
                               : pictures ? "it holds pictures of pages but no text"
                                          : "it holds no text";
    }
  }

  poppler::document& document_;
  std::string_view bytes_;
  Layout layout_;
  FontWeights weights_;
  size_t looked_at_ = 0;
  size_t words_ = 0;
  size_t bytes_read_ = 0;
  bool cut_ = false;
  bool damaged_ = false;
};

}  // namespace

Layout read_pdf(std::string_view bytes) {
  const auto document = open_pdf(bytes);
  if (!document) return without_text(Verdict::malformed, "it is damaged or not a PDF");
  // Before anything else: pages() of a locked document crashes (Poppler 22.12).
  if (document->is_locked()) return without_text(Verdict::locked, "it asks for a password");
  return PdfReader(*document, bytes).read();
}

}  // namespace minutebook

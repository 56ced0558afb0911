// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/ocr.hpp"

#include <tesseract/baseapi.h>
#include <tesseract/osdetect.h>
#include <tesseract/resultiterator.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>
#include <vector>

#include "indexer/extract/encoding.hpp"
#include "indexer/extract/ocr_stamps.hpp"
#include "indexer/extract/ocr_words.hpp"
#include "lib/worker/ocr_languages.hpp"

namespace minutebook {
namespace {

/// Below it a page may lie on its side: a page that stands upright seldom reads so badly.
constexpr double sure_of_upright = 75;
constexpr size_t few_words = 8;
constexpr float least_sure_of_turning = 1.0F;

using Api = tesseract::TessBaseAPI;

std::unique_ptr<Api> open_engine(const std::string& folder, const std::string& languages,
                                 tesseract::OcrEngineMode mode) {
  auto api = std::make_unique<Api>();
  // Its remarks would go to a file that cannot be opened, which is to say nowhere.
  const std::vector<std::string> names = {"debug_file"};
  const std::vector<std::string> values = {"/dev/null"};
  if (api->Init(folder.c_str(), languages.c_str(), mode, nullptr, 0, &names, &values, false) != 0) return nullptr;
  return api;
}

void show(Api& api, const GreyPage& picture) {
  api.SetImage(reinterpret_cast<const unsigned char*>(picture.pixels.data()), static_cast<int>(picture.width),
               static_cast<int>(picture.height), 1, static_cast<int>(picture.width));
  api.SetSourceResolution(static_cast<int>(std::lround(picture.dpi)));
}

/// The picture turned to the right by so many quarters.
GreyPage turned(const GreyPage& picture, unsigned quarters) {
  if (quarters % 4 == 0) return picture;
  const bool sideways = quarters % 2 != 0;
  GreyPage out{std::string(picture.pixels.size(), '\xFF'), sideways ? picture.height : picture.width,
               sideways ? picture.width : picture.height, picture.dpi};
  for (size_t y = 0; y < picture.height; ++y)
    for (size_t x = 0; x < picture.width; ++x) {
      const size_t right = quarters == 1 ? picture.height - 1 - y : quarters == 2 ? picture.width - 1 - x : y;
      const size_t down = quarters == 1 ? x : quarters == 2 ? picture.height - 1 - y : picture.width - 1 - x;
      out.pixels[down * out.width + right] = picture.pixels[y * picture.width + x];
    }
  return out;
}

/// The line of print that the iterator stands at the start of.
PrintedRow row_at(const tesseract::ResultIterator& at, uint32_t picture_height) {
  PrintedRow row;
  int x0 = 0;
  int y0 = 0;
  int x1 = 0;
  int y1 = 0;
  if (at.Baseline(tesseract::RIL_TEXTLINE, &x0, &y0, &x1, &y1) && x1 > x0)
    row = {static_cast<float>(x0), static_cast<float>(y0), static_cast<float>(x1), static_cast<float>(y1), 0, 0};
  float height = 0;
  float descenders = 0;
  float ascenders = 0;
  at.RowAttributes(&height, &descenders, &ascenders);
  if (std::isfinite(height) && height > 0 && height < static_cast<float>(picture_height)) row.height = height;
  if (std::isfinite(descenders)) row.below = std::abs(descenders);
  return row;
}

/// How many quarters to the right make upright what the iterator stands at.
unsigned turning_at(const tesseract::ResultIterator& at) {
  tesseract::Orientation orientation = tesseract::ORIENTATION_PAGE_UP;
  tesseract::WritingDirection direction{};
  tesseract::TextlineOrder order{};
  float deskew = 0;
  at.Orientation(&orientation, &direction, &order, &deskew);
  // Lines that run down the page are lines of a page that lies on its side.
  if (orientation == tesseract::ORIENTATION_PAGE_UP && direction == tesseract::WRITING_DIRECTION_TOP_TO_BOTTOM)
    return order == tesseract::TEXTLINE_ORDER_RIGHT_TO_LEFT ? 3 : 1;
  return (4U - static_cast<unsigned>(orientation)) % 4;
}

/// What stands upright on the picture; what does not is only counted.
RecognizedPage words_of(Api& api, const GreyPage& picture) {
  RecognizedPage page;
  page.scale = 72 / picture.dpi;
  page.width = static_cast<float>(picture.width * page.scale);
  page.height = static_cast<float>(picture.height * page.scale);
  show(api, picture);
  if (api.Recognize(nullptr) != 0) return page;
  const std::unique_ptr<tesseract::ResultIterator> at(api.GetIterator());
  if (!at) return page;
  do {
    if (at->Empty(tesseract::RIL_WORD)) continue;
    const unsigned quarters = turning_at(*at);
    ++page.turned[quarters];
    if (quarters != 0) continue;
    if (page.rows.empty() || at->IsAtBeginningOf(tesseract::RIL_TEXTLINE))
      page.rows.push_back(row_at(*at, picture.height));
    const std::unique_ptr<char[]> text(at->GetUTF8Text(tesseract::RIL_WORD));
    int x0 = 0;
    int y0 = 0;
    int x1 = 0;
    int y1 = 0;
    if (!text || !at->BoundingBox(tesseract::RIL_WORD, &x0, &y0, &x1, &y1)) continue;
    page.words.push_back(
        {printable(text.get()),
         {static_cast<float>(x0), static_cast<float>(y0), static_cast<float>(x1), static_cast<float>(y1)},
         static_cast<double>(at->Confidence(tesseract::RIL_WORD)),
         page.rows.size() - 1});
  } while (at->Next(tesseract::RIL_WORD));
  return page;
}

}  // namespace

std::string recognizer_version() { return std::string("tesseract ") + Api::Version(); }

struct Recognizer::State {
  std::string languages;
  std::string folder;
  std::unique_ptr<Api> reader;
  std::unique_ptr<Api> orientation;  ///< opened for the first page that does not read well
  bool orientation_tried = false;

  /// Quarters to the right that make the page upright, by how its words were read, and by their shapes if they were not
  /// read well; 0 when nobody can tell.
  unsigned turning_of(const GreyPage& picture, const RecognizedPage& read) {
    const auto most = std::max_element(read.turned.begin(), read.turned.end());
    const auto by_words = static_cast<unsigned>(most - read.turned.begin());
    if (by_words == 0 && read.words.size() >= few_words && mean_confidence(read) >= sure_of_upright) return 0;
    const auto by_shapes = turning_by_shapes(picture);
    return by_shapes ? *by_shapes : by_words;
  }

  /// One line of letters, as the picture has it or upside down: what is read more surely.
  std::string line_of(const GreyPage& picture) {
    reader->SetPageSegMode(tesseract::PSM_SINGLE_LINE);
    std::string best;
    int most = 0;
    for (const unsigned quarters : {0U, 2U}) {
      show(*reader, turned(picture, quarters));
      const std::unique_ptr<char[]> text(reader->GetUTF8Text());
      const int sure = reader->MeanTextConf();
      if (text && sure > most) {
        best = printable(text.get());
        most = sure;
      }
    }
    reader->SetPageSegMode(tesseract::PSM_AUTO);
    return best;
  }

  std::optional<unsigned> turning_by_shapes(const GreyPage& picture) {
    if (!std::exchange(orientation_tried, true)) {
      orientation = open_engine(folder, "osd", tesseract::OEM_TESSERACT_ONLY);
      if (orientation) orientation->SetPageSegMode(tesseract::PSM_OSD_ONLY);
    }
    if (!orientation) return std::nullopt;
    show(*orientation, picture);
    int degrees = 0;
    float sure = 0;
    const char* script = nullptr;
    float script_sure = 0;
    const bool known = orientation->DetectOrientationScript(&degrees, &sure, &script, &script_sure);
    orientation->Clear();
    if (!known || sure < least_sure_of_turning) return std::nullopt;
    return static_cast<unsigned>((360 - degrees) / 90 % 4);
  }
};

Recognizer::Recognizer(std::unique_ptr<State> state) : state_(std::move(state)) {}
Recognizer::~Recognizer() = default;

const std::string& Recognizer::languages() const { return state_->languages; }

Result<std::unique_ptr<Recognizer>> Recognizer::open(const std::string& languages) {
  auto state = std::make_unique<State>();
  state->languages = languages;
  const auto folder = ocr_data_folder();
  if (!folder) return fail(ErrorCode::not_found, "there is no data for text recognition on this machine");
  state->folder = folder->string();
  state->reader = open_engine(state->folder, languages, tesseract::OEM_LSTM_ONLY);
  if (!state->reader)
    return fail(ErrorCode::not_found, "the data for text recognition in " + languages + " cannot be read");
  state->reader->SetPageSegMode(tesseract::PSM_AUTO);
  return std::unique_ptr<Recognizer>(new Recognizer(std::move(state)));
}

Page Recognizer::read(const GreyPage& picture) {
  RecognizedPage best = words_of(*state_->reader, picture);
  unsigned turn = 0;
  if (const unsigned quarters = state_->turning_of(picture, best); quarters != 0) {
    RecognizedPage other = words_of(*state_->reader, turned(picture, quarters));
    if (sum_of_confidence(other) > sum_of_confidence(best)) {
      best = std::move(other);
      turn = quarters;
    }
  }
  Page page = page_of(best);
  for (const StampLine& stamp : stamp_lines(turned(picture, turn)))
    if (std::string text = state_->line_of(stamp.picture); !text.empty())
      page.overprints.push_back({std::move(text), stamp.box, stamp.size, stamp.angle});
  state_->reader->Clear();
  return page;
}

}  // namespace minutebook

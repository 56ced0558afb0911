// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/text_layer.hpp"

#include <gtest/gtest.h>

#include <string>

#include "lib/base/text.hpp"

namespace minutebook {
namespace {

constexpr const char* english =
    "The Harbour Committee considered a report from the clerk about the repair of the north slipway and the cost of "
    "moving the winch, which had been out of use since the storm in November. Members asked whether the contractor "
    "would return before the season began, and the chairman said that he had been promised it in writing. "
    "It was agreed that the works be approved and that the reserve be used to pay for them.";
constexpr const char* welsh =
    "Cytunodd yr aelodau i dderbyn y cofnodion fel rhai cywir ac i ofyn i'r clerc ysgrifennu at y cyngor sir am gyflwr "
    "y "
    "ffordd ger yr ysgol. Adroddodd y cadeirydd fod y gwaith ar y neuadd bron wedi ei orffen a bod y gost yn is na'r "
    "disgwyl. Nid oedd dim arall i'w drafod a daeth y cyfarfod i ben am wyth o'r gloch gyda diolch i bawb am ddod yno.";
constexpr const char* names_and_sums =
    "Marsh Jane 120.00 Quill Dermot 88.50 Munday Peter 17.25 Farrow Agnes 230.10 Thwaite John 45.00 Pell Susan 12.00 "
    "Okafor Grace 99.99 Lund Erik 31.40 Brand Ruth 18.00 Hythe Colin 64.20 Nash Owen 10.00 Rook Ivy 75.35 Stone Alan "
    "22.10 Weir Moira 41.00 Dyke Leonard 60.00 Fell Hannah 33.30 Croft Simon 27.80 Beck Laura 81.15 Tarn Philip 19.00 "
    "Holm Fiona 52.60 Moss Gavin 37.45 Heath Nora 14.90 Ford Basil 68.00 Combe Edith 23.75";
constexpr const char* japanese =
    "港湾 委員会 は 北 の 船揚場 の 修理 に ついて 報告 を 受けた 費用 は 予備費 から 支払う こと に 決定 した 次回 の "
    "会議 は 三月 に 開く 議長 は "
    "閉会 を 宣言 した 出席者 は 九名 で あった 議事録 は 承認 された 書記 が 記録 した 以上 の とおり である 港 の "
    "工事 は 来年 始まる 予定";

/// Letters swapped for others, as where the table of characters belongs to another font.
std::string shifted(std::string text, char by) {
  for (char& c : text) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>('a' + (c - 'a' + by) % 26);
    if (c >= 'A' && c <= 'Z') c = static_cast<char>('A' + (c - 'A' + by) % 26);
  }
  return text;
}

/// Every letter outside ASCII's lower half lost.
std::string with_lost_letters(const std::string& text, const std::string& instead) {
  std::string out;
  for (const char c : text) out += (c == 'e' || c == 't' || c == 'a') ? instead : std::string(1, c);
  return out;
}

bool is_junk(const std::string& text) {
  TextLayer layer;
  for (const auto word : split(text, ' ')) layer.see(word);
  return layer.is_junk();
}

TEST(TextLayer, tells_text_from_junk) {
  struct Row {
    const char* reason;
    std::string text;
    bool junk;
  };
  const Row rows[] = {
      {"English prose", english, false},
      {"Welsh prose", welsh, false},
      {"names and sums of money: letters as everywhere, though no common words", names_and_sums, false},
      {"a script without Latin letters is judged by its characters only", japanese, false},
      {"letters swapped for the third after them", shifted(english, 3), true},
      {"letters swapped for the seventh after them", shifted(english, 7), true},
      {"Welsh swapped", shifted(welsh, 5), true},
      {"replacement characters", with_lost_letters(english, "\xEF\xBF\xBD"), true},
      {"characters of private use", with_lost_letters(english, "\xEE\x80\x85"), true},
      {"control characters", with_lost_letters(english, "\x03"), true},
      {"capitals only: nothing is said of their words",
       "BBC NHS LGA PCC BT HMRC CCTV DfT RBS NSPCC BBC NHS LGA PCC BT HMRC CCTV RBS NSPCC BBC NHS LGA PCC BT HMRC CCTV "
       "RBS NSPCC BBC NHS LGA PCC BT HMRC CCTV RBS NSPCC BBC NHS LGA PCC BT HMRC CCTV RBS NSPCC BBC NHS",
       false},
      {"a few words are too few to tell", shifted("The clerk was thanked", 3), false},
      {"nothing", "", false},
  };
  for (const auto& row : rows) EXPECT_EQ(is_junk(row.text), row.junk) << row.reason;
}

}  // namespace
}  // namespace minutebook

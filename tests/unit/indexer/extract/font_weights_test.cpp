// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/font_weights.hpp"

#include <gtest/gtest.h>

namespace minutebook {
namespace {

TEST(FontWeights, names_that_say_nothing) {
  for (const char* name : {"CIDFont+F1", "CIDFont+F12", "F3", "T1", "ABCDEF+F2", ""})
    EXPECT_TRUE(FontWeights::is_nameless(name)) << name;
  for (const char* name : {"Arial-BoldMT", "ABCDEF+Calibri", "CIDFont+Formata", "F", "Times", "F1a"})
    EXPECT_FALSE(FontWeights::is_nameless(name)) << name;
}

/// Each letter of a text once, `factor` as wide as the body's.
void see(FontWeights& weights, const char* font, const char* text, float factor) {
  for (const char* c = text; *c; ++c) weights.see(font, *c, factor * (0.4F + 0.01F * static_cast<float>(*c - 'a')));
}

TEST(FontWeights, wider_letters_are_bold) {
  FontWeights weights;
  see(weights, "F1", "theboardagreedthattheslipwaybesweptandrepairedbeforeeaster", 1);
  see(weights, "F2", "resolvedapologies", 1.06F);
  see(weights, "F3", "italicsareaswideasthebody", 1);
  see(weights, "F4", "narrowlettersofanotherkind", 0.9F);
  see(weights, "F5", "otherfamilyaltogether", 1.5F);
  see(weights, "F6", "two", 1.1F);
  EXPECT_TRUE(weights.is_bold("F2"));
  EXPECT_FALSE(weights.is_bold("F1")) << "what most text is in is regular";
  EXPECT_FALSE(weights.is_bold("F3"));
  EXPECT_FALSE(weights.is_bold("F4"));
  EXPECT_FALSE(weights.is_bold("F5")) << "too wide for a bold of the same family";
  EXPECT_FALSE(weights.is_bold("F6")) << "too few letters to tell";
  EXPECT_FALSE(weights.is_bold("F7")) << "never seen";
}

TEST(FontWeights, some_wider_and_some_narrower_is_another_family) {
  FontWeights weights;
  see(weights, "F1", "theboardagreedthattheslipwaybesweptandrepairedbeforeeaster", 1);
  see(weights, "F2", "aeiou", 1.2F);
  see(weights, "F2", "rst", 0.9F);
  EXPECT_FALSE(weights.is_bold("F2"));
}

TEST(FontWeights, nothing_seen_is_nothing_known) {
  FontWeights weights;
  weights.see("F1", 'A', 0.5F);
  weights.see("F1", 'a', 0);
  weights.see("F1", 'a', 99);
  EXPECT_FALSE(weights.is_bold("F1"));
}

}  // namespace
}  // namespace minutebook

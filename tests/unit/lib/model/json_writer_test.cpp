// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/model/json_writer.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace minutebook {
namespace {

using Json = nlohmann::ordered_json;

TEST(JsonWriter, WritesTextsAsTheJsonLibraryDoes) {
  std::vector<std::string> texts = {"",
                                    "plain",
                                    "\"quoted\" and \\ back",
                                    "tab\tline\nreturn\r",
                                    "caf\xC3\xA9 \xF0\x9F\x9A\xB2",
                                    "\x7F",
                                    "bad \xC3( bytes \xFF\xFE end",
                                    "cut \xE2\x82"};
  std::string controls;
  for (char c = 0; c < 0x20; ++c) controls += c;
  texts.push_back(controls);
  for (const std::string& text : texts) {
    JsonWriter out;
    out.text(text);
    EXPECT_EQ(out.take(), Json(text).dump(-1, ' ', false, Json::error_handler_t::replace));
  }
}

TEST(JsonWriter, PutsCommasBetweenValuesOnly) {
  JsonWriter out;
  out.begin_object();
  out.key("empty").begin_array();
  out.end_array();
  out.key("inner").begin_object();
  out.end_object();
  out.key("list").begin_array();
  out.number(0);
  out.null();
  out.begin_object();
  out.key("a").boolean(true);
  out.key("b").text_or_null("");
  out.end_object();
  out.texts(std::vector<std::string>{"x", "y"});
  out.number_or_null(0);
  out.end_array();
  out.key("raw").raw("{\"k\":1.5}");
  out.end_object();
  EXPECT_EQ(out.take(),
            R"({"empty":[],"inner":{},"list":[0,null,{"a":true,"b":null},["x","y"],null],"raw":{"k":1.5}})");
}

}  // namespace
}  // namespace minutebook

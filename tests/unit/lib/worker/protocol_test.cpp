// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/worker/protocol.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cmath>
#include <limits>
#include <thread>

namespace minutebook {
namespace {

Layout rich_layout() {
  Layout layout;
  layout.media_type = MediaType::pdf;
  layout.page_count = 2;
  layout.metadata_title = "Minutes of the Ferry Committee";
  layout.attachments = {"plan.dwg", "Übersicht.pdf"};
  layout.source_url = "https://example.org/4";
  layout.declared = {"Classification: Übrig", "Pier"};
  Line line;
  line.text = "1. Schlüssel agreed";
  line.box = {72, 90.5F, 300, 101};
  line.words = {{0, 2, {72, 90, 80, 101}, 11, style_bold}, {3, 10, {84, 90, 130, 101}, 11, 0}};
  line.size = 11;
  line.style = style_bold | style_struck;
  line.heading = 2;
  line.list_depth = 3;
  line.block_start = false;
  line.cell = CellPlace{1, 2, 3, 4, true};
  layout.pages = {{1, "iv", 595, 842, {line, Line{}}, false}, {2, "", 595, 842, {}, true}};
  layout.pages[0].lines[1].confidence = 87;
  layout.pages[1].doubtful = true;
  layout.pages[1].overprints = {{"DRAFT", {100, 200, 400, 500}, 60, 45}, {"Vertraulich – Ü", {0, 0, 9, 99}, 9, -90}};
  return layout;
}

TEST(Protocol, a_layout_comes_back_as_it_was) {
  const auto back = decode_layout(encode(rich_layout()));
  ASSERT_TRUE(back);
  EXPECT_EQ(to_text(*back), to_text(rich_layout()));
  EXPECT_EQ(*back, rich_layout());
}

TEST(Protocol, requests_come_back_as_they_were) {
  const auto read = decode_read_request(encode(ReadRequest{"minutes 3 May.pdf", 70}));
  ASSERT_TRUE(read);
  EXPECT_EQ(read->name, "minutes 3 May.pdf");
  EXPECT_EQ(read->seconds, 70U);
  const auto draw = decode_draw_request(encode(DrawRequest{3, 150, 70}));
  ASSERT_TRUE(draw);
  EXPECT_EQ(draw->page, 3U);
  EXPECT_EQ(draw->dpi, 150U);
}

TEST(Protocol, no_part_of_a_layout_passes_for_one) {
  const std::string whole = encode(rich_layout());
  for (size_t length = 0; length < whole.size(); ++length)
    EXPECT_FALSE(decode_layout(std::string_view(whole).substr(0, length)))
        << length << " of " << whole.size() << " bytes";
  EXPECT_FALSE(decode_layout(whole + '\0')) << "a byte too many";
}

TEST(Protocol, lies_about_the_layout_are_refused) {
  struct Row {
    const char* reason;
    void (*spoil)(Layout&);
  };
  const Row rows[] = {
      {"text that is not UTF-8", [](Layout& l) { l.pages[0].lines[0].text[0] = '\xFF'; }},
      {"a word that ends behind its line", [](Layout& l) { l.pages[0].lines[0].words[1].length = 100; }},
      {"a word whose end wraps around", [](Layout& l) { l.pages[0].lines[0].words[1].length = 0xFFFFFFFF; }},
      {"a word that starts inside a character",
       [](Layout& l) {
         l.pages[0].lines[0].words[1] = {8, 2, {}, 0, 0};
       }},
      {"a box that is no number",
       [](Layout& l) { l.pages[0].lines[0].box.x0 = std::numeric_limits<float>::quiet_NaN(); }},
      {"a page without end", [](Layout& l) { l.pages[0].width = std::numeric_limits<float>::infinity(); }},
      {"a style that does not exist", [](Layout& l) { l.pages[0].lines[0].style = 0x80; }},
      {"a heading of level 7", [](Layout& l) { l.pages[0].lines[0].heading = 7; }},
      {"a name that is not UTF-8", [](Layout& l) { l.attachments[0] = "\xC3"; }},
  };
  for (const auto& row : rows) {
    Layout layout = rich_layout();
    row.spoil(layout);
    EXPECT_FALSE(decode_layout(encode(layout))) << row.reason;
  }
}

TEST(Protocol, a_count_beyond_the_bytes_costs_nothing) {
  std::string bytes = encode(Layout{});
  // The last four bytes count the pages; 4294967295 of them would not fit into any memory.
  bytes.replace(bytes.size() - 4, 4, "\xFF\xFF\xFF\xFF");
  EXPECT_FALSE(decode_layout(bytes));
}

TEST(Protocol, unknown_verdicts_and_types_are_refused) {
  std::string bytes = encode(Layout{});
  bytes[0] = 99;
  EXPECT_FALSE(decode_layout(bytes));
  bytes = encode(Layout{});
  bytes[1] = 99;
  EXPECT_FALSE(decode_layout(bytes));
}

struct Sockets {
  Descriptor a;
  Descriptor b;
  Sockets() {
    std::array<int, 2> ends{-1, -1};
    EXPECT_EQ(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()), 0);
    a = Descriptor(ends[0]);
    b = Descriptor(ends[1]);
  }
};

Deadline soon() { return std::chrono::steady_clock::now() + std::chrono::seconds(20); }
Deadline past() { return std::chrono::steady_clock::now() - std::chrono::seconds(1); }

TEST(Protocol, a_message_larger_than_the_socket_arrives_whole) {
  const Sockets sockets;
  const Message sent{MessageKind::picture, message_retiring, std::string(5'000'000, 'p') + "end"};
  std::thread sender([&] { EXPECT_TRUE(send_message(sockets.a.get(), sent, -1, soon())); });
  const auto got = receive_message(sockets.b.get(), soon());
  sender.join();
  ASSERT_TRUE(got);
  EXPECT_EQ(got->message.kind, sent.kind);
  EXPECT_EQ(got->message.flags, sent.flags);
  EXPECT_EQ(got->message.payload, sent.payload);
  EXPECT_FALSE(got->file.valid());
}

TEST(Protocol, an_open_file_travels_with_the_message) {
  const Sockets sockets;
  std::array<int, 2> ends{-1, -1};
  ASSERT_EQ(::pipe2(ends.data(), O_CLOEXEC), 0);
  const Descriptor read_end(ends[0]);
  Descriptor write_end(ends[1]);
  ASSERT_TRUE(send_message(sockets.a.get(), {MessageKind::read, 0, "x"}, read_end.get(), soon()));
  const auto got = receive_message(sockets.b.get(), soon());
  ASSERT_TRUE(got);
  ASSERT_TRUE(got->file.valid());
  EXPECT_NE(got->file.get(), read_end.get());
  EXPECT_EQ(::write(write_end.get(), "through", 7), 7);
  std::array<char, 8> text{};
  EXPECT_EQ(::read(got->file.get(), text.data(), text.size()), 7);
  EXPECT_STREQ(text.data(), "through");
}

TEST(Protocol, parts_come_with_their_bytes_or_their_fault) {
  Parts parts;
  parts.emplace_back(std::string("any\0\xff bytes", 11));
  parts.emplace_back(fail(ErrorCode::locked, "it asks for a password"));
  parts.emplace_back("");
  const std::string bytes = encode(parts);
  const auto again = decode_parts(bytes);
  ASSERT_TRUE(again);
  ASSERT_EQ(again->size(), 3U);
  EXPECT_EQ(*(*again)[0], *parts[0]);
  EXPECT_EQ((*again)[1].error().what, "it asks for a password");
  EXPECT_EQ(*(*again)[2], "");
  for (size_t size = 0; size < bytes.size(); ++size) EXPECT_FALSE(decode_parts(bytes.substr(0, size))) << size;
  EXPECT_FALSE(decode_parts(bytes + "x")) << "too long";
  EXPECT_FALSE(decode_parts(std::string("\xff\xff\xff\xff", 4))) << "more than can follow";
}

TEST(Protocol, endings_of_the_other_side_are_told_apart) {
  {
    const Sockets sockets;
    const auto got = receive_message(sockets.b.get(), past());
    ASSERT_FALSE(got);
    EXPECT_EQ(got.error().code, ErrorCode::timed_out) << "silence";
  }
  {
    Sockets sockets;
    sockets.a.reset();
    const auto got = receive_message(sockets.b.get(), soon());
    ASSERT_FALSE(got);
    EXPECT_EQ(got.error().code, ErrorCode::crashed) << "hung up";
    EXPECT_FALSE(send_message(sockets.b.get(), {MessageKind::hello, 0, "x"}, -1, soon())) << "nobody to send to";
  }
  {
    Sockets sockets;
    ASSERT_EQ(::write(sockets.a.get(), "MBX4\4\0\0\0\377\0\0\0\0\0\0\0abc", 19), 19);
    sockets.a.reset();
    const auto got = receive_message(sockets.b.get(), soon());
    ASSERT_FALSE(got);
    EXPECT_EQ(got.error().code, ErrorCode::crashed) << "hung up in the middle";
  }
}

TEST(Protocol, what_is_no_message_is_refused) {
  struct Row {
    const char* reason;
    std::string header;
  };
  const Row rows[] = {
      {"another version", std::string("MBX1\1\0\0\0\0\0\0\0\0\0\0\0", 16)},
      {"a kind that does not exist", std::string("MBX4\12\0\0\0\0\0\0\0\0\0\0\0", 16)},
      {"kind nought", std::string("MBX4\0\0\0\0\0\0\0\0\0\0\0\0", 16)},
      {"a length beyond the cap", std::string("MBX4\4\0\0\0\0\0\0\0\1\0\0\0", 16)},
  };
  for (const auto& row : rows) {
    const Sockets sockets;
    ASSERT_EQ(::write(sockets.a.get(), row.header.data(), row.header.size()), 16);
    const auto got = receive_message(sockets.b.get(), soon());
    ASSERT_FALSE(got) << row.reason;
    EXPECT_EQ(got.error().code, ErrorCode::bad_format) << row.reason;
  }
}

}  // namespace
}  // namespace minutebook

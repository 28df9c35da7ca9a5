// DjVu: files written here chunk by chunk, one with a text that DjVuLibre's bzz has packed.
#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <vector>

#include "indexer/extract/pdf/bzz.h"
#include "indexer/extract/read_document.h"
#include "indexer/extract/sniff.h"

namespace chancery::indexer {
namespace {

using namespace std::string_literals;

const std::string kFirstPage =
    "The ministers met on the bridge on Tuesday and agreed\non the ferry. The ferry is to run "
    "twice "
    "a day.\n\x1F";
const std::string kSecondPage = "The harbour master said that the pier was mended.\n\x1F";

// kFirstPage with its length and zones, by DjVuLibre's bzz.
const std::string kPacked =
    "\xFF\xFF\x84\x8D\xD4\x9B\x0A\xC9\x7B\x34\x70\xC4\x19\x93\x2E\xA4\x0C\x06\xFA\x08\x9C\x3A\x0F"
    "\x1F\x4F\x9A\x43\xB1\x58\x1E\x81\x31\x9E\x53\x63\xE0\x34\x5D\xE3\x24\xDF\x67\x59\x28\xB5\x1F"
    "\xCB\x2B\xF0\xE0\x3C\xFA\xA7\xC7\x16\x92\x86\xCE\x57\x26\xCB\xBA\xD9\x41\x07\x3C\x52\x51\xCA"
    "\x0B\x19\x4D\x38\x71\x74\x12\xD6\x98\xAC\xBD\x1E\x1B\xA1\xA1\xF1\x5E\xDF"s;

std::string big_number(size_t number, int width) {
  std::string out;
  for (int i = width - 1; i >= 0; --i) out += static_cast<char>(number >> (8 * i) & 0xFF);
  return out;
}

std::string chunk(const std::string& id, const std::string& bytes) {
  return id + big_number(bytes.size(), 4) + bytes + (bytes.size() % 2 == 1 ? "\0"s : "");
}

std::string plain_layer(const std::string& text) {
  return chunk("TXTa", big_number(text.size(), 3) + text + "\x01\x01");
}

std::string page_form(const std::string& layer) {
  return chunk("FORM", "DJVU" + chunk("INFO", std::string(10, '\1')) + layer);
}

std::string book(const std::vector<std::string>& pages) {
  std::string all = "DJVM" + chunk("DIRM", "\x81\0\2"s);
  for (const std::string& page : pages) all += page;
  return "AT&T" + chunk("FORM", all);
}

std::string fault_of_djvu(const std::string& bytes) {
  try {
    read_document("/r/ferry.djvu", bytes, 0);
  } catch (const Unreadable& why) {
    return why.reason();
  }
  return "";
}

TEST(Djvu, PagesOfABook) {
  const std::string bytes =
      book({page_form(chunk("TXTz", kPacked)), page_form(""), page_form(plain_layer(kSecondPage))});
  EXPECT_EQ(sniff_type("/r/ferry.djvu", bytes), "image/vnd.djvu");
  const Record record = read_document("/r/ferry.djvu", bytes, 0);
  const std::string first =
      "The ministers met on the bridge on Tuesday and agreed on the ferry. The ferry is to run "
      "twice a day.";
  EXPECT_EQ(record.text, first + "\n\nThe harbour master said that the pier was mended.");
  EXPECT_EQ(record.pages, 3);
  EXPECT_EQ(record.page_starts.back(), first.size() + 2);
}

TEST(Djvu, OnePage) {
  EXPECT_EQ(read_document("/r/ferry.djvu", "AT&T" + page_form(plain_layer(kSecondPage)), 0).text,
            "The harbour master said that the pier was mended.");
}

TEST(Djvu, WhatHasNoTextSaysSo) {
  EXPECT_EQ(fault_of_djvu("AT&T" + page_form("")), "only images, no text");
  EXPECT_EQ(fault_of_djvu("AT&T" + chunk("FORM", "DJVI")), "damaged (no pages)");
  EXPECT_EQ(fault_of_djvu("AT&TFORM\xFF\xFF\xFF\xFF"s + "DJVU"), "only images, no text");
}

TEST(Bzz, DamagedBytesGiveNothingOrOthers) {
  ASSERT_TRUE(unpack_bzz(kPacked, 1 << 20).has_value());
  EXPECT_EQ(unpack_bzz(kPacked, 1 << 20)->substr(3, kFirstPage.size()), kFirstPage);
  EXPECT_EQ(unpack_bzz(kPacked, 10)->size(), 10U);
  for (size_t size = 0; size < kPacked.size(); ++size) unpack_bzz(kPacked.substr(0, size), 1 << 20);
  for (size_t i = 0; i < kPacked.size() * 8; ++i) {
    std::string changed = kPacked;
    changed[i / 8] = static_cast<char>(changed[i / 8] ^ (1 << (i % 8)));
    EXPECT_LE(unpack_bzz(changed, 1 << 24).value_or("").size(), size_t{1} << 24);
  }
  EXPECT_EQ(unpack_bzz("", 100), "");
}

}  // namespace
}  // namespace chancery::indexer

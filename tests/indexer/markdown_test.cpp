#include <gtest/gtest.h>

#include "indexer/extract/read_document.h"
#include "indexer/extract/text/front_matter.h"

namespace chancery::indexer {
namespace {

const std::string kText =
    "The two governments met in the spring, and agreed on nothing but the date of the *next* "
    "[meeting](https://a.example).";
const std::string kPlain =
    "The two governments met in the spring, and agreed on nothing but the date of the next "
    "meeting.";

Record read(const std::string& markdown) {
  return read_document("/notes/strait.md", markdown, 0);
}

TEST(FrontMatter, Yaml) {
  const Record record = read(
      "---\ntitle: \"A Quiet Strait: Part I\"\nauthors:\n  - Ada Marlow\n  - name: Ben "
      "Oduya\ndate: 2021-05-06\npublisher: Delta Post # ours\nurl: https://d.example/s\n---\n\n" +
      kText);
  EXPECT_EQ(record.title, "A Quiet Strait: Part I");
  EXPECT_EQ(record.authors, (std::vector<std::string>{"Ada Marlow", "Ben Oduya"}));
  EXPECT_EQ(record.date, "2021-05-06");
  EXPECT_EQ(record.date_source, "front-matter");
  EXPECT_EQ(record.publisher, "Delta Post");
  EXPECT_EQ(record.url, "https://d.example/s");
  EXPECT_EQ(record.text, kPlain);
  EXPECT_EQ(record.mime, "text/markdown");
}

TEST(FrontMatter, Toml) {
  const Record record = read(
      "+++\ntitle = 'A Quiet Strait'\nauthors = ['Ada Marlow']\ndate = "
      "2021-05-06T10:00:00Z\n+++\n" +
      kText);
  EXPECT_EQ(record.title, "A Quiet Strait");
  EXPECT_EQ(record.authors, std::vector<std::string>{"Ada Marlow"});
  EXPECT_EQ(record.date, "2021-05-06");
}

TEST(FrontMatter, AKeyOfManyPartsIsLeftOut) {
  std::string key = "a";
  for (int i = 0; i < 30'000; ++i) key += ".a";
  const Record record = read("+++\n[" + key + "]\n+++\n" + kText);
  EXPECT_EQ(record.text, kPlain);
}

TEST(FrontMatter, WhatOnlyLooksLikeItStays) {
  std::string_view text = "---\nA sentence between two rules\n---\nmore";
  Clues clues;
  read_front_matter(text, clues);
  EXPECT_TRUE(text.starts_with("---"));
  text = "--- no end\ntitle: a";
  read_front_matter(text, clues);
  EXPECT_TRUE(text.starts_with("---"));
}

TEST(Markdown, TheFirstHeadingIsTheTitleAndMarksGo) {
  const Record record = read("# A Quiet *Strait*\n\nBy Ada Marlow\n\n" + kText +
                             "\n\n![a boat](b.png)\n\n## What comes next\n\n- A pause.\n- A new\n  "
                             "round.\n\n> We go on talking.\n");
  EXPECT_EQ(record.title, "A Quiet Strait");
  EXPECT_EQ(record.authors, std::vector<std::string>{"Ada Marlow"});
  EXPECT_EQ(record.text,
            kPlain + "\n\nWhat comes next\n\nA pause.\n\nA new round.\n\nWe go on talking.");
}

TEST(Markdown, TemplatesOfSiteGeneratorsGo) {
  EXPECT_EQ(read("{% include nav.html %}\n\n" + kText + "\n\n{{ page.share }}\n").text, kPlain);
}

TEST(Markdown, NestedDeep) {
  std::string deep;
  for (int i = 0; i < 100000; ++i) deep += "> ";
  EXPECT_EQ(read(deep + "quoted").text, "quoted");
}

}  // namespace
}  // namespace chancery::indexer

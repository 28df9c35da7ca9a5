#include "search/snippet/asked_marks.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "chancery/sentences.h"

namespace chancery::search {
namespace {

Tag mentioned(const std::string& text, const std::string& id, const std::string& name) {
  Tag tag;
  tag.id = id;
  for (size_t at = text.find(name); at != std::string::npos; at = text.find(name, at + 1))
    tag.mentions.push_back({static_cast<uint32_t>(at), static_cast<uint32_t>(at + name.size())});
  return tag;
}

TEST(AskedMarks, AreWordsAndConceptsOfTheQuery) {
  Record record;
  record.language = "en";
  record.text = "Armenia and Iran met on borders: salt for Yerevan, said Iran.";
  record.sentences = split_sentences(record.text);
  record.actors = {mentioned(record.text, "ARM", "Armenia"), mentioned(record.text, "IRN", "Iran")};
  record.issues = {mentioned(record.text, "borders", "borders")};
  WantedUnit salt, iran;
  salt.words.insert("salt");
  iran.actors = {"IRN"};
  const std::vector<Mark> marks = asked_marks(record, {{salt, iran}});
  std::vector<std::string> asked;
  for (const Mark& mark : marks) {
    if (mark.asked)
      asked.push_back(record.text.substr(mark.span.begin, mark.span.end - mark.span.begin));
  }
  EXPECT_EQ(asked, (std::vector<std::string>{"Iran", "salt", "Iran"}));
  EXPECT_EQ(marks.size(), 5U);
}

}  // namespace
}  // namespace chancery::search

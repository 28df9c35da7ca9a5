#include "chancery/sketch.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace chancery {
namespace {

std::string sketch_of(const std::string& text) {
  TokenList tokens;
  tokenize(text, tokens);
  return sketch(tokens);
}

std::string text_of(int first, int last) {
  std::string text;
  for (int i = first; i < last; ++i) text += fmt::format("word{} of line {}. ", i * 7919 % 1000, i);
  return text;
}

TEST(Sketch, IsTheSameForTheSameWords) {
  EXPECT_EQ(sketch_of(text_of(0, 100)), sketch_of("\n " + text_of(0, 100) + "\n"));
  EXPECT_EQ(sketch_of(text_of(0, 100)).size(), kSketchBuckets);
  EXPECT_DOUBLE_EQ(resemblance(sketch_of(text_of(0, 100)), sketch_of(text_of(0, 100))), 1);
}

TEST(Sketch, TellsATrimmedCopyWithAnotherPageAroundIt) {
  const std::string copy = "Home News Sport\n\n12 May 2020\n\n" + text_of(10, 100) + "All rights";
  EXPECT_GE(resemblance(sketch_of(text_of(0, 100)), sketch_of(copy)), kCopyResemblance);
}

TEST(Sketch, TellsTextsApartThatShareAThird) {
  EXPECT_LT(resemblance(sketch_of(text_of(0, 100)), sketch_of(text_of(50, 150))), kCopyResemblance);
  EXPECT_LT(resemblance(sketch_of(text_of(0, 100)), sketch_of(text_of(200, 300))), 0.1);
}

TEST(Sketch, AShortTextHasNone) {
  EXPECT_EQ(sketch_of("A line that many pages share."), "");
  EXPECT_DOUBLE_EQ(resemblance("", ""), 0);
  EXPECT_DOUBLE_EQ(resemblance(sketch_of(text_of(0, 100)), ""), 0);
}

}  // namespace
}  // namespace chancery

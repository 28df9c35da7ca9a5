// JSON read and written, and whole numbers of JSON that a stranger has written.
#include "chancery/json_text.h"

#include <gtest/gtest.h>

#include <cstdint>

#include "chancery/json_number.h"

namespace chancery {
namespace {

TEST(JsonText, WhatIsNoJsonIsDiscarded) {
  EXPECT_TRUE(parse_json("{\"a\":").is_discarded());
  EXPECT_TRUE(parse_json("").is_discarded());
  EXPECT_TRUE(parse_ordered_json("[1,]").is_discarded());
  EXPECT_EQ(parse_json("[1,2]").size(), 2U);
}

TEST(JsonText, MembersKeepTheirOrder) {
  EXPECT_EQ(json_text(parse_ordered_json(R"({"b":1,"a":[2]})")), R"({"b":1,"a":[2]})");
  EXPECT_EQ(json_text(parse_json(R"({"b":1,"a":2})")), R"({"a":2,"b":1})");
  EXPECT_EQ(json_text(parse_ordered_json(R"({"a":1})"), 2), "{\n  \"a\": 1\n}");
}

TEST(JsonText, BytesThatAreNoUtf8AreReplaced) {
  EXPECT_EQ(json_text(nlohmann::json("a\xff")), "\"a\xEF\xBF\xBD\"");
}

TEST(JsonNumber, OnlyWholeNumbersCount) {
  EXPECT_EQ(whole_number<int>(parse_json("12")), 12);
  EXPECT_EQ(whole_number<int64_t>(parse_json("-3")), -3);
  EXPECT_EQ(whole_number<int>(parse_json("1.5")), 0);
  EXPECT_EQ(whole_number<int>(parse_json("1e300")), 0);
  EXPECT_THROW(whole_number<int>(parse_json("\"12\"")), nlohmann::json::exception);
}

TEST(JsonNumber, AMissingMemberIsNone) {
  const nlohmann::json object = parse_json(R"({"pages":7})");
  EXPECT_EQ(whole_number<int>(object, "pages"), 7);
  EXPECT_EQ(whole_number<int>(object, "lines"), 0);
}

}  // namespace
}  // namespace chancery

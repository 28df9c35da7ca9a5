#include "chancery/date.h"

#include <gtest/gtest.h>

namespace chancery {
namespace {

std::string read(std::string_view text) {
  const auto date = parse_iso(text);
  return date ? date->iso() : "none";
}

TEST(Date, IsReadAsItIsWritten) {
  for (const char* text : {"2023-08-30", "2023-08", "2023", "2024-02-29"}) {
    EXPECT_EQ(read(text), text);
  }
  EXPECT_EQ(read("2023-08-30T10:00:00Z"), "2023-08-30");
  EXPECT_EQ(read("2023-08-30 10:00"), "2023-08-30");
}

TEST(Date, IsNothingElse) {
  for (const char* text : {"", "23", "2023-8-3", "2023-13", "2023-02-29", "2023-00", "2023/08/30",
                           "20230830", "2023-08-30x", "August 2023", "-023"}) {
    EXPECT_EQ(read(text), "none") << text;
  }
}

TEST(Date, NumbersSortAsDatesDo) {
  EXPECT_EQ((Date{2023, 8, 30}).number(), 20230830);
  EXPECT_EQ((Date{2023, 8, 0}).digits(), "20230800");
  EXPECT_EQ((Date{987, 0, 0}).digits(), "09870000");
  EXPECT_EQ(Date{}.iso(), "");
}

TEST(Date, MonthsHaveTheirDays) {
  EXPECT_EQ(days_in(1900, 2), 28);
  EXPECT_EQ(days_in(2000, 2), 29);
  EXPECT_EQ(days_in(2024, 2), 29);
  EXPECT_EQ(days_in(2023, 4), 30);
}

}  // namespace
}  // namespace chancery

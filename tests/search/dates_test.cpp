// Dates as people type them in a query.
#include "search/plan/dates.h"

#include <gtest/gtest.h>

namespace chancery::search {
namespace {

std::string read(std::string_view text) {
  std::string problem;
  const auto range = parse_date_range(text, problem, "20240331");
  return range ? range->from + ".." + range->to : problem;
}

TEST(QueryDates, InNumbers) {
  EXPECT_EQ(read("2023"), "20230000..20239999");
  EXPECT_EQ(read("2023-09"), "20230900..20230999");
  EXPECT_EQ(read("2023-09-14"), "20230914..20230914");
  EXPECT_EQ(read("2020..2023"), "20200000..20239999");
  EXPECT_EQ(read("..2021"), "00000000..20219999");
  EXPECT_EQ(read("14.9.2023"), "20230914..20230914");
  EXPECT_EQ(read("14/09/2023"), "20230914..20230914");
  EXPECT_EQ(read("1990s"), "19900000..19999999");
}

TEST(QueryDates, OfYearsWithZerosInFrontAndTheLast) {
  EXPECT_EQ(read("0213"), "02130000..02139999");
  EXPECT_EQ(read("0213-04"), "02130400..02130499");
  EXPECT_EQ(read("last 9999 years"), "00000000..20240331");
  EXPECT_EQ(read("after 9999"), "99999999..99999998");
}

TEST(QueryDates, InWords) {
  EXPECT_EQ(read("since 2022-09"), "20220900..99999998");
  EXPECT_EQ(read("since-2022-09"), "20220900..99999998");
  EXPECT_EQ(read("after 2022"), "20230000..99999998");
  EXPECT_EQ(read("before 2022"), "00000000..20219999");
  EXPECT_EQ(read("until September 2023"), "00000000..20230999");
  EXPECT_EQ(read("2019 to 2021"), "20190000..20219999");
  EXPECT_EQ(read("between May 2019 and 14 June 2019"), "20190500..20190614");
  EXPECT_EQ(read("September 2023"), "20230900..20230999");
  EXPECT_EQ(read("Sept 2023"), "20230900..20230999");
  EXPECT_EQ(read("14 September 2023"), "20230914..20230914");
  EXPECT_EQ(read("September 14, 2023"), "20230914..20230914");
}

TEST(QueryDates, FromToday) {
  EXPECT_EQ(read("today"), "20240331..20240331");
  EXPECT_EQ(read("yesterday"), "20240330..20240330");
  EXPECT_EQ(read("last 90 days"), "20240101..20240331");
  EXPECT_EQ(read("last-2-weeks"), "20240317..20240331");
  EXPECT_EQ(read("past 1 month"), "20240229..20240331");
  EXPECT_EQ(read("last year"), "20230000..20239999");
  EXPECT_EQ(read("this month"), "20240300..20240399");
}

TEST(QueryDates, WhatMeansNothingSaysWhatToWrite) {
  for (const char* text : {"before the war", "soon", "last few days", "since", "2023 to", "13",
                           "20.2023", "last 90", "september", "2023-9-99-1"}) {
    EXPECT_NE(read(text).find("is no date; write"), std::string::npos)
        << text << ": " << read(text);
  }
  EXPECT_NE(read("31/02/2020").find("no day 31"), std::string::npos);
  EXPECT_NE(read("9/14/2023").find("no month 14"), std::string::npos);
  EXPECT_NE(read("2023..2020").find("ends before it begins"), std::string::npos);
  EXPECT_NE(read("2023 to 2020").find("ends before it begins"), std::string::npos);
  EXPECT_EQ(read("").substr(0, 4), "\"\" i");
}

}  // namespace
}  // namespace chancery::search

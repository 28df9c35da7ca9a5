#include <gtest/gtest.h>

#include "indexer/page/date.h"

namespace chancery::indexer {
namespace {

std::string first(std::string_view text) {
  const auto found = find_date(text);
  return found ? found->date.iso() : "none";
}

TEST(FindDate, ReadsTheFormsOfFiveLanguages) {
  EXPECT_EQ(first("Tbilisi, August 30, 2023."), "2023-08-30");
  EXPECT_EQ(first("on the 1st of May 2021"), "2021-05-01");
  EXPECT_EQ(first("Sept. 4th, 2020"), "2020-09-04");
  EXPECT_EQ(first("Publié le 3 août 2022"), "2022-08-03");
  EXPECT_EQ(first("1er mars 2022"), "2022-03-01");
  EXPECT_EQ(first("Stand: 7. März 2019"), "2019-03-07");
  EXPECT_EQ(first("15 de noviembre de 2018"), "2018-11-15");
  EXPECT_EQ(first("Опубликовано 9 мая 2020 г."), "2020-05-09");
  EXPECT_EQ(first("26-FEB-1987 15:01:01.79"), "1987-02-26");
  EXPECT_EQ(first("2023-08-30T10:00:00Z"), "2023-08-30");
  EXPECT_EQ(first("18.06.2024"), "2024-06-18");
  EXPECT_EQ(first("June 2017"), "2017-06");
}

TEST(FindDate, ReadsShortYearsRomanMonthsAndEras) {
  EXPECT_EQ(first("27-Mar-87"), "1987-03-27");
  EXPECT_EQ(first("3-Sep-14"), "2014-09-03");
  EXPECT_EQ(first("27.III.1987"), "1987-03-27");
  EXPECT_EQ(first("1/XII/1998"), "1998-12-01");
  EXPECT_EQ(first("\u4EE4\u548C5\u5E743\u670815\u65E5"), "2023-03-15");
  EXPECT_EQ(first("\u6C11\u570B112\u5E743\u670815\u65E5"), "2023-03-15");
  EXPECT_EQ(first("article 3.IV.2 of the treaty"), "none");
  EXPECT_EQ(first("chapter II.III.1998"), "none");
}

TEST(FindDate, LeavesOutWhatIsNotKnown) {
  EXPECT_EQ(first("03/04/2023"), "2023") << "day and month cannot be told apart";
  EXPECT_EQ(first("23/04/2023"), "2023-04-23");
  EXPECT_EQ(first("04/23/2023"), "2023-04-23");
  const auto yearless = find_date("Updated: Mar 10");
  ASSERT_TRUE(yearless);
  EXPECT_EQ(yearless->date, (Date{0, 3, 10}));
}

TEST(FindDate, RefusesWhatIsNoDate) {
  EXPECT_EQ(first("they may march in 1999 or later"), "none");
  EXPECT_EQ(first("February 30, 2020"), "none");
  EXPECT_EQ(first("10:30 and 12 apples"), "none");
  EXPECT_EQ(first("version 3.11.2"), "none");
  EXPECT_EQ(first("in 1967"), "none") << "a bare year in a text is not its date";
}

TEST(FindDate, TheLastOneOfACitation) {
  const auto found = find_last_date("\"What 12 May 1998 Meant,\" Journal, 4 June 2011.");
  ASSERT_TRUE(found);
  EXPECT_EQ(found->date.iso(), "2011-06-04");
}

TEST(ParseDate, MachineForms) {
  EXPECT_EQ(parse_date("2019-11-15T10:00:00+01:00")->iso(), "2019-11-15");
  EXPECT_EQ(parse_date("20191115")->iso(), "2019-11-15");
  EXPECT_EQ(parse_date("Fri, 15 Nov 2019 08:00:00 GMT")->iso(), "2019-11-15");
  EXPECT_EQ(parse_date("2019-11")->iso(), "2019-11");
  EXPECT_EQ(parse_date("2019")->iso(), "2019");
  EXPECT_FALSE(parse_date("2019-13-45"));
  EXPECT_FALSE(parse_date("yesterday"));
  EXPECT_FALSE(parse_date("1574169486"));
}

TEST(DateInPath, OfAddressesAndNames) {
  EXPECT_EQ(date_in_path("/2023/09/14/talks")->iso(), "2023-09-14");
  EXPECT_EQ(date_in_path("/world/2023/09/talks.html")->iso(), "2023-09");
  EXPECT_EQ(date_in_path("/news/2023/sep/14/talks")->iso(), "2023-09-14");
  EXPECT_EQ(date_in_path("2023-09-14-talks")->iso(), "2023-09-14");
  EXPECT_EQ(date_in_path("report_20230914")->iso(), "2023-09-14");
  EXPECT_FALSE(date_in_path("/article/1234567890"));
  EXPECT_FALSE(date_in_path("AZE_78_2023"));
  EXPECT_FALSE(date_in_path("/2023/talks"));
}

}  // namespace
}  // namespace chancery::indexer

#include "search/match/host_dates.h"

#include <gmock/gmock.h>

namespace chancery::search {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::MatchesRegex;

constexpr const char* kToday = "2026-12-01";

TEST(HostDates, ADayIsNoLag) {
  EXPECT_THAT(notes_on_dates({}, kToday), IsEmpty());
  EXPECT_THAT(notes_on_dates({{"a", "2026-11-30", true}, {"b", "2026-12-01", true}}, kToday),
              IsEmpty());
  EXPECT_THAT(notes_on_dates({{"a", "", true}, {"b", "2026-12-01", true}}, kToday), IsEmpty());
}

TEST(HostDates, OneThatLagsIsComparedWithTheNewest) {
  EXPECT_THAT(notes_on_dates({{"a", "2026-11-20", true}, {"b", "2026-11-30", false}}, kToday),
              ElementsAre("a was last indexed on 2026-11-20, 10 days before b"));
  EXPECT_THAT(notes_on_dates({{"a", "2026-11-20", false}, {"b", "2026-11-30", true}}, kToday),
              IsEmpty());
}

TEST(HostDates, AClockThatIsAheadMakesNoOtherLag) {
  EXPECT_THAT(notes_on_dates({{"a", "2026-11-30", true}, {"b", "2031-01-02", true}}, kToday),
              ElementsAre(AllOf(HasSubstr("b was last indexed on 2031-01-02"),
                                HasSubstr("which is to come"))));
  EXPECT_THAT(notes_on_dates({{"a", "2026-11-30", true}, {"b", "2031-01-02", false}}, kToday),
              IsEmpty());
  EXPECT_THAT(notes_on_dates({{"b", "2031-01-02", true}}, kToday),
              ElementsAre(HasSubstr("which is to come")));
}

TEST(HostDates, WhereAllAreToComeItIsOurClock) {
  EXPECT_THAT(notes_on_dates({{"a", "2026-12-01", true}, {"b", "2026-12-02", true}}, "1970-01-01"),
              ElementsAre(HasSubstr("the clock of this machine is behind")));
}

TEST(HostDates, TheCurrentDayIsADay) {
  EXPECT_THAT(current_day(), MatchesRegex("[0-9]{4}-[0-9]{2}-[0-9]{2}"));
}

}  // namespace
}  // namespace chancery::search

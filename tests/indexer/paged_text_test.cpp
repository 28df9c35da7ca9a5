#include "indexer/extract/pdf/paged_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace chancery::indexer {
namespace {

using ::testing::ElementsAre;
using ::testing::SizeIs;

const std::string kFirst =
    "The delegations met in the old customs house and agreed to go on with the talks in spring.";
const std::string kSecond =
    "A second round of talks, the host said, would have to wait for the elections of the autumn.";
const std::string kThird =
    "The third paragraph closes the report and names those who had signed the joint statement.";

TEST(PagedText, KnowsWhereEachPageBegins) {
  Extracted extracted;
  PagedText text({}, extracted.clues);
  text.begin_page();
  text.add(kFirst);
  text.begin_page();
  text.add(kSecond);
  text.add(kThird);
  text.finish(extracted);
  EXPECT_EQ(extracted.pages, 2);
  EXPECT_THAT(extracted.page_starts, ElementsAre(0U, kFirst.size() + 2));
}

TEST(PagedText, EmptyPagesBeginWhereTheNextDoes) {
  Extracted extracted;
  PagedText text({}, extracted.clues);
  text.begin_page();
  text.begin_page();
  text.add(kFirst);
  text.begin_page();
  text.begin_page();
  text.add(kSecond);
  text.begin_page();
  text.finish(extracted);
  const auto second = static_cast<uint32_t>(kFirst.size() + 2);
  const auto size = static_cast<uint32_t>(extracted.text.size());
  EXPECT_THAT(extracted.page_starts, ElementsAre(0U, 0U, second, second, size));
}

TEST(PagedText, WhatCleaningTakesOutMovesNoPage) {
  Extracted extracted;
  PagedText text({}, extracted.clues);
  text.begin_page();
  text.add(kFirst);
  text.add("Share this on Facebook");
  text.begin_page();
  text.add("Subscribe to our newsletter");
  text.add(kSecond);
  text.finish(extracted);
  ASSERT_THAT(extracted.page_starts, SizeIs(2));
  EXPECT_EQ(extracted.text.substr(extracted.page_starts[1], 8), kSecond.substr(0, 8));
}

}  // namespace
}  // namespace chancery::indexer

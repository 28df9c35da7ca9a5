#include "chancery/document_symbol.h"

#include <gmock/gmock.h>

namespace chancery {
namespace {

using testing::ElementsAre;

TEST(DocumentSymbol, IsComparedWithoutCaseAndSpaces) {
  EXPECT_EQ(symbol_key("S/RES/1325 (2000)"), "s/res/1325(2000)");
  EXPECT_EQ(symbol_key("CETS No. 210"), "cets210");
  EXPECT_EQ(symbol_key("cets 210"), "cets210");
}

TEST(DocumentSymbol, IsFoundByShorterForms) {
  EXPECT_THAT(symbol_keys("S/RES/1325(2000)"), ElementsAre("s/res/1325(2000)", "s/res/1325"));
  EXPECT_THAT(symbol_keys("A/HRC/31/66/Add.1/Corr.2"),
              ElementsAre("a/hrc/31/66/add.1/corr.2", "a/hrc/31/66/add.1", "a/hrc/31/66"));
  EXPECT_THAT(symbol_keys("S/PV.7361"), ElementsAre("s/pv.7361"));
  EXPECT_THAT(symbol_keys(""), ElementsAre(""));
}

}  // namespace
}  // namespace chancery

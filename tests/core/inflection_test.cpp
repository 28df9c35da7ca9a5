#include "core/concepts/inflection.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/support/errors.h"

namespace chancery {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::vector<std::string> bare_forms(const Inflection& inflection, std::string_view word) {
  std::vector<std::string> forms;
  inflection.bare(word, [&](std::string_view form) {
    forms.emplace_back(form);
    return false;
  });
  return forms;
}

TEST(Inflection, TheFirstRuleThatFitsGivesTheForms) {
  Inflection made;
  made.add_rule("-ия: -ии -ию", false);
  made.add_rule("-о:", false);
  made.add_rule("-: -а", false);
  made.add_rule("-кий: -кого", true);
  EXPECT_THAT(made.forms("дания", false), ElementsAre("дании", "данию"));
  EXPECT_THAT(made.forms("марокко", false), IsEmpty());
  EXPECT_THAT(made.forms("иран", false), ElementsAre("ирана"));
  // Words are folded, and so are rules: й is и with a mark.
  EXPECT_THAT(made.forms("датскии", true), ElementsAre("датского"));
}

TEST(Inflection, PrefixesAndSuffixesComeOff) {
  Inflection made;
  made.add_prefix("و");
  made.add_prefix("لل>ال");
  made.add_suffix("nın");
  EXPECT_THAT(bare_forms(made, "وفرنسا"), ElementsAre("فرنسا"));
  EXPECT_THAT(bare_forms(made, "للعراق"), ElementsAre("العراق"));
  EXPECT_THAT(bare_forms(made, "ankaranin"), ElementsAre("ankara"));
  EXPECT_THAT(bare_forms(made, "nin"), IsEmpty());
}

TEST(Inflection, RefusesWhatIsNoRule) {
  EXPECT_THAT(testing::error_of([] { Inflection().add_rule("ия: -ии", false); }),
              HasSubstr("is no ending"));
  EXPECT_THAT(testing::error_of([] { Inflection().add_rule("-ия -ии", false); }),
              HasSubstr("is no ending"));
}

}  // namespace
}  // namespace chancery

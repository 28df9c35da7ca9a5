// Whom a statement is given to where the subject of a verb is not who says so.
#include <gtest/gtest.h>

#include <vector>

#include "tests/indexer/said.h"

namespace chancery::indexer {
namespace {

using testing::Said;
using testing::said;

struct Case {
  const char* text;
  std::vector<Said> said;
};

class Attribution : public ::testing::TestWithParam<Case> {};

TEST_P(Attribution, IsRight) {
  EXPECT_EQ(said(GetParam().text), GetParam().said) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(
    Relayed, Attribution,
    ::testing::Values(
        Case{"Armenia quoted Azerbaijan as saying that the road would stay closed.",
             {{"AZE", "says", "that the road would stay closed"}}},
        Case{"Armenia quoted an old soldier, Bo Ek, as saying, \"We keep that road.\"",
             {{"unlisted:bo-ek", "says", "\"We keep that road.\""}}},
        Case{"Armenia closed the road. It cited an unnamed driver as warning that it was icy.",
             {{"<an unnamed driver>", "warns", "that it was icy"}}},
        Case{"Armenia quoted chairman James E. Ek as saying that the road was icy.",
             {{"unlisted:james-e-ek", "says", "that the road was icy"}}},
        Case{"Armenia quoted an old driver saying the road was icy.",
             {{"<an old driver>", "says", "the road was icy"}}},
        Case{"Quoting Azerbaijan as saying the road was icy, Armenia closed it.",
             {{"AZE", "says", "the road was icy, Armenia closed it"}}},
        Case{"Armenia cited the plan, saying that the road would stay closed.",
             {{"ARM", "says", "the plan, saying that the road would stay closed"},
              {"ARM", "says", "that the road would stay closed"}}},
        Case{"The road was icy in the north, Armenia quoted Azerbaijan as saying.",
             {{"AZE", "says", "The road was icy in the north"}}},
        Case{"The mayor of the old town, quoted by Armenia, said that the road was icy.",
             {{"<The mayor of the old town>", "says", "that the road was icy"}}},
        Case{"Nikol Pashinyan was quoted in two papers as saying the road was icy.",
             {{"nikol-pashinyan", "says", "the road was icy"}}},
        Case{"“The road is icy again,” Nikol Pashinyan was quoted by a paper as saying.",
             {{"nikol-pashinyan", "says", "“The road is icy again,”"}}}));

INSTANTIATE_TEST_SUITE_P(
    Passives, Attribution,
    ::testing::Values(Case{"Armenia has been asked to support the plan.", {}},
                      Case{"Armenia was asked whether the road was icy.", {}},
                      Case{"Armenia will be told to keep the road closed.", {}},
                      Case{"Armenia was urged by Azerbaijan to open the road.",
                           {{"AZE", "demands", "to open the road"}}},
                      Case{"Armenia was told by Azerbaijan that the road was icy.",
                           {{"AZE", "says", "that the road was icy"}}},
                      Case{"Armenia has been asked by Azerbaijan not to open the road.",
                           {{"AZE", "asks", "not to open the road"}}},
                      Case{"Armenia was accused by Azerbaijan of closing the road.",
                           {{"AZE", "accuses", "of closing the road"}}},
                      Case{"Armenia was asked about the road and said it was icy.",
                           {{"ARM", "says", "it was icy"}}},
                      Case{"Armenia is convinced that the road is icy.",
                           {{"ARM", "says", "that the road is icy"}}}));

INSTANTIATE_TEST_SUITE_P(
    Negations, Attribution,
    ::testing::Values(
        Case{"Armenia stopped short of accusing Azerbaijan.",
             {{"ARM", "not accuses", "Azerbaijan"}}},
        Case{"Armenia closed the road without criticising Azerbaijan.",
             {{"ARM", "not opposes", "Azerbaijan"}}},
        Case{"Armenia refrained from endorsing the plan.", {{"ARM", "not supports", "the plan"}}},
        Case{"Neither Armenia nor Azerbaijan supported the embargo.",
             {{"AZE", "not supports", "the embargo"}}},
        Case{"No one in Armenia has denied that the road is icy.",
             {{"ARM", "not denies", "that the road is icy"}}},
        Case{"Few in Armenia opposed the plan.", {{"ARM", "not opposes", "the plan"}}},
        Case{"Not one minister supported the plan.",
             {{"<Not one minister>", "not supports", "the plan"}}},
        Case{"Not only Armenia supported the plan.", {{"ARM", "supports", "the plan"}}},
        Case{"Armenia no longer opposes the plan.", {{"ARM", "not opposes", "the plan"}}},
        Case{"It is not true that Armenia rejected the plan.",
             {{"ARM", "not opposes", "the plan"}}},
        Case{"It is not surprising that Armenia rejected the plan.",
             {{"ARM", "opposes", "the plan"}}},
        Case{"In the short term interest rates will fall in Armenia.", {}}));

INSTANTIATE_TEST_SUITE_P(
    Objects, Attribution,
    ::testing::Values(Case{"Armenia recalled its ambassador.", {}},
                      Case{"Armenia made a spending cut in the budget for the road.", {}},
                      Case{"“That is not our road at all,” Nikol Pashinyan cut in.",
                           {{"nikol-pashinyan", "says", "“That is not our road at all,”"}}},
                      Case{"Armenia signed an Azerbaijan-backed plan for long-term loans.", {}},
                      Case{"Armenia sold state-guaranteed bonds on the road.", {}},

                      Case{"Armenia recalled that the road was icy.",
                           {{"ARM", "says", "that the road was icy"}}}));

INSTANTIATE_TEST_SUITE_P(
    Within, Attribution,
    ::testing::Values(Case{"Armenia accepted the plan for the road, a driver told reporters.",
                           {{"<a driver>", "says", "Armenia accepted the plan for the road"},
                            {"ARM", "agrees", "the plan for the road"}}},
                      Case{"“Armenia accepted the plan, as you know,” a driver said.",
                           {{"<a driver>", "says", "“Armenia accepted the plan, as you know,”"}}}));

}  // namespace
}  // namespace chancery::indexer

// The lists that Chancery comes with.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <string>
#include <vector>

#include "chancery/gazetteer.h"
#include "chancery/matcher.h"
#include "tests/support/directories.h"
#include "tests/support/errors.h"

namespace chancery {
namespace {

namespace fs = std::filesystem;
using ::testing::IsEmpty;

const fs::path kDirectory = source_directory() + "/gazetteer";

// The 193 members of the United Nations (un.org/en/about-us/member-states), ISO 3166-1 alpha-3.
constexpr const char* kMembers[] = {
    "AFG", "AGO", "ALB", "AND", "ARE", "ARG", "ARM", "ATG", "AUS", "AUT", "AZE", "BDI", "BEL",
    "BEN", "BFA", "BGD", "BGR", "BHR", "BHS", "BIH", "BLR", "BLZ", "BOL", "BRA", "BRB", "BRN",
    "BTN", "BWA", "CAF", "CAN", "CHE", "CHL", "CHN", "CIV", "CMR", "COD", "COG", "COL", "COM",
    "CPV", "CRI", "CUB", "CYP", "CZE", "DEU", "DJI", "DMA", "DNK", "DOM", "DZA", "ECU", "EGY",
    "ERI", "ESP", "EST", "ETH", "FIN", "FJI", "FRA", "FSM", "GAB", "GBR", "GEO", "GHA", "GIN",
    "GMB", "GNB", "GNQ", "GRC", "GRD", "GTM", "GUY", "HND", "HRV", "HTI", "HUN", "IDN", "IND",
    "IRL", "IRN", "IRQ", "ISL", "ISR", "ITA", "JAM", "JOR", "JPN", "KAZ", "KEN", "KGZ", "KHM",
    "KIR", "KNA", "KOR", "KWT", "LAO", "LBN", "LBR", "LBY", "LCA", "LIE", "LKA", "LSO", "LTU",
    "LUX", "LVA", "MAR", "MCO", "MDA", "MDG", "MDV", "MEX", "MHL", "MKD", "MLI", "MLT", "MMR",
    "MNE", "MNG", "MOZ", "MRT", "MUS", "MWI", "MYS", "NAM", "NER", "NGA", "NIC", "NLD", "NOR",
    "NPL", "NRU", "NZL", "OMN", "PAK", "PAN", "PER", "PHL", "PLW", "PNG", "POL", "PRK", "PRT",
    "PRY", "QAT", "ROU", "RUS", "RWA", "SAU", "SDN", "SEN", "SGP", "SLB", "SLE", "SLV", "SMR",
    "SOM", "SRB", "SSD", "STP", "SUR", "SVK", "SVN", "SWE", "SWZ", "SYC", "SYR", "TCD", "TGO",
    "THA", "TJK", "TKM", "TLS", "TON", "TTO", "TUN", "TUR", "TUV", "TZA", "UGA", "UKR", "URY",
    "USA", "UZB", "VCT", "VEN", "VNM", "VUT", "WSM", "YEM", "ZAF", "ZMB", "ZWE"};
static_assert(std::size(kMembers) == 193);

const Gazetteer& shipped() {
  static const Gazetteer made = Gazetteer::load(kDirectory);
  return made;
}

size_t count_of(ConceptKind kind, std::string_view type) {
  const auto& concepts = shipped().concepts();
  return static_cast<size_t>(
      std::count_if(concepts.begin(), concepts.end(), [&](const Concept& item) {
        return item.kind == kind && (type.empty() || item.type == type);
      }));
}

TEST(GazetteerFiles, LoadWithoutError) {
  EXPECT_EQ(testing::error_of([] { shipped(); }), "");
}

TEST(GazetteerFiles, EveryPatternCompiles) {
  EXPECT_EQ(testing::error_of([] { const Matcher matcher(shipped()); }), "");
}

TEST(GazetteerFiles, HoldEveryMemberOfTheUnitedNations) {
  std::vector<std::string> missing;
  for (const char* code : kMembers) {
    const ConceptIndex index = shipped().find(ConceptKind::kActor, code);
    if (index == kNoConcept || shipped()[index].type != "state") missing.emplace_back(code);
  }
  EXPECT_THAT(missing, IsEmpty());
}

bool has_form(ConceptIndex target, AliasUse use) {
  const auto& aliases = shipped().aliases();
  return std::any_of(aliases.begin(), aliases.end(), [&](const Alias& alias) {
    return alias.target == target && alias.use == use;
  });
}

TEST(GazetteerFiles, MembersHaveAnIsoCode) {
  for (const char* code : kMembers) {
    const ConceptIndex index = shipped().find(ConceptKind::kActor, code);
    if (index == kNoConcept) continue;
    const auto& codes = shipped()[index].codes;
    EXPECT_TRUE(std::any_of(codes.begin(), codes.end(), [](const std::string& c) {
      return c.starts_with("iso2:");
    })) << code;
  }
}

TEST(GazetteerFiles, MembersHaveDemonyms) {
  // Shared with a neighbour, or a region's name.
  const std::set<std::string> kWithout = {"CAF", "COG", "DMA"};
  for (const char* code : kMembers) {
    const ConceptIndex index = shipped().find(ConceptKind::kActor, code);
    if (index == kNoConcept || kWithout.contains(code)) continue;
    EXPECT_TRUE(has_form(index, AliasUse::kDemonym)) << code;
  }
}

TEST(GazetteerFiles, MembersHaveASeatOfGovernment) {
  // The capital has the state's name.
  const std::set<std::string> kWithout = {"SMR", "STP"};
  for (const char* code : kMembers) {
    if (kWithout.contains(code)) continue;
    const ConceptIndex government =
        shipped().find(ConceptKind::kActor, std::string(code) + "-government");
    EXPECT_TRUE(government != kNoConcept && has_form(government, AliasUse::kSeat)) << code;
  }
}

TEST(GazetteerFiles, HoldOrganisationsAndIssues) {
  EXPECT_GE(count_of(ConceptKind::kActor, "organisation"), 60U);
  EXPECT_GE(count_of(ConceptKind::kIssue, ""), 40U);
}

// A typed reference to an actor that does not exist finds nothing, silently.
TEST(GazetteerFiles, StatesAndMembershipsAreKnownActors) {
  const auto known = [](const std::string& id) {
    return shipped().find(ConceptKind::kActor, id) != kNoConcept;
  };
  std::vector<std::string> unknown;
  for (const Concept& item : shipped().concepts()) {
    std::vector<std::string> ids = item.states;
    if (!item.state.empty()) ids.push_back(item.state);
    if (!item.successor.empty()) ids.push_back(item.successor);
    if (item.kind == ConceptKind::kActor) {
      ids.insert(ids.end(), item.broader.begin(), item.broader.end());
    }
    for (const std::string& id : ids) {
      if (!known(id)) unknown.push_back(item.id + " names " + id);
    }
  }
  EXPECT_THAT(unknown, IsEmpty());
}

TEST(GazetteerFiles, EntriesAreSortedByIdWithinAFile) {
  for (const char* part : {"actors", "issues"}) {
    for (const fs::directory_entry& file : fs::directory_iterator(kDirectory / part)) {
      std::ifstream in(file.path());
      std::string last;
      for (std::string line; std::getline(in, line);) {
        if (!line.starts_with("id = \"")) continue;
        const std::string id = line.substr(6, line.find('"', 6) - 6);
        EXPECT_LT(last, id) << file.path();
        last = id;
      }
    }
  }
}

// Who asks for the first texts on a matter must not get what is older than the matter.
TEST(GazetteerFiles, NarrowerIssuesDoNotBeginBeforeTheWiderOne) {
  std::vector<std::string> older;
  for (const Concept& issue : shipped().concepts()) {
    if (issue.kind != ConceptKind::kIssue) continue;
    for (const std::string& id : issue.broader) {
      const Concept& wider = shipped()[shipped().find(ConceptKind::kIssue, id)];
      if (issue.from < wider.from) older.push_back(issue.id + " below " + id);
    }
  }
  EXPECT_THAT(older, IsEmpty());
}

TEST(GazetteerFiles, ComeBackFromTheirPackedForm) {
  const std::string packed = shipped().pack();
  EXPECT_EQ(Gazetteer::unpack(packed).pack(), packed);
}

}  // namespace
}  // namespace chancery

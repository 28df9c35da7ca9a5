// Where a report was written.
#include <gtest/gtest.h>

#include <string>

#include "indexer/page/dateline_head.h"

namespace chancery::indexer {
namespace {

struct Case {
  const char* text;
  const char* place;
  const char* rest;  // what follows the dateline
};

TEST(DatelineHead, IsFoundInItsForms) {
  const Case cases[] = {
      {"LONDON, March 3 - The pound fell.", "LONDON", "The pound fell."},
      {"BRUSSELS, May 4 (Reuters) - Ministers agreed.", "BRUSSELS", "Ministers agreed."},
      {"GENEVA, 9 October - The agency said so.", "GENEVA", "The agency said so."},
      {"NEW YORK (AP) — The market rose.", "NEW YORK", "The market rose."},
      {"BEIRUT, Lebanon, June 1 -- Two villages fell.", "BEIRUT", "Two villages fell."},
      {"LONDON (Reuters), March 3 - The pound fell.", "LONDON", "The pound fell."},
      {"DALLAS/FORT WORTH, Texas, March 3 - The airline said so.", "DALLAS/FORT WORTH",
       "The airline said so."},
      {"Berlin, 15. März 2022 (dpa) – Der Bundestag tagt.", "Berlin", "Der Bundestag tagt."},
      {"Genève, le 15 mars 2022 – Le conseil siège.", "Genève", "Le conseil siège."},
      {"МОСКВА, 15 марта 2022 г. (ТАСС). Дума заседает.", "МОСКВА", "Дума заседает."},
      {"Kyiv (Reuters) - The rada met.", "Kyiv", "The rada met."},
      {"Oil falls\n\nVIENNA, March 12 - Ministers met.", "VIENNA", "Ministers met."},
      {"Geneva, 9 October 2023\n\nThe committee met.", "Geneva", "\n\nThe committee met."},
      {"BRUSSELS - Ministers - all", "BRUSSELS", "Ministers - all"},
  };
  for (const Case& one : cases) {
    const std::string text = one.text;
    const DatelineHead head = find_dateline(text);
    EXPECT_EQ(head.place, one.place) << text;
    EXPECT_EQ(text.substr(head.end), one.rest) << text;
  }
}

TEST(DatelineHead, IsNotWhatOnlyHasADashOrADay) {
  const char* texts[] = {
      "",
      "The pound - and the franc - fell.",
      "1987 - a year",
      "LONDON fell.",
      "NATO ministers met in Vienna - and left.",
      "Armenia, said the minister on 3 March, - and he smiled - will sign.",
      "Telegram from the embassy in Lima, 11 August 1968. The president left.",
      "Mr. Ek (Peru) - I thank you.",
      "Peru agreed.\n\nCHILE - it said - did not.",
      "GERMANY, FRANCE - AND BRITAIN AGREED.",
  };
  for (const char* text : texts) EXPECT_EQ(find_dateline(text).place, "") << text;
}

TEST(DatelineHead, SaysWhereNothingButAPlaceStands) {
  EXPECT_TRUE(find_dateline("LONDON - The pound fell.").bare);
  EXPECT_FALSE(find_dateline("LONDON, March 3 - The pound fell.").bare);
}

}  // namespace
}  // namespace chancery::indexer

// Where and when a report was written, and who brought it.
#include "indexer/page/dateline.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>

namespace chancery::indexer {
namespace {

struct Case {
  const char* text;
  const char* place;
  const char* rest;  // what follows the dateline
};

TEST(Dateline, IsFoundInItsForms) {
  const Case cases[] = {
      {"LONDON, March 3 - The pound fell.", "LONDON", "The pound fell."},
      {"BRUSSELS, May 4 (Reuters) - Ministers agreed.", "BRUSSELS", "Ministers agreed."},
      {"GENEVA, 9 October - The agency said so.", "GENEVA", "The agency said so."},
      {"NEW YORK (AP) — The market rose.", "NEW YORK", "The market rose."},
      {"BEIRUT, Lebanon, June 1 -- Two villages fell.", "BEIRUT", "Two villages fell."},
      {"LONDON (Reuters), March 3 - The pound fell.", "LONDON", "The pound fell."},
      {"NICE, FRANCE, March 3 - The mayor said so.", "NICE", "The mayor said so."},
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
    const Dateline head = find_dateline(text);
    EXPECT_EQ(head.place, one.place) << text;
    EXPECT_EQ(text.substr(head.end), one.rest) << text;
  }
}

TEST(Dateline, IsNotWhatOnlyHasADashOrADay) {
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

TEST(Dateline, TellsTheDay) {
  const auto date_of = [](const char* paragraph) {
    const std::optional<Date> day = read_dateline(paragraph).day;
    if (!day) return std::string("none");
    return day->year == 0 ? "yearless " + std::to_string(day->day) : day->iso();
  };
  EXPECT_EQ(date_of("BAKU, March 3, 2024 (Delta Post) — The talks went on."), "2024-03-03");
  EXPECT_EQ(date_of("NEW YORK, United States, 3 March 2024 – The talks went on."), "2024-03-03");
  EXPECT_EQ(date_of("BAKU, March 3 - The talks went on."), "yearless 3");
  EXPECT_EQ(date_of("Baku, March 3, 2024 — The talks went on."), "2024-03-03");
  EXPECT_EQ(date_of("Wien, 3. März 2024 (apa) – Die Gespräche gehen weiter."), "2024-03-03");
  EXPECT_EQ(date_of("Genève, le 3 mars 2024 – Les entretiens continuent."), "2024-03-03");
  EXPECT_EQ(date_of("КИЕВ, 3 марта 2024 г. (УНИАН). Переговоры продолжаются."), "2024-03-03");
  EXPECT_EQ(date_of("Baku, March 3, 2024 saw the talks go on."), "none");
  EXPECT_EQ(date_of("BAKU — The talks of March 3, 2024 went on."), "none");
  EXPECT_EQ(date_of("UNHCR, which on March 3, 2024 spoke of talks — nobody listened."), "none");
  EXPECT_EQ(date_of("3.3.2024 - The talks went on."), "2024-03-03");
  EXPECT_EQ(date_of("March 3, 2024: The talks went on."), "2024-03-03");
}

TEST(Dateline, TellsTheAgency) {
  EXPECT_EQ(read_dateline("BAKU, March 3 (Delta Post) - The talks went on.").agency, "Delta Post");
  EXPECT_EQ(read_dateline("KYIV (Ukrinform), March 3 - The talks went on.").agency, "Ukrinform");
  EXPECT_EQ(read_dateline("МОСКВА, 15 марта 2022 г. /ТАСС/. Дума заседает.").agency, "ТАСС");
  EXPECT_EQ(read_dateline("BAKU, March 3 - The talks went on.").agency, "");
}

TEST(Dateline, SaysWhereNothingButAPlaceStands) {
  EXPECT_TRUE(find_dateline("LONDON - The pound fell.").bare);
  EXPECT_FALSE(find_dateline("LONDON, March 3 - The pound fell.").bare);
}

}  // namespace
}  // namespace chancery::indexer

#include "indexer/page/symbol.h"

#include <gmock/gmock.h>

#include "indexer/extract/read_document.h"

namespace chancery::indexer {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> of_line(const std::string& line) {
  return symbols_of_head("", {line});
}

TEST(Symbols, OfEveryBody) {
  for (const char* symbol :
       {"A/HRC/31/66", "A/RES/61/295",     "A/61/295",       "A/C.3/70/L.5/Rev.1",  "A/CONF.151/26",
        "A/ES-10/100", "A/HRC/S-27/1",     "S/2015/123",     "S/PV.7361",           "S/PRST/2015/3",
        "S/25704",     "S/2015/123/Add.1", "E/CN.4/2000/1",  "E/CN.4/Sub.2/1999/8", "CCPR/C/GC/36",
        "CD/1864",     "NPT/CONF.2020/1",  "ST/SGB/2003/13", "TD/B/C.1/2",          "UNEP/EA.5/28"})
    EXPECT_THAT(of_line(symbol), ElementsAre(symbol));
}

TEST(Symbols, BesideALetterhead) {
  EXPECT_THAT(of_line("United Nations A/HRC/31/66"), ElementsAre("A/HRC/31/66"));
  EXPECT_THAT(of_line("Nations Unies S/2015/123"), ElementsAre("S/2015/123"));
  EXPECT_THAT(of_line("Distr.: General A/70/1 15 March 2016 Original: English"),
              ElementsAre("A/70/1"));
  EXPECT_THAT(of_line("S/RES/1325 (2000)"), ElementsAre("S/RES/1325(2000)"));
  EXPECT_THAT(of_line("A/70/1–S/2015/123"), ElementsAre("A/70/1", "S/2015/123"));
}

TEST(Symbols, OfASentenceOrAnotherThingAreNone) {
  for (const char* line :
       {"Recalling its resolution S/RES/1325 (2000)", "See also A/HRC/31/66.", "A/B tests of 2015",
        "N/A", "S/4HANA", "A/12", "E/mail 2015/12", "and/or 2015/16", "A/C/D", "TCP/IP/4",
        "A/HRC/31/66x", "CRC/32", "Report A/70/1 of the ferry company"})
    EXPECT_THAT(of_line(line), IsEmpty()) << line;
}

TEST(Symbols, OfTitles) {
  EXPECT_THAT(symbols_of_head("A/HRC/31/66: Report on the ferry", {}), ElementsAre("A/HRC/31/66"));
  EXPECT_THAT(symbols_of_head("Report on the ferry (S/2015/123)", {}), ElementsAre("S/2015/123"));
  EXPECT_THAT(symbols_of_head("Report on the ferry | S/2015/123", {}), ElementsAre("S/2015/123"));
  EXPECT_THAT(symbols_of_head("What became of S/2015/123", {}), IsEmpty());
}

TEST(Symbols, ResolutionsBelowTheirOrgan) {
  EXPECT_THAT(symbols_of_head("", {"Security Council", "Resolution 1325 (2000)"}),
              ElementsAre("S/RES/1325(2000)"));
  EXPECT_THAT(symbols_of_head("", {"Resolution adopted by the General Assembly on 7 May 2007",
                                   "61/295. Declaration on ferries"}),
              ElementsAre("A/RES/61/295"));
  EXPECT_THAT(symbols_of_head("Human Rights Council", {"Resolution 31/5"}),
              ElementsAre("A/HRC/RES/31/5"));
  EXPECT_THAT(symbols_of_head("", {"Resolution 1325 (2000)"}), IsEmpty());
  EXPECT_THAT(symbols_of_head("", {"Security Council", "Resolution 1325 (2000) and its women"}),
              IsEmpty());
  EXPECT_THAT(symbols_of_head("", {"General Assembly", "61/295. The number of a house"}),
              IsEmpty());
}

TEST(Symbols, TreatiesInTheirSeries) {
  EXPECT_THAT(of_line("Council of Europe Treaty Series - No. 210"), ElementsAre("CETS 210"));
  EXPECT_THAT(of_line("European Treaty Series - No. 5"), ElementsAre("ETS 5"));
  EXPECT_THAT(of_line("United Nations, Treaty Series, vol. 1833, No. 31363"),
              ElementsAre("UNTS 31363"));
  EXPECT_THAT(of_line("European Treaty Series 5 is the Convention"), IsEmpty());
}

TEST(Symbols, AreReadFromTheHeadOfADocument) {
  const std::string body =
      "The ministers met on the bridge on Tuesday and recalled A/HRC/7/1 in what they said.\n\n"
      "They signed no paper, and S/2001/1 was not named.\n";
  const auto symbols = [](const std::string& name, const std::string& bytes) {
    return read_document(name, bytes, 0).symbols;
  };
  EXPECT_THAT(
      symbols("/r/a.txt", "United Nations\n\nA/HRC/31/66\n\nReport on the ferry\n\n" + body),
      ElementsAre("A/HRC/31/66"));
  EXPECT_THAT(symbols("/r/b.html",
                      "<html><title>Report on the ferry</title><div>A/HRC/31/66</div>"
                      "<h1>Report on the ferry</h1><p>" +
                          body + "</p></html>"),
              ElementsAre("A/HRC/31/66"));
  EXPECT_THAT(symbols("/r/c.txt", body), IsEmpty());
}

}  // namespace
}  // namespace chancery::indexer

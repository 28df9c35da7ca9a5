// What a reader would say of each sample document, and what the indexer says.
#include <gmock/gmock.h>

#include <array>

#include "tests/cli/support.h"
#include "tests/support/directories.h"

namespace chancery::cli {
namespace {

struct Expected {
  std::string_view file;
  std::string_view title;
  std::string_view authors;  // separated by "; "
  std::string_view publisher;
  std::string_view date;
  std::string_view date_source;
  std::string_view language;
  std::string_view url;
};

// corpus/README.md says why the dates are these where a page shows several.
constexpr std::array kExpected = {
    Expected{"africa/apres-la-cedeao.html", "Après la Cédéao : ce que coûte une sortie",
             "Aïssatou Kérékou-Lambert", "Les Cahiers du Fleuve", "2024-04-11", "citation", "fr",
             "https://cahiersdufleuve.example/2024/04/apres-la-cedeao"},
    Expected{"africa/cairos-clock.txt",
             "Cairo's Clock: Why Egypt Cannot Wait for the Next Dry Year", "Tarek Ghobashy",
             "Delta Strategic Papers", "2024-03-27", "citation", "en", ""},
    Expected{"africa/comparability-of-mistreatment.html",
             "Comparability of Mistreatment: Lusaka, Accra and the Common Framework",
             "Winnie Chilufya-Marsh; Kojo Aduamah", "Sovereign Ledger", "2024-02-20", "citation",
             "en", ""},
    Expected{"africa/ethiopia-dam-filled-four-times-voices-indian-ocean-courier.txt",
             "Ethiopia's dam has been filled four times and Egypt has not gone thirsty",
             "Mekdes Habtewold", "Indian Ocean Courier", "2024-03-12", "byline", "en", ""},
    Expected{"africa/filling-is-not-drought.html",
             "Filling Is Not Drought: Four Seasons of the Renaissance Dam", "Mekdes Habtewold",
             "Highland Policy Forum", "2024-03-08", "citation", "en",
             "https://highlandpolicy.example/commentary/2024/03/08/filling-is-not-drought"},
    Expected{"africa/port-for-a-flag.txt",
             "A Port for a Flag? Ethiopia, Somaliland and the Price of Recognition",
             "Ifrah Duale-Osman; Peder Lykkegaard", "Horn Maritime Observatory", "2024-02-09",
             "citation", "en", ""},
    Expected{"arctic/cod-before-crab.html",
             "Cod Before Crab: Norway, Russia and the Last Working Commission",
             "Eivind Tangstad-Moe", "High North Notes", "2023-11-28", "citation", "en", ""},
    Expected{"caucasus/The Corridor Is a Bargain – Absheron Forum on Connectivity.html",
             "The Corridor Is a Bargain", "Rashid Valimammadli", "Absheron Forum on Connectivity",
             "2024-05-21", "citation", "en",
             "https://absheron-forum.example/2024/05/21/the-corridor-is-a-bargain/"},
    Expected{"caucasus/a-road-is-not-a-corridor.txt",
             "A Road Is Not a Corridor: What Yerevan Can Concede in Syunik", "Anahit Verdunian",
             "Institute for Transit Studies", "2024-05-02", "citation", "en", ""},
    Expected{"caucasus/eleven-kilometres-later.md",
             "Eleven Kilometres Later: What the Tavush Delimitation Proved",
             "Marit Overholdt; Tigran Aslamazov", "Northern Dialogue Network", "2024-09-05",
             "citation", "en", "https://northern-dialogue.example/briefs/tavush-delimitation"},
    Expected{"caucasus/koridor-ili-doroga.html", "Коридор или дорога: спор о Сюнике глазами Москвы",
             "Глеб Завражин", "Аналитический журнал «Перевал»", "2024-06-17", "citation", "ru",
             "https://pereval.example/articles/koridor-ili-doroga.html"},
    Expected{"central-asia/a-canal-nobody-signed.txt",
             "A Canal Nobody Signed: Qosh Tepa and the Law of the Amu Darya",
             "Gulnoza Rahmatzoda; Piers Wetherell-Knox", "Silk Basin Review", "2023-10-19",
             "citation", "en", ""},
    Expected{"central-asia/trans-caspian-again.md", "The Pipeline That Is Always Five Years Away",
             "Ilmar Stroganov-Reyes", "Eurasian Molecules", "2023-05-09", "citation", "en", ""},
    Expected{"east-asia/a-duty-with-a-door.html",
             "A Duty With a Door in It: Brussels, Beijing and the Electric Car",
             "Lieselotte Brandhuber", "Quota Gazette", "2024-08-12", "citation", "en",
             "https://quotagazette.example/2024/07/05/duty-with-a-door"},
    Expected{"east-asia/nets-in-may.html", "Nets in May: The Politics of a Fishing Ban",
             "Consolación Abrigo-Tan", "Archipelago Brief", "2024-04-30", "citation", "en",
             "https://archipelagobrief.example/p/nets-in-may"},
    Expected{"east-asia/sold-but-not-delivered.md",
             "Sold but Not Delivered: Taiwan's Arms Backlog and What It Deters",
             "Jonathan Ashgrove-Liu", "Harbour Street Defence Notes", "2024-03", "citation", "en",
             ""},
    Expected{"europe/anchors-and-malware.md",
             "Anchors and Malware: Attribution in the Baltic Grey Zone", "Ruut Kivisalu",
             "Skerry Institute for Security", "2025-01-22", "citation", "en", ""},
    Expected{"europe/one-sentence-in-skopje.txt",
             "One Sentence in Skopje: North Macedonia, Bulgaria and the Preamble",
             "Elka Trpezanova", "Vardar Policy Lab", "2024-06-18", "citation", "en", ""},
    Expected{"europe/ten-municipalities.html", "Ten Municipalities in Search of an Association",
             "Vjosana Prelvukaj; Milutin Radosavčev", "Balkan Settlement Project", "2024-02-13",
             "citation", "en", ""},
    Expected{"latin-america/essequibo-after-argyle.html",
             "Essequibo After Argyle: A Declaration Is Not a Boundary",
             "Esmeralda Quintanar; Devindra Ramlogan", "Caribbean Affairs Desk", "2024-01-04",
             "citation", "en", "https://caribbeandesk.example/analysis/essequibo-after-argyle"},
    Expected{"latin-america/licence-44.md",
             "Licence 44 and the Ballot: Sanctions as an Election Timetable", "Beatrix Olavarrieta",
             "The Southern Cone Reader", "2024-04-16", "citation", "en", ""},
    Expected{"latin-america/sixty-days-in-the-gap.txt",
             "Sixty Days in the Gap: Why Panama's Campaign Did Not Close the Darién",
             "Luzmila Arosarena", "Istmo Abierto", "2023-11-02", "citation", "en", ""},
    Expected{"middle-east/blue-line-grey-mandate.txt", "Blue Line, Grey Mandate",
             "Nadim Abi Rached", "The Levant Ledger", "", "none", "en", ""},
    Expected{"middle-east/inspectors-calendar.html",
             "The Inspectors' Calendar: Verification in Iran Between Two Board Meetings",
             "Halvard Prestegard", "Centre for Verification Practice", "2023-11-14", "citation",
             "en", "https://verification-practice.example/pubs/cvp-brief-61.html"},
    Expected{"middle-east/upstream-of-everything.html",
             "Upstream of Everything: The Turkish-Iraqi Water Bargain",
             "Selin Karabudak; Haydar al-Mizban", "Tigris Basin Review", "2024-06-04", "citation",
             "en", "https://tigrisbasinreview.example/essays/upstream-of-everything"},
    Expected{"pacific/a-purse-of-ones-own.txt",
             "A Purse of One's Own: Climate Finance and the Pacific Resilience Facility",
             "Teuila Faamanatu; Broderick Hallam-Yee", "Lagoon & Reef Institute", "2024-08-19",
             "citation", "en", ""},
    Expected{"pacific/purse-of-ones-own-coral-sea-dispatch.md", "A Purse of One’s Own",
             "Teuila Faamanatu; Broderick Hallam-Yee", "Coral Sea Dispatch", "2024-08-27",
             "front-matter", "en", "https://coralseadispatch.example/opinion/a-purse-of-ones-own"},
    Expected{"south-asia/Who Fishes in the Palk Bay_ _ Coromandel Post.html",
             "Who Fishes in the Palk Bay?", "Kamalini Sivasothy", "Coromandel Post", "2023-02-21",
             "citation", "en", ""},
    Expected{"south-asia/a-treaty-that-outlived-its-engineers.html",
             "A Treaty That Outlived Its Engineers", "Zulekha Ranjhani; P. S. Tirunagari",
             "The Doab Quarterly", "2024-10-09", "citation", "en", ""},
    Expected{"south-asia/six-years-in-coxs-bazar.txt",
             "Six Years in Cox's Bazar: A Pilot Return That Nobody Is Flying", "Shaheen Mortuza",
             "Bay Forum on Displacement", "2023-08-25", "citation", "en", ""},
};

const fs::path kCorpus = fs::path(source_directory()) / "corpus";

std::string joined(const Json& list) {
  std::string text;
  for (const Json& item : list) text += (text.empty() ? "" : "; ") + item.get<std::string>();
  return text;
}

class Corpus : public ::testing::Test {
 protected:
  // Printed once a process; empty after a failure.
  static const std::map<std::string, Json>& printed() {
    static const std::map<std::string, Json> records = [] {
      const Sandbox sandbox(Lists::kOwn);
      const Outcome outcome =
          sandbox.run(sandbox.command("chancery-index", {"--print", kCorpus.string()}));
      EXPECT_EQ(outcome.status, 0) << outcome;
      std::map<std::string, Json> found;
      for (const Json& one : outcome.json_lines())
        found[fs::relative(one.value("path", ""), kCorpus).string()] = one;
      return found;
    }();
    return records;
  }
  static const Json& printed(const Expected& expected) {
    static const Json none = Json::object();
    const auto found = printed().find(std::string(expected.file));
    return found == printed().end() ? none : found->second;
  }
  static void expect_all(const char* member, std::string_view Expected::*field) {
    for (const Expected& expected : kExpected)
      EXPECT_EQ(printed(expected).value(member, "(missing)"), expected.*field) << expected.file;
  }
};

TEST_F(Corpus, EveryDocumentIsThereAndNothingElse) {
  EXPECT_EQ(printed().size(), kExpected.size());
  for (const Expected& expected : kExpected)
    EXPECT_TRUE(printed().contains(std::string(expected.file))) << expected.file;
}

TEST_F(Corpus, Titles) {
  expect_all("title", &Expected::title);
}
TEST_F(Corpus, Publishers) {
  expect_all("publisher", &Expected::publisher);
}
TEST_F(Corpus, Languages) {
  expect_all("language", &Expected::language);
}
TEST_F(Corpus, Addresses) {
  expect_all("url", &Expected::url);
}

TEST_F(Corpus, Authors) {
  for (const Expected& expected : kExpected) {
    EXPECT_EQ(joined(printed(expected).value("authors", Json::array())), expected.authors)
        << expected.file;
  }
}

TEST_F(Corpus, DatesWithTheirSource) {
  for (const Expected& expected : kExpected) {
    if (expected.date_source == "none") continue;
    const Json& one = printed(expected);
    EXPECT_EQ(one.value("date", "(missing)"), expected.date) << expected.file;
    EXPECT_EQ(one.value("date_source", "(missing)"), expected.date_source) << expected.file;
  }
}

TEST_F(Corpus, WhereNoDateIsSaidItIsTheFiles) {
  for (const Expected& expected : kExpected) {
    if (expected.date_source != "none") continue;
    EXPECT_EQ(printed(expected).value("date_source", "(missing)"), "file") << expected.file;
  }
}

TEST_F(Corpus, NothingOfThePagesAroundTheTexts) {
  for (const auto& [file, one] : printed()) {
    const std::string text = one.value("text", "");
    for (const char* part : {"top of page", "bottom of page", "Continue reading", "Subscribe",
                             "cookie", "Log in", "All rights reserved", "ADVERTISEMENT",
                             "Gift this article", "Skip to", "READ MORE", "To cite this"}) {
      EXPECT_FALSE(contains(text, part)) << file << " keeps \"" << part << "\"";
    }
  }
}

TEST_F(Corpus, MentionsLieInTheText) {
  for (const auto& [file, one] : printed()) {
    const std::string text = one.value("text", "");
    for (const char* list : {"actors", "issues"}) {
      for (const Json& tag : one.value(list, Json::array())) {
        for (const Json& mention : tag["mentions"]) {
          const auto begin = mention[0].get<size_t>(), end = mention[1].get<size_t>();
          ASSERT_LT(begin, end) << file << tag;
          ASSERT_LE(end, text.size()) << file << tag;
          // Never in the middle of a character.
          const auto continues = [&](size_t at) {
            return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
          };
          ASSERT_FALSE(continues(begin) || continues(end)) << file << tag;
        }
      }
    }
  }
}

TEST_F(Corpus, ActorsOfCommentsDoNotCount) {
  const auto actors = [](const char* file) {
    std::vector<std::string> ids;
    const auto found = printed().find(file);
    if (found == printed().end()) return ids;
    for (const Json& actor : found->second["actors"]) ids.push_back(actor["id"]);
    return ids;
  };
  const auto duty = actors("east-asia/a-duty-with-a-door.html");
  EXPECT_THAT(duty, ::testing::Contains("european-commission"));
  const auto bargain =
      actors("caucasus/The Corridor Is a Bargain – Absheron Forum on Connectivity.html");
  EXPECT_THAT(bargain, ::testing::Not(::testing::Contains("BRA")));
}

}  // namespace
}  // namespace chancery::cli

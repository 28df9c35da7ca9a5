// Names and issues in languages beside English, with the shipped lists.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

#include "chancery/gazetteer.h"
#include "chancery/matcher.h"
#include "tests/support/directories.h"

namespace chancery {
namespace {

const Matcher& shipped() {
  static const Gazetteer gazetteer = Gazetteer::load(source_directory() + "/gazetteer");
  static const Matcher matcher(gazetteer);
  return matcher;
}

// States of the actors, or ids of the issues, that a text mentions.
std::set<std::string> found(const std::string& text, const std::string& language,
                            ConceptKind kind = ConceptKind::kActor) {
  static MatchScratch scratch;
  const Gazetteer& gazetteer = shipped().gazetteer();
  TokenList tokens;
  tokenize(text, tokens);
  std::set<std::string> ids;
  for (const Mention& mention :
       shipped().match(text, tokens, split_sentences(text), scratch, false, 0, language)) {
    const Concept& item = gazetteer[mention.target];
    if (item.kind == kind) ids.insert(item.state.empty() ? item.id : item.state);
  }
  return ids;
}

struct Row {
  const char* language;
  const char* text;
  std::set<std::string> states;
};

class LocalNames : public ::testing::TestWithParam<Row> {};

TEST_P(LocalNames, AreFound) {
  EXPECT_EQ(found(GetParam().text, GetParam().language), GetParam().states);
}

INSTANTIATE_TEST_SUITE_P(
    InNineLanguages, LocalNames,
    ::testing::Values(Row{"de", "Deutschland und Frankreich einigten sich.", {"DEU", "FRA"}},
                      Row{"fr", "L'Allemagne et la France se sont entendues.", {"DEU", "FRA"}},
                      Row{"es", "Alemania y Francia llegaron a un acuerdo.", {"DEU", "FRA"}},
                      Row{"ru", "Германия и Франция договорились.", {"DEU", "FRA"}},
                      Row{"zh", "德国和法国达成协议。", {"DEU", "FRA"}},
                      Row{"ar", "اتفقت ألمانيا وفرنسا.", {"DEU", "FRA"}},
                      Row{"ja", "ドイツとフランスは合意した。", {"DEU", "FRA"}},
                      Row{"tr", "Almanya ile Fransa anlaştı.", {"DEU", "FRA"}},
                      Row{"en", "Germany and France agreed.", {"DEU", "FRA"}}));

INSTANTIATE_TEST_SUITE_P(
    InTheirForms, LocalNames,
    ::testing::Values(
        Row{"ru", "Он говорил о Польше с министром Саудовской Аравии.", {"POL", "SAU"}},
        Row{"ru", "в Соединённых Штатах и Египте", {"USA", "EGY"}},
        Row{"ru", "французскими и немецкие войска", {"FRA", "DEU"}},
        Row{"uk", "уряд Туреччини в Анкарі", {"TUR"}},
        Row{"pl", "rozmowy w Niemczech i Wielkiej Brytanii", {"DEU", "GBR"}},
        Row{"de", "die schwedischen und norwegische Minister", {"SWE", "NOR"}},
        Row{"tr", "Norveç'ten İspanya'nın elçisi geldi", {"NOR", "ESP"}},
        Row{"ar", "للعراق وبالسودان والبرازيلية", {"IRQ", "SDN", "BRA"}},
        Row{"fa", "سفیر ایتالیایی در ژاپن", {"ITA", "JPN"}},
        Row{"ko", "독일은 프랑스와 합의했다", {"DEU", "FRA"}},
        Row{"fi", "Suomen ja Ruotsin hallitukset Venäjällä", {"FIN", "SWE", "RUS"}},
        Row{"cs", "v Německu s francouzskou vládou", {"DEU", "FRA"}},
        Row{"hr", "u Njemačkoj i Velikoj Britaniji", {"DEU", "GBR"}},
        Row{"bs", "ruski vojnici u Francuskoj", {"RUS", "FRA"}},
        Row{"sr", "у Немачкој са кинеским министром", {"DEU", "CHN"}},
        Row{"bg", "германският министър и САЩ", {"DEU", "USA"}},
        Row{"hu", "Franciaországban a német kormány", {"FRA", "DEU"}},
        Row{"sv", "Tysklands och den franska regeringen", {"DEU", "FRA"}},
        Row{"nb", "den tyske regjeringen i Frankrikes", {"DEU", "FRA"}},
        Row{"ro", "guvernul german al Franței", {"DEU", "FRA"}},
        Row{"el", "της Γερμανίας και η γαλλική κυβέρνηση", {"DEU", "FRA"}},
        Row{"he", "בגרמניה ובצרפת", {"DEU", "FRA"}}, Row{"hi", "जर्मनी ने फ़्रांस को", {"DEU", "FRA"}},
        Row{"id", "Jerman dan Prancis", {"DEU", "FRA"}},
        Row{"fr", "les relations gréco-turques", {"GRC", "TUR"}}));

INSTANTIATE_TEST_SUITE_P(
    WithoutSpaces, LocalNames,
    ::testing::Values(Row{"zh", "中美关系", {"CHN", "USA"}}, Row{"zh", "法德两国", {"FRA", "DEU"}},
                      Row{"zh", "在中美国企业", {"USA"}}, Row{"zh", "印度尼西亚总统", {"IDN"}},
                      Row{"zh", "这朵花很美。", {}}, Row{"zh", "中美洲其中", {}},
                      Row{"zh", "美军撤出", {"USA"}}, Row{"ja", "日韓首脳会談", {"JPN", "KOR"}},
                      Row{"ja", "独仏の協力", {"DEU", "FRA"}}, Row{"ja", "日中は晴れ", {}},
                      Row{"ja", "スタイルとアルバイト", {}}, Row{"ja", "タイの首相", {"THA"}},
                      Row{"ko", "이러한 상황", {}}, Row{"ja", "米政府は発表した", {"USA"}},
                      Row{"ko", "한미 정상회담", {"KOR", "USA"}},
                      Row{"ko", "이것이란 말이다", {}}));

INSTANTIATE_TEST_SUITE_P(
    OtherWords, LocalNames,
    ::testing::Values(Row{"de", "Das Wasser des Jordan ist knapp.", {}},
                      Row{"de", "Ein Haus auf Long Island brannte.", {}},
                      Row{"fr", "Maurice est venu au bord de la mer de Chine.", {}},
                      Row{"ru", "Город Сан-Франциско", {}},
                      Row{"ru", "Того, кто придёт, ждёт чад.", {}},
                      Row{"tr", "Mali destek verildi.", {}}, Row{"ar", "دعم مالي كبير", {}},
                      Row{"pt", "O peru assado", {}},
                      Row{"en", "The words alemania and Alemania.", {}},
                      // A word in another script is of another language.
                      Row{"en", "The word Германия.", {"DEU"}}));

// Ids of the actors that a text mentions.
std::set<std::string> actors(const std::string& text, const std::string& language) {
  MatchScratch scratch;
  TokenList tokens;
  tokenize(text, tokens);
  std::set<std::string> ids;
  for (const Mention& mention :
       shipped().match(text, tokens, split_sentences(text), scratch, false, 0, language)) {
    ids.insert(shipped().gazetteer()[mention.target].id);
  }
  return ids;
}

TEST(LocalActors, OrganisationsAndLeadersHaveNames) {
  const std::set<std::string> both = {"un", "vladimir-putin"};
  EXPECT_EQ(actors("ООН ответила Путину.", "ru"), both);
  EXPECT_EQ(actors("联合国答复普京。", "zh"), both);
  EXPECT_EQ(actors("ردت الأمم المتحدة على بوتين.", "ar"), both);
  EXPECT_EQ(actors("国連はプーチンに答えた。", "ja"), both);
  EXPECT_EQ(actors("L'ONU et l'OTAN", "fr"), (std::set<std::string>{"un", "nato"}));
  EXPECT_EQ(actors("Nato a Roma nel 1950.", "it"), (std::set<std::string>{"ITA-government"}));
}

class LocalIssues : public ::testing::TestWithParam<Row> {};

TEST_P(LocalIssues, AreFound) {
  EXPECT_EQ(found(GetParam().text, GetParam().language, ConceptKind::kIssue), GetParam().states);
}

INSTANTIATE_TEST_SUITE_P(
    InTheirForms, LocalIssues,
    ::testing::Values(Row{"de", "Der Flüchtlingsstrom riss nicht ab.", {"refugees"}},
                      Row{"fr", "La coupe était pleine.", {}},
                      // One pattern's word begins like another's.
                      Row{"de", "Die Menschenrechte gelten.", {"human-rights"}},
                      Row{"de", "Die Besatzungsmitglieder des Schiffs.", {}},
                      Row{"fr", "Des réfugiés syriens arrivent.", {"refugees"}},
                      Row{"fr", "Il s'est réfugié chez elle.", {}},
                      Row{"es", "El embargo de armas sigue.", {"arms-embargo"}},
                      Row{"es", "Sin embargo, votaron contra la ley.", {}},
                      Row{"es", "La pesca industrial crece.", {"fisheries"}},
                      Row{"ar", "الصيد الجائر في البحر", {"fisheries"}},
                      Row{"pt", "Um acordo de cessar-fogo.", {"ceasefire"}},
                      Row{"it", "I colloqui di pace a Ginevra.", {"peace-talks"}},
                      Row{"ru", "Он говорил о нераспространении.", {"nuclear-proliferation"}},
                      Row{"ru", "Выборы цвета стен затянулись.", {}},
                      Row{"ar", "وقف إطلاق النار في الجنوب", {"ceasefire"}},
                      Row{"ar", "السلام عليكم يا صديقي", {}},
                      Row{"zh", "双方同意停火。", {"ceasefire"}},
                      Row{"zh", "我们住在和平饭店。", {}},
                      Row{"fr", "Le cessez-le-feu et le Brexit", {"ceasefire", "brexit"}}));

}  // namespace
}  // namespace chancery

#include "indexer/tag/unlisted_words.h"

#include <unordered_map>

namespace chancery {

namespace {

struct WordList {
  uint16_t flags;
  std::string_view words;  // folded, separated by spaces and line ends
};

// English first, then what French, German, Spanish, Portuguese and Italian write.
constexpr WordList kLists[] = {
    {kTitleWord | kAbbreviatedTitle,
     "mr mrs ms dr prof gen col lt capt maj sgt sen gov rep rev st hon amb adm cmdr brig pres "
     "messrs mme mlle sr sra dra"},
    {kTitleWord,
     "miss madam madame monsieur mister sir lord lady dame doctor professor president premier "
     "chancellor minister secretary undersecretary ambassador envoy governor senator congressman "
     "congresswoman representative deputy speaker mayor judge justice general colonel lieutenant "
     "captain major sergeant marshal admiral commander brigadier king queen prince princess "
     "emperor sultan emir sheikh shaikh sheik shah ayatollah imam mullah hojatoleslam archbishop "
     "bishop cardinal pope patriarch rabbi reverend father chairman chairwoman chairperson "
     "commissioner comrade attorney councillor chief excellency majesty highness sheikha shaikha "
     "hajj "
     "ministre senateur depute maitre marechal roi reine eveque "
     "herr frau kanzler kanzlerin bundeskanzler bundeskanzlerin prasident prasidentin "
     "bundesprasident ministerin aussenminister aussenministerin ministerprasident generalsekretar "
     "senor senora don dona presidente presidenta ministro ministra canciller embajador senador "
     "diputado coronel capitan rey reina obispo "
     "senhor senhora embaixador deputado governador bispo "
     "signor signora generale ambasciatore senatore cancelliere"},
    {kTitleModifier,
     "prime foreign vice deputy former acting first assistant defence defense interior finance "
     "justice trade energy health education culture economy agriculture security permanent "
     "special state home under crown grand supreme late field rear commander right honourable "
     "honorable his her your new lieutenant major party opposition national executive"},
    {kOfficeWord,
     "president premier chancellor minister secretary ambassador envoy governor senator lawmaker "
     "legislator deputy speaker mayor judge justice general colonel commander king prince "
     "chairman chairwoman chair chief head leader director founder spokesman spokeswoman "
     "spokesperson adviser advisor analyst researcher fellow historian economist professor "
     "lecturer expert author writer journalist reporter editor correspondent activist lawyer "
     "diplomat negotiator mediator official officer politician candidate mp businessman tycoon "
     "oligarch warlord dissident poet coordinator representative commissioner rapporteur "
     "co-chair colleague executive"},
    {kOrganisationWord,
     "ministry institute institution party front council committee commission university college "
     "academy corporation company bank movement army agency association federation foundation "
     "organization organisation union alliance league congress bureau brigade brigades battalion "
     "militia guard tribunal court fund forum centre center society coalition "
     "authority administration department directorate office bloc club group network "
     "endowment inc corp ltd plc llc gmbh ag embassy consulate church mosque "
     "airlines airways holdings industries motors shipyard refinery "
     "ministere institut parti conseil comite universite societe banque mouvement armee agence "
     "fondation federation alliance ligue "
     "ministerium partei rat ausschuss universitat gesellschaft bewegung stiftung verband "
     "bundesamt "
     "ministerio instituto partido frente consejo comite comision universidad corporacion banco "
     "movimiento ejercito agencia asociacion federacion fundacion union "
     "conselho universidade corporacao exercito associacao federacao fundacao "
     "ministero istituto partito consiglio comitato universita banca movimento esercito agenzia "
     "associazione federazione fondazione"},
    {kLooseKind, "group office administration authority club network congress forum union"},
    {kGenericWord,
     "government parliament assembly state states member members nation nations people peoples "
     "republic kingdom empire federation house senate cabinet constitution charter declaration "
     "resolution resolutions convention covenant treaty agreement agreements protocol programme "
     "program plan decade day days year years week month century world earth north south east "
     "west northern southern eastern western central middle upper lower great greater little "
     "international national global regional local federal general special joint common public "
     "private social economic political military human rights right law order peace war wars "
     "security development trade affairs foreign defence defense interior internal external "
     "finance financial justice health education culture cultural science energy agriculture "
     "labour labor environment high supreme executive permanent preparatory ad hoc third fourth "
     "fifth second first final act article articles chapter section part annex report page "
     "paragraph item agenda session sessions meeting summit debate conference office ministers "
     "secretariat secretaries presidents delegation delegations representatives governments "
     "parties organization organizations organs body bodies system community communities area "
     "areas zone zones regions territory territories trust non self determination independence "
     "liberation freedom democracy democratic socialist communist communism socialism capitalism "
     "fascism nazism nazi marxism marxist imperialism zionism zionist islam islamic muslim muslims "
     "christian christians christianity catholic protestant orthodox jewish jews jew sunni shia "
     "hindu hindus buddhist arab arabs god lord almighty heaven bible koran quran holy see "
     "mission missions force forces operation operations emergency action committee powers power "
     "big super super-powers superpowers allied allies axis bloc cold hot "
     "strategy strategic arms nuclear weapons weapon disarmament missile treaty limitation talks "
     "bill bills statement statements white paper green book blue red black "
     "ocean sea seas "
     "continent hemisphere road street avenue square park "
     "hotel tower hall building "
     "reference references source sources photo image figure table note notes editor press "
     "copyright rights reserved comments comment share email subscribe read related continue "
     "updated published published date title author contents introduction conclusion summary "
     "background appendix vol volume no number issue "
     "president premier chancellor minister ministry secretary ambassador governor senator "
     "excellency majesty highness presidency chair chairman chairmanship leader leaders head heads "
     "delegate delegates prize award game games cup olympic olympics "
     "dear yes no thank thanks hello "
     "african africans european europeans asian asians latin sons co africa asia europe america "
     "americas antarctica oceania sub working contact consultative "
     "steering drafting governing interim collective administering advisory technical assistance "
     "credentials standing select ordinary working situation whole officer officers generals "
     "assemblies committees councils ministries commissions sixth seventh eighth ninth tenth "
     "plenary meetings friends experts established happiness eleventh twelfth twenty thirtieth "
     "thirty fortieth forty fiftieth fifty sixtieth sixty "
     "seventieth seventy anniversary "
     "electric motors mills dynamics staff debate speaker parliamentary"},
    {kThingWord,
     "agreement agreements treaty convention covenant protocol pact accord accords plan programme "
     "program goals goal declaration charter resolution process talks conference summit report "
     "project policy framework act law strategy weapons war products product income zone day year "
     "decade mechanism instrument rights prize fund's"},
    {kCalendarWord,
     "january february march april may june july august september october november december "
     "jan feb mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday "
     "saturday sunday mon tue wed thu fri sat sun christmas easter ramadan "
     "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre lundi "
     "mardi mercredi jeudi vendredi samedi dimanche "
     "januar februar marz juni juli oktober dezember montag dienstag mittwoch donnerstag freitag "
     "samstag sonntag "
     "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre "
     "lunes martes miercoles jueves viernes sabado domingo "
     "janeiro fevereiro marco maio junho julho setembro outubro novembro dezembro "
     "gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre"},
    {kNameParticle,
     "de la las los del della der den von van zu bin ibn bint al el ul ud abu ben da das dos do du "
     "di e y ter ten af av"},
    {kNameJoint,
     "of for on against and the de des du del della der fur di da do dos et y e la le und "
     "von"},
    {kPlaceNoun,
     "region province district county governorate oblast raion village town city port airport "
     "valley river lake mountains island islands peninsula strait gulf bay cape pass plateau "
     "desert canal dam bridge crossing corridor camp"},
    {kArticleWord,
     "the a an this that these those our their its his her my your such each every any no some "
     "all both many most several other another same new le la les l un une des ce cette der die "
     "das ein eine den dem el los las una il lo gli i o os as um uma"},
    {kPlaceWord, "in at near from to towards outside around through into within across"},
    {kSpeechWord,
     "said says told added argued argues wrote writes warned insisted stated noted explained "
     "claimed replied announced tweeted"},
};

}  // namespace

uint16_t name_word(std::string_view word) {
  static const std::unordered_map<std::string_view, uint16_t> words = [] {
    std::unordered_map<std::string_view, uint16_t> made;
    for (const WordList& list : kLists) {
      std::string_view rest = list.words;
      while (!rest.empty()) {
        const size_t end = std::min(rest.find(' '), rest.size());
        if (end > 0) made[rest.substr(0, end)] |= list.flags;
        rest.remove_prefix(std::min(end + 1, rest.size()));
      }
    }
    return made;
  }();
  const auto found = words.find(word);
  return found == words.end() ? 0 : found->second;
}

}  // namespace chancery

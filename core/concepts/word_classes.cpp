#include "chancery/word_classes.h"

#include <string_view>
#include <unordered_map>

namespace chancery {

namespace {

struct List {
  uint16_t bits;
  std::string_view words;
};

// Given names common in English text; then places that are given names as well.
constexpr std::string_view kGivenNames =
    "aaron abigail adam adrian aidan alan albert alec alex alexander alexandra alfred alice alison "
    "allan allen amanda amy anatole andre andrea andrew andy angela ann anna anne annie anthony "
    "antonio arnold arthur ashley audrey barbara barry beatrice becky benjamin bernard bert beth "
    "betty beverly bill billy bob bobby brad bradley brandon brenda brian bridget bruce bryan "
    "calvin carl carla carlos carol caroline carolyn cary catherine cathy cecil charles charlie "
    "chris christian christina christine christopher cindy claire clara clarence clark claude "
    "clifford clint clive colin connie craig curtis cynthia dan daniel danielle danny dave david "
    "dawn dean deborah debbie denise dennis denzel derek diana diane dick dinah dominic don donald "
    "donna doris dorothy doug douglas duncan earl eddie edgar edith edward edwin eileen elaine "
    "eleanor elizabeth ella ellen emily emma eric erica ernest esther ethan eugene eva evelyn "
    "felix fiona fletcher frances francis frank franklin fred frederick gabriel gareth gary "
    "gavin gene geoffrey george gerald gerard gilbert glen glenn gloria gordon grace graham greg "
    "gregory guy hamilton hannah harold harriet harry harvey heather helen henry herbert herman "
    "hilary holly homer howard hugh hugo ian irene iris irving isaac isabel isaiah ivan jack "
    "jackie "
    "jacob jacqueline james jamie jane janet janice jason jay jean jeb jeff jeffrey jennifer jenny "
    "jeremy jerome jerry jesse jessica jill jim jimmy joan joanna joe joel john johnny jonathan "
    "joseph josephine josh joshua joyce juan judith judy julia julian julie karen karl kate "
    "kathleen kathryn kathy katie keith kelly ken kenneth kerry kevin kim kirk kurt kyle larry "
    "laura lauren laurence lawrence leo leon leonard leroy leslie lester lewis liam lillian linda "
    "lisa liz lloyd lois loretta lou louis louise lucas lucy luis luke lynn mabel madeleine "
    "malcolm marc marcus margaret maria marian marie marilyn marion mark marlon marsha martha "
    "martin marvin mary matt matthew maureen maurice max maxwell megan mel melanie melissa melvin "
    "michael michelle miguel mike mildred miles milton miriam mitchell molly monica morris muriel "
    "nancy natalie nathan nathaniel neil nelson nicholas nick nicola nicole nigel nina noah noel "
    "nora norma norman oliver olivia oscar otto owen pamela pat patricia patrick paul paula "
    "pauline pedro peggy percy perry peter phil philip phillip phyllis rachel ralph ramsay randall "
    "randy ray raymond rebecca reginald rex richard rick ricky rita rob robert roberta robin rod "
    "roderick rodney roger roland ron ronald ronnie rosa rosemary ross roy rupert russell ruth "
    "ryan sally sam samantha samuel sandra sandy sara sarah scott sean seth shane sharon shaun "
    "sheila shelley shirley sidney simon sonia sophie stacy stanley stella stephanie stephen steve "
    "steven stewart stuart sue susan susanna suzanne sylvia tammy tara ted teresa terence terry "
    "theodore theresa thomas tim timothy tina toby todd tom tommy toni tony tracy trevor tyler "
    "ursula valerie vanessa vera vernon veronica vicki victor vincent violet vivian wallace walter "
    "wanda warren wayne wendy wilfred will william willie winston yvonne zachary zoe "
    "adelaide asia austin brooklyn carson charlotte chad chelsea cuba dakota dallas denver "
    "florence georgia holland houston india indiana ireland israel jackson jordan kenya lincoln "
    "london lourdes madison mali milan montana paris phoenix santiago savannah sofia sydney "
    "valencia victoria vienna virginia geneva "
    "abby aisha aja alana alexis alisha alyssa angus ariana ariel armand ava bella benedict bianca "
    "bryce brooke caleb cameron candace cassandra celeste chloe clarissa cody cole colleen cora "
    "corey cornelia craig cyrus daisy damon dana daphne daria darius darlene darnell darren daryl "
    "delia dexter dolores donovan doreen dwayne dwight eileen elena eli elijah elisa eliza elsa "
    "elton emmett erin estelle eugenia eunice evan evelyn faye felicia ferdinand flora freddie "
    "frederica gail gemma genevieve georgina gina giselle gladys greta gwen gwendolyn hailey hank "
    "harriet heidi helena hermione hilda imogen ingrid ira isabella isadora ivy jada jamal jared "
    "jasmine jasper jenna joanne joaquin jocelyn jolene jordana josie juliet juliette kaitlyn kara "
    "karla katrina kayla kelsey kendall kendra kerri kirsten krista kristen kristin kristina lamar "
    "lana lara latoya lena leopold lila lilian linus lionel logan lorena lorraine lucas lucia "
    "lucille luna lydia lynne mackenzie maisie malik mandy marcia margot marianne marina marla "
    "marlene marsha matilda maude mavis maya melinda mercedes meredith mia millie mindy mitch "
    "moira mona morgan morton myra nadia naomi nate nelly nikki nolan odette olga opal ophelia "
    "orson paige paloma pearl penelope petra phoebe polly quentin quincy rachael ralph ramona "
    "randolph raquel regina renee rhonda riley rochelle roderick rosalind rosalie rosie rowan "
    "roxanne rufus sabrina sadie salma sasha savanna selena serena shannon shawn sheena shelby "
    "sherri sherry sienna sigmund silas silvia simone sophia sophie spencer stefan stefanie stella "
    "tabitha tanya tara tasha tatiana tess tessa thea tiffany tobias trent trisha trudy tyra "
    "tyrone uma vanessa vaughn vera verna vince viola wilbur wilhelmina wilma winifred winona "
    "xavier yolanda yvette zach zelda";

constexpr std::string_view kPersonTitles =
    "mr mrs ms miss mister dr sir dame lady lord professor prof judge justice sen rep congressman "
    "congresswoman representative senator coach captain capt sergeant sgt lieutenant lt colonel "
    "col major maj attorney lawyer actor actress singer author saint";

// What follows a place as an attribute. Plurals are taken from the words.
constexpr std::string_view kInstitutions =
    "academy accord act administration affair agency agreement air airline airport airway alliance "
    "ambassador "
    "appeal archive area army assembly association attack authority award bank bid bishop board "
    "boat bomb bombing bond border bourse branch bridge budget building bureau cabinet camp "
    "campaign canal cathedral center central centre chamber charter church city civil club coast "
    "coffee college command commission committee communique company conference congress "
    "constitution consul consulate convention corporation council county coup court crisis crown "
    "customs deal debt declaration defence defense delegation democrat department deputy desk "
    "dialogue diplomat district division doctrine dollar economic electric electricity election "
    "embassy "
    "emergency envoy exchange exhibition expo fair federal federation festival finance first fleet "
    "flight force foreign forum foundation framework free fund gas gold government group guard "
    "gulf gun harbor harbour health heights high hill home hospital hotel house independence "
    "industry information initiative inquiry institute insurance intelligence interior "
    "international interbank island labor labour law lawyer leader league legation legislature "
    "liberation limited mail mandate marathon market media meeting memorandum metal minister "
    "ministry mint mission money motor museum national naval navy network news newspaper north "
    "northern office oil old olympic opera opposition order organisation organization pact palace "
    "parliament party peace people philharmonic plan plant police policy polytechnic port post "
    "power press process programme project protocol province public radio railway red refinery "
    "reform regime region report representative republic republican reserve resolution review "
    "revolution "
    "river road round rugby school sea secretary section security senate session shipping social "
    "society south southern special square stadium state station statement steel stock street "
    "strike strip student sugar summit supreme symposium system talk team telecom television "
    "terminal theatre times trade trading treaty tribunal troop trust tunnel union united "
    "university valley war water week west western east eastern world zone";

constexpr std::string_view kOffices =
    "president prime premier king queen prince princess emperor sultan emir sheikh shah chancellor "
    "minister secretary governor ambassador chief general vice crown supreme treasury foreign "
    "finance defence defense trade economy economic commerce agriculture energy interior leader "
    "chairman chairwoman speaker pope ayatollah commissioner party central justice";

constexpr std::string_view kCommonWords =
    "begin ban baker black block brown bush church fall ford forward foot freedom fund gore green "
    "greens hope hunt hurd heath house justice key labour lie long major may north note park pence "
    "people power price quad reform rice right rose sharp shell short shultz snow solidarity son "
    "south spring steel straw swift target thatcher unity visa white wood yen young amnesty apple "
    "us it pace boss arena shape rand salt start aid fair care polish english will bill mark frank "
    "grant rob pat gene "
    "dean guy jay rod ray rex dick dawn grace iris violet robin sandy sue max miles earl christian "
    "hilary holly olive ivy joy faith homer";

constexpr std::string_view kUsStates =
    "alabama alaska arizona arkansas california carolina colorado connecticut dakota delaware "
    "florida georgia hawaii idaho illinois indiana iowa kansas kentucky louisiana maine maryland "
    "massachusetts michigan minnesota mississippi missouri montana nebraska nevada ohio oklahoma "
    "oregon pennsylvania tennessee texas utah vermont virginia wisconsin wyoming ontario alberta "
    "manitoba saskatchewan ala ariz ark calif colo conn del fla ga ill ind kan ky mass mich minn "
    "miss mo mont neb nev okla ont pa tenn tex vt wis wyo";

// Newspapers, streets and clubs.
constexpr std::string_view kNamesakes =
    "post times herald tribune gazette chronicle globe telegraph examiner inquirer courier "
    "street avenue boulevard lane drive terrace parade "
    "united fc rovers wanderers athletic albion hotspur "
    "daily bears bengals bills broncos browns buccaneers bulldogs bullets bulls cardinals celtics "
    "chargers "
    "chiefs colts cowboys cubs dodgers dolphins eagles expos falcons giants hawks hornets indians "
    "jaguars jets kings knicks lakers lions longhorns mariners marlins mavericks mets nets "
    "nuggets packers panthers patriots phillies pirates pistons raiders rams rangers raptors "
    "ravens redskins reds rockets royals saints seahawks sonics spurs steelers suns texans tigers "
    "timberwolves titans twins vikings warriors wizards yankees";

// What a country's adjective names by habit, in kitchens, homes and kennels.
constexpr std::string_view kThings =
    "food foods cuisine cooking restaurant restaurants recipe recipes dish dishes menu menus "
    "takeaway salad salads soup soups stew stews goulash curry curries pastry pastries bread "
    "breads sausage sausages mustard dumplings noodles bass cigarette cigarettes lager ale bath "
    "baths towel towels cat cats dog dogs hound hounds wolfhound wolfhounds terrier terriers "
    "shepherd spaniel spaniels mastiff mastiffs setter setters python pythons parrot parrots "
    "omelette omelettes patties lessons novel novels grammar dictionary knotweed "
    "hamster hamsters cockroach cockroaches accent accents";

constexpr std::string_view kTongues =
    "speak speaks spoke speaking spoken learn learns learned learnt learning teach teaches taught "
    "teaching fluent";

constexpr List kLists[] = {
    {WordClass::kTongue, kTongues},
    {WordClass::kNamesake, kNamesakes},
    {WordClass::kThing, kThings},
    {WordClass::kGivenName, kGivenNames},
    {WordClass::kPersonTitle, kPersonTitles},
    {WordClass::kInstitution, kInstitutions},
    {WordClass::kOffice, kOffices},
    {WordClass::kLandform, "river lake mount fort street avenue saint"},
    {WordClass::kCommon, kCommonWords},
    {WordClass::kMonth,
     "january february march april may june july august september october november december "
     "monday tuesday wednesday thursday friday saturday sunday yesterday today however meanwhile"},
    {WordClass::kPlacing,
     "in from into across near inside outside throughout through within around via leave left "
     "visit visited to of between and with against northern southern eastern western for by"},
    {WordClass::kDating,
     "in since by until till before after last next this early late mid of from to for on through "
     "during and or between each every"},
    {WordClass::kSubState, kUsStates},
    {WordClass::kStatePolitics,
     "governor gov governors senator senators sen congressman congresswoman rep representative "
     "attorney county legislature legislator legislators lieutenant voters prosecutors lawmakers "
     "residents jurors farmers primary runoff sheriff "
     "university"},
    {WordClass::kFormer,
     "a an former ex deputy vice assistant then late ousted deposed next acting shadow two three "
     "four "
     "several successive past previous one-time onetime any every no another"},
};

using Table = std::unordered_map<std::string_view, uint16_t>;

Table make_table() {
  Table table;
  for (const List& list : kLists) {
    std::string_view rest = list.words;
    while (!rest.empty()) {
      const size_t space = std::min(rest.find(' '), rest.size());
      if (space > 0) table[rest.substr(0, space)] |= list.bits;
      rest.remove_prefix(std::min(space + 1, rest.size()));
    }
  }
  return table;
}

}  // namespace

uint16_t word_classes(std::string_view word) {
  static const Table table = make_table();
  const auto found = table.find(word);
  if (found != table.end()) return found->second;
  if (!word.ends_with('s')) return 0;
  // Plurals of institutions: "Airways", "Forces", "Industries".
  const auto single = table.find(word.substr(0, word.size() - 1));
  if (single == table.end()) return 0;
  return single->second & WordClass::kInstitution;
}

}  // namespace chancery

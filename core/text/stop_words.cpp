#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "chancery/text.h"

namespace chancery {

namespace {

struct Hash {
  using is_transparent = void;
  size_t operator()(std::string_view word) const { return std::hash<std::string_view>()(word); }
};
using Words = std::unordered_set<std::string, Hash, std::equal_to<>>;

// Function words and words that ask, after the lists of Snowball and Lucene. Short on purpose: a
// word that may matter in a question stays out ("against", "without", "may" as a month is a matter
// of context).
constexpr std::string_view kEnglish =
    "a about after all also am an and any are as at be because been before being between both but "
    "by "
    "can could did do does doing done during each for from further had has have having he her here "
    "hers him his how i if in into is it its itself just me more most my no nor not of on once "
    "only "
    "or other our ours out over own same she should so some such than that the their theirs them "
    "then there these they this those through to too under until up very was we were what when "
    "where "
    "which while who whom whose why will with would you your yours upon whether within via vs "
    "must shall may might";
constexpr std::string_view kSpanish =
    "a al algo ante antes como con contra cual cuales cuando cuanto cuantos de del desde donde dos "
    "durante e el ella ellas ellos en entre era eran es esa esas ese eso esos esta estaba estan "
    "este "
    "esto estos fue fueron ha habia han hasta hay la las le les lo los mas me mi mientras muy ni "
    "no "
    "nos o os otra otro para pero por porque que quien quienes se sea ser si sin sobre son su sus "
    "tambien tanto te tiene tras tu un una uno unos y ya yo cuyo cuya";
constexpr std::string_view kFrench =
    "a ai au aux avec c ce ces cet cette comme d dans de des du elle elles en entre est et ete "
    "etre "
    "eu il ils j je l la le les leur leurs lui m ma mais me meme mes mon n ne nos notre nous on "
    "ont "
    "ou par pas plus pour qu que quel quelle quelles quels qui quoi s sa sans se ses si son sont "
    "sur "
    "t ta te tes toi ton tu un une vos votre vous y dont donc";
constexpr std::string_view kGerman =
    "aber als am an auch auf aus bei beim bin bis da damit dann das dass dem den der des die dies "
    "diese diesem diesen dieser dieses du durch ein eine einem einen einer eines er es fur hat "
    "hatte "
    "haben hier ich ihr ihre im in ins ist ja kann kein keine mit nach nicht noch nur ob oder ohne "
    "sehr sein seine seit sich sie sind so uber um und uns unter vom von vor war waren was wegen "
    "weil "
    "welche welcher welches wenn wer werden wie wir wird wo wurde wurden zu zum zur zwischen";
constexpr std::string_view kItalian =
    "a ad ai al alla alle allo anche che chi ci come con da dai dal dalla dalle degli dei del "
    "della "
    "delle dello di dove e ed era gli ha hanno i il in io l la le lei lo loro lui ma mi ne nei nel "
    "nella nelle nello noi non o per perche piu quale quali quando quanto quella quello questa "
    "questo qui se sei si sia sono su sua sue sugli sui sul sulla suo tra un una uno voi";
constexpr std::string_view kPortuguese =
    "a ao aos as com como da das de dela dele do dos e ela elas ele eles em entre era essa esse "
    "esta "
    "este eu foi foram ha isso ja la lhe mais mas me na nao nas nem no nos o onde os ou para pela "
    "pelas pelo pelos por porque qual quais quando quanto que quem se sem ser sua suas seu seus "
    "sao "
    "tambem te tem um uma uns";
constexpr std::string_view kDutch =
    "aan al als bij daar dat de der deze die dit door een en er had heb heeft het hij hoe ik in is "
    "je kan maar meer men met mijn na naar niet nog nu of om onder ook op over te toch toen tot "
    "uit "
    "van veel voor waar was wat wel welke werd wie wij worden wordt ze zich zij zijn zo zou";
constexpr std::string_view kRussian =
    "а без более бы был была были было быть в вам вас весь во вот все всего всех вы где да даже "
    "для "
    "до его ее если есть еще же за здесь и из или им их к как какая какие каким каких какое какой "
    "каком ко когда кого кому кто ли либо мне может мы на над надо наш не него нее нет ни них но "
    "ну "
    "о об однако он она они оно от очень по под при с сколько со так также такой там те тем то "
    "того "
    "тоже той только том ты у уже хотя чего чей чем что чтобы чье чья эта эти это этого этой этом "
    "этот я";
constexpr std::string_view kArabic =
    "من ومن منها منه في وفي فيها فيه و ف ثم أو أم ب بها به أي أى اى اي لا ولا الا إلا "
    "لكن ما وما كما عن مع إذا أن إن أنها إنها أنه إنه بأن فإن وأن وإن التي التى الذي "
    "الذى الذين اللذان إلى الى إلي على عليها عليه أما أيضا كل لم ولم لن هي هى هو وهي "
    "وهو أنت لك لها له لهم هذه هذا تلك ذلك هناك كانت كان يكون تكون وكانت وكان غير بعض "
    "قد بين بينما منذ حيث خلال بعد قبل حتى عند عندما لدى هل كم متى أين كيف لماذا ماذا";
constexpr std::string_view kGreek =
    "ο η το οι τα του της των τον την τους τις και κι είμαι είσαι είναι είμαστε είστε "
    "ήταν στο στον στη στην στα στους στις μα αλλά από για προς με σε ως παρά αντί "
    "κατά μετά θα να δε δεν μη μην επί ενώ εάν αν τότε που πως όπως όμως ίσως όσο ότι "
    "ένας μια ένα έχει έχουν είχε τι ποιος ποια ποιο ποιον ποιοι ποιες ποιων ποιους "
    "πού πώς πότε πόσο πόσα πόσοι πόσες αυτός αυτή αυτό αυτοί αυτών αυτούς αυτές αυτά "
    "εκείνος εκείνη εκείνο εκείνοι";
constexpr std::string_view kHindi =
    "के का एक में मे की है यह और से हैं को पर इस होता कि जो कर गया करने किया लिये लिए "
    "अपने ने नहीं तो ही या एवं दिया हो इसका था द्वारा हुआ तक साथ करना वाले आप कुछ "
    "सकते किसी ये इसके इसमें थे होने वह वे करते होती अपनी उनके थी यदि हुई जा ना इसे "
    "जब होते कोई हुए व न जैसे करता उनकी उस रहा इसकी सकता रहे उनका अपना उसके क्या कौन "
    "कब कहाँ कहां कैसे क्यों किस किसने किसे किसके कितने कितनी कितना";
constexpr std::string_view kRomanian =
    "a acea aceasta această aceea acei aceia acel acela acele acelea acest acesta "
    "aceste acestea acești aceștia ai al ale am ar are as asta au avea ca care către "
    "ce cei cel cele celor cine cu cum când cât câte câți dacă dar de deci din dintre "
    "doar după ea ei el ele era este eu fi fie fost fără i în înainte într între își "
    "îl îi la le li lor lui m mai mi ne nici nu o ori până pe pentru peste prin s sa "
    "sale sau se si și spre sub sunt să te toate tot toți tu un una unde unei unele "
    "unor unui unul va vor";
constexpr std::string_view kTurkish =
    "acaba ama ancak ayrıca bazı belki ben beni benim bile bir biri biz bize bizi "
    "bizim böyle bu buna bunda bundan bunlar bunları bunların bunu bunun burada da "
    "daha dahi de değil diğer diye dolayı en gibi göre hangi hangisi hatta hem henüz "
    "hep her hiç için ile ise işte kaç kadar karşın kendi kendine kendini ki kim kime "
    "kimin mı mi mu mü nasıl ne neden nerede nereye niye o olan olarak oldu olduğu "
    "olduğunu olması olup olur ona ondan onlar onların onu onun oysa pek rağmen "
    "sadece sen siz şey şu tarafından tüm üzere var ve veya ya yani yine zaten";
// Syllables whose accents tell them from no common word: "có" is like "cơ", "đang" like "đảng".
constexpr std::string_view kVietnamese =
    "là của và được các những với này khi như trong hoặc nào gì ai cũng sẽ bị cho";
constexpr std::string_view kChinese = "的 了 是 在 和 与 于 之 也 就 都 而 及 有 被 把 对 这 那 着";

Words split(std::string_view list) {
  Words words;
  while (!list.empty()) {
    const size_t space = std::min(list.find(' '), list.size());
    words.insert(fold(list.substr(0, space)));
    list.remove_prefix(std::min(space + 1, list.size()));
  }
  return words;
}

}  // namespace

bool is_stop_word(std::string_view word, std::string_view language) {
  static const std::unordered_map<std::string_view, Words> lists = {
      {"en", split(kEnglish)},  {"es", split(kSpanish)}, {"fr", split(kFrench)},
      {"de", split(kGerman)},   {"it", split(kItalian)}, {"pt", split(kPortuguese)},
      {"nl", split(kDutch)},    {"ru", split(kRussian)}, {"zh", split(kChinese)},
      {"ar", split(kArabic)},   {"el", split(kGreek)},   {"hi", split(kHindi)},
      {"ro", split(kRomanian)}, {"tr", split(kTurkish)}, {"vi", split(kVietnamese)}};
  const auto list = lists.find(language);
  return list != lists.end() && list->second.contains(word);
}

}  // namespace chancery

// Frames of speech in languages whose news nobody has annotated for us: made-up sentences, direct
// and indirect, with who says it as the text names them and what is said.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "indexer/attribute/attribute.h"
#include "tests/support/sample_gazetteer.h"

namespace chancery::indexer {
namespace {

struct Sentence {
  const char* text;
  const char* source;   // of the first statement; - where nobody is named
  const char* content;  // its parts joined by " … "
};

struct Language {
  const char* code;
  std::vector<Sentence> sentences;
};

const std::vector<Language>& languages() {
  static const std::vector<Language> known = {
      {"es",
       {
           {"«El puente sigue cerrado», dijo Ana Ferrer.", "Ana Ferrer",
            "«El puente sigue cerrado»"},
           {"“No vamos a firmar ese acuerdo”, afirmó el ministro Luis Otero.",
            "el ministro Luis Otero", "“No vamos a firmar ese acuerdo”"},
           {"“El río”, explicó Ferrer, “no es de nadie en este valle”.", "Ferrer",
            "“El río” … “no es de nadie en este valle”"},
           {"Otero declaró: «La aduana abre el lunes por la mañana».", "Otero",
            "«La aduana abre el lunes por la mañana»"},
           {"Ferrer aseguró que la carretera se abrirá en mayo.", "Ferrer",
            "que la carretera se abrirá en mayo"},
           {"El gobierno anunció ayer que cerrará tres puertos.", "El gobierno",
            "que cerrará tres puertos"},
           {"Según Otero, la mina no contamina el lago.", "Otero", "la mina no contamina el lago"},
           {"La mina no contamina el lago, según la alcaldesa.", "la alcaldesa",
            "La mina no contamina el lago"},
           {"De acuerdo con Ferrer, las obras empiezan en otoño.", "Ferrer",
            "las obras empiezan en otoño"},
           {"El portavoz negó que hubiera soldados en la isla.", "El portavoz",
            "que hubiera soldados en la isla"},
           {"Ferrer advirtió de que el acuerdo podría romperse.", "Ferrer",
            "que el acuerdo podría romperse"},
           {"La oposición advierte que faltan barcos.", "La oposición", "que faltan barcos"},
           {"El presidente pidió que se retiren las tropas.", "El presidente",
            "que se retiren las tropas"},
           {"Otero no dijo que la frontera estuviera abierta.", "Otero",
            "que la frontera estuviera abierta"},
           {"Ferrer acusó a Otero de ocultar las cuentas.", "Ferrer",
            "a Otero de ocultar las cuentas"},
           {"El ministro rechazó la propuesta de los pescadores.", "El ministro",
            "la propuesta de los pescadores"},
           {"El canal estará listo en junio, señaló la directora.", "la directora",
            "El canal estará listo en junio"},
           {"Ella añadió que nadie la había consultado.", "Ella", "que nadie la había consultado"},
           {"«¿Quién paga el dique?», preguntó la senadora Vidal.", "la senadora Vidal",
            "«¿Quién paga el dique?»"},
           {"Los vecinos prometieron que volverán mañana.", "Los vecinos", "que volverán mañana"},
       }},
      {"fr",
       {
           {"« Le pont reste fermé », a déclaré Jeanne Morel.", "Jeanne Morel",
            "« Le pont reste fermé »"},
           {"“Nous ne signerons pas cet accord”, affirme le ministre Paul Vasseur.",
            "le ministre Paul Vasseur", "“Nous ne signerons pas cet accord”"},
           {"« Le fleuve, a expliqué Morel, n'est à personne dans cette vallée. »", "Morel",
            "« Le fleuve, … n'est à personne dans cette vallée. »"},
           {"Vasseur a déclaré : « La douane ouvre lundi matin à six heures. »", "Vasseur",
            "« La douane ouvre lundi matin à six heures. »"},
           {"Morel a assuré que la route ouvrirait en mai.", "Morel",
            "que la route ouvrirait en mai"},
           {"Le gouvernement a annoncé hier qu'il fermerait trois ports.", "Le gouvernement",
            "qu'il fermerait trois ports"},
           {"Selon Vasseur, la mine ne pollue pas le lac.", "Vasseur",
            "la mine ne pollue pas le lac"},
           {"La mine ne pollue pas le lac, selon la mairesse.", "la mairesse",
            "La mine ne pollue pas le lac"},
           {"D'après Morel, les travaux commencent à l'automne.", "Morel",
            "les travaux commencent à l'automne"},
           {"Le porte-parole a nié que des soldats soient sur l'île.", "Le porte-parole",
            "que des soldats soient sur l'île"},
           {"Morel a averti que l'accord pourrait se rompre.", "Morel",
            "que l'accord pourrait se rompre"},
           {"L'opposition dit que les bateaux manquent.", "L'opposition",
            "que les bateaux manquent"},
           {"Le président a demandé que les troupes se retirent.", "Le président",
            "que les troupes se retirent"},
           {"Vasseur n'a pas dit que la frontière était ouverte.", "Vasseur",
            "que la frontière était ouverte"},
           {"Morel a accusé Vasseur de cacher les comptes.", "Morel",
            "Vasseur de cacher les comptes"},
           {"Le ministre a rejeté la proposition des pêcheurs.", "Le ministre",
            "la proposition des pêcheurs"},
           {"Le canal sera prêt en juin, a précisé la directrice.", "la directrice",
            "Le canal sera prêt en juin"},
           {"Elle a ajouté que personne ne l'avait consultée.", "Elle",
            "que personne ne l'avait consultée"},
           {"« Qui paie la digue ? », a demandé la sénatrice Vidal.", "la sénatrice Vidal",
            "« Qui paie la digue ? »"},
           {"Les habitants ont promis qu'ils reviendraient demain.", "Les habitants",
            "qu'ils reviendraient demain"},
       }},
      {"ru",
       {
           {"«Мост по-прежнему закрыт», — сказала Анна Лосева.", "Анна Лосева",
            "«Мост по-прежнему закрыт»"},
           {"«Мы не подпишем это соглашение», — заявил министр Олег Дымов.", "министр Олег Дымов",
            "«Мы не подпишем это соглашение»"},
           {"«Река, — пояснила Лосева, — в этой долине ничья».", "Лосева",
            "«Река, … в этой долине ничья»"},
           {"Дымов заявил: «Таможня откроется в понедельник утром».", "Дымов",
            "«Таможня откроется в понедельник утром»"},
           {"Лосева заверила, что дорогу откроют в мае.", "Лосева", "что дорогу откроют в мае"},
           {"Правительство вчера объявило, что закроет три порта.", "Правительство",
            "что закроет три порта"},
           {"По словам Дымова, шахта не загрязняет озеро.", "Дымова", "шахта не загрязняет озеро"},
           {"Шахта не загрязняет озеро, по мнению экспертов.", "экспертов",
            "Шахта не загрязняет озеро"},
           {"Как сообщила Лосева, работы начнутся осенью.", "Лосева", "работы начнутся осенью"},
           {"Представитель ведомства отрицал, что на острове есть солдаты.",
            "Представитель ведомства", "что на острове есть солдаты"},
           {"Лосева предупредила, что договор может быть разорван.", "Лосева",
            "что договор может быть разорван"},
           {"Оппозиция считает, что лодок не хватает.", "Оппозиция", "что лодок не хватает"},
           {"Президент потребовал, чтобы войска ушли.", "Президент", "чтобы войска ушли"},
           {"Дымов не сказал, что граница открыта.", "Дымов", "что граница открыта"},
           {"Лосева обвинила Дымова в сокрытии счетов.", "Лосева", "Дымова в сокрытии счетов"},
           {"Министр отверг предложение рыбаков.", "Министр", "предложение рыбаков"},
           {"Канал будет готов в июне, отметила директор.", "директор", "Канал будет готов в июне"},
           {"Она добавила, что с ней никто не советовался.", "Она",
            "что с ней никто не советовался"},
           {"«Кто платит за дамбу?» — спросила сенатор Видова.", "сенатор Видова",
            "«Кто платит за дамбу?»"},
           {"Жители пообещали, что вернутся завтра.", "Жители", "что вернутся завтра"},
       }},
      {"ar",
       {
           {"قال الوزير إن الجسر لا يزال مغلقا.", "الوزير", "إن الجسر لا يزال مغلقا"},
           {"وقالت ليلى حداد إن الطريق سيفتح في مايو.", "ليلى حداد", "إن الطريق سيفتح في مايو"},
           {"أكد المتحدث باسم الوزارة أن الميناء مفتوح.", "المتحدث باسم الوزارة",
            "أن الميناء مفتوح"},
           {"أعلنت الحكومة أمس أنها ستغلق ثلاثة موانئ.", "الحكومة", "أنها ستغلق ثلاثة موانئ"},
           {"وأضاف حداد أن أحدا لم يستشره.", "حداد", "أن أحدا لم يستشره"},
           {"نفى المتحدث أن يكون في الجزيرة جنود.", "المتحدث", "أن يكون في الجزيرة جنود"},
           {"حذرت حداد من أن الاتفاق قد ينهار.", "حداد", "أن الاتفاق قد ينهار"},
           {"طالب الرئيس بأن تنسحب القوات.", "الرئيس", "بأن تنسحب القوات"},
           {"قالت حداد: «لن نوقع هذا الاتفاق اليوم».", "حداد", "«لن نوقع هذا الاتفاق اليوم»"},
           {"وقال الوزير: “الجمارك تفتح صباح الاثنين”.", "الوزير", "“الجمارك تفتح صباح الاثنين”"},
           {"ذكرت الوزارة أن الأعمال تبدأ في الخريف.", "الوزارة", "أن الأعمال تبدأ في الخريف"},
           {"وأوضح المدير أن القناة جاهزة.", "المدير", "أن القناة جاهزة"},
           {"اعتبرت المعارضة أن القوارب لا تكفي.", "المعارضة", "أن القوارب لا تكفي"},
           {"تعهد السكان بأنهم سيعودون غدا.", "السكان", "بأنهم سيعودون غدا"},
           {"هدد الوزير بأن الحدود ستغلق.", "الوزير", "بأن الحدود ستغلق"},
           {"ووفقا للوزير فإن المنجم لا يلوث البحيرة.", "للوزير", "فإن المنجم لا يلوث البحيرة"},
           {"المنجم لا يلوث البحيرة، بحسب رئيسة البلدية.", "رئيسة البلدية",
            "المنجم لا يلوث البحيرة"},
           {"وأشار الوزير إلى أن الحدود مفتوحة.", "الوزير", "أن الحدود مفتوحة"},
           {"قالت السفيرة إنها لم تتلق دعوة.", "السفيرة", "إنها لم تتلق دعوة"},
           {"شدد الرئيس على أن النهر ليس لأحد.", "الرئيس", "أن النهر ليس لأحد"},
       }},
  };
  return known;
}

// The first statement: "source|content".
std::string first_statement(const std::string& text, const std::string& language) {
  Record record;
  record.text = text;
  record.language = language;
  TokenList tokens;
  tokenize(text, tokens);
  record.sentences = split_sentences(text);
  const std::vector<Statement> found =
      StatementFinder(testing::sample_gazetteer()).find(record, tokens);
  if (found.empty()) return "nothing";
  const auto part = [&](const Span& span) {
    return text.substr(span.begin, span.end - span.begin);
  };
  std::string told = found.front().source ? part(*found.front().source) : "-";
  std::string content;
  for (const Span& span : found.front().content)
    content += (content.empty() ? "" : " … ") + part(span);
  return told + "|" + content;
}

TEST(StatementLanguages, FramesAreRead) {
  for (const Language& language : languages()) {
    EXPECT_EQ(language.sentences.size(), 20U) << language.code;
    for (const Sentence& sentence : language.sentences) {
      EXPECT_EQ(first_statement(sentence.text, language.code),
                std::string(sentence.source) + "|" + sentence.content)
          << language.code << ": " << sentence.text;
    }
  }
}

}  // namespace
}  // namespace chancery::indexer

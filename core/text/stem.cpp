#include <xapian.h>

#include <array>
#include <unordered_map>
#include <unordered_set>

#include "chancery/american.h"
#include "chancery/text.h"

namespace chancery {

namespace {

// ISO 639-1 to Snowball's names. Xapian takes the codes of most; the rest have no stemmer.
bool has_snowball(std::string_view language) {
  static const std::unordered_set<std::string_view> known = {
      "ar", "hy", "eu", "ca", "da", "nl", "en", "fi", "fr", "de", "hu", "id", "ga",
      "it", "lt", "ne", "no", "nb", "nn", "pt", "ro", "ru", "es", "sv", "ta", "tr"};
  return known.contains(language);
}

Xapian::Stem make_stem(std::string_view language) {
  if (!has_snowball(language)) return Xapian::Stem();
  if (language == "nb" || language == "nn") language = "no";
  return Xapian::Stem(std::string(language));
}

bool ends_with(std::string_view word, std::string_view ending) {
  return word.ends_with(ending);
}

// Words in -is- that are no British spelling of -iz-.
bool keeps_s(std::string_view word) {
  static constexpr std::string_view kKept[] = {
      "advis",    "compris",  "compromis", "devis",      "disguis",  "enterpris", "exercis",
      "expertis", "franchis", "improvis",  "merchandis", "paradis",  "practis",   "precis",
      "premis",   "prais",    "promis",    "rais",       "revis",    "ris",       "supervis",
      "surpris",  "televis",  "treatis",   "wis",        "nois",     "pois",      "bruis",
      "cruis",    "los",      "crisis",    "basis",      "emphasis", "thesis",    "analysis",
      "demis",    "chastis",  "circumcis", "excis",      "incis"};
  for (std::string_view stem : kKept) {
    if (word.starts_with(stem) && word.size() <= stem.size() + 5) return true;
  }
  return word.ends_with("wise") || word.ends_with("prise") || word == "sunrise";
}

// British spellings whose American form has another stem.
std::string_view variant(std::string_view word) {
  static const std::unordered_map<std::string_view, std::string_view> variants = {
      {"defence", "defense"},       {"defences", "defenses"},
      {"offence", "offense"},       {"offences", "offenses"},
      {"licence", "license"},       {"licences", "licenses"},
      {"centre", "center"},         {"centres", "centers"},
      {"theatre", "theater"},       {"metre", "meter"},
      {"metres", "meters"},         {"kilometre", "kilometer"},
      {"kilometres", "kilometers"}, {"programme", "program"},
      {"programmes", "programs"},   {"tonne", "ton"},
      {"tonnes", "tons"},           {"dialogue", "dialog"},
      {"dialogues", "dialogs"},     {"catalogue", "catalog"},
      {"cheque", "check"},          {"aluminium", "aluminum"},
      {"sulphur", "sulfur"},        {"sceptical", "skeptical"},
      {"enrol", "enroll"},          {"fulfil", "fulfill"},
      {"fulfils", "fulfills"},      {"fulfilment", "fulfillment"},
      {"travelled", "traveled"},    {"cancelled", "canceled"},
      {"labelled", "labeled"},      {"signalled", "signaled"},
      {"manoeuvre", "maneuver"},    {"manoeuvres", "maneuvers"},
      {"analyse", "analyze"},       {"analysed", "analyzed"},
      {"analysing", "analyzing"},   {"paralyse", "paralyze"},
      {"paralysed", "paralyzed"},   {"paralysing", "paralyzing"}};
  const auto found = variants.find(word);
  return found == variants.end() ? std::string_view() : found->second;
}

// Words in -our and all that is made of them: labourer, neighbourhood, unfavourable.
size_t our_in(std::string_view word) {
  static constexpr std::string_view kRoots[] = {
      "labour", "neighbour", "favour", "honour", "behaviour", "colour",    "harbour", "endeavour",
      "rigour", "armour",    "humour", "rumour", "vigour",    "splendour", "candour"};
  for (std::string_view root : kRoots) {
    const size_t at = word.find(root);
    if (at != std::string_view::npos) return at + root.size() - 2;
  }
  return std::string_view::npos;
}

}  // namespace

std::string american_spelling(std::string_view word) {
  const std::string_view listed = variant(word);
  if (!listed.empty()) return std::string(listed);
  std::string out(word);
  if (const size_t u = our_in(word); u != std::string_view::npos) return out.erase(u, 1);
  // judgement, acknowledgements, abridgement
  if (const size_t e = word.rfind("dgement"); e != std::string_view::npos) {
    if (e + 7 >= word.size() - 1) return out.erase(e + 2, 1);
  }
  if (word.size() < 7) return out;
  static constexpr std::string_view kEndings[] = {"isation", "isations", "ise",   "ised",  "ises",
                                                  "ising",   "iser",     "isers", "isable"};
  for (std::string_view ending : kEndings) {
    if (!ends_with(word, ending)) continue;
    if (!keeps_s(word)) out[word.size() - ending.size() + 1] = 'z';
    break;
  }
  return out;
}

struct Stemmer::Impl {
  explicit Impl(std::string_view language)
      : stem(make_stem(language)), english(language == "en"), known(has_snowball(language)) {}
  Xapian::Stem stem;
  bool english;
  bool known;
};

Stemmer::Stemmer(std::string_view language) : impl_(std::make_unique<Impl>(language)) {}
Stemmer::~Stemmer() = default;
Stemmer::Stemmer(Stemmer&&) noexcept = default;
Stemmer& Stemmer::operator=(Stemmer&&) noexcept = default;

bool Stemmer::supports(std::string_view language) {
  return has_snowball(language);
}

std::string Stemmer::stem(std::string_view word) const {
  if (!impl_->known) return fold(word);
  const std::string stem =
      impl_->stem(impl_->english ? american_spelling(word) : std::string(word));
  for (const char c : stem) {
    if (c & 0x80) return fold(stem);
  }
  return stem;
}

}  // namespace chancery

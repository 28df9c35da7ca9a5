#include "indexer/tag/passing_mention.h"

#include <array>
#include <unordered_set>

namespace chancery {

namespace {

constexpr size_t kLongestWord = 12;

// Units of money, as news agencies shorten them too; then what follows a place and a hyphen.
const std::unordered_set<std::string_view>& passing_words() {
  static const std::unordered_set<std::string_view> words = {
      "dlr",       "dlrs",       "dollar",   "dollars",   "cent",     "cents",   "cts",
      "franc",     "francs",     "mark",     "marks",     "pound",    "pounds",  "sterling",
      "crown",     "crowns",     "krona",    "kronor",    "krone",    "kroner",  "yen",
      "won",       "yuan",       "renminbi", "peso",      "pesos",    "peseta",  "pesetas",
      "escudo",    "escudos",    "lira",     "liras",     "lire",     "guilder", "guilders",
      "schilling", "schillings", "shilling", "shillings", "rupee",    "rupees",  "rupiah",
      "ringgit",   "baht",       "dinar",    "dinars",    "rial",     "rials",   "riyal",
      "riyals",    "dirham",     "dirhams",  "rouble",    "roubles",  "ruble",   "rubles",
      "rand",      "real",       "reais",    "cruzado",   "cruzados", "austral", "australs",
      "bolivar",   "bolivars",   "sucre",    "sucres",    "zloty",    "zlotys",  "forint",
      "forints",   "koruna",     "hryvnia",  "manat",     "dram",     "lari",    "tenge",
      "drachma",   "drachmas",   "punt",     "punts",     "currency", "based",   "listed",
      "born",      "registered"};
  return words;
}

}  // namespace

bool in_passing(std::string_view text, const Span& mention) {
  size_t at = mention.end;
  if (at + 2 >= text.size()) return false;
  const char gap = text[at++];
  if (gap != ' ' && gap != '-' && gap != '\n') return false;
  std::array<char, kLongestWord> word;
  size_t length = 0;
  for (; at < text.size(); ++at) {
    const char c = text[at];
    const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    if (lower < 'a' || lower > 'z') break;
    if (length == kLongestWord) return false;
    word[length++] = lower;
  }
  return passing_words().contains(std::string_view(word.data(), length));
}

}  // namespace chancery

#include "chancery/spelling.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "chancery/utf8.h"

namespace chancery {

namespace {

constexpr size_t kLeastEnding = 5;  // letters of a word whose ending may go
constexpr size_t kLeastLetters =
    4;  // of a word that others spell in other ways; fewer may be initials
constexpr char32_t kFirstLetter = U'а';

// Of а to я; folding has made й to и and ё to е.
constexpr std::array<std::string_view, 32> kCyrillic = {
    "a", "b", "v", "g", "d", "e", "zh", "z",  "i",  "i",  "k", "l", "m", "n", "o",  "p",
    "r", "s", "t", "u", "f", "h", "ts", "ch", "sh", "sh", "",  "i", "",  "e", "iu", "ia"};

std::string_view latin(char32_t c) {
  if (c >= kFirstLetter && c < kFirstLetter + kCyrillic.size()) return kCyrillic[c - kFirstLetter];
  switch (c) {
    case U'є':
      return "e";
    case U'і':
    case U'ј':
      return "i";
    case U'ґ':
      return "g";
    default:
      return {};
  }
}

bool is_cyrillic(std::string_view word) {
  return word.size() > 1 && (word[0] == '\xD0' || word[0] == '\xD1' || word[0] == '\xD2');
}

// In the order in which they are tried at each place: ways to write one sound.
constexpr auto kSounds = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"tsch", "c"}, {"shch", "s"}, {"tch", "c"}, {"sch", "s"}, {"ch", "c"}, {"sh", "s"},
    {"sz", "s"},   {"zh", "z"},   {"kh", "h"},  {"ts", "c"},  {"tz", "c"}, {"cz", "c"},
    {"ph", "f"},   {"ck", "k"},   {"ou", "u"},  {"oo", "u"},  {"ie", "e"}, {"w", "v"},
    {"y", "i"},    {"j", "i"},    {"q", "k"},   {"x", "ks"},
});

// Whether one of these begins with a byte.
constexpr std::array<bool, 256> kBeginsSound = [] {
  std::array<bool, 256> bytes{};
  for (const auto& [letters, sound] : kSounds) bytes[static_cast<uint8_t>(letters.front())] = true;
  return bytes;
}();

// One letter for each sound, none twice in a row.
std::string sounds_of(std::string_view word) {
  std::string out;
  const auto append = [&](char c) {
    if (out.empty() || out.back() != c) out += c;
  };
  for (size_t at = 0; at < word.size();) {
    const std::string_view rest = word.substr(at);
    if (!kBeginsSound[static_cast<uint8_t>(word[at])]) {
      append(word[at++]);
      continue;
    }
    const auto sound = std::find_if(kSounds.begin(), kSounds.end(), [&](const auto& one) {
      return one.first.front() == rest.front() && rest.starts_with(one.first);
    });
    if (sound == kSounds.end()) {
      append(word[at++]);
      continue;
    }
    for (const char c : sound->second) append(c);
    at += sound->first.size();
  }
  return out;
}

// Endings of Russian and Ukrainian cases, the longer ones first; folding has made й to и.
constexpr auto kEndings = std::to_array<std::string_view>(
    {"ого", "ому", "ыми", "ими", "ами", "ым", "им", "ом", "ем", "ои", "ыи",
     "ии",  "ая",  "ую",  "а",   "у",   "ы",  "и",  "і",  "е",  "я",  "ю"});

std::string in_latin(std::string_view word) {
  const auto ending = std::find_if(kEndings.begin(), kEndings.end(),
                                   [&](std::string_view one) { return word.ends_with(one); });
  const bool inflected = ending != kEndings.end() && word.size() >= 2 * kLeastEnding;
  if (inflected) word.remove_suffix(ending->size());  // two bytes a letter
  std::string out;
  for (size_t at = 0; at < word.size();) out += latin(utf8::next(word, at));
  return out;
}

bool is_vowel(char c) {
  return std::string_view("aeiou").find(c) != std::string_view::npos;
}

// "Zelensky" to "zelensk" and "Navalny" to "navaln" as the Russian names without their endings,
// "Poutine" to "putin", "Andrei" to "andr".
std::string without_ending(std::string word) {
  if (word.size() < kLeastEnding) return word;
  if (word.ends_with("ei")) word.pop_back();
  if (word.ends_with('e')) word.pop_back();
  if (word.ends_with('i') && !is_vowel(word[word.size() - 2])) word.pop_back();
  return word;
}

std::string key_of_word(std::string_view word) {
  const bool cyrillic = is_cyrillic(word);
  const bool ascii =
      std::all_of(word.begin(), word.end(), [](char c) { return static_cast<uint8_t>(c) < 0x80; });
  if (!ascii && !cyrillic) return std::string(word);
  const std::string letters = cyrillic ? in_latin(word) : std::string(word);
  return letters.size() < kLeastLetters ? letters : without_ending(sounds_of(letters));
}

}  // namespace

std::string spelling_key(std::string_view folded) {
  std::string key;
  for (size_t at = 0; at <= folded.size();) {
    const size_t end = std::min(folded.find_first_of(" -", at), folded.size());
    if (end > at) {
      if (!key.empty()) key += ' ';
      key += key_of_word(folded.substr(at, end - at));
    }
    at = end + 1;
  }
  return key;
}

}  // namespace chancery

#include <xapian.h>

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "chancery/american.h"
#include "chancery/text.h"
#include "chancery/words.h"

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

struct Spellings {
  std::unordered_map<std::string, std::string, WordHash, std::equal_to<>> pairs;
  std::vector<std::string> our;     // roots
  std::vector<std::string> kept_s;  // beginnings
};

Spellings read_spellings() {
  static constexpr std::array<std::string_view, 3> kClasses = {"pair", "our", "kept-s"};
  const WordFile file("spelling.txt", kClasses);
  Spellings made;
  for (const std::string& pair : file.list("pair")) {
    const size_t space = pair.find(' ');
    made.pairs.emplace(pair.substr(0, space), pair.substr(std::min(space, pair.size() - 1) + 1));
  }
  made.our = file.list("our");
  made.kept_s = file.list("kept-s");
  return made;
}

const Spellings& spellings() {
  static const Spellings made = read_spellings();
  return made;
}

// Whether -is- is no British spelling of -iz- in a word.
bool keeps_s(std::string_view word) {
  for (const std::string& stem : spellings().kept_s) {
    if (word.starts_with(stem) && word.size() <= stem.size() + 5) return true;
  }
  return word.ends_with("wise") || word.ends_with("prise") || word == "sunrise";
}

// Where the u of -our- stands in a word that has it, or npos.
size_t our_in(std::string_view word) {
  for (const std::string& root : spellings().our) {
    const size_t at = word.find(root);
    if (at != std::string_view::npos) return at + root.size() - 2;
  }
  return std::string_view::npos;
}

}  // namespace

std::string american_spelling(std::string_view word) {
  const auto listed = spellings().pairs.find(word);
  if (listed != spellings().pairs.end()) return listed->second;
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

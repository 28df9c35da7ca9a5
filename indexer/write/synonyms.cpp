#include "indexer/write/synonyms.h"

#include <algorithm>
#include <string>

#include "chancery/schema.h"
#include "chancery/strings.h"

namespace chancery::indexer {

namespace {

constexpr size_t kLongest = 64;  // bytes of a word; what is longer has no forms

}  // namespace

std::vector<Synonym> english_synonyms(const WordTable& words, uint32_t first, uint32_t step) {
  const Xapian::Stem stem("en");
  std::vector<Synonym> synonyms;
  for (uint32_t number = first; number < words.size(); number += step) {
    const std::string word(words.word(number));
    // QueryParser leaves words with digits as they are.
    if (word.size() > kLongest || std::any_of(word.begin(), word.end(), is_digit)) continue;
    synonyms.emplace_back("Z" + stem(word), word);
  }
  return synonyms;
}

std::vector<Synonym> form_synonyms(const WordTable& forms) {
  std::vector<Synonym> synonyms;
  for (uint32_t number = 0; number < forms.size(); ++number) {
    const std::string_view line = forms.word(number);
    const size_t feed = line.find('\n');
    const std::string_view key = line.substr(0, feed), word = line.substr(feed + 1);
    const std::string_view stem = key.substr(key.find('/', schema::kFormsKey.size()) + 1);
    if (word.size() > kLongest || stem.empty()) continue;
    const std::string asked = "Z" + std::string(stem);
    synonyms.emplace_back(asked, word);
    synonyms.emplace_back(asked, stem);
  }
  return synonyms;
}

void add_synonyms(Xapian::WritableDatabase& database, std::vector<Synonym> synonyms) {
  // Xapian reads and writes those of a stem whenever another stem comes.
  std::sort(synonyms.begin(), synonyms.end());
  synonyms.erase(std::unique(synonyms.begin(), synonyms.end()), synonyms.end());
  for (const auto& [asked, word] : synonyms) database.add_synonym(asked, word);
}

void copy_synonyms(Xapian::WritableDatabase& database, const Xapian::Database& from) {
  for (auto key = from.synonym_keys_begin(); key != from.synonym_keys_end(); ++key) {
    for (auto word = from.synonyms_begin(*key); word != from.synonyms_end(*key); ++word)
      database.add_synonym(*key, *word);
  }
}

}  // namespace chancery::indexer

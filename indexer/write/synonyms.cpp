#include "indexer/write/synonyms.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "chancery/schema.h"
#include "chancery/strings.h"

namespace chancery::indexer {

namespace {

constexpr size_t kLongest = 64;  // bytes of a word; what is longer has no forms

}  // namespace

void add_english_synonyms(Xapian::WritableDatabase& database, const WordTable& words,
                          uint32_t first, uint32_t step) {
  const Xapian::Stem stem("en");
  std::vector<std::pair<std::string, std::string>> pairs;
  for (uint32_t number = first; number < words.size(); number += step) {
    const std::string word(words.word(number));
    // QueryParser leaves words with digits as they are.
    if (word.size() > kLongest || std::any_of(word.begin(), word.end(), is_digit)) continue;
    pairs.emplace_back("Z" + stem(word), word);
  }
  // Xapian writes those of a stem when the next one comes.
  std::sort(pairs.begin(), pairs.end());
  for (const auto& [asked, word] : pairs) database.add_synonym(asked, word);
}

void add_form_synonyms(Xapian::WritableDatabase& database, const WordTable& forms) {
  for (uint32_t number = 0; number < forms.size(); ++number) {
    const std::string_view line = forms.word(number);
    const size_t feed = line.find('\n');
    const std::string_view key = line.substr(0, feed), word = line.substr(feed + 1);
    const std::string_view stem = key.substr(key.find('/', schema::kFormsKey.size()) + 1);
    if (word.size() > kLongest || stem.empty()) continue;
    const std::string asked = "Z" + std::string(stem);
    database.add_synonym(asked, std::string(word));
    database.add_synonym(asked, std::string(stem));
  }
}

void copy_synonyms(Xapian::WritableDatabase& database, const Xapian::Database& from) {
  for (auto key = from.synonym_keys_begin(); key != from.synonym_keys_end(); ++key) {
    for (auto word = from.synonyms_begin(*key); word != from.synonyms_end(*key); ++word)
      database.add_synonym(*key, *word);
  }
}

}  // namespace chancery::indexer

#include "chancery/word_classes.h"

#include <array>
#include <string>
#include <unordered_map>

#include "chancery/words.h"

namespace chancery {

namespace {

// In the order of WordClass.
constexpr std::array<std::string_view, 51> kClasses = {"given-name",
                                                       "person-title",
                                                       "institution",
                                                       "office",
                                                       "landform",
                                                       "common",
                                                       "month",
                                                       "placing",
                                                       "dating",
                                                       "sub-state",
                                                       "state-politics",
                                                       "former",
                                                       "namesake",
                                                       "thing",
                                                       "tongue",
                                                       "title",
                                                       "abbreviated-title",
                                                       "title-modifier",
                                                       "work",
                                                       "organisation",
                                                       "loose-kind",
                                                       "generic",
                                                       "inanimate",
                                                       "calendar",
                                                       "particle",
                                                       "joint",
                                                       "article",
                                                       "place",
                                                       "place-kind",
                                                       "speech",
                                                       "author-particle",
                                                       "no-author",
                                                       "publisher",
                                                       "meeting",
                                                       "instrument",
                                                       "settling",
                                                       "vessel",
                                                       "club",
                                                       "coin",
                                                       "host",
                                                       "school",
                                                       "gathering",
                                                       "scene",
                                                       "concluding",
                                                       "magnitude",
                                                       "state-too",
                                                       "states",
                                                       "modal",
                                                       "determining",
                                                       "predicate",
                                                       "state-form"};
// Those that the matcher asks for.
constexpr WordClasses kBesideListed = WordClass::kTitle - 1;

using Table = std::unordered_map<std::string, WordClasses, WordHash, std::equal_to<>>;

// What the plural of a word is: "Airways", "Forces", "Industries" are institutions.
WordClasses plural_classes(const Table& table, std::string_view word) {
  if (!word.ends_with('s')) return 0;
  const auto single = table.find(word.substr(0, word.size() - 1));
  return single == table.end() ? 0 : single->second & WordClass::kInstitution;
}

Table make_table() {
  Table table;
  const WordFile file("names.txt", kClasses);
  for (const WordFile::Entry& entry : file.entries()) table[entry.text] |= entry.classes;
  for (auto& [word, classes] : table) {
    if (!(classes & kBesideListed)) classes |= plural_classes(table, word);
  }
  return table;
}

}  // namespace

WordClasses word_classes(std::string_view word) {
  static const Table table = make_table();
  const auto found = table.find(word);
  return found != table.end() ? found->second : plural_classes(table, word);
}

}  // namespace chancery

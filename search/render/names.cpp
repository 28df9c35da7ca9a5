#include "search/render/names.h"

#include <algorithm>
#include <array>
#include <sstream>
#include <vector>

#include "chancery/utf8.h"
#include "chancery/words.h"

namespace chancery::search {

namespace {

struct NameWords {
  WordSet organisations, suffixes;
};

const NameWords& name_words() {
  static const NameWords words = [] {
    static constexpr std::array<std::string_view, 2> kClasses = {"organisation", "suffix"};
    const WordFile file("references.txt", kClasses);
    return NameWords{file.set("organisation"), file.set("suffix")};
  }();
  return words;
}

std::vector<std::string> words_of(const std::string& text) {
  std::istringstream stream(text);
  std::vector<std::string> words;
  for (std::string word; stream >> word;) words.push_back(word);
  return words;
}

std::string join(const std::vector<std::string>& words, size_t from, size_t to) {
  std::string result;
  for (size_t i = from; i < to; ++i) result += (i > from ? " " : "") + words[i];
  return result;
}

bool is_lower(const std::string& word) {
  return word[0] >= 'a' && word[0] <= 'z';
}

}  // namespace

PersonName split_name(std::string_view raw) {
  std::vector<std::string> words = words_of(utf8::inert(raw));
  PersonName name;
  const std::string whole = join(words, 0, words.size());
  const auto is_organisation_word = [](const std::string& word) {
    return name_words().organisations.contains(word);
  };
  name.organisation = std::any_of(words.begin(), words.end(), is_organisation_word);
  if (name.organisation || words.size() < 2) {
    name.family = whole;
    return name;
  }
  if (name_words().suffixes.contains(words.back()) && words.size() > 2) {
    name.suffix = words.back();
    words.pop_back();
    if (words.back().back() == ',') words.back().pop_back();
  }
  // "Niazi, Omer" was inverted by its source.
  const std::string rest = join(words, 0, words.size());
  if (const size_t comma = rest.find(", "); comma != std::string::npos) {
    name.family = rest.substr(0, comma);
    name.given = rest.substr(comma + 2);
    return name;
  }
  // Particles (von, de, al-, bin) begin the family name.
  size_t family = words.size() - 1;
  for (size_t i = 1; i + 1 < words.size(); ++i) {
    if (is_lower(words[i])) {
      family = i;
      break;
    }
  }
  name.given = join(words, 0, family);
  name.family = join(words, family, words.size());
  return name;
}

std::string inverted(const PersonName& name) {
  std::string result = name.family;
  if (!name.given.empty()) result += ", " + name.given;
  if (!name.suffix.empty()) result += ", " + name.suffix;
  return result;
}

}  // namespace chancery::search

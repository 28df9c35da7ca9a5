#include "search/plan/inflection.h"

#include <algorithm>
#include <initializer_list>

#include "chancery/american.h"

namespace chancery::search {

namespace {

constexpr size_t kShortestBase = 2;
constexpr size_t kLongestAbbreviation = 5;  // letters that may be one: NGO, UNSCR

bool is_vowel(char c) {
  return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y';
}

bool has_vowel(std::string_view word) {
  return std::any_of(word.begin(), word.end(), is_vowel);
}

bool ends_with_any(std::string_view word, std::initializer_list<std::string_view> endings) {
  return std::any_of(endings.begin(), endings.end(),
                     [&](std::string_view ending) { return word.ends_with(ending); });
}

// plann, stopp: a consonant that was doubled before the ending.
bool is_doubled(std::string_view word) {
  const size_t size = word.size();
  return size > 2 && word[size - 1] == word[size - 2] && !is_vowel(word[size - 1]);
}

// Of what is left of a verb when -ed or -ing is taken off.
void add_verbs(std::string_view rest, const WordSet& vocabulary, std::vector<std::string>& bases) {
  if (rest.size() < kShortestBase || !has_vowel(rest)) return;
  std::vector<std::string> choice = {std::string(rest) + 'e', std::string(rest)};
  if (is_doubled(rest)) choice.emplace_back(rest.substr(0, rest.size() - 1));
  const auto known = std::find_if(choice.begin(), choice.end(),
                                  [&](const std::string& one) { return vocabulary.contains(one); });
  if (known != choice.end()) {
    bases.push_back(*known);
  } else {
    bases.insert(bases.end(), choice.begin(), choice.end());
  }
}

}  // namespace

std::vector<std::string> base_forms(std::string_view word, const WordSet& vocabulary) {
  std::vector<std::string> bases = {std::string(word)};
  const auto cut = [&](size_t ending) { return word.substr(0, word.size() - ending); };
  const auto add = [&](std::string_view base, std::string_view ending = "") {
    if (base.size() >= kShortestBase) bases.push_back(std::string(base) + std::string(ending));
  };
  if (word.ends_with("ies")) {
    add(cut(3), "y");
    add(cut(1));
  } else if (ends_with_any(word, {"sses", "xes", "zes", "ches", "shes", "oes"})) {
    add(cut(2));
    add(cut(1));
  } else if (word.ends_with('s') && !ends_with_any(word, {"ss", "us", "is"})) {
    add(cut(1));
  } else if (word.ends_with("ied")) {
    add(cut(3), "y");
  } else if (word.ends_with("ed")) {
    add_verbs(cut(2), vocabulary, bases);
  } else if (word.ends_with("ying")) {
    add(cut(4), "ie");
    add(cut(3));
  } else if (word.ends_with("ing")) {
    add_verbs(cut(3), vocabulary, bases);
  }
  return bases;
}

std::vector<std::string> inflections(std::string_view word, const std::vector<std::string>& forms) {
  WordSet vocabulary;
  for (const std::string& form : forms) vocabulary.insert(american_spelling(form));
  const std::string own = american_spelling(word);
  vocabulary.insert(own);
  const std::vector<std::string> bases = base_forms(own, vocabulary);
  std::vector<std::string> same;
  for (const std::string& form : forms) {
    const std::vector<std::string> others = base_forms(american_spelling(form), vocabulary);
    const bool meets = std::any_of(others.begin(), others.end(), [&](const std::string& base) {
      return std::find(bases.begin(), bases.end(), base) != bases.end();
    });
    if (meets || form == word) same.push_back(form);
  }
  return same;
}

std::vector<std::string> irregular_numbers(std::string_view word) {
  // Endings of singular and plural; what stands before has at least so many letters.
  struct Endings {
    std::string_view one, many;
    size_t before;
  };
  static constexpr Endings kEndings[] = {
      {"sis", "ses", 3},           {"erion", "eria", 3},  {"enon", "ena", 3},
      {"ndum", "nda", 4},          {"man", "men", 2},     {"child", "children", 0},
      {"ppendix", "ppendices", 0}, {"ndex", "ndices", 1}, {"life", "lives", 0},
      {"wife", "wives", 0},        {"half", "halves", 0}, {"leaf", "leaves", 0},
      {"foot", "feet", 0},         {"tooth", "teeth", 0}};
  std::vector<std::string> found;
  for (const auto& [one, many, before] : kEndings) {
    for (const auto& [from, to] : {std::pair(one, many), std::pair(many, one)}) {
      if (word.size() < from.size() + before || !word.ends_with(from)) continue;
      found.push_back(std::string(word.substr(0, word.size() - from.size())) + std::string(to));
    }
  }
  const bool letters =
      std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  if (!letters || word.size() < 2 || word.size() > kLongestAbbreviation) return found;
  // Snowball leaves the s of what has no vowel, or one right before the s alone: MPs, NGOs.
  if (!word.ends_with('s')) {
    if (!has_vowel(word.substr(0, word.size() - 1))) found.push_back(std::string(word) + 's');
  } else if (const std::string_view base = word.substr(0, word.size() - 1);
             !has_vowel(base) || (base.size() > 2 && !has_vowel(base.substr(0, base.size() - 1)))) {
    found.emplace_back(base);
  }
  return found;
}

}  // namespace chancery::search

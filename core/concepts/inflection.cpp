#include "core/concepts/inflection.h"

#include <fmt/format.h>

#include <algorithm>

#include "chancery/error.h"
#include "chancery/text.h"

namespace chancery {

namespace {

constexpr size_t kShortestBare = 3;  // bytes that a name has without what is written before it

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  while (!text.empty()) {
    const size_t space = std::min(text.find(' '), text.size());
    if (space > 0) words.push_back(text.substr(0, space));
    text.remove_prefix(std::min(space + 1, text.size()));
  }
  return words;
}

}  // namespace

void Inflection::add_rule(std::string_view text, bool demonym) {
  Rule rule;
  rule.demonym = demonym;
  const size_t colon = text.find(':');
  const auto ending = [&](std::string_view part) {
    if (!part.starts_with('-')) {
      throw Error(fmt::format("the rule \"{}\" has \"{}\", which is no ending", text, part),
                  "write it as \"-a: -ae -am\"");
    }
    return fold(part.substr(1));
  };
  if (colon == std::string_view::npos) ending(":");
  rule.ending = ending(text.substr(0, colon));
  for (const std::string_view part : words_of(text.substr(colon + 1))) {
    rule.others.push_back(ending(part));
  }
  rules_.push_back(std::move(rule));
}

Inflection::Affix Inflection::affix(std::string_view text, bool before) {
  const size_t change = std::min(text.find('>'), text.size());
  Affix made{before, fold(text.substr(0, change)), ""};
  if (change < text.size()) made.instead = fold(text.substr(change + 1));
  return made;
}

std::vector<std::string> Inflection::forms(std::string_view word, bool demonym) const {
  std::vector<std::string> forms;
  const auto rule = std::find_if(rules_.begin(), rules_.end(), [&](const Rule& one) {
    return one.demonym == demonym && word.size() > one.ending.size() && word.ends_with(one.ending);
  });
  if (rule == rules_.end()) return forms;
  const std::string_view start = word.substr(0, word.size() - rule->ending.size());
  for (const std::string& other : rule->others) forms.push_back(std::string(start) + other);
  return forms;
}

void Inflection::bare(std::string_view word,
                      const std::function<bool(std::string_view)>& take) const {
  for (const Affix& affix : affixes_) {
    if (word.size() < affix.written.size() + kShortestBare) continue;
    std::string rest;
    if (affix.before && word.starts_with(affix.written)) {
      rest = affix.instead + std::string(word.substr(affix.written.size()));
    } else if (!affix.before && word.ends_with(affix.written)) {
      rest = std::string(word.substr(0, word.size() - affix.written.size())) + affix.instead;
    } else {
      continue;
    }
    if (take(rest)) return;
  }
}

}  // namespace chancery

#include "core/concepts/language_tables.h"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_set>

#include "chancery/text.h"
#include "core/concepts/cldr_names.h"
#include "core/concepts/language_list.h"
#include "core/concepts/tries_builder.h"

namespace chancery {

// What the list of a language says beside its rules.
struct LanguageTables::Source {
  std::vector<Alias> names;
  std::vector<std::pair<ConceptIndex, std::string>> patterns;
  std::unordered_set<std::string> dropped;  // folded names of CLDR
  std::vector<std::string> tails;
};

LanguageTables::LanguageTables(const Gazetteer& gazetteer, const std::string& of_language)
    : language(of_language) {
  Source source;
  const auto& lists = gazetteer.languages();
  const auto list = std::find_if(lists.begin(), lists.end(),
                                 [&](const LanguageList& one) { return one.code == language; });
  if (list != lists.end()) read(gazetteer, list->text, source);
  std::vector<Alias> names = std::move(source.names);
  add_tails(source, names);
  for (Alias& alias : cldr_names(gazetteer, language)) {
    if (!source.dropped.contains(fold(alias.form))) names.push_back(std::move(alias));
  }
  TriesBuilder builder(tries, language);
  for (const Alias& alias : names) builder.add_name(alias);
  for (const auto& [issue, pattern] : source.patterns) builder.add_pattern(issue, pattern);
  for (uint32_t word = 0; word < tries.name_words.size(); ++word) {
    surfaces_.add(tries.name_words.word(word));
    word_of_.push_back(word);
  }
  for (const Alias& alias : names) add_forms(alias, builder);
  add_joined(names, builder);
  builder.finish();
  for (uint32_t stem = 0; stem < tries.stems.size(); ++stem) {
    const std::string_view word = tries.stems.word(stem);
    if (word.ends_with(Tries::kOpenEnd) && word.size() < 64) open_lengths_ |= 1ULL << word.size();
  }
  for (uint32_t stem = 0; stem < tries.stems.size(); ++stem) {
    const std::string_view word = tries.stems.word(stem);
    const bool open = word.ends_with(Tries::kOpenEnd) && word.size() > 2;
    shorter_.push_back(open ? longest_beginning(word.substr(0, word.size() - 2)) : Tries::kNoWord);
  }
}

void LanguageTables::read(const Gazetteer& gazetteer, std::string_view list, Source& source) {
  for_each_line(list, [&](const LanguageLine& line) {
    switch (line.kind) {
      case LanguageLine::kRule:
        return inflection_.add_rule(line.text, false);
      case LanguageLine::kDemonymRule:
        return inflection_.add_rule(line.text, true);
      case LanguageLine::kPrefix:
        return inflection_.add_prefix(line.text);
      case LanguageLine::kSuffix:
        return inflection_.add_suffix(line.text);
      case LanguageLine::kDrop:
        source.dropped.insert(fold(line.text));
        source.names.push_back({std::string(line.text), kNoConcept, AliasUse::kDecoy});
        return;
      case LanguageLine::kTail:
        source.tails.emplace_back(line.text);
        return;
      case LanguageLine::kIssueDecoy:
        source.patterns.emplace_back(kNoConcept, line.text);
        return;
      case LanguageLine::kPattern:
        if (line.text.starts_with(kNameOnly)) return;
        if (line.target < gazetteer.concepts().size())
          source.patterns.emplace_back(line.target, line.text);
        return;
      default:
        source.names.push_back({std::string(line.text), line.target, use_of(line.kind)});
    }
  });
}

// One character stands for a state before certain words: 美军, 米大統領.
void LanguageTables::add_tails(const Source& source, std::vector<Alias>& names) const {
  const size_t count = names.size();
  for (size_t i = 0; i < count; ++i) {
    if (names[i].use != AliasUse::kCombining) continue;
    for (const std::string& tail : source.tails) {
      names.push_back({names[i].form + tail, names[i].target, AliasUse::kDemonym});
    }
  }
}

void LanguageTables::add_forms(const Alias& alias, TriesBuilder& builder) {
  TokenList tokens;
  tokenize(alias.form, tokens);
  const bool demonym = alias.use == AliasUse::kDemonym;
  for (const Token& token : tokens.tokens) {
    if (token.flags & (Token::kUnspaced | Token::kAllCapitals)) continue;
    const uint32_t word = tries.name_words.find(tokens.word(token));
    for (const std::string& form : inflection_.forms(tokens.word(token), demonym)) {
      const uint32_t surface = surfaces_.add(form);
      if (surface == word_of_.size()) {
        word_of_.push_back(word);
      } else if (tokens.tokens.size() == 1 && surface != word && word_of_[surface] == surface) {
        // What is itself a word of another name has two meanings.
        builder.add_name(alias, std::string(tries.name_words.word(word_of_[surface])));
      }
    }
  }
}

// A word of a longer name may be another name with what is written before it: الأمريكية of "the
// United States of America" is the American one, too.
void LanguageTables::add_joined(const std::vector<Alias>& names, TriesBuilder& builder) {
  std::map<uint32_t, std::set<uint32_t>> joined;
  TokenList tokens;
  for (uint32_t whole = 0; whole < tries.name_words.size(); ++whole) {
    inflection_.bare(tries.name_words.word(whole), [&](std::string_view bare) {
      const uint32_t surface = surfaces_.find(bare);
      if (surface == WordTable::kNone) return false;
      joined[word_of_[surface]].insert(whole);
      return true;
    });
  }
  for (const Alias& alias : names) {
    tokens.clear();
    tokenize(alias.form, tokens);
    if (tokens.tokens.size() != 1) continue;
    const auto found = joined.find(tries.name_words.find(tokens.word(tokens.tokens.front())));
    if (found == joined.end()) continue;
    for (const uint32_t whole : found->second) {
      builder.add_name(alias, std::string(tries.name_words.word(whole)));
    }
  }
}

uint32_t LanguageTables::name_word(std::string_view folded) const {
  const uint32_t surface = surfaces_.find(folded);
  if (surface != WordTable::kNone) return word_of_[surface];
  uint32_t found = Tries::kNoWord;
  inflection_.bare(folded, [&](std::string_view bare) {
    const uint32_t inner = surfaces_.find(bare);
    if (inner == WordTable::kNone) return false;
    found = word_of_[inner];
    return true;
  });
  return found;
}

uint32_t LanguageTables::longest_beginning(std::string_view folded) const {
  std::string open;
  for (size_t length = std::min<size_t>(folded.size(), 62); length > 0; --length) {
    if (!(open_lengths_ & 1ULL << (length + 1))) continue;
    open.assign(folded.substr(0, length));
    open += Tries::kOpenEnd;
    const uint32_t number = tries.stems.find(open);
    if (number != WordTable::kNone) return number;
  }
  return Tries::kNoWord;
}

uint32_t LanguageTables::beginning(std::string_view folded) const {
  if (open_lengths_ == 0) return Tries::kNoWord;
  uint32_t found = longest_beginning(folded);
  if (found != Tries::kNoWord) return found;
  inflection_.bare(folded, [&](std::string_view bare) {
    if (folded.starts_with(bare)) return false;  // a suffix went, which an open word lets stand
    found = longest_beginning(bare);
    return found != Tries::kNoWord;
  });
  return found;
}

}  // namespace chancery

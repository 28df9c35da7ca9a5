#include "indexer/attribute/cue_words.h"

#include <algorithm>
#include <array>
#include <map>
#include <mutex>

#include "chancery/text.h"

namespace chancery::indexer {

namespace {

constexpr std::array<std::string_view, 53> kClasses = {
    "says",       "asks",        "demands",      "warns",       "denies",   "accuses",
    "supports",   "opposes",     "promises",     "threatens",   "agrees",   "clause",
    "hearer",     "matter",      "quote",        "strict",      "noun",     "source",
    "behind",     "participle",  "ambiguous",    "inverting",   "perfect",  "final",
    "auxiliary",  "adverb",      "negation",     "that",        "question", "male",
    "female",     "plural",      "neuter",       "first",       "relative", "determiner",
    "possessive", "conjunction", "subordinator", "preposition", "time",     "verb",
    "office",     "verbal",      "many",         "infinitive",  "of",       "as",
    "be",         "agent",       "relays",       "stative",     "truth"};
constexpr size_t kActCount = 11;

}  // namespace

std::string_view act_of(CueClasses classes) {
  // "Says" is the weakest: "warned" and "denied" say, too.
  for (size_t i = 1; i < kActCount; ++i) {
    if (classes & (CueClasses{1} << i)) return kClasses[i];
  }
  return kClasses[0];
}

std::span<const std::string_view> CueWords::class_names() {
  return kClasses;
}

CueWords::CueWords(const WordFile& file) {
  for (const WordFile::Entry& entry : file.entries()) {
    if (entry.text.front() == '-') {
      const auto last = static_cast<unsigned char>(entry.text.back());
      endings_[last].emplace_back(entry.text.substr(1), entry.classes);
    } else {
      add(entry.text, entry.classes);
    }
  }
  for (auto& endings : endings_) {
    std::stable_sort(endings.begin(), endings.end(),
                     [](const auto& a, const auto& b) { return a.first.size() > b.first.size(); });
  }
  for (auto& [text, word] : words_) {
    std::stable_sort(
        word.phrases.begin(), word.phrases.end(),
        [](const Phrase& a, const Phrase& b) { return a.rest.size() > b.rest.size(); });
  }
}

void CueWords::add(std::string_view text, CueClasses classes) {
  TokenList tokens;
  tokenize(text, tokens);
  if (tokens.tokens.empty()) return;
  Word& word = words_[std::string(tokens.exact(tokens.tokens.front()))];
  if (tokens.tokens.size() == 1) {
    word.classes |= classes;
    return;
  }
  Phrase phrase;
  phrase.classes = classes;
  for (size_t i = 1; i < tokens.tokens.size(); ++i) {
    phrase.rest.emplace_back(tokens.exact(tokens.tokens[i]));
  }
  word.phrases.push_back(std::move(phrase));
}

CueWords::Found CueWords::find(std::string_view word) const {
  Found told;
  const auto found = words_.find(word);
  if (found != words_.end()) {
    if (!found->second.phrases.empty()) told.phrases = &found->second.phrases;
    told.classes = found->second.classes;
  }
  if (told.classes != 0 || word.empty()) return told;
  constexpr size_t kLeastStem = 3;
  for (const auto& [ending, classes] : endings_[static_cast<unsigned char>(word.back())]) {
    if (word.size() < ending.size() + kLeastStem || !word.ends_with(ending)) continue;
    told.classes = classes;
    break;
  }
  return told;
}

CueWords::Found KnownCues::find(const CueWords& list, std::string_view word, uint32_t table,
                                uint32_t number) {
  if (table != table_) {
    lists_.clear();
    last_list_ = nullptr;
    table_ = table;
  }
  if (&list != last_list_) {
    last_ = &lists_[&list];
    last_list_ = &list;
  }
  if (number >= last_->entries.size()) last_->entries.resize(number + 1);
  uint32_t& entry = last_->entries[number];
  if (entry == 0) {
    constexpr uint32_t kNoCue = 1;
    const CueWords::Found found = list.find(word);
    entry = kNoCue;
    if (found.classes != 0 || found.phrases != nullptr) {
      entry = static_cast<uint32_t>(last_->found.size());
      last_->found.push_back(found);
    }
  }
  return last_->found[entry];
}

const CueWords* CueWords::of(std::string_view language) {
  static std::mutex mutex;
  static std::map<std::string, std::unique_ptr<const CueWords>, std::less<>> known;
  const std::lock_guard lock(mutex);
  const auto found = known.find(language);
  if (found != known.end()) return found->second.get();
  const std::string name = "cues-" + std::string(language) + ".txt";
  std::unique_ptr<const CueWords> made;
  if (WordFile::exists(name)) {
    made = std::make_unique<CueWords>(WordFile(name, kClasses, WordFile::Missing::kAllowed));
  }
  return known.emplace(language, std::move(made)).first->second.get();
}

}  // namespace chancery::indexer

#include "search/snippet/stance_words.h"

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <mutex>

namespace chancery::search {

namespace {

using C = StanceClass;
constexpr std::array<std::string_view, 19> kClasses = {
    "for",   "against",  "verb",    "past",   "noun",      "person", "quality",
    "event", "negation", "between", "object", "through",   "by",     "speech",
    "calls", "behind",   "felt",    "place",  "determiner"};
constexpr std::array<std::string_view, 2> kFeelings = {"good", "bad"};

}  // namespace

StanceWords::StanceWords(const WordFile& file) {
  for (const WordFile::Entry& entry : file.entries()) {
    const auto classes = static_cast<StanceClasses>(entry.classes);
    if (entry.text.front() == '-') {
      endings_.emplace_back(entry.text.substr(1), classes);
      continue;
    }
    TokenList tokens;
    tokenize(entry.text, tokens);
    if (tokens.tokens.empty()) continue;
    Entry& word = words_[std::string(tokens.word(tokens.tokens.front()))];
    if (tokens.tokens.size() == 1) {
      word.classes |= classes;
      continue;
    }
    std::vector<std::string> rest;
    for (size_t i = 1; i < tokens.tokens.size(); ++i)
      rest.emplace_back(tokens.word(tokens.tokens[i]));
    word.phrases.emplace_back(std::move(rest), classes);
  }
}

StanceClasses StanceWords::classes(std::string_view word) const {
  const auto found = words_.find(word);
  if (found != words_.end() && found->second.classes != 0) return found->second.classes;
  constexpr size_t kLeastStem = 3;
  for (const auto& [ending, classes] : endings_) {
    if (word.size() >= ending.size() + kLeastStem && word.ends_with(ending)) return classes;
  }
  return 0;
}

int StanceWords::feeling(std::string_view word) const {
  return good_.contains(word) ? 1 : bad_.contains(word) ? -1 : 0;
}

std::vector<StanceWord> StanceWords::find(const TokenList& tokens) const {
  std::vector<StanceWord> found;
  const size_t count = tokens.tokens.size();
  size_t negation = count;  // the last one before
  for (size_t i = 0; i < count; ++i) {
    const auto word = words_.find(tokens.word(tokens.tokens[i]));
    if (word == words_.end()) continue;
    StanceWord one;
    one.first = one.last = i;
    one.classes = word->second.classes;
    for (const auto& [rest, classes] : word->second.phrases) {
      if (i + rest.size() >= count) continue;
      const bool same = std::equal(
          rest.begin(), rest.end(), tokens.tokens.begin() + static_cast<ptrdiff_t>(i) + 1,
          [&](const std::string& text, const Token& token) { return text == tokens.word(token); });
      if (!same) continue;
      one.classes = classes;
      one.last = i + rest.size();
    }
    // "Das unterstützen wir nicht."
    if ((one.classes & C::kBehind) && !found.empty() && (found.back().classes & C::kVerb) &&
        !found.back().negated && i - found.back().last <= kNegationReach) {
      found.back().negated = true;
      found.back().span.end = tokens.tokens[one.last].span.end;
      i = one.last;
      continue;
    }
    if (one.classes & C::kNegation) {
      negation = i;
      continue;
    }
    if ((one.classes & kStance) == 0) continue;
    one.negated = negation != count && i - negation <= kNegationReach;
    one.span = {tokens.tokens[one.negated ? negation : i].span.begin,
                tokens.tokens[one.last].span.end};
    found.push_back(one);
    i = one.last;
    negation = count;
  }
  return found;
}

const StanceWords* StanceWords::of(std::string_view language) {
  static std::mutex mutex;
  static std::map<std::string, std::unique_ptr<const StanceWords>, std::less<>> known;
  const std::lock_guard lock(mutex);
  const auto found = known.find(language);
  if (found != known.end()) return found->second.get();
  const std::string ending = "-" + std::string(language) + ".txt";
  std::unique_ptr<StanceWords> made;
  if (WordFile::exists("stance" + ending))
    made = std::make_unique<StanceWords>(WordFile("stance" + ending, kClasses));
  if (made != nullptr && WordFile::exists("feelings" + ending)) {
    const WordFile feelings("feelings" + ending, kFeelings);
    made->good_ = feelings.set("good");
    made->bad_ = feelings.set("bad");
  }
  return known.emplace(language, std::move(made)).first->second.get();
}

}  // namespace chancery::search

#include "core/concepts/match_text.h"

#include <algorithm>

namespace chancery {

namespace {

constexpr size_t kMaxRemembered = 50'000;
constexpr uint32_t kMinShouted = 4;  // words of a sentence in capitals
constexpr uint32_t kMinHeadingWords = 3;

bool is_hyphen(std::string_view between) {
  return between == "-" || between == "\xE2\x80\x93" || between == "\xE2\x80\x91" ||
         between == "\xE2\x80\x90" || between == "/" || between == "\xE2\x80\x94";
}

// One letter of an alphabet: characters of scripts without spaces take three bytes.
bool is_one_letter(std::string_view word) {
  return word.size() <= 2;
}

bool is_white(std::string_view between) {
  return between.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

}  // namespace

MatchText::MatchText(std::string_view text, const TokenList& list,
                     const std::vector<Sentence>& sentences, const Tries& tries,
                     const Languages& languages, std::string_view language,
                     MatchScratch::Impl& scratch, bool any_case)
    : text_(text), list_(list), languages_(languages), language_(language), scratch_(scratch) {
  look_up_words(tries);
  find_sentences(sentences, any_case);
}

void MatchText::look_up_words(const Tries& tries) {
  if (scratch_.tries != &tries || scratch_.known.size() > kMaxRemembered) {
    scratch_.known.clear();
    scratch_.known_words.clear();
    scratch_.local_stemmers.clear();
    scratch_.tries = &tries;
    ++scratch_.words.table;
  }
  scratch_.words.of.resize(size());
  scratch_.stems.resize(size());
  scratch_.begins_name.resize(size());
  const LanguageTables* latin = local_tables({});
  for (uint32_t i = 0; i < size(); ++i) {
    const std::string_view spelled = word(i);
    const LanguageTables* local = begins_latin(spelled) ? latin : local_tables(spelled);
    const KnownWord& known = look_up(i, local, tries);
    scratch_.stems[i] = known.local_stop ? Tries::kNoWord : known.stem;
    scratch_.begins_name[i] = known.begins_name ? 1 : 0;
  }
}

const KnownWord& MatchText::look_up(uint32_t at, const LanguageTables* local, const Tries& tries) {
  const uint32_t number = scratch_.known.add(list_.exact(token(at)));
  scratch_.words.of[at] = number;
  if (number < scratch_.known_words.size()) {
    KnownWord& known = scratch_.known_words[number];
    if (known.local != local) look_up_local(known, at, local, tries);
    return known;
  }
  KnownWord& made = scratch_.known_words.emplace_back();
  made.name = tries.name_words.find(word(at));
  made.stem = tries.stems.find(scratch_.stemmer.stem(word(at)));
  made.classes = word_classes(word(at));
  look_up_local(made, at, local, tries);
  return made;
}

const LanguageTables* MatchText::local_tables(std::string_view word) {
  const Script script = script_of(word);
  std::optional<const LanguageTables*>& known = by_script_[static_cast<size_t>(script)];
  if (!known) {
    const bool words = script == Script::kLatin || !is_one_letter(word) || has_words_in(script);
    known = words ? languages_.tables(script, language_) : nullptr;
    if (*known && std::find(locals_.begin(), locals_.end(), *known) == locals_.end()) {
      locals_.push_back(*known);
    }
  }
  return *known;
}

// Whether a word of the text in `script` has more than a letter: µ and what a scan took for а name
// nothing, and are no reason to compile a language.
bool MatchText::has_words_in(Script script) const {
  return std::any_of(list_.tokens.begin(), list_.tokens.end(), [&](const Token& one) {
    const std::string_view word = list_.word(one);
    return !begins_latin(word) && script_of(word) == script && !is_one_letter(word);
  });
}

void MatchText::look_up_local(KnownWord& known, uint32_t at, const LanguageTables* local,
                              const Tries& tries) {
  known.local = local;
  known.local_name = known.local_stem = known.local_beginning = Tries::kNoWord;
  known.local_stop = local && is_stop_word(word(at), local->language);
  // Most words of names begin none.
  known.begins_name =
      (known.classes & WordClass::kOffice) ||
      (known.name != Tries::kNoWord && tries.name_starts[known.name] != Trie::kNone);
  if (!local) return;
  known.local_name = local->name_word(word(at));
  known.begins_name = known.begins_name || known.local_name != Tries::kNoWord;
  if (!local->has_patterns()) return;
  const auto [stemmer, fresh] = scratch_.local_stemmers.try_emplace(local, local->language);
  known.local_stem = local->stem(stemmer->second.stem(list_.exact(token(at))));
  known.local_beginning = local->beginning(word(at));
}

void MatchText::find_sentences(const std::vector<Sentence>& sentences, bool any_case) {
  scratch_.ends.assign(size(), size());
  scratch_.letters.assign(size(), kAnyCase);
  uint32_t first = 0;
  for (size_t s = 0; s <= sentences.size() && first < size(); ++s) {
    uint32_t last = first;
    if (s == sentences.size()) {
      last = size();
    } else {
      while (last < size() && token(last).span.begin < sentences[s].span.end) ++last;
    }
    // A short sentence goes by the one before: a few capitals may be a list of acronyms.
    const bool goes_on = first > 0 && scratch_.letters[first - 1] == kShouted;
    const Letters letters =
        any_case ? kAnyCase : letters_of(first, last, goes_on ? 1 : kMinShouted);
    for (uint32_t i = first; i < last; ++i) {
      scratch_.ends[i] = last;
      scratch_.letters[i] = letters;
    }
    first = last;
  }
}

bool MatchText::typed_in_capitals(uint32_t at) const {
  if (letters(at) != kAnyCase || !(token(at).flags & Token::kAllCapitals)) return false;
  return size() == 1 || std::any_of(list_.tokens.begin(), list_.tokens.end(), [](const Token& one) {
           return !(one.flags & (Token::kAllCapitals | Token::kDigits));
         });
}

MatchText::Letters MatchText::letters_of(uint32_t first, uint32_t last, uint32_t least) const {
  uint32_t shouted = 0, capitals = 0, words = 0;
  for (uint32_t i = first; i < last; ++i) {
    const uint8_t flags = token(i).flags;
    if ((flags & Token::kDigits) || token(i).length < 2) continue;
    ++words;
    if (flags & Token::kAllCapitals) ++shouted;
    if ((flags & Token::kCapital) || token(i).length < 4) ++capitals;
  }
  if (words >= least && shouted * 10 >= words * 9) return kShouted;
  return words >= kMinHeadingWords && capitals == words ? kHeading : kMixed;
}

MatchText::Gap MatchText::gap_after(uint32_t at) const {
  if (at + 1 >= size() || ends_sentence(at)) return kOther;
  const uint32_t from = token(at).span.end;
  std::string_view between = text_.substr(from, token(at + 1).span.begin - from);
  if (token(at).flags & Token::kPossessive) {
    const size_t letter = between.find_first_of("sS");
    if (letter != std::string_view::npos) between.remove_prefix(letter + 1);
  }
  if (between.empty()) return kOther;
  if (is_white(between)) return kSpace;
  if (is_hyphen(between)) return kHyphen;
  if (between.front() == '.' && is_white(between.substr(1))) return kPoint;
  if (between.front() == ',' && is_white(between.substr(1))) return kComma;
  return kOther;
}

bool MatchText::in_brackets(uint32_t at) const {
  const Span span = token(at).span;
  return span.begin > 0 && text_[span.begin - 1] == '(' && span.end < text_.size() &&
         text_[span.end] == ')';
}

}  // namespace chancery

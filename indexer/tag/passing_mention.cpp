#include "indexer/tag/passing_mention.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <unordered_map>

#include "chancery/strings.h"
#include "chancery/words.h"

namespace chancery::indexer {

namespace {

constexpr size_t kLongestWord = 16;
constexpr Span kUnread = {UINT32_MAX, 0};
constexpr uint32_t kCourtesyBytes = 240;  // of a sentence behind its courtesy
constexpr size_t kListingWords = 5;       // from "listed" to where, "will be in the" between

enum Class : uint64_t {
  kMoney = 1,     // units of money
  kSeat = 2,      // "based" in "London-based"
  kCourtesy = 4,  // congratulate, thanks
  kWelcome = 8,   // welcome: a courtesy where a member is welcomed, not a treaty
  kMember = 16,   // member, delegation
  kSpeaker = 32,  // I, we, our
  kListing = 64,  // listed, listing: of securities
  kWhere = 128,   // in, on
};

using Classes = std::unordered_map<std::string, uint64_t, WordHash, std::equal_to<>>;

const Classes& all_classes() {
  static const Classes classes = [] {
    static constexpr std::array<std::string_view, 8> kClasses = {
        "money", "seat", "courtesy", "welcome", "member", "speaker", "listing", "where"};
    Classes all;
    const WordFile file("passing.txt", kClasses);
    for (const WordFile::Entry& entry : file.entries()) all[entry.text] |= entry.classes;
    return all;
  }();
  return classes;
}

uint64_t classes_of(std::string_view word) {
  const auto found = all_classes().find(word);
  return found == all_classes().end() ? 0 : found->second;
}

// Goes through the words of a text that are of ASCII letters and not too long, in lower case.
class WordReader {
 public:
  WordReader(std::string_view text, size_t begin, size_t end)
      : text_(text), at_(begin), end_(end) {}

  // The next word, "" at the end; one that is too long is cut.
  std::string_view next() {
    while (at_ < end_ && !is_word(text_[at_])) ++at_;
    size_t length = 0;
    for (; at_ < end_ && is_word(text_[at_]); ++at_) {
      if (length < kLongestWord) word_[length++] = lower(text_[at_]);
    }
    return {word_.data(), length};
  }

 private:
  std::string_view text_;
  size_t at_, end_;
  std::array<char, kLongestWord> word_;
};

struct Courtesy {
  uint32_t begin = 0;    // of its word
  bool welcome = false;  // somebody is welcomed, which is a courtesy to members alone
};

// The lengths that words of some classes have, by initial, a bit each: most words are told by
// theirs to be none.
class Lengths {
 public:
  explicit Lengths(uint64_t of_classes) {
    for (const auto& [word, kinds] : all_classes()) {
      if (!is_letter(word.front()) || word.size() > kLongestWord || !(kinds & of_classes)) continue;
      const auto small = static_cast<uint8_t>(word.front());
      for (const uint8_t initial : {small, static_cast<uint8_t>(small - ('a' - 'A'))})
        of_initial_[initial] |= 1U << word.size();
    }
  }
  bool may_have(char initial, size_t length) const {
    return length <= kLongestWord && (of_initial_[static_cast<uint8_t>(initial)] >> length & 1U);
  }

 private:
  std::array<uint32_t, 256> of_initial_ = {};  // small and capital
};

// Whether a byte belongs to a word.
const std::array<bool, 256> kWordBytes = [] {
  std::array<bool, 256> bytes = {};
  for (size_t byte = 0; byte < bytes.size(); ++byte) bytes[byte] = is_word(static_cast<char>(byte));
  return bytes;
}();

std::optional<Courtesy> find_courtesy(std::string_view text, const Span& sentence) {
  static const Lengths lengths(kCourtesy | kWelcome);
  std::optional<Courtesy> found;
  const char* const letters = text.data();
  const uint32_t end = sentence.end;
  for (uint32_t at = sentence.begin; at < end; ++at) {
    if (!kWordBytes[static_cast<uint8_t>(letters[at])]) continue;
    const uint32_t begin = at;
    while (at < end && kWordBytes[static_cast<uint8_t>(letters[at])]) ++at;
    if (!lengths.may_have(letters[begin], at - begin)) continue;
    WordReader word(text, begin, at);
    const uint64_t kinds = classes_of(word.next());
    if (kinds & kCourtesy) return Courtesy{begin, false};
    if ((kinds & kWelcome) && !found) found = Courtesy{begin, true};
  }
  return found;
}

// The word of ASCII letters that ends at `end`, if a space follows it there and nothing else.
std::string_view word_before(std::string_view text, size_t end) {
  if (end == 0 || (text[end - 1] != ' ' && text[end - 1] != '\n')) return {};
  size_t begin = end - 1;
  while (begin > 0 && is_letter(text[begin - 1])) --begin;
  return text.substr(begin, end - 1 - begin);
}

// "Listed in Luxembourg", "listing will be on the London market".
bool names_a_listing(std::string_view text, uint32_t begin) {
  static const Lengths lengths(kListing | kWhere);
  std::array<char, kLongestWord> small;
  size_t at = begin;
  bool where = false;
  for (size_t words = 0; words < kListingWords; ++words) {
    const std::string_view word = word_before(text, at);
    if (word.empty() || word.size() > kLongestWord) return false;
    at = static_cast<size_t>(word.data() - text.data());
    if (!lengths.may_have(word.front(), word.size())) continue;
    std::transform(word.begin(), word.end(), small.begin(), [](char c) { return lower(c); });
    const uint64_t kinds = classes_of({small.data(), word.size()});
    if (kinds & kListing) return where;
    where = where || (kinds & kWhere);
  }
  return false;
}

}  // namespace

bool in_passing(std::string_view text, const Span& mention) {
  if (names_a_listing(text, mention.begin)) return true;
  if (mention.end + 2 >= text.size()) return false;
  const char gap = text[mention.end];
  if (gap != ' ' && gap != '-' && gap != '\n') return false;
  static const Lengths lengths(kMoney | kSeat);
  const size_t limit = std::min(text.size(), mention.end + 2 + kLongestWord);
  size_t end = mention.end + 1;
  while (end < limit && is_word(text[end])) ++end;
  if (!lengths.may_have(text[mention.end + 1], end - mention.end - 1)) return false;
  WordReader words(text, mention.end + 1, end);
  return classes_of(words.next()) & (kMoney | kSeat);
}

bool PassingMentions::holds(const Span& mention) {
  if (in_passing(record_.text, mention)) return true;
  const auto sentence =
      std::partition_point(record_.sentences.begin(), record_.sentences.end(),
                           [&](const Sentence& one) { return one.span.end <= mention.begin; });
  if (sentence == record_.sentences.end()) return false;
  if (courtesies_.empty()) courtesies_.resize(record_.sentences.size(), kUnread);
  Span& courtesy = courtesies_[static_cast<size_t>(sentence - record_.sentences.begin())];
  if (courtesy == kUnread) courtesy = courtesy_in(sentence->span);
  return courtesy.begin <= mention.begin && mention.begin < courtesy.end;
}

// From the word of courtesy on, in a sentence whose speaker says "I" or "we".
Span PassingMentions::courtesy_in(const Span& sentence) const {
  const std::optional<Courtesy> courtesy = find_courtesy(record_.text, sentence);
  if (!courtesy) return {};
  WordReader words(record_.text, sentence.begin, sentence.end);
  bool member = false, speaker = false;
  for (std::string_view word = words.next(); !word.empty(); word = words.next()) {
    const uint64_t kinds = classes_of(word);
    member = member || (kinds & kMember);
    speaker = speaker || (kinds & kSpeaker);
  }
  if (!speaker || (courtesy->welcome && !member)) return {};
  return {courtesy->begin, std::min(sentence.end, courtesy->begin + kCourtesyBytes)};
}

}  // namespace chancery::indexer

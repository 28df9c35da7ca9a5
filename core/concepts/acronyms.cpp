#include "core/concepts/acronyms.h"

#include <algorithm>

namespace chancery {

namespace {
constexpr uint8_t kMinLetters = 2;
constexpr uint8_t kMaxLetters = 8;
constexpr uint32_t kMaxSmallWords = 3;  // "for", "the", "of" between the words that count
}  // namespace

std::optional<ConceptIndex> Acronyms::find(uint32_t at) const {
  if (acronyms_.empty()) return std::nullopt;
  const Token& token = text_.token(at);
  if (!(token.flags & (Token::kAllCapitals | Token::kAcronym))) return std::nullopt;
  for (auto known = acronyms_.rbegin(); known != acronyms_.rend(); ++known) {
    if (known->word == text_.word(at)) return known->target;
  }
  return std::nullopt;
}

bool Acronyms::learn(uint32_t at, const Mention* before, ConceptIndex known) {
  const Token& token = text_.token(at);
  if (text_.starts_sentence(at) || token.length < kMinLetters || token.length > kMaxLetters ||
      !(token.flags & (Token::kAllCapitals | Token::kAcronym)) || !text_.case_is_evidence(at)) {
    return false;
  }
  if (before && before->last == at && before->last - before->first > 1) {
    const std::string& type = gazetteer_[before->target].type;
    const bool has_acronym = type == "organisation" || type == "party" || type == "armed-group";
    // "Amnesty International (UK)" says where, not how it is called.
    const bool place = known != kNoConcept && gazetteer_[known].type == "state";
    if (has_acronym && !place) acronyms_.push_back({text_.word(at), before->target});
    return false;
  }
  uint32_t first = at;
  if (known == kNoConcept || !spelled_before(at, first) || shares_words(known, first, at)) {
    return false;
  }
  acronyms_.push_back({text_.word(at), kNoConcept});
  return true;
}

// Whether the initials of the words before token `at`, back to `first`, spell it.
bool Acronyms::spelled_before(uint32_t at, uint32_t& first) const {
  const std::string_view acronym = text_.word(at);
  size_t left = acronym.size();
  uint32_t small = 0;
  uint32_t i = at;
  while (left > 0 && !text_.starts_sentence(i)) {
    --i;
    const bool capital = text_.token(i).flags & Token::kCapital;
    if (capital && text_.word(i).front() == acronym[left - 1]) {
      --left;
      small = 0;
    } else if (capital || ++small > kMaxSmallWords) {
      return false;
    }
  }
  first = i;
  return left == 0;
}

// Whether half of the words in capitals occur in a name of `known`: another spelling of it.
bool Acronyms::shares_words(ConceptIndex known, uint32_t first, uint32_t last) const {
  std::string names = " " + fold(gazetteer_[known].name) + " ";
  for (const std::string& alias : gazetteer_[known].aliases) names += fold(alias) + " ";
  uint32_t words = 0, shared = 0;
  for (uint32_t i = first; i < last; ++i) {
    if (!(text_.token(i).flags & Token::kCapital)) continue;
    ++words;
    const size_t stem =
        std::max<size_t>(3, text_.word(i).size() - std::min<size_t>(text_.word(i).size(), 2));
    if (names.find(" " + std::string(text_.word(i).substr(0, stem))) != std::string::npos) ++shared;
  }
  return shared * 2 >= words;
}

}  // namespace chancery

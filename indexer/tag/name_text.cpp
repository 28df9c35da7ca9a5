#include "indexer/tag/name_text.h"

namespace chancery::indexer {

namespace {

ListedWord look_up(std::string_view word) {
  return {word_classes(word), bare_classes(word), is_stop_word(word, "en"), true};
}

}  // namespace

const ListedWord& ListedWords::of(std::string_view word, const WordNumbers& numbers,
                                  uint32_t token) {
  if (numbers.table == 0) return single_ = look_up(word);
  if (numbers.table != table_) {
    known_.clear();
    table_ = numbers.table;
  }
  const uint32_t number = numbers.of[token];
  if (number >= known_.size()) known_.resize(number + 1 + number / 2);
  if (!known_[number].known) known_[number] = look_up(word);
  return known_[number];
}

NameText::NameText(const Record& record, const TokenList& tokens, const std::vector<Cover>& covers,
                   const WordNumbers& numbers, ListedWords& listed)
    : record_(record),
      tokens_(tokens),
      covers_(covers),
      numbers_(numbers),
      listed_(listed),
      english_(record.language == "en") {
  const auto count = static_cast<uint32_t>(tokens.tokens.size());
  uint32_t begin = 0;
  for (const Sentence& sentence : record.sentences) {
    uint32_t end = begin;
    while (end < count && tokens.tokens[end].span.begin < sentence.span.end) ++end;
    if (has_evident_case(begin, end)) sentences_.push_back({begin, end});
    begin = end;
  }
}

std::string_view NameText::gap(uint32_t token) const {
  if (token == 0) return {};
  const uint32_t begin = tokens_.tokens[token - 1].span.end;
  return {record_.text.data() + begin, tokens_.tokens[token].span.begin - begin};
}

bool NameText::has_evident_case(uint32_t begin, uint32_t end) const {
  constexpr uint32_t kShort = 4;       // tokens, of which all may belong to one name
  constexpr uint32_t kMostListed = 6;  // tokens to a comma where names are listed
  uint32_t capitals = 0;
  uint32_t all_capitals = 0;
  uint32_t commas = 0;
  for (uint32_t i = begin; i < end; ++i) {
    commas += i > begin && gap(i).starts_with(',') ? 1 : 0;
    capitals += i > begin && (flags(i) & Token::kCapital) ? 1 : 0;
    all_capitals += flags(i) & Token::kAllCapitals ? 1 : 0;
  }
  const uint32_t all = end - begin;
  if (capitals == 0 && (all == 0 || !(flags(begin) & Token::kCapital))) return false;
  if (all_capitals * 2 > all) return false;
  // "With Bo Ek, Ann Lind, Olaf Brandt and Eva Dubova" is no headline.
  const bool list = commas > 1 && commas * kMostListed >= all;
  return all <= kShort || list || capitals * 3 < all * 2;
}

}  // namespace chancery::indexer

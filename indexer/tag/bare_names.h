// Names that nothing but their capitals shows: "Bo Ek", "the Lower Lake Trail", "Тамбов".
//
// A run of capitalised words is one where capitals tell (name_text.h), with the small words and
// numbers that go with it: "Banco de la Plata", "Channel 4". What begins a sentence has its capital
// from that. German writes every noun so: there given names, what stands before a word and how it
// ends must tell. gazetteer/words/bare_names.txt has the words.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "indexer/tag/name_text.h"

namespace chancery::indexer {

class BareNames {
 public:
  // `text` outlives this; a run of nothing but listed names is none. `from`: the byte behind the
  // dateline, where the text begins.
  explicit BareNames(const NameText& text, uint32_t from = 0);

  // Half-open ranges of tokens, in order, none within another.
  std::vector<Span> find();

 private:
  static constexpr uint32_t kMostTokens = 12;
  void sentence(uint32_t begin, uint32_t end);
  uint32_t run_end(uint32_t first, uint32_t end) const;
  uint32_t title_end(uint32_t first, uint32_t end) const;
  uint32_t adjectives_end(uint32_t next, uint32_t end) const;
  uint32_t joint_end(uint32_t first, uint32_t next, uint32_t end) const;
  bool joins(uint32_t left, std::string_view gap) const;
  void keep(Span run, uint32_t begin);
  bool is_empty(uint32_t token) const;
  bool is_listed(const Span& run) const;
  void take_off_titles(Span& run) const;
  void take_off_nouns(Span& run) const;
  void take_off_listed(Span& run) const;
  void take_off_plural(Span& run, uint32_t begin) const;
  void take_off_date(Span& run) const;
  void take_off_opening(Span& run, uint32_t begin) const;
  bool may_be_person(const Span& run) const;
  bool is_full_name(const Span& run) const;
  bool is_bracket(uint32_t token) const;
  bool is_name(const Span& run, bool anew) const;
  bool is_money(uint32_t token) const;
  bool may_stand_alone(uint32_t token) const;
  bool is_lone_name(uint32_t token, bool anew) const;
  bool acts(uint32_t token) const;
  void add_repeated();
  bool is_counted(const Span& run) const;
  bool is_compound(const Span& run) const;
  bool is_event(const Span& run) const;
  void take_in_year(Span& run) const;
  uint32_t with_kind_of_place(uint32_t first, uint32_t begin) const;
  bool begins_anew(uint32_t token, uint32_t begin) const;
  bool is_quoted(const Span& run) const;
  bool is_capital(uint32_t token) const;
  bool is_letter(uint32_t token) const;
  static bool is_roman(std::string_view word);
  static bool is_digits(std::string_view word);

  std::string_view word(uint32_t token) const { return text_.word(token); }
  uint8_t flags(uint32_t token) const { return text_.flags(token); }
  WordClasses classes(uint32_t token) const { return text_.classes(token); }
  BareClasses bare(uint32_t token) const { return text_.bare(token); }
  std::string_view gap(uint32_t token) const { return text_.gap(token); }
  std::string_view written(uint32_t token) const {
    const Span& span = tokens_[token].span;
    return std::string_view(record_.text).substr(span.begin, span.end - span.begin);
  }

  const NameText& text_;
  const Record& record_;
  const std::vector<Token>& tokens_;
  const std::vector<Cover>& covers_;
  const uint32_t from_;
  const bool german_;
  const bool english_;
  const bool russian_;
  std::vector<Span> found_;
  std::vector<uint32_t> left_;  // lone words of which nothing beside them tells that they are names
};

}  // namespace chancery::indexer

// The state that a speech speaks for, whose name the speech may never say: "my country".
#pragma once

#include <string_view>
#include <vector>

#include "chancery/matcher.h"
#include "chancery/record.h"

namespace chancery::indexer {

// The id of the state in a file's name of the form STATE_SESSION_YEAR, as collections of speeches
// have it ("…/SGP_29_1974.txt": "SGP"); empty when it has another form.
std::string_view state_in_path(std::string_view path);

class Speakers {
 public:
  explicit Speakers(const Gazetteer& gazetteer) : gazetteer_(gazetteer) {}

  // The state for which the text of `record` says "my country" or "my delegation", by the file's
  // name ("SGP_29_1974.txt") or by the head ("Statement by the Minister of Foreign Affairs of
  // Ghana", "Mr. Ek (Ghana):"); kNoConcept when it does not say so, or nothing tells whose. Each
  // such place is added to `mentions`, those of the text, as one of the state.
  ConceptIndex find(const Record& record, const TokenList& title,
                    const std::vector<Mention>& of_title, const TokenList& text,
                    std::vector<Mention>& mentions) const;

 private:
  ConceptIndex told_by_path(std::string_view path) const;
  ConceptIndex told_by_line(std::string_view line, const TokenList& tokens,
                            const std::vector<Mention>& mentions, size_t begin) const;
  ConceptIndex told_by_head(const Record& record, const TokenList& title,
                            const std::vector<Mention>& of_title, const TokenList& text,
                            const std::vector<Mention>& mentions) const;

  const Gazetteer& gazetteer_;
};

}  // namespace chancery::indexer

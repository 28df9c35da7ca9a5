// A page on one matter: numbers, who is named with it and with whom, the sentences that tell most,
// and what all that rests on. Nothing in it that is not in the documents.
#pragma once

#include <string>
#include <vector>

#include "search/answer/answer_source.h"
#include "search/render/style.h"

namespace chancery::search {

// A sentence of the page with its reference.
struct BriefSentence {
  std::string text;
  std::string note;  // with page or paragraph
  std::string date;  // as the record has it; empty when unknown
  double score = 0;  // see telling_sentences
};

struct Brief {
  std::string query;
  std::string understood;
  uint64_t total = 0;
  Certainty certainty = Certainty::kExact;
  std::vector<Facet> facets;             // year, publisher, lang, type, speaker
  View who;                              // actors that a sentence mentions with the matter
  View pairs;                            // actors that such sentences mention together
  std::vector<BriefSentence> sentences;  // ten at most, oldest first, undated ones last
  Coverage coverage;
};

// `query`: issue:"zangezur corridor", or any other. Throws as search does.
Brief make_brief(AnswerSource& source, const std::string& query);

// The query of an issue's name, narrowed by another query, which may be empty.
std::string brief_query(const std::string& issue, const std::string& narrower);

// One sentence a hit, the best first: those that name two main actors of their document, and are
// said by somebody, before others; of equal ones those of better hits.
std::vector<BriefSentence> telling_sentences(const std::vector<Hit>& hits);

// For a terminal or a file, wrapped.
std::string brief_text(const Brief& brief, const Style& style);

}  // namespace chancery::search

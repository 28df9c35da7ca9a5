#include "search/match/score_parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>

#include "chancery/schema.h"
#include "chancery/text.h"
#include "chancery/utf8.h"
#include "search/match/weighting.h"
#include "search/plan/ranking.h"
#include "search/plan/set_query.h"

namespace chancery::search {

using Xapian::Query;

namespace {

constexpr size_t kShownShared = 6;  // words of the best answers

// A prefix is capitals, which no folded word has.
std::string prefix_of_term(const std::string& term) {
  const auto* const end = std::find_if(term.data(), term.data() + term.size(),
                                       [](char c) { return c < 'A' || c > 'Z'; });
  return {term.data(), end};
}
std::string value_of_term(const std::string& term) {
  const size_t prefix = prefix_of_term(term).size();
  return term.substr(prefix + (term.size() > prefix && prefix > 0 && term[prefix] == ':' ? 1 : 0));
}

std::string name_of(const Gazetteer& gazetteer, ConceptKind kind, const std::string& id) {
  for (const ConceptIndex target : gazetteer.lookup(id)) {
    if (gazetteer[target].kind == kind) return gazetteer[target].name;
  }
  return id.starts_with("unlisted:") ? id.substr(id.find(':') + 1) : id;
}

class Explainer {
 public:
  Explainer(const Xapian::Database& database, Xapian::docid docid, const Gazetteer& gazetteer,
            const std::string& typed, const RankingNumbers& numbers)
      : database_(database), docid_(docid), gazetteer_(gazetteer), enquire_(database) {
    set_weighting(enquire_, numbers);
    TokenList tokens;
    tokenize(typed, tokens);
    for (const Token& token : tokens.tokens) typed_.emplace_back(tokens.word(token));
    const std::string path = database.get_document(docid).get_value(schema::kPathSlot);
    itself_ = Query(schema::unique_term(path));
  }

  std::vector<ScorePart> explain(const Query& query, const Query& feedback) {
    if (const auto weight = weight_of(query)) walk(query, *weight, 1, "");
    std::vector<ScorePart> own = std::exchange(parts_, {});
    if (feedback.empty()) return sorted(std::move(own));
    if (const auto weight = weight_of(feedback)) walk(feedback, *weight, 1, "");
    std::vector<ScorePart> shared = sorted(std::exchange(parts_, {}));
    if (shared.empty()) return sorted(std::move(own));
    ScorePart together;
    together.kind = ScoreKind::kFeedback;
    for (size_t i = 0; i < shared.size(); ++i) {
      together.score += shared[i].score;
      if (i < kShownShared) together.label += (i ? ", " : "") + shared[i].label;
    }
    if (shared.size() > kShownShared) {
      together.label += fmt::format(" and {} more", shared.size() - kShownShared);
    }
    own.push_back(std::move(together));
    return sorted(std::move(own));
  }

 private:
  static std::vector<ScorePart> sorted(std::vector<ScorePart> parts) {
    std::stable_sort(parts.begin(), parts.end(),
                     [](const ScorePart& a, const ScorePart& b) { return a.score > b.score; });
    return parts;
  }

  // What the document gets from `query` alone; nullopt when it does not match.
  std::optional<double> weight_of(const Query& query) {
    if (query.empty()) return std::nullopt;
    constexpr Xapian::doccount kSamePath = 10;  // in several databases
    set_query(enquire_, database_, Query(Query::OP_FILTER, query, itself_));
    const Xapian::MSet found = enquire_.get_mset(0, kSamePath);
    for (auto item = found.begin(); item != found.end(); ++item) {
      if (*item == docid_) return item.get_weight();
    }
    return std::nullopt;
  }

  // `weight`: what the document gets from `query`, before `factor`. `beside`: the word that a group
  // of words like it stands beside.
  void walk(const Query& query, double weight, double factor, const std::string& beside) {
    if (weight == 0) return;
    const size_t count = query.get_num_subqueries();
    switch (query.get_type()) {
      case Query::OP_OR:
      case Query::OP_AND:
      case Query::OP_XOR:
      case Query::OP_AND_MAYBE:
        for (size_t i = 0; i < count; ++i) {
          const Query part = query.get_subquery(i);
          const auto own = weight_of(part);
          if (own) walk(part, *own, factor, i == 0 ? beside : word_in(query.get_subquery(0)));
        }
        return;
      case Query::OP_FILTER:
      case Query::OP_AND_NOT:
        walk(query.get_subquery(0), weight, factor, beside);
        return;
      case Query::OP_SCALE_WEIGHT: {
        const Query part = query.get_subquery(0);
        const auto own = weight_of(part);
        if (own && *own > 0) walk(part, *own, factor * weight / *own, beside);
        return;
      }
      default:
        add(query, weight * factor, beside);
    }
  }

  // The word that a query of words stands for.
  std::string word_in(Query query) {
    while (query.get_type() == Query::OP_SCALE_WEIGHT) query = query.get_subquery(0);
    std::vector<std::string> terms = terms_of(query);
    // The word with its accents is the same word.
    std::erase_if(terms, [](const std::string& term) {
      return prefix_of_term(term) == schema::kExactFormPrefix;
    });
    return terms.empty() || !prefix_of_term(terms.front()).empty() ? "" : word_of(terms);
  }

  static std::vector<std::string> terms_of(const Query& query) {
    std::vector<std::string> terms;
    for (auto term = query.get_terms_begin(); term != query.get_terms_end(); ++term) {
      terms.push_back(*term);
    }
    return terms;
  }

  uint32_t occurrences(const std::string& term) const {
    auto posting = database_.postlist_begin(term);
    posting.skip_to(docid_);
    return posting != database_.postlist_end(term) && *posting == docid_ ? posting.get_wdf() : 0;
  }

  // As it was typed, else as it stands most often in the document.
  std::string word_of(const std::vector<std::string>& terms) const {
    for (const std::string& word : typed_) {
      if (std::find(terms.begin(), terms.end(), word) != terms.end()) return word;
    }
    return most_frequent(terms);
  }

  // That the document has most.
  const std::string& most_frequent(const std::vector<std::string>& terms) const {
    return *std::max_element(terms.begin(), terms.end(), [&](const auto& a, const auto& b) {
      return occurrences(a) < occurrences(b);
    });
  }

  // Whether they are the group of words that begin like the one that they stand beside.
  static bool are_similar(const Query& leaf, const std::vector<std::string>& terms,
                          const std::string& beside) {
    size_t end = 0;
    for (size_t i = 0; i < ranking::kVariantCharacters && end < beside.size(); ++i)
      utf8::next(beside, end);
    const std::string start = beside.substr(0, end);
    return !start.empty() && leaf.get_type() == Query::OP_SYNONYM &&
           std::all_of(terms.begin(), terms.end(),
                       [&](const std::string& term) { return term.starts_with(start); });
  }

  void add(const Query& leaf, double score, const std::string& beside) {
    ScorePart part;
    part.score = score;
    const std::vector<std::string> terms = terms_of(leaf);
    if (terms.empty() || are_similar(leaf, terms, beside)) {
      part.kind = ScoreKind::kSimilar;
      part.label = beside;
    } else if (leaf.get_type() == Query::OP_NEAR || leaf.get_type() == Query::OP_PHRASE) {
      const bool near = leaf.get_type() == Query::OP_NEAR;
      part.kind = near ? ScoreKind::kNear : ScoreKind::kPhrase;
      // In the query's order, which the terms of the whole have not.
      for (size_t i = 0; i < leaf.get_num_subqueries(); ++i) {
        for (const std::string& term : terms_of(leaf.get_subquery(i))) {
          part.label += (part.label.empty() ? "" : near ? " – " : " ") + named(term);
        }
      }
    } else {
      std::tie(part.kind, part.label) = meaning_of(terms);
      for (const std::string& term : terms) part.count += occurrences(term);
    }
    const auto same = std::find_if(parts_.begin(), parts_.end(), [&](const ScorePart& other) {
      return other.kind == part.kind && other.label == part.label;
    });
    if (same != parts_.end()) {
      same->score += part.score;
    } else {
      parts_.push_back(std::move(part));
    }
  }

  std::string named(const std::string& term) const { return meaning_of({term}).second; }

  std::pair<ScoreKind, std::string> meaning_of(const std::vector<std::string>& terms) const {
    const std::string prefix = prefix_of_term(terms.front());
    const std::string value = value_of_term(terms.front());
    if (prefix.empty()) return {ScoreKind::kWord, word_of(terms)};
    if (prefix == schema::kExactFormPrefix) return {ScoreKind::kWord, value};
    if (prefix == schema::prefix_of("actor")) {
      return {ScoreKind::kActor, name_of(gazetteer_, ConceptKind::kActor, value)};
    }
    if (prefix == schema::prefix_of("issue")) {
      return {ScoreKind::kIssue, name_of(gazetteer_, ConceptKind::kIssue, value)};
    }
    if (prefix == schema::prefix_of("pair")) {
      // Of the pairs that a wider issue stands for, the one that the document has most.
      const std::string pair = value_of_term(most_frequent(terms));
      const size_t slash = pair.find('/');
      return {ScoreKind::kMeeting,
              name_of(gazetteer_, ConceptKind::kActor, pair.substr(0, slash)) + " – " +
                  name_of(gazetteer_, ConceptKind::kIssue, pair.substr(slash + 1))};
    }
    for (const schema::Field& field : schema::kFields) {
      if (field.prefix == prefix)
        return {ScoreKind::kField, fmt::format("{}:{}", field.name, value)};
    }
    return {ScoreKind::kField, value};
  }

  const Xapian::Database& database_;
  const Xapian::docid docid_;
  const Gazetteer& gazetteer_;
  Xapian::Enquire enquire_;
  Query itself_;
  std::vector<std::string> typed_;
  std::vector<ScorePart> parts_;
};

}  // namespace

std::vector<ScorePart> score_parts(const Xapian::Database& database, const Xapian::Query& query,
                                   const Xapian::Query& feedback, Xapian::docid docid,
                                   const Gazetteer& gazetteer, const std::string& typed,
                                   const RankingNumbers& numbers) {
  return Explainer(database, docid, gazetteer, typed, numbers).explain(query, feedback);
}

}  // namespace chancery::search

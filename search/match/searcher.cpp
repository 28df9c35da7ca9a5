#include "search/match/searcher.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <optional>

#include "chancery/error.h"
#include "chancery/paths.h"
#include "chancery/schema.h"
#include "core/matcher_cache.h"
#include "search/match/copies.h"
#include "search/match/databases.h"
#include "search/match/explain.h"
#include "search/match/facets.h"
#include "search/match/feedback.h"
#include "search/parse/lexer.h"
#include "search/plan/plan.h"
#include "search/plan/ranking.h"
#include "search/snippet/snippets.h"
#include "search/view/views.h"

namespace chancery {

namespace {

// Up to this many documents every hit is counted; in larger databases the total is an estimate
// unless facets need all of them.
constexpr Xapian::doccount kCountedExactly = 200'000;
constexpr size_t kMinSuggestedBytes = 4;     // shorter words look like too many others
constexpr Xapian::doccount kSpareHits = 20;  // asked for beyond a page, for copies among them
constexpr int kTries = 3;                    // when the database is rewritten under a query

std::string described(const Xapian::Error& error) {
  return fmt::format("{} ({})", error.get_msg(), error.get_type());
}

}  // namespace

struct Searcher::Impl {
  explicit Impl(const std::vector<std::string>& paths)
      : databases(paths), gazetteer(databases.gazetteer()) {}

  // Getting the matcher costs more than a query: it waits for the first one.
  const Matcher& matcher() {
    if (!matcher_) {
      matcher_.emplace(load_matcher(gazetteer, databases.packed_gazetteer(), cache_directory()));
    }
    return *matcher_;
  }

  void refresh() {
    if (!databases.refresh()) return;
    values_.clear();
    matcher_.reset();
    gazetteer = databases.gazetteer();
  }

  PlanContext plan_context(const SearchOptions& options) {
    return {gazetteer,       matcher(),         databases.languages(),
            databases.all(), databases.forms(), options.ranking};
  }

  Plan plan(const std::string& query, const SearchOptions& options) {
    const PlanContext context = plan_context(options);
    return options.bag_of_words ? plan_words(query, context)
                                : plan_query(query, parse_query(query), context);
  }

  // Asks again when an indexer rewrites the database meanwhile.
  template <typename Question>
  auto with_fresh_database(const Question& question) {
    for (int attempt = 1;; ++attempt) {
      try {
        refresh();
        return question();
      } catch (const Xapian::DatabaseModifiedError& error) {
        if (attempt == kTries) {
          throw Error("the database is being rewritten", "try again in a moment");
        }
      } catch (const Xapian::Error& error) {
        throw Error("the database could not answer: " + described(error),
                    "if it is damaged, index the folder again with --full");
      }
    }
  }

  Answer search(const std::string& query, const SearchOptions& options) {
    const auto start = std::chrono::steady_clock::now();
    Answer answer;
    answer.query = query;
    Plan planned = plan(query, options);
    // Answers that hold all that was asked for need no words of others (see feedback.h).
    match(planned.query, planned.wanted, !planned.strict, options, answer);
    if (answer.total == 0 && !planned.fallback.empty()) {
      match(planned.fallback, planned.wanted, true, options, answer);
      if (answer.total > 0) {
        planned.understood += planned.understood.empty() ? "any of the words" : " · any of them";
      }
    }
    answer.understood = planned.understood == query ? "" : planned.understood;
    if (answer.total == 0) {
      answer.suggestion = suggestion(query);
      if (!options.bag_of_words) answer.explanation = explain_nothing(query, plan_context(options));
    }
    add_snippets(planned.wanted, options, answer);
    answer.coverage = databases.coverage();
    answer.took_ms =
        std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
    return answer;
  }

  View view(const std::string& query, const ViewRequest& request) {
    const auto start = std::chrono::steady_clock::now();
    View view;
    view.query = query.empty() ? "*" : query;
    const PlanContext planning = plan_context({});
    Plan planned = plan(view.query, {});
    view.total = count_documents(databases.all(), planned.query);
    if (view.total == 0 && !planned.fallback.empty()) {
      planned.query = planned.fallback;
      view.total = count_documents(databases.all(), planned.query);
    }
    view.understood = planned.understood == query ? "" : planned.understood;
    const auto first_hits = [&](uint32_t count) {
      SearchOptions options;
      options.count = count;
      options.sort = request.sort;
      options.all_copies = request.all_copies;
      options.snippets = options.records = false;
      std::vector<uint32_t> found;
      for (const Hit& hit : search(view.query, options).hits) found.push_back(hit.docid);
      return found;
    };
    make_view({databases.all(), gazetteer, planned.query, planned.wanted, planning, first_hits},
              request, view);
    view.took_ms =
        std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
    return view;
  }

  static void set_weighting(Xapian::Enquire& enquire) {
    // How often a word was typed is in the query's weights already: see Planner::weighed.
    constexpr double kNoQueryFrequency = 0;
    enquire.set_weighting_scheme(
        Xapian::BM25Weight(ranking::kK1, 0, kNoQueryFrequency, ranking::kB, ranking::kMinLength));
  }

  // The same for every page of an answer, so that paging is stable.
  Xapian::Query fed_back(const Xapian::Query& query, const Wanted& wanted, Records& records) {
    Xapian::Enquire enquire(databases.all());
    set_weighting(enquire);
    enquire.set_query(query);
    const Xapian::MSet first = enquire.get_mset(0, kFeedbackAnswers);
    return with_feedback(query, feedback_terms(databases.all(), first, wanted, records));
  }

  void match(const Xapian::Query& query, const Wanted& wanted, bool vague,
             const SearchOptions& options, Answer& answer) {
    Xapian::Database& all = databases.all();
    Xapian::Enquire enquire(all);
    set_weighting(enquire);
    Records records;  // that feedback has read
    const bool feedback =
        vague && options.ranking.feedback && options.sort == SortOrder::kRelevance;
    enquire.set_query(feedback ? fed_back(query, wanted, records) : query);
    if (options.sort == SortOrder::kNewestFirst) {
      enquire.set_sort_by_value_then_relevance(schema::kDateSlot, true);
    } else if (options.sort == SortOrder::kOldestFirst) {
      enquire.set_sort_by_value_then_relevance(schema::kDateOrLastSlot, false);
    }
    Xapian::MSet found;
    {
      const FacetCounter counter(options.facets, enquire);
      found = enquire.get_mset(options.all_copies ? options.offset : 0, fetched(options),
                               counted(options));
      answer.facets = counter.facets(gazetteer, options.facet_values);
      enquire.clear_matchspies();
    }
    answer.total = found.get_matches_estimated();
    answer.exact = found.get_matches_lower_bound() == found.get_matches_upper_bound();
    answer.hits.clear();
    if (options.all_copies) {
      for (auto item = found.begin(); item != found.end(); ++item) {
        answer.hits.push_back(hit_of(item, item.get_rank() + 1, options, records));
      }
      return;
    }
    // More than the page needs, again and again, until copies leave enough.
    std::vector<Group> groups = grouped(found);
    while (groups.size() < options.offset + options.count && found.size() < answer.total &&
           options.count != 0) {
      const Xapian::doccount more = 2 * found.size() + kSpareHits;
      found = enquire.get_mset(0, more, counted(options));
      groups = grouped(found);
      if (found.size() < more) break;
    }
    // Copies seen are no hits; of those beyond nothing is known.
    const uint64_t copies = found.size() - groups.size();
    answer.exact = answer.exact && (copies == 0 || found.size() == answer.total);
    answer.total -= copies;
    const size_t end = options.count == 0
                           ? groups.size()
                           : std::min<size_t>(groups.size(), options.offset + options.count);
    for (size_t i = options.offset; i < end; ++i) {
      const Group& group = groups[i];
      Hit hit = hit_of(found[group.face], static_cast<uint32_t>(i + 1), options, records);
      for (const Xapian::doccount at : group.hits) {
        if (at == group.face) continue;
        const Xapian::Document copy = found[at].get_document();
        hit.copies.push_back(
            {copy.get_value(schema::kPathSlot), copy.get_value(schema::kPublisherSlot)});
      }
      answer.hits.push_back(std::move(hit));
    }
  }

  // How many hits to ask for: with some to spare for copies, which are no hits of their own.
  Xapian::doccount fetched(const SearchOptions& options) {
    const Xapian::doccount documents = databases.all().get_doccount();
    if (options.count == 0) return documents;
    return options.all_copies ? options.count : options.offset + options.count + kSpareHits;
  }
  Xapian::doccount counted(const SearchOptions& options) {
    const Xapian::doccount documents = databases.all().get_doccount();
    return documents <= kCountedExactly || !options.facets.empty() ? documents : 0;
  }

  // Hits with one text, as places in a match.
  struct Group {
    Xapian::doccount face = 0;
    std::vector<Xapian::doccount> hits;
  };

  std::vector<Group> grouped(const Xapian::MSet& found) {
    CopyGroups copies;
    std::vector<Group> groups;
    for (Xapian::doccount i = 0; i < found.size(); ++i) {
      const size_t group = copies.add(found[i].get_document().get_value(schema::kSketchSlot));
      if (group == groups.size()) groups.push_back({i, {}});
      groups[group].hits.push_back(i);
    }
    for (Group& group : groups) {
      if (group.hits.size() > 1) group.face = face_of(found, group.hits);
    }
    return groups;
  }

  // The most complete, the newest of those that are about as complete.
  Xapian::doccount face_of(const Xapian::MSet& found, const std::vector<Xapian::doccount>& hits) {
    constexpr double kAsComplete = 0.9;
    std::vector<double> lengths;
    for (const Xapian::doccount at : hits) {
      lengths.push_back(databases.all().get_doclength(*found[at]));
    }
    const double most = *std::max_element(lengths.begin(), lengths.end());
    Xapian::doccount face = hits.front();
    std::string newest;
    bool chosen = false;
    for (size_t i = 0; i < hits.size(); ++i) {
      if (lengths[i] < kAsComplete * most) continue;
      const std::string date = found[hits[i]].get_document().get_value(schema::kDateSlot);
      if (chosen && date <= newest) continue;
      chosen = true;
      newest = date;
      face = hits[i];
    }
    return face;
  }

  static Hit hit_of(const Xapian::MSetIterator& item, uint32_t rank, const SearchOptions& options,
                    Records& records) {
    Hit hit;
    hit.rank = rank;
    hit.score = item.get_weight();
    hit.docid = *item;
    const Xapian::Document document = item.get_document();
    if (options.records) {
      const auto known = records.find(*item);
      hit.record = known == records.end() ? unpack(document.get_data()) : std::move(known->second);
    } else {
      hit.record.path = document.get_value(schema::kPathSlot);
    }
    return hit;
  }

  static void add_snippets(const Wanted& wanted, const SearchOptions& options, Answer& answer) {
    if (!options.snippets || !options.records) return;
    SnippetMaker maker(wanted);
    for (Hit& hit : answer.hits) hit.snippets = maker.make(hit.record);
  }

  // `query` with every word that no document has replaced by one that looks like it.
  std::string suggestion(const std::string& query) {
    std::string out;
    size_t done = 0;
    bool value = false;  // of a field: no word of a text
    for (const QueryToken& part : lex_query(query)) {
      const bool plain = part.kind == QueryToken::kWord && !value;
      value = part.kind == QueryToken::kField;
      if (!plain) continue;
      TokenList tokens;
      tokenize(part.text, tokens);
      for (const Token& token : tokens.tokens) {
        const std::string word(tokens.word(token));
        if (word.size() < kMinSuggestedBytes || databases.all().term_exists(word) ||
            !gazetteer.lookup(word).empty()) {
          continue;
        }
        const std::string better = databases.all().get_spelling_suggestion(word, 2);
        if (better.empty()) continue;
        const size_t begin = part.offset + token.span.begin;
        out += query.substr(done, begin - done) + better;
        done = part.offset + token.span.end;
      }
    }
    return done == 0 ? "" : out + query.substr(done);
  }

  std::vector<std::string> values(const std::string& field, const std::string& start, size_t most) {
    auto cached = values_.find(field);
    if (cached == values_.end()) {
      Xapian::Enquire enquire(databases.all());
      enquire.set_query(Xapian::Query::MatchAll);
      const FacetCounter counter({field}, enquire);
      enquire.get_mset(0, 0, databases.all().get_doccount());
      std::vector<std::string> all;
      for (const FacetValue& value : counter.facets(gazetteer, 0).front().values) {
        all.push_back(value.value);
      }
      cached = values_.emplace(field, std::move(all)).first;
    }
    std::vector<std::string> found;
    const std::string folded = fold(start);
    for (const std::string& value : cached->second) {
      if (found.size() == most) break;
      if (fold(value).starts_with(folded)) found.push_back(value);
    }
    return found;
  }

  Databases databases;
  Gazetteer gazetteer;
  std::optional<Matcher> matcher_;
  std::map<std::string, std::vector<std::string>> values_;
};

Searcher::Searcher(const std::vector<std::string>& databases)
    : impl_(std::make_unique<Impl>(databases)) {}
Searcher::~Searcher() = default;

void Searcher::prepare() {
  impl_->matcher();
}

Answer Searcher::search(const std::string& query, const SearchOptions& options) {
  return impl_->with_fresh_database([&] { return impl_->search(query, options); });
}

View Searcher::view(const std::string& query, const ViewRequest& request) {
  return impl_->with_fresh_database([&] { return impl_->view(query, request); });
}

std::vector<Mark> Searcher::marks(const std::string& query, const Record& record) {
  const Plan plan = impl_->plan(query, {});
  return SnippetMaker(plan.wanted).marks(record);
}

const Coverage& Searcher::coverage() const {
  return impl_->databases.coverage();
}
const Gazetteer& Searcher::gazetteer() const {
  return impl_->gazetteer;
}

std::vector<std::string> Searcher::values(const std::string& field, const std::string& start,
                                          size_t most) {
  return impl_->values(field, start, most);
}

}  // namespace chancery

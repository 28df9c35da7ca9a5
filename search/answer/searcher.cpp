#include "search/answer/searcher.h"

#include <algorithm>
#include <chrono>
#include <optional>

#include "chancery/matcher_cache.h"
#include "chancery/paths.h"
#include "chancery/stored_record.h"
#include "search/answer/concept_names.h"
#include "search/answer/counted_query.h"
#include "search/answer/counts.h"
#include "search/answer/field_values.h"
#include "search/answer/loosening.h"
#include "search/answer/marks_in_use.h"
#include "search/answer/meant_query.h"
#include "search/answer/ranked_hits.h"
#include "search/answer/retries.h"
#include "search/answer/usual_concepts.h"
#include "search/answer/view_question.h"
#include "search/match/databases.h"
#include "search/match/fingerprint.h"
#include "search/match/marked_documents.h"
#include "search/plan/document_at.h"
#include "search/plan/statement_question.h"
#include "search/snippet/asked_marks.h"
#include "search/view/counting.h"
#include "search/view/explain.h"
#include "search/view/views.h"

namespace chancery::search {

struct Searcher::Impl {
  Impl(const std::vector<std::string>& paths, const ServerRules& rules) : databases(paths, rules) {}

  // The one way to an answer: see searcher.h.
  template <typename Question>
  auto ask(const Question& question) {
    return answered(databases, [&] {
      refresh();
      return question();
    });
  }

  void refresh() {
    if (databases.refresh()) stale_ = true;
    if (!stale_) return;
    values_ = {};
    words_asked_.clear();
    usual_ = {};
    if (!gazetteer_ || packed_gazetteer_ != databases.packed_gazetteer()) {
      matcher_.reset();
      scratch_.emplace();
      names_.reset();
      spelling_ = {};
      gazetteer_.reset();
      gazetteer_ = databases.gazetteer();
      packed_gazetteer_ = databases.packed_gazetteer();
    }
    stale_ = false;
  }

  // Getting the matcher costs more than a query: it waits for the first one.
  const Matcher& matcher() {
    if (!matcher_)
      matcher_.emplace(load_matcher(*gazetteer_, packed_gazetteer_, cache_directory()));
    return *matcher_;
  }

  const ConceptNames& names() {
    if (!names_) names_.emplace(*gazetteer_);
    return *names_;
  }

  PlanContext plan_context(const SearchOptions& options) {
    PlanContext context{
        *gazetteer_,       matcher(),       databases.languages(),         databases.all(),
        databases.forms(), options.ranking, own_marks.tagged_in(databases)};
    context.scratch = &*scratch_;
    if (databases.has_servers()) context.guesses = [this] { return databases.has_guessed(); };
    return context;
  }

  MeantQuery plan(const std::string& query, const SearchOptions& options) {
    return databases.looked_up([&] {
      MeantQuery meant = meant_query(query, options.bag_of_words, plan_context(options), spelling_);
      look_up_words(databases, meant.plan, words_asked_);
      return meant;
    });
  }

  Answer search(const std::string& query, const SearchOptions& asked) {
    const auto start = std::chrono::steady_clock::now();
    SearchOptions options = asked;
    Answer answer;
    answer.query = query;
    auto [planned, correction, corrected, order, hints] = plan(query, options);
    if (corrected) answer.corrected = correction.query;
    if (order != PlainQuestion::kAsAsked && !options.sort_chosen) {
      options.sort =
          order == PlainQuestion::kOldestFirst ? SortOrder::kOldestFirst : SortOrder::kNewestFirst;
      say_order(options.sort == SortOrder::kOldestFirst, query, planned);
    }
    // Answers that hold all that was asked for need no words of others (see feedback.h).
    Plan& meant = planned;
    ask_for_less(
        meant,
        [&](const Xapian::Query& query_asked, bool vague, const auto& suffices) {
          const auto will_name = [&](const auto& records) { usual_.prepare(databases, records); };
          match({query_asked, meant, vague, suffices, will_name}, options, answer);
          return answer.total;
        },
        [&](const Xapian::Query& query_asked, bool vague) {
          will_find_hits(databases, *gazetteer_, {query_asked, meant, vague, {}},
                         without_tags(options));
        },
        Counts(databases));
    if (options.records) usual_.note(databases, answer.hits);
    answer.understood = planned.understood == query ? "" : planned.understood;
    answer.parts = std::move(planned.parts);
    answer.explanation = std::move(hints);
    if (answer.total == 0 && !options.bag_of_words) {
      answer.suggestion = correction.query;
      auto sentences =
          databases.looked_up([&] { return explain_nothing(query, plan_context(options)); });
      for (std::string& sentence : sentences) answer.explanation.push_back(std::move(sentence));
    }
    answer.coverage = databases.coverage();
    answer.took_ms =
        std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
    return answer;
  }

  View view(const std::string& query, const ViewRequest& request) {
    const auto start = std::chrono::steady_clock::now();
    View view =
        request.kind == ViewKind::kCompare ? comparison(query, request) : picture(query, request);
    own_marks.add_to(databases, view);
    view.took_ms =
        std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
    return view;
  }

  View comparison(const std::string& query, const ViewRequest& request) {
    const Comparison asked = read_comparison(request.subject, query, *gazetteer_);
    std::vector<View> sides;
    for (const std::string& one : asked.queries) {
      ViewRequest of_side = request;
      of_side.kind = ViewKind::kSaid;
      of_side.subject = one;
      of_side.most = 0;
      sides.push_back(picture(one, of_side));
    }
    return compared(asked.names, std::move(sides), request.most);
  }

  View picture(const std::string& query, const ViewRequest& request) {
    const Deadline deadline(request.seconds);
    View view;
    view.query = query_of_view(query, request, *gazetteer_);
    auto [planned, counted, vague, total] = counted_query(plan(view.query, {}).plan, databases);
    const PlanContext planning = plan_context({});
    view.total = total;
    view.certainty = planned.certainty;
    view.coverage = databases.coverage();
    view.understood = planned.understood == query ? "" : planned.understood;
    const auto first_hits = [&](uint32_t count) {
      SearchOptions options;
      options.count = count;
      options.sort = request.sort;
      options.sort_chosen = request.sort != SortOrder::kRelevance;
      options.all_copies = request.all_copies;
      options.snippets = options.records = false;
      options.seconds = request.seconds;
      std::vector<uint32_t> found;
      for (const Hit& hit : search(view.query, options).hits) found.push_back(hit.docid);
      return found;
    };
    make_view({databases.all(), *gazetteer_, counted, planned.wanted, planning, vague, first_hits,
               series_of(view.query, request), planned.statements, deadline,
               [this](const std::string& other) {
                 return counted_query(plan(other, {}).plan, databases).total;
               }},
              request, view);
    return view;
  }

  std::vector<SeriesQuery> series_of(const std::string& query, const ViewRequest& request) {
    std::vector<SeriesQuery> series;
    for (const auto& [name, text] : series_of_view(query, request)) {
      Plan planned = plan(text, {}).plan;
      series.push_back({name, text, planned.query, planned.certainty, planned.statements});
    }
    return series;
  }

  void match(const Question& question, const SearchOptions& options, Answer& answer) {
    find_hits(databases, *gazetteer_, question, without_tags(options), answer);
    own_marks.add_to(databases, question.query, options, answer);
  }

  std::vector<std::string> values(const std::string& field, const std::string& start, size_t most) {
    if (field == "tag") return own_marks.beginning(databases, start, most);
    return values_.beginning(databases.all(), *gazetteer_, field, start, most);
  }

  std::vector<Mark> marks(const std::string& query, const Record& record) {
    return asked_marks(record, plan(query, {}).plan.wanted);
  }

  Databases databases;
  MarksInUse own_marks;

 private:
  bool stale_ = true;  // what is below was made of an earlier state of the databases
  std::string packed_gazetteer_;
  std::optional<Gazetteer> gazetteer_;
  std::optional<Matcher> matcher_;  // of the gazetteer, as the three below
  std::optional<MatchScratch> scratch_{std::in_place};
  std::optional<ConceptNames> names_;  // made when first asked for
  Spelling spelling_;
  FieldValues values_;
  std::set<std::string> words_asked_;
  UsualConcepts usual_;
};

Searcher::Searcher(const std::vector<std::string>& databases, const ServerRules& rules)
    : impl_(std::make_unique<Impl>(databases, rules)) {
  impl_->ask([] {});
}
Searcher::~Searcher() = default;

void Searcher::use_marks(const MarkSource* marks) {
  impl_->own_marks.use(marks);
}

std::vector<MarkedDocument> Searcher::marked() {
  return impl_->ask([&] { return impl_->own_marks.all(impl_->databases); });
}

MarkedDocument Searcher::mark_of(const std::string& path) {
  return impl_->ask([&] { return search::mark_of(path, impl_->databases.all()); });
}

void Searcher::prepare() {
  impl_->ask([&] {
    impl_->matcher();
    impl_->names();
  });
}

Answer Searcher::search(const std::string& query, const SearchOptions& options) {
  return impl_->ask([&] { return impl_->search(query, options); });
}

View Searcher::view(const std::string& query, const ViewRequest& request) {
  return impl_->ask([&] { return impl_->view(query, request); });
}

std::vector<Mark> Searcher::marks(const std::string& query, const Record& record) {
  return impl_->ask([&] { return impl_->marks(query, record); });
}

Record Searcher::document(const std::string& name) {
  return impl_->ask([&] {
    const Xapian::Database& all = impl_->databases.all();
    return stored_record(all.get_document(document_named(name, all)));
  });
}

Record Searcher::document_with_id(const std::string& id) {
  return impl_->ask([&] {
    const Xapian::Database& all = impl_->databases.all();
    return stored_record(all.get_document(search::document_with_id(id, all)));
  });
}

Coverage Searcher::coverage() {
  return impl_->ask([&] { return impl_->databases.coverage(); });
}

std::string Searcher::fingerprint() {
  return impl_->ask([&] { return search::fingerprint(impl_->databases.all()); });
}

std::string Searcher::revision() {
  return impl_->ask([&] { return impl_->databases.revision(); });
}

std::vector<std::string> Searcher::values(const std::string& field, const std::string& start,
                                          size_t most) {
  return impl_->ask([&] { return impl_->values(field, start, most); });
}

std::vector<std::string> Searcher::concept_names(std::optional<ConceptKind> kind,
                                                 const std::string& start, size_t most) {
  return impl_->ask([&] { return impl_->names().beginning(kind, start, most); });
}

}  // namespace chancery::search

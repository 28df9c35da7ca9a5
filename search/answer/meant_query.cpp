#include "search/answer/meant_query.h"

#include <fmt/format.h>

#include <utility>

#include "search/plan/document_count.h"

namespace chancery::search {

MeantQuery meant_query(const std::string& query, bool bag_of_words, const PlanContext& context,
                       Spelling& spelling) {
  if (bag_of_words) return {plan_words(query, context), {}, false, {}, {}};
  PlainQuestion question = read_question(query);
  MeantQuery meant{plan_query(query, question.tree, context), spelling.correct(query, context),
                   false, question.order, std::move(question.hints)};
  const Correction& correction = meant.correction;
  if (!correction.sure) return meant;
  Plan plan = plan_query(correction.query, read_question(correction.query).tree, context);
  const auto finds = [&](const Xapian::Query& one) {
    return !one.empty() && count_documents(context.database, one) > 0;
  };
  if (context.guesses && context.guesses()) return meant;
  if (!finds(plan.query) && !finds(plan.fallback)) return meant;
  std::string said;
  for (const auto& [typed, word] : correction.words) {
    said += fmt::format("{} → {} (no document has {}) · ", typed, word, typed);
  }
  plan.understood = said + (plan.understood.empty() ? correction.query : plan.understood);
  meant.plan = std::move(plan);
  meant.corrected = true;
  return meant;
}

void say_order(bool oldest_first, const std::string& query, Plan& plan) {
  const std::string order = oldest_first ? "oldest first" : "newest first";
  if (plan.understood.empty()) plan.understood = query;
  plan.understood += " · " + order;
  plan.parts.push_back({order});
}

}  // namespace chancery::search

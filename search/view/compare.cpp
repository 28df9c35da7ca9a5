#include <algorithm>

#include "search/view/statement_order.h"
#include "search/view/views.h"

namespace chancery::search {

View compared(const std::vector<std::string>& names, std::vector<View> sides, uint32_t most) {
  View view;
  view.kind = ViewKind::kCompare;
  for (size_t i = 0; i < sides.size(); ++i) {
    View& side = sides[i];
    const auto joined = [&](std::string& text, const std::string& part) {
      text += (text.empty() || part.empty() ? "" : " | ") + part;
    };
    joined(view.query, side.query);
    joined(view.understood, side.understood);
    view.subject += (i == 0 ? "" : ", ") + names[i];
    view.sides.push_back({names[i], side.total, side.lines_total});
    view.total += side.total;
    view.looked_at += side.looked_at;
    view.damaged += side.damaged;
    view.lines_total += side.lines_total;
    if (side.certainty != Certainty::kExact) view.certainty = side.certainty;
    view.coverage = side.coverage;
    for (StatementLine& line : side.statements) {
      line.side = i;
      view.statements.push_back(std::move(line));
    }
  }
  std::stable_sort(view.statements.begin(), view.statements.end(), earlier_statement);
  if (most != 0 && view.statements.size() > most) view.statements.resize(most);
  return view;
}

}  // namespace chancery::search

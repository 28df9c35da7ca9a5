#include "search/prompt/replay.h"

#include <fmt/format.h>

#include <algorithm>
#include <ostream>
#include <set>
#include <sstream>

#include "chancery/utf8.h"
#include "search/option_values.h"
#include "search/prompt/prompt.h"
#include "search/prompt/session.h"
#include "search/render/dates.h"
#include "search/render/numbers.h"

namespace chancery::search {

namespace {

// Nobody types at a replay.
class NoReader : public LineReader {
 public:
  ReadStatus read(const std::string&, std::string&) override { return ReadStatus::kEnd; }
  void remember(const std::string&) override {}
  std::vector<std::string> history(size_t) const override { return {}; }
};

// Rows that only one side has, in their order.
std::string difference(const std::vector<std::string>& before,
                       const std::vector<std::string>& now) {
  std::string text;
  const auto add_missing = [&](const auto& rows, const auto& others, const char* sign) {
    const std::set<std::string> known(others.begin(), others.end());
    for (const std::string& row : rows) {
      if (!known.contains(row)) text += fmt::format("{} {}\n", sign, utf8::inert(row));
    }
  };
  add_missing(before, now, "-");
  add_missing(now, before, "+");
  return text.empty() ? "the same rows in another order\n" : text;
}

std::string other_database(const LoggedHead& log, const LoggedHead& now) {
  return fmt::format(
      "The log is of another state of the database, or of another database: it had {} (fingerprint "
      "{}), "
      "this one has {} ({}).\n",
      counted(log.documents, "document", "documents"), utf8::inert(log.fingerprint),
      counted(now.documents, "document", "documents"), now.fingerprint);
}

}  // namespace

size_t replay(AnswerSource& source, const LoggedSession& log, std::ostream& out) {
  SearchOptions options;
  options.count = log.head.count;
  options.sort = sort_of(log.head.sort);
  options.sort_chosen = options.sort != SortOrder::kRelevance;
  const LoggedHead now = head_of(source, {}, options);
  size_t different = 0;
  if (now.fingerprint != log.head.fingerprint) {
    out << other_database(log.head, now);
    ++different;
  }
  NoReader reader;
  std::ostringstream shown, troubles;
  PrintingPager pager(shown);
  SessionWorld world{source, reader, pager, shown, troubles, [] { return Style{}; }};
  world.only_reads = true;  // a log may come from anybody
  Session session(world, options, Detail::kShort);
  for (size_t i = 0; i < log.steps.size(); ++i) {
    const LoggedStep& step = log.steps[i];
    shown.str("");
    troubles.str("");
    handle_line(session, step.asked);
    std::vector<std::string> rows = session.evidence();
    // What cannot be answered is a difference.
    if (const std::string trouble = troubles.str(); !trouble.empty()) rows = rows_of(trouble);
    if (rows == step.rows) continue;
    ++different;
    out << fmt::format("\n## {}: {}\n\n~~~ diff\n{}~~~\n", i + 1, utf8::inert(step.asked),
                       difference(step.rows, rows));
  }
  if (different == 0) {
    out << fmt::format("{} of {}: all as in the log\n", counted(log.steps.size(), "step", "steps"),
                       short_date(log.head.begun));
  }
  return different;
}

}  // namespace chancery::search

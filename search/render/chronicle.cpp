// What is told to have happened, day by day.
#include "search/render/chronicle.h"

#include <fmt/format.h>

#include <ostream>

#include "chancery/strings.h"
#include "search/plan/document_at.h"
#include "search/render/csv.h"
#include "search/render/flow.h"
#include "search/render/json.h"
#include "search/render/numbers.h"
#include "search/render/paths.h"
#include "search/render/sentences.h"
#include "search/render/statement_text.h"

namespace chancery::search {

namespace {

constexpr size_t kEventSource = 30, kShownRetold = 3;

std::string source_of_event(const SentenceLine& line, const Style& style) {
  const std::string source =
      source_of_line(line.path, line.snippet.page, line.snippet.paragraph, kEventSource, style);
  return line.date.empty() ? source : source + ", " + line.date;
}

// "ARM_75_2020 ¶5, 2020-09-25; also AZE_75_2020 ¶9, 2020-09-24 and 2 others".
std::string sources_of(const ToldEvent& event, const Style& style) {
  std::string text = source_of_event(event.line, style);
  for (size_t i = 0; i < event.retold.size() && i < kShownRetold; ++i)
    text += (i == 0 ? "; also " : "; ") + source_of_event(event.retold[i], style);
  if (event.retold.size() > kShownRetold)
    text += fmt::format(" and {}", counted(event.retold.size() - kShownRetold, "other", "others"));
  return text + (event.ahead ? "; then still ahead" : "");
}

}  // namespace

void write_chronicle(std::ostream& out, const View& view, const Style& style, bool numbered) {
  constexpr size_t kEventIndent = 4;
  std::string last;
  for (const ToldEvent& event : view.events) {
    if (event.date != last) out << wrapped(event.date, style, 2, 2, Ink::kTitle);
    last = event.date;
    Flow flow(style);
    flow.add(event.line.snippet.text, event.line.snippet.marks);
    flow.space();
    // A subject of its own is another query: its ranks are not those of the screen.
    const std::string rank =
        numbered && view.subject.empty() ? fmt::format("{}: ", event.line.rank) : "";
    flow.add("(" + rank + sources_of(event, style) + ")", Ink::kFaint);
    flow.write(out, kEventIndent, kEventIndent);
  }
}

std::string remark_of_chronicle(const View& view) {
  std::string text =
      view.events.size() < view.events_total
          ? fmt::format("{} of {} events", grouped(view.events.size()), grouped(view.events_total))
          : counted(view.events_total, "event", "events");
  return text + fmt::format(", told {} in {} of {}{}", counted(view.lines_total, "time", "times"),
                            grouped(view.answering),
                            view.looked_at < view.total ? "the first " : "",
                            counted(view.looked_at, "hit", "hits"));
}

void add_chronicle_json(const View& view, nlohmann::ordered_json& json) {
  json["places"] = view.lines_total;
  json["documents"] = view.answering;
  json["distinct"] = view.events_total;
  auto events = nlohmann::ordered_json::array();
  for (const ToldEvent& event : view.events) {
    auto retold = nlohmann::ordered_json::array();
    for (const SentenceLine& line : event.retold) retold.push_back(sentence_line_json(line));
    events.push_back({{"told", event.date},
                      {"ahead", event.ahead},
                      {"sentence", sentence_line_json(event.line)},
                      {"retold", std::move(retold)}});
  }
  json["events"] = std::move(events);
}

void write_chronicle_csv(std::ostream& out, const View& view) {
  out << "told,times,ahead,sentence,date,title,page,paragraph,path,rank\r\n";
  for (const ToldEvent& event : view.events) {
    const SentenceLine& line = event.line;
    out << event.date << ',' << event.retold.size() + 1 << ',' << (event.ahead ? 1 : 0) << ','
        << csv_cell(collapse_spaces(line.snippet.text)) << ',' << csv_cell(line.date) << ','
        << csv_cell(line.title) << ','
        << (line.snippet.page > 0 ? std::to_string(line.snippet.page) : "") << ','
        << line.snippet.paragraph << ',' << csv_cell(quoted_path(line.path)) << ',' << line.rank
        << "\r\n";
  }
}

}  // namespace chancery::search

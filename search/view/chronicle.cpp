#include <algorithm>
#include <cstdint>
#include <map>
#include <set>
#include <string>

#include "chancery/date.h"
#include "search/snippet/answering_sentences.h"
#include "search/view/sentence_lines.h"
#include "search/view/told_dates.h"
#include "search/view/views.h"

namespace chancery::search {

namespace {

constexpr uint32_t kHitsOfChronicle = 10'000;  // at most
constexpr size_t kMostEvents = 20'000;         // that are kept
constexpr size_t kComparedTellings = 200;      // of a date, for retellings
constexpr double kRetold = 0.5;                // of the words of two tellings together, in both

using TellingWords = std::set<std::string>;

TellingWords telling_words(const std::string& sentence, const std::string& language) {
  TokenList tokens;
  tokenize(sentence, tokens);
  TellingWords words;
  for (const Token& token : tokens.tokens) {
    if (!is_stop_word(tokens.word(token), language)) words.emplace(tokens.word(token));
  }
  return words;
}

bool tells_the_same(const TellingWords& one, const TellingWords& other) {
  size_t both = 0;
  for (const std::string& word : one) both += other.contains(word) ? 1 : 0;
  const size_t all = one.size() + other.size() - both;
  return all > 0 && static_cast<double>(both) >= kRetold * static_cast<double>(all);
}

// Collects events by date; a telling that says what an earlier one of the date says joins it.
class EventCollector {
 public:
  explicit EventCollector(View& view) : view_(view) {}

  void add(const std::string& date, SentenceLine line, const TellingWords& words, bool ahead) {
    ++view_.lines_total;
    std::vector<Known>& known = by_date_[date];
    const size_t compared = std::min(known.size(), kComparedTellings);
    for (size_t i = 0; i < compared; ++i) {
      if (!tells_the_same(known[i].words, words)) continue;
      view_.events[known[i].event].retold.push_back(std::move(line));
      return;
    }
    if (view_.events.size() == kMostEvents) return;
    known.push_back({words, view_.events.size()});
    view_.events.push_back({date, ahead, std::move(line), {}});
  }

 private:
  struct Known {
    TellingWords words;
    size_t event = 0;  // of View::events
  };
  View& view_;
  std::map<std::string, std::vector<Known>> by_date_;
};

// The day of a document that says of itself when it was written, to the day.
std::optional<Date> day_of(const Record& record) {
  if (record.date_source == "file") return std::nullopt;
  const std::optional<Date> date = parse_iso(record.date);
  return date && date->day != 0 ? date : std::nullopt;
}

bool is_ahead(const std::string& told, const Record& record) {
  if (record.date.empty() || record.date_source == "file") return false;
  const size_t length = std::min(told.size(), record.date.size());
  return told.compare(0, length, record.date, 0, length) > 0;
}

}  // namespace

void make_chronicle(const ViewContext& context, const ViewRequest& request, View& view) {
  view.subject = request.subject;
  const Answering how = context.vague ? Answering::kMost : Answering::kAll;
  const std::vector<uint32_t> hits = context.first_hits(kHitsOfChronicle);
  WordFinder finder(context.wanted);
  EventCollector events(view);
  for (const RankedDocid& document : in_order(context, hits, StatementOrder::kTime)) {
    const std::optional<Record> record = context.record(document.docid);
    if (!record) {
      ++view.damaged;
      continue;
    }
    const std::vector<FoundWord> words =
        without_parts(*record, context.wanted, finder.find(record->text));
    const std::optional<Date> day = day_of(*record);
    bool tells = false;
    for (const size_t sentence :
         answering_sentences(*record, context.wanted, words, how).sentences) {
      const Span span = record->sentences[sentence].span;
      const std::string text = record->text.substr(span.begin, span.end - span.begin);
      std::set<std::string> dates;
      for (const ToldDate& told : told_dates(text, day)) dates.insert(told.date.iso());
      for (const std::string& date : dates) {
        tells = true;
        std::vector<SentenceLine> line = sentence_lines(*record, document, words, {sentence});
        events.add(date, std::move(line.front()), telling_words(text, record->language),
                   is_ahead(date, *record));
      }
    }
    view.answering += tells ? 1 : 0;
  }
  // Of fewer hits, what is left are copies of hits.
  view.looked_at = hits.size() < kHitsOfChronicle ? view.total : hits.size();
  std::stable_sort(view.events.begin(), view.events.end(),
                   [](const ToldEvent& a, const ToldEvent& b) { return a.date < b.date; });
  view.events_total = view.events.size();
  if (request.most != 0 && view.events.size() > request.most) view.events.resize(request.most);
}

}  // namespace chancery::search

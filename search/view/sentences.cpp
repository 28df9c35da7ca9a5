#include <algorithm>
#include <cstddef>
#include <string>

#include "chancery/schema.h"
#include "chancery/stored_record.h"
#include "search/snippet/answering_sentences.h"
#include "search/snippet/marking.h"
#include "search/view/views.h"

namespace chancery::search {

namespace {

constexpr size_t kMostKeptSentences = 100'000;    // that are kept, some 100 MB
constexpr uint32_t kRankedForSentences = 10'000;  // hits at most

struct RankedDocid {
  uint32_t docid = 0;
  uint32_t rank = 0;
  std::string date;
};

// In the order in which their sentences stand; undated ones come last.
std::vector<RankedDocid> in_order(const ViewContext& context, const std::vector<uint32_t>& hits,
                                  StatementOrder order) {
  std::vector<RankedDocid> documents;
  for (size_t i = 0; i < hits.size(); ++i)
    documents.push_back({hits[i], static_cast<uint32_t>(i) + 1, ""});
  if (order == StatementOrder::kHits) return documents;
  for (RankedDocid& one : documents)
    one.date = context.database.get_document(one.docid).get_value(schema::kDateOrLastSlot);
  std::stable_sort(documents.begin(), documents.end(),
                   [](const RankedDocid& a, const RankedDocid& b) { return a.date < b.date; });
  return documents;
}

// Who or what is mentioned in a part of the text, as it first comes.
std::vector<NamedConcept> mentioned_in(const std::vector<Tag>& tags, const Span& span) {
  std::vector<std::pair<uint32_t, NamedConcept>> found;
  for (const Tag& tag : tags) {
    const auto mention =
        std::lower_bound(tag.mentions.begin(), tag.mentions.end(), span.begin,
                         [](const Span& one, uint32_t begin) { return one.begin < begin; });
    if (mention == tag.mentions.end() || mention->begin >= span.end) continue;
    found.push_back({mention->begin, {tag.id, tag.name}});
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<NamedConcept> named;
  named.reserve(found.size());
  for (auto& [at, one] : found) named.push_back(std::move(one));
  return named;
}

void add_sentences(const Record& record, const RankedDocid& document,
                   const std::vector<FoundWord>& words, const std::vector<size_t>& sentences,
                   View& view) {
  std::vector<Span> spans;
  spans.reserve(sentences.size());
  for (const size_t sentence : sentences) spans.push_back(record.sentences[sentence].span);
  for (Snippet& snippet : cut(record, spans, marks_of(record, words, spans))) {
    SentenceLine& line = view.sentences.emplace_back();
    line.docid = document.docid;
    line.rank = document.rank;
    line.path = record.path;
    line.title = record.title;
    line.date = record.date;
    line.date_source = record.date_source;
    line.actors = mentioned_in(record.actors, snippet.source);
    line.issues = mentioned_in(record.issues, snippet.source);
    line.snippet = std::move(snippet);
  }
}

}  // namespace

void make_sentences(const ViewContext& context, const ViewRequest& request, View& view) {
  const Answering how = request.any     ? Answering::kAny
                        : context.vague ? Answering::kMost
                                        : Answering::kAll;
  const size_t most =
      request.most == 0 ? kMostKeptSentences : std::min<size_t>(request.most, kMostKeptSentences);
  const std::vector<uint32_t> hits = context.first_hits(kRankedForSentences);
  WordFinder finder(context.wanted);
  for (const RankedDocid& document : in_order(context, hits, request.statements)) {
    const std::optional<Record> record = whole_record(context.database, document.docid);
    if (!record) {
      ++view.damaged;
      continue;
    }
    const std::vector<FoundWord> words =
        without_parts(*record, context.wanted, finder.find(record->text));
    AnsweringSentences found = answering_sentences(*record, context.wanted, words, how);
    view.lines_total += found.sentences.size();
    view.in_part += found.in_part;
    view.answering += found.sentences.empty() ? 0 : 1;
    const size_t room = most - view.sentences.size();
    if (found.sentences.size() > room) found.sentences.resize(room);
    if (!found.sentences.empty()) add_sentences(*record, document, words, found.sentences, view);
  }
  // Of fewer hits, what is left are copies of hits.
  view.looked_at = hits.size() < kRankedForSentences ? view.total : hits.size();
}

}  // namespace chancery::search

#include "search/view/sentence_lines.h"

#include <algorithm>
#include <utility>

#include "chancery/schema.h"
#include "search/snippet/marking.h"

namespace chancery::search {

namespace {

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

}  // namespace

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

std::vector<SentenceLine> sentence_lines(const Record& record, const RankedDocid& document,
                                         const std::vector<FoundWord>& words,
                                         const std::vector<size_t>& sentences) {
  std::vector<SentenceLine> lines;
  std::vector<Span> spans;
  spans.reserve(sentences.size());
  for (const size_t sentence : sentences) spans.push_back(record.sentences[sentence].span);
  for (Snippet& snippet : cut(record, spans, marks_of(record, words, spans))) {
    SentenceLine& line = lines.emplace_back();
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
  return lines;
}

}  // namespace chancery::search

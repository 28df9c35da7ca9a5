#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>

#include "search/snippet/answering_sentences.h"
#include "search/view/sentence_lines.h"
#include "search/view/views.h"

namespace chancery::search {

namespace {

constexpr size_t kMostKeptSentences = 100'000;    // that are kept, some 100 MB
constexpr uint32_t kRankedForSentences = 10'000;  // hits at most

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
    const std::optional<Record> record = context.record(document.docid);
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
    if (!found.sentences.empty()) {
      for (SentenceLine& line : sentence_lines(*record, document, words, found.sentences))
        view.sentences.push_back(std::move(line));
    }
  }
  // Of fewer hits, what is left are copies of hits.
  view.looked_at = hits.size() < kRankedForSentences ? view.total : hits.size();
}

}  // namespace chancery::search

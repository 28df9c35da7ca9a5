#include "search/view/collocates.h"

#include <algorithm>
#include <map>
#include <unordered_map>

#include "chancery/text.h"
#include "search/view/views.h"
#include "search/view/word_list.h"
#include "search/view/word_places.h"
#include "search/view/word_scores.h"

namespace chancery::search {

namespace {

constexpr uint32_t kTextsOfCollocates = 10'000;  // that are read at most
constexpr uint64_t kFewest = 3;                  // times that a word stands near, to be told of
constexpr double kTelling = 6.63;                // log-likelihood: p < 0.01

// Words near the places and in all of the texts.
class CollocateCounter {
 public:
  explicit CollocateCounter(uint32_t window) : window_(window) {}

  // `places`: of the words that are looked at.
  void look_at(const Record& record, const std::vector<Span>& places) {
    tokens_.clear();
    tokenize(record.text, tokens_);
    std::vector<uint8_t> near(tokens_.tokens.size()), node(tokens_.tokens.size());
    for (const Span& place : places) mark(record, place, near, node);
    for (size_t i = 0; i < tokens_.tokens.size(); ++i) {
      const Token& token = tokens_.tokens[i];
      if (node[i] || token.flags & Token::kUnspaced) continue;
      Counted& word = words_[std::string(tokens_.word(token))];
      ++word.all;
      ++all_;
      if (!near[i]) continue;
      ++word.near;
      ++all_near_;
      if (word.last_document != documents_ + 1) ++word.documents;
      word.last_document = documents_ + 1;
    }
    ++documents_;
    nodes_ += places.size();
    ++languages_[record.language];
  }

  void report(View& view) const {
    view.words_here = all_near_;
    view.words_rest = all_ - all_near_;
    view.places = nodes_;
    const std::vector<std::string> languages =
        main_languages({languages_.begin(), languages_.end()});
    for (const auto& [word, count] : words_) {
      if (count.near < kFewest || !is_telling(word, languages)) continue;
      const WordCounts counts = {count.near, count.all - count.near, all_near_, all_ - all_near_};
      const double likelihood = log_likelihood(counts);
      if (likelihood < kTelling) continue;
      view.words.push_back({word, count.near, count.all - count.near, count.documents, likelihood,
                            log_dice(count.near, nodes_, count.all)});
    }
  }

 private:
  struct Counted {
    uint64_t near = 0, all = 0, documents = 0, last_document = 0;
  };

  // Marks the words of a place, and those near it within its sentences.
  void mark(const Record& record, const Span& place, std::vector<uint8_t>& near,
            std::vector<uint8_t>& node) const {
    const auto& tokens = tokens_.tokens;
    const auto token_at = [&](uint32_t byte) {
      return static_cast<size_t>(
          std::lower_bound(tokens.begin(), tokens.end(), byte,
                           [](const Token& token, uint32_t at) { return token.span.begin < at; }) -
          tokens.begin());
    };
    const auto& sentences = record.sentences;
    auto first = std::upper_bound(
        sentences.begin(), sentences.end(), place.begin,
        [](uint32_t at, const Sentence& sentence) { return at < sentence.span.begin; });
    if (first != sentences.begin()) --first;
    auto last = first;
    while (last != sentences.end() && last->span.end < place.end) ++last;
    const uint32_t begin_byte = first == sentences.end() ? 0 : first->span.begin;
    const uint32_t end_byte =
        last == sentences.end() ? static_cast<uint32_t>(record.text.size()) : last->span.end;
    const size_t begin = token_at(place.begin), end = token_at(place.end);
    size_t from = token_at(begin_byte), to = token_at(end_byte);
    if (window_ > 0) {
      from = std::max(from, begin - std::min<size_t>(begin, window_));
      to = std::min(to, end + window_);
    }
    for (size_t i = from; i < to; ++i) near[i] = 1;
    for (size_t i = begin; i < end; ++i) node[i] = 1;
  }

  uint32_t window_;
  TokenList tokens_;
  std::unordered_map<std::string, Counted> words_;
  std::map<std::string, uint64_t> languages_;
  uint64_t all_ = 0, all_near_ = 0, nodes_ = 0, documents_ = 0;
};

}  // namespace

void count_collocates(const ViewContext& context, const std::string& words, uint32_t window,
                      uint32_t documents, View& view) {
  WordPlaces places(context, words);
  CollocateCounter counter(window);
  places.for_each_document(documents, view, [&](const Record& record, uint32_t, uint32_t) {
    const std::vector<Span> found = places.find(record);
    if (!found.empty()) counter.look_at(record, found);
  });
  counter.report(view);
}

void make_collocates(const ViewContext& context, const ViewRequest& request, View& view) {
  view.subject = request.subject;
  view.window = request.window;
  count_collocates(context, request.subject, request.window, kTextsOfCollocates, view);
  sort_words(request, view);
}

}  // namespace chancery::search

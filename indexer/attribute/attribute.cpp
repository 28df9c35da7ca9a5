#include "indexer/attribute/attribute.h"

#include <algorithm>
#include <utility>

#include "indexer/attribute/frames.h"
#include "indexer/attribute/speakers.h"
#include "indexer/attribute/speech.h"

namespace chancery::indexer {

namespace {

using C = CueClass;
constexpr uint32_t kLeastQuoteWords = 4;  // of one without a frame of its own

// A statement whose parts may still grow: a quotation goes on in the sentences behind it.
struct Draft {
  Statement statement;
  bool direct = false;
};

class Attributor {
 public:
  Attributor(const Record& record, const WordsOfText& words, const Gazetteer& gazetteer)
      : record_(record),
        quotes_(find_quotes(record.text)),
        items_(make_items(record, quotes_, words)),
        speakers_(record),
        speeches_(find_speeches(record, gazetteer)) {}

  std::vector<Statement> find() {
    for (const Segment& segment : items_.segments) read(segment);
    std::vector<Statement> found = speech_statements(record_, speeches_);
    for (Draft& draft : drafts_) {
      draft.statement.kind = kind_of(draft.statement.content);
      found.push_back(std::move(draft.statement));
    }
    return in_order(std::move(found));
  }

 private:
  // Statements are large: their numbers are sorted, and each is moved once.
  static std::vector<Statement> in_order(std::vector<Statement> found) {
    const auto begin_of = [&](size_t i) { return found[i].content.front().begin; };
    std::vector<std::pair<uint32_t, size_t>> order;
    for (size_t i = 0; i < found.size(); ++i) order.emplace_back(begin_of(i), i);
    if (std::is_sorted(order.begin(), order.end())) return found;
    std::sort(order.begin(), order.end());
    std::vector<Statement> sorted;
    sorted.reserve(found.size());
    for (const auto& [begin, i] : order) sorted.push_back(std::move(found[i]));
    return sorted;
  }

  void read(const Segment& segment) {
    const ItemSpan items =
        ItemSpan(items_.items).subspan(segment.begin, segment.end - segment.begin);
    bool cues = false, only_quotes = true;
    for (const Item& item : items) {
      cues = cues || item.kind == Item::kQuote || (item.classes & kAnyCue) != 0 ||
             item.phrases != nullptr;
      only_quotes = only_quotes && item.kind != Item::kWord;
    }
    speakers_.read(items);
    std::vector<CueFrame> frames;
    if (cues) frames = make_frames(items, record_.language)->find();
    if (cues) add_loose_quotes(items, frames, only_quotes, segment.paragraph);
    const size_t first = drafts_.size();
    for (const CueFrame& frame : frames) add(items, frame);
    if (!frames.empty()) {
      last_ = drafts_.size() - 1;
      for (size_t i = drafts_.size(); i > first; --i) {
        if (drafts_[i - 1].direct) {
          last_ = i - 1;
          break;
        }
      }
    } else if (!only_quotes) {
      last_ = SIZE_MAX;
    }
    carries_ = !frames.empty() || only_quotes;
  }

  // Quotations that no frame of their sentence holds: those of a sentence of nothing else go on
  // what was said last; others belong to the frame, or to what a colon or comma ends.
  void add_loose_quotes(ItemSpan items, std::vector<CueFrame>& frames, bool only_quotes,
                        bool paragraph) {
    std::vector<size_t> loose;
    for (size_t i = 0; i < items.size(); ++i) {
      if (items[i].kind == Item::kQuote && items[i].words >= kLeastQuoteWords && !held(frames, i)) {
        loose.push_back(i);
      }
    }
    if (loose.empty()) return;
    if (only_quotes && last_ != SIZE_MAX && (!paragraph || carries_)) {
      for (const size_t i : loose) drafts_[last_].statement.content.push_back(items[i].span);
      return;
    }
    if (!frames.empty()) {
      for (const size_t i : loose) frames.back().said.push_back({i, i + 1});
      std::sort(frames.back().said.begin(), frames.back().said.end(),
                [](const Range& a, const Range& b) { return a.begin < b.begin; });
      return;
    }
    const size_t quote = loose.front();
    const bool led = quote > 0 && (items[quote - 1].is_mark(':') || items[quote - 1].is_mark(','));
    if (!led) return;
    const std::optional<Phrase> subject = Phrases(items).of_clause(0, quote);
    if (!subject) return;
    CueFrame frame;
    frame.said = {{quote, quote + 1}};
    frame.source = subject;
    frame.cue = {quote - 1, quote};
    frame.classes = C::kSays;
    frames.push_back(std::move(frame));
  }

  static bool held(const std::vector<CueFrame>& frames, size_t item) {
    for (const CueFrame& frame : frames) {
      for (const Range& part : frame.said) {
        if (part.begin <= item && item < part.end) return true;
      }
    }
    return false;
  }

  void add(ItemSpan items, const CueFrame& frame) {
    Draft draft;
    Statement& statement = draft.statement;
    for (const Range& part : frame.said) {
      statement.content.push_back({items[part.begin].span.begin, items[part.end - 1].span.end});
      for (size_t i = part.begin; i < part.end; ++i) {
        draft.direct = draft.direct || items[i].kind == Item::kQuote;
      }
    }
    statement.cue = Span{items[frame.cue.begin].span.begin, items[frame.cue.end - 1].span.end};
    statement.act = act_of(frame.classes);
    statement.negated = frame.negated;
    if (frame.source) {
      const Phrase& source = *frame.source;
      statement.source = Span{items[source.first].span.begin, items[source.last].span.end};
      // "We", "my delegation": whose speech it is.
      Speaker speaker;
      if (items[source.first].is(C::kFirst)) {
        speaker = speaker_of(speeches_, statement.source->begin);
      }
      if (!speaker.known()) speaker = speakers_.resolve(items, source);
      statement.id = speaker.id;
      statement.name = speaker.name;
      statement.state = speaker.state;
    }
    drafts_.push_back(std::move(draft));
  }

  // How much of what is said stands in quotes.
  std::string kind_of(const std::vector<Span>& content) const {
    size_t all = 0, quoted = 0;
    for (const Span& part : content) {
      all += part.end - part.begin;
      auto quote = std::lower_bound(
          quotes_.begin(), quotes_.end(), part.begin,
          [](const Quote& item, uint32_t begin) { return item.span.end <= begin; });
      for (; quote != quotes_.end() && quote->span.begin < part.end; ++quote) {
        quoted += std::min(part.end, quote->span.end) - std::max(part.begin, quote->span.begin);
      }
    }
    constexpr size_t kWhole = 100, kDirect = 90, kIndirect = 2;
    if (quoted * kWhole >= all * kDirect) return "direct";
    return quoted * kWhole <= all * kIndirect ? "indirect" : "mixed";
  }

  const Record& record_;
  const std::vector<Quote> quotes_;
  const Items items_;
  SpeakerFinder speakers_;
  const std::vector<Speech> speeches_;
  std::vector<Draft> drafts_;
  size_t last_ = SIZE_MAX;  // the draft that a quotation alone goes on
  bool carries_ = false;
};

}  // namespace

std::vector<Statement> StatementFinder::find(const Record& record, const TokenList& tokens,
                                             const WordNumbers& numbers) {
  const CueWords* cues = CueWords::of(record.language);
  if (cues == nullptr) return speech_statements(record, find_speeches(record, gazetteer_));
  return Attributor(record, {tokens, numbers, *cues, known_}, gazetteer_).find();
}

}  // namespace chancery::indexer

#include "indexer/attribute/items.h"

#include <algorithm>

#include "chancery/strings.h"
#include "indexer/attribute/inserted_frame.h"

namespace chancery::indexer {

namespace {

// A quotation of fewer words, not set off from the sentence, is part of it: the "corridor".
constexpr uint32_t kLeastQuotedWords = 4;
// Items of a sentence at most: what is longer is no sentence.
constexpr size_t kLongestItem = 400;

bool ends_sentence_mark(char c) {
  return c == '.' || c == '?' || c == '!';
}

// The sign of a gap between words that matters for clauses; 0 for none.
char sign_of(std::string_view gap) {
  char found = 0;
  for (size_t i = 0; i < gap.size(); ++i) {
    const char c = gap[i];
    if (c == ',' || c == ';' || c == ':' || c == '(' || c == ')' || ends_sentence_mark(c)) {
      if (found == 0 || found == ',') found = c;
    } else if ((c == '-' && gap.size() > 1) || gap.substr(i).starts_with("\u2014") ||
               gap.substr(i).starts_with("\u2013")) {
      if (found == 0) found = '-';
    } else if (gap.substr(i).starts_with("\u060C")) {  // Arabic comma
      found = ',';
    } else if (gap.substr(i).starts_with("\u2026")) {
      found = '.';
    }
  }
  return found;
}

class Maker {
 public:
  Maker(const Record& record, const std::vector<Quote>& quotes, const WordsOfText& words)
      : record_(record), quotes_(quotes), tokens_(words.tokens), words_(words.cues), of_(words) {}

  Items make() {
    out_.items.reserve(tokens_.tokens.size() + tokens_.tokens.size() / 4);
    for (size_t token = 0; token < tokens_.tokens.size();) token = next(token);
    close();
    return std::move(out_);
  }

 private:
  std::string_view text() const { return record_.text; }

  // Adds what stands at `token` and gives the token behind it.
  size_t next(size_t token) {
    const Token& word = tokens_.tokens[token];
    while (quote_ < quotes_.size() && quotes_[quote_].span.end <= word.span.begin) ++quote_;
    const bool inside = quote_ < quotes_.size() && quotes_[quote_].span.begin <= word.span.begin;
    gap(word.span.begin, inside);
    if (!inside) {
      add_word(token, false);
      return token + 1;
    }
    const Quote& quote = quotes_[quote_];
    size_t last = token;
    while (last < tokens_.tokens.size() && tokens_.tokens[last].span.begin < quote.span.end) ++last;
    if (const InsertedFrame frame = inserted_frame(text(), tokens_, words_, token, last);
        frame.begin < frame.end) {
      add_parts(quote, token, frame, last);
    } else if (is_statement(quote, last - token) || leads_frame(quote, last)) {
      add_quote(quote, static_cast<uint32_t>(last - token));
    } else {
      for (size_t i = token; i < last; ++i) add_word(i, true);
    }
    behind_ = quote.span.end;
    skip_sentences(behind_);
    return last;
  }

  void add_parts(const Quote& quote, size_t token, const InsertedFrame& frame, size_t last) {
    Quote part = quote;
    part.span.end = tokens_.tokens[frame.begin - 1].span.end + 1;
    add_quote(part, static_cast<uint32_t>(frame.begin - token));
    behind_ = part.span.end;
    for (size_t i = frame.begin; i < frame.end; ++i) {
      gap(tokens_.tokens[i].span.begin, false);
      add_word(i, false);
    }
    gap(tokens_.tokens[frame.end].span.begin, false);
    part.span = {tokens_.tokens[frame.end].span.begin, quote.span.end};
    add_quote(part, static_cast<uint32_t>(last - frame.end));
  }

  bool is_statement(const Quote& quote, size_t words) const {
    if (!quote.closed || words >= kLeastQuotedWords) return true;
    if (words == 0) return false;
    const char last = last_sign(quote);
    if (last == ',' || ends_sentence_mark(last)) return true;
    const Item* before = out_.items.empty() ? nullptr : &out_.items.back();
    return words >= 2 && before != nullptr && open_ &&
           (before->is_mark(':') || before->is_mark(','));
  }

  // “Nous”, a dit Mme Morel, “partons”: the first words of a sentence, with a verb of speech next.
  bool leads_frame(const Quote& quote, size_t next) const {
    if (open_ || next + 1 >= tokens_.tokens.size()) return false;
    const uint32_t begin = tokens_.tokens[next].span.begin;
    if (quote.span.end >= begin) return false;
    if (text().substr(quote.span.end, begin - quote.span.end) != ", ") return false;
    CueClasses classes = words_.classes(tokens_.exact(tokens_.tokens[next]));
    if (classes & CueClass::kAuxiliary)
      classes = words_.classes(tokens_.exact(tokens_.tokens[next + 1]));
    constexpr CueClasses kSpeech = CueClass::kInverting | CueClass::kClause;
    return (classes & kSpeech) == kSpeech;
  }

  char last_sign(const Quote& quote) const {
    size_t pos = quote.span.end;
    size_t begin = quote.span.begin;
    // Behind the words come the sign and the closing mark of one to three bytes.
    for (int i = 0; i < 6 && pos > begin; ++i) {
      const char c = text()[pos - 1];
      if (c == ',' || ends_sentence_mark(c)) return c;
      if (is_letter(c) || is_digit(c)) return 0;
      --pos;
    }
    return 0;
  }

  // What stands between the last item and `to`: a mark, the end of a sentence.
  void gap(uint32_t to, bool before_quote) {
    const uint32_t limit = before_quote ? std::min(to, quotes_[quote_].span.begin) : to;
    const std::string_view between =
        behind_ < limit ? text().substr(behind_, limit - behind_) : std::string_view();
    bool paragraph = false;
    const bool sentence = starts_sentence(to, paragraph);
    const char sign = sign_of(between);
    const bool after_quote = open_ && out_.items.back().kind == Item::kQuote;
    const bool ended = after_quote ? quote_ends(to, before_quote) || ends_sentence_mark(sign)
                                   : ends_sentence_mark(sign) || sentence_closed();
    if (sign != 0 && open_ && !(ends_sentence_mark(sign) && !sentence && sign == '.')) {
      Item item;
      item.kind = Item::kMark;
      item.mark = sign;
      item.span = {behind_, limit};
      item.words = 0;
      out_.items.push_back(item);
    }
    const size_t length = open_ ? out_.items.size() - segment_.begin : 0;
    if (paragraph || (sentence && ended) || (after_quote && ended) || length > kLongestItem)
      close();
    if (paragraph) new_paragraph_ = true;
  }

  // Sentences whose begin lies before `to`, which is where a quotation ends.
  void skip_sentences(uint32_t to) {
    while (sentence_ < record_.sentences.size() && record_.sentences[sentence_].span.begin < to) {
      ++sentence_;
    }
  }

  bool starts_sentence(uint32_t to, bool& paragraph) {
    bool found = false;
    while (sentence_ < record_.sentences.size() && record_.sentences[sentence_].span.begin <= to) {
      found = true;
      paragraph = paragraph || record_.sentences[sentence_].paragraph;
      ++sentence_;
    }
    return found;
  }

  bool sentence_closed() const {
    return open_ && out_.items.back().kind == Item::kMark &&
           ends_sentence_mark(out_.items.back().mark);
  }

  // Whether the quotation before `to` is a sentence by itself: one that ends so, and that no verb
  // of speech follows soon.
  bool quote_ends(uint32_t to, bool before_quote) const {
    const Item& quote = out_.items.back();
    if (!ends_sentence_mark(quote.mark)) return false;
    if (before_quote) return true;
    const auto word = std::lower_bound(
        tokens_.tokens.begin(), tokens_.tokens.end(), to,
        [](const Token& token, uint32_t begin) { return token.span.begin < begin; });
    if (word == tokens_.tokens.end() || !(word->flags & Token::kCapital)) return false;
    constexpr size_t kQuoteFar = 6, kFarBehindPoint = 4;
    const size_t left = static_cast<size_t>(tokens_.tokens.end() - word);
    for (size_t i = 0; i < std::min(kQuoteFar, left); ++i) {
      if (i > 0) {
        const auto gap_begin = (word + static_cast<ptrdiff_t>(i) - 1)->span.end;
        const auto gap_end = (word + static_cast<ptrdiff_t>(i))->span.begin;
        if (sign_of(text().substr(gap_begin, gap_end - gap_begin)) != 0) break;
      }
      const CueClasses classes = words_.classes(tokens_.exact(*(word + static_cast<ptrdiff_t>(i))));
      if (classes & (CueClass::kClause | CueClass::kQuote | CueClass::kHearer)) {
        return quote.mark == '.' && i + 1 > kFarBehindPoint;
      }
    }
    return true;
  }

  void open() {
    if (open_) return;
    open_ = true;
    segment_ = {static_cast<uint32_t>(out_.items.size()), 0, new_paragraph_};
    new_paragraph_ = false;
  }

  void close() {
    if (!open_) return;
    open_ = false;
    segment_.end = static_cast<uint32_t>(out_.items.size());
    out_.segments.push_back(segment_);
  }

  CueWords::Found look_up(size_t at, std::string_view word) const {
    if (of_.numbers.of.size() != tokens_.tokens.size()) return words_.find(word);
    return of_.known.find(words_, word, of_.numbers.table, of_.numbers.of[at]);
  }

  void add_word(size_t at, bool quoted) {
    open();
    const Token& token = tokens_.tokens[at];
    Item item;
    item.capital = (token.flags & Token::kCapital) != 0;
    item.quoted = quoted;
    item.possessive = (token.flags & Token::kPossessive) != 0;
    item.span = token.span;
    item.joined = item.span.begin == behind_ + 1 && text()[behind_] == '-';
    item.word = tokens_.exact(token);
    const CueWords::Found found = look_up(at, item.word);
    item.classes = found.classes;
    item.phrases = found.phrases;
    out_.items.push_back(item);
    behind_ = token.span.end;
  }

  void add_quote(const Quote& quote, uint32_t words) {
    open();
    Item item;
    item.kind = Item::kQuote;
    item.mark = last_sign(quote);
    item.span = quote.span;
    item.words = words;
    item.closed = quote.closed;
    out_.items.push_back(item);
  }

  const Record& record_;
  const std::vector<Quote>& quotes_;
  const TokenList& tokens_;
  const CueWords& words_;
  const WordsOfText& of_;
  Items out_;
  size_t quote_ = 0;
  size_t sentence_ = 0;
  uint32_t behind_ = 0;  // byte behind the last item
  bool open_ = false, new_paragraph_ = true;
  Segment segment_;
};

}  // namespace

size_t count_words(ItemSpan items, size_t begin, size_t end) {
  size_t words = 0;
  for (size_t i = begin; i < end; ++i) words += items[i].words;
  return words;
}

Items make_items(const Record& record, const std::vector<Quote>& quotes, const WordsOfText& words) {
  return Maker(record, quotes, words).make();
}

Cue cue_at(ItemSpan items, size_t at) {
  const Item& first = items[at];
  if (first.kind != Item::kWord) return {};
  if (first.phrases != nullptr) {
    for (const CueWords::Phrase& phrase : *first.phrases) {
      if (at + phrase.rest.size() >= items.size()) continue;
      bool equal = true;
      for (size_t i = 0; i < phrase.rest.size() && equal; ++i) {
        const Item& item = items[at + 1 + i];
        equal = item.kind == Item::kWord && item.word == phrase.rest[i];
      }
      if (equal && (phrase.classes & kAnyCue)) return {1 + phrase.rest.size(), phrase.classes};
    }
  }
  if (first.classes & kAnyCue) return {1, first.classes};
  return {};
}

}  // namespace chancery::indexer

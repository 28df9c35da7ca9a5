#include "search/snippet/marking.h"

#include <algorithm>

namespace chancery::search {

namespace {

// What asks for a mark. Where several overlap, the lower rank is marked.
enum Rank : uint8_t { kPhrase, kActor, kIssue, kWord };

struct Claim {
  Span span;
  Rank rank;

  MarkKind kind() const {
    return rank == kActor ? MarkKind::kActor : rank == kIssue ? MarkKind::kIssue : MarkKind::kWord;
  }
};

// Adds those of `spans` (in order) that lie in a window.
void add_within(std::vector<Claim>& claims, const std::vector<Span>& spans, Rank rank,
                const std::vector<Span>& windows) {
  auto span = spans.begin();
  for (const Span& window : windows) {
    span = std::lower_bound(span, spans.end(), window.begin,
                            [](const Span& one, uint32_t begin) { return one.begin < begin; });
    for (; span != spans.end() && span->begin < window.end; ++span) {
      if (span->end <= window.end) claims.push_back({*span, rank});
    }
  }
}

// The free part of an issue or word between actors, from its first word that says something to its
// last: no possessive's s, no "and", no punctuation. Empty when it has no such word.
Span trimmed(const std::string& text, Span span) {
  TokenList tokens;
  tokenize(std::string_view(text).substr(span.begin, span.end - span.begin), tokens);
  Span out{span.begin, span.begin};
  for (const Token& token : tokens.tokens) {
    const std::string_view word = tokens.word(token);
    if (word == "s" || is_stop_word(word, "en")) continue;
    if (out.begin == out.end) out.begin = span.begin + token.span.begin;
    out.end = span.begin + token.span.end;
  }
  return out;
}

// Words that touch, in scripts without spaces, are one mark.
std::vector<Mark> joined(const std::vector<Mark>& marks) {
  std::vector<Mark> kept;
  for (const Mark& mark : marks) {
    if (!kept.empty() && mark.kind == MarkKind::kWord && kept.back().kind == MarkKind::kWord &&
        kept.back().span.end == mark.span.begin) {
      kept.back().span.end = mark.span.end;
    } else {
      kept.push_back(mark);
    }
  }
  return kept;
}

}  // namespace

std::vector<Mark> marks_of(const Record& record, const std::vector<FoundWord>& words,
                           const std::vector<Span>& windows) {
  std::vector<Claim> wanted;
  std::vector<Span> phrases, single;
  for (const FoundWord& word : words)
    (word.kind == FoundWord::kQuoted ? phrases : single).push_back(word.span);
  add_within(wanted, phrases, kPhrase, windows);
  for (const Tag& tag : record.actors) add_within(wanted, tag.mentions, kActor, windows);
  for (const Tag& tag : record.issues) add_within(wanted, tag.mentions, kIssue, windows);
  add_within(wanted, single, kWord, windows);
  // Lower ranks first, longer marks first: each takes what is still free of its span.
  std::stable_sort(wanted.begin(), wanted.end(), [](const Claim& a, const Claim& b) {
    if (a.rank != b.rank) return a.rank < b.rank;
    if (a.span.end - a.span.begin != b.span.end - b.span.begin) {
      return a.span.end - a.span.begin > b.span.end - b.span.begin;
    }
    return a.span.begin < b.span.begin;
  });
  std::vector<Mark> placed;
  for (size_t first = 0; first < wanted.size();) {
    size_t last = first;
    std::vector<Mark> fresh;
    while (last < wanted.size() && wanted[last].rank == wanted[first].rank) {
      Span rest = wanted[last].span;
      const auto by_end = [](const Mark& mark, uint32_t begin) { return mark.span.end <= begin; };
      auto taken = std::lower_bound(placed.begin(), placed.end(), rest.begin, by_end);
      for (; taken != placed.end() && taken->span.begin < rest.end; ++taken) {
        const Span piece =
            trimmed(record.text, {rest.begin, std::max(rest.begin, taken->span.begin)});
        if (piece.begin < piece.end) fresh.push_back({piece, wanted[last].kind()});
        rest.begin = std::max(rest.begin, taken->span.end);
      }
      const bool whole = rest == wanted[last].span;
      if (!whole) rest = trimmed(record.text, {rest.begin, std::max(rest.begin, rest.end)});
      if (rest.begin < rest.end) fresh.push_back({rest, wanted[last].kind()});
      ++last;
    }
    std::stable_sort(fresh.begin(), fresh.end(), [](const Mark& a, const Mark& b) {
      return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
    });
    uint32_t end = 0;
    for (const Mark& mark : fresh) {
      if (mark.span.begin < end) {
        // Pairs of characters overlap.
        if (mark.kind == MarkKind::kWord && mark.span.end > end)
          end = placed.back().span.end = mark.span.end;
        continue;
      }
      end = mark.span.end;
      placed.push_back(mark);
    }
    std::sort(placed.begin(), placed.end(),
              [](const Mark& a, const Mark& b) { return a.span.begin < b.span.begin; });
    first = last;
  }
  return joined(placed);
}

std::vector<Snippet> cut(const Record& record, const std::vector<Span>& chosen,
                         const std::vector<Mark>& marks) {
  std::vector<Snippet> snippets;
  size_t sentence = 0;
  int paragraph = 0;
  uint32_t last_end = 0;  // of the sentence of the snippet before, when that was shown to its end
  for (const Span& span : chosen) {
    Snippet snippet;
    snippet.source = span;
    snippet.page = page_at(record, span.begin);
    snippet.text = record.text.substr(span.begin, span.end - span.begin);
    while (sentence < record.sentences.size() && record.sentences[sentence].span.end <= span.begin)
      paragraph += record.sentences[sentence++].paragraph ? 1 : 0;
    if (sentence < record.sentences.size()) {
      const Sentence& whole = record.sentences[sentence];
      snippet.paragraph = paragraph + (whole.paragraph ? 1 : 0);
      snippet.begins_late = span.begin > whole.span.begin;
      snippet.ends_early = span.end < whole.span.end;
      const bool follows =
          sentence > 0 && !snippets.empty() && record.sentences[sentence - 1].span.end == last_end;
      snippet.continues = follows && !snippet.begins_late;
      last_end = snippet.ends_early ? 0 : whole.span.end;
    }
    for (const Mark& mark : marks) {
      if (mark.span.end <= span.begin || mark.span.begin >= span.end) continue;
      const uint32_t begin = std::max(mark.span.begin, span.begin);
      const uint32_t end = std::min(mark.span.end, span.end);
      snippet.marks.push_back({{begin - span.begin, end - span.begin}, mark.kind});
    }
    snippets.push_back(std::move(snippet));
  }
  return snippets;
}

}  // namespace chancery::search

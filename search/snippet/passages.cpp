#include "search/snippet/passages.h"

#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include <algorithm>
#include <memory>
#include <numeric>
#include <utility>

#include "chancery/utf8.h"

namespace chancery::search {

namespace {

// Shares of the weight of all units that count for a part besides what it holds.
constexpr double kFullness = 0.2;  // that it uses all the room
constexpr size_t kShort = 40;      // characters: what is shorter tells little, whole clause or not
constexpr double kClauseEdge = 0.3;  // that an edge of it is one of a clause

// A place between two words.
struct Cut {
  uint32_t end = 0;         // byte: a part that ends here ends before the white space
  uint32_t begin = 0;       // byte: a part that begins here begins behind it
  uint32_t characters = 0;  // of the sentence before `begin`
  bool clause = false;      // also between two clauses
};

bool is_space(char32_t c) {
  return c == ' ' || c == '\n' || c == '\t' || c == 0xA0 || c == 0x3000;
}

// Commas, semicolons, colons, dashes and closing brackets of the scripts that have them.
bool ends_clause(char32_t c) {
  static constexpr std::u32string_view kMarks = U",;:)–—、，：；）،؛၊·";
  return kMarks.find(c) != std::u32string_view::npos;
}
bool is_wide_mark(char32_t c) {
  static constexpr std::u32string_view kMarks = U"、，：；）";
  return kMarks.find(c) != std::u32string_view::npos;
}

// Places with white space or a wide mark, and the sentence's own edges.
std::vector<Cut> spaced_cuts(std::string_view text, Span sentence) {
  std::vector<Cut> cuts{{sentence.begin, sentence.begin, 0, true}};
  uint32_t count = 0;
  char32_t last = 0;
  for (size_t at = sentence.begin; at < sentence.end;) {
    const size_t start = at;
    const char32_t c = utf8::next(text, at);
    ++count;
    if (is_space(c)) {
      const bool fresh = !is_space(last);
      if (fresh) cuts.push_back({static_cast<uint32_t>(start), 0, 0, ends_clause(last)});
      cuts.back().begin = static_cast<uint32_t>(at);
      cuts.back().characters = count;
    } else if (is_wide_mark(c)) {
      cuts.push_back({static_cast<uint32_t>(at), static_cast<uint32_t>(at), count, true});
    } else if (c == '(' && is_space(last)) {
      cuts.back().clause = true;
    }
    last = c;
  }
  cuts.push_back({sentence.end, sentence.end, count, true});
  return cuts;
}

// Places between words as ICU finds them, which needs dictionaries for scripts without spaces. A
// single word that is longer than `most` is cut between characters.
std::vector<Cut> dictionary_cuts(std::string_view text, Span sentence, size_t most) {
  const std::string_view part = text.substr(sentence.begin, sentence.end - sentence.begin);
  std::vector<Cut> cuts{{sentence.begin, sentence.begin, 0, true}};
  UErrorCode error = U_ZERO_ERROR;
  thread_local const std::unique_ptr<icu::BreakIterator> words(
      icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), error));
  UText opened = UTEXT_INITIALIZER;
  utext_openUTF8(&opened, part.data(), static_cast<int64_t>(part.size()), &error);
  if (words && U_SUCCESS(error)) words->setText(&opened, error);
  const auto add = [&](size_t end) {
    const Cut& last = cuts.back();
    const uint32_t at = sentence.begin + static_cast<uint32_t>(end);
    const auto count = characters(text.substr(last.begin, at - last.begin));
    size_t before = at - 1;
    while (before > sentence.begin && (text[before] & 0xC0) == 0x80) --before;
    const bool clause = ends_clause(utf8::next(text, before));
    cuts.push_back({at, at, last.characters + static_cast<uint32_t>(count), clause});
  };
  const auto add_long = [&](size_t end) {
    for (size_t pos = cuts.back().begin - sentence.begin; pos < end;) {
      const size_t from = pos;
      for (size_t n = 0; n < most && pos < end; ++n) utf8::next(part, pos);
      if (pos < end || pos > from) add(pos);
    }
  };
  if (words && U_SUCCESS(error)) {
    words->first();
    for (int32_t end = words->next(); end != icu::BreakIterator::DONE; end = words->next()) {
      add_long(static_cast<size_t>(end));
    }
  }
  if (cuts.back().begin < sentence.end) add_long(part.size());
  cuts.back().clause = true;
  utext_close(&opened);
  return cuts;
}

// Without the places inside of `names`.
std::vector<Cut> outside(std::vector<Cut> cuts, std::span<const Span> names) {
  auto name = names.begin();
  std::erase_if(cuts, [&](const Cut& cut) {
    while (name != names.end() && name->end <= cut.end) ++name;
    return name != names.end() && name->begin < cut.end;
  });
  return cuts;
}

std::vector<Cut> cuts_of(std::string_view text, Span sentence, size_t most,
                         std::span<const Span> names) {
  const std::vector<Cut> all = spaced_cuts(text, sentence);
  std::vector<Cut> cuts = outside(all, names);
  const bool long_name =
      std::adjacent_find(cuts.begin(), cuts.end(), [&](const Cut& a, const Cut& b) {
        return b.characters - a.characters > most + 1;
      }) != cuts.end();
  if (long_name) cuts = all;
  for (size_t i = 1; i < cuts.size(); ++i) {
    if (cuts[i].characters - cuts[i - 1].characters > most + 1) {
      return dictionary_cuts(text, sentence, most);
    }
  }
  return cuts;
}

// Sums the weight of the distinct units of a growing part.
class PartWeight {
 public:
  PartWeight(std::span<const Place> places, const std::vector<double>& weights)
      : places_(places), weights_(weights), seen_(weights.size()) {}

  void begin_at(uint32_t byte) {
    next_ = std::lower_bound(places_.begin(), places_.end(), byte,
                             [](const Place& place, uint32_t at) { return place.begin < at; });
    std::fill(seen_.begin(), seen_.end(), uint8_t{0});
    sum_ = 0;
  }
  double grown_to(uint32_t byte) {
    for (; next_ != places_.end() && next_->begin < byte; ++next_) {
      if (!std::exchange(seen_[next_->unit], 1)) sum_ += weights_[next_->unit];
    }
    return sum_;
  }

 private:
  std::span<const Place> places_;
  const std::vector<double>& weights_;
  std::vector<uint8_t> seen_;
  std::span<const Place>::iterator next_;
  double sum_ = 0;
};

}  // namespace

size_t characters(std::string_view text) {
  return static_cast<size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

Span best_part(std::string_view text, Span sentence, std::span<const Place> places,
               const std::vector<double>& weights, size_t most, std::span<const Span> names) {
  if (characters(text.substr(sentence.begin, sentence.end - sentence.begin)) <= most) {
    return sentence;
  }
  const std::vector<Cut> cuts = cuts_of(text, sentence, most, names);
  const double all = std::max(1.0, std::accumulate(weights.begin(), weights.end(), 0.0));
  PartWeight weight(places, weights);
  Span best{sentence.begin, sentence.begin};
  double best_score = -1;
  for (size_t from = 0; from + 1 < cuts.size(); ++from) {
    weight.begin_at(cuts[from].begin);
    for (size_t to = from + 1; to < cuts.size(); ++to) {
      const uint32_t space = cuts[to].begin - cuts[to].end;  // bytes, of one each
      const uint32_t length =
          cuts[to].characters - std::min<uint32_t>(space, 1) - cuts[from].characters;
      if (length > most) break;
      const double share = static_cast<double>(length) / static_cast<double>(most);
      const int edges =
          length < kShort ? 0 : (cuts[from].clause ? 1 : 0) + (cuts[to].clause ? 1 : 0);
      const double score =
          weight.grown_to(cuts[to].end) + all * (kFullness * share + kClauseEdge * edges);
      if (score <= best_score) continue;
      best_score = score;
      best = {cuts[from].begin, cuts[to].end};
    }
  }
  return best;
}

}  // namespace chancery::search

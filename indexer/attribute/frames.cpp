#include "indexer/attribute/frames.h"

#include <algorithm>

#include "indexer/attribute/clause_frames.h"
#include "indexer/attribute/verb_second_frames.h"

namespace chancery::indexer {

using C = CueClass;

std::vector<CueFrame> Frames::find() const {
  std::vector<CueFrame> found;
  std::optional<Phrase> last;
  for (size_t at = 0; at < count();) {
    const Item& item = items_[at];
    const bool name = item.capital && at > 0 && items_[at - 1].kind == Item::kWord;
    // "Government-backed" and "long-term" are no verbs.
    if (item.kind != Item::kWord || item.quoted || name || item.joined) {
      ++at;
      continue;
    }
    const Cue cue = cue_at(items_, at);
    if (cue.length == 0) {
      ++at;
      continue;
    }
    if (auto made = frame(cue, at, last)) {
      if (made->source && !(made->classes & C::kNoun)) last = made->source;
      if (!made->said.empty()) found.push_back(std::move(*made));
    }
    at += cue.length;
  }
  leave_out_others(found);
  return found;
}

// "Armenia accepted the plan, a spokesman said": the frame of "accepted" ends where what the
// spokesman says does.
void Frames::leave_out_others(std::vector<CueFrame>& found) const {
  for (const CueFrame& outer : found) {
    if (outer.said.empty() || !outer.source || (outer.classes & C::kAmbiguous)) continue;
    const Range said = outer.said.front();
    const size_t own = std::min(outer.cue.begin, outer.source->first);
    const bool behind = (is_mark(said.end, ',') && own == said.end + 1) ||
                        (is_quote(said.end - 1) && own == said.end);
    if (!behind) continue;
    for (CueFrame& inner : found) {
      if (inner.cue.begin < said.begin || inner.cue.end > said.end) continue;
      for (Range& part : inner.said) {
        if (part.begin < said.end && part.end > said.end) part.end = said.end;
      }
    }
  }
}

bool Frames::ends(size_t at) const {
  if (at >= count()) return true;
  const Item& item = items_[at];
  return item.kind == Item::kMark &&
         (item.mark == '.' || item.mark == '?' || item.mark == '!' || item.mark == ';');
}

size_t Frames::words(const std::vector<Range>& parts) const {
  size_t sum = 0;
  for (const Range& part : parts) sum += words(part.begin, part.end);
  return sum;
}

std::vector<Range> Frames::before(size_t end) const {
  while (end > 0 && items_[end - 1].kind == Item::kMark &&
         (items_[end - 1].is_dash_or_comma() || items_[end - 1].mark == ':')) {
    --end;
  }
  if (end == 0) return {};
  size_t begin = 0;
  if (is_quote(end - 1)) {
    // A clause may go on into the quotation: He is "not fit to govern them", she said.
    begin = end - 1;
    constexpr size_t kShort = 6;
    const bool joined = begin > 0 && items_[begin - 1].kind != Item::kMark;
    const bool part = begin > 0 && is_mark(begin - 1, ',') && items_[begin].words < kShort;
    if (joined || part) begin = 0;
  }
  for (size_t i = end; i > begin; --i) {
    if (is_mark(i - 1, ';')) {
      begin = i;
      break;
    }
  }
  while (begin < end && items_[begin].kind == Item::kMark) ++begin;
  if (begin < end && is(begin, C::kConjunction) && !is(begin, C::kDeterminer)) ++begin;
  if (begin >= end) return {};
  return {{begin, end}};
}

size_t Frames::without_marks(size_t begin, size_t end) const {
  while (end > begin && items_[end - 1].kind == Item::kMark && items_[end - 1].mark != ')') --end;
  return end;
}

size_t Frames::quote_end(size_t begin) const {
  if (!is_quote(begin)) return 0;
  const char last = items_[begin].mark;
  if (last != 0) return begin + 1;
  const bool closed = begin + 1 >= count() || items_[begin + 1].kind == Item::kMark;
  return closed ? begin + 1 : 0;
}

CueFrame Frames::make(const std::vector<Range>& said, std::optional<Phrase> source, size_t at,
                      const Cue& cue) const {
  CueFrame frame;
  for (const Range& part : said) {
    if (!part.empty()) frame.said.push_back(part);
  }
  frame.source = source;
  // "163. We welcome …": the number of a paragraph names nobody.
  if (source && source->first < source->last) {
    const std::string_view word = items_[source->first].word;
    const bool number = !word.empty() && word.find_first_not_of("0123456789") == word.npos;
    if (number && source->first == 0) ++frame.source->first;
  }
  frame.cue = {at, at + cue.length};
  frame.classes = cue.classes;
  return frame;
}

std::unique_ptr<Frames> make_frames(ItemSpan items, std::string_view language) {
  if (language == "de") return std::make_unique<VerbSecondFrames>(items);
  return std::make_unique<ClauseFrames>(items);
}

}  // namespace chancery::indexer

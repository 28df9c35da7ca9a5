// Frames of one sentence: which cue gives which words to which speaker.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "indexer/attribute/phrases.h"

namespace chancery::indexer {

struct CueFrame {
  std::vector<Range> said;       // items, in order
  std::optional<Phrase> source;  // none: nobody is named
  Range cue;
  CueClasses classes = 0;
  bool negated = false;
};

// How what is said begins behind a cue.
struct Follow {
  enum How : uint8_t { kThat, kQuote, kBare, kComma, kMatter };
  size_t at = 0;  // its first item
  How how = kBare;
};

// Reads sentences of one language. Immutable; cheap to make.
class Frames {
 public:
  explicit Frames(ItemSpan items) : items_(items), phrases_(items) {}
  virtual ~Frames() = default;

  // Of the items given, in the order of their cues. Frames may lie within what another says.
  std::vector<CueFrame> find() const;

 protected:
  virtual std::optional<CueFrame> frame(Cue cue, size_t at,
                                        const std::optional<Phrase>& last) const = 0;

  // Takes off what is said the frames of others who say it as a whole.
  void leave_out_others(std::vector<CueFrame>& found) const;
  size_t count() const { return items_.size(); }
  bool is_word(size_t at) const { return at < count() && items_[at].kind == Item::kWord; }
  bool is_quote(size_t at) const { return at < count() && items_[at].kind == Item::kQuote; }
  bool is_mark(size_t at, char mark) const { return at < count() && items_[at].is_mark(mark); }
  bool is(size_t at, CueClasses classes) const { return at < count() && items_[at].is(classes); }
  bool ends(size_t at) const;  // . ? ! ; or no item at all
  size_t words(size_t begin, size_t end) const { return count_words(items_, begin, end); }
  size_t words(const std::vector<Range>& parts) const;
  // What was said before the item `end`.
  std::vector<Range> before(size_t end) const;
  // Takes marks off the end of [begin, end).
  size_t without_marks(size_t begin, size_t end) const;
  // The end of a quotation at `begin` that is all that is said; 0 when more follows.
  size_t quote_end(size_t begin) const;
  CueFrame make(const std::vector<Range>& said, std::optional<Phrase> source, size_t at,
                const Cue& cue) const;

  ItemSpan items_;
  Phrases phrases_;
};

// The reader of a language: verb-second ones put the subject behind the verb.
std::unique_ptr<Frames> make_frames(ItemSpan items, std::string_view language);

}  // namespace chancery::indexer

#include "core/concepts/pattern.h"

#include <fmt/format.h>

#include "chancery/error.h"

namespace chancery {

namespace {

using Sequences = std::vector<PatternSequence>;

constexpr int kMaxDepth = 50;

class Parser {
 public:
  explicit Parser(std::string_view pattern) : pattern_(pattern) {}

  Sequences run() {
    Sequences all = alternatives();
    if (pos_ < pattern_.size()) fail("closes a bracket that is not open");
    std::erase_if(all, [](const PatternSequence& sequence) { return sequence.empty(); });
    return all;
  }

 private:
  [[noreturn]] void fail(const char* what) const {
    throw Error(fmt::format("the pattern \"{}\" {}", pattern_, what),
                "gazetteer/README.md has the grammar");
  }
  char peek() const { return pos_ < pattern_.size() ? pattern_[pos_] : '\0'; }

  Sequences alternatives() {
    Sequences all = sequence();
    while (peek() == '|') {
      ++pos_;
      for (PatternSequence& one : sequence()) all.push_back(std::move(one));
    }
    return all;
  }

  Sequences sequence() {
    Sequences all = {{}};
    while (pos_ < pattern_.size() && peek() != '|' && peek() != ')') {
      if (peek() == ' ') {
        ++pos_;
        continue;
      }
      Sequences part = item();
      if (peek() == '?') {
        ++pos_;
        part.emplace_back();
      }
      if (all.size() * part.size() > kMaxSequences) fail("stands for too many phrases");
      Sequences longer;
      for (const PatternSequence& head : all) {
        for (const PatternSequence& tail : part) {
          PatternSequence joined = head;
          joined.insert(joined.end(), tail.begin(), tail.end());
          longer.push_back(std::move(joined));
        }
      }
      all = std::move(longer);
    }
    return all;
  }

  Sequences item() {
    if (peek() == '(') {
      ++pos_;
      if (++depth_ > kMaxDepth) fail("has brackets that go too deep");
      Sequences inner = alternatives();
      if (peek() != ')') fail("opens a bracket that does not close");
      ++pos_;
      --depth_;
      return inner;
    }
    if (pattern_.substr(pos_).starts_with("...")) {
      pos_ += 3;
      return {{{PatternStep::kGap, ""}}};
    }
    if (peek() == '{') return slot();
    return words();
  }

  Sequences slot() {
    const size_t end = pattern_.find('}', pos_);
    if (end == std::string_view::npos) fail("opens a slot that does not close");
    const std::string_view name = pattern_.substr(pos_ + 1, end - pos_ - 1);
    pos_ = end + 1;
    if (name == "actor") return {{{PatternStep::kActor, ""}}};
    if (name == "state") return {{{PatternStep::kState, ""}}};
    fail("has a slot that is neither {actor} nor {state}");
  }

  // One word; a hyphen or slash inside it makes several.
  Sequences words() {
    PatternSequence sequence;
    const size_t begin = pos_;
    while (pos_ < pattern_.size() && std::string_view(" |()?{").find(peek()) == std::string::npos) {
      if (pattern_.substr(pos_).starts_with("...")) break;
      ++pos_;
    }
    std::string_view rest = pattern_.substr(begin, pos_ - begin);
    while (!rest.empty()) {
      const size_t cut = std::min(rest.find_first_of("-/"), rest.size());
      if (cut > 0) sequence.push_back({PatternStep::kWord, std::string(rest.substr(0, cut))});
      rest.remove_prefix(std::min(cut + 1, rest.size()));
    }
    if (pos_ == begin) ++pos_;  // a stray mark is no word
    return {sequence};
  }

  std::string_view pattern_;
  size_t pos_ = 0;
  int depth_ = 0;
};

}  // namespace

std::vector<PatternSequence> expand_pattern(std::string_view pattern) {
  return Parser(pattern).run();
}

}  // namespace chancery

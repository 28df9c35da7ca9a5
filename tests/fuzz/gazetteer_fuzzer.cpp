// A packed gazetteer (first byte 'g'), a pattern of issues (any other): an Error or a usable
// result.
#include <cstdint>

#include "chancery/error.h"
#include "chancery/gazetteer.h"
#include "chancery/matcher.h"
#include "core/concepts/pattern.h"
#include "tests/fuzz/check.h"

namespace chancery::fuzz {
namespace {

void use(const Gazetteer& gazetteer) {
  for (const Alias& alias : gazetteer.aliases()) {
    check(alias.target == kNoConcept || alias.target < gazetteer.concepts().size(),
          "aliases name concepts");
    for (const ConceptIndex found : gazetteer.lookup(alias.form)) {
      check(found < gazetteer.concepts().size(), "names name concepts");
    }
  }
  for (ConceptIndex i = 0; i < gazetteer.concepts().size(); ++i) {
    gazetteer.find(gazetteer[i].kind, gazetteer[i].id);
    check(!gazetteer.narrower(i).empty(), "a concept is among those below it");
  }
  const Matcher matcher(gazetteer);
  MatchScratch scratch;
  const std::string_view text = "Armenia and Azerbaijan on the border. A CORRIDOR OF THE U.N.";
  TokenList tokens;
  tokenize(text, tokens);
  for (const Mention& mention : matcher.match(text, tokens, split_sentences(text), scratch)) {
    check(mention.target < gazetteer.concepts().size() && mention.first < mention.last &&
              mention.last <= tokens.tokens.size(),
          "mentions are of tokens");
  }
}

}  // namespace
}  // namespace chancery::fuzz

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace chancery;
  const std::string_view text = fuzz::text_of(data, size);
  try {
    if (text.starts_with('g')) {
      fuzz::use(Gazetteer::unpack(text.substr(1)));
    } else {
      for (const PatternSequence& sequence : expand_pattern(text)) {
        fuzz::check(!sequence.empty(), "sequences have steps");
      }
    }
  } catch (const Error&) {
    // What is damaged is refused.
  }
  return 0;
}

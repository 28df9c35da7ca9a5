#include "chancery/matcher.h"

#include "core/match_text.h"
#include "core/matcher_tries.h"
#include "core/name_finder.h"
#include "core/offices.h"
#include "core/pattern_finder.h"

namespace chancery {

MatchScratch::MatchScratch() : impl_(std::make_unique<Impl>()) {}
MatchScratch::~MatchScratch() = default;

struct Matcher::Impl {
  explicit Impl(const Gazetteer& from)
      : gazetteer(from), tries(from), offices(from), given(given_names(from, tries)) {}
  const Gazetteer& gazetteer;
  Tries tries;
  Offices offices;
  std::vector<bool> given;
};

Matcher::Matcher(const Gazetteer& gazetteer) : impl_(std::make_unique<Impl>(gazetteer)) {}
Matcher::~Matcher() = default;
Matcher::Matcher(Matcher&&) noexcept = default;

const Gazetteer& Matcher::gazetteer() const {
  return impl_->gazetteer;
}

std::vector<Mention> Matcher::match(std::string_view text, const TokenList& tokens,
                                    const std::vector<Sentence>& sentences, MatchScratch& scratch,
                                    bool any_case, int date) const {
  std::vector<Mention> found;
  const Gazetteer& gazetteer = impl_->gazetteer;
  const MatchText read(text, tokens, sentences, impl_->tries, *scratch.impl_, any_case);
  NameFinder(gazetteer, impl_->tries, impl_->offices, impl_->given, read, date, found).run();
  find_patterns(gazetteer, impl_->tries, read, found);
  return found;
}

}  // namespace chancery

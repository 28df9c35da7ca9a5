#include "chancery/matcher.h"

#include "chancery/bytes.h"
#include "core/concepts/given_names.h"
#include "core/concepts/match_text.h"
#include "core/concepts/matcher_tries.h"
#include "core/concepts/name_finder.h"
#include "core/concepts/offices.h"
#include "core/concepts/pattern_finder.h"

namespace chancery {

MatchScratch::MatchScratch() : impl_(std::make_unique<Impl>()) {}
MatchScratch::~MatchScratch() = default;

const WordNumbers& MatchScratch::words() const {
  return impl_->words;
}

struct Matcher::Impl {
  explicit Impl(const Gazetteer& from)
      : gazetteer(from),
        tries(from),
        languages(from),
        offices(from),
        given(given_names(from, tries)) {}
  Impl(const Gazetteer& from, ByteReader in) : gazetteer(from), languages(from), offices(from) {
    tries.unpack(in);
    std::vector<uint8_t> flags;
    in.array(flags);
    given.assign(flags.begin(), flags.end());
  }
  const Gazetteer& gazetteer;
  Tries tries;
  Languages languages;
  Offices offices;
  std::vector<bool> given;
};

Matcher::Matcher(const Gazetteer& gazetteer) : impl_(std::make_unique<Impl>(gazetteer)) {}
Matcher::Matcher(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Matcher::~Matcher() = default;
Matcher::Matcher(Matcher&&) noexcept = default;

std::string Matcher::pack() const {
  ByteWriter out;
  impl_->tries.pack(out);
  out.array(std::vector<uint8_t>(impl_->given.begin(), impl_->given.end()));
  return out.take();
}

Matcher Matcher::unpack(const Gazetteer& gazetteer, std::string_view data) {
  return Matcher(std::make_unique<Impl>(gazetteer, ByteReader(data, "the compiled matcher")));
}

const Gazetteer& Matcher::gazetteer() const {
  return impl_->gazetteer;
}

std::vector<Mention> Matcher::match(std::string_view text, const TokenList& tokens,
                                    const std::vector<Sentence>& sentences, MatchScratch& scratch,
                                    bool any_case, int date, std::string_view language) const {
  std::vector<Mention> found;
  const Gazetteer& gazetteer = impl_->gazetteer;
  const MatchText read(text, tokens, sentences, impl_->tries, impl_->languages, language,
                       *scratch.impl_, any_case);
  NameFinder(gazetteer, impl_->tries, impl_->offices, impl_->given, read, date, found).run();
  find_patterns(gazetteer, impl_->tries, read, date / 10000, found);
  return found;
}

}  // namespace chancery

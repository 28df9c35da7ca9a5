#include "indexer/tag/shared_seats.h"

#include <algorithm>

namespace chancery::indexer {

namespace {

// The one capital of a state that English calls a union by.
constexpr std::string_view kSeatWord = "brussels";
constexpr std::string_view kHost = "BEL";
constexpr std::string_view kUnion = "eu";
constexpr std::string_view kInstitutions[] = {
    "european-commission",           "european-community", "eec",
    "council-of-the-european-union", "european-council",   "european-parliament"};

}  // namespace

SharedSeats::SharedSeats(const Gazetteer& gazetteer) {
  host_ = gazetteer.find(ConceptKind::kActor, kHost);
  government_ = gazetteer.find(ConceptKind::kActor, std::string(kHost) + "-government");
  union_ = gazetteer.find(ConceptKind::kActor, kUnion);
  institutions_.push_back(union_);
  for (const std::string_view id : kInstitutions) {
    institutions_.push_back(gazetteer.find(ConceptKind::kActor, id));
  }
}

void SharedSeats::give(std::vector<Mention>& mentions, const TokenList& tokens,
                       const std::vector<Mention>& all) const {
  if (union_ == kNoConcept || government_ == kNoConcept) return;
  const bool on_union = std::any_of(all.begin(), all.end(), [&](const Mention& mention) {
    return mention.target != kNoConcept && std::find(institutions_.begin(), institutions_.end(),
                                                     mention.target) != institutions_.end();
  });
  const bool on_host = std::any_of(all.begin(), all.end(), [&](const Mention& mention) {
    return mention.target == host_ && mention.use != AliasUse::kCity;
  });
  if (!on_union || on_host) return;
  for (Mention& mention : mentions) {
    const Token& token = tokens.tokens[mention.first];
    if (mention.target == government_ && mention.last == mention.first + 1 &&
        tokens.word(token) == kSeatWord) {
      mention.target = union_;
      mention.use = AliasUse::kName;
    }
  }
}

}  // namespace chancery::indexer

#include "core/concepts/offices.h"

#include <algorithm>
#include <array>
#include <map>

namespace chancery {

namespace {

struct Title {
  std::string_view words;  // folded
  Offices::Kinds kinds;
};

enum : Offices::Kinds {
  kPresident = 1,
  kPrimeMinister = 2,
  kForeignMinister = 4,
  kFinanceMinister = 8,
  kDefenceMinister = 16,
  kTradeMinister = 32,
  kEconomyMinister = 64,
  kVicePresident = 128,
  kKing = 256,
  kQueen = 512,
  kCrownPrince = 1024,
  kEmir = 2048,
  kEmperor = 4096,
  kSultan = 8192,
  kChancellor = 1 << 14,
  kSecretaryOfState = 1 << 15,
  kTreasurySecretary = 1 << 16,
  kSecretaryGeneral = 1 << 17,
  kGeneralSecretary = 1 << 18,
  kBankGovernor = 1 << 19,
  kTradeRepresentative = 1 << 20,
  kSupremeLeader = 1 << 21,
  kSecurityAdviser = 1 << 22,
  kPartyLeader = 1 << 23,
  kChairman = 1 << 24,
  kCommissioner = 1 << 25,
  kAmbassador = 1 << 26,
  kGovernor = 1 << 27,
};

// Titles as texts write them and as the gazetteer does; longer ones before their beginnings.
constexpr auto kTitles = std::to_array<Title>({
    {"prime minister", kPrimeMinister},
    {"premier", kPrimeMinister},
    {"vice president", kVicePresident},
    {"president", kPresident},
    {"foreign minister", kForeignMinister},
    {"foreign secretary", kForeignMinister},
    {"external affairs minister", kForeignMinister},
    {"secretary of state", kSecretaryOfState},
    {"secretary general", kSecretaryGeneral},
    {"finance minister", kFinanceMinister},
    {"finance secretary", kFinanceMinister},
    {"treasury secretary", kTreasurySecretary},
    {"treasury minister", kFinanceMinister},
    {"chancellor of the exchequer", kFinanceMinister},
    {"chancellor", kChancellor | kFinanceMinister},
    {"defence minister", kDefenceMinister},
    {"defense minister", kDefenceMinister},
    {"defence secretary", kDefenceMinister},
    {"defense secretary", kDefenceMinister},
    {"trade minister", kTradeMinister},
    {"trade representative", kTradeRepresentative},
    {"economy minister", kEconomyMinister},
    {"economic minister", kEconomyMinister},
    {"economics minister", kEconomyMinister},
    {"king", kKing},
    {"queen", kQueen},
    {"crown prince", kCrownPrince},
    {"emir", kEmir},
    {"emperor", kEmperor},
    {"sultan", kSultan},
    {"general secretary", kGeneralSecretary},
    {"central bank governor", kBankGovernor},
    {"governor", kBankGovernor},
    {"supreme leader", kSupremeLeader},
    {"national security adviser", kSecurityAdviser},
    {"national security advisor", kSecurityAdviser},
    {"party leader", kPartyLeader},
    {"opposition leader", kPartyLeader},
    {"leader", kGeneralSecretary | kPartyLeader},
    {"chairman", kChairman | kBankGovernor},
    {"commissioner", kCommissioner},
    {"ambassador", kAmbassador},
});
// Those that one person of a state holds at a time and texts give without a name.
constexpr Offices::Kinds kUnique = kPresident | kPrimeMinister | kForeignMinister | kChancellor |
                                   kFinanceMinister | kKing | kQueen | kEmperor | kSultan | kEmir |
                                   kSecretaryOfState | kTreasurySecretary | kCrownPrince |
                                   kDefenceMinister | kSupremeLeader;
// Those that companies, banks and clubs have as well.
constexpr Offices::Kinds kPrivate = kPresident | kVicePresident | kChairman | kGovernor |
                                    kBankGovernor | kSecretaryGeneral | kGeneralSecretary |
                                    kPartyLeader | kCommissioner | kAmbassador | kKing | kQueen;

Offices::Kinds kinds_of(std::string_view title) {
  // The list names each kind once more in its own words.
  static const std::map<std::string_view, Offices::Kinds> kOwn = {
      {"secretary of state", kSecretaryOfState},
      {"chancellor", kChancellor},
      {"premier", kPrimeMinister},
      {"secretary-general", kSecretaryGeneral},
      {"chairman", kChairman},
      {"opposition leader", kPartyLeader},
      {"central bank governor", kBankGovernor},
      {"governor", kGovernor},
  };
  const auto own = kOwn.find(title);
  if (own != kOwn.end()) return own->second;
  for (const Title& known : kTitles) {
    if (known.words == title) return known.kinds;
  }
  return 0;
}

// A year or month alone stands for its last day.
int last_day(int date) {
  if (date % 10000 == 0) return date + 1231;
  return date % 100 == 0 ? date + 31 : date;
}

bool overlaps(int from, int to, int date) {
  return from <= last_day(date) && (to == 0 || last_day(to) >= date);
}

}  // namespace

Offices::Offices(const Gazetteer& gazetteer) {
  const auto& concepts = gazetteer.concepts();
  for (ConceptIndex i = 0; i < concepts.size(); ++i) {
    if (concepts[i].kind != ConceptKind::kActor || concepts[i].offices.empty()) continue;
    const ConceptIndex state = gazetteer.find(ConceptKind::kActor, concepts[i].state);
    for (const Office& office : concepts[i].offices) {
      const std::string title = fold(office.title);
      Term term = {state, i, kinds_of(title), office.from, office.to};
      if (term.kinds != 0 && office.of.empty()) by_state_.push_back(term);
      // The president of Chechnya is a president, but not Russia's.
      if (term.kinds == 0) term.kinds = kinds_of(title.substr(0, title.find(" of ")));
      if (term.kinds != 0) by_leader_.push_back(term);
    }
  }
  std::stable_sort(by_state_.begin(), by_state_.end(),
                   [](const Term& a, const Term& b) { return a.state < b.state; });
}

Offices::Title Offices::title_at(const MatchText& text, uint32_t first) {
  if (!text.is(first, WordClass::kOffice)) return {};
  for (const auto& title : kTitles) {
    std::string_view rest = title.words;
    if (!rest.starts_with(text.word(first))) continue;
    for (uint32_t i = first; i < text.end_of_sentence(first); ++i) {
      if (!rest.starts_with(text.word(i))) break;
      rest.remove_prefix(text.word(i).size());
      if (rest.empty()) return {title.kinds, i + 1};
      const MatchText::Gap gap = text.gap_after(i);
      if (rest.front() != ' ' || (gap != MatchText::kSpace && gap != MatchText::kHyphen)) break;
      rest.remove_prefix(1);
    }
  }
  return {};
}

bool Offices::is_public(Kinds kinds) {
  return (kinds & kPrivate) == 0 || kinds == kPresident;
}

ConceptIndex Offices::holder(ConceptIndex state, Kinds kinds, int date) const {
  const auto range =
      std::equal_range(by_state_.begin(), by_state_.end(), Term{.state = state},
                       [](const Term& a, const Term& b) { return a.state < b.state; });
  // A title's offices in turn: a British chancellor is the finance minister.
  for (Kinds kind = kGovernor; kind != 0 && date != 0; kind >>= 1) {
    if (!(kinds & kUnique & kind)) continue;
    ConceptIndex found = kNoConcept;
    bool several = false;
    for (auto term = range.first; term != range.second; ++term) {
      if (term->kinds != kind || term->from == 0 || !overlaps(term->from, term->to, date)) continue;
      several = several || (found != kNoConcept && found != term->leader);
      found = term->leader;
    }
    if (found != kNoConcept) return several ? kNoConcept : found;
  }
  return kNoConcept;
}

Offices::Fit Offices::fit(ConceptIndex leader, Kinds kinds, int date) const {
  const auto range =
      std::equal_range(by_leader_.begin(), by_leader_.end(), Term{.leader = leader},
                       [](const Term& a, const Term& b) { return a.leader < b.leader; });
  Fit best = kNever;
  for (auto term = range.first; term != range.second; ++term) {
    if (!(term->kinds & kinds)) continue;
    if (date != 0 && overlaps(term->from, term->to, date)) return kThen;
    if (date == 0 || last_day(date) >= term->from) best = kOnce;
  }
  return best;
}

ConceptIndex Offices::state_of(ConceptIndex leader) const {
  const auto found =
      std::lower_bound(by_leader_.begin(), by_leader_.end(), leader,
                       [](const Term& a, ConceptIndex wanted) { return a.leader < wanted; });
  return found != by_leader_.end() && found->leader == leader ? found->state : kNoConcept;
}

}  // namespace chancery

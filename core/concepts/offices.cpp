#include "core/concepts/offices.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string>
#include <string_view>

#include "chancery/words.h"

namespace chancery {

namespace {

// Kinds of offices, which are the classes of offices.txt; each is a bit of Offices::Kinds. The last
// one is of titles as lists of leaders have them.
constexpr std::array<std::string_view, 29> kOfficeKinds = {"president",
                                                           "prime-minister",
                                                           "foreign-minister",
                                                           "finance-minister",
                                                           "defence-minister",
                                                           "trade-minister",
                                                           "economy-minister",
                                                           "vice-president",
                                                           "king",
                                                           "queen",
                                                           "crown-prince",
                                                           "emir",
                                                           "emperor",
                                                           "sultan",
                                                           "chancellor",
                                                           "secretary-of-state",
                                                           "treasury-secretary",
                                                           "secretary-general",
                                                           "general-secretary",
                                                           "bank-governor",
                                                           "trade-representative",
                                                           "supreme-leader",
                                                           "security-adviser",
                                                           "party-leader",
                                                           "chairman",
                                                           "commissioner",
                                                           "ambassador",
                                                           "governor",
                                                           "listed"};

consteval Offices::Kinds office_kind(std::string_view name) {
  for (size_t i = 0; i < kOfficeKinds.size(); ++i)
    if (kOfficeKinds[i] == name) return Offices::Kinds{1} << i;
  throw "no such kind";
}

consteval Offices::Kinds office_kinds(std::initializer_list<std::string_view> names) {
  Offices::Kinds all = 0;
  for (const std::string_view name : names) all |= office_kind(name);
  return all;
}

struct KnownTitle {
  std::string words;  // folded
  Offices::Kinds kinds = 0;
};

struct Titles {
  std::vector<KnownTitle> in_texts;  // longer ones before their beginnings
  std::vector<KnownTitle> in_lists;  // where they mean something else there
};

void add_title(std::vector<KnownTitle>& list, const std::string& words, Offices::Kinds meant) {
  const auto known = std::find_if(list.begin(), list.end(),
                                  [&](const KnownTitle& title) { return title.words == words; });
  if (known != list.end()) {
    known->kinds |= meant;
  } else {
    list.push_back({words, meant});
  }
}

const Titles& titles() {
  static const Titles read = [] {
    Titles made;
    const WordFile file("offices.txt", kOfficeKinds);
    for (const WordFile::Entry& entry : file.entries()) {
      const auto meant = static_cast<Offices::Kinds>(entry.classes);
      add_title((meant & office_kind("listed")) != 0 ? made.in_lists : made.in_texts, entry.text,
                meant & ~office_kind("listed"));
    }
    std::stable_sort(
        made.in_texts.begin(), made.in_texts.end(),
        [](const KnownTitle& a, const KnownTitle& b) { return a.words.size() > b.words.size(); });
    return made;
  }();
  return read;
}

// Those that one person of a state holds at a time and texts give without a name.
constexpr Offices::Kinds kUnique = office_kinds(
    {"president", "prime-minister", "foreign-minister", "chancellor", "finance-minister", "king",
     "queen", "emperor", "sultan", "emir", "secretary-of-state", "treasury-secretary",
     "crown-prince", "defence-minister", "supreme-leader"});
// Those that companies, banks and clubs have as well.
constexpr Offices::Kinds kPrivate = office_kinds(
    {"president", "vice-president", "chairman", "governor", "bank-governor", "secretary-general",
     "general-secretary", "party-leader", "commissioner", "ambassador", "king", "queen"});

// What a title of a list of leaders means.
Offices::Kinds kinds_of(std::string_view title) {
  for (const auto* known : {&titles().in_lists, &titles().in_texts}) {
    const auto found = std::find_if(known->begin(), known->end(),
                                    [&](const KnownTitle& one) { return one.words == title; });
    if (found != known->end()) return found->kinds;
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
  titles();
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
  for (const KnownTitle& title : titles().in_texts) {
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
  return (kinds & kPrivate) == 0 || kinds == office_kind("president");
}

ConceptIndex Offices::holder(ConceptIndex state, Kinds kinds, int date) const {
  const auto range =
      std::equal_range(by_state_.begin(), by_state_.end(), Term{.state = state},
                       [](const Term& a, const Term& b) { return a.state < b.state; });
  // A title's offices in turn: a British chancellor is the finance minister.
  for (Kinds one = office_kind("governor"); one != 0 && date != 0; one >>= 1) {
    if (!(kinds & kUnique & one)) continue;
    ConceptIndex found = kNoConcept;
    bool several = false;
    for (auto term = range.first; term != range.second; ++term) {
      if (term->kinds != one || term->from == 0 || !overlaps(term->from, term->to, date)) continue;
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

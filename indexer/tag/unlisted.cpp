#include "indexer/tag/unlisted.h"

#include <algorithm>
#include <unordered_map>

#include "chancery/bare_tag.h"
#include "chancery/schema.h"
#include "indexer/tag/bare_names.h"
#include "indexer/tag/name_spotter.h"
#include "indexer/tag/salience.h"

namespace chancery::indexer {

namespace {

constexpr double kMostSalience = 0.49;  // main ones have 0.5 and above
constexpr uint32_t kJoinsNone = UINT32_MAX;
// How often names that only their capitals show must stand in a text.
constexpr uint32_t kLeastRepeated = 2;
constexpr uint32_t kLeastAlone = 3;        // of one word
constexpr uint32_t kLeastBehindPlace = 2;  // of one word: "in Ek", "at Ek"

// German writes every noun with a capital, so only titles and kinds of organisation count there.
bool capitals_tell(const std::string& language) {
  return language != "de" && language != "lb";
}

// A name with every place where it stands.
struct Candidate {
  std::string key;             // folded words and spaces between
  std::vector<Span> mentions;  // tokens
  uint32_t tokens = 0;
  uint32_t evident = 0;  // mentions that do not begin a sentence
  uint32_t behind_place = 0;
  uint16_t evidence = 0;
  uint32_t acronym = 0;         // the token that it introduces, 0 for none
  uint32_t joins = kJoinsNone;  // the name whose part this is

  bool has(uint16_t wanted) const { return (evidence & wanted) != 0; }
  std::string_view last_word() const {
    const size_t space = key.rfind(' ');
    return std::string_view(key).substr(space == std::string::npos ? 0 : space + 1);
  }
};

class Candidates {
 public:
  Candidates(const NameText& text, const TokenList& tokens)
      : text_(text), record_(text.record()), tokens_(tokens) {}

  void add(const Sighting& sighting) {
    key_.clear();
    for (uint32_t i = sighting.first; i < sighting.last; ++i) {
      if (i > sighting.first) key_ += ' ';
      key_ += tokens_.word(tokens_.tokens[i]);
    }
    const auto [found, fresh] = numbers_.try_emplace(key_, static_cast<uint32_t>(all.size()));
    if (fresh) {
      Candidate& made = all.emplace_back();
      made.key = key_;
      made.tokens = sighting.last - sighting.first;
    }
    Candidate& name = all[found->second];
    name.mentions.push_back({sighting.first, sighting.last});
    name.evidence |= sighting.evidence;
    if (!(sighting.evidence & Sighting::kFirst)) ++name.evident;
    if (sighting.evidence & Sighting::kBehindPlaceWord) ++name.behind_place;
    if (sighting.introduces) name.acronym = sighting.introduces;
  }

  // Acronyms join what introduced them, and surnames the one full name that ends with them.
  void join() {
    for (uint32_t i = 0; i < all.size(); ++i) {
      if (all[i].acronym == 0) continue;
      const auto found = numbers_.find(std::string(tokens_.word(tokens_.tokens[all[i].acronym])));
      if (found != numbers_.end() && found->second != i) all[found->second].joins = i;
    }
    Surnames surnames;
    for (uint32_t i = 0; i < all.size(); ++i) {
      const Candidate& name = all[i];
      if (name.tokens < 2 || name.has(Sighting::kOrganisation | Sighting::kPlace)) continue;
      if (!is_name(name)) continue;
      const auto [found, fresh] = surnames.try_emplace(name.last_word(), i);
      if (!fresh) found->second = kJoinsNone;
    }
    uncover(surnames);
    for (Candidate& name : all) {
      if (name.tokens != 1 || name.joins != kJoinsNone) continue;
      const auto found = surnames.find(name.key);
      if (found != surnames.end()) name.joins = found->second;
    }
  }

  bool is_name(const Candidate& name) const {
    constexpr uint16_t kSure = Sighting::kTitle | Sighting::kOrganisation | Sighting::kIntroduced;
    if (name.has(kSure)) return true;
    if (!capitals_tell(record_.language) || name.has(Sighting::kBehindArticle)) return false;
    if (name.evident == 0 || is_ordinary(name)) return false;
    if (name.has(Sighting::kWork | Sighting::kPlace)) return true;
    if (name.tokens > 1) return name.mentions.size() >= kLeastRepeated;
    return name.mentions.size() >= kLeastAlone && name.behind_place >= kLeastBehindPlace;
  }

  std::vector<Candidate> all;

 private:
  using Surnames = std::unordered_map<std::string_view, uint32_t>;  // kNoName: of several

  // "Later Ek" that only begins sentences is a mention of Ek, where Ek is a name.
  void uncover(const Surnames& surnames) {
    for (Candidate& name : all) {
      if (name.evident > 0 || name.tokens < 2 || is_name(name)) continue;
      const std::string rest = name.key.substr(name.key.find(' ') + 1);
      const auto alone = numbers_.find(rest);
      const auto person = surnames.find(rest);
      const bool known = person != surnames.end() && person->second != kJoinsNone;
      if (alone == numbers_.end() && !known) continue;
      Candidate& bare = all[alone != numbers_.end() ? alone->second : person->second];
      for (const Span& mention : name.mentions) {
        bare.mentions.push_back({mention.begin + 1, mention.end});
        ++bare.evident;
      }
    }
  }

  // Whether a word of the name stands in the text in lower case as well.
  bool is_ordinary(const Candidate& name) const {
    for (uint32_t i = name.mentions[0].begin; i < name.mentions[0].end; ++i) {
      const Token& token = tokens_.tokens[i];
      if (!(token.flags & Token::kCapital)) continue;
      if (text_.stands_small(tokens_.word(token))) return true;
    }
    return false;
  }

  const NameText& text_;
  const Record& record_;
  const TokenList& tokens_;
  std::unordered_map<std::string, uint32_t> numbers_;
  std::string key_;
};

// "Lakeland Club de Vela" begins as the organisation "Lakeland Club" does, and goes on: up to what
// other names have `taken`.
void widen(std::vector<Span>& mentions, const std::vector<Span>& bare_names,
           const std::vector<bool>& taken) {
  for (Span& mention : mentions) {
    auto found =
        std::upper_bound(bare_names.begin(), bare_names.end(), mention.begin,
                         [](uint32_t begin, const Span& name) { return begin < name.begin; });
    if (found == bare_names.begin()) continue;
    --found;
    if (found->end < mention.end) continue;
    const auto own = std::count(taken.begin() + mention.begin, taken.begin() + mention.end, true);
    const auto all = std::count(taken.begin() + found->begin, taken.begin() + found->end, true);
    if (own == all) mention = *found;
  }
}

void take(const std::vector<Span>& mentions, std::vector<bool>& taken) {
  for (const Span& mention : mentions)
    std::fill(taken.begin() + mention.begin, taken.begin() + mention.end, true);
}

Span bytes_of(const TokenList& tokens, const Span& mention) {
  return {tokens.tokens[mention.begin].span.begin, tokens.tokens[mention.end - 1].span.end};
}

std::string written(const std::string& text, const Span& span) {
  std::string name;
  for (const char c : text.substr(span.begin, span.end - span.begin)) {
    const bool blank = c == ' ' || c == '\n' || c == '\t';
    if (!blank) name += c;
    if (blank && !name.ends_with(' ')) name += ' ';
  }
  return name;
}

// The bytes of a name, with the point of its legal form: "Lake Boats Inc."
Span name_bytes(const NameText& text, const TokenList& tokens, const Span& mention) {
  Span span = bytes_of(tokens, mention);
  const bool several = mention.end - mention.begin > 1;
  const std::string& all = text.record().text;
  if (several && (text.bare(mention.end - 1) & BareClass::kLegalForm) && span.end < all.size() &&
      all[span.end] == '.')
    ++span.end;
  return span;
}

Tag make_tag(const NameGroup& group, const NameText& text, const TokenList& tokens) {
  const Record& record = text.record();
  Tag tag;
  tag.name = written(record.text, bytes_of(tokens, group.mentions.front()));
  tag.id = schema::unlisted_id(tag.name);
  tag.type = kUnlistedType;
  for (const Span& mention : group.mentions)
    tag.mentions.push_back(name_bytes(text, tokens, mention));
  std::sort(tag.mentions.begin(), tag.mentions.end(),
            [](const Span& a, const Span& b) { return a.begin < b.begin; });
  tag.title_mentions = record.title.find(tag.name) == std::string::npos ? 0 : 1;
  return tag;
}

}  // namespace

void UnlistedFinder::cover(const TokenList& tokens, const std::vector<Mention>& listed,
                           const Gazetteer& gazetteer) {
  covers_.assign(tokens.tokens.size(), Cover::kNone);
  for (const Mention& mention : listed) {
    const bool actor = gazetteer[mention.target].kind == ConceptKind::kActor;
    for (uint32_t i = mention.first; i < mention.last; ++i) {
      if (actor) covers_[i] = i == mention.first ? Cover::kActorStart : Cover::kActor;
      if (!actor && covers_[i] == Cover::kNone) covers_[i] = Cover::kIssue;
    }
  }
}

// Whether tokens [mention) say more than what is listed and its titles: "Lake
// Nationalists", "FIFA World Cup", but not "Turkish President".
bool UnlistedFinder::says_more(const Span& mention, const NameText& text) {
  constexpr WordClasses kNone = WordClass::kTitle | WordClass::kTitleModifier |
                                WordClass::kGeneric | WordClass::kCalendar |
                                WordClass::kPersonTitle;
  const bool small = !(text.flags(mention.begin) & Token::kCapital);
  if (small && (text.bare(mention.begin) & BareClass::kPlaceKind)) return true;
  bool event = false;
  for (uint32_t i = mention.begin; i < mention.end; ++i) {
    if (text.covers()[i] != Cover::kNone || !(text.flags(i) & Token::kCapital)) continue;
    if (!(text.classes(i) & kNone) || (text.bare(i) & BareClass::kContinent)) return true;
    event = event || (text.bare(i) & BareClass::kEvent);
  }
  return event && mention.end - mention.begin > 1;
}

std::vector<NameGroup> UnlistedFinder::group(const NameText& text, const TokenList& tokens,
                                             uint32_t from) const {
  Candidates candidates(text, tokens);
  for (const Sighting& sighting : NameSpotter(text).spot()) candidates.add(sighting);
  candidates.join();
  for (const Candidate& part : candidates.all) {
    if (part.joins == kJoinsNone) continue;
    auto& mentions = candidates.all[part.joins].mentions;
    mentions.insert(mentions.end(), part.mentions.begin(), part.mentions.end());
  }
  const std::vector<Span> bare_names = BareNames(text, from).find();
  NameGroups groups(tokens);
  std::vector<bool> taken(tokens.tokens.size());
  const auto is_wanted = [&](const Candidate& name) {
    return name.joins == kJoinsNone && candidates.is_name(name);
  };
  for (const Candidate& name : candidates.all) {
    if (is_wanted(name)) take(name.mentions, taken);
  }
  for (Candidate& name : candidates.all) {
    if (!is_wanted(name)) continue;
    if (name.has(Sighting::kOrganisation)) widen(name.mentions, bare_names, taken);
    take(name.mentions, taken);
    groups.add(name.mentions);
  }
  for (const Span& mention : bare_names) {
    if (tokens.tokens[mention.begin].span.begin < from) continue;
    const bool free = std::none_of(taken.begin() + mention.begin, taken.begin() + mention.end,
                                   [](bool one) { return one; });
    if (free && says_more(mention, text)) groups.add_bare(mention);
  }
  return groups.take();
}

std::vector<Tag> UnlistedFinder::find(const Record& record, const TokenList& tokens,
                                      const WordNumbers& numbers,
                                      const std::vector<Mention>& listed,
                                      const Gazetteer& gazetteer, uint32_t from) {
  cover(tokens, listed, gazetteer);
  const NameText text(record, tokens, covers_, numbers, listed_);
  std::vector<NameGroup> groups = group(text, tokens, from);
  std::stable_sort(groups.begin(), groups.end(), [](const NameGroup& a, const NameGroup& b) {
    return a.mentions.size() > b.mentions.size();
  });
  std::vector<Tag> tags, bare;
  for (const NameGroup& group : groups) {
    std::vector<Tag>& list = group.bare ? bare : tags;
    if (list.size() < (group.bare ? kMostBare : kMost))
      list.push_back(make_tag(group, text, tokens));
  }
  weigh(tags, record, {}, from);
  for (Tag& tag : tags) tag.salience = std::min(tag.salience, kMostSalience);
  for (Tag& tag : bare) {
    const auto count = static_cast<double>(tag.mentions.size());
    tag.salience = kBareSalience * count / (count + 1);
  }
  tags.insert(tags.end(), std::make_move_iterator(bare.begin()),
              std::make_move_iterator(bare.end()));
  return tags;
}

}  // namespace chancery::indexer

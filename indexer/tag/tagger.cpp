#include "indexer/tag/tagger.h"

#include <algorithm>

#include "chancery/date.h"
#include "indexer/page/dateline.h"
#include "indexer/tag/issue_salience.h"
#include "indexer/tag/passing_mention.h"
#include "indexer/tag/salience.h"
#include "indexer/tag/state_salience.h"

namespace chancery::indexer {

namespace {

// Who speaks for a state: their mentions count for it as well.
bool counts_for_state(const Concept& actor) {
  return actor.type == "government" || actor.type == "leader";
}

// A company is not spoken of for its state's sake: CAMEO codes it MNC… or a state's BUS.
bool is_company(const Concept& actor) {
  constexpr std::string_view kCompany = "cameo:MNC";
  constexpr std::string_view kBusiness = "BUS";
  constexpr size_t kStateBusiness = sizeof("cameo:GBRBUS") - 1;
  return std::any_of(actor.codes.begin(), actor.codes.end(), [&](const std::string& code) {
    return code.starts_with(kCompany) || (code.size() == kStateBusiness &&
                                          code.ends_with(kBusiness) && code.starts_with("cameo:"));
  });
}

// The day a text was written as YYYYMMDD; what is missing is 0. A file's own time says only when it
// was saved.
int day_of(const Record& record) {
  const auto date = parse_iso(record.date);
  return date && record.date_source != "file" ? date->number() : 0;
}

Tag make_tag(const Concept& item) {
  Tag tag;
  tag.id = item.id;
  tag.name = item.name;
  tag.type = item.type;
  if (!is_company(item)) tag.state = item.state;
  tag.codes = item.codes;
  if (item.kind != ConceptKind::kIssue) return tag;
  for (const auto* links : {&item.broader, &item.part_of, &item.related})
    tag.broader.insert(tag.broader.end(), links->begin(), links->end());
  return tag;
}

// Where a report was written says nothing of what it is about. A place in capitals and a dash alone
// may be a heading too: of that only cities go.
void drop_dateline(std::vector<Mention>& mentions, const TokenList& tokens,
                   const Dateline& dateline) {
  if (dateline.place.empty()) return;
  std::erase_if(mentions, [&](const Mention& mention) {
    const uint32_t begin = tokens.tokens[mention.first].span.begin;
    const bool city = mention.use == AliasUse::kSeat || mention.use == AliasUse::kCity;
    return begin >= dateline.begin && begin < dateline.end && (city || !dateline.bare);
  });
}

}  // namespace

Tagger::Tagger(const Matcher& matcher)
    : matcher_(matcher),
      former_(matcher.gazetteer()),
      officials_(matcher.gazetteer()),
      shared_(matcher.gazetteer()),
      speakers_(matcher.gazetteer()) {}

void Tagger::find_officials(const std::vector<Mention>& of_title,
                            const std::vector<Mention>& mentions, int date) {
  organisations_.clear();
  std::vector<ConceptIndex> named, leaders;
  for (const auto* list : {&of_title, &mentions}) {
    for (const Mention& mention : *list) {
      if (officials_.has(mention.target)) leaders.push_back(mention.target);
    }
  }
  if (leaders.empty()) return;
  for (const auto* list : {&of_title, &mentions}) {
    for (const Mention& mention : *list) named.push_back(mention.target);
  }
  std::sort(named.begin(), named.end());
  for (const ConceptIndex leader : leaders) {
    const ConceptIndex organisation = officials_.organisation_of(leader, date, named);
    if (organisation != kNoConcept) organisations_.emplace_back(leader, organisation);
  }
}

ConceptIndex Tagger::organisation_of(ConceptIndex leader) const {
  const auto found = std::find_if(organisations_.begin(), organisations_.end(),
                                  [&](const auto& one) { return one.first == leader; });
  return found == organisations_.end() ? kNoConcept : found->second;
}

void Tagger::count(const std::vector<Mention>& mentions, const TokenList& tokens, bool title,
                   const Record& record, int year, std::vector<Counted>& out) {
  const Gazetteer& gazetteer = matcher_.gazetteer();
  uint32_t sentence = 0;
  uint32_t last_token = 0;
  for (const Mention& mention : mentions) {
    const Span span = {tokens.tokens[mention.first].span.begin,
                       tokens.tokens[mention.last - 1].span.end};
    uint32_t place = Counted::kInTitle;
    if (!title) {
      if (mention.first < last_token) sentence = 0;  // issues come after all actors
      last_token = mention.first;
      while (sentence + 1 < record.sentences.size() &&
             record.sentences[sentence].span.end <= span.begin) {
        ++sentence;
      }
      place = sentence;
    }
    const bool passing = title && in_passing(record.title, span);
    const auto add = [&](ConceptIndex target) {
      out.push_back({target, mention.first, place, passing});
      if (!title) spans_[target].push_back(span);
    };
    const Concept& item = gazetteer[mention.target];
    add(mention.use == AliasUse::kCity ? former_.in(mention.target, year) : mention.target);
    const ConceptIndex organisation = organisation_of(mention.target);
    if (organisation != kNoConcept) {
      add(organisation);
    } else if (counts_for_state(item) && !item.state.empty()) {
      const ConceptIndex state = gazetteer.find(ConceptKind::kActor, item.state);
      if (state != kNoConcept)
        add(mention.use == AliasUse::kSeat ? former_.in(state, year) : state);
    }
  }
}

void Tagger::make_tags(const std::vector<Counted>& counted, Record& record) {
  const Gazetteer& gazetteer = matcher_.gazetteer();
  record.actors.clear();
  record.issues.clear();
  std::vector<ConceptIndex> targets, titled;
  targets.reserve(counted.size());
  for (const Counted& mention : counted) {
    targets.push_back(mention.target);
    if (mention.sentence == Counted::kInTitle && !mention.passing) titled.push_back(mention.target);
  }
  std::sort(targets.begin(), targets.end());
  targets.erase(std::unique(targets.begin(), targets.end()), targets.end());
  for (const ConceptIndex target : targets) {
    Tag tag = make_tag(gazetteer[target]);
    if (organisation_of(target) != kNoConcept) tag.state.clear();
    tag.mentions = std::move(spans_[target]);
    spans_[target].clear();
    std::sort(tag.mentions.begin(), tag.mentions.end(),
              [](const Span& a, const Span& b) { return a.begin < b.begin; });
    tag.title_mentions += static_cast<int>(std::count(titled.begin(), titled.end(), target));
    (gazetteer[target].kind == ConceptKind::kActor ? record.actors : record.issues)
        .push_back(std::move(tag));
  }
}

std::vector<Counted> Tagger::tag(Record& record, AnalysedText& analysed) {
  const Gazetteer& gazetteer = matcher_.gazetteer();
  analysed.title.clear();
  analysed.text.clear();
  tokenize(record.title, analysed.title);
  tokenize(record.text, analysed.text);
  record.sentences = split_sentences(record.text);
  spans_.resize(gazetteer.concepts().size());

  std::vector<Counted> counted;
  const int date = day_of(record);
  const int year = date / 10000;
  std::vector<Mention> of_title =
      matcher_.match(record.title, analysed.title, {}, scratch_, false, date, record.language);
  analysed.title_words = scratch_.words();
  std::vector<Mention> mentions = matcher_.match(record.text, analysed.text, record.sentences,
                                                 scratch_, false, date, record.language);
  analysed.text_words = scratch_.words();
  const Dateline dateline = find_dateline(record.text);
  record.dateline = dateline.place;
  const auto behind_dateline = static_cast<uint32_t>(dateline.place.empty() ? 0 : dateline.end);
  drop_dateline(mentions, analysed.text, dateline);
  shared_.give(of_title, analysed.title, mentions);
  shared_.give(mentions, analysed.text, mentions);
  const ConceptIndex speaker =
      speakers_.find(record, analysed.title, of_title, analysed.text, mentions);
  find_officials(of_title, mentions, date);
  count(of_title, analysed.title, true, record, year, counted);
  count(mentions, analysed.text, false, record, year, counted);

  make_tags(counted, record);
  weigh(record.actors, record, speaker == kNoConcept ? "" : gazetteer[speaker].id, behind_dateline);
  std::vector<bool> disputes;
  for (const Tag& issue : record.issues) {
    disputes.push_back(!gazetteer[gazetteer.find(ConceptKind::kIssue, issue.id)].states.empty());
  }
  weigh_issues(record.issues, record, disputes);
  std::vector<Tag> unlisted = unlisted_.find(record, analysed.text, analysed.text_words, mentions,
                                             gazetteer, behind_dateline);
  record.actors.insert(record.actors.end(), std::make_move_iterator(unlisted.begin()),
                       std::make_move_iterator(unlisted.end()));
  return counted;
}

}  // namespace chancery::indexer

#include "indexer/tag/tagger.h"

#include <algorithm>

#include "chancery/date.h"
#include "indexer/page/dateline.h"
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

}  // namespace

Tagger::Tagger(const Matcher& matcher)
    : matcher_(matcher), former_(matcher.gazetteer()), shared_(matcher.gazetteer()) {}

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
    if (counts_for_state(item) && !item.state.empty()) {
      const ConceptIndex state = gazetteer.find(ConceptKind::kActor, item.state);
      if (state != kNoConcept)
        add(mention.use == AliasUse::kSeat ? former_.in(state, year) : state);
    }
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
  shared_.give(of_title, analysed.title, 0, mentions);
  shared_.give(mentions, analysed.text, dateline_end(record.text), mentions);
  count(of_title, analysed.title, true, record, year, counted);
  count(mentions, analysed.text, false, record, year, counted);

  record.actors.clear();
  record.issues.clear();
  std::vector<ConceptIndex> targets;
  for (const Counted& mention : counted) targets.push_back(mention.target);
  std::sort(targets.begin(), targets.end());
  targets.erase(std::unique(targets.begin(), targets.end()), targets.end());
  for (const ConceptIndex target : targets) {
    Tag tag = make_tag(gazetteer[target]);
    tag.mentions = std::move(spans_[target]);
    spans_[target].clear();
    std::sort(tag.mentions.begin(), tag.mentions.end(),
              [](const Span& a, const Span& b) { return a.begin < b.begin; });
    for (const Counted& mention : counted) {
      if (mention.target == target && mention.sentence == Counted::kInTitle && !mention.passing) {
        ++tag.title_mentions;
      }
    }
    (gazetteer[target].kind == ConceptKind::kActor ? record.actors : record.issues)
        .push_back(std::move(tag));
  }
  weigh(record.actors, record);
  weigh(record.issues, record);
  std::vector<Tag> unlisted = unlisted_.find(record, analysed.text, mentions, gazetteer);
  record.actors.insert(record.actors.end(), std::make_move_iterator(unlisted.begin()),
                       std::make_move_iterator(unlisted.end()));
  return counted;
}

}  // namespace chancery::indexer

#include "search/view/name_forms.h"

#include <algorithm>
#include <set>
#include <utility>

#include "chancery/strings.h"
#include "chancery/text.h"

namespace chancery::search {

namespace {

bool speaks_for_state(const std::string& type) {
  return type == "leader" || type == "government";
}

// What a mention is written as; a bracket that opens in it closes behind it.
std::string written(const std::string& text, const Span& span) {
  std::string form = collapse_spaces(text.substr(span.begin, span.end - span.begin));
  const bool open = form.find('(') != std::string::npos && form.find(')') == std::string::npos;
  if (open && span.end < text.size() && text[span.end] == ')') form += ')';
  return form;
}

std::string words_of(std::string_view form) {
  TokenList tokens;
  tokenize(form, tokens);
  std::string words;
  for (const Token& token : tokens.tokens) {
    words += words.empty() ? "" : " ";
    words += tokens.word(token);
  }
  return words;
}

}  // namespace

NameForms::NameForms(const Gazetteer& gazetteer, ConceptIndex target)
    : kind_(gazetteer[target].kind),
      id_(gazetteer[target].id),
      has_agents_(kind_ == ConceptKind::kActor && !speaks_for_state(gazetteer[target].type)) {
  own_.emplace(words_of(gazetteer[target].name), AliasUse::kName);
  if (kind_ != ConceptKind::kActor) return;
  for (const Alias& alias : gazetteer.aliases()) {
    const bool city = alias.use == AliasUse::kCity || alias.use == AliasUse::kSeat;
    if (city) {
      cities_.insert(words_of(alias.form));
    } else if (alias.target == target) {
      own_.emplace(words_of(alias.form), alias.use);
    }
  }
}

// No name begins with one of the commonest words.
bool NameForms::is_other(const std::string& folded, const std::string& language) const {
  if (own_.contains(folded)) return false;
  return cities_.contains(folded) ||
         is_stop_word(std::string_view(folded).substr(0, folded.find(' ')), language);
}

std::vector<NamedPlace> NameForms::find(const Record& record, uint64_t& others) const {
  std::vector<NamedPlace> places;
  const std::vector<Tag>& tags = kind_ == ConceptKind::kActor ? record.actors : record.issues;
  const auto own =
      std::find_if(tags.begin(), tags.end(), [&](const Tag& tag) { return tag.id == id_; });
  if (own == tags.end()) return places;
  std::set<uint32_t> of_agents;  // where their mentions begin
  if (has_agents_) {
    for (const Tag& tag : tags) {
      if (!speaks_for_state(tag.type)) continue;
      for (const Span& mention : tag.mentions) of_agents.insert(mention.begin);
    }
  }
  for (const Span& mention : own->mentions) {
    NamedPlace place{mention, written(record.text, mention), ""};
    place.folded = words_of(place.written);
    if (of_agents.contains(mention.begin) || is_other(place.folded, record.language)) {
      ++others;
    } else {
      places.push_back(std::move(place));
    }
  }
  return places;
}

std::string NameForms::use(const std::string& folded) const {
  const auto form = own_.find(folded);
  if (form == own_.end()) return "";
  if (form->second == AliasUse::kDemonym) return "demonym";
  return form->second == AliasUse::kCombining ? "combining" : "";
}

}  // namespace chancery::search

#include "search/view/facets.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <unordered_map>

#include "chancery/error.h"
#include "chancery/language.h"
#include "chancery/schema.h"

namespace chancery::search {

namespace {

struct FacetField {
  std::string_view name;
  schema::Slot slot;
  bool list;  // values are ids of concepts, separated by spaces
};

constexpr std::array kFacetFields = {
    FacetField{"actor", schema::kActorsSlot, true},
    FacetField{"issue", schema::kIssuesSlot, true},
    FacetField{"speaker", schema::kSpeakersSlot, true},
    FacetField{"publisher", schema::kPublisherSlot, false},
    FacetField{"year", schema::kYearSlot, false},
    FacetField{"lang", schema::kLanguageSlot, false},
    FacetField{"type", schema::kTypeSlot, false},
};

const FacetField* find_facet(std::string_view name) {
  const auto* found = std::find_if(kFacetFields.begin(), kFacetFields.end(),
                                   [&](const FacetField& field) { return field.name == name; });
  return found == kFacetFields.end() ? nullptr : found;
}

std::string label_of(const FacetField& field, const std::string& value,
                     const Gazetteer& gazetteer) {
  if (field.name == "lang") return language_name(value);
  if (!field.list) return value;
  const ConceptKind kind = field.name == "issue" ? ConceptKind::kIssue : ConceptKind::kActor;
  for (const ConceptIndex target : gazetteer.lookup(value)) {
    if (gazetteer[target].kind == kind) return gazetteer[target].name;
  }
  return value;
}

// Fields that a document has as a rule: that some have none tells something.
bool says_missing(const FacetField& field) {
  return field.name == "year" || field.name == "lang";
}

// The documents that have no value.
uint64_t missing(Xapian::ValueCountMatchSpy& spy) {
  uint64_t with = 0;
  for (auto value = spy.values_begin(); value != spy.values_end(); ++value)
    with += (*value).empty() ? 0 : value.get_termfreq();
  return spy.get_total() - std::min<uint64_t>(with, spy.get_total());
}

}  // namespace

std::vector<std::string> facet_fields() {
  std::vector<std::string> names;
  for (const FacetField& field : kFacetFields) names.emplace_back(field.name);
  return names;
}

FacetCounter::FacetCounter(const std::vector<std::string>& fields, Xapian::Enquire& enquire) {
  for (const std::string& name : fields) {
    const FacetField* field = find_facet(name);
    if (!field) {
      throw Error(fmt::format("there is no facet \"{}\"", name),
                  fmt::format("choose from {}", fmt::join(facet_fields(), ", ")));
    }
    counted_.push_back({name, std::make_unique<Xapian::ValueCountMatchSpy>(field->slot)});
    enquire.add_matchspy(counted_.back().spy.get());
  }
}

std::vector<Facet> FacetCounter::facets(const Gazetteer& gazetteer, uint32_t most) const {
  std::vector<Facet> facets;
  for (const Counted& counted : counted_) {
    const FacetField& field = *find_facet(counted.field);
    std::unordered_map<std::string, uint64_t> counts;
    for (auto value = counted.spy->values_begin(); value != counted.spy->values_end(); ++value) {
      const std::string text = *value;
      const uint64_t frequency = value.get_termfreq();
      if (!field.list) {
        counts[text] += frequency;
        continue;
      }
      for (size_t begin = 0; begin < text.size();) {
        const size_t end = std::min(text.find(' ', begin), text.size());
        counts[text.substr(begin, end - begin)] += frequency;
        begin = end + 1;
      }
    }
    Facet facet;
    facet.field = counted.field;
    facet.distinct = counts.size();
    facet.hits = counted.spy->get_total();
    for (const auto& [value, count] : counts) facet.values.push_back({value, value, count});
    // Years keep their order, and all are shown: a row of years with some left out is no row.
    const bool by_count = field.name != "year";
    std::sort(facet.values.begin(), facet.values.end(),
              [&](const FacetValue& a, const FacetValue& b) {
                return by_count && a.count != b.count ? a.count > b.count : a.value < b.value;
              });
    if (by_count && most != 0 && facet.values.size() > most) facet.values.resize(most);
    for (FacetValue& value : facet.values) value.label = label_of(field, value.value, gazetteer);
    if (const uint64_t without = missing(*counted.spy); without > 0 && says_missing(field)) {
      facet.values.push_back(
          {"", fmt::format("no {}", field.name == "lang" ? "language" : field.name), without});
    }
    facets.push_back(std::move(facet));
  }
  return facets;
}

}  // namespace chancery::search

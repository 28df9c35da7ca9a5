#include "core/concepts/matcher_tries.h"

#include "core/concepts/tries_builder.h"

namespace chancery {

Casing casing_of(const Token& token) {
  if (token.flags & (Token::kAllCapitals | Token::kAcronym)) return Casing::kAllCapitals;
  if (token.flags & Token::kCapital) return Casing::kCapital;
  return Casing::kAny;
}

bool casing_fits(Casing wanted, uint8_t flags) {
  switch (wanted) {
    case Casing::kAny:
      return true;
    case Casing::kCapital:
      return flags & (Token::kCapital | Token::kAllCapitals | Token::kAcronym);
    case Casing::kAllCapitals:
      return flags & (Token::kAllCapitals | Token::kAcronym);
  }
  return false;
}

Tries::Tries(const Gazetteer& gazetteer) {
  TriesBuilder builder(*this, "en");
  for (const Alias& alias : gazetteer.aliases()) builder.add_name(alias);
  for (ConceptIndex i = 0; i < gazetteer.concepts().size(); ++i) {
    const Concept& item = gazetteer[i];
    if (item.kind != ConceptKind::kIssue) continue;
    builder.add_pattern(i, item.name);
    for (const auto* list : {&item.aliases, &item.patterns}) {
      for (const std::string& pattern : *list) builder.add_pattern(i, pattern);
    }
    for (const std::string& decoy : item.decoys) builder.add_pattern(kNoConcept, decoy);
  }
  builder.finish();
}

void Tries::pack(ByteWriter& out) const {
  name_words.pack(out);
  stems.pack(out);
  names.pack(out);
  forms.pack(out);
  out.array(name_starts);
  patterns.pack(out);
  issues.pack(out);
  out.array(pattern_edges);
  out.array(starts_pattern);
  out.array(pattern_starts);
}

void Tries::unpack(ByteReader& in) {
  name_words.unpack(in);
  stems.unpack(in);
  names.unpack(in);
  forms.unpack(in);
  in.array(name_starts);
  patterns.unpack(in);
  issues.unpack(in);
  in.array(pattern_edges);
  in.array(starts_pattern);
  in.array(pattern_starts);
}

}  // namespace chancery

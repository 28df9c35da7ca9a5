#include "indexer/tag/salience.h"

#include <algorithm>
#include <cmath>

namespace chancery {

namespace {

// Where an article says what it is about: its first sentences, of this many bytes at most.
constexpr uint32_t kLeadBytes = 350;
constexpr double kParts = 8;  // of a document, for spread

struct Evidence {
  double count = 0;   // mentions, the title's doubled
  bool in_title = false;
  double lead = 0;    // 1 at the beginning, 0 behind the lead
  double spread = 0;  // share of the document's parts that mention it
};

Evidence evidence_of(const Tag& tag, const Record& record) {
  Evidence evidence;
  evidence.count = static_cast<double>(tag.mentions.size()) + 2.0 * tag.title_mentions;
  evidence.in_title = tag.title_mentions > 0;
  if (!tag.mentions.empty() && tag.mentions.front().begin < kLeadBytes) {
    evidence.lead = 1.0 - static_cast<double>(tag.mentions.front().begin) / (2.0 * kLeadBytes);
  }
  unsigned parts = 0;
  for (const Span& span : tag.mentions) {
    const auto part = static_cast<unsigned>(static_cast<double>(span.begin) * kParts /
                                            static_cast<double>(record.text.size() + 1));
    parts |= 1U << part;
  }
  evidence.spread = __builtin_popcount(parts) / kParts;
  return evidence;
}

// Themes ("diplomacy") and places say less of what a text is about than matters and actors do.
double weight_of(const Tag& tag) {
  if (tag.type.empty()) return tag.broader.empty() ? 0.7 : 1.0;
  return tag.type == "place" || tag.type == "people" ? 0.8 : 1.0;
}

}  // namespace

void weigh(std::vector<Tag>& tags, const Record& record) {
  double most = 1;
  for (const Tag& tag : tags) most = std::max(most, evidence_of(tag, record).count);
  for (Tag& tag : tags) {
    const Evidence evidence = evidence_of(tag, record);
    const double share = evidence.count / most;
    // Long texts name many in passing: there only a fair share of the mentions makes a main actor.
    const double often = std::sqrt(share) * std::min(1.0, evidence.count / 3.0);
    const double score = 0.45 * often + 0.25 * evidence.lead + (evidence.in_title ? 0.35 : 0.0) +
                         0.15 * evidence.spread;
    tag.salience = std::min(1.0, score * weight_of(tag));
  }
  std::sort(tags.begin(), tags.end(), [](const Tag& a, const Tag& b) {
    if (a.salience != b.salience) return a.salience > b.salience;
    if (a.mentions.size() != b.mentions.size()) return a.mentions.size() > b.mentions.size();
    return a.id < b.id;
  });
}

}  // namespace chancery

#include "search/plan/sentence_need.h"

#include <algorithm>

namespace chancery::search {

namespace {

bool asks_for_sentence(const SentenceNeed& need) {
  return need.in_one_sentence ||
         std::any_of(need.children.begin(), need.children.end(), asks_for_sentence);
}

}  // namespace

bool holds(const SentenceNeed& need, const std::vector<uint8_t>& present) {
  const auto held = [&](const SentenceNeed& child) { return holds(child, present); };
  switch (need.kind) {
    case SentenceNeed::kUnit:
      return present[need.unit] != 0;
    case SentenceNeed::kAny:
      return need.children.empty() || std::any_of(need.children.begin(), need.children.end(), held);
    case SentenceNeed::kAll:
      break;
  }
  return std::all_of(need.children.begin(), need.children.end(), held);
}

SentenceNeed without_document_parts(SentenceNeed need) {
  if (need.kind != SentenceNeed::kAll || need.in_one_sentence || !asks_for_sentence(need))
    return need;
  std::erase_if(need.children, [](const SentenceNeed& child) { return !asks_for_sentence(child); });
  for (SentenceNeed& child : need.children) child = without_document_parts(std::move(child));
  return need;
}

}  // namespace chancery::search

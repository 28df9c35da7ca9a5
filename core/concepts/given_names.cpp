#include "core/concepts/given_names.h"

#include <algorithm>

#include "chancery/text.h"
#include "chancery/word_classes.h"

namespace chancery {

namespace {

constexpr size_t kMinGivenName = 4;  // bytes

}  // namespace

std::vector<bool> given_names(const Gazetteer& gazetteer, const Tries& tries) {
  std::vector<bool> given(tries.name_words.size());
  for (const Concept& item : gazetteer.concepts()) {
    if (item.type != "leader") continue;
    const std::string name = fold(item.name);
    const size_t space = name.find(' ');
    // East Asian names begin with the surname.
    if (space == std::string::npos || name.starts_with(fold(item.surname))) continue;
    const std::string_view first = std::string_view(name).substr(0, space);
    const uint32_t number = tries.name_words.find(first);
    if (number == Tries::kNoWord || first.size() < kMinGivenName) continue;
    const WordClasses other = WordClass::kOffice | WordClass::kCommon | WordClass::kInstitution |
                              WordClass::kPersonTitle | WordClass::kFormer;
    if ((word_classes(first) & other) || is_stop_word(first, "en")) continue;
    const Trie::Node node = tries.names.find(Trie::kRoot, number);
    const bool a_name =
        node != Trie::kNone &&
        std::any_of(tries.forms[node].begin(), tries.forms[node].end(), [](const NameForm& form) {
          return form.target != kNoConcept && form.use != AliasUse::kSurname;
        });
    if (!a_name) given[number] = true;
  }
  return given;
}

}  // namespace chancery

#include "core/concepts/foreign_names.h"

#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <map>
#include <set>

#include "chancery/text.h"
#include "core/concepts/cldr_names.h"
#include "core/concepts/language_list.h"

namespace chancery {

namespace {

std::string iso2_of(const Concept& item) {
  for (const std::string& code : item.codes) {
    if (code.starts_with("iso2:")) return code.substr(5);
  }
  return "";
}

}  // namespace

std::string_view plain_name(std::string_view pattern) {
  if (pattern.starts_with(kNameOnly)) pattern.remove_prefix(1);
  return pattern.find_first_of("()|?{}*.") == std::string_view::npos ? pattern : std::string_view();
}

std::string foreign_names(const Gazetteer& gazetteer) {
  std::map<std::string, std::string> ids;  // empty: of two states
  const std::set<std::string>& languages = cldr_languages();
  for (const Concept& item : gazetteer.concepts()) {
    // ICU takes the codes of vanished states for those of their successors.
    const std::string country = item.type == "state" && item.to == 0 ? iso2_of(item) : "";
    if (country.empty()) continue;
    const icu::Locale region("", country.c_str());
    for (const std::string& language : languages) {
      icu::UnicodeString name;
      region.getDisplayCountry(icu::Locale(language.c_str()), name);
      std::string text;
      name.toUTF8String(text);
      const std::string folded = fold(text);
      if (folded.size() < 3 || text == country) continue;
      const auto [known, fresh] = ids.try_emplace(folded, item.id);
      if (!fresh && known->second != item.id) known->second.clear();
    }
  }
  gazetteer.each_foreign_name([&](ConceptIndex target, std::string_view name) {
    const Concept& item = gazetteer[target];
    ids.try_emplace((item.kind == ConceptKind::kIssue ? "#" : "") + fold(name), item.id);
  });
  std::string names;
  for (const auto& [name, id] : ids) {
    if (!id.empty()) names += name + '\t' + id + '\n';
  }
  return names;
}

std::string_view find_foreign_name(std::string_view names, std::string_view folded) {
  size_t low = 0, high = names.size();
  while (low < high) {
    const size_t middle = low + (high - low) / 2;
    const size_t before = middle == 0 ? std::string_view::npos : names.rfind('\n', middle - 1);
    const size_t begin = before == std::string_view::npos ? 0 : before + 1;
    const size_t tab = names.find('\t', begin);
    const size_t end = names.find('\n', begin);
    if (tab == std::string_view::npos || end == std::string_view::npos) return {};
    const std::string_view name = names.substr(begin, tab - begin);
    if (name == folded) return names.substr(tab + 1, end - tab - 1);
    if (name < folded) {
      low = end + 1;
    } else {
      high = begin;
    }
  }
  return {};
}

}  // namespace chancery

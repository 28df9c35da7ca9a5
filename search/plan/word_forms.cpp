#include "search/plan/word_forms.h"

#include <algorithm>

#include "chancery/schema.h"

namespace chancery::search {

const std::vector<std::string>& WordForms::of(const std::string& language,
                                              const std::string& stem) {
  const std::string key = schema::forms_key(language, stem);
  const auto [found, fresh] = known_.try_emplace(key);
  std::vector<std::string>& forms = found->second;
  if (!fresh) return forms;
  for (const Xapian::Database& part : parts_) {
    const std::string list = part.get_metadata(key);
    for (size_t begin = 0, end; (end = list.find('\n', begin)) != std::string::npos;
         begin = end + 1) {
      forms.push_back(list.substr(begin, end - begin));
    }
  }
  std::sort(forms.begin(), forms.end());
  forms.erase(std::unique(forms.begin(), forms.end()), forms.end());
  return forms;
}

}  // namespace chancery::search

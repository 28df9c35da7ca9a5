#include "search/view/word_list.h"

#include <algorithm>

#include "chancery/text.h"
#include "chancery/utf8.h"

namespace chancery::search {

bool is_telling(std::string_view word, const std::vector<std::string>& languages) {
  size_t second = 0;
  utf8::next(word, second);
  if (second >= word.size()) return false;
  const bool number = std::all_of(word.begin(), word.end(),
                                  [](char c) { return (c >= '0' && c <= '9') || c == '.'; });
  return !number &&
         std::none_of(languages.begin(), languages.end(),
                      [&](const std::string& language) { return is_stop_word(word, language); });
}

std::vector<std::string> main_languages(
    const std::vector<std::pair<std::string, uint64_t>>& counts) {
  constexpr uint64_t kShare = 10;  // one in ten documents
  uint64_t all = 0;
  for (const auto& [language, documents] : counts) all += documents;
  std::vector<std::string> languages;
  for (const auto& [language, documents] : counts) {
    if (documents * kShare >= all) languages.push_back(language);
  }
  return languages;
}

void sort_words(const ViewRequest& request, View& view) {
  std::vector<WordLine>& words = view.words;
  view.lines_total = words.size();
  const auto value = [&](const WordLine& line) {
    return request.words == WordOrder::kLikelihood ? line.likelihood : line.effect;
  };
  std::sort(words.begin(), words.end(), [&](const WordLine& a, const WordLine& b) {
    return value(a) != value(b) ? value(a) > value(b) : a.word < b.word;
  });
  if (request.most != 0 && words.size() > request.most) words.resize(request.most);
}

}  // namespace chancery::search

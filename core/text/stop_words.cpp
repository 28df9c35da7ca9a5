#include <array>
#include <filesystem>
#include <map>
#include <mutex>

#include "chancery/paths.h"
#include "chancery/text.h"
#include "chancery/words.h"

namespace chancery {

namespace {

// Nothing but a language's code may become part of a path.
bool is_code(std::string_view language) {
  for (const char c : language)
    if (c < 'a' || c > 'z') return false;
  return language.size() == 2 || language.size() == 3;
}

// Folded. Languages without a list have no stop words.
WordSet read_list(std::string_view language) {
  if (language == "nb" || language == "nn") language = "no";
  const std::string name = std::string("stop/").append(language).append(".txt");
  WordSet words;
  if (!is_code(language) || !std::filesystem::exists(words_directory() / name)) return words;
  static constexpr std::array<std::string_view, 1> kClasses = {"stop"};
  const WordFile file(name, kClasses);
  for (const WordFile::Entry& entry : file.entries()) words.insert(fold(entry.text));
  return words;
}

// Each list is read when it is first asked for: a query needs one or two.
const WordSet& list_of(std::string_view language) {
  static std::mutex mutex;
  static std::map<std::string, WordSet, std::less<>> lists;
  const std::lock_guard lock(mutex);
  const auto found = lists.find(language);
  if (found != lists.end()) return found->second;
  return lists.emplace(language, read_list(language)).first->second;
}

}  // namespace

bool is_stop_word(std::string_view word, std::string_view language) {
  // Nearly every call of a thread asks for the language of the one before.
  thread_local std::string last_language;
  thread_local const WordSet* last_list = nullptr;
  if (last_list == nullptr || last_language != language) {
    last_list = &list_of(language);
    last_language = language;
  }
  return last_list->contains(word);
}

}  // namespace chancery

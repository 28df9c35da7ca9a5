// Lists of words, which are data: the files of gazetteer/words/, whose README.md has their form.
//
// A file is read where its words are first needed and kept for good; a file that is missing or
// wrong ends the operation with an Error that names it and the line.
//
// Floor: text.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace chancery {

struct WordHash {
  using is_transparent = void;
  size_t operator()(std::string_view word) const { return std::hash<std::string_view>()(word); }
};
using WordSet = std::unordered_set<std::string, WordHash, std::equal_to<>>;

class WordFile {
 public:
  struct Entry {
    std::string text;
    uint64_t classes = 0;  // bit i: the i-th of the classes given
  };

  // Whether a class may be without words: of files that several languages have alike.
  enum class Missing { kWrong, kAllowed };

  // Reads `name` ("dates.txt") of words_directory(). `classes` (64 at most): the classes that the
  // file must have, each with a word at least, and no others. Throws Error.
  WordFile(std::string_view name, std::span<const std::string_view> classes,
           Missing missing = Missing::kWrong);
  // The same from `content`; `path` is for messages.
  WordFile(std::string_view path, std::string_view content,
           std::span<const std::string_view> classes, Missing missing = Missing::kWrong);

  // Whether words_directory() has it: not every language has every list.
  static bool exists(std::string_view name);

  // In the order of the file; a word may come once for each section.
  const std::vector<Entry>& entries() const { return entries_; }
  // The words of a class of the constructor's.
  std::vector<std::string> list(std::string_view of_class) const;
  WordSet set(std::string_view of_class) const;

 private:
  std::vector<std::string_view> classes_;
  std::vector<Entry> entries_;
};

}  // namespace chancery

#include "chancery/words.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "chancery/error.h"
#include "chancery/paths.h"
#include "chancery/strings.h"
#include "chancery/utf8.h"

namespace chancery {

namespace {

std::string read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream content;
  if (file) content << file.rdbuf();
  if (!file) {
    throw Error(fmt::format("the word list {} cannot be read", utf8::inert(path.string())),
                "install Chancery again, or set CHANCERY_GAZETTEER to the gazetteer directory");
  }
  return std::move(content).str();
}

// Reads a file line by line.
class Reader {
 public:
  Reader(std::string_view path, std::string_view content,
         const std::vector<std::string_view>& classes, WordFile::Missing missing)
      : path_(path), content_(content), classes_(classes), missing_(missing) {}

  std::vector<WordFile::Entry> read() {
    if (!utf8::is_valid(content_)) {
      throw Error(fmt::format("{}: not UTF-8", utf8::inert(path_)), "save the file as UTF-8");
    }
    while (!content_.empty()) {
      ++number_;
      const size_t end = std::min(content_.find('\n'), content_.size());
      read_line(trim(content_.substr(0, end)));
      content_.remove_prefix(std::min(end + 1, content_.size()));
    }
    for (size_t i = 0; i < classes_.size(); ++i) {
      if (missing_ == WordFile::Missing::kWrong && !(seen_ & bit(i))) {
        fail(fmt::format("no word has the class \"{}\"", classes_[i]), "give it one at least");
      }
    }
    return std::move(entries_);
  }

 private:
  static uint64_t bit(size_t i) { return uint64_t{1} << i; }

  [[noreturn]] void fail(const std::string& what, const std::string& advice) const {
    throw Error(fmt::format("{}:{}: {}", utf8::inert(path_), number_, what), advice);
  }

  void read_line(std::string_view line) {
    if (line.empty() || line.front() == '#') return;
    if (line.front() == '[') {
      if (line.back() != ']') fail("a class list without its ]", "close it");
      section_ = classes(line.substr(1, line.size() - 2));
      previous_.clear();
      return;
    }
    WordFile::Entry entry = {std::string(take_text(line)), section_};
    if (!line.empty()) entry.classes |= classes(line.substr(1));
    if (entry.classes == 0) fail(fmt::format("\"{}\" has no class", entry.text), "give it one");
    if (!previous_.empty() && entry.text <= previous_) {
      fail(fmt::format("\"{}\" stands behind \"{}\"", entry.text, previous_),
           "sort the words of a list by their bytes, each once");
    }
    previous_ = entry.text;
    seen_ |= entry.classes;
    entries_.push_back(std::move(entry));
  }

  // Takes the word off the beginning of `line`; what is left is empty or begins with '='.
  std::string_view take_text(std::string_view& line) const {
    std::string_view text;
    if (line.front() == '"') {
      const size_t end = line.find('"', 1);
      if (end == line.npos) fail("a quote is not closed", "close it");
      text = line.substr(1, end - 1);
      line = trim(line.substr(end + 1));
      if (!line.empty() && line.front() != '=') fail("words behind a quote", "put = between them");
    } else {
      const size_t sign = std::min(line.find('='), line.size());
      text = trim(line.substr(0, sign));
      line.remove_prefix(sign);
    }
    if (text.empty()) fail("a line without a word", "take it out");
    return text;
  }

  uint64_t classes(std::string_view names) const {
    uint64_t found = 0;
    for (const std::string_view name : split(names, " ")) {
      if (name.empty()) continue;
      const auto known = std::find(classes_.begin(), classes_.end(), name);
      if (known == classes_.end()) {
        fail(fmt::format("the class \"{}\" is unknown", name),
             fmt::format("the file may have {}", fmt::join(classes_, ", ")));
      }
      found |= bit(static_cast<size_t>(known - classes_.begin()));
    }
    return found;
  }

  std::string_view path_;
  std::string_view content_;
  const std::vector<std::string_view>& classes_;
  WordFile::Missing missing_;
  size_t number_ = 0;
  uint64_t section_ = 0;
  uint64_t seen_ = 0;
  std::string previous_;
  std::vector<WordFile::Entry> entries_;
};

}  // namespace

bool WordFile::exists(std::string_view name) {
  std::error_code error;
  return std::filesystem::exists(words_directory() / name, error);
}

WordFile::WordFile(std::string_view name, std::span<const std::string_view> classes,
                   Missing missing)
    : classes_(classes.begin(), classes.end()) {
  const std::filesystem::path path = words_directory() / name;
  const std::string content = read_file(path);
  entries_ = Reader(path.native(), content, classes_, missing).read();
}

WordFile::WordFile(std::string_view path, std::string_view content,
                   std::span<const std::string_view> classes, Missing missing)
    : classes_(classes.begin(), classes.end()) {
  entries_ = Reader(path, content, classes_, missing).read();
}

std::vector<std::string> WordFile::list(std::string_view of_class) const {
  const auto found = std::find(classes_.begin(), classes_.end(), of_class);
  if (found == classes_.end()) throw std::logic_error("a class that the file was not read with");
  const size_t wanted = static_cast<size_t>(found - classes_.begin());
  std::vector<std::string> words;
  for (const Entry& entry : entries_)
    if (entry.classes >> wanted & 1) words.push_back(entry.text);
  return words;
}

WordSet WordFile::set(std::string_view of_class) const {
  const std::vector<std::string> words = list(of_class);
  return WordSet(words.begin(), words.end());
}

}  // namespace chancery

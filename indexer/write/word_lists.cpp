#include "indexer/write/word_lists.h"

#include <algorithm>
#include <future>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>

#include "indexer/write/synonyms.h"

namespace chancery::indexer {

namespace {

constexpr uint32_t kMaxKept = 200'000;
// Xapian holds each word about ten times, once for each three letters of it, until it is told to
// write: 0.7 kB a word.
constexpr uint32_t kMaxHeldSpellings = 20'000;

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  for (size_t end; (end = text.find('\n')) != std::string_view::npos; text.remove_prefix(end + 1)) {
    lines.push_back(text.substr(0, end));
  }
  return lines;
}

}  // namespace

std::string joined_forms(std::string_view first, std::string_view second) {
  std::vector<std::string_view> lines = lines_of(first);
  for (const std::string_view line : lines_of(second)) lines.push_back(line);
  std::sort(lines.begin(), lines.end());
  lines.erase(std::unique(lines.begin(), lines.end()), lines.end());
  std::string joined;
  for (const std::string_view line : lines) joined.append(line).push_back('\n');
  return joined;
}

void WordLists::add(const WordsMet& words) {
  const std::lock_guard lock(mutex_);
  for (const auto& [word, documents] : words.counts) {
    const uint32_t number = words_.add(word);
    if (number == counts_.size()) counts_.push_back(0);
    counts_[number] += documents;
  }
  std::string form;
  for (const auto& [key, word] : words.forms) {
    form = key;
    form += '\n';
    form += word;
    forms_.add(form);
  }
}

bool WordLists::full() const {
  const std::lock_guard lock(mutex_);
  return words_.size() + forms_.size() > kMaxKept;
}

void WordLists::write(Xapian::WritableDatabase& database) {
  const std::lock_guard lock(mutex_);
  write_spellings(database, 0, 1, 1, false);
  write_forms(database);
  write_synonyms(database, 0, 1);
  clear();
}

void WordLists::write(std::vector<Xapian::WritableDatabase>& segments, uint32_t least) {
  const std::lock_guard lock(mutex_);
  const auto step = static_cast<uint32_t>(segments.size());
  std::vector<std::future<void>> parts;
  for (uint32_t i = 0; i < step; ++i) {
    // In this thread when there is no other to be had.
    parts.push_back(std::async([this, &segments, i, step, least] {
      write_spellings(segments[i], i, step, least, true);
      if (i == 0) write_forms(segments[i]);
      write_synonyms(segments[i], i, step);
      segments[i].commit();
    }));
  }
  for (std::future<void>& part : parts) part.get();
  clear();
}

void WordLists::write_spellings(Xapian::WritableDatabase& database, uint32_t first, uint32_t step,
                                uint32_t least, bool may_commit) const {
  uint32_t held = 0;
  for (uint32_t number = first; number < words_.size(); number += step) {
    if (counts_[number] < least) continue;
    database.add_spelling(std::string(words_.word(number)), counts_[number]);
    if (may_commit && ++held % (kMaxHeldSpellings / step) == 0) database.commit();
  }
}

void WordLists::write_forms(Xapian::WritableDatabase& database) const {
  std::vector<std::string_view> forms;
  forms.reserve(forms_.size());
  for (uint32_t number = 0; number < forms_.size(); ++number) forms.push_back(forms_.word(number));
  std::sort(forms.begin(), forms.end());
  for (size_t first = 0; first < forms.size();) {
    const std::string key(forms[first].substr(0, forms[first].find('\n')));
    std::string list;
    for (; first < forms.size() && forms[first].starts_with(key + '\n'); ++first) {
      list.append(forms[first].substr(key.size() + 1)).push_back('\n');
    }
    database.set_metadata(key, joined_forms(database.get_metadata(key), list));
  }
}

void WordLists::write_synonyms(Xapian::WritableDatabase& database, uint32_t first,
                               uint32_t step) const {
  std::vector<Synonym> synonyms = english_synonyms(words_, first, step);
  if (first == 0) {
    std::vector<Synonym> of_forms = form_synonyms(forms_);
    synonyms.insert(synonyms.end(), std::make_move_iterator(of_forms.begin()),
                    std::make_move_iterator(of_forms.end()));
  }
  add_synonyms(database, std::move(synonyms));
}

void WordLists::clear() {
  words_.clear();
  counts_.clear();
  forms_.clear();
}

}  // namespace chancery::indexer

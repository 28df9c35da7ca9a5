#include "indexer/describe/describe.h"

#include <algorithm>
#include <array>

#include "chancery/paths.h"
#include "chancery/strings.h"
#include "indexer/describe/choose_date.h"
#include "indexer/page/names.h"
#include "indexer/page/repair.h"
#include "indexer/page/web_address.h"

namespace chancery::indexer {
namespace {

constexpr size_t kMaxTitle = 500;
constexpr size_t kMaxSection = 100;
constexpr size_t kMaxKeywords = 40;

// "Published at P" names the publisher in full where a citation shortens it; a site's name is often
// that of the place where a copy was saved.
constexpr std::array kPublisherOrder = {Source::kMail,     Source::kFrontMatter, Source::kByline,
                                        Source::kCitation, Source::kJsonLd,      Source::kMeta,
                                        Source::kName,     Source::kProperties};
// Pages put the site's name into their author tag more often than into JSON-LD.
constexpr std::array kAuthorOrder = {Source::kCitation,  Source::kMail, Source::kFrontMatter,
                                     Source::kJsonLd,    Source::kMeta, Source::kByline,
                                     Source::kProperties};

template <typename T, size_t N>
const T* best(const std::vector<std::pair<Source, T>>& values, const std::array<Source, N>& order) {
  for (const Source source : order)
    for (const auto& [from, value] : values)
      if (from == source) return &value;
  return nullptr;
}

// The name of the site, for comparing.
std::string site_of(const Clues& clues) {
  for (const auto& [source, name] : clues.publishers)
    if (source == Source::kMeta || source == Source::kJsonLd) return comparable(name);
  return "";
}

// One line without control characters.
std::string tidy(std::string_view text) {
  return collapse_spaces(has_unclean_characters(text) ? clean_characters(text) : std::string(text));
}

}  // namespace

namespace {

// The authors that are believed: of the first source that names people, else of the first.
std::vector<std::string> authors_of(const Clues& clues) {
  const std::string site = site_of(clues);
  const std::vector<std::string>* first = nullptr;
  for (const Source source : kAuthorOrder)
    for (const auto& [from, names] : clues.authors) {
      if (from != source) continue;
      if (first == nullptr) first = &names;
      const bool people = std::any_of(names.begin(), names.end(), [&](const std::string& name) {
        return looks_like_person(name) && comparable(name) != site;
      });
      if (people) return names;
    }
  return first == nullptr ? std::vector<std::string>() : *first;
}

}  // namespace

void describe(const Clues& clues, int64_t modified, Record& record) {
  record.url = tidy(original_address(clues.url));
  record.title = tidy(clues.title);
  if (record.title.size() > kMaxTitle) record.title.clear();
  if (record.title.empty()) record.title = file_stem(record.path);
  for (const std::string& author : authors_of(clues))
    if (std::string name = tidy(author); !name.empty())
      record.authors.push_back(without_capitals(name));
  if (const auto* publisher = best(clues.publishers, kPublisherOrder)) {
    record.publisher = tidy(*publisher);
    // Citations shorten names: the longest form of the same name.
    const std::string name = comparable(*publisher);
    for (const auto& [source, longer] : clues.publishers)
      if (longer.size() > record.publisher.size() && longer.size() < 100 &&
          (" " + comparable(longer) + " ").find(" " + name + " ") != std::string::npos)
        record.publisher = tidy(longer);
  }
  record.section = tidy(clues.section);
  if (record.section.size() > kMaxSection) record.section.clear();
  for (const std::string& keyword : clues.keywords)
    if (std::string word = tidy(keyword); !word.empty() && record.keywords.size() < kMaxKeywords)
      record.keywords.push_back(std::move(word));
  record.symbols = clues.symbols;
  choose_dates(clues, modified, record);
}

}  // namespace chancery::indexer

// What the class and id of an element tell of its place in a page.
#pragma once

#include <cstdint>
#include <string_view>

namespace chancery::indexer {

enum class Hint : uint8_t {
  kNone,
  kArticle,  // says that it is the article's text: article-body, entry-content
  kWeak,     // around an article as often as not: author, tags, share
  kStrong,   // hardly ever an article's text: related, footer, newsletter
  kNever,    // comments and notices about cookies, which may be longer than the article
};

// Judges the words of `names` (a class attribute or an id): split at hyphens, underscores, spaces
// and capitals; the strongest word wins.
Hint hint_of(std::string_view names);

// What an element is named for.
struct Stated {
  bool writer = false;   // the author's name: byline, author, fn
  bool day = false;      // a day: date, published, timestamp
  bool changed = false;  // the day of the last change: updated, modified
  bool line = false;     // what is said of an article: meta, info
};
Stated stated_by(std::string_view names);

// Whether an address is that of a writer's page: "/author/jane-roe/", "../autor/jan-roe-17".
bool leads_to_writer(std::string_view address);

// Whether a name in a script says when something was published, and nothing else: "publishedDate",
// "first_publication_date".
bool says_published(std::string_view name);

// Whether the words of `names` tell of other articles or of references.
bool is_beside(std::string_view names);

}  // namespace chancery::indexer

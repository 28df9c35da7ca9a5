#include "indexer/extract/web/writer_lines.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "chancery/strings.h"
#include "chancery/word_classes.h"
#include "indexer/clean/margin.h"
#include "indexer/page/byline.h"
#include "indexer/page/names.h"
#include "indexer/page/statement_words.h"

namespace chancery::indexer {
namespace {

// Set by hand, in blocks of a page and bytes of a line.
constexpr size_t kOpening = 4;     // a by-line may stand below a standfirst
constexpr size_t kClosing = 3;     // the last ones of a text
constexpr size_t kBehindText = 8;  // what belongs to a text and stands behind it
constexpr size_t kMaxWriterLine = 240;
constexpr size_t kMaxRights = 160;  // "© 2012 Jane Roe. All rights reserved."

using Names = std::vector<std::string>;

// Whether the first word is a given name that is known: of sites and of owners of rights few are
// people.
bool has_given_name(std::string_view name) {
  const std::string first = lower(name.substr(0, name.find(' ')));
  return looks_like_person(name) && (word_classes(first) & WordClass::kGivenName) != 0;
}

// The names behind "By" when the line holds nothing else: "Von Jan Roe".
Names names_of_line(std::string_view text) {
  const size_t label = author_label(text);
  if (label == 0 || text.size() > kMaxWriterLine) return {};
  const std::string_view names = without_publication(text.substr(label));
  return is_name_line(names) ? parse_authors(names, false) : Names();
}

// Whether a line is a label alone: "Interview", "Author:".
bool is_bare_label(std::string_view text) {
  while (text.ends_with(':')) text = trim(text.substr(0, text.size() - 1));
  if (text.empty() || text.find(' ') != text.npos) return false;
  return statement_words().pieces.contains(lower_unicode(text)) ||
         label_of(text, statement_words().author_nouns).size() == text.size() ||
         author_label(std::string(text) + " ") == text.size() + 1;
}

// The names behind "Author:", whatever is told of them then.
Names names_of_label(std::string_view text) {
  const size_t label = author_label(text);
  if (label == 0 || text.size() > kMaxWriterLine) return {};
  if (text.substr(0, label).find(':') == text.npos) return names_of_line(text);
  return parse_authors(text.substr(label), false);
}

// "… at the coast. (Jane Roe)": how some papers sign; marks may follow.
Names signature(std::string_view text) {
  while (!text.empty() && (text.back() == '+' || text.back() == '*' || is_space(text.back())))
    text.remove_suffix(1);
  const size_t open = text.rfind('(');
  if (open == text.npos || text.back() != ')') return {};
  const std::string_view before = trim(text.substr(0, open));
  if (!before.empty() && !ends_sentence(before)) return {};
  const std::string_view name = trim(text.substr(open + 1, text.size() - open - 2));
  return has_given_name(name) ? parse_authors(name, false) : Names();
}

// The person in "© 2012-2019 Jane Roe. All rights reserved."; empty for an institution.
std::string owner_of_rights(std::string_view text) {
  if (text.size() > kMaxRights) return "";
  bool marked = false;
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view mark : {"\u00A9", "(c)", "copyright"})
      if (starts_with_ignoring_case(text, mark)) {
        text = trim(text.substr(mark.size()));
        marked = again = true;
      }
    while (marked && !text.empty() &&
           (is_digit(text.front()) || text.front() == '-' || is_space(text.front()))) {
      text.remove_prefix(1);
      again = true;
    }
    if (marked && starts_with_ignoring_case(text, "by ")) text = trim(text.substr(3));
    constexpr std::string_view kDash = "\u2013";
    if (marked && text.starts_with(kDash)) {
      text.remove_prefix(kDash.size());
      again = true;
    }
  }
  if (!marked) return "";
  for (const std::string_view end : {"\u2022", "|", " \u2013 ", " - ", ","})
    text = trim(text.substr(0, text.find(end)));
  const size_t point = text.find(". ");
  if (point != text.npos && count_words(text.substr(0, point)) > 1) text = text.substr(0, point);
  return has_given_name(text) ? std::string(text) : "";
}

class WriterLines {
 public:
  WriterLines(const HtmlTree& tree, const std::vector<Block>& page,
              const std::vector<Block>& article, const ArticlePlaces& places, Clues& clues)
      : tree_(tree), page_(page), article_(article), places_(places), clues_(clues) {}

  void run() {
    if (!add(in_opening()) && !add(names_at_end()) && !add(in_text()) && !add(signed_at_end()))
      add_owner();
  }

 private:
  bool add(Names names) {
    if (names.empty()) return false;
    clues_.add_authors(Source::kByline, std::move(names));
    return true;
  }

  bool is_beside_text(size_t block) const {
    return is_in_margin(tree_, page_[block].node, Margin::kFar, text_node(page_, places_));
  }

  size_t closing() const {
    return std::max(places_.text, places_.behind - std::min(places_.behind, kClosing));
  }

  // "Von Jan Roe"; or a label alone in its block ("Interview") and the names in the next one.
  Names in_opening() const {
    for (size_t i = places_.headline + 1; i < page_.size() && i < places_.text + kOpening; ++i) {
      if (is_beside_text(i)) continue;
      if (Names names = names_of_line(page_[i].text); !names.empty()) return names;
      if (i + 1 < page_.size() && is_bare_label(page_[i].text) && is_name_line(page_[i + 1].text))
        return parse_authors(page_[i + 1].text, false);
    }
    return {};
  }

  Names names_at_end() const {
    for (size_t i = closing(); i < page_.size() && i < places_.behind + kBehindText; ++i) {
      if (author_label(page_[i].text) == 0 || is_beside_text(i)) continue;
      if (Names names = names_of_label(page_[i].text); !names.empty()) return names;
    }
    return {};
  }

  // What follows an article may be taken for more of it.
  Names in_text() const {
    for (size_t i = places_.headline + 1; i < page_.size() && i < places_.behind; ++i) {
      const std::string& text = page_[i].text;
      if (label_of(text, statement_words().author_nouns).empty() || is_beside_text(i)) continue;
      if (Names names = names_of_label(text); !names.empty()) return names;
    }
    return {};
  }

  Names signed_at_end() const {
    for (size_t back = 1; back <= kClosing && back <= article_.size(); ++back)
      if (Names names = signature(article_[article_.size() - back].text); !names.empty())
        return names;
    return {};
  }

  // A person's name, and that of the site's address or one that begins as people's do.
  bool is_named_for(std::string_view site) const {
    if (!looks_like_person(site)) return false;
    std::string joined = comparable(site);
    std::erase(joined, ' ');
    std::string_view host = clues_.url;
    host.remove_prefix(std::min(host.size(), host.find("://") + 3));
    return has_given_name(site) ||
           ("." + std::string(host.substr(0, host.find('/')))).find("." + joined + ".") !=
               std::string::npos;
  }

  // The name of the site: as it says it, else behind the last bar of its <title>.
  std::string site_of_person() const {
    for (const auto& [source, site] : clues_.publishers)
      if (source == Source::kMeta && is_named_for(site)) return site;
    for (uint32_t i = 0; i < tree_.size(); ++i) {
      if (tree_[i].tag != "title") continue;
      const std::string title = tree_.text(i);
      for (const std::string_view bar : {" | ", " \u2013 ", " - "}) {
        const size_t at = title.rfind(bar);
        if (at != title.npos && is_named_for(trim(title.substr(at + bar.size()))))
          return std::string(trim(title.substr(at + bar.size())));
      }
      break;
    }
    return "";
  }

  void add_owner() {
    if (std::string person = site_of_person(); !person.empty()) {
      clues_.add_authors(Source::kProperties, {std::move(person)});
      return;
    }
    for (size_t i = places_.behind; i < page_.size(); ++i)
      if (const std::string name = owner_of_rights(page_[i].text); !name.empty()) {
        clues_.add_authors(Source::kProperties, {name});
        return;
      }
  }

  const HtmlTree& tree_;
  const std::vector<Block>& page_;
  const std::vector<Block>& article_;
  const ArticlePlaces& places_;
  Clues& clues_;
};

}  // namespace

void read_writer_lines(const HtmlTree& tree, const std::vector<Block>& page,
                       const std::vector<Block>& article, const ArticlePlaces& places,
                       Clues& clues) {
  WriterLines(tree, page, article, places, clues).run();
}

}  // namespace chancery::indexer

#include "indexer/page/names.h"

#include <algorithm>

#include "chancery/strings.h"
#include "chancery/word_classes.h"
#include "indexer/page/statement_words.h"

namespace chancery::indexer {
namespace {

// "ByJane Roe", "vonJan Roe": between two elements of a page no space was written. `by`: a label
// with a space at its end.
bool is_glued(std::string_view text, std::string_view by) {
  if (!by.ends_with(' ') || text.size() < by.size()) return false;
  const std::string_view label = by.substr(0, by.size() - 1);
  const char next = text[label.size()];
  const char before = text[label.size() - 1];
  return next >= 'A' && next <= 'Z' && before >= 'a' && before <= 'z' &&
         starts_with_ignoring_case(text, label);
}

std::string_view without_prefix(std::string_view text) {
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view by : statement_words().by)
      if (starts_with_ignoring_case(text, by)) {
        text = trim(text.substr(by.size()));
        again = true;
      } else if (is_glued(text, by)) {
        text = text.substr(by.size() - 1);
        again = true;
      }
  }
  return text;
}

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  for (const std::string_view word : split(text, " "))
    if (!word.empty()) words.push_back(word);
  return words;
}

// Letters, apostrophes, hyphens and a closing point only.
bool is_name_word(std::string_view word) {
  for (size_t i = 0; i < word.size(); ++i) {
    const char c = word[i];
    if (is_digit(c)) return false;
    if (!is_word(c) && c != '-' && c != '\'' && c != '.') return false;
    if (c == '.' && i + 1 < word.size() && !is_letter(word[i + 1])) return false;
  }
  // Quotes and dashes are more than one byte.
  for (const std::string_view mark :
       {"\u201C", "\u201D", "\u2013", "\u2014", "\u2022", "\u00B7", "\u00AB", "\u00BB", "\u2026"})
    if (word.find(mark) != word.npos) return false;
  return !word.empty();
}

// "al-Masri", "el-Sisi", "d'Estaing": the name behind the article is in capitals.
bool has_article(std::string_view word) {
  const size_t joint = word.find_first_of("-'");
  return joint != word.npos && joint <= 3 && starts_upper(word.substr(joint + 1));
}

// Without a label of what stood behind the name: "Jane Roe Updated".
std::string_view without_label(std::string_view name) {
  const size_t space = name.rfind(' ');
  if (space == name.npos || count_words(name) < 3) return name;
  const std::string_view last = name.substr(space + 1);
  for (const auto* labels : {&statement_words().change_labels, &statement_words().date_labels})
    if (label_of(last, *labels).size() == last.size()) return name.substr(0, space);
  return name;
}

// Whether `text` is a label without what it is for: "By", "Posted on".
bool is_label(std::string_view text) {
  const std::string spaced = std::string(text) + " ";
  for (const std::string_view by : statement_words().by)
    if (equals_ignoring_case(spaced, by) || equals_ignoring_case(text, by)) return true;
  return label_of(text, statement_words().date_labels).size() == text.size();
}

// Titles and roles around a name.
std::string_view bare(std::string_view name) {
  name = without_label(name);
  for (const std::string_view title : statement_words().titles)
    if (starts_with_ignoring_case(name, title) && count_words(name) > 2)
      name = trim(name.substr(title.size()));
  for (const std::string_view credential : statement_words().credentials)
    name = trim(name.substr(0, find_ignoring_case(name, credential)));
  while (!name.empty() &&
         (name.back() == ',' || name.back() == ';' || name.back() == ':' || name.back() == '|'))
    name = trim(name.substr(0, name.size() - 1));
  return name;
}

bool is_address(std::string_view text) {
  return text.find("http") != text.npos || text.find("www.") != text.npos ||
         text.find('@') != text.npos || text.find(".com") != text.npos;
}

// Splits at "and", "&", commas and semicolons.
std::vector<std::string> split_names(std::string_view text) {
  std::string marked(text);
  const auto split_at = [&](std::string_view joint) {
    for (size_t at = 0; (at = find_ignoring_case(marked, joint, at)) != std::string::npos; ++at) {
      marked.replace(at, joint.size(), 1, ',');
    }
  };
  for (const std::string_view joint : statement_words().joints) split_at(joint);
  for (const std::string_view mark : {" & ", ";", "\u2022", " / ", "|"}) split_at(mark);
  std::vector<std::string> names;
  for (const std::string_view part : split(marked, ","))
    if (const std::string_view name = trim(part); !name.empty()) names.emplace_back(name);
  return names;
}

}  // namespace

bool looks_like_publisher(std::string_view text) {
  for (const std::string_view word : words_of(text)) {
    std::string folded = lower(word);
    std::erase_if(folded, [](char c) { return !is_word(c); });
    if (word_classes(folded) & WordClass::kPublisher) return true;
  }
  return false;
}

bool looks_like_person(std::string_view text) {
  text = trim(text);
  if (text.size() > 80) return false;
  const auto words = words_of(text);
  if (words.size() < 2 || words.size() > 6) return false;
  size_t capitals = 0;
  for (const std::string_view word : words) {
    if (!is_name_word(word)) return false;
    const std::string folded = lower(word);
    if (word_classes(folded) & WordClass::kNoAuthor) return false;
    // Also of a script without case; "al-Masri", "d'Estaing".
    if (!starts_lower(word) || has_article(word)) {
      ++capitals;
    } else if (!(word_classes(folded) & WordClass::kAuthorParticle)) {
      return false;
    }
  }
  if (capitals < 2) return false;
  if (text.back() == '.' && words.back().size() > 3) return false;  // a sentence, not "Jr."
  return !looks_like_publisher(text);
}

namespace {

// "Senior Fellow", "Foreign Correspondent": what somebody is.
bool is_role(std::string_view text) {
  const auto words = words_of(text);
  if (words.empty() || words.size() > 6) return false;
  const std::string last = lower(words.back());
  return (word_classes(last) & WordClass::kWork) != 0 || statement_words().roles.contains(last);
}

}  // namespace

std::string_view without_publication(std::string_view text) {
  for (const std::string_view behind : statement_words().publications) {
    const size_t at = find_ignoring_case(text, behind);
    if (at == text.npos || count_words(text.substr(0, at)) < 2) continue;
    const std::string_view rest = trim(text.substr(at + behind.size()));
    if (starts_upper(rest) || starts_with_ignoring_case(rest, "the "))
      text = trim(text.substr(0, at));
  }
  return text;
}

std::vector<std::string> parse_authors(std::string_view text, bool trusted) {
  const std::string line = collapse_spaces(text.substr(0, 500));
  text = without_prefix(line);
  std::vector<std::string> names;
  const auto add = [&](std::string_view name) {
    if (std::find(names.begin(), names.end(), name) == names.end()) names.emplace_back(name);
  };
  if (is_address(text) && text.find(' ') == text.npos) return names;
  for (const std::string& part : split_names(without_publication(text))) {
    const std::string_view name = bare(without_prefix(part));
    if (is_role(name)) {
      continue;
    } else if (looks_like_person(name)) {
      add(name);
    } else if (names.empty() && !trusted && count_words(name) > 0 && !looks_like_publisher(name)) {
      return names;  // does not begin with a name: no list of names
    }
  }
  if (names.empty() && trusted && !is_address(text) && count_words(text) <= 6 &&
      !ends_sentence(text) && text.size() > 1) {
    if (statement_words().roles.contains(lower(text)) || is_label(text)) return names;
    if (const std::string_view name = bare(text); !name.empty()) add(name);
  }
  return names;
}

std::string without_capitals(std::string_view name) {
  constexpr std::string_view kVowels = "AEIOUY";
  std::string out(name);
  for (const char c : name)
    if ((c >= 'a' && c <= 'z') || is_digit(c) || (static_cast<unsigned char>(c) & 0x80) != 0)
      return out;
  if (!looks_like_person(name) || looks_like_publisher(name)) return out;
  for (const std::string_view word : split(name, " ")) {
    // "BBC" is no word of a name; "J." and "P.J." are.
    const bool initials = word.find('.') != word.npos;
    if (!initials && (word == "NEWS" || word.find_first_of(kVowels) == word.npos)) return out;
  }
  for (size_t i = 1; i < out.size(); ++i)
    if (is_word(out[i - 1])) out[i] = lower(out[i]);
  return out;
}

}  // namespace chancery::indexer

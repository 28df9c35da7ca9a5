#include "indexer/page/names.h"

#include <algorithm>
#include <array>

#include "chancery/strings.h"

namespace chancery {
namespace {

template <size_t N>
bool contains(const std::array<std::string_view, N>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

constexpr std::array<std::string_view, 31> kParticles = {
    "de", "da",  "do",  "dos", "das", "del", "della", "di",  "du",  "des",  "la",
    "le", "van", "von", "der", "den", "ter", "ten",   "bin", "ibn", "bint", "al",
    "el", "ul",  "ur",  "y",   "e",   "zu",  "zur",   "af",  "av"};

// Words that are no part of a person's name.
constexpr std::array<std::string_view, 90> kNoName = {"the",          "a",
                                                      "an",           "of",
                                                      "in",           "on",
                                                      "at",           "for",
                                                      "with",         "from",
                                                      "to",           "and",
                                                      "or",           "by",
                                                      "is",           "are",
                                                      "was",          "has",
                                                      "have",         "not",
                                                      "this",         "that",
                                                      "how",          "why",
                                                      "what",         "when",
                                                      "new",          "more",
                                                      "read",         "share",
                                                      "news",         "staff",
                                                      "editor",       "editors",
                                                      "editorial",    "writer",
                                                      "reporter",     "correspondent",
                                                      "contributor",  "team",
                                                      "desk",         "analysis",
                                                      "opinion",      "policy",
                                                      "security",     "update",
                                                      "report",       "brief",
                                                      "war",          "peace",
                                                      "talks",        "crisis",
                                                      "comments",     "published",
                                                      "updated",      "admin",
                                                      "guest",        "summary",
                                                      "introduction", "chapter",
                                                      "table",        "figure",
                                                      "annex",        "appendix",
                                                      "contents",     "executive",
                                                      "annual",       "heading",
                                                      "draft",        "abstract",
                                                      "background",   "overview",
                                                      "conclusion",   "conclusions",
                                                      "press",        "release",
                                                      "statement",    "speech",
                                                      "remarks",      "minutes",
                                                      "agenda",       "memorandum",
                                                      "confidential", "document",
                                                      "sample",       "title",
                                                      "subtitle",     "page",
                                                      "section",      "part"};

constexpr std::array<std::string_view, 45> kPublisherWords = {
    "institute",  "institution", "center",  "centre",     "council",     "foundation", "review",
    "news",       "press",       "times",   "journal",    "agency",      "university", "group",
    "policy",     "affairs",     "post",    "magazine",   "observatory", "observer",   "forum",
    "society",    "association", "network", "tribune",    "gazette",     "herald",     "chronicle",
    "bulletin",   "programme",   "program", "initiative", "department",  "ministry",   "bureau",
    "commission", "committee",   "academy", "studies",    "studio",      "media",      "monitor",
    "weekly",     "quarterly",   "project"};

constexpr std::array<std::string_view, 9> kBy = {
    "by ", "written by ", "author: ", "authors: ", "von ", "par ", "por ", "автор: ", "text: "};

std::string_view without_prefix(std::string_view text) {
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view by : kBy)
      if (starts_with_ignoring_case(text, by)) {
        text = trim(text.substr(by.size()));
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

// Titles and roles around a name.
std::string_view bare(std::string_view name) {
  for (const std::string_view title :
       {"dr. ", "dr ", "prof. ", "professor ", "amb. ", "ambassador "})
    if (starts_with_ignoring_case(name, title) && count_words(name) > 2)
      name = trim(name.substr(title.size()));
  for (const std::string_view tail : {", ph.d.", ", phd", ", md", ", jr"}) {
    const size_t at = find_ignoring_case(name, tail);
    if (at != name.npos && !tail.ends_with("jr")) name = trim(name.substr(0, at));
  }
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
  for (const std::string_view joint : {" and ", " & ", " und ", " et ", " и ", " y ", " with ", ";",
                                       ", and ", "\u2022", " / ", "|"}) {
    for (size_t at = 0; (at = find_ignoring_case(marked, joint, at)) != std::string::npos;) {
      marked.replace(at, joint.size(), 1, ',');
      ++at;
    }
  }
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
    if (contains(kPublisherWords, std::string_view(folded))) return true;
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
    if (contains(kNoName, std::string_view(folded))) return false;
    // Also of a script without case; "al-Masri", "d'Estaing".
    if (!starts_lower(word) || has_article(word)) {
      ++capitals;
    } else if (!contains(kParticles, std::string_view(folded))) {
      return false;
    }
  }
  if (capitals < 2) return false;
  if (text.back() == '.' && words.back().size() > 3) return false;  // a sentence, not "Jr."
  return !looks_like_publisher(text);
}

std::vector<std::string> parse_authors(std::string_view text, bool trusted) {
  const std::string line = collapse_spaces(text.substr(0, 500));
  text = without_prefix(line);
  std::vector<std::string> names;
  const auto add = [&](std::string_view name) {
    if (std::find(names.begin(), names.end(), name) == names.end()) names.emplace_back(name);
  };
  if (is_address(text) && text.find(' ') == text.npos) return names;
  for (const std::string& part : split_names(text)) {
    const std::string_view name = bare(without_prefix(part));
    if (looks_like_person(name)) {
      add(name);
    } else if (names.empty() && !trusted && count_words(name) > 0 && !looks_like_publisher(name)) {
      return names;  // does not begin with a name: no list of names
    }
  }
  if (names.empty() && trusted && !is_address(text) && count_words(text) <= 6 &&
      !ends_sentence(text) && text.size() > 1) {
    const std::string folded = lower(text);
    for (const std::string_view role :
         {"admin", "staff", "editor", "editors", "author", "guest", "unknown", "webmaster"})
      if (folded == role) return names;
    add(bare(text));
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

}  // namespace chancery

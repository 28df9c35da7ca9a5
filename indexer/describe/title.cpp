#include "indexer/describe/title.h"

#include <array>

#include "chancery/strings.h"

namespace chancery::indexer {
namespace {

constexpr std::array<std::string_view, 9> kSeparators = {
    " | ", " - ", " \u2013 ", " \u2014 ", " \u00BB ", " \u00AB ", " :: ", " \u00B7 ", " \u2022 "};

bool same(std::string_view a, std::string_view b) {
  const std::string left = comparable(a);
  return !left.empty() && left == comparable(b);
}

}  // namespace

std::string without_site(const std::string& title, std::string_view publisher) {
  std::string_view rest = trim(title);
  const std::string site = comparable(publisher);
  // A bar is never part of a headline; dashes are, so what they cut off must be the site or short.
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view separator : kSeparators) {
      const size_t at = rest.rfind(separator);
      if (at == rest.npos || at == 0) continue;
      const std::string_view tail = rest.substr(at + separator.size());
      const std::string_view head = rest.substr(0, at);
      const std::string folded = comparable(tail);
      const bool is_site = !site.empty() && (folded == site || folded.find(site) != folded.npos ||
                                             site.find(folded) != site.npos);
      const bool bar = separator == " | " || separator == " :: " || separator == " \u00BB " ||
                       separator == " \u00AB ";
      if (is_site || (bar && count_words(tail) <= 5 && count_words(head) >= 2) ||
          (count_words(tail) <= 3 && count_words(head) >= 4 && site.empty())) {
        rest = trim(head);
        again = true;
        break;
      }
      if (!site.empty() && comparable(head) == site) {
        rest = trim(tail);
        again = true;
        break;
      }
    }
  }
  return std::string(rest);
}

std::string choose_title(const std::vector<std::string>& stated,
                         const std::vector<std::string>& headings,
                         const std::vector<std::string>& lower, const std::string& title,
                         std::string_view publisher) {
  std::vector<std::string> candidates;
  for (const std::string& text : stated)
    if (!text.empty()) candidates.push_back(without_site(text, publisher));
  const size_t first_heading = candidates.size();
  for (const std::string& text : headings)
    if (!text.empty() && text.size() < 300 && !same(text, publisher)) candidates.push_back(text);
  const size_t page_title = candidates.size();
  if (!title.empty()) candidates.push_back(without_site(title, publisher));
  for (size_t i = 0; i < candidates.size(); ++i)
    for (size_t j = i + 1; j < candidates.size(); ++j)
      if (same(candidates[i], candidates[j])) return candidates[i];
  if (!title.empty())
    for (const std::string& text : lower)
      if (same(text, candidates.back())) return text;
  // The <title> often holds the heading and more.
  const std::string whole = comparable(title);
  for (size_t i = first_heading; i < page_title; ++i)
    if (const std::string text = comparable(candidates[i]);
        count_words(text) >= 2 && whole.find(text) != whole.npos)
      return candidates[i];
  return candidates.empty() ? "" : candidates.front();
}

}  // namespace chancery::indexer

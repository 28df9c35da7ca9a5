// BibTeX entries: escaping, keys.
#include <fmt/format.h>

#include <array>

#include "chancery/text.h"
#include "chancery/utf8.h"
#include "search/render/cite.h"
#include "search/render/dates.h"
#include "search/render/names.h"

namespace chancery::search {

namespace {

constexpr std::array<std::string_view, 13> kMonthMacros = {
    "", "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"};

std::string escaped(std::string_view raw) {
  std::string out;
  for (char c : utf8::inert(raw)) {
    switch (c) {
      case '&':
      case '%':
      case '$':
      case '#':
      case '_':
        out += '\\';
        out += c;
        break;
      // Braces must balance in an entry; a lone one would swallow the rest of the file.
      case '{':
        out += "\\textbraceleft{}";
        break;
      case '}':
        out += "\\textbraceright{}";
        break;
      case '\\':
        out += "\\textbackslash{}";
        break;
      case '~':
        out += "\\textasciitilde{}";
        break;
      case '^':
        out += "\\textasciicircum{}";
        break;
      default:
        out += c;
    }
  }
  return out;
}

// Addresses are used as they are by \url; only what breaks the entry is percent-encoded.
std::string escaped_url(std::string_view raw) {
  std::string out;
  for (char c : utf8::inert(raw)) {
    if (c == '{' || c == '}' || c == '\\' || c == ' ' || c == '"') {
      out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    } else {
      out += c;
    }
  }
  return out;
}

std::string letters_of(std::string_view text) {
  std::string out;
  for (char c : fold(text)) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) out += c;
  }
  return out;
}

// The first word of the title that says something: four ASCII letters or more.
std::string title_word(std::string_view title) {
  const std::string folded = fold(title);
  std::string word, first;
  for (size_t i = 0; i <= folded.size(); ++i) {
    const char c = i < folded.size() ? folded[i] : ' ';
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
      word += c;
      continue;
    }
    if (word.size() >= 4) return word;
    if (first.empty()) first = word;
    word.clear();
  }
  return first;
}

std::string unique_key(const Record& record, std::set<std::string>& keys) {
  std::string base;
  if (!record.authors.empty()) base = letters_of(split_name(record.authors.front()).family);
  if (base.empty()) base = letters_of(record.publisher).substr(0, 20);
  if (const auto date = published(record)) base += fmt::format("{}", date->year);
  base += title_word(record.title);
  if (base.empty()) base = "document";
  std::string key = base;
  for (size_t copy = 2; !keys.insert(key).second; ++copy) key = fmt::format("{}-{}", base, copy);
  return key;
}

std::string bibtex_name(const std::string& author) {
  const PersonName name = split_name(author);
  if (name.given.empty()) return "{" + escaped(name.family) + "}";
  std::string text = escaped(name.family);
  if (!name.suffix.empty()) text += ", " + escaped(name.suffix);
  return text + ", " + escaped(name.given);
}

}  // namespace

std::string cite_bibtex(const Record& record, std::set<std::string>& keys, Pinpoint at) {
  std::string out = fmt::format("@misc{{{},\n", unique_key(record, keys));
  const auto field = [&out](std::string_view name, const std::string& value) {
    if (!value.empty()) out += fmt::format("  {} = {{{}}},\n", name, value);
  };
  std::string authors;
  for (const std::string& author : record.authors)
    authors += (authors.empty() ? "" : " and ") + bibtex_name(author);
  field("author", authors);
  const std::string title =
      record.title.empty() ? record.path.substr(record.path.rfind('/') + 1) : record.title;
  // The second pair of braces keeps its capitals.
  field("title", "{" + escaped(title) + "}");
  field("howpublished", escaped(record.publisher));
  if (const auto date = published(record)) {
    field("year", fmt::format("{}", date->year));
    if (date->month) {
      out += fmt::format("  month = {},\n", kMonthMacros[static_cast<size_t>(date->month)]);
    }
    if (date->day) field("day", fmt::format("{}", date->day));
  }
  if (at.page > 0) {
    field("pages", fmt::format("{}", at.page));
  } else {
    field("note", pinpoint(at));
  }
  field("url", escaped_url(record.url));
  field("language", escaped(record.language));
  return out + "}\n";
}

}  // namespace chancery::search

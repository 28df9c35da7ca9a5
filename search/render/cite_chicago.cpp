// Notes and bibliography as The Chicago Manual of Style has them (17th edition, chapter 14).
#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "chancery/utf8.h"
#include "search/render/cite.h"
#include "search/render/dates.h"
#include "search/render/names.h"

namespace chancery::search {

namespace {

// Titles stand in double quotes, so their own become single ones.
std::string with_single_quotes(std::string text) {
  const auto replace_all = [&text](std::string_view from, std::string_view to) {
    for (size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
      text.replace(at, from.size(), to);
  };
  replace_all("\"", "'");
  replace_all("“", "‘");
  replace_all("”", "’");
  return text;
}

bool ends_itself(std::string_view title) {
  return title.ends_with('?') || title.ends_with('!');
}

// "A", "A and B", "A, B, and C", "A et al."; of `and_so_on` names on just the first stands.
std::string listed(const std::vector<std::string>& names, size_t and_so_on) {
  if (names.empty()) return "";
  if (names.size() >= and_so_on) return names[0] + " et al.";
  if (names.size() == 2) return names[0] + " and " + names[1];
  std::string list = names[0];
  for (size_t i = 1; i < names.size(); ++i)
    list += (i + 1 == names.size() ? ", and " : ", ") + names[i];
  return list;
}

// A title as later notes have it: without what stands behind a colon or dash.
std::string short_title(const Record& record) {
  std::string title = title_of(record);
  for (const std::string_view mark : {": ", " – ", " — ", " - ", "? "}) {
    const size_t end = title.find(mark);
    if (end != std::string::npos && end > 0) title.resize(mark == "? " ? end + 1 : end);
  }
  return title;
}

std::string with_place(std::string note, std::string_view place) {
  if (!place.empty()) note += fmt::format(", {}", place);
  if (!note.ends_with('.')) note += '.';
  return note;
}

}  // namespace

std::string cite_note(const Record& record, std::string_view place) {
  constexpr size_t kAllOfThree = 4;
  std::vector<std::string> names;
  for (const std::string& author : record.authors) names.push_back(utf8::inert(author));
  std::string note = listed(names, kAllOfThree);
  if (!note.empty()) note += ", ";
  const std::string title = with_single_quotes(title_of(record));
  note += "\"" + title + (ends_itself(title) ? "\" " : ",\" ");
  if (const std::string publisher = short_publisher(record); !publisher.empty())
    note += publisher + ", ";
  return with_place(note + spelled_date(published(record)), place);
}

std::string cite_short(const Record& record, std::string_view place) {
  constexpr size_t kAllOfThree = 4;
  std::vector<std::string> names;
  for (const std::string& author : record.authors) names.push_back(split_name(author).family);
  std::string note = listed(names, kAllOfThree);
  if (!note.empty()) note += ", ";
  const std::string title = with_single_quotes(short_title(record));
  if (place.empty()) return note + "\"" + title + (ends_itself(title) ? "\"" : ".\"");
  return with_place(
      note + "\"" + title + (ends_itself(title) ? "\" " : ",\" ") + std::string(place), "");
}

std::string cite_bibliography(const Record& record) {
  constexpr size_t kAllOfTen = 11;
  std::vector<std::string> names;
  for (const std::string& author : record.authors) {
    const PersonName name = split_name(author);
    names.push_back(names.empty() ? inverted(name) : utf8::inert(author));
  }
  // Behind the inverted first name stands a comma, also where only one follows.
  std::string entry = names.size() == 2 && names[0].find(',') != std::string::npos
                          ? names[0] + ", and " + names[1]
                          : listed(names, kAllOfTen);
  if (!entry.empty()) entry += entry.ends_with('.') ? " " : ". ";
  const std::string title = with_single_quotes(title_of(record));
  entry += "\"" + title + (ends_itself(title) || title.ends_with('.') ? "\" " : ".\" ");
  if (const std::string publisher = short_publisher(record); !publisher.empty())
    entry += publisher + ", ";
  entry = with_place(entry + spelled_date(published(record)), "");
  if (!record.url.empty()) entry += " " + utf8::inert(record.url) + ".";
  return entry;
}

}  // namespace chancery::search

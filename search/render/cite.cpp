#include "search/render/cite.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <vector>

#include "chancery/utf8.h"
#include "search/render/dates.h"
#include "search/render/json.h"
#include "search/render/names.h"

namespace chancery::search {

namespace {

std::string file_name(const Record& record) {
  return record.path.substr(record.path.rfind('/') + 1);
}

bool starts_with_url(const Record& record) {
  return record.url.starts_with("http://") || record.url.starts_with("https://");
}

std::string ris_type(const Record& record) {
  if (record.mime == "application/pdf") return "RPRT";
  if (record.mime == "message/rfc822") return "PCOMM";
  return starts_with_url(record) ? "ELEC" : "GEN";
}

std::string csl_type(const Record& record) {
  if (record.mime == "application/pdf") return "report";
  if (record.mime == "message/rfc822") return "personal_communication";
  return starts_with_url(record) ? "webpage" : "article";
}

}  // namespace

std::optional<CitationStyle> find_citation_style(std::string_view name) {
  for (const auto& known : kCitationStyles) {
    if (known.name == name) return known.style;
  }
  return std::nullopt;
}

std::string title_of(const Record& record) {
  return utf8::inert(record.title.empty() ? file_name(record) : record.title);
}

std::string pinpoint(Pinpoint at) {
  if (at.page > 0) return fmt::format("p. {}", at.page);
  return at.paragraph > 0 ? fmt::format("¶ {}", at.paragraph) : "";
}

std::string short_publisher(const Record& record) {
  std::string name = utf8::inert(record.publisher);
  if (name.ends_with(')')) {
    const size_t open = name.rfind(" (");
    if (open != std::string::npos && open > 0 && name.size() - open <= 14) name.resize(open);
  }
  // "The Hague" is the one article that belongs to its name.
  if (name.starts_with("The ") && !name.starts_with("The Hague")) name.erase(0, 4);
  return name;
}

std::string cite_ris(const Record& record, Pinpoint at) {
  std::string out;
  const auto line = [&out](std::string_view tag, std::string_view value) {
    if (!value.empty()) out += fmt::format("{}  - {}\r\n", tag, utf8::inert(value));
  };
  line("TY", ris_type(record));
  line("TI", title_of(record));
  for (const std::string& author : record.authors) line("AU", inverted(split_name(author)));
  line("PB", record.publisher);
  if (const auto date = published(record)) {
    line("PY", fmt::format("{:04}", date->year));
    line("DA", fmt::format("{:04}/{}/{}", date->year,
                           date->month ? fmt::format("{:02}", date->month) : "",
                           date->day ? fmt::format("{:02}", date->day) : "") +
                   "/");
  }
  line("SP", at.page > 0 ? fmt::format("{}", at.page) : pinpoint(at));
  line("LA", record.language);
  for (const auto* tags : {&record.actors, &record.issues}) {
    for (const Tag& tag : *tags) {
      if (tag.salience >= 0.5) line("KW", tag.name);
    }
  }
  line("UR", record.url);
  line("L1", record.path);
  return out + "ER  - \r\n";
}

std::string cite_csl(const Record& record, Pinpoint at) {
  nlohmann::ordered_json item;
  item["id"] = record.path;
  item["type"] = csl_type(record);
  item["title"] = title_of(record);
  auto authors = nlohmann::ordered_json::array();
  for (const std::string& author : record.authors) {
    const PersonName name = split_name(author);
    if (name.given.empty()) {
      authors.push_back({{"literal", name.family}});
      continue;
    }
    nlohmann::ordered_json person{{"family", name.family}, {"given", name.given}};
    if (!name.suffix.empty()) person["suffix"] = name.suffix;
    authors.push_back(std::move(person));
  }
  if (!authors.empty()) item["author"] = std::move(authors);
  if (!record.publisher.empty()) item["publisher"] = record.publisher;
  if (const auto date = published(record)) {
    auto parts = nlohmann::ordered_json::array({date->year});
    if (date->month) parts.push_back(date->month);
    if (date->day) parts.push_back(date->day);
    item["issued"]["date-parts"] = nlohmann::ordered_json::array({std::move(parts)});
  }
  if (!record.url.empty()) item["URL"] = record.url;
  if (const int place = at.page > 0 ? at.page : at.paragraph; place > 0) {
    item["locator"] = fmt::format("{}", place);
    item["label"] = at.page > 0 ? "page" : "paragraph";
  }
  if (!record.language.empty()) item["language"] = record.language;
  return dump_json(item, 2);
}

std::string cite(const Record& record, CitationStyle style, Pinpoint at) {
  std::set<std::string> keys;
  switch (style) {
    case CitationStyle::kRis:
      return cite_ris(record, at);
    case CitationStyle::kBibtex:
      return cite_bibtex(record, keys, at);
    case CitationStyle::kCsl:
      return cite_csl(record, at) + "\n";
    case CitationStyle::kNote:
      break;
  }
  return cite_note(record, pinpoint(at)) + "\n";
}

}  // namespace chancery::search

// What is new of a saved query, as Atom (RFC 4287).
#include <algorithm>
#include <cctype>

#include "chancery/utf8.h"
#include "search/plan/document_at.h"
#include "search/plan/request_error.h"
#include "serve/api/answers.h"
#include "serve/api/saved_queries.h"

namespace chancery::serve {

namespace {

// Text of an element or an attribute; what XML 1.0 has no form for is left out.
std::string xml(std::string_view text) {
  std::string out;
  for (size_t pos = 0; pos < text.size();) {
    const char32_t c = utf8::next(text, pos);
    const bool layout = c == '\t' || c == '\n';
    if ((c < ' ' && !layout) || c == 0xFFFE || c == 0xFFFF) continue;
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        utf8::append(out, c);
    }
  }
  return out;
}

std::string element(std::string_view name, std::string_view text) {
  return "<" + std::string(name) + ">" + xml(text) + "</" + std::string(name) + ">\n";
}

// A date of a record as RFC 3339 has it; what is not known of it is its beginning.
std::string moment(std::string_view date) {
  constexpr std::string_view kWhole = "1970-01-01";
  const size_t known = std::min(date.size(), kWhole.size());
  return std::string(date.substr(0, known)) + std::string(kWhole.substr(known)) + "T00:00:00Z";
}

std::string encoded(std::string_view text) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (std::isalnum(byte) && byte < 0x80) {
      out += c;
    } else {
      out += {'%', kDigits[byte >> 4], kDigits[byte & 0xF]};
    }
  }
  return out;
}

bool is_web_address(std::string_view url) {
  return url.starts_with("https://") || url.starts_with("http://");
}

std::string link(std::string_view relation, std::string_view address) {
  return "<link rel=\"" + std::string(relation) + "\" href=\"" + xml(address) + "\"/>\n";
}

// `page`: the address of the query's page.
std::string entry(const search::Hit& hit, const std::string& page, const std::string& updated) {
  const Record& record = hit.record;
  const std::string id = search::document_id(record.path);
  std::string text = "<entry>\n";
  text += element("id", "urn:chancery:document:" + id);
  text += element("title", record.title.empty() ? record.path : record.title);
  text += element("updated", record.date.empty() ? updated : moment(record.date));
  for (const std::string& author : record.authors)
    text += "<author>" + element("name", author) + "</author>\n";
  text += link("alternate", page + "&doc=" + id);
  if (is_web_address(record.url)) text += link("related", record.url);
  std::string summary;
  for (const search::Snippet& snippet : hit.snippets)
    summary += (summary.empty() ? "" : " … ") + snippet.text;
  return text + element("summary", summary) + "</entry>\n";
}

}  // namespace

std::string answer_feed(const Call& call) {
  const std::string name = call.parameters.text("saved");
  const std::vector<search::SavedSearch> saved = saved_here(call.place);
  const auto found =
      std::find_if(saved.begin(), saved.end(), [&](const auto& one) { return one.name == name; });
  if (found == saved.end()) {
    throw search::NotFound("no saved query of this database has that name",
                           "chancery-search --save NAME QUERY keeps one");
  }
  search::SearchOptions options;
  options.sort = search::SortOrder::kNewestFirst;
  options.sort_chosen = true;
  search::NewHits fresh = search::new_hits(call.source, *found, options);
  const size_t most = call.parameters.number("n");
  if (fresh.ranks.size() > most) fresh.ranks.resize(most);
  const std::string updated = call.source.coverage().indexed;
  const std::string page = "http://" + std::string(call.host) + "/?q=" + encoded(found->query);
  std::string text =
      "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">\n";
  text += element("id", "urn:chancery:saved:" + encoded(name));
  text += element("title", name + ": " + found->query);
  text += element("updated", updated.empty() ? moment("") : updated);
  text += "<author><name>Chancery</name></author>\n";
  text += link("alternate", page);
  if (!fresh.ranks.empty()) {
    options.ranks = fresh.ranks;
    for (const search::Hit& hit : call.source.search(found->query, options).hits)
      text += entry(hit, page, updated.empty() ? moment("") : updated);
  }
  return text + "</feed>\n";
}

}  // namespace chancery::serve

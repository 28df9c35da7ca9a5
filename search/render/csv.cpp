#include "search/render/csv.h"

#include <fmt/format.h>

#include <algorithm>
#include <ostream>

#include "chancery/utf8.h"
#include "search/render/paths.h"

namespace chancery::search {

namespace {

std::string joined(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : "; ") + part;
  return text;
}

std::string names(const std::vector<Tag>& tags) {
  std::vector<std::string> parts;
  parts.reserve(tags.size());
  for (const Tag& tag : tags) parts.push_back(tag.name);
  return joined(parts);
}

std::string snippet_text(const Hit& hit) {
  std::string text;
  bool cut = false;  // an ellipsis is due
  for (const Snippet& snippet : hit.snippets) {
    if (snippet.begins_late || cut || (!text.empty() && !snippet.continues)) {
      text += text.empty() ? "… " : " … ";
    } else if (!text.empty()) {
      text += ' ';
    }
    text += snippet.text;
    cut = snippet.ends_early;
  }
  return text + (cut ? " …" : "");
}

}  // namespace

std::string csv_cell(std::string_view raw) {
  std::string text = utf8::inert(raw);
  constexpr std::u32string_view kFormula = U"=+-@＝＋－＠";
  size_t behind = 0;
  if (!text.empty() && kFormula.find(utf8::next(text, behind)) != kFormula.npos)
    text.insert(text.begin(), '\'');
  if (text.find_first_of(",\"") == std::string::npos && !text.starts_with(' ') &&
      !text.ends_with(' '))
    return text;
  std::string quoted = "\"";
  for (char c : text) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

void write_facet_csv(std::ostream& out, const Facet& facet, bool header) {
  const bool shares = std::any_of(facet.values.begin(), facet.values.end(),
                                  [](const FacetValue& value) { return value.of > 0; });
  if (header) out << "field,value,label,count" << (shares ? ",of" : "") << "\r\n";
  for (const FacetValue& value : facet.values) {
    out << facet.field << ',' << csv_cell(value.value) << ',' << csv_cell(value.label) << ','
        << value.count << (shares ? fmt::format(",{}", value.of) : "") << "\r\n";
  }
}

void CsvRenderer::begin() {
  out_ << "id,query,rank,score,title,authors,publisher,date,date_source,language,url,path,actors,"
          "issues,snippet,tags,note\r\n";
}

void CsvRenderer::answer(const Answer& answer, const std::string& id) {
  for (const Hit& hit : answer.hits) {
    const Record& record = hit.record;
    out_ << csv_cell(id) << ',' << csv_cell(answer.query)
         << fmt::format(",{},{:.6f},", hit.rank, hit.score);
    bool first = true;
    for (const std::string& cell :
         {record.title, joined(record.authors), record.publisher, record.date, record.date_source,
          record.language, record.url, quoted_path(record.path), names(record.actors),
          names(record.issues), snippet_text(hit), joined(hit.tags), hit.note}) {
      if (!std::exchange(first, false)) out_ << ',';
      out_ << csv_cell(cell);
    }
    out_ << "\r\n";
  }
}

}  // namespace chancery::search

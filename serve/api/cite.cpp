#include "search/render/cite.h"

#include <algorithm>
#include <set>

#include "search/render/json.h"
#include "serve/api/answers.h"
#include "serve/api/documents.h"
#include "serve/api/limits.h"
#include "serve/http/problem.h"

namespace chancery::serve {

namespace {

using search::CitationStyle;

struct Form {
  std::string_view type;    // media type of a file of them
  std::string_view ending;  // of its name
  std::string_view before, between, after;
};

Form form_of(CitationStyle style) {
  switch (style) {
    case CitationStyle::kRis:
      return {"application/x-research-info-systems", "ris", "", "", ""};
    case CitationStyle::kBibtex:
      return {"application/x-bibtex", "bib", "", "\n", ""};
    case CitationStyle::kCsl:
      return {"application/vnd.citationstyles.csl+json", "json", "[", ",\n", "]\n"};
    case CitationStyle::kNote:
      break;
  }
  return {"text/plain", "txt", "", "\n", "\n"};
}

// `keys`: of the BibTeX entries before it.
std::string one_of(const Record& record, CitationStyle style, int page,
                   std::set<std::string>& keys) {
  switch (style) {
    case CitationStyle::kRis:
      return search::cite_ris(record, {page});
    case CitationStyle::kBibtex:
      return search::cite_bibtex(record, keys, {page});
    case CitationStyle::kCsl:
      return search::cite_csl(record, {page});
    case CitationStyle::kNote:
      break;
  }
  return search::cite_note(record, search::pinpoint({page}));
}

}  // namespace

std::string answer_cite(const Call& call) {
  const CitationStyle style =
      search::find_citation_style(call.parameters.text("style")).value_or(CitationStyle::kNote);
  const std::vector<std::string> ids = call.parameters.all("id");
  if (ids.size() > kMostCited) throw Problem(400, "too many documents", {{"parameter", "id"}});
  const Form form = form_of(style);
  std::string text(form.before);
  std::set<std::string> keys;  // of BibTeX entries
  std::set<std::string> cited;
  for (const std::string& id : ids) {
    if (!cited.insert(id).second) continue;
    const Record record = document_of(call.source, id);
    if (cited.size() > 1) text += form.between;
    text += one_of(record, style, static_cast<int>(call.parameters.number("page")), keys);
  }
  text += form.after;
  return search::dump_json({{"style", call.parameters.text("style")},
                            {"type", form.type},
                            {"ending", form.ending},
                            {"text", text}}) +
         "\n";
}

}  // namespace chancery::serve

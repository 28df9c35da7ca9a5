#include <algorithm>
#include <unordered_set>

#include "chancery/stored_record.h"
#include "chancery/utf8.h"
#include "search/plan/request_error.h"
#include "search/plan/set_query.h"
#include "search/plan/unweighted.h"
#include "search/plan/word_units.h"
#include "search/snippet/word_finder.h"
#include "search/view/paragraph.h"
#include "search/view/views.h"

namespace chancery::search {

namespace {

constexpr size_t kContext = 160;  // bytes on each side, more than a wide terminal shows
constexpr size_t kMostLines = 20'000;
constexpr uint32_t kRanked = 10'000;  // hits that are looked through for the words

// Whether nothing but white space and hyphens stands between two words.
bool beside(std::string_view text, const Span& left, const Span& right) {
  if (right.begin < left.end) return false;
  const std::string_view between = text.substr(left.end, right.begin - left.end);
  constexpr size_t kMost = 4;
  return between.size() <= kMost && between.find_first_not_of(" \n\t-") == std::string_view::npos;
}

// Where the words stand one behind the other.
std::vector<Span> sequences(const Record& record, const std::vector<FoundWord>& found,
                            const std::vector<uint32_t>& units) {
  std::vector<Span> matches;
  for (size_t i = 0; i + units.size() <= found.size(); ++i) {
    size_t length = 0;
    while (length < units.size() && found[i + length].unit == units[length] &&
           (length == 0 || beside(record.text, found[i + length - 1].span, found[i + length].span)))
      ++length;
    if (length < units.size()) continue;
    matches.push_back({found[i].span.begin, found[i + length - 1].span.end});
  }
  return matches;
}

std::string one_line(std::string_view text) {
  std::string line = utf8::inert(text);
  std::string out;
  for (const char c : line) {
    if (c != ' ' || out.empty() || out.back() != ' ') out += c;
  }
  return out;
}

// Moves a cut inside a word to the white space towards the match.
size_t word_begin(std::string_view text, size_t cut, size_t match) {
  if (cut == 0 || text[cut - 1] == ' ' || text[cut - 1] == '\n') return cut;
  const size_t space = text.find_first_of(" \n", cut);
  return space < match ? space + 1 : cut;
}
size_t word_end(std::string_view text, size_t cut, size_t match) {
  if (cut == text.size() || text[cut] == ' ' || text[cut] == '\n') return cut;
  const size_t space = text.find_last_of(" \n", cut);
  return space != std::string_view::npos && space > match ? space : cut;
}

KwicLine line_of(const Record& record, const Span& match) {
  KwicLine line;
  line.source = match;
  line.page = page_at(record, match.begin);
  line.path = record.path;
  line.title = record.title;
  line.date = record.date;
  line.date_source = record.date_source;
  const std::string_view text = record.text;
  const size_t paragraph_end = std::min(text.find("\n\n", match.end), text.size());
  const size_t before =
      match.begin == 0 ? std::string_view::npos : text.rfind("\n\n", match.begin - 1);
  const size_t paragraph_begin = before == std::string_view::npos ? 0 : before + 2;
  size_t begin = paragraph_begin, end = paragraph_end;
  if (match.begin - begin > kContext)
    begin = word_begin(text, utf8::floor(text, match.begin - kContext), match.begin);
  if (end - match.end > kContext)
    end = word_end(text, utf8::floor(text, match.end + kContext), match.end);
  line.left = one_line(text.substr(begin, match.begin - begin));
  line.match = one_line(text.substr(match.begin, match.end - match.begin));
  line.right = one_line(text.substr(match.end, end - match.end));
  line.paragraph = paragraph_at(record, match.begin);
  return line;
}

// The words before the match, nearest first.
std::string reversed_words(const std::string& text) {
  std::string out;
  for (size_t end = text.size(); end > 0;) {
    const size_t space = text.rfind(' ', end - 1);
    const size_t begin = space == std::string::npos ? 0 : space + 1;
    out += text.substr(begin, end - begin) + ' ';
    end = space == std::string::npos ? 0 : space;
  }
  return out;
}

void sort_lines(std::vector<KwicLine>& lines, KwicOrder order) {
  if (order == KwicOrder::kHits) return;
  std::vector<std::pair<std::string, size_t>> keys;
  for (size_t i = 0; i < lines.size(); ++i) {
    const KwicLine& line = lines[i];
    TokenList tokens;
    tokenize(order == KwicOrder::kLeft ? reversed_words(line.left) : line.right, tokens);
    std::string key;
    for (const Token& token : tokens.tokens) key += std::string(tokens.word(token)) + ' ';
    keys.emplace_back(std::move(key), i);
  }
  std::sort(keys.begin(), keys.end());
  std::vector<KwicLine> sorted;
  sorted.reserve(lines.size());
  for (const auto& [key, index] : keys) sorted.push_back(std::move(lines[index]));
  lines = std::move(sorted);
}

std::unordered_set<uint32_t> documents_of(const Xapian::Database& database,
                                          const Xapian::Query& query) {
  Xapian::Enquire enquire(database);
  enquire.set_weighting_scheme(Unweighted());
  set_query(enquire, database, query);
  const Xapian::MSet found = enquire.get_mset(0, database.get_doccount());
  std::unordered_set<uint32_t> documents;
  for (auto item = found.begin(); item != found.end(); ++item) documents.insert(*item);
  return documents;
}

}  // namespace

void make_kwic(const ViewContext& context, const ViewRequest& request, View& view) {
  TokenList tokens;
  tokenize(request.subject, tokens);
  if (tokens.tokens.empty()) throw RequestError("there is no word to look for");
  view.subject = request.subject;
  // A word that comes twice is one unit of the finder.
  Wanted wanted;
  std::vector<uint32_t> units;
  Xapian::Query query = context.query;
  for (Unit& unit : WordUnits(context.planning).words(tokens, 0, tokens.tokens.size())) {
    query = Xapian::Query(Xapian::Query::OP_FILTER, query, unit.any);
    WantedUnit& word = unit.wanted;
    const auto same = std::find_if(
        wanted.units.begin(), wanted.units.end(),
        [&](const WantedUnit& one) { return one.words == word.words && one.forms == word.forms; });
    units.push_back(static_cast<uint32_t>(same - wanted.units.begin()));
    if (same == wanted.units.end()) wanted.units.push_back(std::move(word));
  }
  const std::vector<uint32_t> hits = context.first_hits(kRanked);
  std::unordered_set<uint32_t> having = documents_of(context.database, query);
  WordFinder finder(wanted);
  view.total = 0;
  for (size_t i = 0; i < hits.size(); ++i) {
    if (having.erase(hits[i]) == 0) continue;
    ++view.total;
    if (view.looked_at == request.documents) continue;
    ++view.looked_at;
    const std::optional<Record> record = whole_record(context.database, hits[i]);
    if (!record) {
      ++view.damaged;
      continue;
    }
    for (const Span& match : sequences(*record, finder.find(record->text), units)) {
      ++view.lines_total;
      if (view.lines.size() == kMostLines) continue;
      view.lines.push_back(line_of(*record, match));
      view.lines.back().docid = hits[i];
      view.lines.back().rank = static_cast<uint32_t>(i) + 1;
    }
  }
  // Of fewer hits, what is left are copies of hits.
  if (hits.size() == kRanked) view.total += having.size();
  sort_lines(view.lines, request.order);
  if (request.most != 0 && view.lines.size() > request.most) view.lines.resize(request.most);
}

}  // namespace chancery::search

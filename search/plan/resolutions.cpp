#include "search/plan/resolutions.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "chancery/document_symbol.h"
#include "chancery/schema.h"
#include "chancery/strings.h"
#include "chancery/symbol_words.h"
#include "search/plan/combine.h"
#include "search/plan/folded_words.h"
#include "search/plan/ranking.h"
#include "search/plan/word_units.h"

namespace chancery::search {

using Xapian::Query;

namespace {

// How much the symbol itself counts beside the words that texts write for it.
constexpr double kSymbolWeight = 2;
// Words between a resolution's number and its organ: "resolution 242 (1967) of the Security
// Council".
constexpr Xapian::termcount kWordsBetween = 3;

using Words = std::vector<std::string>;

struct ResolutionWords {
  std::vector<Words> resolution;                                   // "resolution", "resolutions"
  std::vector<std::pair<std::string, std::vector<Words>>> organs;  // their names in words
};

const ResolutionWords& resolution_words() {
  static const ResolutionWords known = [] {
    const SymbolWords& words = symbol_words();
    ResolutionWords read;
    // Words that differ by accents alone are one word here.
    const auto add = [](std::vector<Words>& to, const std::vector<std::string>& texts) {
      for (const std::string& text : texts) {
        Words one = folded_words(text);
        if (std::find(to.begin(), to.end(), one) == to.end()) to.push_back(std::move(one));
      }
    };
    add(read.resolution, words.resolution);
    add(read.resolution, words.resolutions);
    const auto add_organ = [&](const char* organ, const std::vector<std::string>& names) {
      add(read.organs.emplace_back(organ, std::vector<Words>()).second, names);
    };
    add_organ("general-assembly", words.assembly);
    add_organ("security-council", words.security);
    add_organ("human-rights", words.rights);
    add_organ("economic-social", words.economic);
    return read;
  }();
  return known;
}

std::string_view gap_behind(std::string_view text, const TokenList& tokens, size_t left) {
  if (left + 1 >= tokens.tokens.size()) return {};
  const size_t begin = tokens.tokens[left].span.end;
  return text.substr(begin, tokens.tokens[left + 1].span.begin - begin);
}

// "(2006)", "(XXVI)" behind token `last`.
bool is_year_behind(std::string_view text, const TokenList& tokens, size_t last) {
  const std::string_view gap = gap_behind(text, tokens, last);
  if (gap != "(" && gap != " (") return false;
  const Token& token = tokens.tokens[last + 1];
  const std::string_view word = tokens.word(token);
  const bool year = word.size() == 4 && std::all_of(word.begin(), word.end(), is_digit);
  const bool roman = word.find_first_not_of("ivxlc") == std::string_view::npos;
  return (year || roman) && text.substr(token.span.end).starts_with(')');
}

bool has_digit(const std::string& word) {
  return std::any_of(word.begin(), word.end(), is_digit);
}

// Terms in their order, `more` others among them at most; empty when the database lacks one.
Query in_order(const Xapian::Database& database, const Words& terms, Xapian::termcount more) {
  const bool there = std::all_of(terms.begin(), terms.end(), [&](const std::string& term) {
    return database.term_exists(term);
  });
  if (!there) return Query();
  const auto window = static_cast<Xapian::termcount>(terms.size()) + more;
  return Query(Query::OP_PHRASE, terms.begin(), terms.end(), window);
}

Words joined(const Words& left, const Words& right) {
  Words all = left;
  all.insert(all.end(), right.begin(), right.end());
  return all;
}

class Wordings {
 public:
  Wordings(const PlanContext& context, const ResolutionSymbol& resolution)
      : database_(context.database), resolution_(resolution) {
    for (const Words& word : resolution_words().resolution) {
      Words way = joined(word, resolution.number);
      if (!in_order(database_, way, 0).empty()) ways_.push_back(std::move(way));
    }
  }

  const std::vector<Words>& ways() const { return ways_; }

  // What has any of the ways, and names no other organ with it unless the right one, too.
  Query query() const {
    std::vector<Query> any, right, wrong;
    for (const Words& way : ways_) {
      any.push_back(phrase_query(way));
      if (!resolution_.year.empty()) any.push_back(in_order(database_, dated(way), 0));
      for (const auto& [organ, names] : resolution_words().organs)
        add_named(way, names, organ == resolution_.organ ? right : wrong);
    }
    std::erase_if(any, [](const Query& query) { return query.empty(); });
    Query ours = combine(Query::OP_OR, any);
    if (wrong.empty()) return ours;
    const Query others = combine(Query::OP_OR, wrong);
    if (right.empty()) return Query(Query::OP_AND_NOT, ours, others);
    const Query theirs(Query::OP_AND_NOT, others, combine(Query::OP_OR, right));
    return Query(Query::OP_AND_NOT, ours, theirs);
  }

 private:
  Words dated(Words way) const {
    way.push_back(resolution_.year);
    return way;
  }
  void add_named(const Words& way, const std::vector<Words>& names, std::vector<Query>& to) const {
    for (const Words& name : names) {
      for (const Query& query : {in_order(database_, joined(name, way), 0),
                                 in_order(database_, joined(way, name), kWordsBetween)}) {
        if (!query.empty()) to.push_back(query);
      }
    }
  }

  const Xapian::Database& database_;
  const ResolutionSymbol& resolution_;
  std::vector<Words> ways_;
};

}  // namespace

std::optional<ResolutionSymbol> resolution_at(std::string_view text, const TokenList& tokens,
                                              size_t first) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kOrgans = {
      {{"s/res", "security-council"},
       {"a/res", "general-assembly"},
       {"a/hrc/res", "human-rights"},
       {"e/res", "economic-social"}}};
  ResolutionSymbol found;
  std::string body;
  size_t at = first;
  while (at < tokens.tokens.size() && tokens.word(tokens.tokens[at]) != "res") {
    if (gap_behind(text, tokens, at) != "/") return std::nullopt;
    body += tokens.word(tokens.tokens[at++]);
    body += '/';
  }
  if (at + 1 >= tokens.tokens.size() || gap_behind(text, tokens, at) != "/") return std::nullopt;
  body += "res";
  for (const auto& [symbol, organ] : kOrgans)
    if (body == symbol) found.organ = organ;
  if (found.organ.empty()) return std::nullopt;
  const size_t begin = ++at;
  for (;; ++at) {
    found.number.emplace_back(tokens.word(tokens.tokens[at]));
    const std::string_view gap = gap_behind(text, tokens, at);
    if (gap != "/" && gap != "-") break;
  }
  if (!has_digit(found.number.back())) return std::nullopt;
  found.end = found.whole_end = at + 1;
  const auto text_from = [&](size_t token) {
    const size_t from = tokens.tokens[token].span.begin;
    return std::string(text.substr(from, tokens.tokens[at].span.end - from));
  };
  found.written = text_from(first);
  found.written_number = text_from(begin);
  if (is_year_behind(text, tokens, at)) {
    found.year = std::string(tokens.word(tokens.tokens[at + 1]));
    ++found.whole_end;
  }
  return found;
}

void add_resolution(const PlanContext& context, const ResolutionSymbol& resolution, Unit& unit) {
  const Wordings wordings(context, resolution);
  const Query head(schema::exact_term(schema::prefix_of("symbol"), symbol_key(resolution.written)));
  const Query words = wordings.ways().empty() ? Query() : wordings.query();
  std::vector<Query> itself = {unit.all, head}, any = {unit.any, head};
  if (!words.empty()) {
    itself.push_back(Query(Query::OP_FILTER, words, head));
    any.push_back(words);
    unit.reading = fmt::format("{} (also as \"resolution {}\")", resolution.written,
                               resolution.written_number);
  }
  unit.all = scaled(combine(Query::OP_OR, itself), kSymbolWeight);
  if (!words.empty()) unit.all = Query(Query::OP_OR, unit.all, words);
  unit.member = unit.all;
  unit.any = combine(Query::OP_OR, any);
  for (const Words& way : wordings.ways()) {
    unit.ways.push_back(way);
    unit.wanted.phrases.push_back({way, way.size()});
  }
}

}  // namespace chancery::search

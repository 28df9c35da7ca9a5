#include "search/plan/statement_question.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "chancery/schema.h"
#include "chancery/text.h"
#include "chancery/words.h"
#include "search/plan/fields.h"
#include "search/plan/request_error.h"
#include "search/plan/units.h"

namespace chancery::search {

namespace {

constexpr std::array<std::string_view, 13> kClasses = {
    "speech",      "act-accuses",  "act-agrees",   "act-demands",   "act-denies",
    "act-opposes", "act-promises", "act-supports", "act-threatens", "act-warns",
    "auxiliary",   "on",           "joins"};
constexpr std::string_view kActPrefix = "act-";

struct StatementWords {
  WordSet speech, auxiliaries, on, joins;
  std::vector<std::pair<std::string, WordSet>> acts;
};

const StatementWords& words() {
  static const StatementWords known = [] {
    const WordFile file("statement_questions.txt", kClasses);
    StatementWords read{
        file.set("speech"), file.set("auxiliary"), file.set("on"), file.set("joins"), {}};
    for (const std::string_view name : kClasses) {
      if (!name.starts_with(kActPrefix)) continue;
      read.acts.emplace_back(name.substr(kActPrefix.size()), file.set(name));
    }
    return read;
  }();
  return known;
}

// What a verb asks for: an act, "" for any, nullopt for no statement.
std::optional<std::string> act_of(std::string_view word) {
  if (words().speech.contains(word)) return "";
  for (const auto& [act, verbs] : words().acts) {
    if (verbs.contains(word)) return act;
  }
  return std::nullopt;
}

class StatementReader {
 public:
  explicit StatementReader(const QueryNode& run) : run_(run) { tokenize(run.text, tokens_); }

  std::vector<QueryNode> read() {
    if (count() < 2 || (tokens_.tokens[0].flags & Token::kAllCapitals)) return {};
    const std::string_view first = word(0);
    const bool who = first == "who";
    const bool what = first == "what" || first == "which";
    const bool whether = words().auxiliaries.contains(first);
    if (!who && !what && !whether) return {};
    size_t subject = whether || who ? 1 : 0;
    if (what) {
      subject = 1;
      if (words().auxiliaries.contains(word(1))) subject = 2;
    }
    if (who && words().auxiliaries.contains(word(1))) subject = 2;
    size_t verb = subject;
    while (verb < count() && !act_of(word(verb))) ++verb;
    if (verb == count()) return {};
    if (what && verb == subject && subject == 2) return of_matter(verb);
    // "Who opposes it" names nobody; "what did Iran say" must name somebody.
    if (who != (verb == subject) || (!who && !names_somebody(subject, verb))) return {};
    const std::string act = *act_of(word(verb));
    size_t matter = verb + 1;
    while (matter < count() && words().on.contains(word(matter))) ++matter;
    std::vector<QueryNode> nodes;
    if (!who) nodes.push_back(field("said", subject, verb));
    if (!act.empty()) nodes.push_back(act_field(act, verb));
    if (who && act.empty()) return {};
    if (matter < count()) {
      nodes.push_back(run_);
      nodes.back().text = text(matter, count());
    } else if (who) {
      return {};
    }
    return nodes;
  }

 private:
  size_t count() const { return tokens_.tokens.size(); }
  std::string_view word(size_t at) const {
    return at < count() ? tokens_.word(tokens_.tokens[at]) : std::string_view();
  }
  // "What did they say" asks of nobody that is named; US is a name.
  bool names_somebody(size_t first, size_t last) const {
    for (size_t i = first; i < last; ++i) {
      const bool acronym = (tokens_.tokens[i].flags & Token::kAllCapitals) && word(i).size() > 1;
      if (acronym || !is_stop_word(word(i), "en")) return true;
    }
    return false;
  }
  // "What was said of Iran", "what is demanded of them".
  std::vector<QueryNode> of_matter(size_t verb) const {
    size_t matter = verb + 1;
    while (matter < count() && words().on.contains(word(matter))) ++matter;
    if (matter == verb + 1 || matter == count() || !names_somebody(matter, count())) return {};
    std::vector<QueryNode> nodes;
    const std::string act = *act_of(word(verb));
    if (!act.empty()) nodes.push_back(act_field(act, verb));
    nodes.push_back(field("of", matter, count()));
    return nodes;
  }
  std::string text(size_t first, size_t last) const {
    const uint32_t begin = tokens_.tokens[first].span.begin;
    const uint32_t end =
        last < count() ? tokens_.tokens[last].span.begin : static_cast<uint32_t>(run_.text.size());
    std::string found = run_.text.substr(begin, end - begin);
    while (!found.empty() && (found.back() == ' ' || found.back() == '?')) found.pop_back();
    return found;
  }
  QueryNode field(std::string_view name, size_t first, size_t last) const {
    QueryNode node;
    node.kind = QueryNode::kField;
    node.field = schema::find_field(name);
    node.text = text(first, last);
    if (node.text.starts_with("the ")) node.text.erase(0, 4);
    node.offset = run_.offset + tokens_.tokens[first].span.begin;
    node.inferred = true;
    return node;
  }
  QueryNode act_field(const std::string& act, size_t verb) const {
    QueryNode node = field("act", verb, verb + 1);
    node.text = act;
    return node;
  }

  const QueryNode& run_;
  TokenList tokens_;
};

// How many bytes of the query are the name of an actor at its beginning; 0 for none.
size_t name_length(const std::string& query, const Gazetteer& gazetteer) {
  TokenList tokens;
  tokenize(query, tokens);
  const schema::Field& actor = *schema::find_field("actor");
  constexpr size_t kLongestName = 5;
  for (size_t length = std::min(kLongestName, tokens.tokens.size()); length > 0; --length) {
    if (tokens.tokens.front().span.begin != 0) return 0;
    const Span last = tokens.tokens[length - 1].span;
    const std::string name = query.substr(0, last.end);
    if (name.find_first_of("\":()*?,/") != std::string::npos) continue;
    if (find_concept(gazetteer, actor, name) != kNoConcept) return last.end;
  }
  return 0;
}

// The text without signs and words of `set` at its beginning.
std::string without_joins(std::string text, const WordSet& set) {
  for (;;) {
    text.erase(0, std::min(text.find_first_not_of(" ,/"), text.size()));
    const size_t end = std::min(text.find(' '), text.size());
    if (!set.contains(fold(text.substr(0, end)))) return text;
    text.erase(0, end);
  }
}

// Takes a name off the beginning of `text`, in quotes or one that a list has.
std::string take_name(std::string& text, const Gazetteer& gazetteer) {
  text = without_joins(std::move(text), words().joins);
  const size_t quote = text.starts_with('"') ? text.find('"', 1) : std::string::npos;
  const bool quoted = quote != std::string::npos;
  const size_t length = quoted ? quote : name_length(text, gazetteer);
  const std::string name = text.substr(quoted ? 1 : 0, quoted ? length - 1 : length);
  text.erase(0, quoted ? quote + 1 : length);
  return name;
}

}  // namespace

bool asks_of_statements(std::string_view query) {
  for (const std::string_view field : {"said:", "act:", "of:", "/q "}) {
    for (size_t at = query.find(field); at != std::string_view::npos;
         at = query.find(field, at + 1)) {
      if (at == 0 || std::string_view(" (+-").find(query[at - 1]) != std::string_view::npos)
        return true;
    }
  }
  return false;
}

std::string statement_query(const std::string& query, const Gazetteer& gazetteer) {
  if (asks_of_statements(query)) return query;
  const size_t length = name_length(query, gazetteer);
  if (length == 0) return query;
  return "said:\"" + query.substr(0, length) + "\"" + query.substr(length);
}

Comparison read_comparison(const std::string& typed, const std::string& query,
                           const Gazetteer& gazetteer) {
  Comparison asked;
  std::string rest = typed.find_first_not_of(' ') == std::string::npos ? query : typed;
  for (int i = 0; i < 2; ++i) {
    const std::string name = take_name(rest, gazetteer);
    if (name.empty()) {
      throw RequestError("a comparison names two actors",
                         "such as armenia azerbaijan corridor; one in quotes need be in no list");
    }
    const ConceptIndex found = find_concept(gazetteer, *schema::find_field("actor"), name);
    asked.names.push_back(found == kNoConcept ? name : gazetteer[meant(gazetteer, found)].name);
    asked.queries.push_back("said:\"" + name + "\"");
  }
  rest = without_joins(rest, words().on);
  if (rest.empty() && !typed.empty() && query != "*") rest = query;
  if (rest.find("said:") != std::string::npos)
    throw RequestError("said: does not go with a comparison", "it names its speakers first");
  for (std::string& one : asked.queries) {
    if (!rest.empty()) one += " " + rest;
  }
  return asked;
}

std::vector<QueryNode> read_statement_question(const QueryNode& run) {
  return StatementReader(run).read();
}

}  // namespace chancery::search

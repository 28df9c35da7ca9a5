#include "search/prompt/picks.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "chancery/error.h"
#include "chancery/text.h"
#include "search/parse/query_tree.h"
#include "search/plan/statement_question.h"

namespace chancery::search {

namespace {

std::string as_field_value(const std::string& value) {
  const bool plain = std::all_of(value.begin(), value.end(), [](unsigned char c) {
    return c >= 0x80 || std::isalnum(c) || c == '-' || c == '_' || c == '.' || c == '/' ||
           c == '+' || c == '=';
  });
  if (plain && !value.empty()) return value;
  std::string text;
  std::copy_if(value.begin(), value.end(), std::back_inserter(text),
               [](char c) { return c != '"'; });
  return '"' + text + '"';
}

std::string field_of(const std::string& facet) {
  if (facet == "actor" || facet == "issue") return "about";
  // With a plus it is asked of the document and not of the words beside it.
  if (facet == "speaker") return "+said";
  if (facet == "year" || facet == "month") return "date";
  return facet;
}

Pick field_pick(const std::string& field, const FacetValue& value) {
  return {value.label.empty() ? value.value : value.label,
          field + ":" + as_field_value(value.value)};
}

// A statement of the actor in which the issue stands; in brackets, for other words of the query
// need not stand in it.
std::string saying(const std::string& actor, const std::string& issue) {
  return fmt::format("(said:{} issue:{})", as_field_value(actor), as_field_value(issue));
}

// Words that stand next to each other: one in any form, several as they were typed.
std::string as_words(const std::string& words) {
  if (words.find_first_of(" -/") == std::string::npos) return words;
  return as_field_value(words.find(' ') == std::string::npos ? words + ' ' : words);
}

bool has_operator(const std::string& query) {
  for (const char* name : {" OR ", " AND ", " NOT ", " XOR "}) {
    if (query.find(name) != std::string::npos) return true;
  }
  return query.starts_with("NOT ");
}

}  // namespace

std::vector<Pick> picks_of(const Facet& facet) {
  std::vector<Pick> picks;
  for (const FacetValue& value : facet.values) {
    // "No language" is the last one and no value that a query could name.
    if (!value.value.empty()) picks.push_back(field_pick(field_of(facet.field), value));
  }
  return picks;
}

std::vector<Pick> picks_of(const View& view) {
  std::vector<Pick> picks;
  for (const FacetValue& value : view.counts.values) {
    switch (view.kind) {
      case ViewKind::kWho:
        if (view.says) {
          picks.push_back({value.label, saying(value.value, view.subject)});
          break;
        }
        picks.push_back({value.label, "pair:" + as_field_value(value.value + "/" + view.subject)});
        break;
      case ViewKind::kWhat:
        if (view.says) {
          picks.push_back({value.label, saying(view.subject, "=" + value.value)});
          break;
        }
        picks.push_back(
            {value.label,
             "pair:" + as_field_value(view.subject + (view.wider ? "/" : "/=") + value.value)});
        break;
      case ViewKind::kPairs: {
        const size_t plus = value.value.find('+');
        picks.push_back({value.label, fmt::format("actor:{} actor:{}", value.value.substr(0, plus),
                                                  value.value.substr(plus + 1))});
        break;
      }
      case ViewKind::kTimeline:
        picks.push_back(field_pick("date", value));
        break;
      case ViewKind::kMatrix:
      case ViewKind::kKwic:
      case ViewKind::kSaid:
      case ViewKind::kCompare:
      case ViewKind::kSentences:
      case ViewKind::kCollocates:
      case ViewKind::kKeywords:
      case ViewKind::kChronicle:
      case ViewKind::kVariants:
      case ViewKind::kAlso:
        break;
    }
  }
  for (const AlternativePart& one : view.alternatives) picks.push_back({one.label, one.part, one});
  for (const WordLine& line : view.words) {
    const std::string word = '"' + line.word + '"';
    picks.push_back({line.word, view.kind == ViewKind::kCollocates
                                    ? fmt::format("({} /s {})", as_words(view.subject), word)
                                    : word});
  }
  return picks;
}

const Pick* pick_of(const std::vector<Pick>& picks, const std::string& argument) {
  size_t number = 0;
  const auto [end, error] =
      std::from_chars(argument.data(), argument.data() + argument.size(), number);
  if (error == std::errc() && end == argument.data() + argument.size()) {
    if (picks.empty())
      throw Error("there is no list to pick from", ":facets, :actors or :who makes one");
    if (number == 0 || number > picks.size())
      throw Error(fmt::format("the list has no {}", number),
                  fmt::format("it goes from 1 to {}", picks.size()));
    return &picks[number - 1];
  }
  const std::string wanted = fold(argument);
  for (const Pick& pick : picks) {
    if (fold(pick.label) == wanted) return &pick;
  }
  return nullptr;
}

std::optional<std::string> picked(const std::vector<Pick>& picks, const std::string& argument) {
  const Pick* pick = pick_of(picks, argument);
  if (!pick) return std::nullopt;
  return pick->part;
}

Pick cell_pick(const Matrix& matrix, size_t row, size_t column) {
  const FacetValue &actor = matrix.actors.at(row), &issue = matrix.issues.at(column);
  return {actor.label + " and " + issue.label,
          "pair:" + as_field_value(actor.value + (matrix.wider ? "/" : "/=") + issue.value)};
}

std::string narrowed(const std::string& query, const std::string& part, bool exclude) {
  const bool several = part.find(' ') != std::string::npos && part.find('"') == std::string::npos;
  const std::string bare = part.starts_with('+') ? part.substr(1) : part;
  // Beside said:, act: and of: it would be asked of statements.
  const bool of_statements = asks_of_statements(query);
  if (!exclude && of_statements && part.starts_with("about:"))
    return narrowed(query, "+" + part, exclude);
  std::string added = exclude ? (several ? "-(" + bare + ")" : "-" + bare) : part;
  if (query.empty() || query == "*") return exclude ? "* " + added : added;
  return (has_operator(query) ? "(" + query + ")" : query) + " " + added;
}

std::string widened(const std::string& query, const std::string& part) {
  if (query.empty() || query == "*") throw Error("all documents are found already");
  const bool several =
      parse_query(query).kind != QueryNode::kOr && query.find_first_of(" \t") != std::string::npos;
  return (several ? "(" + query + ")" : query) + " OR " + part;
}

}  // namespace chancery::search

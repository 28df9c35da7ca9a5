#include "search/prompt/completion.h"

#include <algorithm>

#include "chancery/schema.h"
#include "chancery/text.h"
#include "search/options.h"
#include "search/prompt/commands.h"
#include "search/render/cite.h"

namespace chancery::search {

namespace {

constexpr size_t kMost = 60;

// Names of several words after the command, as long as they are typed.
void complete_whole_argument(AnswerSource& source, const CompletionLists& lists, ArgumentKind kind,
                             const std::string& typed, std::vector<std::string>& candidates) {
  const std::string folded = fold(typed);
  const auto offer = [&](const std::string& candidate) {
    const bool fits = fold(candidate).starts_with(folded);
    if (fits && std::find(candidates.begin(), candidates.end(), candidate) == candidates.end())
      candidates.push_back(candidate);
  };
  if (kind == ArgumentKind::kPick) {
    for (const Pick& pick : lists.picks) offer(pick.label);
  }
  std::optional<ConceptKind> concepts;
  if (kind == ArgumentKind::kActor) concepts = ConceptKind::kActor;
  if (kind == ArgumentKind::kIssue) concepts = ConceptKind::kIssue;
  if (typed.empty() && kind == ArgumentKind::kPick) return;
  for (const std::string& name : source.concept_names(concepts, typed, kMost)) offer(name);
}

Completion complete_command(AnswerSource& source, const std::string& line,
                            const CompletionLists& lists) {
  Completion completion;
  const size_t space = line.find(' ');
  if (space == std::string::npos) {
    for (const Command& command : kCommands) {
      const std::string name = ":" + std::string(command.name);
      if (name.starts_with(line)) completion.candidates.push_back(name);
    }
    return completion;
  }
  const CommandChoice choice = find_command(std::string_view(line).substr(1, space - 1));
  if (!choice.command) return completion;
  completion.start = line.rfind(' ') + 1;
  const std::string word = line.substr(completion.start);
  const auto offer = [&](std::string_view candidate) {
    if (candidate.starts_with(word)) completion.candidates.emplace_back(candidate);
  };
  const ArgumentKind kind = choice.command->arguments;
  switch (kind) {
    case ArgumentKind::kStyle:
      // The number of a hit comes first.
      if (line.find_first_of("0123456789") == std::string::npos) break;
      for (const auto& style : kCitationStyles) offer(style.name);
      break;
    case ArgumentKind::kFacets:
      for (std::string_view field : kFacetFields) offer(field);
      break;
    case ArgumentKind::kCommand:
      for (const Command& command : kCommands) offer(command.name);
      break;
    case ArgumentKind::kOrder:
      for (const SortOrderName& order : kSortOrders) offer(order.name);
      break;
    case ArgumentKind::kUnit:
      for (std::string_view unit : {"year", "month", "share", "counts", "mean"}) offer(unit);
      break;
    case ArgumentKind::kSaved:
      for (const std::string& name : lists.saved) offer(name);
      break;
    case ArgumentKind::kPick:
    case ArgumentKind::kActor:
    case ArgumentKind::kConcept:
    case ArgumentKind::kIssue:
      completion.start = line.find_first_not_of(' ', space);
      if (completion.start == std::string::npos) completion.start = line.size();
      complete_whole_argument(source, lists, kind, line.substr(completion.start),
                              completion.candidates);
      break;
    case ArgumentKind::kWords:
      if (word.starts_with('-')) {
        for (std::string_view side :
             {"-left", "-right", "-speaker", "-relevance", "-any", "-all", "-effect", "-sentence"})
          offer(side);
      }
      break;
    case ArgumentKind::kNone:
    case ArgumentKind::kNumber:
    case ArgumentKind::kFile:
      break;
  }
  return completion;
}

std::string quoted_if_needed(const std::string& value) {
  const bool plain = std::all_of(value.begin(), value.end(), [](unsigned char c) {
    return c >= 0x80 || std::isalnum(c) || c == '-' || c == '_' || c == '.' || c == '/';
  });
  if (plain) return value;
  std::string text;
  std::copy_if(value.begin(), value.end(), std::back_inserter(text),
               [](char c) { return c != '"'; });
  return '"' + text + '"';
}

// Where the last word of a query begins: after white space or a bracket outside quotes.
size_t word_start(const std::string& line) {
  size_t start = 0;
  bool in_quotes = false;
  for (size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '"') in_quotes = !in_quotes;
    if (!in_quotes && (line[i] == ' ' || line[i] == '(' || line[i] == '\t')) start = i + 1;
  }
  while (start < line.size() && (line[start] == '-' || line[start] == '+')) ++start;
  return start;
}

// A name may have several words: the longest run of words before the cursor that begins one wins.
Completion complete_name(AnswerSource& source, const std::string& line, size_t last_word) {
  constexpr int kWords = 4;
  std::vector<size_t> starts{last_word};
  for (int i = 1; i < kWords && starts.back() >= 2; ++i) {
    const size_t space = starts.back() - 1;
    if (line[space] != ' ') break;
    const size_t before = line.find_last_of(" (\t\"", space - 1);
    starts.push_back(before == std::string::npos ? 0 : before + 1);
  }
  Completion completion;
  for (auto start = starts.rbegin(); start != starts.rend(); ++start) {
    const std::string typed = line.substr(*start);
    constexpr size_t kShortest = 2;
    if (typed.size() < kShortest) continue;
    completion.start = *start;
    completion.candidates = source.concept_names(std::nullopt, typed, kMost);
    if (!completion.candidates.empty()) break;
  }
  return completion;
}

}  // namespace

std::vector<std::string> field_values(AnswerSource& source, const std::string& field,
                                      const std::string& start) {
  if (field == "about") return source.concept_names(std::nullopt, start, kMost);
  if (field == "actor") return source.concept_names(ConceptKind::kActor, start, kMost);
  if (field == "issue") return source.concept_names(ConceptKind::kIssue, start, kMost);
  if (field == "publisher" || field == "lang" || field == "type" || field == "tag")
    return source.values(field, start, kMost);
  return {};
}

Completion complete(AnswerSource& source, const std::string& line, const CompletionLists& lists) {
  if (line.starts_with(':')) return complete_command(source, line, lists);
  const size_t start = word_start(line);
  const std::string word = line.substr(start);
  const size_t colon = word.find(':');
  if (colon != std::string::npos) {
    Completion completion;
    completion.start = start + colon + 1;
    std::string value = word.substr(colon + 1);
    if (value.starts_with('"')) value.erase(0, 1);
    for (const std::string& found : field_values(source, word.substr(0, colon), value))
      completion.candidates.push_back(quoted_if_needed(found));
    return completion;
  }
  Completion completion = complete_name(source, line, start);
  if (!word.empty() && (completion.candidates.empty() || completion.start == start)) {
    completion.start = start;
    for (const schema::Field& field : schema::kFields) {
      if (field.name.starts_with(word))
        completion.candidates.push_back(std::string(field.name) + ":");
    }
  }
  return completion;
}

}  // namespace chancery::search

// Commands that draw pictures of all hits.
#include <fmt/format.h>

#include <charconv>
#include <sstream>

#include "chancery/error.h"
#include "chancery/utf8.h"
#include "search/option_values.h"
#include "search/prompt/commands.h"
#include "search/prompt/session.h"
#include "search/prompt/show_view.h"

namespace chancery::search::commands {

namespace {

// Takes a switch such as "-wider" off the front of an argument.
bool take(std::string& argument, std::string_view name) {
  if (argument != name && !argument.starts_with(std::string(name) + ' ')) return false;
  argument.erase(0, name.size());
  argument.erase(0, argument.find_first_not_of(' '));
  return true;
}

// Prints a view and leaves what can be picked as it was.
void show_lines(Session& session, const ViewRequest& request) {
  std::vector<Pick> picks = session.picks();
  show_view(session, request);
  session.set_picks(std::move(picks));
}

// The words of an argument; what stands in quotes is one, without them.
std::vector<std::string> typed_items(const std::string& argument) {
  std::vector<std::string> items;
  for (size_t at = argument.find_first_not_of(' '); at < argument.size();
       at = argument.find_first_not_of(' ', at)) {
    const bool quoted = argument[at] == '"';
    const size_t begin = at + (quoted ? 1 : 0);
    const size_t end = std::min(argument.find(quoted ? '"' : ' ', begin), argument.size());
    if (end > begin) items.push_back(argument.substr(begin, end - begin));
    at = end + (quoted && end < argument.size() ? 1 : 0);
  }
  return items;
}

void show_subject(Session& session, ViewKind kind, const std::string& argument) {
  ViewRequest request;
  request.kind = kind;
  request.subject = argument;
  request.wider = kind == ViewKind::kWhat && take(request.subject, "-wider");
  request.says = kind != ViewKind::kPairs && take(request.subject, "-says");
  if (request.wider && request.says) throw Error("-wider and -says exclude each other");
  show_view(session, request);
}

// "2b": the row and column of a matrix, from 0.
std::pair<size_t, size_t> cell_of(const std::string& text, const Matrix& matrix) {
  size_t row = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), row);
  std::string letter(end, text.data() + text.size());
  letter.erase(0, letter.find_first_not_of(' '));
  const size_t column = letter.size() == 1 && letter[0] >= 'a' && letter[0] <= 'z'
                            ? static_cast<size_t>(letter[0] - 'a')
                            : matrix.issues.size();
  if (error != std::errc() || row == 0 || row > matrix.actors.size() ||
      column >= matrix.issues.size()) {
    throw Error(fmt::format("there is no cell {}", utf8::fit(utf8::inert(text), 30)),
                "a row's number and a column's letter name one: :matrix 2b");
  }
  return {row - 1, column};
}

// What a cell of the matrix on the screen narrows to; nothing where `text` is no name of a cell.
std::optional<std::string> picked_cell(Session& session, const std::string& text) {
  const bool named =
      !text.empty() && text[0] >= '0' && text[0] <= '9' && text.back() >= 'a' && text.back() <= 'z';
  if (!named) return std::nullopt;
  if (session.matrix().actors.empty()) throw Error("there is no matrix yet", "type :matrix first");
  const auto [row, column] = cell_of(text, session.matrix());
  return cell_pick(session.matrix(), row, column).part;
}

}  // namespace

void timeline(Session& session, const std::string& argument) {
  ViewRequest request;
  request.kind = ViewKind::kTimeline;
  request.most = 0;
  constexpr uint32_t kUsualMean = 3;
  std::string parts = argument;
  request.says = take(parts, "-says");
  const std::vector<std::string> words = typed_items(parts);
  for (size_t i = 0; i < words.size(); ++i) {
    const std::string& word = words[i];
    const bool number =
        i + 1 < words.size() && words[i + 1].find_first_not_of("0123456789") == std::string::npos;
    if (word == "year") {
      request.unit = TimeUnit::kYear;
    } else if (word == "month") {
      request.unit = TimeUnit::kMonth;
    } else if (word == "share" || word == "counts") {
      request.share = word == "share" ? Share::kYes : Share::kNo;
    } else if (word == "mean") {
      request.mean = number ? odd_number("mean", words[++i]) : kUsualMean;
    } else {
      request.series.push_back(word);
    }
  }
  show_view(session, request);
}

void matrix(Session& session, const std::string& argument) {
  std::string rest = argument;
  const bool wider = take(rest, "-wider");
  if (rest.empty()) {
    ViewRequest request;
    request.kind = ViewKind::kMatrix;
    request.wider = wider;
    session.set_matrix(show_view(session, request).matrix);
    return;
  }
  if (session.matrix().actors.empty()) throw Error("there is no matrix yet", "type :matrix first");
  const auto [row, column] = cell_of(argument, session.matrix());
  session.narrow(cell_pick(session.matrix(), row, column).part, false);
}

void who(Session& session, const std::string& argument) {
  show_subject(session, ViewKind::kWho, argument);
}

void what(Session& session, const std::string& argument) {
  show_subject(session, ViewKind::kWhat, argument);
}

void pairs(Session& session, const std::string&) {
  show_subject(session, ViewKind::kPairs, "");
}

void kwic(Session& session, const std::string& argument) {
  constexpr uint32_t kLines = 40;
  ViewRequest request;
  request.kind = ViewKind::kKwic;
  request.sort = session.options().sort;
  request.most = kLines;
  request.subject = argument;
  for (const auto& [word, order] :
       {std::pair{"left", KwicOrder::kLeft}, {"right", KwicOrder::kRight}}) {
    const std::string option = fmt::format("-{} ", word);
    if (!argument.starts_with(option)) continue;
    request.order = order;
    request.subject = argument.substr(option.size());
  }
  if (argument.starts_with('-') && argument.size() > 1 && argument[1] >= '0' &&
      argument[1] <= '9') {
    const size_t space = std::min(argument.find(' '), argument.size());
    const auto levels = kwic_levels(std::string_view(argument).substr(1, space - 1));
    if (!levels) throw Error(":kwic sorts by three places at most", ":kwic -1L,1R,2R peace talks");
    request.levels = *levels;
    request.subject = argument.substr(std::min(space + 1, argument.size()));
  }
  if (request.subject.empty()) throw Error("the words are missing", ":kwic peace talks");
  show_view(session, request);
}

void said(Session& session, const std::string& argument) {
  constexpr uint32_t kLines = 40;
  ViewRequest request;
  request.kind = ViewKind::kSaid;
  request.most = kLines;
  request.subject = argument;
  for (const auto& [word, order] :
       {std::pair{"-speaker", StatementOrder::kSpeaker}, {"-relevance", StatementOrder::kHits}}) {
    if (!argument.starts_with(word)) continue;
    request.statements = order;
    const size_t rest = argument.find_first_not_of(' ', std::string_view(word).size());
    request.subject = rest == std::string::npos ? "" : argument.substr(rest);
  }
  show_view(session, request);
}

void sentences(Session& session, const std::string& argument) {
  constexpr uint32_t kSentences = 20;
  ViewRequest request;
  request.kind = ViewKind::kSentences;
  request.sort = session.options().sort;
  request.most = kSentences;
  std::string rest = argument;
  for (bool more = true; more;) {
    more = false;
    if (take(rest, "-relevance")) more = true, request.statements = StatementOrder::kHits;
    if (take(rest, "-any")) more = request.any = true;
    if (take(rest, "-all")) more = true, request.most = 0;
  }
  if (!rest.empty()) {
    std::optional<std::string> part = picked_cell(session, rest);
    if (!part) part = picked(session.picks(), rest);
    if (!part)
      throw Error(fmt::format("there is no value {}", utf8::fit(utf8::inert(rest), 30)),
                  "a number or a name of the list on the screen, or a cell of :matrix");
    session.narrow(*part, false, false);
  }
  show_lines(session, request);
}

void collocates(Session& session, const std::string& argument) {
  ViewRequest request;
  request.kind = ViewKind::kCollocates;
  request.sort = session.options().sort;
  request.subject = argument;
  for (bool more = true; more;) {
    more = false;
    if (take(request.subject, "-effect")) more = true, request.words = WordOrder::kEffect;
    if (take(request.subject, "-sentence")) more = true, request.window = 0;
  }
  if (request.subject.empty()) throw Error("the words are missing", ":collocates corridor");
  show_view(session, request);
}

void keywords(Session& session, const std::string& argument) {
  ViewRequest request;
  request.kind = ViewKind::kKeywords;
  std::string rest = argument;
  if (take(rest, "-effect")) request.words = WordOrder::kEffect;
  if (!rest.empty()) throw Error(":keywords takes -effect", "they are those of the hits");
  show_view(session, request);
}

void chronicle(Session& session, const std::string& argument) {
  constexpr uint32_t kEvents = 40;
  ViewRequest request;
  request.kind = ViewKind::kChronicle;
  request.sort = session.options().sort;
  request.most = kEvents;
  request.subject = argument;
  if (take(request.subject, "-all")) request.most = 0;
  show_lines(session, request);
}

void compare(Session& session, const std::string& argument) {
  constexpr uint32_t kCompared = 40;
  ViewRequest request;
  request.kind = ViewKind::kCompare;
  request.most = kCompared;
  request.subject = argument;
  show_view(session, request);
}

void variants(Session& session, const std::string& argument) {
  ViewRequest request;
  request.kind = ViewKind::kVariants;
  request.subject = argument;
  show_lines(session, request);
}

}  // namespace chancery::search::commands

#include "search/plan/question.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "chancery/text.h"
#include "chancery/words.h"
#include "search/plan/hints.h"
#include "search/plan/resolutions.h"
#include "search/plan/statement_question.h"
#include "search/plan/time_words.h"

namespace chancery::search {

namespace {

struct QuestionWords {
  WordSet asking, amounts, saying, oldest, newest, ordered;
};

const QuestionWords& question_words() {
  static const QuestionWords words = [] {
    static constexpr std::array<std::string_view, 6> kClasses = {
        "asking", "amount", "saying", "oldest-first", "newest-first", "ordered"};
    const WordFile file("questions.txt", kClasses);
    return QuestionWords{file.set("asking"),       file.set("amount"),       file.set("saying"),
                         file.set("oldest-first"), file.set("newest-first"), file.set("ordered")};
  }();
  return words;
}

PlainQuestion::Order order_of(std::string_view word) {
  if (question_words().oldest.contains(word)) return PlainQuestion::kOldestFirst;
  if (question_words().newest.contains(word)) return PlainQuestion::kNewestFirst;
  return PlainQuestion::kAsAsked;
}

// Reads one run of plain words.
class RunReader {
 public:
  // `times`: whether times are read in it.
  RunReader(PlainQuestion& question, const QueryNode& run, bool times)
      : question_(question), run_(run), times_(times) {
    tokenize(run.text, tokens_);
    gone_.assign(tokens_.tokens.size(), false);
  }

  // What is left of the run, and the dates that it names.
  std::vector<QueryNode> read() {
    const bool shouted = std::all_of(
        tokens_.tokens.begin(), tokens_.tokens.end(),
        [](const Token& token) { return token.flags & (Token::kAllCapitals | Token::kDigits); });
    std::vector<QueryNode> dates;
    if (times_ && !is_pasted()) dates = take_times();
    if (!shouted) take_order();
    if (!shouted) take_asking();
    if (!stands_by_itself()) return {run_};
    std::vector<QueryNode> nodes;
    for (size_t i = 0; i < gone_.size();) {
      if (gone_[i]) {
        ++i;
        continue;
      }
      size_t end = i;
      while (end < gone_.size() && !gone_[end]) ++end;
      // "what did they say": they is no part of the matter.
      if (!says_something(i, end)) {
        i = end;
        continue;
      }
      QueryNode part = run_;
      const uint32_t from = tokens_.tokens[i].span.begin;
      const uint32_t to = end < gone_.size() ? tokens_.tokens[end].span.begin
                                             : static_cast<uint32_t>(run_.text.size());
      part.text = run_.text.substr(from, to - from);
      nodes.push_back(std::move(part));
      i = end;
    }
    if (order_ != PlainQuestion::kAsAsked) question_.order = order_;
    for (std::string& hint : hints_) question_.hints.push_back(std::move(hint));
    for (QueryNode& date : dates) nodes.push_back(std::move(date));
    return nodes;
  }

 private:
  std::string_view word(size_t at) const {
    return at < tokens_.tokens.size() ? tokens_.word(tokens_.tokens[at]) : std::string_view();
  }
  void drop(size_t first, size_t last) {
    std::fill(gone_.begin() + static_cast<std::ptrdiff_t>(first),
              gone_.begin() + static_cast<std::ptrdiff_t>(last), true);
  }

  // A long run that does not ask is a sentence from a text: its times are part of the matter.
  bool is_pasted() const {
    constexpr size_t kLongestRequest = 12;  // words
    return tokens_.tokens.size() > kLongestRequest && !question_words().asking.contains(word(0));
  }

  std::vector<QueryNode> take_times() {
    std::vector<QueryNode> dates;
    for (size_t i = 0; i < tokens_.tokens.size(); ++i) {
      // The number and the year of S/RES/1701 (2006) are no times.
      if (const auto symbol = resolution_at(run_.text, tokens_, i)) {
        i = symbol->whole_end - 1;
        continue;
      }
      const auto time = time_words_at(tokens_, i);
      if (!time) {
        if (is_year(word(i))) {
          hints_.push_back(
              fmt::format("{} is read as a word; date:{} asks for the year", word(i), word(i)));
        }
        continue;
      }
      drop(time->first, time->last);
      for (size_t kept = time->kept_first; kept < time->kept_last; ++kept) gone_[kept] = false;
      QueryNode date;
      date.kind = QueryNode::kField;
      date.field = schema::find_field("date");
      date.text = time->date;
      date.offset = run_.offset + tokens_.tokens[i].span.begin;
      date.inferred = true;
      dates.push_back(std::move(date));
      i = time->last - 1;
    }
    return dates;
  }

  // "latest on the ferry", "first speech on Chagos", "who was first to ask for it", "who first
  // asked for it", "when was it first mentioned".
  void take_order() {
    const bool question = question_words().asking.contains(word(0));
    for (size_t i = 0; i < tokens_.tokens.size(); ++i) {
      const PlainQuestion::Order order = order_of(word(i));
      if (order == PlainQuestion::kAsAsked || gone_[i]) continue;
      const bool opens = i == 0 || (i == 1 && word(0) == "the");
      const bool predicate =
          question && i > 0 && i < 4 &&
          (question_words().asking.contains(word(i - 1)) || word(i - 1) == "the");
      const bool of_texts = question_words().ordered.contains(word(i + 1));
      const bool of_saying = question && (question_words().saying.contains(word(i + 1)) ||
                                          (i == 1 && word(0) == "who"));
      if (!((opens || predicate) && of_texts) && !of_saying) continue;
      order_ = order;
      drop(i, i + 1);
      // "first speech on": what it says of texts is no part of the matter.
      if (of_texts && word(i + 1) != "news") drop(i + 1, i + 2);
      return;
    }
    if (question && word(0) == "what" && word(1) == "is" && word(2) == "new") {
      order_ = PlainQuestion::kNewestFirst;
      drop(0, 3);
    }
  }

  void take_asking() {
    if (!question_words().asking.contains(word(0)) && !(order_ != PlainQuestion::kAsAsked)) return;
    const bool name = !tokens_.tokens.empty() && (tokens_.tokens[0].flags & Token::kAllCapitals);
    if (name) return;
    // "how many states asked for it".
    if (word(0) == "how" && question_words().amounts.contains(word(1))) gone_[1] = true;
    for (size_t i = 0; i < tokens_.tokens.size(); ++i) {
      if (question_words().saying.contains(word(i)) ||
          (i == 0 && question_words().asking.contains(word(i))))
        gone_[i] = true;
    }
  }

  // Whether what is left has a word that says something.
  bool stands_by_itself() const { return says_something(0, gone_.size()); }

  bool says_something(size_t first, size_t last) const {
    for (size_t i = first; i < last; ++i) {
      const bool name = word(i).size() > 1 && (tokens_.tokens[i].flags & Token::kAllCapitals);
      if (!gone_[i] && (name || !is_stop_word(word(i), "en"))) return true;
    }
    return false;
  }

  PlainQuestion& question_;
  const QueryNode& run_;
  const bool times_;
  TokenList tokens_;
  std::vector<bool> gone_;
  std::vector<std::string> hints_;
  PlainQuestion::Order order_ = PlainQuestion::kAsAsked;
};

bool is_plain(const QueryNode& node) {
  return node.kind == QueryNode::kWords && !node.required && !node.excluded && node.boost == 1;
}

bool has_date(const QueryNode& node) {
  return (node.kind == QueryNode::kField && node.field->name == "date") ||
         std::any_of(node.children.begin(), node.children.end(), has_date);
}

// "date:2019 to 2023": the words behind an unquoted date that go on with it.
void join_ranges(QueryNode& tree) {
  for (size_t i = 0; i + 1 < tree.children.size(); ++i) {
    QueryNode& date = tree.children[i];
    QueryNode& words = tree.children[i + 1];
    if (date.kind != QueryNode::kField || date.field->name != "date" || date.quoted ||
        !is_plain(words)) {
      continue;
    }
    TokenList tokens;
    tokenize(words.text, tokens);
    if (tokens.tokens.size() < 2) continue;
    const std::string_view joint = tokens.word(tokens.tokens[0]);
    const std::string_view year = tokens.word(tokens.tokens[1]);
    if ((joint != "to" && joint != "until") || !is_year(year)) continue;
    date.text += " to " + std::string(year);
    words.text.erase(0, tokens.tokens[1].span.end);
    if (tokens.tokens.size() == 2) {
      tree.children.erase(tree.children.begin() + static_cast<std::ptrdiff_t>(i) + 1);
    }
  }
}

}  // namespace

PlainQuestion read_question(const std::string& query) {
  PlainQuestion question;
  QueryNode tree = parse_query(query);
  question.hints = reading_hints(query);
  const bool plain = is_plain(tree);
  if (!plain && tree.kind != QueryNode::kSequence) {
    question.tree = std::move(tree);
    return question;
  }
  const bool times = !has_date(tree);
  if (plain) {
    if (std::vector<QueryNode> parts = read_statement_question(tree); !parts.empty()) {
      tree.kind = QueryNode::kSequence;
      tree.children = std::move(parts);
    }
  } else {
    join_ranges(tree);
  }
  QueryNode all;
  all.kind = QueryNode::kSequence;
  all.offset = tree.offset;
  if (tree.kind != QueryNode::kSequence) {
    all.children = RunReader(question, tree, times).read();
  } else {
    for (QueryNode& child : tree.children) {
      if (!is_plain(child)) {
        all.children.push_back(std::move(child));
        continue;
      }
      for (QueryNode& node : RunReader(question, child, times).read())
        all.children.push_back(std::move(node));
    }
  }
  const bool one = all.children.size() == 1 && !all.children.front().excluded;
  question.tree = one ? std::move(all.children.front()) : std::move(all);
  return question;
}

}  // namespace chancery::search

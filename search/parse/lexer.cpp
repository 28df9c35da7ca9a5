#include "search/parse/lexer.h"

#include <algorithm>
#include <cctype>
#include <charconv>

#include "chancery/utf8.h"

namespace chancery::search {

namespace {

constexpr unsigned kMaxDistance = 1000;

bool is_space(char32_t c) {
  return c <= 0x20 || c == 0x7F || c == 0xA0 || c == 0x3000 || (c >= 0x2000 && c <= 0x200A);
}
bool is_quote(char32_t c) {
  return c == '"' || c == 0x201C || c == 0x201D || c == 0x201E || c == 0x201F || c == 0xAB ||
         c == 0xBB || c == 0x300C || c == 0x300D;
}

class Lexer {
 public:
  explicit Lexer(const std::string& query) : query_(query) {}

  std::vector<QueryToken> run() {
    while (pos_ < query_.size()) {
      size_t next = pos_;
      const char32_t c = utf8::next(query_, next);
      if (is_space(c)) {
        pos_ = next;
        space_ = true;
        continue;
      }
      if (c == '(' || c == ')') {
        add(c == '(' ? QueryToken::kOpen : QueryToken::kClose, pos_);
        pos_ = next;
      } else if (is_quote(c)) {
        quoted(next);
      } else if ((c == '+' || c == '-' || c == 0x2212) && starts_item(next)) {
        add(c == '+' ? QueryToken::kPlus : QueryToken::kMinus, pos_);
        pos_ = next;
      } else if (c == '!' && starts_item(next)) {
        add(QueryToken::kMinus, pos_);  // as other systems have it
        pos_ = next;
      } else {
        word();
      }
      space_ = false;
    }
    add(QueryToken::kEnd, query_.size());
    return std::move(tokens_);
  }

 private:
  QueryToken& add(QueryToken::Kind kind, size_t offset) {
    QueryToken token;
    token.kind = kind;
    token.offset = offset;
    token.joined = !space_ && !tokens_.empty();
    tokens_.push_back(std::move(token));
    return tokens_.back();
  }

  // Whether + or - before `at` is a sign: at the start of an item and right before its text.
  bool starts_item(size_t at) const {
    const bool fresh = space_ || tokens_.empty() || tokens_.back().kind == QueryToken::kOpen;
    if (!fresh || at >= query_.size()) return false;
    size_t next = at;
    const char32_t c = utf8::next(query_, next);
    return !is_space(c) && c != ')' && c != '+' && c != '-';
  }

  void quoted(size_t begin) {
    size_t at = begin;
    while (at < query_.size()) {
      size_t next = at;
      if (is_quote(utf8::next(query_, next))) {
        add(QueryToken::kQuoted, pos_).text = query_.substr(begin, at - begin);
        pos_ = next;
        return;
      }
      at = next;
    }
    add(QueryToken::kQuoted, pos_).text = query_.substr(begin);  // left open: to the end
    pos_ = query_.size();
  }

  void word() {
    const size_t begin = pos_;
    const size_t colon = field_end();
    if (colon != std::string::npos) {
      QueryToken& token = add(QueryToken::kField, begin);
      token.field = schema::find_field(lower(query_.substr(begin, colon - begin)));
      pos_ = colon + 1;
      space_ = false;
      if (pos_ < query_.size()) value();
      return;
    }
    while (pos_ < query_.size()) {
      size_t next = pos_;
      const char32_t c = utf8::next(query_, next);
      if (is_space(c) || c == '(' || c == ')' || is_quote(c)) break;
      pos_ = next;
    }
    take_symbol_year(begin);
    add_word_or_operator(begin);
  }

  // The year of a resolution's symbol belongs to it: S/RES/1701 (2006), A/RES/2758(XXVI).
  void take_symbol_year(size_t begin) {
    if (lower(query_.substr(begin, pos_ - begin)).find("/res/") == std::string::npos) return;
    const size_t open = query_.compare(pos_, 2, " (") == 0 ? pos_ + 1 : pos_;
    if (open >= query_.size() || query_[open] != '(') return;
    const size_t close = query_.find_first_not_of("0123456789IVXLCivxlc", open + 1);
    if (close != std::string::npos && close > open + 1 && query_[close] == ')') pos_ = close + 1;
  }

  // Where the colon of "field:" stands when a known field begins here.
  size_t field_end() const {
    size_t at = pos_;
    while (at < query_.size() && std::isalpha(static_cast<unsigned char>(query_[at]))) ++at;
    if (at >= query_.size() || query_[at] != ':') return std::string::npos;
    return schema::find_field(lower(query_.substr(pos_, at - pos_))) ? at : std::string::npos;
  }

  // A field's value: up to the next space or bracket, or a quote. A quote beside a slash is a part:
  // pair:armenia/"peace talks".
  void value() {
    size_t next = pos_;
    const char32_t first = utf8::next(query_, next);
    if (is_space(first) || first == ')' || first == '(') return;
    const size_t begin = pos_;
    if (is_quote(first)) {
      quoted(next);
      if (pos_ >= query_.size() || query_[pos_] != '/') return;
    } else {
      add(QueryToken::kWord, begin);
    }
    QueryToken& token = tokens_.back();
    token.kind = QueryToken::kWord;
    while (pos_ < query_.size()) {
      next = pos_;
      const char32_t c = utf8::next(query_, next);
      if (is_space(c) || c == ')') break;
      if (is_quote(c)) {
        if (!token.text.ends_with('/')) break;
        pos_ = next;
        token.text += to_quote();
        continue;
      }
      token.text += query_.substr(pos_, next - pos_);
      pos_ = next;
    }
  }

  // What stands before the next quote, which is taken too.
  std::string to_quote() {
    const size_t begin = pos_;
    while (pos_ < query_.size()) {
      size_t next = pos_;
      const size_t end = pos_;
      pos_ = next;
      if (is_quote(utf8::next(query_, next))) {
        pos_ = next;
        return query_.substr(begin, end - begin);
      }
      pos_ = next;
    }
    return query_.substr(begin);
  }

  void add_word_or_operator(size_t begin) {
    std::string text = query_.substr(begin, pos_ - begin);
    static constexpr std::pair<std::string_view, QueryToken::Operator> kOperators[] = {
        {"AND", QueryToken::kAnd},      {"OR", QueryToken::kOr},
        {"XOR", QueryToken::kXor},      {"NOT", QueryToken::kNot},
        {"NEAR", QueryToken::kNear},    {"ADJ", QueryToken::kAdjacent},
        {"/s", QueryToken::kSentence},  {"/p", QueryToken::kParagraph},
        {"/q", QueryToken::kStatement}, {"/Q", QueryToken::kStatement},
        {"w/s", QueryToken::kSentence}, {"w/p", QueryToken::kParagraph},
        {"W/S", QueryToken::kSentence}, {"W/P", QueryToken::kParagraph},
        {"/S", QueryToken::kSentence},  {"/P", QueryToken::kParagraph},
        {"||", QueryToken::kOr},        {"|", QueryToken::kOr},
        {"&&", QueryToken::kAnd}};
    for (const auto& [name, op] : kOperators) {
      if (text != name) continue;
      add_operator(begin, op, 0).text = std::move(text);
      return;
    }
    if (distance_operator(text, begin)) return;
    add(QueryToken::kWord, begin).text = std::move(text);
  }

  QueryToken& add_operator(size_t begin, QueryToken::Operator op, unsigned distance) {
    QueryToken& token = add(QueryToken::kOperator, begin);
    token.op = op;
    token.distance = std::min(distance, kMaxDistance);
    return token;
  }

  // NEAR/5, ADJ/3; w/5, within/5, near/5, /5, pre/3 of other systems.
  bool distance_operator(const std::string& text, size_t begin) {
    static constexpr std::pair<std::string_view, QueryToken::Operator> kNames[] = {
        {"near", QueryToken::kNear},    {"adj", QueryToken::kAdjacent},
        {"w", QueryToken::kNear},       {"within", QueryToken::kNear},
        {"pre", QueryToken::kAdjacent}, {"onear", QueryToken::kAdjacent},
        {"", QueryToken::kNear}};
    const size_t slash = text.find('/');
    if (slash == std::string::npos || slash + 1 == text.size()) return false;
    unsigned distance = 0;
    const char* const end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data() + slash + 1, end, distance);
    if (error != std::errc() || stop != end) return false;
    for (const auto& [name, op] : kNames) {
      if (lower(text.substr(0, slash)) != name) continue;
      QueryToken& token = add_operator(begin, op, distance);
      token.zero = distance == 0;
      token.text = text;
      return true;
    }
    return false;
  }

  static std::string lower(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
  }

  const std::string& query_;
  std::vector<QueryToken> tokens_;
  size_t pos_ = 0;
  bool space_ = true;
};

}  // namespace

std::vector<QueryToken> lex_query(const std::string& query) {
  return Lexer(query).run();
}

}  // namespace chancery::search

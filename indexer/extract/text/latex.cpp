// LaTeX: the text of a document without its commands.
#include <fmt/format.h>

#include <algorithm>
#include <unordered_set>

#include "chancery/strings.h"
#include "chancery/utf8.h"
#include "indexer/describe/properties.h"
#include "indexer/extract/charset/charset.h"
#include "indexer/extract/formats.h"
#include "indexer/extract/text/latex_commands.h"
#include "indexer/extract/text_flow.h"
#include "indexer/page/names.h"

namespace chancery::indexer {
namespace {

// Text in arguments in arguments is read to this depth.
constexpr int kMaxDepth = 8;
constexpr size_t kMaxText = size_t{16} << 20;  // bytes; more is not indexed of one document
constexpr size_t kMaxHead = 100'000;           // bytes of what stands before the document
constexpr size_t kMaxFormula = 2000;           // a sign that opens a longer one is money
constexpr size_t kMaxBrackets = 2000;          // of options
constexpr size_t kMaxFigure = 20'000;          // in which a caption is looked for

class LatexReader {
 public:
  explicit LatexReader(std::string_view text, int depth = 0) : text_(text), depth_(depth) {}

  Extracted read() {
    const size_t begin = text_.find("\\begin{document}");
    read_head(text_.substr(0, std::min(begin, kMaxHead)));
    if (begin != text_.npos) pos_ = begin + 16;
    while (pos_ < text_.size()) step();
    flow_.end_paragraph();
    Clues& clues = extracted_.clues;
    extracted_.text = text_of_paragraphs(flow_.take(), clues);
    return std::move(extracted_);
  }

 private:
  void read_head(std::string_view head) {
    Clues& clues = extracted_.clues;
    clues.title = plain(argument_of(head, "\\title"));
    std::string authors = argument_of(head, "\\author");
    for (const std::string_view joint : {"\\and", "\\\\"})
      for (size_t at; (at = authors.find(joint)) != authors.npos;)
        authors.replace(at, joint.size(), ", ");
    clues.add_authors(Source::kFrontMatter, parse_authors(plain(authors), false));
    clues.add_date(Source::kFrontMatter, parse_date(plain(argument_of(head, "\\date"))));
    clues.add_keywords(split_keywords(plain(argument_of(head, "\\keywords"))));
  }

  // The braces behind a command.
  static std::string argument_of(std::string_view text, std::string_view command) {
    for (size_t at = 0; (at = text.find(command, at)) != text.npos; at += command.size()) {
      size_t open = at + command.size();
      if (open < text.size() && text[open] == '[')
        open = std::min(text.find(']', open), text.size() - 1) + 1;
      if (open >= text.size() || text[open] != '{') continue;
      return std::string(text.substr(open + 1, closing(text, open) - open - 1));
    }
    return "";
  }

  static size_t closing(std::string_view text, size_t open) {
    size_t depth = 0;
    for (size_t i = open; i < text.size(); ++i) {
      if (text[i] == '\\') {
        ++i;
      } else if (text[i] == '{') {
        ++depth;
      } else if (text[i] == '}' && --depth == 0) {
        return i;
      }
    }
    return text.size();
  }

  // Text without commands: of a title.
  std::string plain(std::string_view text) const {
    if (text.empty() || depth_ >= kMaxDepth) return "";
    LatexReader inner(text, depth_ + 1);
    while (inner.pos_ < text.size()) inner.step();
    std::string out;
    for (const std::string& paragraph : inner.flow_.take()) {
      if (!out.empty()) out += ' ';
      out += paragraph;
    }
    return out;
  }

  void step() {
    const char c = text_[pos_];
    if (c == '\\') {
      ++pos_;
      command();
    } else if (c == '%') {
      // A comment, with the line's end.
      pos_ = std::min(text_.find('\n', pos_), text_.size() - 1) + 1;
      if (pos_ < text_.size() && text_[pos_] == '\n') flow_.end_paragraph();
    } else if (c == '$') {
      skip_formula();
    } else if (c == '{' || c == '}') {
      ++pos_;
    } else if (c == '~' || c == '&') {
      flow_.add(c == '~' ? " " : " | ");
      ++pos_;
    } else if (text_.substr(pos_, 3) == "---") {
      add("—", 3);
    } else if (text_.substr(pos_, 2) == "--") {
      add("–", 2);
    } else if (text_.substr(pos_, 2) == "``") {
      add("“", 2);
    } else if (text_.substr(pos_, 2) == "''") {
      add("”", 2);
    } else if (c == '\n') {
      line_end();
    } else {
      const size_t end = std::min(text_.find_first_of("\\%${}~&-`'\n", pos_ + 1), text_.size());
      add(text_.substr(pos_, end - pos_), end - pos_);
    }
  }

  void add(std::string_view text, size_t length) {
    flow_.add(text);
    pos_ += length;
  }

  // An empty line ends a paragraph.
  void line_end() {
    size_t next = pos_ + 1;
    while (next < text_.size() &&
           (text_[next] == ' ' || text_[next] == '\t' || text_[next] == '\r'))
      ++next;
    if (next < text_.size() && text_[next] == '\n') {
      flow_.end_paragraph();
    } else {
      flow_.add(" ");
    }
    ++pos_;
  }

  void skip_formula() {
    const std::string_view mark = text_.substr(pos_, 2) == "$$" ? "$$" : "$";
    const size_t length = text_.substr(pos_, kMaxFormula).find(mark, mark.size());
    if (length == text_.npos) {
      add("$", 1);
      return;
    }
    const size_t end = pos_ + length;
    if (mark == "$") flow_.add(text_.substr(pos_ + 1, end - pos_ - 1));
    pos_ = end + mark.size();
  }

  void skip_brackets() {
    while (pos_ < text_.size() && text_[pos_] == '[') {
      const size_t length = text_.substr(pos_, kMaxBrackets).find(']');
      if (length == text_.npos) return;
      pos_ += length + 1;
    }
  }
  std::string_view take_braces() {
    if (pos_ >= text_.size() || text_[pos_] != '{') return "";
    const size_t end = closing(text_, pos_);
    const std::string_view inside = text_.substr(pos_ + 1, end - pos_ - 1);
    pos_ = std::min(end + 1, text_.size());
    return inside;
  }

  void command() {
    if (pos_ >= text_.size()) return;
    const char c = text_[pos_];
    if (!is_letter(c)) {
      ++pos_;
      if (c == '\\') {
        skip_brackets();
        flow_.end_paragraph();
      } else if (c == '(' || c == '[') {
        const size_t end = find_end(c == '(' ? "\\)" : "\\]");
        pos_ = end == text_.npos ? pos_ : end + 2;
      } else if (is_accent(c)) {
        accent(c);
      } else if (c == '-' || c == '/') {
        // A place where a word may be parted.
      } else {
        flow_.add(std::string_view(&c, 1));
      }
      return;
    }
    size_t end = pos_;
    while (end < text_.size() && is_letter(text_[end])) ++end;
    const std::string_view name = text_.substr(pos_, end - pos_);
    pos_ = end;
    if (pos_ < text_.size() && text_[pos_] == '*') ++pos_;
    named(name);
  }

  void named(std::string_view name) {
    if (name == "begin" || name == "end") {
      environment(name == "begin", std::string(take_braces()));
    } else if (has_no_text(name)) {
      skip_brackets();
      take_braces();
      skip_brackets();
      if (name.ends_with("newcommand")) take_braces();
    } else if (name == "title" || name == "author" || name == "date" || name == "keywords" ||
               name == "href") {
      take_braces();
    } else if (name == "footnote") {
      flow_.add(" (");
      const std::string note = plain(take_braces());
      flow_.add(note + ")");
    } else if (name == "item" || name == "par") {
      flow_.end_paragraph();
      skip_brackets();
    } else if (name.ends_with("section") || name == "chapter" || name.ends_with("paragraph") ||
               name == "part" || name == "caption") {
      flow_.end_paragraph();
      skip_brackets();
      const std::string heading = plain(take_braces());
      flow_.add(heading);
      flow_.end_paragraph();
    } else if (name.size() == 1 && is_accent(name[0]) && pos_ < text_.size() &&
               (text_[pos_] == '{' || text_[pos_] == ' ')) {
      accent(name[0]);
    } else if (const std::string_view character = character_of(name); !character.empty()) {
      flow_.add(character);
      if (pos_ < text_.size() && text_[pos_] == ' ') ++pos_;
    } else {
      skip_brackets();
    }
  }

  // Where `mark` comes next; what never comes is not looked for again.
  size_t find_end(const std::string& mark) {
    if (missing_.contains(mark)) return text_.npos;
    const size_t end = text_.find(mark, pos_);
    if (end == text_.npos) missing_.insert(mark);
    return end;
  }

  void accent(char c) {
    while (pos_ < text_.size() && (text_[pos_] == '{' || text_[pos_] == ' ')) ++pos_;
    if (pos_ < text_.size() && text_[pos_] == '\\') ++pos_;
    if (pos_ >= text_.size()) return;
    std::string letter;
    utf8::append(letter, utf8::next(text_, pos_));
    flow_.add(with_accent(letter, c));
    if (pos_ < text_.size() && text_[pos_] == '}') ++pos_;
  }

  void environment(bool begins, const std::string& name) {
    flow_.end_paragraph();
    if (!begins) {
      // Behind the end of the document nothing is read.
      if (name == "document") pos_ = text_.size();
      return;
    }
    skip_brackets();
    if (name.starts_with("tabular") || name == "minipage") {
      take_braces();
      if (name == "tabular*" || name == "tabularx") take_braces();
    }
    if (!is_silent_environment(name)) return;
    const size_t end = find_end("\\end{" + name + "}");
    if (end == text_.npos) return;
    const std::string_view inside = text_.substr(pos_, std::min(end - pos_, kMaxFigure));
    // What a figure shows.
    if (const std::string caption = plain(argument_of(inside, "\\caption")); !caption.empty()) {
      flow_.add(caption);
      flow_.end_paragraph();
    }
    pos_ = end + name.size() + 6;
  }

  std::string_view text_;
  int depth_;  // of arguments that this reader is in
  size_t pos_ = 0;
  std::unordered_set<std::string> missing_;
  TextFlow flow_;
  Extracted extracted_;
};

}  // namespace

Extracted extract_latex(std::string_view bytes, std::string_view /*mime*/) {
  Decoded decoded;
  decode(bytes, "", decoded);
  const std::string_view text = decoded.text;
  Extracted extracted = LatexReader(text.substr(0, kMaxText)).read();
  if (text.size() > kMaxText) {
    extracted.note = fmt::format("only the first {} MB of its text are indexed", kMaxText >> 20);
  }
  return extracted;
}

}  // namespace chancery::indexer

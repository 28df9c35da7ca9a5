// reStructuredText: paragraphs without marks and directives.
#include <algorithm>

#include "chancery/strings.h"
#include "indexer/clean/plain_text.h"
#include "indexer/describe/properties.h"
#include "indexer/extract/charset/charset.h"
#include "indexer/extract/formats.h"
#include "indexer/extract/text_flow.h"
#include "indexer/page/names.h"

namespace chancery::indexer {
namespace {

// A line of one mark, as under and over headings.
bool is_rule(std::string_view line) {
  line = trim(line);
  if (line.size() < 3 || is_word(line[0])) return false;
  return std::all_of(line.begin(), line.end(), [&](char c) { return c == line[0]; });
}

bool is_indented(std::string_view line) {
  return !line.empty() && (line.front() == ' ' || line.front() == '\t');
}

// Of "<address>" before "`"; 0 when there is none.
size_t address_size(std::string_view text) {
  constexpr size_t kMaxAddress = 2000;
  const size_t end = text.substr(0, kMaxAddress).find_first_of("> ");
  return end != text.npos && text.substr(end, 2) == ">`" ? end + 1 : 0;
}

// Of ":role:" before "`"; 0 when there is none.
size_t role_size(std::string_view text) {
  constexpr size_t kMaxRole = 30;
  if (text.size() < 2 || !is_letter(text[1])) return 0;
  const size_t end = text.substr(0, kMaxRole).find_first_of(": ", 1);
  return end != text.npos && text.substr(end, 2) == ":`" ? end + 1 : 0;
}

// "*emphasis*", "``code``", "`text <address>`_", ":role:`text`", "|name|_", "[1]_".
std::string without_marks(std::string_view text) {
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\\' && i + 1 < text.size()) {
      out += text[++i];
    } else if (c == '`' || c == '*' || c == '|') {
      const char before = out.empty() ? ' ' : out.back();
      const char after = i + 1 < text.size() ? text[i + 1] : ' ';
      // Between spaces it is a sign; beside a word it is markup.
      if (is_space(before) && is_space(after)) out += c;
      if (c == '`' && after == '_') ++i;
    } else if (const size_t address = c == '<' ? address_size(text.substr(i)) : 0; address > 0) {
      i += address - 1;
    } else if (const size_t role = c == ':' ? role_size(text.substr(i)) : 0; role > 0) {
      i += role - 1;
    } else if (c == '_' && !out.empty() && (out.back() == ']' || is_word(out.back())) &&
               (i + 1 == text.size() || !is_word(text[i + 1]))) {
      // The end of a reference.
    } else {
      out += c;
    }
  }
  return out;
}

class RstReader {
 public:
  explicit RstReader(std::string_view text) : lines_(split(text, "\n")) {}

  Extracted read() {
    while (at_ < lines_.size()) step();
    flush();
    extracted_.text = text_of_paragraphs(flow_.take(), extracted_.clues);
    return std::move(extracted_);
  }

 private:
  std::string_view line(size_t at) const { return at < lines_.size() ? lines_[at] : ""; }

  void step() {
    const std::string_view here = line(at_);
    if (trim(here).empty() || is_rule(here)) {
      flush();
      ++at_;
    } else if (trim(here).starts_with(".. ")) {
      flush();
      skip_directive(here);
    } else if (here.starts_with(":") && here.find(':', 1) != here.npos && flow_.open().empty() &&
               flow_.size() <= 2) {
      read_field(here);
      ++at_;
    } else {
      if (is_rule(line(at_ + 1)) && !is_indented(here)) {
        read_heading(here);
        at_ += 2;
        return;
      }
      if (!flow_.open().empty()) flow_.add(" ");
      flow_.add(without_marks(item(trim(here))));
      ++at_;
    }
  }

  // A list's item begins a paragraph.
  std::string_view item(std::string_view text) {
    for (const std::string_view bullet : {"* ", "- ", "+ ", "#. ", "| "})
      if (text.starts_with(bullet)) {
        flush();
        return trim(text.substr(bullet.size()));
      }
    return text;
  }

  void read_heading(std::string_view text) {
    flush();
    if (extracted_.clues.title.empty())
      extracted_.clues.title = collapse_spaces(without_marks(text));
    flow_.add(without_marks(text));
    flush();
  }

  // ":Author: Jane Roe" at the head.
  void read_field(std::string_view text) {
    const size_t colon = text.find(':', 1);
    const std::string name = lower(trim(text.substr(1, colon - 1)));
    const std::string value = collapse_spaces(text.substr(colon + 1));
    Clues& clues = extracted_.clues;
    if (name == "title") clues.title = value;
    if (name == "author" || name == "authors")
      clues.add_authors(Source::kFrontMatter, parse_authors(value, true));
    if (name == "date") clues.add_date(Source::kFrontMatter, parse_date(value));
    if (name == "organization") clues.add_publisher(Source::kFrontMatter, value);
    if (name == "keywords") clues.add_keywords(split_keywords(value));
  }

  // A directive and what is indented below it; of notes and quotes the text stays.
  void skip_directive(std::string_view text) {
    ++at_;
    const std::string_view name = trim(text.substr(text.find("..") + 2));
    for (const std::string_view kept : {"note::", "warning::", "tip::", "important::", "epigraph::",
                                        "pull-quote::", "topic::", "sidebar::", "seealso::", "["})
      if (name.starts_with(kept)) {
        flow_.add(without_marks(trim(name.substr(kept == "[" ? 0 : kept.size()))));
        return;
      }
    while (at_ < lines_.size() && (trim(line(at_)).empty() || is_indented(line(at_)))) ++at_;
  }

  void flush() { flow_.end_paragraph(); }

  std::vector<std::string_view> lines_;
  size_t at_ = 0;
  TextFlow flow_;
  Extracted extracted_;
};

}  // namespace

Extracted extract_rst(std::string_view bytes, std::string_view /*mime*/) {
  Decoded decoded;
  decode(bytes, "", decoded);
  return RstReader(decoded.text).read();
}

}  // namespace chancery::indexer

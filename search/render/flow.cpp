#include "search/render/flow.h"

#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include <algorithm>
#include <memory>
#include <ostream>
#include <sstream>

#include "chancery/utf8.h"

namespace chancery::search {

// Writes fragments and changes the colour only where the ink changes.
class InkWriter {
 public:
  InkWriter(std::ostream& out, const Style& style) : out_(out), style_(style) {}

  void write(std::string_view text, Ink ink) {
    if (ink != ink_) {
      close();
      if (style_.color) out_ << before(style_, ink);
      ink_ = ink;
    }
    out_ << text;
  }
  void close() {
    if (style_.color) out_ << after(style_, ink_);
    ink_ = Ink::kPlain;
  }
  void new_line(size_t indent) {
    close();
    out_ << '\n' << std::string(indent, ' ');
    ++lines;
    column = indent;
  }

  Ink ink() const { return ink_; }

  size_t column = 0;
  size_t lines = 1;

 private:
  std::ostream& out_;
  const Style& style_;
  Ink ink_ = Ink::kPlain;
};

namespace {
// Closing punctuation of scripts without spaces does not begin a line.
bool stays_with_previous(char32_t c) {
  return (c >= 0x3001 && c <= 0x3002) || c == 0xFF0C || c == 0xFF0E || c == 0xFF01 || c == 0xFF1F ||
         c == 0xFF1A || c == 0xFF1B || c == 0xFF09 || c == 0x300D || c == 0x300F || c == 0x3011 ||
         c == 0x300B || c == 0x3009;
}
// Thai, Lao, Burmese, Khmer: no spaces between words, and a dictionary needed to find them.
bool needs_dictionary(char32_t c) {
  return (c >= 0xE00 && c <= 0xEFF) || (c >= 0x1000 && c <= 0x109F) || (c >= 0x1780 && c <= 0x17FF);
}

// Bytes of a text in these scripts before which a line may break.
std::vector<size_t> dictionary_breaks(std::string_view text) {
  bool any = false;
  for (size_t pos = 0; pos < text.size() && !any;) any = needs_dictionary(utf8::next(text, pos));
  if (!any) return {};
  UErrorCode error = U_ZERO_ERROR;
  thread_local const std::unique_ptr<icu::BreakIterator> lines(
      icu::BreakIterator::createLineInstance(icu::Locale::getRoot(), error));
  UText opened = UTEXT_INITIALIZER;
  utext_openUTF8(&opened, text.data(), static_cast<int64_t>(text.size()), &error);
  std::vector<size_t> breaks;
  if (lines && U_SUCCESS(error)) {
    lines->setText(&opened, error);
    lines->first();
    for (int32_t at = lines->next(); at != icu::BreakIterator::DONE; at = lines->next())
      breaks.push_back(static_cast<size_t>(at));
  }
  utext_close(&opened);
  return breaks;
}
}  // namespace

void Flow::put(std::string_view text, Ink ink, size_t columns, bool may_break) {
  const bool starts = units_.empty() || (space_ && !glue_) || (may_break && !glue_);
  if (starts) {
    units_.push_back(Unit{{}, 0, space_ && !units_.empty()});
    space_ = false;
  }
  glue_ = false;
  Unit& unit = units_.back();
  if (unit.fragments.empty() || unit.fragments.back().ink != ink)
    unit.fragments.push_back({"", ink});
  unit.fragments.back().text += text;
  unit.width += columns;
}

void Flow::add(std::string_view raw, Ink ink) {
  const std::string text = utf8::inert(raw);
  if (text.empty()) return;
  const std::vector<size_t> breaks = dictionary_breaks(text);
  auto next_break = breaks.begin();
  const bool brackets = !style_.color && !before(style_, ink).empty();
  bool opened = false;
  for (size_t pos = 0; pos < text.size();) {
    const size_t start = pos;
    const char32_t c = utf8::next(text, pos);
    if (c == ' ') {
      if (!glue_) space_ = true;
      break_next_ = false;
      continue;
    }
    const std::string_view character = std::string_view(text).substr(start, pos - start);
    const size_t columns = utf8::width(character);
    const bool wide = columns == 2;
    if (brackets && !opened) {
      const std::string_view bracket = before(style_, ink);
      put(bracket, ink, utf8::width(bracket), break_next_);
      glue_ = opened = true;
    }
    while (next_break != breaks.end() && *next_break < start) ++next_break;
    const bool between = next_break != breaks.end() && *next_break == start;
    put(character, ink, columns,
        columns > 0 && (wide || break_next_ || between) && !stays_with_previous(c));
    if (columns > 0) break_next_ = wide;
  }
  if (opened) {
    const std::string_view bracket = after(style_, ink);
    const bool waiting = std::exchange(space_, false);
    put(bracket, ink, utf8::width(bracket), false);
    space_ = waiting;
  }
}

void Flow::add(std::string_view text, const std::vector<Mark>& marks) {
  size_t done = 0;
  for (const Mark& mark : marks) {
    const size_t begin = std::clamp<size_t>(mark.span.begin, done, text.size());
    const size_t end = std::clamp<size_t>(mark.span.end, begin, text.size());
    add(text.substr(done, begin - done));
    add(text.substr(begin, end - begin), ink_of(mark.kind));
    done = end;
  }
  add(text.substr(done));
}

void Flow::add_unbroken(std::string_view raw, Ink ink) {
  const std::string text = utf8::inert(raw);
  if (text.empty()) return;
  put(text, ink, utf8::width(text), true);
  break_next_ = false;
}

void Flow::separate(std::string_view sign) {
  if (units_.empty()) return;
  Unit& unit = units_.back();
  unit.fragments.push_back({" " + std::string(sign), Ink::kFaint, true});
  unit.width += 1 + utf8::width(sign);
  space_ = true;
  break_next_ = false;
}

// The parts of a unit between its spaces.
std::vector<Flow::Unit> Flow::words_of(const Unit& unit) {
  std::vector<Unit> words(1);
  words.back().space = unit.space;
  for (const Fragment& fragment : unit.fragments) {
    const std::string_view text = fragment.text;
    if (fragment.whole) {
      words.back().fragments.push_back(fragment);
      words.back().width += utf8::width(text);
      continue;
    }
    for (size_t from = 0; from < text.size();) {
      const size_t end = std::min(text.find(' ', from), text.size());
      if (end > from) {
        words.back().fragments.push_back(
            {std::string(text.substr(from, end - from)), fragment.ink});
        words.back().width += utf8::width(text.substr(from, end - from));
      }
      if (end < text.size()) words.push_back({{}, 0, true});
      from = end + 1;
    }
  }
  std::erase_if(words, [](const Unit& word) { return word.fragments.empty(); });
  return words;
}

void Flow::write_unit(InkWriter& writer, const Unit& unit, size_t room) const {
  for (const Fragment& fragment : unit.fragments) {
    std::string_view rest = fragment.text;
    while (!rest.empty()) {
      std::string_view part = utf8::fit(rest, room - std::min(room, writer.column));
      // A line that has no place for even one character takes one all the same.
      if (part.empty() && writer.column == 0) part = rest.substr(0, utf8::floor(rest, 4));
      if (part.empty()) {
        writer.new_line(0);
        continue;
      }
      writer.write(part, fragment.ink);
      writer.column += utf8::width(part);
      rest.remove_prefix(part.size());
    }
  }
}

size_t Flow::write(std::ostream& out, size_t first_indent, size_t indent, size_t width) const {
  if (units_.empty()) return 0;
  const size_t room = width ? width : style_.measure();
  // An indent that leaves too little beside it is given up.
  if (indent + 10 > room) indent = 0;
  InkWriter writer(out, style_);
  out << std::string(first_indent, ' ');
  writer.column = first_indent;
  bool line_is_empty = true;
  const auto place = [&](const Unit& unit) {
    const size_t gap = unit.space && !line_is_empty ? 1 : 0;
    if (!line_is_empty && writer.column + gap + unit.width > room) {
      writer.new_line(indent);
    } else if (gap) {
      // A space between two words of one ink belongs to both.
      const Ink ink = unit.fragments.front().ink;
      writer.write(" ", ink == writer.ink() ? ink : Ink::kPlain);
      ++writer.column;
    }
    write_unit(writer, unit, room);
    line_is_empty = false;
  };
  for (const Unit& unit : units_) {
    if (indent + unit.width <= room) {
      place(unit);
    } else {
      for (const Unit& word : words_of(unit)) place(word);
    }
  }
  writer.close();
  out << '\n';
  return writer.lines;
}

size_t Flow::width() const {
  size_t columns = 0;
  for (const Unit& unit : units_) columns += unit.width + (unit.space ? 1 : 0);
  return columns;
}

std::string wrapped(std::string_view text, const Style& style, size_t first_indent, size_t indent,
                    Ink ink) {
  Flow flow(style);
  flow.add(text, ink);
  std::ostringstream out;
  flow.write(out, first_indent, indent);
  return out.str();
}

}  // namespace chancery::search

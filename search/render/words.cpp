#include "search/render/words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <ostream>

#include "chancery/utf8.h"
#include "search/render/csv.h"
#include "search/render/labels.h"
#include "search/render/numbers.h"

namespace chancery::search {

namespace {

struct NumberColumn {
  std::string_view wide, narrow;  // headings
  size_t width;                   // with a space before it, in a wide window
};

constexpr size_t kLongestWord = 28, kNarrowColumn = 9, kWordRank = 5;

std::array<NumberColumn, 5> columns_of(const View& view) {
  if (view.kind == ViewKind::kCollocates)
    return {{{"near", "near", 9},
             {"elsewhere", "else", 11},
             {"documents", "docs", 11},
             {"likelihood", "LL", 12},
             {"logDice", "Dice", 9}}};
  return {{{"in hits", "hits", 9},
           {"in others", "others", 11},
           {"documents", "docs", 11},
           {"likelihood", "LL", 12},
           {"log ratio", "ratio", 11}}};
}

}  // namespace

void write_words(std::ostream& out, const View& view, const Style& style, bool numbered) {
  const auto columns = columns_of(view);
  const size_t begin = numbered ? kWordRank : 2;
  size_t numbers = 0;
  for (const NumberColumn& column : columns) numbers += column.width;
  const bool wide = style.width > begin + kLongestWord + numbers;
  // In a narrow window the last columns go.
  constexpr size_t kLeastWord = 12;
  size_t shown = columns.size();
  while (!wide && shown > 1 && begin + kLeastWord + shown * kNarrowColumn >= style.width) --shown;
  const size_t used = begin + (wide ? numbers : shown * kNarrowColumn) + 1;
  size_t word = 1;
  for (const WordLine& line : view.words) word = std::max(word, utf8::width(line.word));
  word = std::min({word, kLongestWord, style.width > used ? style.width - used : size_t{1}});
  const auto cells = [&](const auto& text_of) {
    std::string text;
    for (size_t i = 0; i < shown; ++i)
      text += fmt::format("{:>{}}", text_of(i), wide ? columns[i].width : kNarrowColumn);
    return text;
  };
  out << std::string(begin + word, ' ')
      << cells([&](size_t i) { return wide ? columns[i].wide : columns[i].narrow; }) << '\n';
  size_t number = 0;
  for (const WordLine& line : view.words) {
    out << (numbered ? fmt::format("{:>4} ", ++number) : "  ") << padded(line.word, word, style)
        << cells([&](size_t i) {
             const std::string texts[] = {
                 grouped(line.here), grouped(line.rest), grouped(line.documents),
                 fmt::format("{:.1f}", line.likelihood), fmt::format("{:.1f}", line.effect)};
             return texts[i];
           })
        << '\n';
  }
}

std::string remark_of_words(const View& view) {
  std::string text;
  if (view.words.size() < view.lines_total)
    text = fmt::format("{} of {} words; ", grouped(view.words.size()), grouped(view.lines_total));
  const std::string read = view.looked_at < view.total
                               ? fmt::format("the first {} of {}", grouped(view.looked_at),
                                             counted(view.total, "hit", "hits"))
                               : counted(view.looked_at, "hit", "hits");
  if (view.kind == ViewKind::kCollocates)
    return text + fmt::format("{} in {}", counted(view.places, "place", "places"), read);
  return text + fmt::format("{} of {}, {} of other documents",
                            counted(view.words_here, "word", "words"), read,
                            counted(view.words_rest, "word", "words"));
}

void add_words_json(const View& view, nlohmann::ordered_json& json) {
  const bool near = view.kind == ViewKind::kCollocates;
  if (near) {
    json["window"] = view.window;
    json["places"] = view.places;
  }
  json["words_here"] = view.words_here;
  json["words_rest"] = view.words_rest;
  json["distinct"] = view.lines_total;
  auto words = nlohmann::ordered_json::array();
  for (const WordLine& line : view.words) {
    words.push_back({{"word", line.word},
                     {"here", line.here},
                     {"rest", line.rest},
                     {"documents", line.documents},
                     {"likelihood", line.likelihood},
                     {near ? "log_dice" : "log_ratio", line.effect}});
  }
  json["words"] = std::move(words);
}

void write_words_csv(std::ostream& out, const View& view) {
  out << "word,here,rest,documents,likelihood,"
      << (view.kind == ViewKind::kCollocates ? "log_dice" : "log_ratio") << "\r\n";
  for (const WordLine& line : view.words) {
    out << csv_cell(line.word) << ',' << line.here << ',' << line.rest << ',' << line.documents
        << fmt::format(",{:.4f},{:.4f}\r\n", line.likelihood, line.effect);
  }
}

}  // namespace chancery::search

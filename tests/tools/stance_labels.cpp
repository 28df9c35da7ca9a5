// Labels sentences by the words that tell for or against, for script/measure/statements.py.
//
// usage: stance_labels who-whom|sides < ROWS.tsv
//   who-whom   rows of part, label, p, q and a sentence in which [p] and [q] stand in brackets,
//              below a head: neutral, p+q, q+p, p-q or q-p (who is for + or against - whom)
//   sides      rows of a label and a sentence: support, which stands for balance, too, as in the
//   data's baseline; or oppose
#include <cstdio>
#include <exception>
#include <iostream>
#include <string>
#include <vector>

#include "search/snippet/directed_stance.h"

namespace chancery::search {
namespace {

std::vector<std::string> cells_of(const std::string& line) {
  std::vector<std::string> cells;
  for (size_t from = 0; from <= line.size();) {
    const size_t tab = std::min(line.find('\t', from), line.size());
    cells.push_back(line.substr(from, tab - from));
    from = tab + 1;
  }
  return cells;
}

// Takes the brackets off a name and gives where it stands.
std::optional<Span> take_name(std::string& sentence, const std::string& name) {
  const size_t at = sentence.find('[' + name + ']');
  if (at == std::string::npos) return std::nullopt;
  sentence.replace(at, name.size() + 2, name);
  return Span{static_cast<uint32_t>(at), static_cast<uint32_t>(at + name.size())};
}

std::string relation(const std::vector<std::string>& row, const StanceWords& words) {
  constexpr size_t kP = 2, kQ = 3, kSentence = 4;
  if (row.size() <= kSentence) return "neutral";
  std::string sentence = row[kSentence];
  const std::optional<Span> p = take_name(sentence, row[kP]);
  if (!p) return "neutral";
  std::optional<Span> q = take_name(sentence, row[kQ]);
  if (!q || q->begin < p->end) return "neutral";
  const auto told = directed_stance(sentence, *p, *q, words);
  if (!told) return "neutral";
  const std::string sign = told->in_favour ? "+" : "-";
  return told->first_holds ? "p" + sign + "q" : "q" + sign + "p";
}

std::string side(const std::string& sentence, const StanceWords& words) {
  TokenList tokens;
  tokenize(sentence, tokens);
  int sum = 0;
  for (const StanceWord& word : words.find(tokens)) sum += word.in_favour() ? 1 : -1;
  return sum < 0 ? "oppose" : "support";
}

int label(const std::string& kind) {
  const StanceWords* words = StanceWords::of("en");
  if (words == nullptr) return 2;
  std::string line;
  if (kind == "who-whom") std::getline(std::cin, line);
  while (std::getline(std::cin, line)) {
    const std::vector<std::string> row = cells_of(line);
    std::cout << (kind == "who-whom" ? relation(row, *words) : side(row.back(), *words)) << '\n';
  }
  return 0;
}

}  // namespace
}  // namespace chancery::search

int main(int count, char** arguments) {
  const std::string kind = count == 2 ? arguments[1] : "";
  if (kind != "who-whom" && kind != "sides") {
    std::cerr << "usage: stance_labels who-whom|sides < ROWS.tsv\n";
    return 2;
  }
  try {
    return chancery::search::label(kind);
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 2;
  }
}

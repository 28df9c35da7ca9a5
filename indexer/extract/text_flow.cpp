#include "indexer/extract/text_flow.h"

#include <algorithm>
#include <utility>

#include "chancery/strings.h"
#include "indexer/clean/page_text.h"
#include "indexer/page/note_mark.h"
#include "indexer/page/repair.h"

namespace chancery::indexer {
namespace {

// Cells of data are short; a longer one, or one of several paragraphs, is a column of text.
constexpr size_t kMaxCell = 400;
constexpr size_t kMaxDepth = 32;

}  // namespace

void TextFlow::add_paragraph(std::string paragraph) {
  if (rows_.empty()) {
    paragraphs_.push_back(std::move(paragraph));
  } else {
    rows_.back().cells.back().push_back(std::move(paragraph));
  }
}

void TextFlow::add(std::string_view text) {
  if (behind_note_ && !text.empty()) {
    if (is_word(text.front())) open_ += ' ';
    behind_note_ = false;
  }
  open_ += text;
}

void TextFlow::add_raised(std::string_view text) {
  const bool note = is_note_mark(open_, text);
  if (note) open_ += ' ';
  add(text);
  behind_note_ = note;
}

void TextFlow::end_paragraph() {
  std::string paragraph = collapse_spaces(open_);
  drop_open();
  if (!paragraph.empty()) add_paragraph(std::move(paragraph));
}

void TextFlow::begin_row() {
  end_paragraph();
  if (rows_.size() < kMaxDepth) rows_.emplace_back();
}

void TextFlow::end_cell() {
  end_paragraph();
  if (!rows_.empty()) rows_.back().cells.emplace_back();
}

void TextFlow::end_row() {
  end_paragraph();
  if (rows_.empty()) return;
  const Row row = std::move(rows_.back());
  rows_.pop_back();
  const bool data = std::all_of(row.cells.begin(), row.cells.end(), [](const auto& cell) {
    return cell.empty() || (cell.size() == 1 && cell.front().size() <= kMaxCell);
  });
  std::string line;
  for (const auto& cell : row.cells)
    for (const std::string& paragraph : cell) {
      if (!data) {
        add_paragraph(paragraph);
        continue;
      }
      if (!line.empty()) line += " | ";
      line += paragraph;
    }
  if (!line.empty()) add_paragraph(std::move(line));
}

std::vector<std::string> TextFlow::take() {
  while (!rows_.empty()) end_row();
  end_paragraph();
  return std::exchange(paragraphs_, {});
}

std::string text_of_paragraphs(const std::vector<std::string>& paragraphs, Clues& clues) {
  // A form or a list has no headline: the first line of an article is one.
  const bool prose = std::any_of(paragraphs.begin(), paragraphs.end(), [](const auto& paragraph) {
    return paragraph.size() >= 60 && ends_sentence(paragraph) && count_words(paragraph) >= 8;
  });
  // Where the program names the author, names under the headline are as often something else.
  PageText page({.find_headline = clues.title.empty() && prose,
                 .is_page = false,
                 .bare_names = clues.authors.empty()},
                clues);
  // A citation stands at the end and names the title.
  const size_t count = paragraphs.size();
  for (size_t i = count - std::min<size_t>(count, 40); i < count; ++i)
    page.look_ahead(paragraphs[i]);
  for (const std::string& paragraph : paragraphs) page.add(paragraph);
  return inert_text(page.finish());
}

std::string joined(const std::vector<std::string>& paragraphs) {
  std::string text;
  for (const std::string& paragraph : paragraphs) {
    if (!text.empty()) text += "\n\n";
    text += paragraph;
  }
  return inert_text(std::move(text));
}

std::string inert_text(std::string text) {
  return has_unclean_characters(text) ? clean_characters(text) : text;
}

}  // namespace chancery::indexer

#include "indexer/page/program_words.h"

#include <array>
#include <string_view>

namespace chancery::indexer {
namespace {

ProgramWords read_program_words() {
  static constexpr std::array<std::string_view, 6> kClasses = {
      "page-folder", "sheet", "page-number", "title-start", "no-title", "no-author"};
  const WordFile file("programs.txt", kClasses);
  ProgramWords words;
  words.page_folders = file.list("page-folder");
  words.sheets = file.list("sheet");
  words.page_numbers = file.list("page-number");
  words.title_starts = file.list("title-start");
  words.no_titles = file.set("no-title");
  words.no_authors = file.list("no-author");
  return words;
}

}  // namespace

const ProgramWords& program_words() {
  static const ProgramWords words = read_program_words();
  return words;
}

}  // namespace chancery::indexer

#include "indexer/extract/old_office/rtf_fonts.h"

#include "indexer/extract/charset/code_pages.h"

namespace chancery::indexer {

namespace {

constexpr int kMacintosh = 10000;
constexpr int kPc = 437;
constexpr int kPcMultilingual = 850;

}  // namespace

bool RtfFonts::control(std::string_view word, int number, bool in_table) {
  if (word == "ansicpg") {
    document_page_ = number;
  } else if (word == "mac") {
    document_page_ = kMacintosh;
  } else if (word == "pc") {
    document_page_ = kPc;
  } else if (word == "pca") {
    document_page_ = kPcMultilingual;
  } else if (word == "deff") {
    default_font_ = number;
  } else if (word == "fcharset" && in_table) {
    if (const int page = font_code_page(number)) pages_[chosen_] = page;
  } else if (word == "cpg" && in_table) {
    pages_[chosen_] = number;
  } else {
    return false;
  }
  return true;
}

int RtfFonts::code_page(int font) const {
  const auto found = pages_.find(font);
  return found == pages_.end() ? 0 : found->second;
}

}  // namespace chancery::indexer

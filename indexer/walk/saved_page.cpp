#include "indexer/walk/saved_page.h"

#include <algorithm>
#include <array>

#include "chancery/paths.h"
#include "indexer/page/program_words.h"

namespace chancery::indexer {
namespace {

constexpr std::array<std::string_view, 16> kDocuments = {
    "pdf", "doc",  "docx", "odt",  "rtf", "xls", "xlsx", "ods",
    "ppt", "pptx", "odp",  "epub", "eml", "msg", "zip",  "csv"};

}  // namespace

bool is_page_folder(std::string_view folder, const std::vector<std::string>& names) {
  for (const std::string& ending : program_words().page_folders) {
    if (folder.size() <= ending.size() || !folder.ends_with(ending)) continue;
    const std::string page(folder.substr(0, folder.size() - ending.size()));
    for (const char* kind : {".html", ".htm", ".xhtml", ".shtml"})
      if (std::binary_search(names.begin(), names.end(), page + kind)) return true;
  }
  return false;
}

bool is_linked_document(std::string_view name) {
  const std::string ending = file_ending(name);
  return std::find(kDocuments.begin(), kDocuments.end(), ending) != kDocuments.end();
}

}  // namespace chancery::indexer

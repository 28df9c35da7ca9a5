#include "indexer/walk/saved_page.h"

#include <algorithm>
#include <array>

#include "chancery/paths.h"

namespace chancery::indexer {
namespace {

// How browsers call the folder, by the language of the system.
constexpr std::array<std::string_view, 12> kEndings = {
    "_files",     "-Dateien", "_fichiers", "_archivos", "_arquivos", "_ficheiros",
    "-bestanden", "_file",    "-filer",    "_pliki",    "_soubory",  "_dosyalar"};
constexpr std::array<std::string_view, 16> kDocuments = {
    "pdf", "doc",  "docx", "odt",  "rtf", "xls", "xlsx", "ods",
    "ppt", "pptx", "odp",  "epub", "eml", "msg", "zip",  "csv"};

}  // namespace

bool is_page_folder(std::string_view folder, const std::vector<std::string>& names) {
  for (const std::string_view ending : kEndings) {
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

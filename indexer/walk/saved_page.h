// Pages that a browser saved complete: "X.html" and beside it "X_files" with what the page is made
// of.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace chancery::indexer {

// Whether `folder` is the name of such a folder for a page among `names` (sorted): all are names of
// one folder.
bool is_page_folder(std::string_view folder, const std::vector<std::string>& names);

// Whether a file of that name in such a folder is a document all the same, that somebody linked to:
// no part of a page is a PDF or an Office file.
bool is_linked_document(std::string_view name);

}  // namespace chancery::indexer

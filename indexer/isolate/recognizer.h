// Finds tesseract, the program that reads letters in pictures.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/extract/read_document.h"
#include "indexer/isolate/fork_server.h"

namespace chancery::indexer {

// Throws Error when tesseract is not installed.
void require_recognizer();

// The command that reads the picture "%f", in the languages whose data are installed. `language` is
// "auto" or that of all documents. Throws Error: tesseract or its data are missing.
Converter find_recognizer(ForkServer& server, const std::string& language);

// What `tesseract --list-langs` wrote, as the argument of its option -l: all languages up to six,
// English first, or those of `language`. Empty when there is none.
std::string recognizer_languages(std::string_view listed, const std::string& language);

}  // namespace chancery::indexer

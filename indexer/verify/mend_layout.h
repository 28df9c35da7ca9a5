// Puts right what the directory of a database says of itself: identity, stub file, marks.
#pragma once

#include <filesystem>
#include <functional>
#include <string>

namespace chancery::indexer {

// Of the open directory `directory` of the path `path`, whose lock is held. Each is told from the
// others, and nothing is written that they do not tell: a directory that neither has a mark nor our
// stub stays as it is. Says what it has written. Throws Error.
void mend_layout(int directory, const std::filesystem::path& path,
                 const std::function<void(const std::string&)>& say);

}  // namespace chancery::indexer

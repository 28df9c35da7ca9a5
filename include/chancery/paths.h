// Where things are (the database, the user's files, the gazetteer), and the parts of a path.
//
// Floor: base.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace chancery {

std::string_view version();

// $CHANCERY_DB, else $XDG_DATA_HOME/chancery/database (~/.local/share/…).
std::filesystem::path default_database();
// $XDG_STATE_HOME/chancery, for histories and saved searches; made when missing,
// closed to others.
std::filesystem::path state_directory();
// $XDG_CACHE_HOME/chancery, for what can be made again; may be missing.
std::filesystem::path cache_directory();
// $XDG_CONFIG_HOME/chancery/config.
std::filesystem::path default_config();
// $CHANCERY_GAZETTEER, else the installed lists, else those of the source tree that was built.
std::filesystem::path gazetteer_directory();
// The lists of words (words.h): words/ in $CHANCERY_GAZETTEER where it has one, else in the
// directory of the built-in lists.
std::filesystem::path words_directory();

// The name after the last slash, and the part of it before and after its last point (the ending in
// lower case, without the point; a name that only starts with a point has none).
std::string_view file_name(std::string_view path);
std::string_view file_stem(std::string_view path);
std::string file_ending(std::string_view path);

}  // namespace chancery

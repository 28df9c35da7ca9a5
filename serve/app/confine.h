// What a server gives up before it reads what strangers send.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace chancery::serve {

// From now on the process, whose threads must not run yet, starts no program, opens no socket and
// writes no file; it takes connections at sockets that listen already, and opens files only to read
// them: those of `databases`, of the lists, and in `saved`. It cannot be undone.
//
// Databases on other machines need more: with one of them nothing is given up. Of a database that
// is a file with the names of others any file may be read, for their places are not known here.
// False when nothing was given up, for that reason or because the system cannot do it.
bool confine_server(const std::vector<std::string>& databases, const std::filesystem::path& saved);

}  // namespace chancery::serve

// What a server gives up before it reads what strangers send.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace chancery::serve {

struct ServerConfinement {
  bool confined = false;  // something was given up
  bool saves = true;      // files in `saved` may be written
};

// From now on the process, whose threads must not run yet, starts no program, opens no socket and
// writes no file but those in `saved`; it takes connections at sockets that listen already, and
// opens other files only to read them: those of `databases` and of the lists. It cannot be undone.
// A system without Landlock cannot tell `saved` from other folders: there nothing is written.
//
// Databases on other machines need more: with one of them nothing is given up. Of a database that
// is a file with the names of others any file may be read, for their places are not known here.
ServerConfinement confine_server(const std::vector<std::string>& databases,
                                 const std::filesystem::path& saved);

}  // namespace chancery::serve

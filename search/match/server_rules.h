// How databases of other machines are asked.
#pragma once

#include <chrono>

namespace chancery::search {

struct ServerRules {
  std::chrono::milliseconds patience{1500};  // for opening a database, and for each reply later
  bool all_or_nothing = false;               // no answer where a server gives none
};

}  // namespace chancery::search

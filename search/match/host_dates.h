// What is to be said of the days on which the databases of a search were last indexed.
#pragma once

#include <string>
#include <vector>

namespace chancery::search {

// Days are YYYY-MM-DD of UTC; empty where none is known.
struct HostDate {
  std::string name;
  std::string day;
  bool far = false;  // on another machine: of the others nothing is said
};

// A sentence for each that has not followed the newest for more than a day: a replica that lags, or
// a clock that is behind. What was indexed in days to come is not compared with, and is said: by
// that clock or, where it is so of all, by the clock of this machine.
std::vector<std::string> notes_on_dates(const std::vector<HostDate>& hosts,
                                        const std::string& today);

std::string current_day();

}  // namespace chancery::search

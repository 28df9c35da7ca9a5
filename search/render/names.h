// Names of authors, taken apart for reference formats.
#pragma once

#include <string>
#include <string_view>

namespace chancery::search {

struct PersonName {
  std::string family;
  std::string given;   // empty: an organisation or a single name, all in `family`
  std::string suffix;  // Jr., III
  bool organisation = false;
};

// "Omer Niazi" → Niazi, Omer; "Ursula von der Leyen" → von der Leyen, Ursula; "Niazi, Omer" as
// given; "International Crisis Group" stays whole. Control characters are inert.
PersonName split_name(std::string_view name);

// "Niazi, Omer" or "International Crisis Group".
std::string inverted(const PersonName& name);

}  // namespace chancery::search

// Parts of addresses.
//
// Floor: text.
#pragma once

#include <string>
#include <string_view>

namespace chancery {

// The host of an address, folded, without "www."; empty where there is none.
std::string host_of(std::string_view url);

}  // namespace chancery

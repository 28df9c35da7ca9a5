// Numbers as people read them.
//
// Floor: text.
#pragma once

#include <cstdint>
#include <string>

namespace chancery {

// 4012 → "4,012".
std::string grouped(uint64_t number);

}  // namespace chancery

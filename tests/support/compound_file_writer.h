// OLE compound files for tests.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace chancery::test {

// A file with these streams (path, bytes); "a/b" is the stream b in the storage a.
std::string compound_file(const std::vector<std::pair<std::string, std::string>>& streams);

// `value` as `size` bytes, the lowest first.
std::string little(uint64_t value, size_t size);
// ASCII as UTF-16LE.
std::string wide(const std::string& ascii);

}  // namespace chancery::test

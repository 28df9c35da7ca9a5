// Strings of Excel's binary files ([MS-XLS] 2.5.293, XLUnicodeRichExtendedString).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace chancery::indexer {

// A string of BIFF8 at `at` of `bytes` whose length takes `length_size` bytes (1 or 2).
std::string biff8_string(std::string_view bytes, size_t at, size_t length_size);

// The table of shared strings: the bodies of the SST record and of the CONTINUE records behind it.
std::vector<std::string> shared_strings(const std::vector<std::string_view>& records);

}  // namespace chancery::indexer

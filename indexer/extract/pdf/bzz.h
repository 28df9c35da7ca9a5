// BZZ, by which DjVu packs texts: blocks sorted by what follows their bytes (Burrows and Wheeler),
// as ranks of bytes lately seen, coded by the adaptive binary coder ZP (DjVu 3 specification,
// appendices 3 and 4).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace chancery::indexer {

// What `packed` holds, at most `limit` bytes of it; nothing when it is damaged.
std::optional<std::string> unpack_bzz(std::string_view packed, size_t limit);

}  // namespace chancery::indexer

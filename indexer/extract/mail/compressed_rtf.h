// The compressed RTF of Outlook's messages ([MS-OXRTFCP]).
#pragma once

#include <string>
#include <string_view>

namespace chancery::indexer {

// The RTF in `bytes`; empty when it is damaged.
std::string uncompressed_rtf(std::string_view bytes);

}  // namespace chancery::indexer

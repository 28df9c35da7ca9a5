// Outlook's files of mail (.pst) for tests, as small as a reader allows ([MS-PST], 64 bits, plain).
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace chancery::test {

// A property's type ([MS-OXCDATA] 2.11.1) and bytes, by its number ([MS-OXPROPS]). Those of 4 bytes
// at most stand in their entry, as numbers do.
struct OutlookValue {
  uint16_t type;
  std::string bytes;
};
using OutlookValues = std::map<uint16_t, OutlookValue>;

OutlookValue outlook_text(const std::string& ascii);
OutlookValue outlook_bytes(const std::string& bytes);

struct OutlookItem {
  OutlookValues values;
  std::vector<OutlookItem> attached;  // each with its own values, and `inner` or 0x3701
  std::vector<OutlookItem> inner;     // of an attachment: the one message that it is
};

// A file with these messages in the folder "Inbox". Each text has some 3,000 bytes at most.
std::string outlook_file(const std::vector<OutlookItem>& messages);

}  // namespace chancery::test

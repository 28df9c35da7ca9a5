// Names of the members of archives.
#pragma once

#include <string>
#include <string_view>

struct archive_entry;

namespace chancery::indexer {

// Loads what Utf8Names needs: a process that may no longer open files calls it before.
void load_utf8_names();

// libarchive gives names in the character type of the calling thread's locale. As long as one of
// these lives that is UTF-8: names that an archive has in Unicode come as UTF-8, others as the
// bytes that stand there. Where the system has no such locale nothing happens.
class Utf8Names {
 public:
  Utf8Names();
  ~Utf8Names();
  Utf8Names(const Utf8Names&) = delete;
  Utf8Names& operator=(const Utf8Names&) = delete;

 private:
  void* before_ = nullptr;  // locale_t
};

// The name of `entry` in UTF-8; empty when it has none.
std::string member_name(archive_entry* entry);

// `name` in UTF-8: as it is when it is valid, else from the code page that programs of its script
// wrote on DOS and Windows (Cyrillic 866 and 1251, Chinese GBK, Japanese Shift JIS, Latin 850 and
// 1252).
std::string decoded_name(std::string_view name);

}  // namespace chancery::indexer

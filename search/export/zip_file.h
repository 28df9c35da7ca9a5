// A zip file as office programs want it: no extra fields, no sizes behind the data, "mimetype"
// stored first, so that ODF readers know the type from its first bytes (OpenDocument 1.3, part 2,
// 3.3). libarchive writes extra fields and, also behind stored members, data descriptors, which
// Java's reader refuses.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace chancery::search {

class ZipFile {
 public:
  // Names are ASCII. A member called "mimetype" is stored, others are deflated. Throws Error beyond
  // the 4 GiB of a plain zip.
  void add(std::string_view name, std::string_view bytes);
  // The whole file. Nothing may be added behind that.
  std::string finish();

 private:
  std::string bytes_;      // members so far
  std::string directory_;  // their entries
  uint16_t members_ = 0;
};

}  // namespace chancery::search

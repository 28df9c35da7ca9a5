#include "tests/support/directories.h"

namespace chancery {

std::string source_directory() {
  return CHANCERY_SOURCE_DIR;
}
std::string program_directory() {
  return CHANCERY_BINARY_DIR;
}

}  // namespace chancery

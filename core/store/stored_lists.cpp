#include "chancery/stored_lists.h"

#include "chancery/damage.h"
#include "core/store/record_frame.h"

namespace chancery {

std::string stored_lists(std::string_view packed) {
  return framed(packed);
}

std::string lists_of_stored(std::string_view stored) {
  // Packed lists begin with their own version, which no frame begins with.
  return is_framed(stored) ? content_of_frame(stored, kListsSubject) : std::string(stored);
}

}  // namespace chancery

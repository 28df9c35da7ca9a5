// How a database keeps the compiled lists of actors and issues (schema::kGazetteerKey): compressed
// and with a checksum since format version 7, as they are before. They are the same four megabytes
// in every database, which is more than the texts of a small folder take.
//
// Floor: store.
#pragma once

#include <string>
#include <string_view>

namespace chancery {

// What the database keeps of `packed`, which Gazetteer::pack() gave.
std::string stored_lists(std::string_view packed);
// And back. What an older version stored is given as it is. Throws Error where it is damaged.
std::string lists_of_stored(std::string_view stored);

}  // namespace chancery

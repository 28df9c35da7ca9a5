// What browsers and their extensions write at the head of a page that they save.
#pragma once

#include <string_view>

#include "indexer/page/clues.h"

namespace chancery::indexer {

// Reads the comments "saved from url=(0042)https://…" of browsers and "Page saved with SingleFile
// url: … saved date: …" among the first bytes of `html`: the address, unless `clues` has one, and
// the day when it was saved.
void read_saved_head(std::string_view html, Clues& clues);

}  // namespace chancery::indexer

#include "indexer/analyse/part_sketch.h"

#include "chancery/part_path.h"

namespace chancery::indexer {

namespace {
constexpr size_t kValues = 255;  // of a byte of a sketch; 0 is none
constexpr size_t kStep = 97;     // has no divisor in common with kValues
}  // namespace

std::string part_sketch(std::string sketch, std::string_view path) {
  const size_t shift = part_number(path) * kStep % kValues;
  for (char& c : sketch) {
    const auto value = static_cast<unsigned char>(c);
    if (value != 0) c = static_cast<char>(1 + (value - 1 + shift) % kValues);
  }
  return sketch;
}

}  // namespace chancery::indexer

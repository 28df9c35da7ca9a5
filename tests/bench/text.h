// Text for benchmarks: made from a seed, so that every run reads the same.
#pragma once

#include <cstddef>
#include <string>

#include "chancery/record.h"

namespace chancery::bench {

// English-like prose of about `bytes` bytes that names states and matters now and then.
std::string prose(size_t bytes);

// A tagged record with that prose as its text.
Record tagged_record(size_t bytes);

}  // namespace chancery::bench

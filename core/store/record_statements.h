// The statements of a record, packed: a field behind the text (record.cpp).
#pragma once

#include <string_view>
#include <vector>

#include "chancery/bytes.h"
#include "chancery/record.h"

namespace chancery {

ByteWriter pack_statements(const std::vector<Statement>& statements);
// Fails as `in` does where spans are not within a text of `text_size` bytes.
std::vector<Statement> unpack_statements(ByteReader& in, size_t text_size);

}  // namespace chancery

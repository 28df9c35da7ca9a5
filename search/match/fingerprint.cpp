#include "search/match/fingerprint.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <unordered_map>

#include "chancery/schema.h"

namespace chancery::search {

std::string fingerprint(const Xapian::Database& database) {
  // Sums have no order; each document has one number of all its values.
  uint64_t sum = 0;
  std::unordered_map<Xapian::docid, uint64_t> numbers;
  for (const schema::Slot slot : {schema::kPathSlot, schema::kSketchSlot, schema::kDateSlot}) {
    const auto end = database.valuestream_end(slot);
    for (auto at = database.valuestream_begin(slot); at != end; ++at) {
      const std::string value = *at;
      uint64_t& number = numbers[at.get_docid()];
      number = XXH3_64bits_withSeed(value.data(), value.size(), number + slot);
    }
  }
  for (const auto& [docid, number] : numbers) sum += number;
  return fmt::format("{:016x}", sum);
}

}  // namespace chancery::search

#include "indexer/errors.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <xapian.h>

#include <string>

#include "chancery/error.h"

namespace chancery::indexer {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

template <typename XapianError>
std::string told(const std::string& message) {
  try {
    with_errors_translated("/folder/db", [&]() -> int { throw XapianError(message); });
  } catch (const Error& error) {
    return error.what();
  }
  return "nothing";
}

TEST(Errors, OfXapianAreSentencesForPeople) {
  const std::string unwritten =
      told<Xapian::InvalidOperationError>("cancel() not supported under Xapian::DB_DANGEROUS");
  EXPECT_THAT(unwritten, HasSubstr("/folder/db: a table could not be written"));
  EXPECT_THAT(unwritten, Not(HasSubstr("Xapian")));

  EXPECT_THAT(told<Xapian::DatabaseError>(
                  "Modifications failed (DatabaseError: Error writing block: No space left on "
                  "device), and couldn't open at the old revision: Error reading block"),
              HasSubstr("/folder/db: Error writing block: No space left on device"));

  EXPECT_THAT(told<Xapian::DatabaseLockError>("Unable to get write lock"),
              HasSubstr("is being written by another program"));
}

}  // namespace
}  // namespace chancery::indexer

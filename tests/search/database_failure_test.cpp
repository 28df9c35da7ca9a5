#include "search/match/database_failure.h"

#include <gtest/gtest.h>

#include <cerrno>

namespace chancery::search {
namespace {

std::string told(const Xapian::Error& error) {
  return database_failure("the database could not be read", error).what();
}

bool holds(const std::string& text, const char* part) {
  return text.find(part) != std::string::npos;
}

TEST(DatabaseFailure, OnlyDamageIsMendedByRepair) {
  const std::string damage = told(Xapian::DatabaseCorruptError("EOF reading block 7"));
  EXPECT_TRUE(holds(damage, "could not be read: EOF reading block 7")) << damage;
  EXPECT_TRUE(holds(damage, "--repair")) << damage;
  const std::string disk = told(Xapian::DatabaseError("Error reading block 7", EIO));
  EXPECT_TRUE(holds(disk, "(Input/output error)")) << disk;
  EXPECT_TRUE(holds(disk, "disk")) << disk;
  EXPECT_FALSE(holds(disk, "--repair")) << disk;
  const std::string files = told(Xapian::DatabaseOpeningError("Couldn't open", EMFILE));
  EXPECT_TRUE(holds(files, "ulimit -n")) << files;
  EXPECT_FALSE(holds(files, "--repair")) << files;
}

}  // namespace
}  // namespace chancery::search

#include "indexer/walk/file_signature.h"

#include <gtest/gtest.h>

namespace chancery::indexer {
namespace {

using Likeness = FileSignature::Likeness;

TEST(FileSignature, BytesComeBack) {
  const FileSignature signature{~uint64_t{0}, -1, 42, INT64_MIN, 7};
  EXPECT_EQ(signature.bytes().size(), 40U);
  EXPECT_EQ(FileSignature::of_bytes(signature.bytes()), signature);
}

TEST(FileSignature, ThoseOfOlderDatabasesCanBeRead) {
  const FileSignature signature{1, 2, 3, 4, 5};
  EXPECT_EQ(FileSignature::of_bytes(signature.bytes().substr(0, 24)), (FileSignature{1, 2, 3}));
}

TEST(FileSignature, OtherBytesGiveAnEmptyOne) {
  for (const size_t size : {0, 5, 23, 32, 41}) {
    EXPECT_EQ(FileSignature::of_bytes(std::string(size, 'x')), FileSignature()) << size;
  }
}

TEST(FileSignature, IsComparedByWhatIsKnown) {
  const FileSignature known{10, 20, 30, 40, 50};
  EXPECT_EQ(known.likeness({10, 20, 30, 40}), Likeness::kSame);
  EXPECT_EQ(known.likeness({10, 20, 30, 41}), Likeness::kTouched);
  EXPECT_EQ(known.likeness({11, 20, 30, 40}), Likeness::kOther);
  EXPECT_EQ(known.likeness({10, 21, 30, 40}), Likeness::kOther);
  EXPECT_EQ(known.likeness({10, 20, 31, 40}), Likeness::kOther);
  const FileSignature old{10, 20, 30};
  EXPECT_EQ(old.likeness({10, 20, 30, 41}), Likeness::kSame);
  EXPECT_EQ(old.likeness({10, 20, 31, 41}), Likeness::kOther);
}

}  // namespace
}  // namespace chancery::indexer

#include "chancery/stored_record.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "chancery/damage.h"
#include "chancery/schema.h"
#include "tests/support/errors.h"

namespace chancery {
namespace {

using ::testing::HasSubstr;

Xapian::Document document_of(const Record& record, bool damaged) {
  std::string packed = pack(record);
  if (damaged) packed[packed.size() / 2] = static_cast<char>(packed[packed.size() / 2] ^ 1);
  Xapian::Document document;
  document.add_value(schema::kRecordSlot, packed);
  document.add_value(schema::kPathSlot, record.path);
  document.add_value(schema::kLanguageSlot, record.language);
  return document;
}

class StoredRecord : public ::testing::Test {
 protected:
  StoredRecord() : database_("", Xapian::DB_BACKEND_INMEMORY) {
    record_.path = "/library/salt.txt";
    record_.text = "The price of salt fell.";
    record_.language = "en";
    whole_ = database_.add_document(document_of(record_, false));
    damaged_ = database_.add_document(document_of(record_, true));
  }

  Record record_;
  Xapian::WritableDatabase database_;
  Xapian::docid whole_ = 0, damaged_ = 0;
};

TEST_F(StoredRecord, ComesBack) {
  EXPECT_EQ(stored_record(database_.get_document(whole_)).text, record_.text);
  const auto whole = whole_record(database_, whole_);
  ASSERT_TRUE(whole.has_value());
  EXPECT_EQ(whole->path, record_.path);
}

TEST_F(StoredRecord, NothingDamagedIsShown) {
  const std::string message =
      testing::error_of([&] { stored_record(database_.get_document(damaged_)); });
  EXPECT_THAT(message, HasSubstr(record_.path));
  EXPECT_THAT(message, HasSubstr(kDamageAdvice));
  EXPECT_FALSE(whole_record(database_, damaged_).has_value());
}

TEST_F(StoredRecord, WhatTheValuesTellRemains) {
  const Record remains = remains_of(database_, damaged_);
  EXPECT_EQ(remains.path, record_.path);
  EXPECT_EQ(remains.language, "en");
  EXPECT_EQ(remains.text, "");
}

}  // namespace
}  // namespace chancery

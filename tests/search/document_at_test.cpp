// Documents by their ids: by a term, and in databases that were made before there were any.
#include "search/plan/document_at.h"

#include <gtest/gtest.h>

#include "chancery/schema.h"
#include "search/plan/request_error.h"

namespace chancery::search {
namespace {

// Two documents, of which an older Chancery made one.
Xapian::WritableDatabase mixed() {
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  for (const std::string path : {"/old/a.txt", "/new/b.txt"}) {
    Xapian::Document document;
    document.add_boolean_term(schema::unique_term(path));
    document.add_boolean_term(schema::exact_term(schema::prefix_of("path"), path));
    document.add_value(schema::kPathSlot, path);
    if (path.starts_with("/new")) {
      document.add_boolean_term(std::string(schema::kIdPrefix));
      document.add_boolean_term(schema::id_term(schema::document_id(path)));
    }
    database.add_document(document);
  }
  return database;
}

TEST(DocumentAt, IsFoundByItsIdAlsoWhereThatIsNoTerm) {
  const Xapian::WritableDatabase database = mixed();
  EXPECT_EQ(document_with_id(document_id("/old/a.txt"), database), 1U);
  EXPECT_EQ(document_with_id(document_id("/new/b.txt"), database), 2U);
  EXPECT_THROW(document_with_id("0123456789abcdef", database), NotFound);
}

// No path is looked at: this one has another than its term says.
TEST(DocumentAt, WhereAllHaveTermsOfIdsNoPathIsLookedAt) {
  Xapian::WritableDatabase database = mixed();
  Xapian::Document other = database.get_document(1);
  other.add_boolean_term(std::string(schema::kIdPrefix));
  other.add_boolean_term(schema::id_term("0123456789abcdef"));
  database.replace_document(1, other);
  EXPECT_EQ(document_with_id("0123456789abcdef", database), 1U);
  EXPECT_THROW(document_with_id(document_id("/old/a.txt"), database), NotFound);
}

}  // namespace
}  // namespace chancery::search

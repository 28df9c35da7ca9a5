#include "search/plan/unweighted.h"

#include <gtest/gtest.h>

#include "tests/support/temp_directory.h"

namespace chancery::search {
namespace {

// A word that all documents have, in a database with a gap in its ids whose list of all documents
// has several parts.
TEST(Unweighted, CountsWhatAllDocumentsHave) {
  constexpr Xapian::doccount kDocuments = 3000, kWords = 300;
  const testing::TempDirectory folder;
  const std::string path = (folder / "db").string();
  {
    Xapian::WritableDatabase writer(path, Xapian::DB_CREATE);
    Xapian::Document document;
    document.add_term("corridor", kWords);
    for (Xapian::doccount i = 0; i <= kDocuments; ++i) writer.add_document(document);
    writer.delete_document(2);
    writer.commit();
  }
  const Xapian::Database database(path);
  Xapian::Enquire enquire(database);
  enquire.set_weighting_scheme(Unweighted());
  enquire.set_query(Xapian::Query("corridor"));
  EXPECT_EQ(enquire.get_mset(0, kDocuments).size(), kDocuments);
  EXPECT_EQ(enquire.get_mset(0, 1).get_max_possible(), 0) << "no document weighs anything";
}

}  // namespace
}  // namespace chancery::search

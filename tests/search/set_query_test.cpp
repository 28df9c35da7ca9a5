#include "search/plan/set_query.h"

#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <vector>

#include "search/plan/unweighted.h"
#include "tests/support/temp_directory.h"

namespace chancery::search {
namespace {

using Xapian::Query;

// "corridor" is in every document, "quay" in every tenth; one document is gone, and the list of all
// documents has several parts.
class WordsOfAll : public ::testing::Test {
 public:
  static constexpr Xapian::doccount kDocuments = 3000;

 protected:
  WordsOfAll() {
    Xapian::WritableDatabase writer((folder_ / "db").string(), Xapian::DB_CREATE);
    for (Xapian::docid i = 1; i <= kDocuments + 1; ++i) {
      Xapian::Document document;
      document.add_term("corridor", 300);
      if (i % 10 == 0) document.add_term("quay");
      writer.add_document(document);
    }
    writer.delete_document(3);
    writer.commit();
    database_ = Xapian::Database((folder_ / "db").string());
  }

  Xapian::doccount found(const Query& query) {
    Xapian::Enquire enquire(database_);
    set_query(enquire, database_, query);
    return enquire.get_mset(0, kDocuments).size();
  }

  const testing::TempDirectory folder_;
  Xapian::Database database_;
};

struct Asked {
  const char* name;
  std::function<Query(Query all, Query some)> query;
  Xapian::doccount found;
};

const std::vector<Asked> kAsked = {
    {"filter", [](Query all, Query some) { return Query(Query::OP_FILTER, some, all); }, 300},
    {"not", [](Query all, Query some) { return Query(Query::OP_AND_NOT, some, all); }, 0},
    {"scaled",
     [](Query all, Query some) {
       return Query(Query::OP_SCALE_WEIGHT, Query(Query::OP_FILTER, some, all), 0.25);
     },
     300},
    {"within",
     [](Query all, Query some) {
       return Query(Query::OP_OR, Query(Query::OP_FILTER, Query("port"), all),
                    Query(Query::OP_FILTER, some, Query(Query::OP_AND, all, Query("quay"))));
     },
     300},
    {"forms",
     [](Query all, Query some) {
       return Query(Query::OP_FILTER, some, Query(Query::OP_SYNONYM, all, Query("corridors")));
     },
     300},
    {"alone", [](Query all, Query) { return all; }, WordsOfAll::kDocuments},
};

TEST_F(WordsOfAll, AreReadAsAllDocumentsWhereTheyOnlyFilter) {
  for (const Asked& asked : kAsked) {
    EXPECT_EQ(found(asked.query(Query("corridor"), Query("quay"))), asked.found) << asked.name;
  }
}

TEST_F(WordsOfAll, TheFactorOfAQueryStays) {
  const Query filter(Query::OP_FILTER, Query("quay"), Query("corridor"));
  Xapian::Enquire enquire(database_);
  set_query(enquire, database_, filter);
  const double whole = enquire.get_mset(0, 1).get_max_attained();
  set_query(enquire, database_, Query(Query::OP_SCALE_WEIGHT, filter, 0.25));
  EXPECT_DOUBLE_EQ(enquire.get_mset(0, 1).get_max_attained(), whole / 4);
}

TEST_F(WordsOfAll, OtherQueriesAreLeftAsTheyAre) {
  const Query query(Query::OP_FILTER, Query("corridor"), Query("quay"));
  EXPECT_EQ(without_words_of_all(database_, query).get_description(), query.get_description());
}

}  // namespace
}  // namespace chancery::search

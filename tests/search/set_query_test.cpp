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
  WordsOfAll() { database_ = written("db", "corridor"); }

  // A database whose documents all have `word`.
  Xapian::Database written(const std::string& name, const std::string& word) const {
    Xapian::WritableDatabase writer((folder_ / name).string(), Xapian::DB_CREATE);
    for (Xapian::docid i = 1; i <= kDocuments + 1; ++i) {
      Xapian::Document document;
      document.add_term(word, 300);
      if (i % 10 == 0) document.add_term("quay");
      writer.add_document(document);
    }
    writer.delete_document(3);
    writer.commit();
    return Xapian::Database((folder_ / name).string());
  }

  Xapian::doccount found(const Query& query) {
    Xapian::Enquire enquire(database_);
    set_query(enquire, database_, query);
    return enquire.get_mset(0, database_.get_doccount()).size();
  }

  const testing::TempDirectory folder_;
  Xapian::Database database_;
};

struct Asked {
  const char* name;
  std::function<Query(Query all, Query some)> query;
  Xapian::doccount found;
  Xapian::doccount elsewhere;  // of a database where "corridor" is in no document
};

// Without the rewriting "either" and "weightless" fail: their lists are read one document after
// another; the others, which jump, are luckier.
const std::vector<Asked> kAsked = {
    {"filter", [](Query all, Query some) { return Query(Query::OP_FILTER, some, all); }, 300, 0},
    {"not", [](Query all, Query some) { return Query(Query::OP_AND_NOT, some, all); }, 0, 300},
    {"scaled",
     [](Query all, Query some) {
       return Query(Query::OP_SCALE_WEIGHT, Query(Query::OP_FILTER, some, all), 0.25);
     },
     300, 0},
    {"within",
     [](Query all, Query some) {
       return Query(Query::OP_OR, Query(Query::OP_FILTER, Query("port"), all),
                    Query(Query::OP_FILTER, some, Query(Query::OP_AND, all, Query("quay"))));
     },
     300, 0},
    {"forms",
     [](Query all, Query some) {
       return Query(Query::OP_FILTER, some, Query(Query::OP_SYNONYM, all, Query("corridors")));
     },
     300, 0},
    {"either",
     [](Query all, Query some) {
       return Query(Query::OP_FILTER, Query(std::string()), Query(Query::OP_XOR, all, some));
     },
     2700, 300},
    {"weightless", [](Query all, Query) { return Query(Query::OP_SCALE_WEIGHT, all, 0.0); },
     WordsOfAll::kDocuments, 0},
    {"alone", [](Query all, Query) { return all; }, WordsOfAll::kDocuments, 0},
};

TEST_F(WordsOfAll, AreReadAsAllDocumentsWhereTheyOnlyFilter) {
  for (const Asked& asked : kAsked) {
    EXPECT_EQ(found(asked.query(Query("corridor"), Query("quay"))), asked.found) << asked.name;
  }
}

TEST_F(WordsOfAll, OfOneShardAreReadFromTheirOwnLists) {
  database_.add_database(written("other", "tunnel"));
  for (const Asked& asked : kAsked) {
    EXPECT_EQ(found(asked.query(Query("corridor"), Query("quay"))), asked.found + asked.elsewhere)
        << asked.name;
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

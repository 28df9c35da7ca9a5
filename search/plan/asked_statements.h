// What a query asks of statements, and which documents have such.
#pragma once

#include <xapian.h>

#include <vector>

#include "chancery/schema.h"
#include "search/plan/sides.h"

namespace chancery::search {

struct AskedStatements {
  std::vector<schema::StatementTerm> speakers, acts;  // none: any
  std::vector<schema::StatementTerm> others;          // said by none of these
  std::vector<Side> sides;                            // stand in what is said
};

// Tells statements by their positions (schema.h). A copy reads the same database.
class StatementFinder {
 public:
  StatementFinder(Xapian::Database database, AskedStatements asked)
      : database_(std::move(database)), asked_(std::move(asked)) {}

  // The documents that have all that is asked for, wherever it stands in them; in order.
  std::vector<Xapian::docid> candidates() const;
  // How many statements of the document have it.
  size_t count(Xapian::docid document) const;

 private:
  const std::vector<schema::StatementTerm>& kinds() const;
  std::vector<Xapian::docid> having(const std::vector<schema::StatementTerm>& terms) const;
  std::vector<PositionRange> statements(Xapian::docid document) const;
  Positions begins_of(Xapian::docid document,
                      const std::vector<schema::StatementTerm>& terms) const;

  Xapian::Database database_;
  AskedStatements asked_;
};

}  // namespace chancery::search

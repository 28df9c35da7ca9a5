// Which texts have a part of a query, told so that what compares positions is asked of few of them.
//
// A phrase inside of an OR goes through its texts one by one (combine.h), each a look at the places
// of its words. Beside other parts that all must be there, the phrase need only be looked for where
// these can be: "united states" in the texts that have cuba and blockade.
#pragma once

#include <xapian.h>

#include <vector>

namespace chancery::search {

class Members {
 public:
  Members() = default;
  // What matches the query.
  Members(const Xapian::Query& query);  // NOLINT(google-explicit-constructor): most are just that
  // What matches any of `near`, which compare positions and of which no text has one that does not
  // match `needed`, or matches `plain`. Both are of terms alone; `plain` may be empty.
  Members(std::vector<Xapian::Query> near, const Xapian::Query& needed, const Xapian::Query& plain);

  bool empty() const { return near_.empty() && plain_.empty(); }
  // All of them, and those that match `few` (empty: all of them).
  Xapian::Query all() const { return within(Xapian::Query()); }
  Xapian::Query within(const Xapian::Query& few) const;
  // Texts that do not match it are none of them; of terms alone. Empty where that is not known.
  Xapian::Query needed() const;

 private:
  std::vector<Xapian::Query> near_;
  Xapian::Query needed_;
  Xapian::Query plain_;
};

// Any of `near`, in the texts that match `few` (empty: in all).
Xapian::Query any_within(const std::vector<Xapian::Query>& near, const Xapian::Query& few);

// What matches both; an empty one has all texts.
Xapian::Query matching_both(const Xapian::Query& one, const Xapian::Query& other);

}  // namespace chancery::search

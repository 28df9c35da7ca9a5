// How a query is given to Xapian.
#pragma once

#include <xapian.h>

namespace chancery::search {

// Where neither weight nor positions matter, Xapian 1.4 reads the list of all documents in the
// stead of a word's that all documents have, under the word's name. When documents have gone, and
// that list has several parts, it takes the second part for another word's and calls the database
// corrupt (LocalSubMatch::open_post_list, 1.4.22). Gives the same query with such words said as
// what they find: all documents.
//
// So it is with words that all documents of one shard have and not those of another: these are read
// from their own lists (word_source.h), but where a shard is on another machine.
Xapian::Query without_words_of_all(const Xapian::Database& database, const Xapian::Query& query);

// Every query goes to Xapian by this.
void set_query(Xapian::Enquire& enquire, const Xapian::Database& database,
               const Xapian::Query& query);

}  // namespace chancery::search

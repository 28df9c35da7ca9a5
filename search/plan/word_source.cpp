#include "search/plan/word_source.h"

namespace chancery::search {

void WordSource::init(const Xapian::Database& database) {
  found_ = database.get_termfreq(term_);
  begun_ = false;
  at_ = database.postlist_begin(term_);
  end_ = database.postlist_end(term_);
}

void WordSource::next(double) {
  if (begun_) ++at_;
  begun_ = true;
}

void WordSource::skip_to(Xapian::docid docid, double) {
  begun_ = true;
  if (at_ != end_) at_.skip_to(docid);
}

bool WordSource::at_end() const {
  return at_ == end_;
}

}  // namespace chancery::search

// Asks again what an indexer, a server or a disk has disturbed.
#pragma once

#include <xapian.h>

#include <new>
#include <stdexcept>

#include "chancery/error.h"
#include "search/match/database_failure.h"
#include "search/match/databases.h"

namespace chancery::search {

// A query lasts milliseconds and a change longer: whoever meets this many in a row has a disk that
// cannot be waited for.
inline constexpr int kTriesUnderChanges = 20;
inline constexpr int kTries = 2;

inline Error server_error(const Xapian::Error& error) {
  return Error("the server of a database did not answer: " + error.get_msg(),
               "see whether it runs");
}

// What `question` gives: asked again where the databases changed meanwhile. Throws Error, and
// nothing of Xapian's.
template <typename Question>
auto answered(Databases& databases, const Question& question) {
  for (int attempt = 1;; ++attempt) {
    try {
      return question();
    } catch (const Xapian::DatabaseModifiedError&) {
      if (attempt == kTriesUnderChanges)
        throw Error("the database is being rewritten", "try again in a moment");
    } catch (const Xapian::NetworkTimeoutError& error) {
      databases.forget();
      throw server_error(error);
    } catch (const Xapian::NetworkError& error) {
      // A server that was started again is asked anew.
      databases.forget();
      if (attempt >= kTries) throw server_error(error);
    } catch (const Xapian::Error& error) {
      // It may have been the last look at files that an indexer has replaced.
      databases.forget();
      if (attempt >= kTries) throw database_failure("the database could not be read", error);
    } catch (const std::length_error&) {
      databases.forget();
      throw wrong_length();
    } catch (const std::bad_alloc&) {
      databases.forget();
      throw wrong_length();
    }
  }
}

}  // namespace chancery::search

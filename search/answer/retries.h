// Asks again what an indexer, a server or a disk has disturbed.
#pragma once

#include <xapian.h>

#include <new>
#include <stdexcept>
#include <type_traits>

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

// What `question` gives, of one state of the databases.
template <typename Question>
auto settled(Databases& databases, const Question& question) {
  if constexpr (std::is_void_v<decltype(question())>) {
    question();
    databases.settle();
  } else {
    auto answer = question();
    databases.settle();
    return answer;
  }
}

// Whether asking again makes sense, where the error does not tell which server has failed.
template <typename Question>
bool lost_one(Databases& databases, const Question& question) {
  return databases.lose_who_fails([&] { settled(databases, question); });
}

// What `question` gives: asked again where the databases changed meanwhile. Throws Error, and
// nothing of Xapian's.
template <typename Question>
auto answered(Databases& databases, const Question& question) {
  for (int attempt = 1;; ++attempt) {
    try {
      return settled(databases, question);
    } catch (const Xapian::DatabaseModifiedError&) {
      if (attempt == kTriesUnderChanges)
        throw Error("the database is being rewritten", "try again in a moment");
    } catch (const Xapian::NetworkError& error) {
      // Each server is left out when it has failed twice: so often it is asked at most.
      if (!databases.lose(error) && attempt >= kTries && !lost_one(databases, question))
        throw server_error(error);
    } catch (const Xapian::Error& error) {
      // It may have been the last look at files that an indexer has replaced.
      if (!databases.lose(error) && attempt >= kTries && !lost_one(databases, question))
        throw database_failure("the database could not be read", error);
    } catch (const std::length_error&) {
      if (!lost_one(databases, question)) throw wrong_length();
    } catch (const std::bad_alloc&) {
      if (!lost_one(databases, question)) throw wrong_length();
    }
  }
}

}  // namespace chancery::search

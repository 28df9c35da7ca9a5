// How often words are in a database, from which the first half of a match is answered.
//
// A match goes to a server in two frames. The reply to the first (kQuery) tells how many of its
// documents have each word; the second (kGetMatches) brings the sums of all servers, by which it
// weighs. Where the frequencies of the words are known already, the first needs no round trip.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "search/remote/wire.h"

namespace chancery::search {

// Whether the reply to a request of the type follows from one to kFrequencies of the same word.
bool tells_of_word(Ask request);
// That reply. `frequencies`: the frame that tells them.
std::string told_of_word(Ask request, const std::string& frequencies);

// How many documents have a word, and how often it stands in all of them.
struct Frequencies {
  uint64_t documents = 0;
  uint64_t occurrences = 0;
};
// As a frame of kFrequencies tells them. Throws Xapian::NetworkError for one that breaks off.
Frequencies frequencies_told(std::string_view frame);

// The words of a frame of kQuery that can weigh, each once; the frequencies of the others, which
// only filter, change nothing. Absent where the query cannot be read.
std::optional<std::vector<std::string>> weighing_words(std::string_view query);

// Gathers a reply to kQuery.
class Statistics {
 public:
  // `greeting`: the frame kUpdate that a server begins with. It tells the numbers of documents and
  // of words in them.
  explicit Statistics(std::string_view greeting);
  void add(std::string_view word, const std::string& frequencies);
  std::string reply() const;

 private:
  uint64_t documents_ = 0, length_ = 0;
  size_t words_ = 0;
  std::string frequencies_;
};

}  // namespace chancery::search

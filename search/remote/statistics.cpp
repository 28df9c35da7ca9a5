#include "search/remote/statistics.h"

#include <xapian.h>

#include <algorithm>
#include <set>

namespace chancery::search {

namespace {

using Xapian::Query;

uint64_t taken(std::string_view& bytes) {
  const std::optional<uint64_t> number = take_length(bytes);
  if (!number) throw Xapian::NetworkError(kUnreadable);
  return *number;
}

void collect(const Query& query, std::set<std::string>& words) {
  switch (query.get_type()) {
    case Query::LEAF_TERM:
      for (auto word = query.get_terms_begin(); word != query.get_terms_end(); ++word)
        words.insert(*word);
      break;
    case Query::OP_FILTER:
    case Query::OP_AND_NOT:
      collect(query.get_subquery(0), words);
      break;
    default:
      for (size_t i = 0; i < query.get_num_subqueries(); ++i) collect(query.get_subquery(i), words);
  }
}

}  // namespace

bool tells_of_word(Ask request) {
  return request == Ask::kTermFrequency || request == Ask::kCollectionFrequency ||
         request == Ask::kTermExists;
}

Frequencies frequencies_told(std::string_view frame) {
  std::string_view numbers = payload_of(frame);
  const uint64_t documents = taken(numbers);
  return {documents, taken(numbers)};
}

std::string told_of_word(Ask request, const std::string& frequencies) {
  if (frequencies.front() != static_cast<char>(Told::kFrequencies)) return frequencies;
  const auto [documents, occurrences] = frequencies_told(frequencies);
  switch (request) {
    case Ask::kTermFrequency:
      return frame(Told::kTermFrequency, encoded_length(documents));
    case Ask::kCollectionFrequency:
      return frame(Told::kCollectionFrequency, encoded_length(occurrences));
    default:
      return frame(documents > 0 ? Told::kTermExists : Told::kNoSuchTerm, "");
  }
}

std::optional<std::vector<std::string>> weighing_words(std::string_view query) {
  std::string_view payload = payload_of(query);
  const uint64_t size = taken(payload);
  std::set<std::string> words;
  try {
    collect(Query::unserialise(std::string(payload.substr(0, size))), words);
  } catch (const Xapian::Error&) {
    return std::nullopt;  // It holds a source of documents that is not Xapian's own.
  }
  return std::vector<std::string>(words.begin(), words.end());
}

Statistics::Statistics(std::string_view greeting) {
  // Behind two bytes of version: documents; numbers that are free below the last one's; the length
  // of the shortest, and how much longer the longest is; a byte that tells whether there are
  // positions; the sum of the lengths; the database's identity (RemoteServer::msg_update).
  constexpr size_t kVersion = 2;
  std::string_view rest = payload_of(greeting);
  rest.remove_prefix(std::min(kVersion, rest.size()));
  documents_ = taken(rest);
  for (int i = 0; i < 3; ++i) taken(rest);
  if (!rest.empty()) rest.remove_prefix(1);
  length_ = taken(rest);
}

void Statistics::add(std::string_view word, const std::string& frequencies) {
  ++words_;
  frequencies_ += encoded_length(word.size());
  frequencies_ += word;
  frequencies_ += payload_of(frequencies);
}

std::string Statistics::reply() const {
  // No relevant documents, no greatest weights (serialise_stats).
  return frame(Told::kStatistics, encoded_length(length_) + encoded_length(documents_) +
                                      encoded_length(0) + encoded_length(length_) +
                                      std::string(1, '\0') + encoded_length(words_) + frequencies_);
}

}  // namespace chancery::search

#include "search/remote/wire.h"

#include <xapian.h>

#include <algorithm>
#include <initializer_list>

namespace chancery::search {

namespace {

constexpr uint64_t kShort = 255;        // lengths from here on take more than a byte
constexpr size_t kLongest = 256 << 20;  // bytes of a frame

std::string numbers(std::initializer_list<uint64_t> all) {
  std::string bytes;
  for (const uint64_t one : all) bytes += encoded_length(one);
  return bytes;
}

}  // namespace

std::string encoded_length(uint64_t length) {
  std::string bytes;
  if (length < kShort) return bytes += static_cast<char>(length);
  bytes += static_cast<char>(kShort);
  for (length -= kShort;; length >>= 7) {
    const auto low = static_cast<uint8_t>(length & 0x7f);
    if (length >> 7 == 0) return bytes += static_cast<char>(low | 0x80);
    bytes += static_cast<char>(low);
  }
}

std::string frame(uint8_t type, std::string_view payload) {
  std::string bytes(1, static_cast<char>(type));
  bytes += encoded_length(payload.size());
  return bytes.append(payload);
}

std::optional<uint64_t> take_length(std::string_view& bytes) {
  if (bytes.empty()) return std::nullopt;
  uint64_t length = static_cast<uint8_t>(bytes.front());
  size_t at = 1;
  if (length == kShort) {
    constexpr int kLastShift = 56;
    length = 0;
    for (int shift = 0;; shift += 7) {
      if (shift > kLastShift) throw Xapian::NetworkError(kUnreadable);
      if (at == bytes.size()) return std::nullopt;
      const auto byte = static_cast<uint8_t>(bytes[at++]);
      length |= uint64_t{byte & 0x7fU} << shift;
      if (byte & 0x80) break;
    }
    length += kShort;
  }
  bytes.remove_prefix(at);
  return length;
}

size_t frame_size(std::string_view bytes) {
  if (bytes.empty()) return 0;
  std::string_view rest = bytes.substr(1);
  const std::optional<uint64_t> length = take_length(rest);
  constexpr size_t kLongestLength = 6;  // bytes that say so many
  if (!length && rest.size() <= kLongestLength) return 0;
  if (!length || *length > kLongest) throw Xapian::NetworkError(kUnreadable);
  return rest.size() < *length ? 0 : bytes.size() - rest.size() + *length;
}

std::string_view payload_of(std::string_view frame) {
  frame.remove_prefix(1);
  const std::optional<uint64_t> length = take_length(frame);
  return frame.substr(0, length.value_or(0));
}

bool is_reply(Ask request, uint8_t type) {
  const auto told = static_cast<Told>(type);
  const auto is_one_of = [told](std::initializer_list<Told> expected) {
    return std::find(expected.begin(), expected.end(), told) != expected.end();
  };
  if (told == Told::kException) return true;
  switch (request) {
    case Ask::kAllTerms:
      return is_one_of({Told::kAllTerms, Told::kDone});
    case Ask::kDocument:
      return is_one_of({Told::kDocumentData, Told::kValue, Told::kDone});
    case Ask::kValueStats:
      return told == Told::kValueStats;
    case Ask::kDocumentLength:
      return told == Told::kDocumentLength;
    case Ask::kQuery:
      return told == Told::kStatistics;
    case Ask::kTermList:
      return is_one_of({Told::kDocumentLength, Told::kTermList, Told::kDone});
    case Ask::kPositionList:
      return is_one_of({Told::kPositionList, Told::kDone});
    case Ask::kPostList:
      return is_one_of({Told::kPostListStart, Told::kPostListItem, Told::kDone});
    case Ask::kKeepAlive:
      return told == Told::kDone;
    case Ask::kReopen:
      return is_one_of({Told::kUpdate, Told::kDone});
    case Ask::kMetadata:
      return told == Told::kMetadata;
    case Ask::kGetMatches:
      return told == Told::kMatches;
    case Ask::kMetadataKeys:
      return is_one_of({Told::kMetadataKey, Told::kDone});
    case Ask::kFrequencies:
      return told == Told::kFrequencies;
    default:
      return true;  // no request that the relay knows
  }
}

bool is_followed(Ask request, uint8_t type) {
  switch (static_cast<Told>(type)) {
    case Told::kAllTerms:
    case Told::kDocumentData:
    case Told::kValue:
    case Told::kTermList:
    case Told::kPositionList:
    case Told::kPostListStart:
    case Told::kPostListItem:
    case Told::kMetadataKey:
      return true;
    case Told::kDocumentLength:
      return request == Ask::kTermList;
    default:
      return false;
  }
}

bool is_lasting(Ask request) {
  switch (request) {
    case Ask::kKeepAlive:
    case Ask::kQuery:
    case Ask::kGetMatches:
    case Ask::kReopen:
      return false;
    default:
      return true;
  }
}

bool is_count(std::string_view query) {
  // At the end: the weighting and what it is made with, which is nothing; relevant documents, none.
  static const std::string kEnd = [] {
    const std::string name = Xapian::BoolWeight().name();
    return encoded_length(name.size()) + name + numbers({0, 0});
  }();
  return query.ends_with(kEnd);
}

std::string no_statistics() {
  // total length, documents, relevant documents, total length, no greatest weights, no words
  return frame(Told::kStatistics, numbers({0, 0, 0, 0, 0, 0}));
}

std::string no_matches() {
  // The first, six counts, three numbers of two bytes, no documents; statistics without any
  // (serialise_mset, serialise_stats).
  return frame(Told::kMatches, std::string(20, '\0'));
}

std::optional<std::string> error_told(std::string_view frame) {
  // A byte for the kind of error; its context and its message, each behind its length
  // (serialise_error, 1.4).
  std::string_view rest = payload_of(frame), text;
  if (rest.empty()) return std::nullopt;
  rest.remove_prefix(1);
  for (int i = 0; i < 2; ++i) {
    const std::optional<uint64_t> size = take_length(rest);
    if (!size || *size > rest.size()) return std::nullopt;
    text = rest.substr(0, *size);
    rest.remove_prefix(*size);
  }
  return std::string(text);
}

std::optional<std::string> reply_of_nothing(Ask request) {
  const std::string done = frame(Told::kDone, "");
  switch (request) {
    case Ask::kAllTerms:
    case Ask::kPositionList:
    case Ask::kMetadataKeys:
      return done;
    case Ask::kPostList:
      return frame(Told::kPostListStart, numbers({0, 0})) + done;
    case Ask::kCollectionFrequency:
      return frame(Told::kCollectionFrequency, numbers({0}));
    case Ask::kTermFrequency:
      return frame(Told::kTermFrequency, numbers({0}));
    case Ask::kFrequencies:
      return frame(Told::kFrequencies, numbers({0, 0}));
    case Ask::kTermExists:
      return frame(Told::kNoSuchTerm, "");
    case Ask::kValueStats:
      return frame(Told::kValueStats, numbers({0, 0, 0}));
    case Ask::kMetadata:
      return frame(Told::kMetadata, "");
    default:
      return std::nullopt;
  }
}

}  // namespace chancery::search

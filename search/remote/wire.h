// The frames of Xapian's remote protocol, version 39: the one of all 1.4 (net/remoteprotocol.h).
//
//   frame := type:byte length payload
//   length := byte below 255
//           | 255, then the rest above 255 in bytes of 7 bits, lowest first, the last with its
//             highest bit set
//
// The server begins with a frame kUpdate. Then each request gets one reply, which may be several
// frames, and requests that are sent together get their replies in order.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace chancery::search {

enum class Ask : uint8_t {
  kAllTerms = 0,
  kCollectionFrequency = 1,
  kDocument = 2,
  kTermExists = 3,
  kTermFrequency = 4,
  kValueStats = 5,
  kKeepAlive = 6,
  kDocumentLength = 7,
  kQuery = 8,
  kTermList = 9,
  kPositionList = 10,
  kPostList = 11,
  kReopen = 12,
  kMetadata = 22,
  kGetMatches = 26,
  kMetadataKeys = 28,
  kFrequencies = 29,
};

enum class Told : uint8_t {
  kUpdate = 0,
  kException = 1,
  kDone = 2,
  kAllTerms = 3,
  kCollectionFrequency = 4,
  kDocumentData = 5,
  kNoSuchTerm = 6,
  kTermExists = 7,
  kTermFrequency = 8,
  kValueStats = 9,
  kDocumentLength = 10,
  kStatistics = 11,
  kTermList = 12,
  kPositionList = 13,
  kPostListStart = 14,
  kPostListItem = 15,
  kValue = 16,
  kMatches = 18,
  kMetadata = 19,
  kMetadataKey = 20,
  kFrequencies = 21,
};

inline constexpr uint8_t kProtocolMajor = 39;

std::string encoded_length(uint64_t length);
// Takes a length off the beginning of `bytes`; absent where there is not all of it. Throws
// Xapian::NetworkError for one that none is written with.
std::optional<uint64_t> take_length(std::string_view& bytes);
std::string frame(uint8_t type, std::string_view payload);
inline std::string frame(Ask type, std::string_view payload) {
  return frame(static_cast<uint8_t>(type), payload);
}
inline std::string frame(Told type, std::string_view payload) {
  return frame(static_cast<uint8_t>(type), payload);
}

// The bytes of the frame that `bytes` begin with; 0 where there is not all of it yet. Throws
// Xapian::NetworkError for a length that none has.
size_t frame_size(std::string_view bytes);
// That of the frame that `frame`, which is whole, begins with.
std::string_view payload_of(std::string_view frame);

// What a reply that does not follow the protocol is called, in a Xapian::NetworkError.
inline constexpr const char* kUnreadable = "a reply that cannot be read";
// Whether a frame of this type can be part of a reply to the request.
bool is_reply(Ask request, uint8_t type);
// Whether more frames belong to a reply behind one of this type.
bool is_followed(Ask request, uint8_t type);

// Whether a reply stays true until the database changes.
bool is_lasting(Ask request);

// Whether a frame of kQuery asks for documents that nothing weighs (Xapian::BoolWeight, no match
// spies): it needs no statistics of words, and so no reply before the frame of kGetMatches.
bool is_count(std::string_view query);
// Statistics without any, and matches of nothing.
std::string no_statistics();
std::string no_matches();

// What a frame of kException says; none where it cannot be read.
std::optional<std::string> error_told(std::string_view frame);

// A reply as of a database that has nothing of what is asked for; none where there is no such
// reply.
std::optional<std::string> reply_of_nothing(Ask request);

}  // namespace chancery::search

// What the program and a reader process say to each other.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/extract/unreadable.h"

namespace chancery::indexer {

// Kinds of frames. The program sends one kRead with the file; the reader answers with any number of
// the others and then kDone. Each kPicture is answered at once by kLetters or kNoLetters.
enum ReaderFrame : char {
  kReadFrame = 'q',
  kBeginFrame = 'b',      // a path
  kEndFrame = 'e',        // a path
  kRecordFrame = 'd',     // a packed Record
  kMissedFrame = 'm',     // Missed
  kConvertFrame = 'c',    // ToConvert
  kPictureFrame = 'p',    // a picture of a page
  kLettersFrame = 't',    // its text
  kNoLettersFrame = 'n',  // Missed: why it has none
  kLeavingFrame = 'l',    // comes before kDone: the process has grown and ends after it
  kDoneFrame = 'z',       // Missed: why the file itself cannot be read; or nothing
};

struct ReadRequest {
  std::string path;
  std::string mime;
  int64_t modified = 0;
  // How many members of the file are done, read or at fault, and are left out; then how many of the
  // next member, which another process has begun to read; and so on inwards.
  std::vector<uint64_t> done;

  std::string pack() const;
  static ReadRequest unpack(std::string_view bytes);
};

struct Missed {
  std::string path;
  std::string reason;
  Lack lack = Lack::kUnclear;

  std::string pack() const;
  static Missed unpack(std::string_view bytes);
};

struct ToConvert {
  std::string path;
  std::string bytes;
  int64_t modified = 0;
  std::string type;  // of the converter

  std::string pack() const;
  static ToConvert unpack(std::string_view bytes);
};

}  // namespace chancery::indexer

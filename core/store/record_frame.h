// The bytes around a packed record, or lists of actors and issues: compressed, with a checksum.
//
//   record    := version frame
//   version   := 0x02 checksum        what is written
//              | 0x01                 of format version 4 and before: no checksum
//   checksum  := fixed64              XXH3 of the bytes of `frame` with the seed 2
//   frame     := a zstd frame that tells the size of its content
//   fixed64   := eight bytes, the lowest first
//
// The checksum is of the packed bytes and not of the text, so that any changed byte of the value is
// found, also one that the decompressor would pass over, and is found before anything is unpacked.
#pragma once

#include <string>
#include <string_view>

namespace chancery {

// What a damaged record is called in messages.
inline constexpr const char* kRecordSubject = "a stored document";

std::string framed(std::string_view content);
// Whether `data` begins as what framed() gives.
bool is_framed(std::string_view data);
// The content of what framed() gave. Throws Error about `subject` where it is damaged.
std::string content_of_frame(std::string_view data, const char* subject = kRecordSubject);

}  // namespace chancery

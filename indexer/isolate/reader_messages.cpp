#include "indexer/isolate/reader_messages.h"

#include "chancery/bytes.h"
#include "chancery/error.h"
#include "indexer/isolate/frames.h"

namespace chancery::indexer {
namespace {

// Throws Error for a number that stands for none.
Lack lack_of(uint64_t number) {
  for (const Lack lack :
       {Lack::kNothing, Lack::kNoText, Lack::kUnclear, Lack::kPassing, Lack::kGone, Lack::kPart}) {
    if (number == static_cast<unsigned char>(lack)) return lack;
  }
  throw Error(std::string(kMessageSubject) + " is damaged");
}

}  // namespace

std::string ReadRequest::pack() const {
  ByteWriter out;
  out.string(path);
  out.string(mime);
  out.number(static_cast<uint64_t>(modified));
  out.number(done.size());
  for (const uint64_t count : done) out.number(count);
  return out.take();
}

ReadRequest ReadRequest::unpack(std::string_view bytes) {
  ByteReader in(bytes, kMessageSubject);
  ReadRequest request;
  request.path = in.string();
  request.mime = in.string();
  request.modified = static_cast<int64_t>(in.number());
  request.done.resize(in.count());
  for (uint64_t& count : request.done) count = in.number();
  return request;
}

std::string Missed::pack() const {
  ByteWriter out;
  out.string(path);
  out.string(reason);
  out.number(static_cast<unsigned char>(lack));
  return out.take();
}

Missed Missed::unpack(std::string_view bytes) {
  ByteReader in(bytes, kMessageSubject);
  Missed missed;
  missed.path = in.string();
  missed.reason = in.string();
  missed.lack = lack_of(in.number());
  return missed;
}

std::string ToConvert::pack() const {
  ByteWriter out;
  out.string(path);
  out.string(bytes);
  out.number(static_cast<uint64_t>(modified));
  out.string(type);
  return out.take();
}

ToConvert ToConvert::unpack(std::string_view bytes) {
  ByteReader in(bytes, kMessageSubject);
  ToConvert convert;
  convert.path = in.string();
  convert.bytes = in.string();
  convert.modified = static_cast<int64_t>(in.number());
  convert.type = in.string();
  return convert;
}

}  // namespace chancery::indexer

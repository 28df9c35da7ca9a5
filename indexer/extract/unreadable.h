// Why a file, or a part of one, did not become a document.
#pragma once

#include <exception>
#include <string>
#include <string_view>
#include <utility>

namespace chancery::indexer {

// What is lacking of a file, or of a part of one.
enum class Lack : char {
  kNothing = 's',  // it is no document: empty, a pipe, a link that is not followed
  kNoText = 'c',   // it is known what it holds, and that is no text: encrypted, only pictures …
  kUnclear = 'd',  // what it holds could not be made out: damaged, too large …
  kPassing = 'p',  // the system did not give it this time; every run tries again
  kGone = 'g',     // it is not there, and nobody has said that this is meant (see compare.h)
  kPart = 'i',     // something of it: it is indexed in part
};

struct Reason {
  std::string_view text;
  Lack lack;
};

// The reasons that the report counts. One that fits is better than a new one; a detail goes behind
// it in brackets ("damaged (no page tree)"), which the report shows with the file.
namespace reason {
inline constexpr Reason kEmpty = {"empty file", Lack::kNothing};
inline constexpr Reason kNoText = {"no text", Lack::kNoText};
inline constexpr Reason kImagesOnly = {"only images, no text", Lack::kNoText};
inline constexpr Reason kUndecodable = {"text without its letters, needs --ocr", Lack::kNoText};
inline constexpr Reason kSigned = {"signed in a form that is not read", Lack::kNoText};
inline constexpr Reason kEncrypted = {"encrypted", Lack::kNoText};
inline constexpr Reason kUnknownType = {"unknown type", Lack::kNoText};
inline constexpr Reason kDamaged = {"damaged", Lack::kUnclear};
inline constexpr Reason kTooLarge = {"too large", Lack::kUnclear};
inline constexpr Reason kTooDeep = {"nested too deep", Lack::kUnclear};
inline constexpr Reason kTimedOut = {"timed out", Lack::kUnclear};
inline constexpr Reason kNoMemory = {"not enough memory", Lack::kUnclear};
inline constexpr Reason kCrashed = {"its reader crashed", Lack::kUnclear};
}  // namespace reason

// A file that cannot become a document. The reason is for people. Not an Error: the run goes on and
// reports it.
class Unreadable : public std::exception {
 public:
  explicit Unreadable(const Reason& reason, std::string_view detail = "")
      : Unreadable(std::string(reason.text), reason.lack) {
    kind_ = &reason;
    if (!detail.empty()) reason_.append(" (").append(detail).append(")");
  }
  explicit Unreadable(std::string reason, Lack lack = Lack::kUnclear)
      : reason_(std::move(reason)), lack_(lack) {}
  const char* what() const noexcept override { return reason_.c_str(); }
  const std::string& reason() const { return reason_; }
  Lack lack() const { return lack_; }
  // Whether it was thrown in this process with one of the reasons above.
  bool is(const Reason& reason) const { return kind_ == &reason; }

 private:
  const Reason* kind_ = nullptr;
  std::string reason_;
  Lack lack_;
};

}  // namespace chancery::indexer

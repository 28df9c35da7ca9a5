// Why a file, or a part of one, did not become a document.
#pragma once

#include <exception>
#include <string>
#include <string_view>
#include <utility>

namespace chancery {

// The reasons that the report counts. One that fits is better than a new one; a detail goes behind
// it in brackets ("damaged (no page tree)"), which the report shows with the file.
namespace reason {
inline constexpr std::string_view kEmpty = "empty file";
inline constexpr std::string_view kNoText = "no text";
inline constexpr std::string_view kImagesOnly = "only images, no text";
inline constexpr std::string_view kEncrypted = "encrypted";
inline constexpr std::string_view kDamaged = "damaged";
inline constexpr std::string_view kUnknownType = "unknown type";
inline constexpr std::string_view kTooLarge = "too large";
inline constexpr std::string_view kTooDeep = "nested too deep";
inline constexpr std::string_view kTimedOut = "timed out";
inline constexpr std::string_view kNoMemory = "not enough memory";
inline constexpr std::string_view kCrashed = "its reader crashed";
}  // namespace reason

// What is lacking of a file, or of a part of one.
enum class Lack : char {
  kNothing = 's',  // it is no document: empty, a pipe, a link that is not followed
  kContent = 'c',  // all of it: its bytes are damaged, encrypted, of an unknown type …
  kPassing = 'p',  // all of it, this time: the system did not give it; every run tries again
  kGone = 'g',     // it is not there, and nobody has said that this is meant (see changes.h)
  kPart = 'i',     // something of it: it is indexed in part
};

// A file that cannot become a document. The reason is for people. Not an Error: the run goes on and
// reports it.
class Unreadable : public std::exception {
 public:
  explicit Unreadable(std::string reason) : reason_(std::move(reason)) {}
  explicit Unreadable(std::string_view reason, std::string_view detail = "") : reason_(reason) {
    if (!detail.empty()) reason_.append(" (").append(detail).append(")");
  }
  explicit Unreadable(const char* reason) : reason_(reason) {}
  // The file may be sound: the system did not give it, and may do so another time.
  static Unreadable passing(std::string reason) {
    Unreadable unreadable(std::move(reason));
    unreadable.passing_ = true;
    return unreadable;
  }
  const char* what() const noexcept override { return reason_.c_str(); }
  const std::string& reason() const { return reason_; }
  Lack lack() const {
    if (passing_) return Lack::kPassing;
    return reason_ == reason::kEmpty ? Lack::kNothing : Lack::kContent;
  }

 private:
  std::string reason_;
  bool passing_ = false;
};

}  // namespace chancery

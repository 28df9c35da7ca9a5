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

// A file that cannot become a document. The reason is for people. Not an Error: the run goes on and
// reports it.
class Unreadable : public std::exception {
 public:
  explicit Unreadable(std::string reason) : reason_(std::move(reason)) {}
  explicit Unreadable(std::string_view reason, std::string_view detail = "") : reason_(reason) {
    if (!detail.empty()) reason_.append(" (").append(detail).append(")");
  }
  explicit Unreadable(const char* reason) : reason_(reason) {}
  const char* what() const noexcept override { return reason_.c_str(); }
  const std::string& reason() const { return reason_; }

 private:
  std::string reason_;
};

}  // namespace chancery

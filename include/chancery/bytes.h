// Reading and writing the binary forms that the database keeps: varints and strings.
//
// Floor: base.
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "chancery/error.h"

namespace chancery {

class ByteWriter {
 public:
  void number(uint64_t value) {
    while (value >= 0x80) {
      out_ += static_cast<char>(value | 0x80);
      value >>= 7;
    }
    out_ += static_cast<char>(value);
  }
  void string(std::string_view value) {
    number(value.size());
    out_ += value;
  }
  template <typename List>
  void strings(const List& list) {
    number(list.size());
    for (const auto& item : list) string(item);
  }
  // Numbers or plain structures as they are in memory: for files that stay on the machine.
  template <typename Item>
  void array(const std::vector<Item>& items) {
    static_assert(std::is_trivially_copyable_v<Item>);
    number(items.size());
    out_.append(reinterpret_cast<const char*>(items.data()), items.size() * sizeof(Item));
  }
  std::string take() { return std::move(out_); }

 private:
  std::string out_;
};

// Throws Error (“`subject` is damaged”, with `advice`) past the end; never reads out of bounds.
class ByteReader {
 public:
  ByteReader(std::string_view data, const char* subject, const char* advice = "")
      : data_(data), subject_(subject), advice_(advice) {}

  uint64_t number() {
    uint64_t value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      if (data_.empty()) fail();
      const auto byte = static_cast<unsigned char>(data_.front());
      data_.remove_prefix(1);
      value |= static_cast<uint64_t>(byte & 0x7F) << shift;
      if (byte < 0x80) return value;
    }
    fail();
  }
  // A number of things of which each takes a byte at least.
  size_t count() {
    const uint64_t value = number();
    if (value > data_.size()) fail();
    return static_cast<size_t>(value);
  }
  std::string_view string() {
    const size_t length = count();
    const std::string_view value = data_.substr(0, length);
    data_.remove_prefix(length);
    return value;
  }
  template <typename List>
  void strings(List& list) {
    const size_t length = count();
    list.reserve(length);
    for (size_t i = 0; i < length; ++i) list.emplace_back(string());
  }
  template <typename Item>
  void array(std::vector<Item>& items) {
    const size_t length = count();
    if (length > data_.size() / sizeof(Item)) fail();
    items.resize(length);
    std::memcpy(items.data(), data_.data(), length * sizeof(Item));
    data_.remove_prefix(length * sizeof(Item));
  }
  std::string_view rest() const { return data_; }
  [[noreturn]] void fail() const { throw Error(std::string(subject_) + " is damaged", advice_); }

 private:
  std::string_view data_;
  const char* subject_;
  const char* advice_;
};

}  // namespace chancery

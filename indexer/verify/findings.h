// What is wrong with a database: one sentence each, with the place.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace chancery::indexer {

struct Finding {
  std::string where;  // a file, relative to the database's directory, or the path of a document
  std::string what;
};

// A damaged block may touch every document: the first of them are named and all are counted.
class Findings {
 public:
  static constexpr size_t kMostNamed = 1000;

  void add(std::string where, std::string what) {
    if (named_.size() < kMostNamed) named_.push_back({std::move(where), std::move(what)});
    ++count_;
  }
  uint64_t count() const { return count_; }
  bool empty() const { return count_ == 0; }
  const std::vector<Finding>& named() const { return named_; }

 private:
  std::vector<Finding> named_;
  uint64_t count_ = 0;
};

}  // namespace chancery::indexer

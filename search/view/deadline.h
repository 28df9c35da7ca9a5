// How long a view may take: its loops ask between documents.
#pragma once

#include <chrono>

#include "chancery/error.h"

namespace chancery::search {

// A narrower query may be answered in time.
class TookTooLong : public Error {
 public:
  using Error::Error;
};

class Deadline {
 public:
  // `seconds` from now; 0: none.
  explicit Deadline(double seconds = 0) : seconds_(seconds) {}

  // Throws TookTooLong once they have passed.
  void check() const {
    if (seconds_ <= 0) return;
    const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - begun_;
    if (spent.count() > seconds_)
      throw TookTooLong("this picture of the hits takes too long",
                        "narrow the query, by date: for example");
  }

 private:
  double seconds_;
  std::chrono::steady_clock::time_point begun_ = std::chrono::steady_clock::now();
};

}  // namespace chancery::search

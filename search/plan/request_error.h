// Errors of what was asked, which asking otherwise mends. All other Errors of an answer are of the
// database.
#pragma once

#include "chancery/error.h"

namespace chancery::search {

class RequestError : public Error {
 public:
  using Error::Error;
};

// There is no such document or saved query.
class NotFound : public RequestError {
 public:
  using RequestError::RequestError;
};

}  // namespace chancery::search

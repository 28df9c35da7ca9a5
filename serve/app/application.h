// Requests to responses: who may ask, then the page, the API's description, or an answer by a
// worker.
#pragma once

#include <memory>
#include <vector>

#include "serve/api/route.h"
#include "serve/http/guard.h"
#include "serve/http/server.h"
#include "serve/pool/workers.h"

namespace chancery::serve {

class Application {
 public:
  // A worker for each source.
  Application(Access access, Place place,
              std::vector<std::unique_ptr<search::AnswerSource>> sources);

  // As a Handler. Called by one thread.
  void handle(Request request, Done done);

 private:
  void respond(Request request, const Done& done);

  Guard guard_;
  Place place_;
  Workers workers_;
};

}  // namespace chancery::serve

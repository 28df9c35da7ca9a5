// Answers messages of the Model Context Protocol, in both of its generations:
//
//   2026-07-28   no state: each request says its version and what the client can do in "_meta"
//   2025-11-25   and before: a handshake, initialize, comes first
//
// Where a client begins with initialize, its requests without "_meta" are answered as the older
// ones.
#pragma once

#include <optional>
#include <string>

#include "search/answer/answer_source.h"
#include "serve/mcp/message.h"

namespace chancery::serve {

class McpServer {
 public:
  explicit McpServer(search::AnswerSource& source) : source_(source) {}

  // The response to one message, a line without its end; absent where none is due. Never throws.
  std::optional<std::string> answer(const std::string& line);
  // The response to a line that was too long to be read.
  static std::string too_long();

 private:
  Json result_of(const std::string& method, const Json& params);
  Json initialize(const Json& params);
  bool is_stateless(const std::string& method, const Json& params) const;
  Json result(const std::string& method, const Json& params, bool stateless);

  search::AnswerSource& source_;
  bool initialized_ = false;
};

}  // namespace chancery::serve

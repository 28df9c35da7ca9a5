#include "serve/mcp/message.h"

namespace chancery::serve {

std::string text_member(const Json& object, const std::string& name) {
  const auto found = object.find(name);
  if (found == object.end()) return "";
  if (!found->is_string()) throw RpcError(kInvalidParams, name + " must be a string");
  return found->get<std::string>();
}

}  // namespace chancery::serve

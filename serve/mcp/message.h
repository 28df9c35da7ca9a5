// Messages of the Model Context Protocol: JSON-RPC 2.0, one object a line.
#pragma once

#include <exception>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>

namespace chancery::serve {

using Json = nlohmann::ordered_json;

// Codes of JSON-RPC, and of the protocol where it has its own.
enum RpcCode : int {
  kParseError = -32700,
  kInvalidRequest = -32600,
  kMethodNotFound = -32601,
  kInvalidParams = -32602,
  kInternalError = -32603,
  kUnsupportedVersion = -32022,
  kResourceNotFound = -32002,  // until 2025-11-25; then kInvalidParams
};

// Ends the handling of a message; becomes its error.
class RpcError : public std::exception {
 public:
  RpcError(RpcCode code, std::string message, Json data = nullptr)
      : code_(code), message_(std::move(message)), data_(std::move(data)) {}

  const char* what() const noexcept override { return message_.c_str(); }
  Json json() const {
    Json error{{"code", static_cast<int>(code_)}, {"message", message_}};
    if (!data_.is_null()) error["data"] = data_;
    return error;
  }

 private:
  RpcCode code_;
  std::string message_;
  Json data_;
};

// A member of an object as text; "" where there is none. Throws RpcError (kInvalidParams) where it
// is no text.
std::string text_member(const Json& object, const std::string& name);

}  // namespace chancery::serve

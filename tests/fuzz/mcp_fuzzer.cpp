// Any lines of an assistant: each has no response or one that is JSON, in one line.
#include <cstdint>
#include <nlohmann/json.hpp>

#include "serve/mcp/server.h"
#include "tests/fuzz/check.h"
#include "tests/search/fake_source.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace chancery;
  static testing::FakeSource source(3);
  serve::McpServer server(source);
  std::string_view rest = fuzz::text_of(data, size);
  while (!rest.empty()) {
    const size_t end = std::min(rest.find('\n'), rest.size());
    const auto answer = server.answer(std::string(rest.substr(0, end)));
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (!answer) continue;
    fuzz::check(answer->find('\n') == std::string::npos, "a response is a line");
    fuzz::check(nlohmann::json::accept(*answer), "a response is JSON");
  }
  return 0;
}

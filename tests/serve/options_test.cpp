#include "serve/app/options.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <set>

#include "chancery/error.h"
#include "tests/support/directories.h"
#include "tests/support/help_lines.h"

namespace chancery::serve {
namespace {

Config config_of(const std::vector<std::string>& arguments) {
  return validated(parse_command_line(serve_options(), arguments, ""));
}

std::string failure_of(const std::vector<std::string>& arguments) {
  try {
    config_of(arguments);
  } catch (const Error& error) {
    return error.what();
  }
  return "";
}

std::string content(const std::string& name) {
  std::ifstream in(source_directory() + "/" + name);
  return {std::istreambuf_iterator<char>(in), {}};
}

TEST(ServeOptions, AreInTheHelpAndTheManPage) {
  const std::string page = content("docs/chancery-serve.1");
  const std::string help = help_text();
  std::set<std::string_view> names;
  std::set<char> letters;
  for (const Option& option : serve_options()) {
    EXPECT_TRUE(names.insert(option.name).second) << option.name;
    EXPECT_NE(help.find("--" + std::string(option.name)), std::string::npos);
    EXPECT_NE(page.find("Fl -" + std::string(option.name)), std::string::npos) << option.name;
    if (!option.letter) continue;
    EXPECT_TRUE(letters.insert(option.letter).second) << option.letter;
    EXPECT_NE(page.find(".It Fl " + std::string(1, option.letter)), std::string::npos);
  }
  EXPECT_EQ(testing::count_help_lines(help), serve_options().size());
  for (size_t from = 0; from < help.size(); from = help.find('\n', from) + 1)
    EXPECT_LE(help.find('\n', from) - from, 80U) << help.substr(from, 90);
}

TEST(ServeOptions, AreClosedByThemselves) {
  const Config config = config_of({});
  EXPECT_EQ(config.listen.address, "127.0.0.1");
  EXPECT_EQ(config.listen.port, 8417);
  EXPECT_TRUE(config.asks_token);
  EXPECT_TRUE(config.databases.empty());
  EXPECT_FALSE(config.open);
}

TEST(ServeOptions, NameAnAddress) {
  const std::tuple<const char*, const char*, int> rows[] = {{"127.0.0.1:9000", "127.0.0.1", 9000},
                                                            {"localhost:80", "127.0.0.1", 80},
                                                            {"[::1]:8417", "::1", 8417},
                                                            {"0.0.0.0", "0.0.0.0", 8417},
                                                            {"[::]:0", "::", 0},
                                                            {"[::1]", "::1", 8417}};
  for (const auto& [text, address, port] : rows) {
    const Endpoint endpoint = config_of({"--listen", text}).listen;
    EXPECT_EQ(endpoint.address, address) << text;
    EXPECT_EQ(endpoint.port, port) << text;
  }
  for (const char* wrong : {"", ":80", "127.0.0.1:", "127.0.0.1:x", "127.0.0.1:70000", "[::1",
                            "[]:80", "127.0.0.1:-1", "[::1]x80"})
    EXPECT_NE(failure_of({"--listen", wrong}).find("--listen"), std::string::npos) << wrong;
}

TEST(ServeOptions, OpenTheirDoorsOnlyWithAToken) {
  EXPECT_EQ(failure_of({"--listen", "0.0.0.0:80"}), "");
  EXPECT_EQ(failure_of({"--no-token"}), "");
  EXPECT_EQ(failure_of({"--no-token", "--listen", "[::1]:80"}), "");
  for (const char* open : {"0.0.0.0:80", "192.168.1.5", "[::]:80"})
    EXPECT_NE(failure_of({"--no-token", "--listen", open}).find("--no-token"), std::string::npos);
}

TEST(ServeOptions, SpeakOrListen) {
  EXPECT_TRUE(config_of({"--mcp", "--db", "x"}).mcp);
  for (const std::vector<std::string>& other :
       std::vector<std::vector<std::string>>{{"--listen", "127.0.0.1:80"},
                                             {"--no-token"},
                                             {"--token", "x"},
                                             {"--open"},
                                             {"--host", "x"}}) {
    std::vector<std::string> all = other;
    all.push_back("--mcp");
    EXPECT_NE(failure_of(all).find(other.front()), std::string::npos) << other.front();
  }
}

TEST(ServeOptions, FailuresNameTheOption) {
  EXPECT_NE(failure_of({"--db", ""}).find("--db"), std::string::npos);
  EXPECT_NE(failure_of({"--token", ""}).find("--token"), std::string::npos);
  EXPECT_NE(failure_of({"--token", "x", "--no-token"}).find("--no-token"), std::string::npos);
  EXPECT_NE(failure_of({"reports"}).find("--db"), std::string::npos);
  EXPECT_NE(failure_of({"--port", "80"}).find("--port"), std::string::npos);
}

}  // namespace
}  // namespace chancery::serve

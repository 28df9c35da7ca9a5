// The prompt at a dumb terminal, for black-box tests: plain text comes back.
#pragma once

#include <gtest/gtest.h>

#include <string>

#include "tests/cli/support.h"

namespace chancery::cli {

class AtAPrompt : public ::testing::Test {
 protected:
  Command command(Arguments more = {}) const {
    Arguments arguments = {"--db", sandbox_.database().string()};
    arguments.insert(arguments.end(), more.begin(), more.end());
    Command command = sandbox_.command("chancery-search", std::move(arguments));
    command.environment["NO_COLOR"] = "1";
    return command;
  }
  // Without colours and without readline's drawing.
  Command plain(Arguments more = {}) const {
    Command command = this->command(std::move(more));
    command.environment["TERM"] = "dumb";
    return command;
  }
  static void start(Terminal& terminal) { ASSERT_TRUE(terminal.shows("> ")); }
  // What a line gives, up to the next prompt.
  static std::string answer(Terminal& terminal, const std::string& line) {
    terminal.type(line + "\r");
    EXPECT_TRUE(terminal.shows("\n"));
    EXPECT_TRUE(terminal.shows("\n> ")) << line;
    return terminal.between();
  }

  Sandbox sandbox_;
};

}  // namespace chancery::cli

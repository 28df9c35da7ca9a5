#include "serve/api/parameters.h"

#include <gtest/gtest.h>

#include "search/view/deadline.h"
#include "serve/http/problem.h"

namespace chancery::serve {
namespace {

constexpr std::string_view kColors[] = {"red", "green"};
constexpr Parameter kTable[] = {
    {"q", ParameterKind::kText, "", "", true},
    {"n", ParameterKind::kNumber, "", "10", false, {}, 1, 1000},
    {"color", ParameterKind::kChoice, "", "", false, kColors},
    {"colors", ParameterKind::kChoices, "", "", false, kColors},
    {"loud", ParameterKind::kFlag, "", "0"},
    {"id", ParameterKind::kText, "", "", false, {}, 0, 0, true},
};

Parameters read(const std::string& query) {
  return Parameters(kTable, read_target("/x?" + query));
}

// The parameter that is blamed.
std::string blamed(const std::string& query) {
  try {
    read(query);
  } catch (const Problem& problem) {
    EXPECT_EQ(problem.status(), 400);
    EXPECT_FALSE(std::string(problem.what()).empty());
    return problem.json().value("parameter", "");
  }
  return "";
}

TEST(Parameters, HaveTheirPresets) {
  const Parameters given = read("q=a");
  EXPECT_EQ(given.text("q"), "a");
  EXPECT_EQ(given.number("n"), 10U);
  EXPECT_FALSE(given.flag("loud"));
  EXPECT_EQ(given.text("color"), "");
  EXPECT_TRUE(given.choices("colors").empty());
  EXPECT_FALSE(given.has("n"));
}

TEST(Parameters, AreRead) {
  const Parameters given = read("q=a&n=1000&color=red&colors=green,red,green&loud=1&id=1&id=2");
  EXPECT_EQ(given.number("n"), 1000U);
  EXPECT_TRUE(given.flag("loud"));
  EXPECT_EQ(given.text("color"), "red");
  EXPECT_EQ(given.choices("colors"), (std::vector<std::string>{"green", "red"}));
  EXPECT_EQ(given.all("id"), (std::vector<std::string>{"1", "2"}));
}

TEST(Parameters, AreBlamedByName) {
  const std::pair<const char*, const char*> rows[] = {
      {"", "q"},
      {"q=", "q"},
      {"q=+", "q"},
      {"q=a&q=b", "q"},
      {"q=a&n=0", "n"},
      {"q=a&n=1001", "n"},
      {"q=a&n=-1", "n"},
      {"q=a&n=", "n"},
      {"q=a&n=1e3", "n"},
      {"q=a&n=0x10", "n"},
      {"q=a&n=99999999999999999999999", "n"},
      {"q=a&n=1.5", "n"},
      {"q=a&n=%201", "n"},
      {"q=a&color=blue", "color"},
      {"q=a&color=", "color"},
      {"q=a&colors=red,", "colors"},
      {"q=a&loud=yes", "loud"},
      {"q=a&size=1", "size"},
      {"q=a&=1", ""},
      {"q=a&Q=1", "Q"},
  };
  for (const auto& [query, name] : rows) EXPECT_EQ(blamed(query), name) << query;
}

TEST(Problems, WhatTakesTooLongIsNoFaultOfTheRequest) {
  EXPECT_EQ(problem_of(search::TookTooLong("late", "narrow the query")).status(), 503);
}

}  // namespace
}  // namespace chancery::serve

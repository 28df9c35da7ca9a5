// A few records whose every field a test knows.
#pragma once

#include <vector>

#include "tests/cli/support.h"

namespace chancery::cli {

inline std::vector<Json> library() {
  Json talks = record("/library/talks.txt", "Border talks in spring", "2023-08-30",
                      "The commissions met twice. Armenia and Azerbaijan agreed on border "
                      "delimitation in four villages. Nobody spoke of the railway.");
  talks["authors"] = {"Ann Lee", "Bo Ek"};
  talks["publisher"] = "Lake Forum";
  talks["url"] = "https://lake.example/talks";
  talks["date_source"] = "citation";
  Json road = record("/library/2021/the road.html", "A road, \"fast\" and straight", "2021-05-04",
                     "Baku wants the Zangezur corridor open. Yerevan asks who would guard it.");
  road["mime"] = "text/html";
  road["publisher"] = "Road Review";
  Json salt = record("/library/salt.md", "=SALT(1)", "2019-02",
                     "Iran sells salt to its neighbours. The price of salt fell in winter.");
  salt["mime"] = "text/markdown";
  salt["publisher"] = "Salt Monthly";
  Json sel = record("/library/sel.txt", "Le sel", "2020-01-15",
                    "Le prix du sel baisse. Les marchands attendent le printemps.");
  sel["language"] = "fr";
  const Json undated = record("/library/undated.txt", "Notes on salt", "",
                              "Salt without a date. Salt keeps what is laid in it.");
  return {talks, road, salt, sel, undated};
}

}  // namespace chancery::cli

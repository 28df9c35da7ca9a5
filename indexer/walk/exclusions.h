// What a walk leaves out: hidden files, and what .chanceryignore files say.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "indexer/walk/ignore_rules.h"

namespace chancery::indexer {

inline constexpr const char* kIgnoreFile = ".chanceryignore";

class Exclusions {
 public:
  // The rules in force in a folder: those of its ignore file and of those above it, innermost
  // first.
  struct Rules {
    IgnoreRules own;
    std::string base;  // the folder of the ignore file, with a slash
    std::shared_ptr<const Rules> outer;

    // `path`: absolute, below `base`.
    bool ignore(std::string_view path, bool is_directory) const;
  };

  // The rules in force in `base`, whose ignore file holds `text`, below a folder with `outer`.
  std::shared_ptr<const Rules> add(const std::string& base, std::string_view text,
                                   std::shared_ptr<const Rules> outer);

  // Whether a walk from `folder` leaves out `path`, which is below it and need not exist: it, or a
  // folder on the way to it, is hidden or ignored.
  bool leave_out(std::string_view path, std::string_view folder) const;

 private:
  std::map<std::string, std::shared_ptr<const Rules>, std::less<>> by_folder_;  // by Rules::base
};

}  // namespace chancery::indexer

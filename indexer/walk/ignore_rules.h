// The rules of one .chanceryignore file: gitignore's.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace chancery::indexer {

class IgnoreRules {
 public:
  enum class Verdict { kNone, kIgnored, kKept };

  // `text`: the file's lines. Lines that mean nothing are passed over, as git does.
  static IgnoreRules parse(std::string_view text);

  // `path`: relative to the directory of the rules, with '/' between its parts. The last rule that
  // matches decides.
  Verdict verdict(std::string_view path, bool is_directory) const;
  bool empty() const { return rules_.empty(); }

 private:
  struct Rule {
    std::string pattern;
    bool negated = false;
    bool directories_only = false;
    bool anchored = false;  // matches whole paths, else the last part alone
  };
  std::vector<Rule> rules_;
};

// Whether `text` matches a gitignore glob: * and ? stay within a part, ** crosses parts, [a-z]
// classes, \ escapes.
bool glob_matches(std::string_view pattern, std::string_view text);

}  // namespace chancery::indexer

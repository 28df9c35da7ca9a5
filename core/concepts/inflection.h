// How the words of names change in one language: endings by rule, prefixes and suffixes that are
// written together with a name.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace chancery {

class Inflection {
 public:
  // "-ия: -ии -ию": what a word that ends so may end in as well. "-:" stands for every word.
  void add_rule(std::string_view rule, bool demonym);
  // "و" before a name or "nın" behind it; "لل>ال": the name has the second in place of the first.
  void add_prefix(std::string_view prefix) { affixes_.push_back(affix(prefix, true)); }
  void add_suffix(std::string_view suffix) { affixes_.push_back(affix(suffix, false)); }

  // Every form of a folded word but itself, by the first rule that fits.
  std::vector<std::string> forms(std::string_view word, bool demonym) const;
  // What `word` may be without a prefix or suffix, until `take` says that one was right.
  void bare(std::string_view word, const std::function<bool(std::string_view)>& take) const;

 private:
  struct Rule {
    bool demonym = false;
    std::string ending;
    std::vector<std::string> others;
  };
  struct Affix {
    bool before = false;
    std::string written;
    std::string instead;
  };
  static Affix affix(std::string_view text, bool before);

  std::vector<Rule> rules_;
  std::vector<Affix> affixes_;
};

}  // namespace chancery

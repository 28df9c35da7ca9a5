// What planning a query gathers beside the Xapian query: what to look for in texts, what was
// understood, which actors and issues were named.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "search/plan/certainty.h"
#include "search/plan/statement_count.h"
#include "search/plan/understood_part.h"
#include "search/plan/unit.h"
#include "search/plan/wanted.h"

namespace chancery::search {

class Notes {
 public:
  // Of what documents must not have: said as such, and not looked for in texts.
  bool excluding() const { return excluding_; }

  // A word, actor or issue of the query.
  void unit(const Unit& unit);
  // What texts are to show, unless it is excluded.
  void want(WantedUnit unit);
  // That texts are to show statements, unless they are excluded.
  void want_statements(const WantedStatements& statements, StatementCount count) {
    if (excluding_) return;
    wanted_.statements = statements;
    statement_count_ = std::move(count);
  }
  // A part of what was understood; "not " comes before it where it is excluded.
  void say(const std::string& part, UnderstoodPart::Kind kind = UnderstoodPart::kNote,
           const std::string& typed = "");
  // Documents that may fit were left out.
  void leave_some_out() { (excluding_ ? counts_too_many_ : counts_too_few_) = true; }
  // What was left out so far may have been of either kind.
  void exclude_and_find() { counts_too_many_ = counts_too_many_ || counts_too_few_; }
  // What can be said of the number of documents that are found.
  Certainty certainty() const {
    if (counts_too_many_) return Certainty::kAbout;
    return counts_too_few_ ? Certainty::kAtLeast : Certainty::kExact;
  }
  // What was understood tells more than the query.
  void worth_saying() { worth_saying_ = true; }

  // "actor Azerbaijan · corridor"; empty when that adds nothing to the query.
  std::string understood() const;
  // Its parts, also where they add nothing.
  std::vector<UnderstoodPart> take_parts() { return std::move(understood_); }
  Wanted take_wanted();
  StatementCount take_statement_count() { return std::move(statement_count_); }
  // The ids of each actor and of each issue.
  const std::vector<std::vector<std::string>>& actors() const { return actors_; }
  const std::vector<std::vector<std::string>>& issues() const { return issues_; }

  // While it lives, what is noted is excluded.
  class Excluding {
   public:
    Excluding(Notes& notes, bool exclude)
        : notes_(notes), outer_(notes.excluding_), outer_negates_(notes.negates_) {
      notes.excluding_ = outer_ || exclude;
      notes.negates_ = notes.negates_ || exclude;
    }
    ~Excluding() {
      notes_.excluding_ = outer_;
      notes_.negates_ = outer_negates_;
    }
    Excluding(const Excluding&) = delete;
    Excluding& operator=(const Excluding&) = delete;

   private:
    Notes& notes_;
    bool outer_, outer_negates_;
  };

  // While it lives, a sentence that answers needs all, or any, of the units that are noted.
  class Need {
   public:
    Need(Notes& notes, SentenceNeed::Kind kind, bool in_one_sentence = false) : notes_(notes) {
      notes.needs_.push_back({kind, 0, in_one_sentence, {}});
    }
    ~Need();
    Need(const Need&) = delete;
    Need& operator=(const Need&) = delete;

   private:
    Notes& notes_;
  };

  // While it lives, what is noted comes from a field that was typed at that byte of the query.
  class Typed {
   public:
    Typed(Notes& notes, size_t offset) : notes_(notes) { notes.offset_ = offset; }
    ~Typed() { notes_.offset_.reset(); }
    Typed(const Typed&) = delete;
    Typed& operator=(const Typed&) = delete;

   private:
    Notes& notes_;
  };

  // While it lives, what is noted is one part: "(corridor OR road)". A single thing stays bare.
  class Group {
   public:
    Group(Notes& notes, std::string_view joint);
    ~Group();
    Group(const Group&) = delete;
    Group& operator=(const Group&) = delete;

   private:
    Notes& notes_;
    std::string_view joint_;
    size_t begin_;
    bool negates_;
  };

 private:
  Wanted wanted_;
  StatementCount statement_count_;
  std::vector<SentenceNeed> needs_ = {{}};  // those that are open, the outermost first
  std::vector<UnderstoodPart> understood_;
  std::optional<size_t> offset_;  // of the field at hand
  std::vector<std::vector<std::string>> actors_, issues_;
  bool worth_saying_ = false;
  bool counts_too_few_ = false, counts_too_many_ = false;
  bool excluding_ = false;
  bool negates_ = false;  // what is said next is to have "not " before it
};

}  // namespace chancery::search

// Runs as trec_eval reads them: `ID Q0 NAME RANK SCORE chancery`.
//
// NAME is the file's name without its extension. The columns are separated by spaces, so white
// space in a name or id becomes an underscore. No two files of a run have one NAME: where that of
// another was written already, a file goes by its whole name or, where that was written too, by its
// path, and a remark says so.
#pragma once

#include <iosfwd>
#include <map>
#include <set>
#include <string>

#include "search/render/renderer.h"

namespace chancery::search {

class TrecRenderer : public Renderer {
 public:
  explicit TrecRenderer(std::ostream& out) : out_(out) {}
  // Queries without an id are numbered from 1.
  void answer(const Answer& answer, const std::string& id) override;
  std::string remark() const override;

 private:
  const std::string& name_of(const std::string& path);

  std::ostream& out_;
  size_t queries_ = 0;
  std::map<std::string, std::string> names_;  // by path
  std::set<std::string> written_;             // names
  size_t clashes_ = 0;
  std::string clash_;  // the first of them, as it was written
};

}  // namespace chancery::search

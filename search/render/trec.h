// Runs as trec_eval reads them: `ID Q0 NAME RANK SCORE chancery`.
//
// NAME is the file's name without its extension. The columns are separated by spaces, so white
// space in a name or id becomes an underscore.
#pragma once

#include <iosfwd>

#include "search/render/renderer.h"

namespace chancery {

class TrecRenderer : public Renderer {
 public:
  explicit TrecRenderer(std::ostream& out) : out_(out) {}
  // Queries without an id are numbered from 1.
  void answer(const Answer& answer, const std::string& id) override;

 private:
  std::ostream& out_;
  size_t queries_ = 0;
};

}  // namespace chancery

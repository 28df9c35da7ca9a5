// Hits as references: RIS and BibTeX, see cite.h. A document that several queries find is written
// once.
#pragma once

#include <iosfwd>
#include <set>
#include <string>

#include "search/render/renderer.h"

namespace chancery::search {

class RisRenderer : public Renderer {
 public:
  explicit RisRenderer(std::ostream& out) : out_(out) {}
  void answer(const Answer& answer, const std::string& id) override;

 private:
  std::ostream& out_;
  std::set<std::string> written_;  // paths
};

class BibtexRenderer : public Renderer {
 public:
  explicit BibtexRenderer(std::ostream& out) : out_(out) {}
  void answer(const Answer& answer, const std::string& id) override;

 private:
  std::ostream& out_;
  std::set<std::string> written_;  // paths
  std::set<std::string> keys_;
};

}  // namespace chancery::search

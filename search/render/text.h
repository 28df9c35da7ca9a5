// Answers for people:
//
//   understood: issue Zangezur corridor · actor Armenia                      57 hits, 3 ms
//  1  Azerbaijan-Armenia Peace Talks: The Status Quo
//     Middle East Institute · Omer Niazi · 30 Aug 2023 · peace-talks.txt
//     Whole sentences with [words], ‹actors› and «issues» marked … and more of them.
//     Armenia ×14 · Azerbaijan ×12 | peace talks · border delimitation
//
// In a wide window the last line stands beside the others.
#pragma once

#include <iosfwd>
#include <string>

#include "search/render/renderer.h"

namespace chancery::search {

class TextRenderer : public Renderer {
 public:
  TextRenderer(std::ostream& out, const RenderOptions& options) : out_(out), options_(options) {}
  void answer(const Answer& answer, const std::string& id) override;

  // The parts, for the prompt.
  void header(const Answer& answer);
  void hit(const Hit& hit);
  void nothing_found(const Answer& answer);

 private:
  void head(std::ostream& out, const Hit& hit);
  void wide_hit(const Hit& hit);
  void snippets(std::ostream& out, const Hit& hit);
  void copies(std::ostream& out, const Hit& hit);
  void details(std::ostream& out, const Record& record);

  std::ostream& out_;
  RenderOptions options_;
  bool first_ = true;
};

}  // namespace chancery::search

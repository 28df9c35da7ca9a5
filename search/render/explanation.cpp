#include "search/render/explanation.h"

#include "search/render/flow.h"

namespace chancery::search {

void write_explanation(std::ostream& out, const std::vector<std::string>& sentences,
                       const Style& style) {
  for (const std::string& sentence : sentences) {
    Flow flow(style);
    flow.add((style.unicode ? "· " : "- ") + sentence);
    flow.write(out, 2, 4);
  }
}

}  // namespace chancery::search

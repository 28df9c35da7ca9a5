#include "search/render/references.h"

#include <ostream>

#include "search/render/cite.h"

namespace chancery::search {

void RisRenderer::answer(const Answer& answer, const std::string&) {
  for (const Hit& hit : answer.hits) {
    if (written_.insert(hit.record.path).second) out_ << cite_ris(hit.record) << "\r\n";
  }
}

void BibtexRenderer::answer(const Answer& answer, const std::string&) {
  for (const Hit& hit : answer.hits) {
    if (written_.insert(hit.record.path).second) out_ << cite_bibtex(hit.record, keys_) << '\n';
  }
}

}  // namespace chancery::search

#include "search/render/renderer.h"

#include "search/render/csv.h"
#include "search/render/json.h"
#include "search/render/mail.h"
#include "search/render/paths.h"
#include "search/render/references.h"
#include "search/render/text.h"
#include "search/render/trec.h"

namespace chancery::search {

std::unique_ptr<Renderer> make_renderer(Format format, std::ostream& out,
                                        const RenderOptions& options) {
  switch (format) {
    case Format::kJson:
      return std::make_unique<JsonRenderer>(out);
    case Format::kCsv:
      return std::make_unique<CsvRenderer>(out);
    case Format::kTrec:
      return std::make_unique<TrecRenderer>(out);
    case Format::kRis:
      return std::make_unique<RisRenderer>(out);
    case Format::kBibtex:
      return std::make_unique<BibtexRenderer>(out);
    case Format::kPaths:
      return std::make_unique<PathsRenderer>(out, options.null && !options.terminal);
    case Format::kMail:
      return std::make_unique<MailRenderer>(out);
    case Format::kText:
      break;
  }
  return std::make_unique<TextRenderer>(out, options);
}

}  // namespace chancery::search

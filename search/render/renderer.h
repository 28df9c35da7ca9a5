// Writes answers in one format to a stream that is passed in.
//
//   auto renderer = make_renderer(Format::kJson, out, {});
//   renderer->begin();
//   renderer->answer(answer, "");
//   renderer->end();
//
// Nothing is written anywhere else; a stream that fails is the caller's to notice.
#pragma once

#include <array>
#include <iosfwd>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "search/answer/answer.h"
#include "search/render/style.h"

namespace chancery::search {

enum class Format : uint8_t { kText, kJson, kCsv, kTrec, kRis, kBibtex, kPaths, kMail };

struct FormatName {
  std::string_view name;
  Format format;
};
inline constexpr std::array kFormats = {
    FormatName{"text", Format::kText},   FormatName{"json", Format::kJson},
    FormatName{"csv", Format::kCsv},     FormatName{"trec", Format::kTrec},
    FormatName{"ris", Format::kRis},     FormatName{"bibtex", Format::kBibtex},
    FormatName{"paths", Format::kPaths}, FormatName{"mail", Format::kMail},
};

// How much the text format shows of a hit.
enum class Detail : uint8_t { kShort, kNormal, kLong };

struct RenderOptions {
  Style style;
  Detail detail = Detail::kNormal;
  bool several = false;   // more than one query is answered: say which
  bool terminal = false;  // a person sees it
  bool null = false;      // paths are ended by a zero byte and written as they are
};

class Renderer {
 public:
  virtual ~Renderer() = default;
  virtual void begin() {}
  // `id`: of the query in a file of queries, or empty.
  virtual void answer(const Answer& answer, const std::string& id) = 0;
  virtual void end() {}
  // One sentence on what was written that its reader should know; empty when there is nothing to
  // say.
  virtual std::string remark() const { return ""; }
};

std::unique_ptr<Renderer> make_renderer(Format format, std::ostream& out,
                                        const RenderOptions& options);

}  // namespace chancery::search

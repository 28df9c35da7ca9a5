#include "search/render/trec.h"

#include <fmt/format.h>

#include <algorithm>
#include <ostream>

#include "chancery/utf8.h"

namespace chancery {

namespace {

std::string one_word(std::string_view raw) {
  std::string text = utf8::inert(raw);
  std::replace(text.begin(), text.end(), ' ', '_');
  return text.empty() ? "_" : text;
}

std::string name_of(const Record& record) {
  std::string name = record.path.substr(record.path.rfind('/') + 1);
  const size_t point = name.rfind('.');
  if (point != std::string::npos && point > 0) name.resize(point);
  return one_word(name);
}

}  // namespace

void TrecRenderer::answer(const Answer& answer, const std::string& id) {
  ++queries_;
  const std::string topic = id.empty() ? std::to_string(queries_) : one_word(id);
  std::string lines;
  for (const Hit& hit : answer.hits) {
    lines += fmt::format("{} Q0 {} {} {:.6f} chancery\n", topic, name_of(hit.record), hit.rank,
                         hit.score);
  }
  out_ << lines;
}

}  // namespace chancery

#include "search/render/trec.h"

#include <fmt/format.h>

#include <algorithm>
#include <ostream>

#include "chancery/utf8.h"

namespace chancery::search {

namespace {

std::string one_word(std::string_view raw) {
  std::string text = utf8::inert(raw);
  std::replace(text.begin(), text.end(), ' ', '_');
  return text.empty() ? "_" : text;
}

}  // namespace

const std::string& TrecRenderer::name_of(const std::string& path) {
  const auto [known, fresh] = names_.try_emplace(path);
  std::string& name = known->second;
  if (!fresh) return name;
  const std::string whole = path.substr(path.rfind('/') + 1);
  const size_t point = whole.rfind('.');
  const bool has_ending = point != std::string::npos && point > 0;
  name = one_word(has_ending ? whole.substr(0, point) : whole);
  if (written_.insert(name).second) return name;
  name = one_word(whole);
  if (!written_.insert(name).second) {
    name = one_word(path);
    // Paths may differ only in what cannot stand in a column.
    if (!written_.insert(name).second) name += fmt::format("#{}", names_.size());
  }
  if (++clashes_ == 1) clash_ = name;
  return name;
}

std::string TrecRenderer::remark() const {
  if (clashes_ == 0) return "";
  return fmt::format("{} the name of another without its ending and {} written in full, as {}",
                     clashes_ == 1 ? "a file has" : fmt::format("{} files have", clashes_),
                     clashes_ == 1 ? "is" : "are", clash_);
}

void TrecRenderer::answer(const Answer& answer, const std::string& id) {
  ++queries_;
  const std::string topic = id.empty() ? std::to_string(queries_) : one_word(id);
  std::string lines;
  for (const Hit& hit : answer.hits) {
    lines += fmt::format("{} Q0 {} {} {:.6f} chancery\n", topic, name_of(hit.record.path), hit.rank,
                         hit.score);
  }
  out_ << lines;
}

}  // namespace chancery::search

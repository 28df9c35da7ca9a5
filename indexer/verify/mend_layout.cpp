#include "indexer/verify/mend_layout.h"

#include <fmt/format.h>

#include "chancery/database_layout.h"
#include "chancery/glass_tables.h"
#include "indexer/verify/parts.h"
#include "indexer/write/adoption.h"
#include "indexer/write/durable.h"

namespace chancery::indexer {

namespace fs = std::filesystem;

namespace {

bool is_marked_complete(const DatabaseLayout& layout, uint32_t number) {
  const auto found = layout.generations.find(number);
  return found != layout.generations.end() && found->second && found->second->complete;
}

// Whether a run has written a database there, and not only begun to.
bool holds_tables(const fs::path& generation) {
  std::error_code error;
  return fs::exists(parts_of_generation(generation).front() / kGlassVersionFile, error);
}

// The generation that was in use, as far as anything of ours tells; 0 when nothing does.
uint32_t generation_told(const fs::path& path, const DatabaseLayout& layout) {
  if (layout.newest_complete() != 0) return layout.in_use();
  if (layout.stub_tells() && layout.stub.has_head) return layout.stub.generation;
  for (auto one = layout.generations.rbegin(); one != layout.generations.rend(); ++one) {
    if (is_marked_complete(layout, one->first)) return one->first;
  }
  // With an identity, a generation that lost its mark is ours if there is just one.
  const bool only = layout.generations.size() == 1 && !layout.generations.begin()->second;
  const uint32_t number = only && !layout.id.empty() ? layout.generations.begin()->first : 0;
  return number != 0 && holds_tables(path / generation_name(number)) ? number : 0;
}

}  // namespace

void mend_layout(int directory, const fs::path& path,
                 const std::function<void(const std::string&)>& say) {
  const DatabaseLayout layout = read_layout(path);
  const uint32_t number = generation_told(path, layout);
  if (number == 0) return;
  const auto& mark = layout.generations.at(number);
  std::string id = layout.id;
  if (id.empty() && mark) id = identity_of(identity_text(mark->database)).value_or("");
  if (id.empty()) return;  // a new one is given when the directory is taken
  if (id != layout.id) {
    write_durably(directory, kIdentityFile, path, identity_text(id));
    say(fmt::format("{} was lost and is made again from the mark of {}",
                    (path / kIdentityFile).string(), generation_name(number)));
  }
  if (!mark) {
    mark_adopted(directory, path, number, id);
  } else if (mark->database != id || mark->number != number || !mark->complete) {
    GenerationMark right = *mark;
    right.database = id;
    right.number = number;
    right.complete = true;
    write_mark(directory, path, right);
  }
  if (!mark || mark->database != id || mark->number != number) {
    say(fmt::format("{} is made again", (path / generation_name(number) / kMarkFile).string()));
  }
  if (layout.stub.state == Stub::State::kForeign) {
    write_durably(directory, kStubFile, path, stub_text(number));
    say(
        fmt::format("{} named something else than one generation beside it and is made again: {} "
                    "is in use",
                    (path / kStubFile).string(), generation_name(number)));
  }
}

}  // namespace chancery::indexer

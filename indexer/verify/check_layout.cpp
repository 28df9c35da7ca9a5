#include "indexer/verify/check_layout.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>
#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <cerrno>
#include <memory>
#include <optional>

#include "chancery/glass_tables.h"
#include "chancery/small_file.h"
#include "indexer/verify/parts.h"
#include "indexer/write/shards.h"

namespace chancery::indexer {

namespace fs = std::filesystem;

namespace {

// XXH3 and the size of a file; absent when there is none.
std::optional<PublishedFile> file_at(const fs::path& path) {
  const OwnedFd fd(open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC));
  if (!fd.is_open()) {
    if (errno == ENOENT || errno == ENOTDIR) return std::nullopt;
    throw_system_error(path, errno);
  }
  const std::unique_ptr<XXH3_state_t, XXH_errorcode (*)(XXH3_state_t*)> state(XXH3_createState(),
                                                                              XXH3_freeState);
  XXH3_64bits_reset(state.get());
  PublishedFile file;
  std::string buffer(1 << 20, '\0');
  for (;;) {
    const ssize_t got = read(fd.get(), buffer.data(), buffer.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) throw_system_error(path, errno);
    if (got == 0) break;
    XXH3_64bits_update(state.get(), buffer.data(), static_cast<size_t>(got));
    file.size += static_cast<uint64_t>(got);
  }
  file.sum = XXH3_64bits_digest(state.get());
  return file;
}

bool is_version_file(const PublishedFile& file) {
  return fs::path(file.name).filename() == kGlassVersionFile;
}

bool is_as_published(const fs::path& generation, const PublishedFile& file) {
  const auto found = file_at(generation / file.name);
  return found && found->size == file.size && found->sum == file.sum;
}

// Xapian writes the version file at each commit. A run that changes a generation where it is takes
// the files out of its mark (IndexDirectory::will_change); those of earlier versions did not.
void check_files(const fs::path& path, const GenerationMark& mark, Findings& findings) {
  const fs::path generation = path / generation_name(mark.number);
  const bool unchanged =
      std::all_of(mark.files.begin(), mark.files.end(), [&](const PublishedFile& file) {
        return !is_version_file(file) || is_as_published(generation, file);
      });
  for (const PublishedFile& file : mark.files) {
    const std::string name = (generation / file.name).lexically_relative(path).string();
    if (!file_at(generation / file.name)) {
      findings.add(name, "it is missing");
    } else if (unchanged && !is_as_published(generation, file)) {
      findings.add(name, "its bytes are not those that were written");
    }
  }
}

void check_stub(const fs::path& path, const DatabaseLayout& layout, Findings& findings) {
  const Stub& stub = layout.stub;
  if (stub.state == Stub::State::kMissing) {
    findings.add(kStubFile, "it is missing");
  } else if (stub.state == Stub::State::kDamaged) {
    findings.add(kStubFile, "it is damaged");
  } else if (stub.state == Stub::State::kForeign) {
    findings.add(kStubFile, "it names something else than one generation beside it");
  } else if (!layout.stub_tells()) {
    findings.add(kStubFile, fmt::format("it names {}, which is not there",
                                        (path / generation_name(stub.generation)).string()));
  }
}

}  // namespace

void check_layout(const fs::path& path, const DatabaseLayout& layout, Findings& findings) {
  if (layout.id.empty()) findings.add(kIdentityFile, "it is missing or damaged");
  check_stub(path, layout, findings);
  const uint32_t number = layout.in_use();
  if (number == 0) {
    findings.add(path.string(), "which of its generations is in use cannot be told");
    return;
  }
  const fs::path generation = path / generation_name(number);
  const std::string mark_name = generation_name(number) + "/" + kMarkFile;
  const auto& mark = layout.generations.at(number);
  if (!mark) {
    findings.add(mark_name, "it is missing or damaged");
  } else {
    if (!layout.is_ours(number)) findings.add(mark_name, "it is that of another database");
    if (!mark->complete) findings.add(mark_name, "it says that the generation is not complete");
    GenerationMark there = *mark;
    there.number = number;
    check_files(path, there, findings);
  }
  if (parts_of_generation(generation) != shards_of(generation)) {
    findings.add(generation_name(number) + "/" + kStubFile, "it does not name the shards");
  }
}

}  // namespace chancery::indexer

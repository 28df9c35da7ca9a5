#include "indexer/write/generation.h"

#include <sys/stat.h>

#include <cerrno>

#include "chancery/error.h"
#include "chancery/small_file.h"
#include "indexer/write/durable.h"
#include "indexer/write/removal.h"

namespace chancery::indexer {

namespace fs = std::filesystem;

namespace {

void make_directory(int parent, const std::string& name, const fs::path& path) {
  if (mkdirat(parent, name.c_str(), 0777) != 0 && errno != EEXIST) {
    throw_system_error(path, errno, "is the disk full?");
  }
}

OwnedFd open_made(int parent, const std::string& name, const fs::path& path) {
  OwnedFd fd = open_directory_in(parent, name, path);
  if (!fd.is_open()) throw Error(path.string() + " is no folder", "move it away");
  return fd;
}

}  // namespace

Generation::Generation(int directory, const fs::path& path, uint32_t number, const std::string& id)
    : path_(path / generation_name(number)) {
  mark_.database = id;
  mark_.number = number;
  fd_ = open_made(directory, generation_name(number), path_);
}

Generation Generation::begin(int directory, const fs::path& path, uint32_t number,
                             const std::string& id) {
  const std::string name = generation_name(number);
  if (mkdirat(directory, name.c_str(), 0777) != 0) {
    throw_system_error(path / name, errno, "is the disk full?");
  }
  Generation made(directory, path, number, id);
  made.write_mark();
  make_directory(made.fd_.get(), kScratch, made.scratch());
  made.scratch_ = open_made(made.fd_.get(), kScratch, made.scratch());
  return made;
}

Generation Generation::resume(int directory, const fs::path& path, uint32_t number,
                              const std::string& id) {
  Generation found(directory, path, number, id);
  make_directory(found.fd_.get(), kScratch, found.scratch());
  found.scratch_ = open_made(found.fd_.get(), kScratch, found.scratch());
  return found;
}

void Generation::write_mark() const {
  write_durably(fd_.get(), kMarkFile, path_, mark_.text());
}

void Generation::remove_scratch(const fs::path& made) const {
  indexer::remove_scratch(scratch_.get(), scratch(), made.filename());
}

void Generation::clear(const std::set<std::string>& kept) const {
  clear_generation(fd_.get(), path_, kept);
}

void Generation::sync_folders() const {
  sync_open(fd_.get(), path_);
  const OwnedFd above = open_directory(path_.parent_path());
  if (above.is_open()) sync_open(above.get(), path_.parent_path());
}

void Generation::seal(const std::vector<PublishedFile>& before) {
  mark_.files = sync_and_read_back(fd_.get(), path_, kScratch, before);
  // The mark itself is written anew.
  std::erase_if(mark_.files, [](const PublishedFile& file) { return file.name == kMarkFile; });
}

void Generation::mark_complete(uint64_t documents) {
  mark_.documents = documents;
  mark_.complete = true;
  write_mark();
}

}  // namespace chancery::indexer

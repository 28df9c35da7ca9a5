#include "indexer/content.h"

#include <fcntl.h>
#include <unistd.h>
#include <xxhash.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <memory>
#include <system_error>
#include <thread>

#include "chancery/owned_fd.h"
#include "indexer/thread_room.h"

namespace chancery::indexer {

namespace {
constexpr size_t kPiece = 256 << 10;
}  // namespace

uint64_t content_hash(int file) {
  const std::unique_ptr<XXH3_state_t, decltype(&XXH3_freeState)> state(XXH3_createState(),
                                                                       XXH3_freeState);
  if (!state || XXH3_64bits_reset(state.get()) != XXH_OK) return 0;
  const auto piece = std::make_unique_for_overwrite<char[]>(kPiece);
  for (off_t at = 0;;) {
    const ssize_t got = pread(file, piece.get(), kPiece, at);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return 0;
    if (got == 0) break;
    XXH3_64bits_update(state.get(), piece.get(), static_cast<size_t>(got));
    at += got;
  }
  return std::max<uint64_t>(XXH3_64bits_digest(state.get()), 1);
}

std::vector<char> same_content(const std::vector<FoundFile>& files, unsigned threads) {
  std::vector<char> same(files.size());
  std::atomic<size_t> next{0};
  const auto work = [&] {
    for (size_t i; (i = next++) < files.size();) {
      const OwnedFd file(open(files[i].path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
      same[i] = file.is_open() && content_hash(file.get()) == files[i].signature.content;
    }
  };
  const size_t count = std::min<size_t>(threads_with_room(threads), files.size());
  std::vector<std::thread> others;
  try {
    while (others.size() + 1 < count) others.emplace_back(work);
  } catch (const std::system_error&) {
    // Those that there are do the work of all.
  }
  work();
  for (std::thread& other : others) other.join();
  return same;
}

}  // namespace chancery::indexer

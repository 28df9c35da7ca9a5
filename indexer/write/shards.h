// A generation in several databases side by side, so that each can be served from a machine of its
// own.
//
//   gen-000007/XAPIANDB   a Xapian stub file that lists the shards
//   gen-000007/shard-000/ the first of them, an ordinary Xapian database with all metadata
//
// A generation of one shard is that database itself and has no stub.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <filesystem>
#include <vector>

namespace chancery::indexer {

// The databases of a generation, in order; empty for an empty path.
std::vector<std::filesystem::path> shards_of(const std::filesystem::path& generation);

// Makes the directory of a generation and the stub for `count` shards, when it is above 1. Gives
// where each shard is to be written. Throws Error.
std::vector<std::filesystem::path> prepare_shards(const std::filesystem::path& generation,
                                                  size_t count);

// The documents `ids` of a generation of `count` shards (at least 1), by shard, as each shard
// numbers them: Xapian deals the numbers of the whole out in turn.
std::vector<std::vector<Xapian::docid>> documents_by_shard(const std::vector<Xapian::docid>& ids,
                                                           size_t count);

}  // namespace chancery::indexer

// What can be saved of a generation that is damaged: its whole records, and what it says of itself.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/verify/stored_documents.h"
#include "indexer/write/stats.h"

namespace chancery::indexer {

class LooseDocuments;

struct Lost {
  std::string name;
  std::string why;
};

// A look over all documents of the glass databases that a generation consists of: through Xapian,
// and where that leaves any out, through the blocks of its table.
class Saved {
 public:
  // `published`: how many documents the generation had when it was published. `tick` is called for
  // each document. Throws nothing but for want of memory: what cannot be read is lost.
  Saved(const std::vector<std::filesystem::path>& parts, uint64_t published,
        const std::function<void()>& tick);

  // Documents that can be saved.
  size_t size() const { return documents_.size(); }
  // The one of a number below size(); absent when it cannot be read any more. Without a signature
  // where the next run should read its file, as where another document of that file is lost.
  std::optional<StoredDocument> document(size_t number) const;

  // Documents that cannot be saved, and parts of which not even the number of documents is known.
  const std::vector<Lost>& lost() const { return lost_; }
  uint64_t lost_documents() const { return lost_documents_; }

  // What the generation says of itself, from the first part that says it whole; what is lost of it
  // is empty.
  IndexMetadata metadata() const;
  bool metadata_is_whole() const;

 private:
  using Reader = std::function<StoredDocument(Xapian::docid)>;
  using Teller = std::function<std::string(const std::string& key)>;  // "" for what is lost

  void look(const std::filesystem::path& part, const std::function<void()>& tick);
  // Adds what is found of `missing`, or of all there are, in the blocks of the part's table.
  void look_at_blocks(const std::filesystem::path& part, const std::set<Xapian::docid>* missing,
                      std::set<Xapian::docid>& found);
  void lose(const StoredDocument& stored);

  std::vector<Reader> readers_;
  std::vector<Teller> tellers_;
  std::vector<std::pair<uint32_t, Xapian::docid>> documents_;  // reader and number
  std::vector<Lost> lost_;
  uint64_t lost_documents_ = 0;
  bool unopened_ = false;        // a part could not be opened
  std::set<std::string> files_;  // of lost documents
  bool unknown_file_ = false;    // of a lost document: it may be within any file of several
};

}  // namespace chancery::indexer

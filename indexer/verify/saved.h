// What can be saved of a generation that is damaged: its whole records, and what it says of itself.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "indexer/verify/stored_documents.h"
#include "indexer/write/stats.h"

namespace chancery {

struct Lost {
  std::string name;
  std::string why;
};

// A look over all documents of the glass databases that a generation consists of.
class Saved {
 public:
  // `published`: how many documents the generation had when it was published. `tick` is called for
  // each document. Throws nothing but for want of memory: what cannot be read
  // is lost.
  Saved(const std::vector<std::filesystem::path>& parts, uint64_t published,
        const std::function<void()>& tick);

  // Those that can be opened.
  const std::vector<StoredDocuments>& parts() const { return parts_; }
  // Documents that cannot be saved, and parts of which not even the number of documents is known.
  const std::vector<Lost>& lost() const { return lost_; }
  uint64_t lost_documents() const { return lost_documents_; }

  // A document that can be saved, with an empty signature where another one of the same file is
  // lost, so that the next run reads the file again; absent for others.
  std::optional<StoredDocument> document(const StoredDocuments& part, Xapian::docid id) const;

  // What the generation says of itself, from the first part that says it; what is lost of it is
  // empty, and `whole` false.
  IndexMetadata metadata() const;
  bool metadata_is_whole() const;

 private:
  void look(const std::filesystem::path& part, const std::function<void()>& tick);

  std::vector<StoredDocuments> parts_;
  std::vector<Lost> lost_;
  uint64_t saved_ = 0, lost_documents_ = 0;
  std::set<std::string> files_;  // of lost documents
  bool unknown_file_ = false;    // of a lost document: it may be within any file of several
};

}  // namespace chancery

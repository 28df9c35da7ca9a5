// A person's tags and notes, in one SQLite file below the state directory.
//
// The file is made with the first mark, and is its owner's alone. Several programs may use it at
// once: SQLite lets them take turns.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "search/plan/marked.h"

namespace chancery::search {

class MarksDatabase;

class Marks : public MarkSource {
 public:
  // Reads nothing yet.
  explicit Marks(std::filesystem::path file);
  ~Marks() override;

  // All throw Error that names the file when it is damaged, of a newer Chancery or cannot be
  // written.
  std::vector<MarkedDocument> marked() const override;
  std::string version() const override;
  // Adds to what the document has, or a sentence of it. Throws RequestError for what is no tag.
  void tag(const MarkedDocument& document, const std::vector<std::string>& tags,
           const MarkedSentence* sentence = nullptr);
  // Takes one tag away, or all when `tag` is empty. Gives how many there were.
  int untag(const std::string& content, const std::string& tag,
            const MarkedSentence* sentence = nullptr);
  // Instead of the note that it has; an empty one takes it away.
  void note(const MarkedDocument& document, const std::string& text,
            const MarkedSentence* sentence = nullptr);

 private:
  // None when there is no file and none is to be made.
  const MarksDatabase* database(bool make) const;

  std::filesystem::path file_;
  mutable std::unique_ptr<MarksDatabase> database_;
};

// A tag as it is kept and searched for: folded. Throws RequestError for what is none: tags are
// letters, digits, - and _, at most 64 bytes.
std::string checked_tag(const std::string& typed);

}  // namespace chancery::search

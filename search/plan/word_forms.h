// The words of the texts that have a stem: what a stemmed search asks for (schema::forms_key).
#pragma once

#include <xapian.h>

#include <string>
#include <unordered_map>
#include <vector>

namespace chancery::search {

// Remembers what it has read. Not thread-safe.
class WordForms {
 public:
  // `parts`: the databases, each by itself, for metadata is not searched across.
  explicit WordForms(std::vector<Xapian::Database> parts) : parts_(std::move(parts)) {}

  // The words of texts in `language` with this stem, sorted, without the stem itself.
  const std::vector<std::string>& of(const std::string& language, const std::string& stem);

 private:
  std::vector<Xapian::Database> parts_;
  std::unordered_map<std::string, std::vector<std::string>> known_;  // by key
};

}  // namespace chancery::search

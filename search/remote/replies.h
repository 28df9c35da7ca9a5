// What a server has replied, by request, until its database changes.
#pragma once

#include <cstddef>
#include <deque>
#include <string>
#include <unordered_map>

namespace chancery::search {

class Replies {
 public:
  // Null where none is known. It stays valid until the next call that is not const.
  const std::string* find(const std::string& request) const;
  bool contains(const std::string& request) const { return replies_.contains(request); }
  void keep(const std::string& request, std::string reply);
  // Of documents the oldest go: who writes all hits to a file reads each once.
  void keep_few_documents();
  // Where there is more than is to be kept, all goes. Not while a question is answered.
  void forget_many();

 private:
  std::unordered_map<std::string, std::string> replies_;
  std::deque<std::string> documents_;  // of the requests, those for documents, the oldest first
  size_t bytes_ = 0;
};

}  // namespace chancery::search

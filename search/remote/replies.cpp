#include "search/remote/replies.h"

#include <utility>

#include "search/remote/wire.h"

namespace chancery::search {

namespace {

constexpr size_t kMostBytes = 32 << 20;  // a page of hits of long reports has a few megabytes

}  // namespace

const std::string* Replies::find(const std::string& request) const {
  const auto found = replies_.find(request);
  return found == replies_.end() ? nullptr : &found->second;
}

void Replies::keep(const std::string& request, std::string reply) {
  bytes_ += request.size() + reply.size();
  if (!replies_.insert_or_assign(request, std::move(reply)).second) return;
  if (static_cast<Ask>(request.front()) == Ask::kDocument) documents_.push_back(request);
}

void Replies::keep_few_documents() {
  while (bytes_ > kMostBytes && !documents_.empty()) {
    const auto oldest = replies_.find(documents_.front());
    documents_.pop_front();
    if (oldest == replies_.end()) continue;
    bytes_ -= oldest->first.size() + oldest->second.size();
    replies_.erase(oldest);
  }
}

void Replies::forget_many() {
  if (bytes_ <= kMostBytes) return;
  replies_.clear();
  documents_.clear();
  bytes_ = 0;
}

}  // namespace chancery::search

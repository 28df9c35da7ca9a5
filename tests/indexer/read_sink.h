// What a file gives when it is read, for the tests of formats that hold several documents.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "indexer/extract/read_document.h"

namespace chancery::indexer {

struct Read : DocumentSink {
  void document(Record record) override { documents.push_back(std::move(record)); }
  void missed(const std::string& path, const std::string& why, Lack) override {
    failures.emplace_back(path, why);
  }
  std::vector<std::string> paths() const {
    std::vector<std::string> out;
    for (const Record& record : documents) out.push_back(record.path);
    return out;
  }
  std::vector<Record> documents;
  std::vector<std::pair<std::string, std::string>> failures;
};

inline Read read(const std::string& path, const std::string& bytes) {
  Read sink;
  try {
    read_documents(path, bytes, 0, {}, sink);
  } catch (const Unreadable& unreadable) {
    sink.failures.emplace_back(path, unreadable.reason());
  }
  return sink;
}

}  // namespace chancery::indexer

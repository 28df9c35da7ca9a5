// Files that hold files: documents and what was missed lie inside the file, and all that was begun
// ends.
#include <cstdint>

#include "chancery/utf8.h"
#include "indexer/extract/read_document.h"
#include "tests/fuzz/check.h"

namespace chancery::fuzz {

using namespace indexer;
namespace {

class CheckingSink : public DocumentSink {
 public:
  explicit CheckingSink(std::string path) : path_(std::move(path)) {}

  void document(Record record) override {
    inside(record.path);
    check(!record.text.empty() && utf8::is_valid(record.text), "a document has text");
  }
  void missed(const std::string& path, const std::string& reason, Lack) override {
    inside(path);
    check(!reason.empty(), "there is a reason");
  }
  bool begin(const std::string& path) override {
    inside(path);
    ++open_;
    return true;
  }
  void end(const std::string& path) override {
    inside(path);
    check(--open_ >= 0, "what ends was begun");
  }

 private:
  void inside(const std::string& path) const {
    check(path == path_ || path.starts_with(path_ + "!"), "parts lie inside the file");
  }

  std::string path_;
  int open_ = 0;
};

}  // namespace
}  // namespace chancery::fuzz

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace chancery;
  using namespace chancery::indexer;
  for (const char* name : {"/a.zip", "/a.warc", "/a.mbox"}) {
    fuzz::CheckingSink sink(name);
    try {
      read_documents(name, fuzz::text_of(data, size), 1'700'000'000, {}, sink);
    } catch (const Unreadable& unreadable) {
      fuzz::check(!unreadable.reason().empty(), "there is a reason");
    }
  }
  return 0;
}

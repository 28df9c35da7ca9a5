#include "indexer/worker.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "chancery/error.h"
#include "chancery/json_text.h"
#include "chancery/language.h"
#include "chancery/part_path.h"
#include "chancery/schema.h"
#include "chancery/stored_record.h"

namespace chancery::indexer {

namespace {

// Hands the documents of one file on, and writes down what it lacks.
class Collector : public DocumentSink {
 public:
  Collector(const FoundFile& file, std::vector<FailedFile>& failed,
            std::function<void(Record)> each)
      : file_(file), failed_(failed), each_(std::move(each)) {}

  void document(Record record) override { each_(std::move(record)); }
  void missed(const std::string& path, const std::string& reason, Lack lack) override {
    failed_.push_back({file_.path, reason, lack, file_.signature,
                       path == file_.path ? "" : path.substr(file_.path.size())});
  }

 private:
  const FoundFile& file_;
  std::vector<FailedFile>& failed_;
  std::function<void(Record)> each_;
};

}  // namespace

Worker::Worker(WorkShared& shared)
    : shared_(shared),
      reader_(shared.processes, shared.read),
      tagger_(shared.matcher),
      statements_(shared.matcher.gazetteer()),
      terms_(shared.matcher.gazetteer()) {}

void Worker::records(const Input& input, std::vector<FailedFile>& failed,
                     const std::function<void(const Record&)>& each) {
  std::unique_lock<std::mutex> alone(shared_.large_file, std::defer_lock);
  const auto be_alone = [&] {
    if (!alone.owns_lock()) alone.lock();
  };
  const size_t failed_before = failed.size();
  std::vector<uint64_t> written;
  const auto tag = [&](Record record) {
    if (record.text.size() > kLargeFileBytes) be_alone();
    mentions_ = tagger_.tag(record, analysed_);
    // Statements that a line of JSON brings are its own.
    if (input.json.empty() || record.statements.empty()) {
      record.statements = statements_.find(record, analysed_.text, analysed_.text_words);
    }
    each(record);
    written.push_back(path_hash(record.path));
    if (part_number(record.path) > 1) shared_.tally.further_parts += 1;
  };
  try {
    if (!input.stored.empty()) {
      tag(stored_record(input.stored, input.file.path));
    } else if (!input.json.empty()) {
      tag(read_json(input));
    } else {
      Collector sink(input.file, failed, tag);
      reader_.read(input.file, sink, be_alone);
    }
  } catch (const Unreadable& unreadable) {
    failed.push_back(
        {input.file.path, unreadable.reason(), unreadable.lack(), input.file.signature});
  } catch (const std::bad_alloc&) {
    if (!input.stored.empty()) throw;  // the only copy there is
    failed.push_back({input.file.path, std::string(reason::kNoMemory.text), Lack::kPassing,
                      input.file.signature});
  }
  const auto first = failed.begin() + static_cast<ptrdiff_t>(failed_before);
  if (std::any_of(first, failed.end(), [](const FailedFile& file) { return file.unknown(); })) {
    const std::lock_guard lock(shared_.paths);
    shared_.rewritten.insert(written);
  }
  shared_.tally.files += 1;
  shared_.tally.bytes += input.json.empty() ? input.file.signature.size : input.json.size();
}

Record Worker::read_json(const Input& input) {
  const nlohmann::json object = parse_json(input.json);
  if (object.is_discarded()) throw Unreadable("the line is no JSON");
  try {
    Record record = from_json(object);
    const std::lock_guard lock(shared_.paths);
    if (!shared_.jsonl_paths.insert(record.path).second) {
      throw Unreadable(fmt::format("the path \"{}\" has come before", record.path));
    }
    if (record.language.empty()) record.language = detect_language(record.text);
    return record;
  } catch (const Error& error) {
    throw Unreadable(error.what());
  } catch (const nlohmann::json::exception& error) {
    throw Unreadable(error.what());
  }
}

Xapian::Document Worker::document(const Record& record, const Input& input) {
  FileSignature signature = input.file.signature;
  if (input.json.empty() && input.stored.empty()) signature.content = reader_.content();
  Xapian::Document document = terms_.make(record, analysed_, mentions_, signature);
  const bool inside = input.json.empty() && record.path != input.file.path;
  if (inside) document.add_value(schema::kFileSlot, input.file.path);
  return document;
}

}  // namespace chancery::indexer

// Updates of a database whose documents are their paths, for the tests of the writing.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "chancery/error.h"
#include "chancery/schema.h"
#include "indexer/write/update.h"
#include "tests/support/database_dump.h"
#include "tests/support/temp_directory.h"

namespace chancery::indexer {

// Makes a document of each input without opening it: its path is its content. "bad" fails and
// "throw" stops the run.
class FakeWriter : public BatchWriter {
 public:
  void write(const Batch& batch, const Put& put, const After& after) override {
    for (size_t i = 0; i < batch.inputs.size(); ++i) {
      const Input& input = batch.inputs[i];
      const std::string& path = input.file.path;
      if (path == "throw") throw Error("stopped");
      ++documents_;
      if (path == "bad") {
        if (!after(i, {{path, "why", Lack::kNoText, input.file.signature}})) return;
        continue;
      }
      Xapian::Document document;
      document.add_boolean_term("Q" + path);
      document.add_posting("word", 1);
      document.add_value(schema::kPathSlot, path);
      document.add_value(schema::kSignatureSlot, input.file.signature.bytes());
      document.add_value(schema::kLanguageSlot, "en");
      const size_t inside = path.find('!');
      if (inside != path.npos) document.add_value(schema::kFileSlot, path.substr(0, inside));
      put(document);
      if (!after(i, {})) return;
    }
  }
  WordsMet take_words() override {
    const uint32_t documents = std::exchange(documents_, 0);
    return {{{"word", documents}, {"rare", 1}}, {{schema::forms_key("en", "word"), "words"}}};
  }
  WordsMet take_overflow() override { return {}; }
  std::string note_words() override { return ""; }

 private:
  uint32_t documents_ = 0;
};

class Update : public ::testing::Test {
 protected:
  // Runs a plan over `paths` and gives what it said of itself.
  UpdateResult run(const std::vector<std::string>& paths, UpdatePlan plan = {},
                   std::vector<Xapian::docid> removed = {}) {
    IndexDirectory directory(path_);
    std::vector<FoundFile> files;
    for (const std::string& path : paths) files.push_back({path, {1, 2, 3}});
    const auto source = file_source(std::move(files), limits_);
    plan.source = source.get();
    plan.removed = std::move(removed);
    if (!plan.make_writer) plan.make_writer = [] { return std::make_unique<FakeWriter>(); };
    plan.tick = [] {};
    IndexMetadata metadata;
    metadata.gazetteer = std::string("packed");
    metadata.folders = {"/folder", "/\xFF"};
    return update(directory, plan, metadata, [&](IndexMetadata& about, const UpdateResult& result) {
      about.report.added = result.documents;
      stats_ = about.stats;
    });
  }
  std::vector<Xapian::docid> ids_of(const std::vector<std::string>& paths) const {
    const Xapian::Database database = open();
    std::vector<Xapian::docid> ids;
    for (const std::string& path : paths) ids.push_back(*database.postlist_begin("Q" + path));
    return ids;
  }
  static UpdatePlan in_place() {
    UpdatePlan plan;
    plan.in_place = true;
    return plan;
  }

  Xapian::Database open() const { return Xapian::Database(path_.string()); }
  std::vector<std::string> paths() const {
    std::vector<std::string> out;
    for (const auto& [path, text] : testing::documents(open())) out.push_back(path);
    return out;
  }

  testing::TempDirectory parent_;
  std::filesystem::path path_ = parent_ / "db";
  BatchLimits limits_ = {1, 1};  // a batch each
  IndexStats stats_;
};

}  // namespace chancery::indexer

// A folder that is indexed, and ways to damage its database.
#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <map>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "chancery/schema.h"
#include "indexer/index_folders.h"
#include "indexer/repair_database.h"
#include "indexer/verify/verify.h"
#include "indexer/verify_database.h"
#include "tests/support/database_dump.h"
#include "tests/support/make_archive.h"
#include "tests/support/sample_gazetteer.h"

namespace chancery::indexer {

class DamagedFolder : public ::testing::Test {
 protected:
  DamagedFolder() {
    lists_.write("actors/actors.toml", testing::kSampleActors);
    lists_.write("issues/issues.toml", testing::kSampleIssues);
    setenv("CHANCERY_GAZETTEER", lists_.string().c_str(), 1);
    setenv("XDG_CACHE_HOME", (parent_ / "cache").c_str(), 1);
    config_.database = parent_ / "db";
    config_.folders = {folder_.path()};
    config_.threads = 2;
    config_.verbosity = Verbosity::kQuiet;
    for (int i = 0; i < 9; ++i) {
      folder_.write("report-" + std::to_string(i) + ".txt", text(i));
    }
    folder_.write("letters.zip", testing::make_zip({{"1.txt", text(20)}, {"2.txt", text(21)}}));
  }
  ~DamagedFolder() override {
    unsetenv("CHANCERY_GAZETTEER");
    unsetenv("XDG_CACHE_HOME");
  }

  static std::string text(int number) {
    std::mt19937 chance(static_cast<unsigned>(number));
    std::string out = "On the delimitation of the border\n\n";
    for (int i = 0; i < 30; ++i) {
      out += "Nikol Pashinyan of Armenia met Azerbaijanis on ";
      for (int letter = 0; letter < 6; ++letter) out += static_cast<char>('a' + chance() % 26);
      out += i % 5 == 4 ? "ings and the Zangezur corridor.\n\n" : "ings in Baku. ";
    }
    return out;
  }

  int index() {
    return said([&] { return index_folders(config_, log_); });
  }
  int verify_it() {
    return said([&] { return verify_database(config_, out_, log_); });
  }
  int repair() {
    return said([&] { return repair_database(config_, log_); });
  }
  Verdict verdict() const {
    VerifyOptions options;
    options.cache = parent_ / "cache";
    return verify(config_.database, options);
  }

  std::filesystem::path generation(int number = 1) const {
    return config_.database / ("gen-00000" + std::to_string(number));
  }
  Xapian::Database open() const { return Xapian::Database(config_.database.string()); }
  std::string all() const { return testing::dump(open()); }
  std::map<std::string, std::string> documents() const { return testing::documents(open()); }

  // Puts other bytes in the place of the record of the document at `name`; gives its path.
  std::string damage_record(const std::string& name) const {
    const std::string path = (folder_ / name).string();
    Xapian::WritableDatabase database(generation().string(), Xapian::DB_OPEN);
    Xapian::Document document =
        database.get_document(*database.postlist_begin(schema::unique_term(path)));
    std::string record = document.get_value(schema::kRecordSlot);
    record[record.size() / 2] ^= 1;
    document.add_value(schema::kRecordSlot, record);
    database.replace_document(document.get_docid(), document);
    database.commit();
    return path;
  }

  template <typename Action>
  int said(const Action& action) {
    out_.str("");
    log_.str("");
    const int status = action();
    return status;
  }

  testing::TempDirectory lists_, folder_, parent_;
  IndexConfig config_;
  std::ostringstream out_, log_;
};

}  // namespace chancery::indexer

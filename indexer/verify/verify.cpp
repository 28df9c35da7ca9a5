#include "indexer/verify/verify.h"

#include <fmt/format.h>
#include <xapian.h>

#include <optional>

#include "chancery/database_layout.h"
#include "chancery/error.h"
#include "chancery/format_version.h"
#include "chancery/gazetteer.h"
#include "chancery/glass_tables.h"
#include "chancery/matcher_cache.h"
#include "chancery/schema.h"
#include "chancery/stored_lists.h"
#include "indexer/verify/attempt.h"
#include "indexer/verify/check_documents.h"
#include "indexer/verify/check_layout.h"
#include "indexer/verify/check_structure.h"
#include "indexer/verify/parts.h"
#include "indexer/verify/stored_documents.h"
#include "indexer/write/stats.h"

namespace chancery::indexer {

namespace fs = std::filesystem;

namespace {

std::string lists_in(const Xapian::Database& database) {
  return lists_of_stored(database.get_metadata(std::string(schema::kGazetteerKey)));
}

constexpr int kTries = 3;  // under changes
constexpr size_t kCompared = 1000;

class Verifier {
 public:
  Verifier(const fs::path& path, const VerifyOptions& options) : path_(path), options_(options) {}

  Verdict run(const DatabaseLayout& layout) {
    if (!layout.id.empty() || !layout.generations.empty()) {
      options_.phase("reading all files");
      check_layout(path_, layout, verdict_.findings);
      if (layout.in_use() == 0) return std::move(verdict_);
    }
    const DatabaseParts parts = parts_of(path_, layout);
    verdict_.parts = parts.folders.size();
    verdict_.passed_over = parts.passed_over;
    for (const fs::path& part : parts.folders) check(part);
    return std::move(verdict_);
  }

 private:
  void check(const fs::path& part) {
    const fs::path below = part.lexically_relative(path_);
    const std::string name = below.empty() || below == "."      ? part.filename().string()
                             : below.native().starts_with("..") ? part.string()
                                                                : below.string();
    const uint64_t before = verdict_.findings.count();
    options_.phase("checking tables");
    check_structure(part, name, verdict_.findings);
    const bool sound = verdict_.findings.count() == before;
    const auto fault = fault_of([&] { check_content(part, name, sound); });
    // Where its tables are damaged, that has been said.
    if (fault && sound) verdict_.findings.add(name, *fault);
  }

  void check_content(const fs::path& part, const std::string& name, bool sound) {
    options_.phase("unpacking records");
    const StoredDocuments documents(part);
    const Xapian::Database& database = documents.database();
    verdict_.documents += documents.ids().size();
    if (documents.list_is_damaged()) {
      verdict_.findings.add(name, "its list of documents is damaged");
      sound = false;
    }
    verdict_.records += check_records(documents, verdict_.findings);
    const std::optional<Gazetteer> gazetteer = check_metadata(database, name);
    if (!sound) return;
    options_.phase("comparing postings");
    check_postings(database, name, verdict_.findings);
    if (!gazetteer) return;
    const std::string packed = lists_in(database);
    if (!matcher_ || packed != packed_) {
      matcher_.reset();
      gazetteer_ = gazetteer;
      packed_ = packed;
      matcher_.emplace(load_matcher(*gazetteer_, packed_, options_.cache));
    }
    const auto tick = [this] { options_.phase("comparing terms with texts"); };
    verdict_.compared += check_terms(documents, *matcher_, options_.thorough ? 0 : kCompared, tick,
                                     verdict_.findings);
  }

  // The lists, when they can be used.
  std::optional<Gazetteer> check_metadata(const Xapian::Database& database,
                                          const std::string& name) {
    std::optional<Gazetteer> gazetteer;
    const auto fault = fault_of([&] {
      check_format_version(database, name, "");
      if (!metadata_is_whole(database)) throw Error("the lists, folders or report are damaged");
      gazetteer = Gazetteer::unpack(lists_in(database));
    });
    if (fault) verdict_.findings.add(name, "what it says of itself: " + *fault);
    return gazetteer;
  }

  const fs::path& path_;
  const VerifyOptions& options_;
  Verdict verdict_;
  std::string packed_;
  std::optional<Gazetteer> gazetteer_;
  std::optional<Matcher> matcher_;
};

DatabaseLayout layout_of(const fs::path& path) {
  std::error_code error;
  return fs::is_directory(path, error) ? read_layout(path) : DatabaseLayout();
}

// What changes whenever the database does: the generation in use and its version files.
std::string state_of(const fs::path& path, const DatabaseLayout& layout) {
  std::string state = fmt::format("{} ", layout.in_use());
  if (layout.exists && layout.in_use() == 0) return state;
  try {
    for (const fs::path& part : parts_of(path, layout).folders) {
      state += read_glass_version(part).value_or("missing");
    }
  } catch (const Error&) {
    state += "unreadable";
  }
  return state;
}

}  // namespace

Verdict verify(const fs::path& path, const VerifyOptions& options) {
  for (int attempt = 1; attempt <= kTries; ++attempt) {
    const DatabaseLayout layout = layout_of(path);
    if (layout.is_begun()) {
      throw Error(fmt::format("{}: the first run of chancery-index has not ended", path.string()),
                  "wait for it, or run it again where it was stopped");
    }
    const std::string state = state_of(path, layout);
    std::optional<Error> failed;
    Verdict verdict;
    try {
      verdict = Verifier(path, options).run(layout);
    } catch (const Error& error) {
      failed = error;
    }
    const bool same = state == state_of(path, layout_of(path));
    if (failed && same) throw *failed;
    if (!failed && (same || verdict.findings.empty())) return verdict;
  }
  throw Error(fmt::format("{} is being changed by another run", path.string()),
              "look at it when that has ended");
}

}  // namespace chancery::indexer

#include "indexer/verify/check_structure.h"

#include <fmt/format.h>
#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <sstream>
#include <vector>

#include "chancery/error.h"
#include "chancery/glass_tables.h"
#include "chancery/schema.h"
#include "indexer/verify/attempt.h"

namespace chancery::indexer {

namespace fs = std::filesystem;

namespace {

// In the order in which Xapian checks them.
constexpr std::array<const char*, 6> kTables = {"docdata",  "termlist", "postlist",
                                                "position", "spelling", "synonym"};

// What Xapian's check says: for each table a line with its name and a colon, lines of faults, and
// how it ended.
class Said {
 public:
  explicit Said(const std::string& text) {
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) {
      const auto table = std::find_if(kTables.begin(), kTables.end(), [&](const char* name) {
        return line == std::string(name) + ":";
      });
      if (table != kTables.end()) {
        table_ = *table;
        last_.clear();
      } else if (line.find("table errors found: ") != std::string::npos) {
        damaged_.emplace_back(table_, last_);
      } else if (!line.empty()) {
        last_ = line;
      }
    }
  }
  // Each with the last of its faults.
  const std::vector<std::pair<std::string, std::string>>& damaged() const { return damaged_; }
  // The one that was being checked at the end.
  const std::string& table() const { return table_; }

 private:
  std::vector<std::pair<std::string, std::string>> damaged_;
  std::string table_;
  std::string last_;
};

std::string file_in(const std::string& name, std::string_view file) {
  return name.empty() ? std::string(file) : fmt::format("{}/{}", name, file);
}

// Adds what the check of `path`, a database or one table of it, finds. Gives the table at which the
// check ended before its end, or nothing.
std::string check(const fs::path& path, const std::string& name, Findings& findings) {
  std::ostringstream out;
  const auto why = fault_of([&] { Xapian::Database::check(path.string(), 0, &out); });
  const Said said(out.str());
  for (const auto& [table, fault] : said.damaged()) {
    findings.add(file_in(name, table + ".glass"), fault);
  }
  if (!why) return "";
  const bool known = !said.table().empty();
  findings.add(file_in(name, known ? said.table() + ".glass" : kGlassVersionFile), *why);
  return known ? said.table() : kGlassVersionFile;
}

uint64_t mix(uint64_t hash, Xapian::termcount wdf) {
  return (hash + wdf) * 0x9E3779B97F4A7C15U ^ (hash >> 29);
}

class PostingCheck {
 public:
  PostingCheck(const Xapian::Database& database, const std::string& name, Findings& findings)
      : database_(database),
        postlist_(file_in(name, "postlist.glass")),
        version_(file_in(name, kGlassVersionFile)),
        findings_(findings),
        sums_(size_t{database.get_lastdocid()} + 1),
        lengths_(sums_.size()) {}

  void run() {
    const auto end = database_.allterms_end();
    for (auto term = database_.allterms_begin(); term != end; ++term) add(*term, term);
    const auto last = database_.postlist_end("");
    for (auto id = database_.postlist_begin(""); id != last; ++id) compare(*id, id.get_doclength());
    compare_statistics();
    for (size_t id = 1; id < sums_.size(); ++id) {
      if (sums_[id] != 0) findings_.add(postlist_, fmt::format("postings of no document ({})", id));
    }
  }

 private:
  void add(const std::string& term, const Xapian::TermIterator& statistics) {
    const uint64_t hash = XXH3_64bits(term.data(), term.size());
    uint64_t documents = 0, occurrences = 0;
    Xapian::termcount most = 0;
    const auto end = database_.postlist_end(term);
    for (auto posting = database_.postlist_begin(term); posting != end; ++posting) {
      const Xapian::docid id = *posting;
      if (id >= sums_.size()) {
        findings_.add(postlist_, fmt::format("postings of no document ({})", id));
        continue;
      }
      sums_[id] += mix(hash, posting.get_wdf());
      lengths_[id] += posting.get_wdf();
      occurrences += posting.get_wdf();
      most = std::max(most, posting.get_wdf());
      ++documents;
    }
    if (most > database_.get_wdf_upper_bound(term)) {
      findings_.add(version_, "the statistics are not those of the documents");
    }
    if (documents != statistics.get_termfreq() ||
        occurrences != database_.get_collection_freq(term)) {
      findings_.add(postlist_, "the statistics of a term are not those of its postings");
    }
  }

  // What weighs: a bound that is too narrow leaves documents out of answers.
  void compare_statistics() {
    if (documents_ == 0) return;
    const double average = static_cast<double>(total_) / static_cast<double>(documents_);
    const bool same = documents_ == database_.get_doccount() &&
                      std::abs(database_.get_average_length() - average) < 1e-6 * (1 + average) &&
                      database_.get_doclength_lower_bound() <= shortest_ &&
                      database_.get_doclength_upper_bound() >= longest_;
    if (!same) findings_.add(version_, "the statistics are not those of the documents");
  }

  void compare(Xapian::docid id, Xapian::termcount length) {
    if (id >= sums_.size()) return;
    ++documents_;
    total_ += length;
    longest_ = std::max(longest_, length);
    // Xapian leaves empty documents out of the lower bound.
    if (length > 0) shortest_ = std::min(shortest_, length);
    uint64_t sum = 0;
    const auto end = database_.termlist_end(id);
    for (auto term = database_.termlist_begin(id); term != end; ++term) {
      const std::string name = *term;
      sum += mix(XXH3_64bits(name.data(), name.size()), term.get_wdf());
    }
    const auto path = [&] { return database_.get_document(id).get_value(schema::kPathSlot); };
    if (sum != sums_[id]) findings_.add(path(), "its postings are not its terms");
    if (lengths_[id] != length) findings_.add(path(), "its length is not that of its postings");
    sums_[id] = 0;
  }

  const Xapian::Database& database_;
  const std::string postlist_, version_;
  Findings& findings_;
  std::vector<uint64_t> sums_;  // by document; zero where nothing is left to compare
  std::vector<uint64_t> lengths_;
  uint64_t documents_ = 0, total_ = 0;
  Xapian::termcount shortest_ = UINT32_MAX, longest_ = 0;
};

}  // namespace

void check_structure(const fs::path& path, const std::string& name, Findings& findings) {
  const std::vector<std::string> lost = lost_tables(path);
  for (const std::string& table : lost) {
    findings.add(file_in(name, table), "it is missing, or cut off");
  }
  const uint64_t before = findings.count();
  const std::string ended = check(path, name, findings);
  if (ended.empty() || ended == kGlassVersionFile) return;
  // The tables behind the one that is damaged have not been looked at.
  auto next = std::find(kTables.begin(), kTables.end(), ended);
  for (++next; next < kTables.end(); ++next) {
    const std::string file = std::string(*next) + ".glass";
    std::error_code error;
    if (fs::exists(path / file, error)) check(path / *next, name, findings);
  }
  if (findings.count() == before && lost.empty()) findings.add(name, "it cannot be checked");
}

void check_postings(const Xapian::Database& database, const std::string& name, Findings& findings) {
  PostingCheck(database, name, findings).run();
}

}  // namespace chancery::indexer

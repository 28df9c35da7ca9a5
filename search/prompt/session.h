// What the prompt remembers between lines: the query, its hits, which of them are on the screen.
#pragma once

#include <functional>
#include <iosfwd>
#include <map>
#include <memory>
#include <string>

#include "search/answer/answer_source.h"
#include "search/options.h"
#include "search/prompt/line_reader.h"
#include "search/prompt/pager.h"
#include "search/prompt/picks.h"
#include "search/prompt/session_log.h"
#include "search/render/style.h"
#include "search/saved/marks.h"
#include "search/saved/saved_searches.h"

namespace chancery::search {

// Everything outside that a session uses; all of it outlives the session.
struct SessionWorld {
  AnswerSource& source;
  LineReader& reader;
  Pager& pager;
  std::ostream& out;
  std::ostream& err;
  std::function<Style()> style;          // asked before each answer: windows are resized
  const SavedSearches* saved = nullptr;  // null: none are kept
  std::vector<std::string> databases;    // that the source searches, absolute paths
  Marks* marks = nullptr;                // null: none are kept
  bool only_reads = false;               // refuses commands that write
};

class Session {
 public:
  // `options`: page size (count), sort order and facets of every query.
  Session(const SessionWorld& world, const SearchOptions& options, Detail detail)
      : world_(world), options_(options), detail_(detail) {}

  // Answers a new query and shows its first page. Throws Error.
  void ask(const std::string& query);
  // Asks the query again with `part` required or excluded, and says what became of the hits.
  void narrow(const std::string& part, bool exclude, bool show_hits = true);
  // Asks `query`, which is the one on the screen with something more, and says what became of the
  // hits.
  void change_to(const std::string& query, bool show_hits = true);
  // Asks the query as it was before the last change. Throws Error when there was none.
  void widen();
  // The order of the hits from now on; the query on the screen is asked again.
  void sort(SortOrder order);
  // The query on the screen; empty when nothing was asked yet.
  std::string query() const { return asked_ ? answer_.query : ""; }
  // Shows the hits [from, from + count), counted from 0, as a new page or as more of this one.
  enum class Page { kNew, kMore };
  void show_page(uint32_t from, uint32_t count, Page page);

  // Makes `query` the one on the screen and shows only the hits of these ranks, ascending, as many
  // as a page has. Gives those that were shown: none when Ctrl-C came before all were.
  std::vector<Hit> show_hits(const std::string& query, std::vector<uint32_t> ranks);

  // The hit of that rank, 1-based, from what was fetched or from the source. Throws Error when
  // there is none.
  const Hit& hit(uint32_t rank);
  // What was fetched of hits is out of date.
  void forget_hits() { hits_.clear(); }
  // The rank in the first word of `argument`, which must be a number; the hit last looked at, else
  // the first one, when it is empty.
  uint32_t rank_of(const std::string& argument) const;
  // Throws Error when nothing was asked yet.
  const Answer& require_answer() const;
  // Asks the current query again for other things than its page.
  Answer search_again(const SearchOptions& options);

  const SessionWorld& world() const { return world_; }
  const SearchOptions& options() const { return options_; }
  Style style() const { return world_.style(); }
  // Prints, until Ctrl-C. Gives whether all was printed.
  bool print(const std::string& text);
  // One sentence, wrapped.
  void tell(const std::string& sentence);

  // What the numbers of the last list stand for.
  const std::vector<Pick>& picks() const { return picks_; }
  void set_picks(std::vector<Pick> picks) { picks_ = std::move(picks); }
  const Matrix& matrix() const { return matrix_; }
  void set_matrix(Matrix matrix) { matrix_ = std::move(matrix); }

  // What the line that is done now gave, as rows of a log; empty: nothing that a log keeps.
  const std::vector<std::string>& evidence() const { return evidence_; }
  void set_evidence(std::vector<std::string> rows) { evidence_ = std::move(rows); }
  // Whether that came of a query and not of a picture or a list of counts.
  bool answered() const { return answered_; }
  void begin_line() {
    evidence_.clear();
    answered_ = false;
  }
  // Where lines and what they give are kept; none: nowhere.
  std::unique_ptr<SessionLog>& log() { return log_; }

  uint32_t page_begin() const { return page_begin_; }
  uint32_t page_end() const { return page_end_; }
  uint32_t page_size() const;
  // Whether there are hits behind the page.
  bool more() const { return more_; }
  void looked_at(uint32_t rank) { looked_at_ = rank; }
  void quit() { done_ = true; }
  bool done() const { return done_; }

 private:
  void show(Answer answer, bool with_header);
  void answer_query(const std::string& query, bool show_hits = true);
  // like:3 as like: the path of hit 3.
  std::string with_hits(const std::string& query);

  SessionWorld world_;
  SearchOptions options_;
  Detail detail_;
  bool asked_ = false;
  Answer answer_;                 // of the query as it was first answered, without its hits
  std::map<uint32_t, Hit> hits_;  // by rank
  uint32_t page_begin_ = 0;       // the page on the screen, 0-based, half-open
  uint32_t page_end_ = 0;
  bool more_ = false;
  uint32_t looked_at_ = 0;  // rank, 0: none
  std::vector<Pick> picks_;
  Matrix matrix_;
  std::vector<std::string> wider_;  // queries before they were narrowed
  bool done_ = false;
  std::vector<std::string> evidence_;
  bool answered_ = false;
  std::unique_ptr<SessionLog> log_;
};

}  // namespace chancery::search

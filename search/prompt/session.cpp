#include "search/prompt/session.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <limits>
#include <sstream>

#include "chancery/error.h"
#include "chancery/utf8.h"
#include "search/prompt/interrupt.h"
#include "search/prompt/like_hits.h"
#include "search/render/flow.h"
#include "search/render/numbers.h"
#include "search/render/text.h"

namespace chancery::search {

uint32_t Session::page_size() const {
  return options_.count ? options_.count : std::numeric_limits<uint32_t>::max();
}

bool Session::print(const std::string& text) {
  return write_until_interrupted(world_.out, text);
}

void Session::tell(const std::string& sentence) {
  print(wrapped(sentence, style(), 2, 4));
}

std::string Session::with_hits(const std::string& query) {
  return with_paths(query, [&](uint32_t rank) { return hit(rank).record.path; });
}

void Session::ask(const std::string& query) {
  answer_query(with_hits(query));
  picks_.clear();
  matrix_ = {};
  wider_.clear();
}

void Session::narrow(const std::string& part, bool exclude, bool show_hits) {
  change_to(narrowed(query(), with_hits(part), exclude), show_hits);
}

void Session::change_to(const std::string& asked, bool show_hits) {
  const std::string before = query();
  const uint64_t had = asked_ ? answer_.total : world_.source.coverage().documents;
  SearchOptions options = options_;
  options.count = 1;
  options.snippets = options.records = false;
  options.facets.clear();
  const Answer found = world_.source.search(asked, options);
  const std::string before_it = asked_ && answer_.certainty != Certainty::kExact
                                    ? counted(had, "hit", "hits", answer_.certainty)
                                    : grouped(had);
  tell(fmt::format("{} {} {}: {}", before_it, signs(style()).arrow,
                   counted(found.total, "hit", "hits", found.certainty), asked));
  answer_query(asked, show_hits);
  wider_.push_back(before);
}

void Session::widen() {
  if (wider_.empty()) throw Error("the query was not changed");
  const std::string before = wider_.back();
  answer_query(before.empty() ? "*" : before);
  wider_.pop_back();
}

void Session::sort(SortOrder order) {
  options_.sort = order;
  options_.sort_chosen = true;
  if (!asked_) {
    tell(fmt::format("hits will come by {}", name_of(order)));
    return;
  }
  std::vector<Pick> picks = std::move(picks_);
  answer_query(query());
  picks_ = std::move(picks);
}

void Session::answer_query(const std::string& query, bool show_hits) {
  SearchOptions options = options_;
  options.offset = 0;
  Answer answer = world_.source.search(query, options);
  if (interrupted()) return;
  hits_.clear();
  looked_at_ = 0;
  page_begin_ = 0;
  asked_ = true;
  answer_ = answer;
  answer_.hits.clear();
  if (!show_hits) {
    page_end_ = 0;
    more_ = answer_.total > 0;
    return;
  }
  evidence_ = answer_rows(answer);
  answered_ = true;
  show(std::move(answer), true);
}

void Session::show(Answer answer, bool with_header) {
  std::ostringstream text;
  RenderOptions render;
  render.style = style();
  render.detail = detail_;
  TextRenderer renderer(text, render);
  if (with_header) {
    renderer.answer(answer, "");
  } else {
    for (const Hit& one : answer.hits) renderer.hit(one);
  }
  if (with_header) page_end_ = 0;
  more_ = answer.more;
  for (Hit& one : answer.hits) {
    page_end_ = std::max(page_end_, one.rank);
    hits_.insert_or_assign(one.rank, std::move(one));
  }
  if (page_end_ > 0 && more_) {
    text << fmt::format("  {} to {} of {}; :more shows more\n", page_begin_ + 1, page_end_,
                        counted(answer_.total, "hit", "hits", answer_.certainty));
  }
  print(text.str());
}

std::vector<Hit> Session::show_hits(const std::string& query, std::vector<uint32_t> ranks) {
  SearchOptions options = options_;
  options.facets.clear();
  if (ranks.size() > page_size()) ranks.resize(page_size());
  options.ranks = std::move(ranks);
  Answer answer = world_.source.search(query, options);
  if (interrupted()) return {};
  std::vector<Hit> shown = std::move(answer.hits);
  answer.hits.clear();
  answer_ = std::move(answer);
  hits_.clear();
  picks_.clear();
  matrix_ = {};
  wider_.clear();
  asked_ = true;
  looked_at_ = page_begin_ = page_end_ = 0;
  more_ = answer_.more;
  std::ostringstream text;
  RenderOptions render;
  render.style = style();
  render.detail = detail_;
  TextRenderer renderer(text, render);
  for (const Hit& one : shown) {
    renderer.hit(one);
    hits_.insert_or_assign(one.rank, one);
  }
  if (!print(text.str())) shown.clear();
  return shown;
}

void Session::show_page(uint32_t from, uint32_t count, Page page) {
  SearchOptions options = options_;
  options.offset = from;
  options.count = count;
  options.facets.clear();
  Answer answer = search_again(options);
  if (interrupted()) return;
  if (answer.hits.empty()) throw Error("there are no more hits");
  if (page == Page::kNew) {
    page_begin_ = from;
    page_end_ = 0;
  }
  show(std::move(answer), false);
}

const Hit& Session::hit(uint32_t rank) {
  const uint64_t total = require_answer().total;
  if (const auto found = hits_.find(rank); found != hits_.end()) return found->second;
  if (rank > 0) {
    SearchOptions options = options_;
    options.offset = rank - 1;
    options.count = 1;
    options.facets.clear();
    Answer answer = search_again(options);
    if (!answer.hits.empty()) {
      return hits_.insert_or_assign(rank, std::move(answer.hits.front())).first->second;
    }
  }
  throw Error(fmt::format("there is no hit {}", rank),
              "the query has " + counted(total, "hit", "hits", answer_.certainty));
}

uint32_t Session::rank_of(const std::string& argument) const {
  const std::string word = argument.substr(0, argument.find(' '));
  if (word.empty()) return looked_at_ ? looked_at_ : 1;
  uint32_t rank = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), rank);
  if (error != std::errc() || end != word.data() + word.size()) {
    throw Error(fmt::format("\"{}\" is not the number of a hit", utf8::fit(utf8::inert(word), 30)));
  }
  return rank;
}

const Answer& Session::require_answer() const {
  if (!asked_) throw Error("nothing was asked yet", "type a question first");
  return answer_;
}

Answer Session::search_again(const SearchOptions& options) {
  return world_.source.search(require_answer().query, options);
}

}  // namespace chancery::search

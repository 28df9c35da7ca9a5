#include "indexer/tag/issue_salience.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include "chancery/strings.h"
#include "chancery/words.h"
#include "indexer/tag/news_share.h"

namespace chancery::indexer {

namespace {

// A mention speaks for so many bytes at most, and one alone for fewer.
constexpr uint32_t kMostReach = 600;
constexpr double kReachOfMention = 330;
constexpr double kFullShare = 2;        // issues of a sentence that count in full
constexpr double kFormulaWeight = 0.2;  // of a mention that is a formula
constexpr double kThemeShare = 0.5;     // of a sentence that a theme shares with a matter

// The weights of the logarithms of the standing, set by reading newswire stories and UN speeches of
// 1 to 20 kB: docs/evaluation.md says how. A text of 2 kB that names a matter twice, in sentences
// of their own, is about it; so is one of 10 kB with three or four.
constexpr double kIssueBias = -0.6;
constexpr double kIssueCountWeight = 1.6;
constexpr double kCoverageWeight = 0.8;  // against what the length lets expect
constexpr double kCoverageScale = 0.36;
constexpr double kCoveragePower = 0.8;
constexpr double kShareWeight = 0.4;  // of the count, against that of the most frequent issue
constexpr double kIssueTitleWeight = 1.0;
constexpr double kIssueLeadWeight = 1.2;
constexpr double kThemeWeight = -0.8;   // "diplomacy" says less than a matter does
constexpr double kDisputeWeight = 0.3;  // a named dispute says more
constexpr double kSupport = 0.4;        // of a mention of a narrower issue for the wider one

bool is_theme(const Tag& issue) {
  return issue.broader.empty();
}

// One mention.
struct Place {
  Span span;
  size_t issue = 0;
  double weight = 1;
};

// Whether a mention is a formula of speeches: "international peace and security".
bool is_formula(std::string_view mention) {
  static const WordSet formulas = [] {
    static constexpr std::array<std::string_view, 1> kClasses = {"formula"};
    return WordFile("formulas.txt", kClasses).set("formula");
  }();
  return formulas.contains(lower(mention));
}

std::vector<Place> places_of(const std::vector<Tag>& issues, std::string_view text) {
  std::vector<Place> places;
  for (size_t i = 0; i < issues.size(); ++i) {
    for (const Span& span : issues[i].mentions) {
      const bool formula = is_formula(text.substr(span.begin, span.end - span.begin));
      places.push_back({span, i, formula ? kFormulaWeight : 1});
    }
  }
  std::sort(places.begin(), places.end(),
            [](const Place& a, const Place& b) { return a.span.begin < b.span.begin; });
  return places;
}

// Whether a sentence calls on the Charter, whose words are no matter of the text.
bool calls_on_charter(std::string_view sentence) {
  return sentence.find("Charter") != std::string_view::npos &&
         (sentence.find("rinciples") != std::string_view::npos ||
          sentence.find("urposes") != std::string_view::npos);
}

class Reading {
 public:
  Reading(const std::vector<Tag>& issues, const Record& record)
      : issues_(issues),
        record_(record),
        places_(places_of(issues, record.text)),
        standings_(issues.size()) {}

  std::vector<IssueStanding> run() {
    for (size_t i = 0; i < issues_.size(); ++i) {
      standings_[i].title = static_cast<size_t>(issues_[i].title_mentions);
      standings_[i].mentions = issues_[i].mentions.size();
      if (!issues_[i].mentions.empty()) standings_[i].first = issues_[i].mentions.front().begin;
    }
    size_t at = 0, sentence = 0;
    while (at < places_.size()) {
      sentence = sentence_of(places_[at].span.begin, sentence);
      size_t end = at;
      while (end < places_.size() && places_[end].span.begin < end_of(sentence)) ++end;
      end = std::max(end, at + 1);
      count(at, end, reach(sentence, end), sentence);
      at = end;
    }
    return std::move(standings_);
  }

 private:
  size_t sentence_of(uint32_t byte, size_t from) const {
    while (from + 1 < record_.sentences.size() && record_.sentences[from].span.end <= byte) ++from;
    return from;
  }

  uint32_t end_of(size_t sentence) const {
    return sentence < record_.sentences.size() ? record_.sentences[sentence].span.end
                                               : static_cast<uint32_t>(record_.text.size());
  }

  // The bytes from the beginning of `sentence` to the next place or the end of its paragraph.
  double reach(size_t sentence, size_t next) const {
    if (sentence >= record_.sentences.size()) return kReachOfMention;
    const uint32_t begin = record_.sentences[sentence].span.begin;
    size_t last = sentence;
    while (last + 1 < record_.sentences.size() && !record_.sentences[last + 1].paragraph) {
      const Span& behind = record_.sentences[last + 1].span;
      if (next < places_.size() && places_[next].span.begin < behind.end) break;
      if (behind.end - begin > kMostReach) break;
      ++last;
    }
    return std::min(end_of(last) - begin, kMostReach);
  }

  // Places [first, last) stand in one sentence.
  void count(size_t first, size_t last, double reach, size_t sentence) {
    std::vector<size_t> named;
    for (size_t i = first; i < last; ++i) named.push_back(places_[i].issue);
    std::sort(named.begin(), named.end());
    named.erase(std::unique(named.begin(), named.end()), named.end());
    double all = 0;
    for (const size_t issue : named) all += is_theme(issues_[issue]) ? kThemeShare : 1;
    double share = std::min(1.0, kFullShare / static_cast<double>(named.size()));
    if (sentence < record_.sentences.size()) {
      const Span& span = record_.sentences[sentence].span;
      const auto text = std::string_view(record_.text).substr(span.begin, span.end - span.begin);
      if (calls_on_charter(text)) share = reach = 0;
    }
    for (const size_t issue : named) {
      const double part = is_theme(issues_[issue]) ? kThemeShare : 1;
      double weight = 0;
      for (size_t i = first; i < last; ++i) {
        if (places_[i].issue == issue) weight = std::max(weight, places_[i].weight);
      }
      standings_[issue].coverage += reach * part * weight / std::max(all, 1.0);
    }
    for (size_t i = first; i < last; ++i)
      standings_[places_[i].issue].count += share * places_[i].weight;
  }

  const std::vector<Tag>& issues_;
  const Record& record_;
  const std::vector<Place> places_;
  std::vector<IssueStanding> standings_;
};

// Mentions of narrower issues speak for a wider one that is named itself, up to doubling it.
void add_support(const std::vector<Tag>& issues, std::vector<IssueStanding>& standings) {
  std::vector<double> support(issues.size());
  for (size_t i = 0; i < issues.size(); ++i) {
    for (const std::string& wider : issues[i].broader) {
      for (size_t j = 0; j < issues.size(); ++j) {
        if (issues[j].id == wider) support[j] += kSupport * standings[i].count;
      }
    }
  }
  for (size_t i = 0; i < issues.size(); ++i)
    standings[i].count += std::min(support[i], standings[i].count);
}

double salience_of(const IssueStanding& standing, const Record& record, double most, bool theme,
                   bool dispute) {
  constexpr double kLeastCount = 0.3, kLeastCoverage = 40;
  const auto bytes = static_cast<double>(record.text.size()) + 1;
  const double title = standing.title > 0 ? 1 : 0;
  const double count = std::max(standing.count + static_cast<double>(standing.title), kLeastCount);
  const double mentions = std::max<double>(1, static_cast<double>(standing.mentions));
  const double coverage =
      std::max(std::min(standing.coverage, kReachOfMention * mentions), kLeastCoverage);
  double score =
      kIssueBias + kIssueCountWeight * std::log(count) +
      kCoverageWeight * std::log(coverage / (kCoverageScale * std::pow(bytes, kCoveragePower))) +
      kShareWeight * std::log(count / most) + kIssueTitleWeight * title +
      (theme ? kThemeWeight : 0) + (dispute ? kDisputeWeight : 0);
  if (standing.mentions > 0)
    score += kIssueLeadWeight / (1 + standing.first / kLeadBytes) * news_share(record);
  return 1 / (1 + std::exp(-score));
}

}  // namespace

std::vector<IssueStanding> issue_standings(const std::vector<Tag>& issues, const Record& record) {
  std::vector<IssueStanding> standings = Reading(issues, record).run();
  add_support(issues, standings);
  return standings;
}

void weigh_issues(std::vector<Tag>& issues, const Record& record,
                  const std::vector<bool>& disputes) {
  const std::vector<IssueStanding> standings = issue_standings(issues, record);
  double most = 1;
  for (const IssueStanding& standing : standings)
    most = std::max(most, standing.count + static_cast<double>(standing.title));
  for (size_t i = 0; i < issues.size(); ++i) {
    issues[i].salience = salience_of(standings[i], record, most, is_theme(issues[i]), disputes[i]);
  }
  std::sort(issues.begin(), issues.end(), [](const Tag& a, const Tag& b) {
    if (a.salience != b.salience) return a.salience > b.salience;
    if (a.mentions.size() != b.mentions.size()) return a.mentions.size() > b.mentions.size();
    return a.id < b.id;
  });
}

}  // namespace chancery::indexer

#include "search/render/why.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <ostream>
#include <sstream>

#include "chancery/utf8.h"
#include "search/render/bars.h"
#include "search/render/flow.h"
#include "search/render/labels.h"

namespace chancery::search {

namespace {

struct KindText {
  ScoreKind kind;
  std::string_view name;
  std::string_view text;  // {} is the label
};

constexpr std::array kKinds = {
    KindText{ScoreKind::kWord, "word", "the word {}"},
    KindText{ScoreKind::kSimilar, "similar", "words that begin like {}"},
    KindText{ScoreKind::kPhrase, "phrase", "\"{}\" next to each other"},
    KindText{ScoreKind::kActor, "actor", "actor {}"},
    KindText{ScoreKind::kIssue, "issue", "issue {}"},
    KindText{ScoreKind::kMeeting, "meeting", "{} in one sentence"},
    KindText{ScoreKind::kNear, "near", "{} close to each other"},
    KindText{ScoreKind::kField, "field", "{}"},
    KindText{ScoreKind::kFeedback, "feedback", "shared with the best answers: {}"},
};

const KindText& text_of(ScoreKind kind) {
  return *std::find_if(kKinds.begin(), kKinds.end(),
                       [&](const KindText& text) { return text.kind == kind; });
}

constexpr size_t kWhyIndent = 4;
constexpr size_t kBarColumns = 12;

}  // namespace

std::string_view score_kind_name(ScoreKind kind) {
  return text_of(kind).name;
}

std::string described(const ScorePart& part) {
  return fmt::format(fmt::runtime(text_of(part.kind).text), part.label);
}

void write_why(std::ostream& out, const Hit& hit, const Style& style) {
  constexpr double kSteps = 1000;  // a bar takes whole numbers
  const size_t columns = fmt::format("{:.2f}", hit.score).size();
  const auto number = [&](double score) { return fmt::format("{:>{}.2f}", score, columns); };
  out << std::string(kWhyIndent, ' ') << number(hit.score) << "  in all\n";
  const double most = hit.why.empty() ? 0 : hit.why.front().score;
  for (const ScorePart& part : hit.why) {
    const std::string length =
        bar(static_cast<uint64_t>(std::lround(kSteps * part.score)),
            static_cast<uint64_t>(std::lround(kSteps * most)), kBarColumns, style);
    const std::string start = std::string(kWhyIndent, ' ') + number(part.score) + "  " +
                              padded(length, kBarColumns, style);
    out << start << "  ";
    Flow flow(style);
    flow.add(described(part));
    if (part.count > 0) {
      flow.space();
      flow.add_unbroken(fmt::format("{}{}", signs(style).times, part.count), Ink::kFaint);
    }
    // The start already fills the first line's indent.
    std::ostringstream lines;
    const size_t indent = kWhyIndent + columns + 2 + kBarColumns + 2;
    flow.write(lines, indent, indent);
    out << lines.str().substr(indent);
  }
}

}  // namespace chancery::search

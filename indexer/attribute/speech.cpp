#include "indexer/attribute/speech.h"

#include <algorithm>
#include <array>
#include <filesystem>

#include "chancery/schema.h"
#include "chancery/strings.h"
#include "chancery/words.h"

namespace chancery::indexer {

namespace {

constexpr uint32_t kLongestStatement = 1200;  // bytes of a speech that are one statement
constexpr uint32_t kLongestHead = 160;        // bytes of "Mr. Ek (Armenia) (spoke in French):"
constexpr size_t kLeastTurns = 4;             // of a transcript whose speakers are names alone

// Words of speeches.txt.
struct SpeechWords {
  std::vector<std::string> heads;   // statement by
  std::vector<std::string> titles;  // mr.
};

const SpeechWords& speech_words() {
  static const SpeechWords known = [] {
    static constexpr std::array<std::string_view, 2> kSpeechClasses = {"head", "title"};
    const WordFile file("speeches.txt", kSpeechClasses);
    return SpeechWords{file.list("head"), file.list("title")};
  }();
  return known;
}

// "AZE_75_2020.txt": the state of the UN's corpus of speeches.
Speaker of_file_name(const Record& record, const Gazetteer& gazetteer) {
  const std::string stem = std::filesystem::path(record.path).stem().string();
  const std::vector<std::string_view> parts = split(stem, "_");
  constexpr size_t kCode = 3, kYear = 4;
  if (parts.size() != 3 || parts[0].size() != kCode || parts[2].size() != kYear) return {};
  const auto digits = [](std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
  };
  const bool capitals =
      std::all_of(parts[0].begin(), parts[0].end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  if (!capitals || !digits(parts[1]) || !digits(parts[2])) return {};
  const ConceptIndex found = gazetteer.find(ConceptKind::kActor, parts[0]);
  if (found == kNoConcept || gazetteer[found].type != "state") {
    return {std::string(parts[0]), std::string(parts[0]), std::string(parts[0])};
  }
  return {gazetteer[found].id, gazetteer[found].name, gazetteer[found].id};
}

std::string_view line_at(const Record& record, uint32_t begin, uint32_t most) {
  const std::string_view text = std::string_view(record.text).substr(begin, most);
  return text.substr(0, text.find('\n'));
}

// "Statement by H.E. Mr. Bo Ek, Minister of Foreign Affairs of Armenia" at the head of a text.
Speaker of_head(const Record& record, const SpeakerFinder& speakers) {
  constexpr size_t kHeadSentences = 4;
  constexpr uint32_t kLongestLine = 300;
  for (size_t i = 0; i < std::min(kHeadSentences, record.sentences.size()); ++i) {
    const Span& sentence = record.sentences[i].span;
    if (!record.sentences[i].paragraph) continue;
    const std::string_view line = line_at(record, sentence.begin, kLongestLine);
    for (const std::string& head : speech_words().heads) {
      if (!starts_with_ignoring_case(line, head)) continue;
      const auto begin = static_cast<uint32_t>(sentence.begin + head.size());
      return speakers.named_in({begin, static_cast<uint32_t>(sentence.begin + line.size())});
    }
  }
  return {};
}

// Where the text of a turn begins, when the paragraph at `begin` is the first of one.
struct Turn {
  uint32_t begin = 0;  // of the words
  Speaker speaker;
  bool sure = false;  // by title and state: no count of turns needed
};

Turn turn_at(const Record& record, const SpeakerFinder& speakers, uint32_t begin) {
  const std::string_view line = line_at(record, begin, kLongestHead);
  const size_t colon = line.find(':');
  if (colon == line.npos || colon < 2 || colon + 1 >= line.size() || line[colon + 1] != ' ')
    return {};
  Turn turn;
  turn.begin = static_cast<uint32_t>(begin + colon + 2);
  const std::string_view head = line.substr(0, colon);
  const size_t open = head.find('(');
  const auto titled = [&] {
    return std::any_of(
        speech_words().titles.begin(), speech_words().titles.end(),
        [&](const std::string& title) { return starts_with_ignoring_case(head, title); });
  };
  if (open != head.npos && open >= 3 && titled()) {
    const size_t close = std::min(head.find(')', open), head.size());
    const auto first = static_cast<uint32_t>(begin + open);
    turn.speaker = speakers.named_in({first, static_cast<uint32_t>(begin + close)});
    turn.sure = turn.speaker.known();
    return turn;
  }
  // "EK:", "Mr Ek:": capitals alone.
  const bool letters = std::any_of(head.begin(), head.end(), is_letter);
  const bool lower_case =
      std::any_of(head.begin(), head.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  constexpr size_t kLongestName = 40;
  if (!letters || head.size() > kLongestName || (lower_case && !titled())) return {};
  turn.speaker = speakers.named_in({begin, static_cast<uint32_t>(begin + colon)});
  if (!turn.speaker.known()) {
    const std::string name = collapse_spaces(head);
    turn.speaker = {schema::unlisted_id(name), name, ""};
  }
  return turn;
}

std::vector<Speech> turns(const Record& record, const SpeakerFinder& speakers) {
  std::vector<Speech> found;
  size_t sure = 0;
  bool open = false;
  for (const Sentence& sentence : record.sentences) {
    if (!sentence.paragraph) continue;
    Turn turn = turn_at(record, speakers, sentence.span.begin);
    if (turn.begin == 0) continue;
    if (open) found.back().text.end = sentence.span.begin;
    found.push_back(
        {{turn.begin, static_cast<uint32_t>(record.text.size())}, std::move(turn.speaker)});
    sure += turn.sure ? 1 : 0;
    open = true;
  }
  if (sure == 0 && found.size() < kLeastTurns) return {};
  return found;
}

}  // namespace

std::vector<Speech> find_speeches(const Record& record, const Gazetteer& gazetteer) {
  const Span whole = {0, static_cast<uint32_t>(record.text.size())};
  if (whole.end == 0) return {};
  if (Speaker speaker = of_file_name(record, gazetteer); speaker.known()) {
    return {{whole, std::move(speaker)}};
  }
  const SpeakerFinder speakers(record);
  if (std::vector<Speech> found = turns(record, speakers); !found.empty()) return found;
  if (Speaker speaker = of_head(record, speakers); speaker.known()) {
    return {{whole, std::move(speaker)}};
  }
  return {};
}

Speaker speaker_of(const std::vector<Speech>& speeches, uint32_t at) {
  const auto next = std::upper_bound(
      speeches.begin(), speeches.end(), at,
      [](uint32_t byte, const Speech& speech) { return byte < speech.text.begin; });
  if (next == speeches.begin() || at >= (next - 1)->text.end) return {};
  return (next - 1)->speaker;
}

std::vector<Statement> speech_statements(const Record& record,
                                         const std::vector<Speech>& speeches) {
  std::vector<Statement> found;
  size_t sentence = 0;
  for (const Speech& speech : speeches) {
    bool open = false;
    for (; sentence < record.sentences.size() &&
           record.sentences[sentence].span.begin < speech.text.end;
         ++sentence) {
      Span span = record.sentences[sentence].span;
      if (span.end <= speech.text.begin) continue;
      span.begin = std::max(span.begin, speech.text.begin);
      if (span.begin >= span.end) continue;
      if (open && !record.sentences[sentence].paragraph &&
          span.end - found.back().content.front().begin <= kLongestStatement) {
        found.back().content.front().end = span.end;
        continue;
      }
      Statement statement;
      statement.id = speech.speaker.id;
      statement.name = speech.speaker.name;
      statement.state = speech.speaker.state;
      statement.content = {span};
      statement.kind = "direct";
      statement.act = act_of(CueClass::kSays);
      found.push_back(std::move(statement));
      open = true;
    }
  }
  return found;
}

}  // namespace chancery::indexer

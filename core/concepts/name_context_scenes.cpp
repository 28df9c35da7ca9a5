// Names that say where something was, what a thing is called by, and what is paid.
#include <algorithm>

#include "core/concepts/name_context.h"

namespace chancery {

namespace {

constexpr uint32_t kMeetingWords = 9;  // before a place, among which somebody meets
constexpr uint32_t kMadeWords = 3;     // between an accord and where it was made

}  // namespace

// "The ministers met in Munich", "signed at Lomé", "the Vienna talks": a city that is only where it
// was. "Met officials in Moscow" and "talks with the government in Kabul" are not.
bool NameContext::is_meeting_place(uint32_t first, uint32_t last) const {
  if (!text_.case_is_evidence(first)) return false;
  const auto possessive = [&](uint32_t at) {
    return (text_.token(at).flags & Token::kPossessive) != 0;
  };
  if (text_.gap_after(last - 1) == MatchText::kSpace && !possessive(last - 1) &&
      text_.is(last, WordClass::kMeeting | WordClass::kInstrument)) {
    return !text_.is(last, WordClass::kGathering);  // "Kabul met the rebels"
  }
  if (text_.starts_sentence(first) || text_.gap_after(first - 1) != MatchText::kSpace) return false;
  if (possessive(last - 1)) return false;
  if (!text_.is(first - 1, WordClass::kScene)) return false;
  if (first > 1 && text_.is(first - 2, WordClass::kConcluding)) return true;
  bool settling = false;
  uint32_t at = first - 1;
  for (uint32_t words = 0; words < kMeetingWords && !text_.starts_sentence(at); ++words) {
    --at;
    if (text_.is(at, WordClass::kMeeting)) return names_another(first, last);
    // Who meets is named before the meeting; whom they meet there is the state itself.
    if (text_.is(at, WordClass::kOffice | WordClass::kHost)) return false;
    settling = settling || text_.is(at, WordClass::kSettling);
    if (!text_.is(at, WordClass::kInstrument)) continue;
    // "Their accord last month in Paris".
    if (settling || (words <= kMadeWords && names_another(first, last))) return true;
  }
  return false;
}

// Whether the sentence of tokens [first, last) names somebody else, who may have met there.
bool NameContext::names_another(uint32_t first, uint32_t last) const {
  for (uint32_t at = first; at > 0 && !text_.starts_sentence(at);) {
    --at;
    if (text_.scratch().mention_at[at] >= 0) return true;
  }
  for (uint32_t at = last; at < text_.end_of_sentence(first); ++at) {
    if (text_.capital(at) && may_start_name(at)) return true;
  }
  return false;
}

// What a ship or a club is called: "HMS Nigeria", "the liner Norway", "Dynamo Kyiv".
bool NameContext::is_ship_or_club(uint32_t first) const {
  if (text_.starts_sentence(first) || text_.gap_after(first - 1) != MatchText::kSpace) return false;
  if (text_.token(first - 1).flags & Token::kPossessive) return false;
  if (text_.is(first - 1, WordClass::kVessel)) return true;
  return text_.is(first - 1, WordClass::kClub) && text_.capital(first - 1) &&
         text_.case_is_evidence(first);
}

// "The University of Vienna", "Kabul University".
bool NameContext::is_school(uint32_t first, uint32_t last) const {
  if (text_.gap_after(last - 1) == MatchText::kSpace && text_.capital(last) &&
      text_.is(last, WordClass::kSchool) && text_.case_is_evidence(first)) {
    return !(text_.token(last - 1).flags & Token::kPossessive);
  }
  if (first < 2 || text_.starts_sentence(first) || text_.starts_sentence(first - 1)) return false;
  return text_.word(first - 1) == "of" && text_.is(first - 2, WordClass::kSchool) &&
         text_.capital(first - 2) && text_.case_is_evidence(first);
}

// "Three hundred Danish crowns", "50 U.S. dlrs", "US$ 50", but "the Danish crown fell".
bool NameContext::is_amount(uint32_t first, uint32_t last) const {
  if (text_.before_dollar_sign(last - 1)) return true;
  if (text_.gap_after(last - 1) != MatchText::kSpace) return false;
  if (!text_.is(last, WordClass::kCoin)) return false;
  if (text_.token(last - 1).flags & Token::kPossessive) return false;  // "Iran's rial"
  const bool several = text_.word(last).ends_with('s');
  return several ||
         (!text_.starts_sentence(first) && ((text_.token(first - 1).flags & Token::kDigits) ||
                                            text_.is(first - 1, WordClass::kMagnitude)));
}

}  // namespace chancery

#include "core/concepts/cldr_names.h"

#include <unicode/locdspnm.h>
#include <unicode/locid.h>
#include <unicode/strenum.h>
#include <unicode/timezone.h>
#include <unicode/tznames.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <map>
#include <memory>

#include "chancery/text.h"

namespace chancery {

namespace {

// Locales of one language whose names differ: its scripts and countries.
std::vector<std::string> locales_of(std::string_view language) {
  if (language == "zh") return {"zh", "zh_Hant"};
  if (language == "pt") return {"pt", "pt_PT"};
  if (language == "es") return {"es", "es_MX"};
  if (language == "sr") return {"sr", "sr_Latn"};
  if (language == "nb") return {"no"};
  return {std::string(language)};
}

std::string country_of(const Concept& item) {
  constexpr std::string_view kCode = "iso2:";
  if (item.kind != ConceptKind::kActor || item.type != "state" || item.to != 0) return "";
  for (const std::string& code : item.codes) {
    if (code.starts_with(kCode)) return code.substr(kCode.size());
  }
  return "";
}

std::string utf8_of(const icu::UnicodeString& name) {
  std::string text;
  name.toUTF8String(text);
  return text;
}

// A seat of a government that a time zone is called by.
struct SeatZone {
  std::string zone;
  ConceptIndex government = kNoConcept;
};

// "America/Buenos_Aires" is called by Buenos Aires.
std::string city_of(const std::string& zone) {
  std::string city = zone.substr(zone.rfind('/') + 1);
  std::replace(city.begin(), city.end(), '_', ' ');
  return fold(city);
}

std::vector<SeatZone> seat_zones(const Gazetteer& gazetteer) {
  std::map<std::string, ConceptIndex> governments;  // by country
  const auto& concepts = gazetteer.concepts();
  for (const Concept& item : concepts) {
    const std::string country = country_of(item);
    if (country.empty()) continue;
    const ConceptIndex government = gazetteer.find(ConceptKind::kActor, item.id + "-government");
    if (government != kNoConcept) governments[country] = government;
  }
  std::vector<SeatZone> seats;
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<icu::StringEnumeration> zones(icu::TimeZone::createTimeZoneIDEnumeration(
      UCAL_ZONE_TYPE_CANONICAL_LOCATION, nullptr, nullptr, error));
  if (U_FAILURE(error) || !zones) return seats;
  while (const char* zone = zones->next(nullptr, error)) {
    char region[8] = {};
    UErrorCode unknown = U_ZERO_ERROR;
    icu::TimeZone::getRegion(icu::UnicodeString(zone), region, sizeof region, unknown);
    const auto government = governments.find(region);
    if (U_FAILURE(unknown) || government == governments.end()) continue;
    const std::string city = city_of(zone);
    const auto& names = concepts[government->second].aliases;
    if (std::any_of(names.begin(), names.end(),
                    [&](const std::string& name) { return fold(name) == city; })) {
      seats.push_back({zone, government->second});
    }
  }
  return seats;
}

// A name and what stands behind it in brackets: "Мьянма (Бирма)".
void add(const std::string& name, ConceptIndex target, AliasUse use, std::vector<Alias>& out) {
  constexpr size_t kShortest = 3;  // bytes
  const size_t bracket = name.find(" (");
  if (bracket != std::string::npos && name.ends_with(')')) {
    add(name.substr(0, bracket), target, use, out);
    add(name.substr(bracket + 2, name.size() - bracket - 3), target, use, out);
  } else if (name.size() >= kShortest) {
    out.push_back({name, target, use});
  }
}

void add_states(const Gazetteer& gazetteer, const icu::Locale& locale, std::vector<Alias>& out) {
  UDisplayContext contexts[] = {UDISPCTX_LENGTH_SHORT};
  const std::unique_ptr<icu::LocaleDisplayNames> shorts(
      icu::LocaleDisplayNames::createInstance(locale, contexts, 1));
  const auto& concepts = gazetteer.concepts();
  for (ConceptIndex i = 0; i < concepts.size(); ++i) {
    const std::string country = country_of(concepts[i]);
    if (country.empty()) continue;
    icu::UnicodeString name;
    icu::Locale("", country.c_str()).getDisplayCountry(locale, name);
    const std::string full = utf8_of(name);
    if (full == country) continue;
    add(full, i, AliasUse::kName, out);
    if (!shorts) continue;
    icu::UnicodeString brief;
    shorts->regionDisplayName(country.c_str(), brief);
    const std::string text = utf8_of(brief);
    if (text != full && text != country) add(text, i, AliasUse::kName, out);
  }
}

}  // namespace

const std::set<std::string>& cldr_languages() {
  static const std::set<std::string> languages = [] {
    int32_t count = 0;
    const icu::Locale* all = icu::Locale::getAvailableLocales(count);
    std::set<std::string> found;
    for (int32_t i = 0; i < count; ++i) found.insert(all[i].getLanguage());
    return found;
  }();
  return languages;
}

std::vector<Alias> cldr_names(const Gazetteer& gazetteer, std::string_view language) {
  std::vector<Alias> names;
  std::vector<SeatZone> seats;
  for (const std::string& code : locales_of(language)) {
    if (!cldr_languages().contains(code.substr(0, code.find('_')))) continue;
    const icu::Locale locale(code.c_str());
    add_states(gazetteer, locale, names);
    UErrorCode error = U_ZERO_ERROR;
    const std::unique_ptr<icu::TimeZoneNames> zones(
        icu::TimeZoneNames::createInstance(locale, error));
    if (U_FAILURE(error) || !zones) continue;
    if (seats.empty()) seats = seat_zones(gazetteer);
    for (const SeatZone& seat : seats) {
      icu::UnicodeString name;
      zones->getExemplarLocationName(icu::UnicodeString(seat.zone.c_str()), name);
      const std::string called = utf8_of(name);  // "Meksyk (miasto)" is a city, miasto is none
      add(called.substr(0, called.find(" (")), seat.government, AliasUse::kSeat, names);
    }
  }
  return names;
}

}  // namespace chancery

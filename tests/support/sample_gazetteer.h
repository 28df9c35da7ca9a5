// A small list of actors and issues that holds one of each kind the matcher tells apart.
#pragma once

#include <string>
#include <string_view>

#include "chancery/gazetteer.h"
#include "tests/support/temp_directory.h"

namespace chancery::testing {

inline constexpr std::string_view kSampleActors = R"toml(
[[actor]]
id = "ARM"
type = "state"
name = "Armenia"
demonyms = ["Armenian"]
seats = ["Yerevan"]
codes = { iso2 = "AM" }

[[actor]]
id = "AZE"
type = "state"
name = "Azerbaijan"
demonyms = ["Azerbaijani"]
seats = ["Baku"]
decoys = ["Baku Steel"]
codes = { iso2 = "AZ", cameo = "AZE" }

[[actor]]
id = "CHN"
type = "state"
name = "China"
demonyms = ["Chinese"]
combining = ["Sino"]

[[actor]]
id = "CIV"
type = "state"
name = "Côte d'Ivoire"
demonyms = ["Ivorian"]

[[actor]]
id = "COD"
type = "state"
name = "Democratic Republic of the Congo"

[[actor]]
id = "COG"
type = "state"
name = "Congo"

[[actor]]
id = "SUN"
type = "state"
name = "Soviet Union"
aliases = ["USSR"]
demonyms = ["Soviet"]
successor = ["RUS"]

[[actor]]
id = "TUR"
type = "state"
name = "Türkiye"
aliases = ["Turkey"]
demonyms = ["Turkish"]

[[actor]]
id = "USA"
type = "state"
name = "United States"
aliases = ["US"]
demonyms = ["American"]
cities = ["Denver"]

[[actor]]
id = "heydar-aliyev"
type = "leader"
name = "Heydar Aliyev"
surname = "Aliyev"
state = "AZE"

[[actor]]
id = "nikol-pashinyan"
type = "leader"
name = "Nikol Pashinyan"
surname = "Pashinyan"
state = "ARM"
offices = [{ title = "prime minister", from = 2018-05-08 }]

[[actor]]
id = "un"
type = "organisation"
name = "United Nations"
aliases = ["UN"]

[[actor]]
id = "who"
type = "organisation"
name = "World Health Organization"
aliases = ["WHO"]
)toml";

inline constexpr std::string_view kSampleIssues = R"toml(
[[issue]]
id = "borders"
name = "borders"

[[issue]]
id = "border-delimitation"
name = "border delimitation"
broader = ["borders"]
patterns = ["delimit ... (border|boundary|frontier)", "demarcation (of (the|their)?)? border"]

[[issue]]
id = "new-start"
name = "New START"

[[issue]]
id = "normalisation"
name = "normalization of relations"
patterns = ["{state} {state} (normalization|rapprochement)", "{actor} mediation"]

[[issue]]
id = "zangezur-corridor"
name = "Zangezur corridor"
broader = ["border-delimitation"]
)toml";

// A gazetteer made of two files' contents.
inline Gazetteer gazetteer_of(std::string_view actors, std::string_view issues = "") {
  const TempDirectory directory;
  directory.write("actors/actors.toml", actors);
  directory.write("issues/issues.toml", issues);
  return Gazetteer::load(directory.path());
}

inline const Gazetteer& sample_gazetteer() {
  static const Gazetteer made = gazetteer_of(kSampleActors, kSampleIssues);
  return made;
}

}  // namespace chancery::testing
